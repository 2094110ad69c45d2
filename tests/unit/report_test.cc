#include "steelyard/report.h"

#include <cmath>

#include <nlohmann/json.hpp>

namespace steelyard {
namespace {

Rows sample() {
  Rows rows{{"state", "events", "lean"}, {}};
  rows.add({std::string("KAZ, \"north\""), std::int64_t{1284}, -0.214159265});
  rows.add({std::string("Türkiye"), std::int64_t{7}, std::monostate{}});
  return rows;
}

TEST(Report, CsvQuotesAndLeavesNothingEmpty) {
  EXPECT_EQ(to_csv(sample()), "state,events,lean\n\"KAZ, \"\"north\"\"\",1284,-0.214159\nTürkiye,7,\n");
}

TEST(Report, JsonIsJson) {
  const auto json = nlohmann::json::parse(to_json("balance", sample()));
  EXPECT_EQ(json["rows"][0]["state"], "KAZ, \"north\"");
  EXPECT_EQ(json["rows"][0]["events"], 1284);
  EXPECT_TRUE(json["rows"][1]["lean"].is_null());
}

TEST(Report, JsonStringsSurviveEveryByte) {
  std::string hostile;
  for (int c = 0; c < 128; ++c) hostile += static_cast<char>(c);
  hostile += "Ұлттық 🏳";
  EXPECT_EQ(nlohmann::json::parse(json_string(hostile)).get<std::string>(), hostile);
}

TEST(Report, NumbersThatAreNoneBecomeNull) {
  EXPECT_EQ(json_number(std::nan("")), "null");
  EXPECT_EQ(json_number(-0.0), "0");
  EXPECT_EQ(json_number(0.1 + 0.2), "0.3");
}

TEST(Report, TerminalAlignsByCharactersNotBytes) {
  const std::string table = to_terminal(sample(), {});
  const auto lines = split(table, '\n');
  ASSERT_GE(lines.size(), 3U);
  EXPECT_EQ(display_width(lines[1].substr(0, lines[1].find("1"))),
            display_width(lines[2].substr(0, lines[2].find("7"))) - 4);
}

TEST(Report, CondensedJoinsIntervalsAndDropsEmptyColumns) {
  Rows rows{{"state", "lever", "lean", "lean_low", "lean_high", "n"}, {}};
  rows.add({std::string("KAZ"), std::string(), -0.21, -0.28, -0.15, std::int64_t{7}});
  rows.add({std::string("UZB"), std::string(), Value(), Value(), Value(), std::int64_t{3}});
  const Rows condensed_rows = condensed(rows);
  EXPECT_EQ(condensed_rows.columns, (std::vector<std::string>{"state", "lean", "n"}));
  EXPECT_EQ(std::get<std::string>(condensed_rows.rows[0][1]), "−0.21 (−0.28 to −0.15)");
  EXPECT_TRUE(std::holds_alternative<std::monostate>(condensed_rows.rows[1][1]));
}

TEST(Report, ColourOnlyWhenAsked) {
  EXPECT_EQ(to_terminal(sample(), {}).find('\033'), std::string::npos);
  EXPECT_NE(to_terminal(sample(), {.colour = true}).find('\033'), std::string::npos);
}

TEST(Report, BarsHaveOneWidth) {
  for (double share : {-1.0, 0.0, 0.01, 0.5, 0.999, 1.0, 7.0, std::nan("")})
    EXPECT_EQ(display_width(bar(share, 12)), 12U) << share;
}

TEST(Report, NumbersAsProse) {
  EXPECT_EQ(plain_number(-0.214, 2), "−0.21");
  EXPECT_EQ(plain_number(-0.001, 2), "0.00");
  EXPECT_EQ(plain_count(1284), "1\u202F284");
  EXPECT_EQ(plain_count(1234567), "1\u202F234\u202F567");
  EXPECT_EQ(plain_percent(0.345), "35%");
  EXPECT_EQ(plain_date(Date::parse_iso("2025-05-09")), "9 May 2025");
}

}  // namespace
}  // namespace steelyard
