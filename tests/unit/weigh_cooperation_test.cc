// Net cooperation by hand, and how sure its intervals are.
#include <cmath>

#include <gtest/gtest.h>

#include "unit/weigh_cases.h"

namespace steelyard {
namespace {

using namespace weigh_cases;

TEST(Cooperation, ByHand) {
  const auto rows = cooperation(std::vector{events("SHI", "MOR", "2024", "057", 2),    // 8
                                            events("SHI", "MOR", "2024", "111", 3),    // −2
                                            events("SHI", "MOR", "2024", "190", 1),    // −10
                                            events("MOR", "SHI", "2024", "042", 1)});  // 1.9
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].source, "MOR");
  EXPECT_NEAR(rows[0].net.value, 1.9, 1e-12);
  EXPECT_EQ(rows[1].events, 6);
  EXPECT_NEAR(rows[1].net.value, 0, 1e-12);
  EXPECT_NEAR(rows[1].mean.value, 0, 1e-12);
  EXPECT_EQ(rows[1].quads, (std::array<std::int64_t, 4>{2, 0, 3, 1}));
  EXPECT_LT(rows[1].net.low, 0);
  EXPECT_GT(rows[1].net.high, 0);
}

TEST(Cooperation, LeavesOutBlankActorsAndSelf) {
  EXPECT_TRUE(
      cooperation(std::vector{events("SHI", "", "2024", "057", 2), events("SHI", "SHI", "2024", "057", 2)})
          .empty());
}

TEST(Cooperation, MeanStaysOnTheScale) {
  const auto rows = cooperation(std::vector{events("SHI", "MOR", "2024", "190", 2)});
  EXPECT_GE(rows.at(0).mean.low, -10);
  EXPECT_LT(rows.at(0).mean.high, 0);
}

// Poisson counts of four kinds of act; four standard errors of 500 trials are .054, and the intervals may be
// wider.
TEST(Cooperation, IntervalsHoldTheTruth) {
  const char* codes[] = {"042", "057", "111", "163"};
  const double rates[] = {12, 5, 6, 2};
  double net = 0, total = 0;
  for (int i = 0; i < 4; ++i) net += rates[i] * ontology().find(codes[i])->goldstein, total += rates[i];
  Random random(11);
  const auto poisson = [&](double rate) {
    std::int64_t n = 0;
    for (double time = random.gamma(1); time < rate; time += random.gamma(1)) ++n;
    return n;
  };
  int net_held = 0, mean_held = 0;
  constexpr int kTrials = 500;
  for (int trial = 0; trial < kTrials; ++trial) {
    std::vector<EventCount> counts;
    for (int i = 0; i < 4; ++i)
      if (const auto n = poisson(rates[i])) counts.push_back(events("SHI", "MOR", "2024", codes[i], n));
    const CooperationRow row = cooperation(counts).at(0);
    net_held += row.net.low <= net && net <= row.net.high;
    mean_held += row.mean.low <= net / total && net / total <= row.mean.high;
  }
  EXPECT_NEAR(static_cast<double>(net_held) / kTrials, 0.9, 0.055);
  EXPECT_NEAR(static_cast<double>(mean_held) / kTrials, 0.9, 0.055);
}

}  // namespace
}  // namespace steelyard
