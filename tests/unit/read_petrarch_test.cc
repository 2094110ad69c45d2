// PETRARCH output: rows of one file differ in width.
#include "published_rows.h"

namespace steelyard {
namespace {

using testing::ElementsAre;

TEST(Petrarch, TheWidthVariesWithinAFile) {
  const Imported got = import_rows(
      "petrarch",
      "20150110\tARMGOV\tIGOUNO\t051\t\tdoc1_1\tpaper\n"
      "20150110\tARM\tGEO\t040\tENV,1\tdoc2_1\thttp://example.org/a\tpaper\n"
      "20150110\tARM\tGEO\t112\t\tdoc3_1\tpaper\tArmenia\tGeorgia\n"
      "20150110\tARM\tGEO\t112\t\tdoc4_1\thttp://example.org/b\tpaper\tArmenia\tGeorgia\tACCUSED\n"
      "20150110\tARM\tGEO\t112\t\tdoc5_1\tpaper\tACCUSED\n"
      "20150110\tARM\tGEO\t112\t\tdoc6_1\tpaper\tArmenia\t---\tACCUSED\tARMENIA\tGEORGIA\n");
  ASSERT_EQ(got.events.size(), 6U);
  EXPECT_EQ(said(got.events[0]), "2015-01-10 ARM/GOV 051 UN");
  EXPECT_EQ(got.events[1].source.text, "");
  EXPECT_EQ(got.events[2].source.text, "Armenia");
  EXPECT_EQ(got.events[2].target.text, "Georgia");
  EXPECT_EQ(got.events[3].source.text, "Armenia");
  EXPECT_EQ(got.events[3].action.text, "ACCUSED");
  EXPECT_EQ(got.events[4].action.text, "ACCUSED");
  EXPECT_EQ(got.events[5].target.text, "");
  EXPECT_EQ(got.events[5].action.text, "ACCUSED");
}

TEST(Petrarch, TheSameRowHasTheSameIdAndAnotherSentenceAnother) {
  const std::string row = "20150110\tARM\tGEO\t112\t\tdoc3_1\tpaper\n";
  const Imported got = import_rows("petrarch", row + row + "20150110\tARM\tGEO\t112\t\tdoc3_2\tpaper\n");
  EXPECT_EQ(got.events[0].id, got.events[1].id);
  EXPECT_NE(got.events[0].id, got.events[2].id);
}

TEST(Petrarch, NobodyLostZerosAndShortRows) {
  const Imported got =
      import_rows("petrarch", "20150110\t---\tGEO\t51\n20150110\tARM\tGEO\nx\tARM\tGEO\t051\n");
  ASSERT_THAT(said(got), ElementsAre("2015-01-10  051 GEO"));
  EXPECT_EQ(got.problems.at("wrong number of columns"), 1U);
  EXPECT_EQ(got.problems.at("no date"), 1U);
}

TEST(Petrarch, RowsSurviveAndEventsFromElsewhereReadTheSame) {
  const std::string rows =
      "20150110\tARMGOV\tIGOUNO\t051\t\tdoc1_1\tpaper\tArmenia\tthe "
      "UN\tPRAISED\n20150111\t---REF\tDEU\t0842\tX,1\td_2\tp\n";
  const Imported first = import_rows("petrarch", rows);
  EXPECT_EQ(export_rows("petrarch", first), rows);
  EXPECT_EQ(said(import_rows("petrarch", export_rows("petrarch", first, false))), said(first));
}

}  // namespace
}  // namespace steelyard
