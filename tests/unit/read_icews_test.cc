// ICEWS: invented rows; names and sectors instead of codes.
#include "published_rows.h"

namespace steelyard {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string kHeader = joined(published_columns("import/icews"));

std::string icews(std::map<std::size_t, std::string> cells) {
  std::map<std::size_t, std::string> all{{0, "77"},
                                         {1, "2018-06-01"},
                                         {2, "Envoy (Georgia)"},
                                         {3, "Government,Executive"},
                                         {4, "Georgia"},
                                         {5, "Make a visit"},
                                         {6, "042"},
                                         {7, "1.9"},
                                         {8, "Citizen (Japan)"},
                                         {9, "General Population / Civilian / Social,Social"},
                                         {10, "Japan"},
                                         {14, "Tokyo"},
                                         {15, "NA"}};
  for (auto& [at, cell] : cells) all[at] = cell;
  return row_of(20, all);
}

TEST(Icews, StateAndRoleComeFromCountryAndSectors) {
  const Imported got = import_rows("icews", kHeader + icews({}));
  ASSERT_THAT(said(got), ElementsAre("2018-06-01 GEO/GOV 042 JPN/CVL"));
  EXPECT_EQ(got.events[0].id, "icews:77:2018-06-01");
  EXPECT_EQ(got.events[0].source.text, "Envoy (Georgia)");
  EXPECT_EQ(got.events[0].action.text, "Make a visit");
  EXPECT_EQ(got.events[0].action.goldstein, 1.9);
}

TEST(Icews, IdsRecurOnOtherDays) {
  const Imported got = import_rows("icews", kHeader + icews({}) + icews({{1, "2019-06-01"}}));
  EXPECT_NE(got.events[0].id, got.events[1].id);
}

TEST(Icews, NamesOfBodiesStandForThemWithoutACountry) {
  const Imported got =
      import_rows("icews", kHeader + icews({{2, "European Union"}, {3, ""}, {4, "NA"}}) +
                               icews({{2, "Ministry (European Union)"}, {4, ""}}) +
                               icews({{2, "Unspecified Actor"}, {3, "Unspecified"}, {4, "NA"}}));
  EXPECT_EQ(got.events[0].source.code, "EU");
  EXPECT_EQ(got.events[1].source.code, "EU");
  EXPECT_EQ(got.events[2].source.code, "");
  EXPECT_TRUE(got.counts.unresolved.empty());
}

TEST(Icews, CountriesOfManySpellingsAreKnown) {
  const std::pair<const char*, const char*> cases[] = {{"Russian Federation", "RUS"},
                                                       {"the former Yugoslav Republic of Macedonia", "MKD"},
                                                       {"Moldova, Republic of", "MDA"},
                                                       {"Congo", "COG"},
                                                       {"Democratic Republic of Congo", "COD"},
                                                       {"Occupied Palestinian Territory", "PSE"},
                                                       {"Cote d'Ivoire", "CIV"},
                                                       {"Soviet Union", "RUS"}};
  for (const auto& [name, code] : cases)
    EXPECT_EQ(import_rows("icews", kHeader + icews({{4, name}})).events.at(0).source.country, code) << name;
}

TEST(Icews, AStateThatHasEndedIsItselfInItsDays) {
  EXPECT_EQ(import_rows("icews", kHeader + icews({{1, "1985-06-01"}, {4, "Soviet Union"}}))
                .events.at(0)
                .source.country,
            "SUN");
}

TEST(Icews, UnknownCountriesAreListed) {
  const Imported got = import_rows("icews", kHeader + icews({{4, "Ruritania"}}));
  EXPECT_EQ(got.events.size(), 1U);
  EXPECT_EQ(got.counts.unresolved.at("country Ruritania"), 1U);
}

TEST(Icews, LostZerosAreRestored) {
  const Imported got = import_rows("icews", kHeader + icews({{6, "42"}}) + icews({{6, "10"}, {7, "0"}}) +
                                                icews({{6, "10"}, {7, "-5"}}) + icews({{6, "1"}, {7, "0"}}));
  EXPECT_EQ(got.events[0].action.cameo, "042");
  EXPECT_EQ(got.events[1].action.cameo, "010");  // the scale of a statement
  EXPECT_EQ(got.events[2].action.cameo, "10");   // that of a demand
  EXPECT_EQ(got.events[3].action.cameo, "01");
  EXPECT_EQ(got.problems.at("zero of an action code restored"), 3U);
}

TEST(Icews, ColumnsAreFoundByNameAndWrittenInTheirOrder) {
  std::string header = kHeader, row = icews({});
  header.insert(header.size() - 1, "\tHeadline");
  row.insert(row.size() - 1, "\tsurplus");
  const Imported got = import_rows("icews", header + row);
  ASSERT_EQ(got.events.size(), 1U);
  EXPECT_THAT(got.lines[0], HasSubstr("Headline=surplus"));
  EXPECT_EQ(export_rows("icews", got), kHeader + icews({}));
}

TEST(Icews, AFileOfAnotherFormatIsRefused) {
  EXPECT_THAT(import_rows("icews", "a\tb\tc\n1\t2\t3\n").error, HasSubstr("\"Event ID\" is missing"));
}

TEST(Icews, RowsSurviveAndEventsFromElsewhereReadTheSame) {
  const std::string rows =
      kHeader + icews({}) + icews({{0, "78"}, {4, "NA"}, {2, "European Union"}, {3, "NA"}});
  const Imported first = import_rows("icews", rows);
  EXPECT_EQ(export_rows("icews", first), rows);
  EXPECT_EQ(said(import_rows("icews", export_rows("icews", first, false))), said(first));
}

}  // namespace
}  // namespace steelyard
