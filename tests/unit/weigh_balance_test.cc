// Identities of the balance, its slices and directions, and how sure its intervals are.
#include <cmath>
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/weigh_cases.h"

namespace steelyard {
namespace {

using namespace weigh_cases;
using Counts = std::vector<std::int64_t>;

constexpr double kArms[] = {-1, -0.5, 0, 0.5, 1};

TEST(Portfolio, AllOnOnePower) {
  const Portfolio p = portfolio(Counts{0, 200, 0, 0, 0}, kArms, 1, 7);
  EXPECT_DOUBLE_EQ(p.hhi.value, 1);
  EXPECT_DOUBLE_EQ(p.effective.value, 1);
  EXPECT_DOUBLE_EQ(p.entropy.value, 0);
  EXPECT_DOUBLE_EQ(p.lean.value, -0.5);
  EXPECT_DOUBLE_EQ(p.shares[1].value, 1);
  EXPECT_DOUBLE_EQ(p.shares[0].low, 0);
  EXPECT_LT(p.shares[0].high, 0.02);
}

TEST(Portfolio, EvenOnFive) {
  const Portfolio p = portfolio(Counts{80, 80, 80, 80, 80}, kArms, 1, 7);
  EXPECT_NEAR(p.hhi.value, 0.2, 1e-15);
  EXPECT_NEAR(p.effective.value, 5, 1e-12);
  EXPECT_NEAR(p.entropy.value, 1, 1e-12);
  EXPECT_NEAR(p.lean.value, 0, 1e-15);
  EXPECT_LT(p.effective.low, 5);
}

TEST(Portfolio, ByHand) {
  const Portfolio p = portfolio(Counts{60, 40}, std::vector<double>{-1, 1}, 1, 7);
  EXPECT_NEAR(p.hhi.value, 0.52, 1e-15);
  EXPECT_NEAR(p.effective.value, 1 / 0.52, 1e-12);
  EXPECT_NEAR(p.entropy.value, -(0.6 * std::log(0.6) + 0.4 * std::log(0.4)) / std::log(2), 1e-12);
  EXPECT_NEAR(p.lean.value, -0.2, 1e-15);
  // Beta(60.5, 40.5) has its 5 % and 95 % points at .518 and .678.
  EXPECT_NEAR(p.shares[0].low, 0.518, 0.006);
  EXPECT_NEAR(p.shares[0].high, 0.678, 0.006);
}

TEST(Portfolio, NothingAndOnePower) {
  EXPECT_FALSE(portfolio(Counts{0, 0}, {}, 1, 7).hhi.given());
  const Portfolio one = portfolio(Counts{40}, {}, 1, 7);
  EXPECT_DOUBLE_EQ(one.hhi.value, 1);
  EXPECT_FALSE(one.entropy.given());
  EXPECT_FALSE(one.lean.given());
}

TEST(Portfolio, LessEvidenceWidensTheInterval) {
  const Portfolio full = portfolio(Counts{60, 40}, {}, 1, 7), half = portfolio(Counts{60, 40}, {}, 0.5, 7);
  EXPECT_EQ(full.shares[0].value, half.shares[0].value);
  const double narrow = full.shares[0].high - full.shares[0].low,
               wide = half.shares[0].high - half.shares[0].low;
  EXPECT_NEAR(wide / narrow, std::sqrt(2), 0.1);
}

// The intervals hold the truth nine times in ten. Tolerance: four standard errors of 500 trials are .054.
TEST(Portfolio, IntervalsHoldTheTruth) {
  const double truth[] = {0.42, 0.27, 0.16, 0.10, 0.05};
  const double hhi = std::inner_product(truth, truth + 5, truth, 0.0);
  double entropy = 0;
  for (const double share : truth) entropy -= share * std::log(share) / std::log(5);
  const double lean = std::inner_product(truth, truth + 5, kArms, 0.0);
  constexpr int kTrials = 500;
  int share_held = 0, rare_held = 0, hhi_held = 0, entropy_held = 0, lean_held = 0;
  Random random(20250509);
  for (int trial = 0; trial < kTrials; ++trial) {
    Counts counts(5);
    for (int event = 0; event < 150; ++event) {
      double at = random.uniform();
      std::size_t power = 0;
      while (power < 4 && at >= truth[power]) at -= truth[power++];
      ++counts[power];
    }
    const Portfolio p = portfolio(counts, kArms, 1, static_cast<std::uint64_t>(trial));
    const auto holds = [](const Measure& m, double value) { return m.low <= value && value <= m.high; };
    share_held += holds(p.shares[0], truth[0]);
    rare_held += holds(p.shares[4], truth[4]);
    hhi_held += holds(p.hhi, hhi);
    entropy_held += holds(p.entropy, entropy);
    lean_held += holds(p.lean, lean);
  }
  for (const int held : {share_held, rare_held, hhi_held, entropy_held, lean_held})
    EXPECT_NEAR(static_cast<double>(held) / kTrials, 0.9, 0.055);
}

TEST(Balance, CountsBothDirectionsAndNothingElse) {
  const std::vector<EventCount> counts{
      events("SHI", "MOR", "2024", "051", 30), events("MOR", "SHI", "2024", "111", 10),
      events("SHI", "GON", "2024", "071", 60), events("SHI", "SHI", "2024", "010", 99),
      events("MOR", "GON", "2024", "190", 99), events("SHI", "ELF", "2024", "051", 99)};
  const auto rows = balance(counts, query_for({"SHI"}));
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].volume, 100);
  EXPECT_EQ(rows[0].counts, (Counts{40, 0, 0, 0, 60}));
  EXPECT_DOUBLE_EQ(rows[0].shares[0].value, 0.4);
  EXPECT_NEAR(rows[0].lean.value, 0.2, 1e-15);
  EXPECT_EQ(rows[0].standing, Volume::enough);
  // MOR: 30 × 3.4 − 10 × 2 = 82; GON: 60 × 7.4 = 444.
  EXPECT_NEAR(rows[0].pole_lean.value, (444.0 - 82) / (444 + 82), 1e-12);
}

