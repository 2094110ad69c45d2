// Phoenix: invented rows; its own count of quad classes.
#include "published_rows.h"

namespace steelyard {
namespace {

using testing::ElementsAre;

std::string phoenix(std::map<std::size_t, std::string> cells) {
  std::map<std::size_t, std::string> all{{0, "9_1.4"},
                                         {1, "20150110"},
                                         {2, "2015"},
                                         {3, "1"},
                                         {4, "10"},
                                         {5, "UKRGOV"},
                                         {6, "UKR"},
                                         {7, "GOV"},
                                         {9, "IGOEUREEC"},
                                         {10, "IGO"},
                                         {13, "036"},
                                         {14, "03"},
                                         {15, "1"},
                                         {16, "4"},
                                         {17, "ENV,2;TAX,1"},
                                         {23, "5_2"},
                                         {24, "http://example.org"},
                                         {25, "paper"}};
  for (auto& [at, cell] : cells) all[at] = cell;
  return row_of(26, all);
}

TEST(Phoenix, AnEventIsRead) {
  const Imported got = import_rows("phoenix", phoenix({}));
  ASSERT_THAT(said(got), ElementsAre("2015-01-10 UKR/GOV 036 EU"));
  EXPECT_EQ(got.events[0].id, "phoenix:9_1.4");
  EXPECT_EQ(got.events[0].action.goldstein, 4);
}

TEST(Phoenix, ItsQuadClassIsKeptAsItCame) {
  const Imported got = import_rows("phoenix", phoenix({{13, "010"}, {14, "01"}, {15, "0"}}) +
                                                  phoenix({{13, "160"}, {14, "16"}, {15, "3"}}));
  EXPECT_EQ(got.events[0].action.quad, 0);
  EXPECT_EQ(got.events[1].action.quad, 3);
}

TEST(Phoenix, NobodyAndRolesWithoutAPlace) {
  const Imported got = import_rows("phoenix", phoenix({{5, "---"}, {9, "---REF"}}));
  EXPECT_EQ(got.events[0].source.code, "");
  EXPECT_EQ(got.events[0].target.code, "/REF");
}

TEST(Phoenix, LostZerosAndShortRows) {
  const Imported got = import_rows("phoenix", phoenix({{13, "36"}, {14, "3"}}) + "9_1.4\t20150110\t2015\n");
  EXPECT_EQ(got.events.at(0).action.cameo, "036");
  EXPECT_EQ(got.counts.left_out, 1U);
}

TEST(Phoenix, RowsSurviveAndEventsFromElsewhereReadTheSame) {
  const std::string rows =
      phoenix({}) + phoenix({{0, "10_1"}, {5, "KSVREBMOS"}, {9, "---REF"}, {13, "190"}, {14, "19"}});
  const Imported first = import_rows("phoenix", rows);
  EXPECT_EQ(export_rows("phoenix", first), rows);
  EXPECT_EQ(said(import_rows("phoenix", export_rows("phoenix", first, false))), said(first));
}

}  // namespace
}  // namespace steelyard
