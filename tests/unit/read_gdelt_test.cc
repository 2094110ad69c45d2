// GDELT 1.0 and 2.0: invented rows, each with a trap of the published files.
#include "published_rows.h"

namespace steelyard {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string gdelt(std::size_t columns, const std::string& id, const std::string& source,
                  const std::string& code, const std::string& root, const std::string& target,
                  const std::string& goldstein = "1.9") {
  return row_of(columns, {{0, id},
                          {1, "20250509"},
                          {5, source},
                          {6, "FIRST NAME"},
                          {15, target},
                          {16, "SECOND NAME"},
                          {26, code},
                          {28, root},
                          {29, "1"},
                          {30, goldstein},
                          {columns - 1, "http://example.org/" + id}});
}

TEST(Gdelt, AnEventIsReadFromItsCodes) {
  const Imported got = import_rows("gdelt", gdelt(61, "12", "KAZGOV", "042", "04", "RUS"));
  ASSERT_EQ(got.events.size(), 1U);
  const Event& event = got.events[0];
  EXPECT_EQ(event.id, "gdelt:12");
  EXPECT_EQ(event.source.code, "KAZ/GOV");
  EXPECT_EQ(event.source.country, "KAZ");
  EXPECT_EQ(event.source.text, "FIRST NAME");
  EXPECT_EQ(event.target.code, "RUS");
  EXPECT_EQ(event.action.cameo, "042");
  EXPECT_EQ(event.action.plover, "CONSULT");
  EXPECT_EQ(event.lever, "diplomatic");
  EXPECT_EQ(event.date_basis, "imported");
  EXPECT_EQ(event.rule, "import/gdelt");
  EXPECT_EQ(event.origin, "set.tsv:1");
  EXPECT_TRUE(got.problems.empty());
}

TEST(Gdelt, ScaleAndQuadAreKeptAsTheyCame) {
  std::string row = gdelt(61, "1", "USA", "016", "01", "RUS", "-2.0");
  row.replace(row.find("\t1\t-2.0"), 3, "\t3\t");
  const Imported got = import_rows("gdelt", row);
  ASSERT_EQ(got.events.size(), 1U);
  EXPECT_EQ(got.events[0].action.goldstein, -2);  // −5 in the list of ICEWS
  EXPECT_EQ(got.events[0].action.quad, 3);
}

TEST(Gdelt, LostZerosAreRestoredByTheRoot) {
  const Imported got = import_rows(
      "gdelt", gdelt(61, "1", "USA", "42", "4", "RUS") + gdelt(61, "2", "USA", "10", "1", "RUS") +
                   gdelt(61, "3", "USA", "10", "10", "RUS") + gdelt(61, "4", "USA", "112", "11", "RUS") +
                   gdelt(61, "5", "USA", "331", "3", "RUS"));
  EXPECT_THAT(said(got),
              ElementsAre("2025-05-09 USA 042 RUS", "2025-05-09 USA 010 RUS", "2025-05-09 USA 10 RUS",
                          "2025-05-09 USA 112 RUS", "2025-05-09 USA 0331 RUS"));
  EXPECT_EQ(got.problems.at("zero of an action code restored"), 3U);
  ASSERT_EQ(got.messages.size(), 1U);
  EXPECT_THAT(got.messages[0], HasSubstr("set.tsv:1: "));
  EXPECT_THAT(got.messages[0], HasSubstr("3 such cases"));
}

TEST(Gdelt, RowsOf57ColumnsAreReadAndCounted) {
  const std::string row = gdelt(58, "7", "CHN", "051", "05", "UZB");
  const std::string cut = row.substr(0, row.rfind('\t')) + "\n";
  const Imported got = import_rows("gdelt1", row + cut);
  EXPECT_EQ(got.events.size(), 2U);
  EXPECT_EQ(got.problems.at("row without its last column"), 1U);
  EXPECT_THAT(got.messages[0], HasSubstr("set.tsv:2: the row has 57 columns of 58"));
}

TEST(Gdelt, TheOtherVersionIsNamed) {
  const Imported got = import_rows("gdelt", gdelt(58, "7", "CHN", "051", "05", "UZB"));
  EXPECT_EQ(got.counts.left_out, 1U);
  EXPECT_THAT(got.messages[0], HasSubstr("import it as gdelt1"));
}

TEST(Gdelt, BadRowsAreLeftOutAndTheRestIsRead) {
  std::string undated = gdelt(58, "2", "CHN", "051", "05", "UZB");
  undated.replace(undated.find("20250509"), 8, "20251309");
  const Imported got = import_rows("gdelt1", gdelt(58, "1", "CHN", "xyz", "05", "UZB") + undated + "\n" +
                                                 "nonsense\n" + gdelt(58, "", "CHN", "051", "05", "UZB") +
                                                 gdelt(58, "3", "CHN", "051", "05", "UZB"));
  EXPECT_THAT(said(got), ElementsAre("2025-05-09 CHN 051 UZB"));
  EXPECT_EQ(got.counts.rows, 5U);
  EXPECT_EQ(got.counts.left_out, 4U);
  for (const char* kind : {"action code not known", "no date", "wrong number of columns", "no id"})
    EXPECT_EQ(got.problems.at(kind), 1U) << kind;
}

TEST(Gdelt, WindowsLineEndsLatinBytesAndQuotesAreRepairedAndCounted) {
  std::string row = gdelt(58, "1", "FRA", "051", "05", "UZB");
  row.replace(row.find("FIRST NAME"), 10, "FRAN\xC7OIS");
  row.insert(row.size() - 1, "\r");
  std::string quoted = gdelt(58, "2", "FRA", "051", "05", "UZB");
  quoted.replace(quoted.find("FIRST NAME"), 10, "\"THE \"\"FIRST\"\"\"");
  const Imported got = import_rows("gdelt1", row + quoted);
  ASSERT_EQ(got.events.size(), 2U);
  EXPECT_EQ(got.events[0].source.text, "FRANÇOIS");
  EXPECT_EQ(got.events[1].source.text, "THE \"FIRST\"");
  EXPECT_EQ(got.problems.at("Windows line end"), 1U);
  EXPECT_EQ(got.problems.at("not UTF-8"), 1U);
  EXPECT_EQ(got.problems.at("quotes around cells"), 1U);
  EXPECT_FALSE(got.lines[0].ends_with('\r'));
}

TEST(Gdelt, ActorsOfEveryKindFindTheirPlace) {
  const std::pair<const char*, const char*> cases[] = {{"IGOUNO", "UN"},
                                                       {"IGOEUREEC", "EU"},
                                                       {"IGOWSTNAT", "NATO"},
                                                       {"ROMGOV", "ROU/GOV"},
                                                       {"COP", "/COP"},
                                                       {"USAGOVMIL", "USA/GOV/MIL"},
                                                       {"AFR", "AFR"},
                                                       {"aka", "/aka"},
                                                       {"IGOUNOREFHCR", "UNHCR"},
                                                       {"", ""},
                                                       {"MOS", "/MOS"},
                                                       {"PSEGZA", "PSE/GZA"}};
  for (const auto& [blocks, code] : cases) {
    const Imported got = import_rows("gdelt1", gdelt(58, "1", blocks, "051", "05", "UZB"));
    ASSERT_EQ(got.events.size(), 1U) << blocks;
    EXPECT_EQ(got.events[0].source.code, code) << blocks;
    EXPECT_TRUE(got.counts.unresolved.empty()) << blocks;
  }
}

TEST(Gdelt, UnknownActorsAreListedWithTheirCounts) {
  const Imported got = import_rows(
      "gdelt1", gdelt(58, "1", "XQZ", "051", "05", "UZB") + gdelt(58, "2", "XQZGOV", "051", "05", "XQZ"));
  EXPECT_EQ(got.events.size(), 2U);
  EXPECT_EQ(got.counts.unresolved.at("actor code XQZ"), 2U);
  EXPECT_EQ(got.counts.unresolved.at("actor code XQZGOV"), 1U);
  EXPECT_EQ(got.problems.at("actor of no known state or body"), 3U);
}

TEST(Gdelt, ColumnsThatAreNotUsedSurvive) {
  const std::string row = gdelt(58, "1", "CHN", "051", "05", "UZB");
  EXPECT_EQ(export_rows("gdelt1", import_rows("gdelt1", row)), row);
}

TEST(Gdelt, OneVersionIsWrittenAsTheOtherAndBack) {
  std::string row = gdelt(58, "1", "CHN", "051", "05", "UZB");
  const std::string two = export_rows("gdelt", import_rows("gdelt1", row));
  EXPECT_EQ(std::ranges::count(two, '\t'), 60);
  EXPECT_EQ(export_rows("gdelt1", import_rows("gdelt", two)), row);
}

TEST(Gdelt, EventsFromElsewhereAreWrittenAndReadTheSame) {
  const Imported first = import_rows("gdelt", gdelt(61, "5", "ROUGOV", "0331", "03", "IGOUNO"));
  const Imported second = import_rows("gdelt", export_rows("gdelt", first, false));
  EXPECT_EQ(said(first), said(second));
  EXPECT_EQ(first.events[0].id, second.events[0].id);
}

TEST(Gdelt, AHeaderLineIsPassedOver) {
  const Imported got = import_rows(
      "gdelt1", joined(published_columns("import/gdelt1")) + gdelt(58, "1", "CHN", "051", "05", "UZB"));
  EXPECT_EQ(got.events.size(), 1U);
  EXPECT_EQ(got.problems.at("header line"), 1U);
}

}  // namespace
}  // namespace steelyard
