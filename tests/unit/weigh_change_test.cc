// Trends, overtakings, breaks and changes at planted places.
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/weigh_cases.h"
#include "weigh/periods.h"
#include "weigh/series.h"

namespace steelyard {
namespace {

using namespace weigh_cases;

// Months from 2018-01 on, with as many events with each of two powers as the functions say.
std::vector<EventCount> monthly(int months, const std::function<std::int64_t(int)>& first,
                                const std::function<std::int64_t(int)>& second) {
  std::vector<EventCount> counts;
  for (int t = 0; t < months; ++t) {
    const std::string period = period_name({PeriodKind::month, 2018 * 12 + t});
    if (first(t) > 0) counts.push_back(events("SHI", "MOR", period, "051", first(t)));
    if (second(t) > 0) counts.push_back(events("SHI", "GON", period, "051", second(t)));
  }
  return counts;
}

TEST(Periods, GoThereAndBack) {
  for (const char* name : {"2025", "2025-Q2", "2025-12", "2025-05-09", "all"})
    EXPECT_EQ(period_name(parse_period(name)), name);
  EXPECT_EQ(parse_period("2025-01").index - parse_period("2024-12").index, 1);
  EXPECT_EQ(parse_period("2025-Q1").index - parse_period("2024-Q4").index, 1);
  EXPECT_EQ(first_day(parse_period("2025-Q3")).iso(), "2025-07-01");
  EXPECT_EQ(parse_period("soon").kind, PeriodKind::all);
}

TEST(Overtakings, FoundAtThePlantedDate) {
  const auto counts = monthly(
      84, [](int t) { return t < 40 ? 20 : 8; }, [](int t) { return t < 40 ? 8 : 20; });
  const auto rows = overtakings(counts, query_for({"SHI"}));
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].by, "GON");
  EXPECT_EQ(rows[0].of, "MOR");
  EXPECT_EQ(rows[0].period, "2021-05");
  EXPECT_EQ(rows[0].date.iso(), "2021-05-01");
  EXPECT_LE(rows[0].period_low, "2021-05");
  EXPECT_GE(rows[0].period_high, "2021-05");
  EXPECT_GT(rows[0].odds, 0.99);
  EXPECT_NEAR(rows[0].by_before.value, 8.0 / 28, 1e-12);
  EXPECT_NEAR(rows[0].by_after.value, 20.0 / 28, 1e-12);
  EXPECT_EQ(rows[0].volume, 48 * 28);
}

// A slow crossing under Poisson noise is dated within a few months, and the interval says how far off it may
// be.
TEST(Overtakings, SlowCrossingUnderNoise) {
  Random random(5);
  const auto noisy = [&](double rate) {
    std::int64_t n = 0;
    for (double time = random.gamma(1); time < rate; time += random.gamma(1)) ++n;
    return n;
  };
  std::vector<std::int64_t> falling, rising;
  for (int t = 0; t < 96; ++t) falling.push_back(noisy(30 - 0.25 * t)), rising.push_back(noisy(6 + 0.25 * t));
  const auto at = [](const std::vector<std::int64_t>& v) {
    return [&v](int t) { return v[static_cast<std::size_t>(t)]; };
  };
  const auto rows = overtakings(monthly(96, at(falling), at(rising)), query_for({"SHI"}));
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].by, "GON");
  const int truth = 48, found = parse_period(rows[0].period).index - 2018 * 12;
  EXPECT_NEAR(found, truth, 8);
  EXPECT_LE(parse_period(rows[0].period_low).index - 2018 * 12, truth);
  EXPECT_GE(parse_period(rows[0].period_high).index - 2018 * 12, truth);
}

TEST(Overtakings, NoneWhereTheOrderHolds) {
  EXPECT_TRUE(overtakings(monthly(
                              60, [](int) { return 20; }, [](int t) { return t % 7 == 0 ? 21 : 9; }),
                          query_for({"SHI"}))
                  .empty());
  EXPECT_TRUE(overtakings(monthly(
                              6, [](int t) { return t < 3; }, [](int t) { return t >= 3; }),
                          query_for({"SHI"}))
                  .empty());
}

// Two powers that run level change places all the time: nothing is claimed of them.
TEST(Overtakings, NoneBetweenTwoThatSwapPlaces) {
  const auto up = [](int t) { return t / 3 % 2 == 0 ? 24 : 8; };
  const auto down = [](int t) { return t / 3 % 2 == 0 ? 8 : 24; };
  EXPECT_TRUE(overtakings(monthly(60, up, down), query_for({"SHI"})).empty());
}

