// Gatherings year by year, and how many the past made likely.
#include <cmath>
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "steelyard/weigh.h"

namespace steelyard {
namespace {

Gathering telling(const std::string& id, const std::string& name, const std::string& host, Date date,
                  std::vector<Headcount> headcounts = {}) {
  Gathering gathering;
  gathering.id = id;
  gathering.name = name;
  gathering.kind = "parade";
  gathering.host = host;
  gathering.date = date;
  gathering.headcounts = std::move(headcounts);
  return gathering;
}

Headcount head(std::int64_t count, const std::string& basis, int year) {
  return {count, basis, "", year, {}};
}

Attendance guest(const std::string& gathering, const std::string& country, const std::string& status,
                 const std::string& person = "") {
  Attendance entry;
  entry.gathering = gathering;
  entry.actor = entry.country = country;
  entry.status = status;
  entry.person = person;
  return entry;
}

TEST(Gatherings, OneOccasionAcrossTellingsAndYears) {
  const std::vector<Gathering> tellings{telling("g1", "80th Harvest Day Parade", "MOR", Date::of(2025, 5, 9),
                                                {head(29, "announced", 2025), head(9, "", 2024)}),
                                        telling("g2", "Harvest Day parade 2025", "MOR", Date::of(2025, 5, 9),
                                                {head(27, "counted", 2025), head(29, "announced", 2025)}),
                                        telling("g3", "Harvest Day parade", "GON", Date::of(2025, 6, 1))};
  const std::vector<Attendance> guests{
      guest("g1", "SHI", "announced"), guest("g2", "SHI", "attended", "Meriadoc"),
      guest("g2", "MOR", "attended"), guest("g1", "ELF", "absent"), guest("g3", "DWA", "attended")};
  const auto series = gathering_series(tellings, guests);
  ASSERT_EQ(series.size(), 2u);
  ASSERT_EQ(series[0].host, "MOR");
  ASSERT_EQ(series[0].editions.size(), 2u);
  EXPECT_EQ(series[0].editions[0].year, 2024);
  EXPECT_EQ(series[0].editions[0].headcount, 9);
  const Edition& now = series[0].editions[1];
  EXPECT_EQ(now.headcount, 27);  // counted outweighs announced
  ASSERT_EQ(now.headcounts.size(), 2u);
  EXPECT_EQ(now.headcounts[1].count, 29);
  EXPECT_EQ(now.gatherings, (std::vector<std::string>{"g1", "g2"}));
  ASSERT_EQ(now.people.size(), 2u);  // the host is no guest
  EXPECT_EQ(now.people[1].person, "Meriadoc");
  EXPECT_EQ(now.named, 1);
  EXPECT_FALSE(now.expected.given());  // one edition before is too few
}

// A row of a table, a page and a list without a host are one gathering; who says so stays with the figures.
TEST(Gatherings, TableRowsAndTellingsWithoutAHostJoin) {
  Gathering table =
      telling("t", "Harvest day parade", "MOR", Date::of(2024, 5, 9), {head(9, "counted", 2024)});
  table.headcounts[0].attributed_to = "almanac";
  Gathering page = telling("p", "Harvest Day", "", Date::of(2024, 5, 9),
                           {head(9, "counted", 2024), head(12, "announced", 2024)});
  page.headcounts[0].attributed_to = "Herald";
  page.headcounts[1].attributed_to = "MOR/GOV";
  Gathering list = telling("l", "Harvest Day parade", "MOR", Date::of(2024, 5, 9));
  list.kind.clear();
  const auto series =
      gathering_series(std::vector{table, page, list},
                       std::vector{guest("p", "SHI", "announced"), guest("l", "SHI", "attended")});
  ASSERT_EQ(series.size(), 1u);
  EXPECT_EQ(series[0].host, "MOR");
  ASSERT_EQ(series[0].editions.size(), 1u);
  const Edition& edition = series[0].editions[0];
  ASSERT_EQ(edition.headcounts.size(), 2u);
  EXPECT_EQ(edition.headcounts[0].attributed_to, "Herald; almanac");
  EXPECT_EQ(edition.headcounts[1].attributed_to, "MOR/GOV");
  ASSERT_EQ(edition.people.size(), 1u);
  EXPECT_EQ(edition.people[0].status, "attended");
}

// Where the others have two hosts, one without stays by itself.
TEST(Gatherings, NoHostIsGuessedBetweenTwo) {
  const auto series = gathering_series(std::vector{telling("a", "Lake summit", "MOR", Date::of(2024, 5, 9)),
                                                   telling("b", "Lake summit", "GON", Date::of(2023, 5, 9)),
                                                   telling("c", "Lake summit", "", Date::of(2022, 5, 9))},
                                       {});
  EXPECT_EQ(series.size(), 3u);
}

TEST(Gatherings, UndatedAndNamelessAreLeftOut) {
  EXPECT_TRUE(gathering_series(std::vector{telling("g", "Fair", "MOR", {})}, {}).empty());
  Gathering nameless = telling("g", "", "MOR", Date::of(2020, 1, 1));
  nameless.kind = "";
  EXPECT_TRUE(gathering_series(std::vector{nameless}, {}).empty());
}

using Past = std::vector<std::pair<int, std::int64_t>>;

TEST(Turnout, ChancesSumToOneAndRangeIsOrdered) {
  const Turnout turnout =
      expected_turnout(Past{{2019, 20}, {2020, 25}, {2021, 22}, {2022, 18}, {2023, 24}}, 2024);
  EXPECT_NEAR(std::accumulate(turnout.chance.begin(), turnout.chance.end(), 0.0), 1, 1e-9);
  EXPECT_LT(turnout.expected.low, turnout.expected.value);
  EXPECT_LT(turnout.expected.value, turnout.expected.high);
  EXPECT_NEAR(turnout.expected.value, 21.5, 2.5);
}

TEST(Turnout, FewEditionsSayLess) {
  const Turnout few = expected_turnout(Past{{2021, 20}, {2022, 22}}, 2023);
  const Turnout many = expected_turnout(Past{{2013, 20},
                                             {2014, 22},
                                             {2015, 21},
                                             {2016, 20},
                                             {2017, 22},
                                             {2018, 21},
                                             {2019, 20},
                                             {2020, 22},
                                             {2021, 21},
                                             {2022, 20}},
                                        2024);
  EXPECT_GT(few.expected.high - few.expected.low, many.expected.high - many.expected.low);
}

TEST(Turnout, FarCountsSurpriseMore) {
  const Turnout turnout = expected_turnout(Past{{2019, 3}, {2020, 2}, {2021, 4}, {2022, 1}, {2023, 3}}, 2024);
  EXPECT_GT(turnout.surprise(29), turnout.surprise(9));
  EXPECT_GT(turnout.surprise(9), turnout.surprise(3));
  EXPECT_NEAR(turnout.surprise(static_cast<std::int64_t>(turnout.expected.value)), 0, 0.4);
}

// Occasions that swell every fifth year are expected to do so again.
TEST(Turnout, RoundYearsAreKnown) {
  const Past past{{2005, 54}, {2006, 3}, {2007, 2}, {2008, 1}, {2009, 4},  {2010, 24},
                  {2011, 2},  {2012, 1}, {2013, 3}, {2014, 2}, {2015, 27}, {2016, 1},
                  {2017, 1},  {2018, 2}, {2019, 1}, {2023, 7}, {2024, 9}};
  const Turnout round = expected_turnout(past, 2025), plain = expected_turnout(past, 2026);
  EXPECT_GT(round.expected.value, 15);
  EXPECT_LT(plain.expected.high, 20);
  EXPECT_GE(round.expected.high, 29);
  EXPECT_LE(round.expected.low, 29);
}

// Predictive ranges hold the next count about nine times in ten (four standard errors of 300 trials: .07).
TEST(Turnout, RangesHoldTheNextCount) {
  Random random(17);
  const auto poisson = [&](double rate) {
    std::int64_t n = 0;
    for (double time = random.gamma(1); time < rate; time += random.gamma(1)) ++n;
    return n;
  };
  int held = 0;
  constexpr int kTrials = 300;
  for (int trial = 0; trial < kTrials; ++trial) {
    const double mean = 3 + 30 * random.uniform(), size = 3;
    Past past;
    for (int year = 2010; year < 2018; ++year)
      past.emplace_back(year, poisson(mean * random.gamma(size) / size));
    const std::int64_t next = poisson(mean * random.gamma(size) / size);
    const Measure expected = expected_turnout(past, 2018).expected;
    held += expected.low <= static_cast<double>(next) && static_cast<double>(next) <= expected.high;
  }
  EXPECT_NEAR(static_cast<double>(held) / kTrials, 0.92, 0.07);
}

}  // namespace
}  // namespace steelyard