TEST(Balance, ThinAndTooFew) {
  const auto row_with = [](std::int64_t n) {
    return balance(std::vector{events("SHI", "MOR", "2024", "051", n)}, query_for({"SHI"})).at(0);
  };
  EXPECT_EQ(row_with(29).standing, Volume::too_few);
  EXPECT_FALSE(row_with(29).shares[0].given());
  EXPECT_FALSE(row_with(29).lean.given());
  EXPECT_EQ(row_with(29).volume, 29);
  EXPECT_EQ(row_with(30).standing, Volume::thin);
  EXPECT_TRUE(row_with(30).shares[0].given());
  EXPECT_EQ(row_with(99).standing, Volume::thin);
  EXPECT_EQ(row_with(100).standing, Volume::enough);
}

TEST(Balance, SlicesAddUp) {
  const std::vector<EventCount> counts{
      events("SHI", "MOR", "2024", "042", 40), events("SHI", "MOR", "2024", "071", 50),
      events("GON", "SHI", "2024", "072", 35), events("GON", "SHI", "2024", "120", 31)};
  BalanceQuery query = query_for({"SHI"});
  query.slice = Slice::lever;
  std::map<std::string, std::int64_t> levers;
  for (const BalanceRow& row : balance(counts, query)) levers[row.lever] = row.volume;
  EXPECT_EQ(levers,
            (std::map<std::string, std::int64_t>{{"diplomatic", 71}, {"economic", 50}, {"security", 35}}));
  query.slice = Slice::side;
  std::map<std::string, std::int64_t> sides;
  for (const BalanceRow& row : balance(counts, query)) sides[row.side] = row.volume;
  EXPECT_EQ(sides, (std::map<std::string, std::int64_t>{{"signal", 40}, {"substance", 116}}));
  query.slice = Slice::none;
  query.side = "signal";
  EXPECT_EQ(balance(counts, query).at(0).volume, 40);
  query.side = "";
  query.lever = "security";
  EXPECT_EQ(balance(counts, query).at(0).volume, 35);
}