TEST(Overdispersion, OfBurstsAndOfOneStep) {
  std::vector<std::int64_t> steady, bursts, stepped, total;
  for (int t = 0; t < 40; ++t) {
    steady.push_back(20), total.push_back(40);
    bursts.push_back(t % 2 == 0 ? 35 : 5);
    stepped.push_back(t < 20 ? 10 : 30);
  }
  EXPECT_DOUBLE_EQ(overdispersion(steady, total), 1);
  // (.75)² / (¼ × 2/40) = 45
  EXPECT_NEAR(overdispersion(bursts, total), 45, 1e-9);
  EXPECT_LT(overdispersion(stepped, total), 1.1);
}

TEST(Breaks, FoundAtThePlantedMonth) {
  const auto rows =
      breaks(monthly(
                 72, [](int t) { return t < 50 ? 12 : 6; }, [](int t) { return t < 50 ? 6 : 12; }),
             query_for({"SHI"}));
  ASSERT_EQ(rows.size(), 2u);  // one power's fall is the other's rise
  for (const BreakRow& row : rows) {
    EXPECT_EQ(row.period, "2022-03");
    EXPECT_GT(row.odds, 0.99);
  }
}

// Shares that do not move: a break is claimed in at most a few of a hundred noisy histories.
TEST(Breaks, SeldomClaimedWithoutOne) {
  Random random(3);
  int claimed = 0;
  for (int trial = 0; trial < 100; ++trial) {
    std::vector<std::int64_t> hits, total;
    for (int t = 0; t < 60; ++t) {
      std::int64_t hit = 0;
      for (int event = 0; event < 20; ++event) hit += random.uniform() < 0.4;
      hits.push_back(hit), total.push_back(20);
    }
    const auto step = find_step(hits, total, 30, 1);
    claimed += step && step->odds >= 0.9;
  }
  EXPECT_LE(claimed, 5);
}

TEST(Trends, SlopeAYearByHand) {
  const std::vector<EventCount> counts{
      events("SHI", "MOR", "2021", "051", 60), events("SHI", "GON", "2021", "051", 40),
      events("SHI", "MOR", "2022", "051", 50), events("SHI", "GON", "2022", "051", 50),
      events("SHI", "MOR", "2023", "051", 40), events("SHI", "GON", "2023", "051", 60)};
  const auto rows = trends(counts, query_for({"SHI"}));
  ASSERT_EQ(rows.size(), 5u);
  EXPECT_EQ(rows[0].power, "MOR");
  EXPECT_NEAR(rows[0].per_year.value, -0.1, 1e-12);
  EXPECT_LT(rows[0].per_year.high, 0);
  EXPECT_GT(rows[0].odds, 0.95);
  EXPECT_NEAR(rows[4].per_year.value, 0.1, 1e-12);
  EXPECT_EQ(rows[0].from, "2021");
  EXPECT_EQ(rows[0].to, "2023");
  EXPECT_EQ(rows[0].volume, 300);
}

TEST(Trends, MonthsGiveTheSameYearlySlope) {
  const auto rows = trends(monthly(
                               24, [](int t) { return 80 - 2 * t; }, [](int t) { return 20 + 2 * t; }),
                           query_for({"SHI"}));
  EXPECT_NEAR(rows.at(0).per_year.value, -0.24, 1e-9);
}

TEST(Trends, TooShortIsNotGiven) {
  EXPECT_TRUE(
      trends(std::vector{events("SHI", "MOR", "2021", "051", 60), events("SHI", "MOR", "2022", "051", 60)},
             query_for({"SHI"}))
          .empty());
}

TEST(Changes, SurestFirst) {
  const std::vector<EventCount> before{
      events("SHI", "MOR", "2023", "051", 150), events("SHI", "ISE", "2023", "051", 50),
      events("SHI", "GON", "2023", "051", 50), events("BRA", "MOR", "2023", "051", 9)};
  const std::vector<EventCount> after{
      events("SHI", "MOR", "2024", "051", 90), events("SHI", "ISE", "2024", "051", 52),
      events("SHI", "GON", "2024", "051", 108), events("BRA", "MOR", "2024", "051", 90)};
  const auto rows = changes(before, after, query_for({"SHI", "BRA"}));
  ASSERT_EQ(rows.size(), 5u);  // BRA has too few events before
  // In standard errors GON moved 5.8, MOR 5.5: √(.2·.8/250 + .432·.568/250) against √(.6·.4/250 +
  // .36·.64/250).
  EXPECT_EQ(rows[0].power, "GON");
  EXPECT_NEAR(rows[0].difference.value, 108.0 / 250 - 50.0 / 250, 1e-12);
  EXPECT_GT(rows[0].difference.low, 0);
  EXPECT_GT(rows[0].odds, 0.999);
  EXPECT_EQ(rows[1].power, "MOR");
  EXPECT_EQ(rows[0].volume_before, 250);
  const auto still = std::ranges::find(rows, "ISE", &ChangeRow::power);
  EXPECT_LT(still->difference.low, 0);
  EXPECT_GT(still->difference.high, 0);
}

}  // namespace
}  // namespace steelyard
