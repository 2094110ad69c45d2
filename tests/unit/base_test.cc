#include "steelyard/base.h"

#include <atomic>
#include <cmath>

#include "steelyard/record.h"

namespace steelyard {
namespace {

TEST(Date, RoundTripsEveryDayOfFourCenturies) {
  Date day = Date::of(1700, 1, 1);
  for (int weekday = day.weekday(); day.year() < 2101; day = day.plus_days(1), weekday = (weekday + 1) % 7) {
    ASSERT_EQ(Date::parse_iso(day.iso()), day);
    ASSERT_EQ(day.weekday(), weekday) << day.iso();
  }
}

TEST(Date, RefusesDaysThatDoNotExist) {
  for (const char* text :
       {"2025-02-29", "2025-13-01", "2025-00-10", "2025-5-09", "20250509", "", "2025-05-32"})
    EXPECT_FALSE(Date::parse_iso(text).known()) << text;
  EXPECT_TRUE(Date::parse_iso("2024-02-29").known());
}

TEST(Date, PartialDatesGiveFirstAndLastDay) {
  EXPECT_EQ(Date::parse_first("2024").iso(), "2024-01-01");
  EXPECT_EQ(Date::parse_last("2024").iso(), "2024-12-31");
  EXPECT_EQ(Date::parse_last("2024-02").iso(), "2024-02-29");
  EXPECT_EQ(Date::parse_last("2024-12").iso(), "2024-12-31");
}

TEST(Date, KnowsWeekdays) { EXPECT_EQ(Date::parse_iso("2025-05-09").weekday(), 4); }

TEST(Date, NamesPeriods) {
  const Date day = Date::parse_iso("2025-05-09");
  EXPECT_EQ(period_of(day, PeriodKind::year), "2025");
  EXPECT_EQ(period_of(day, PeriodKind::quarter), "2025-Q2");
  EXPECT_EQ(period_of(day, PeriodKind::month), "2025-05");
  EXPECT_EQ(period_of(day, PeriodKind::day), "2025-05-09");
}

TEST(DateRange, OpenEndsHoldEverything) {
  const DateRange range{Date::parse_iso("2019-03-20"), {}};
  EXPECT_TRUE(range.holds(Date::parse_iso("2025-05-09")));
  EXPECT_FALSE(range.holds(Date::parse_iso("2019-03-19")));
  EXPECT_FALSE(range.holds(Date()));
  EXPECT_TRUE(DateRange{}.holds(Date()));
}

TEST(Text, FoldIgnoresCaseAndMarks) {
  EXPECT_EQ(fold("Tóqaev"), fold("TOQAEV"));
  EXPECT_EQ(fold("Türkiye"), "turkiye");
  EXPECT_EQ(fold("МОСКВА"), fold("москва"));
}

TEST(Text, FindsTheFirstBadByte) {
  EXPECT_FALSE(find_invalid_utf8("Überlingen"));
  EXPECT_EQ(find_invalid_utf8("ab\xFFz"), 2U);
  EXPECT_EQ(find_invalid_utf8("ab\xC3"), 2U);
}

TEST(Text, TrimSplitJoin) {
  EXPECT_EQ(trim("  a b \r\n"), "a b");
  EXPECT_EQ(trim(" \t"), "");
  EXPECT_EQ(split("a,,b", ','), (std::vector<std::string_view>{"a", "", "b"}));
  EXPECT_EQ(join(std::vector<std::string>{"a", "b"}, ", "), "a, b");
}

TEST(Table, ReadsQuotesOverLinesAndReportsShortRows) {
  std::vector<std::string> problems;
  Reporter reporter([&](const Error& e) { problems.push_back(to_string(e)); });
  const auto table =
      parse_table("# note\na,b\r\n\"x, \"\"y\"\"\nz\",2\r\nshort\r\n3,4\r\n", "t.csv", ',', reporter);
  ASSERT_TRUE(table);
  ASSERT_EQ(table->rows.size(), 2U);
  EXPECT_EQ(table->rows[0].cells[0], "x, \"y\"\nz");
  EXPECT_EQ(table->rows[1].line, 6U);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_THAT(problems[0], testing::StartsWith("t.csv:5: expected 2 columns"));
  EXPECT_FALSE(table->column("c"));
}

TEST(Reporter, CountsAllAndShowsSome) {
  int shown = 0;
  Reporter reporter([&](const Error&) { ++shown; }, 2);
  for (int i = 0; i < 5; ++i) reporter.report("bad", Error{});
  EXPECT_EQ(shown, 2);
  EXPECT_EQ(reporter.total(), 5U);
}

TEST(Threads, EveryItemOnceWhateverTheNumber) {
  for (unsigned threads : {1U, 2U, 7U}) {
    std::vector<std::atomic<int>> seen(1000);
    parallel_for(seen.size(), threads, [&](std::size_t i) { ++seen[i]; });
    for (const auto& count : seen) ASSERT_EQ(count.load(), 1);
  }
}

TEST(Random, SameSeedSameNumbers) {
  Random a(7), b(7);
  for (int i = 0; i < 100; ++i) ASSERT_EQ(a.next(), b.next());
}

TEST(Random, MomentsOfGammaAndNormal) {
  Random random(1);
  constexpr int kDraws = 200000;
  for (double shape : {0.3, 1.0, 4.5}) {
    double sum = 0;
    for (int i = 0; i < kDraws; ++i) sum += random.gamma(shape);
    EXPECT_NEAR(sum / kDraws, shape, 5 * std::sqrt(shape / kDraws)) << shape;
  }
  double sum = 0, squares = 0;
  for (int i = 0; i < kDraws; ++i) {
    const double x = random.normal();
    sum += x;
    squares += x * x;
  }
  EXPECT_NEAR(sum / kDraws, 0, 0.02);
  EXPECT_NEAR(squares / kDraws, 1, 0.02);
}

TEST(Files, WriteReplacesWholeFiles) {
  const std::string path = testing::TempDir() + "steelyard_files_test";
  ASSERT_TRUE(write_file(path, "one"));
  ASSERT_TRUE(write_file(path, "two"));
  EXPECT_EQ(read_file(path).value(), "two");
  const auto missing = read_file(path + ".absent");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().kind, ErrorKind::bad_input);
}

TEST(Record, StatusWordsRoundTrip) {
  for (const char* word : {"asserted", "denied", "intended", "hypothetical", "past_reference"})
    EXPECT_EQ(to_string(parse_event_status(word).value()), word);
  EXPECT_FALSE(parse_event_status("certain"));
}

}  // namespace
}  // namespace steelyard