TEST(Balance, AMemberCountsForItsBlocWhileItBelongs) {
  Powers powers = five_powers();
  powers.list[4].members = {{"ARN", {Date::of(2020, 1, 1), {}}}, {"MOR", {}}};
  BalanceQuery query = query_for({"SHI"});
  query.powers = &powers;
  const std::vector<EventCount> counts{events("SHI", "ARN", "2019", "051", 40),
                                       events("SHI", "ARN", "2021", "051", 50),
                                       events("SHI", "MOR", "2021", "051", 60)};
  const auto rows = balance(counts, query);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].period, "2021");
  EXPECT_EQ(rows[0].counts, (Counts{60, 0, 0, 0, 50}));  // a power in its own right stays one
}

TEST(Balance, APowerHasNoDealingsWithItself) {
  const std::vector<EventCount> counts{events("MOR", "ISE", "2024", "051", 50),
                                       events("GON", "MOR", "2024", "051", 50)};
  const auto rows = balance(counts, query_for({"MOR"}));
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_FALSE(rows[0].shares[0].given());
  EXPECT_DOUBLE_EQ(rows[0].shares[1].value, 0.5);
  EXPECT_NEAR(rows[0].entropy.value, 0.5, 1e-12);  // two of the four others: ln 2 / ln 4
}

TEST(Balance, MutualActsAreOneHappening) {
  const std::vector<EventCount> once{events("SHI", "MOR", "2024", "051", 100),
                                     events("GON", "SHI", "2024", "051", 100)};
  const std::vector<EventCount> twice{
      events("SHI", "MOR", "2024", "040", 50), events("MOR", "SHI", "2024", "040", 50),
      events("SHI", "GON", "2024", "040", 50), events("GON", "SHI", "2024", "040", 50)};
  const auto a = balance(once, query_for({"SHI"})).at(0), b = balance(twice, query_for({"SHI"})).at(0);
  EXPECT_EQ(a.volume, b.volume);
  EXPECT_NEAR((b.shares[0].high - b.shares[0].low) / (a.shares[0].high - a.shares[0].low), std::sqrt(2), 0.1);
}

TEST(Balance, AMissingArmTakesTheLeanAway) {
  Powers powers = five_powers();
  powers.list[2].arm.reset();
  BalanceQuery query = query_for({"SHI"});
  query.powers = &powers;
  const auto row = balance(std::vector{events("SHI", "MOR", "2024", "051", 50)}, query).at(0);
  EXPECT_FALSE(row.lean.given());
  EXPECT_TRUE(row.hhi.given());
}

TEST(Hedging, PartsByHand) {
  const std::vector<EventCount> counts{events("SHI", "MOR", "2024", "072", 60),  // security: MOR first
                                       events("SHI", "GON", "2024", "061", 40),  // economic: GON first
                                       events("SHI", "ISE", "2024", "051", 4)};  // too few for a lever
  const auto rows = hedging(counts, query_for({"SHI"}));
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].levers, 2);
  EXPECT_DOUBLE_EQ(rows[0].mixing.value, 0.5);
  const double minus = 60 * 8.3, plus = 40 * 6.4, lean = (plus - minus) / (plus + minus);
  EXPECT_NEAR(rows[0].pole_lean.value, lean, 1e-12);
  EXPECT_NEAR(rows[0].index.value, rows[0].entropy.value * (1 - std::abs(lean)) * 0.5, 1e-12);
}

TEST(Hedging, AllOnOnePartnerIsNoHedge) {
  const std::vector<EventCount> counts{events("SHI", "MOR", "2024", "072", 60),
                                       events("SHI", "MOR", "2024", "061", 60)};
  const auto rows = hedging(counts, query_for({"SHI"}));
  EXPECT_DOUBLE_EQ(rows.at(0).mixing.value, 0);
  EXPECT_DOUBLE_EQ(rows.at(0).index.value, 0);
  EXPECT_DOUBLE_EQ(rows.at(0).pole_lean.value, -1);
}

}  // namespace
}  // namespace steelyard
