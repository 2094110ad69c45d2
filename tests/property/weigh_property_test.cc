// What must hold for any events: sums, order, bounds.
#include <cmath>
#include <cstring>
#include <numeric>
#include <sstream>

#include <gtest/gtest.h>

#include "unit/weigh_cases.h"

namespace steelyard {
namespace {

using namespace weigh_cases;

std::vector<EventCount> random_counts(std::uint64_t seed) {
  Random random(seed);
  const char* actors[] = {"SHI", "BRA", "MOR", "ISE", "ROH", "BRE", "GON", "ELF"};
  const char* codes[] = {"010", "040", "042", "051", "057", "061", "071", "111", "120", "163", "190"};
  const char* periods[] = {"2021", "2022", "2023"};
  std::vector<EventCount> counts;
  for (const char* source : actors)
    for (const char* target : actors)
      for (const char* code : codes)
        for (const char* period : periods)
          if (random.uniform() < 0.4)
            counts.push_back(
                events(source, target, period, code, 1 + static_cast<std::int64_t>(random.below(9))));
  return counts;
}

std::vector<EventCount> shuffled(std::vector<EventCount> counts, std::uint64_t seed) {
  Random random(seed);
  for (std::size_t i = counts.size(); i > 1; --i) std::swap(counts[i - 1], counts[random.below(i)]);
  return counts;
}

// The bits of every figure, so that "equal" means the same bytes.
class Bytes {
 public:
  Bytes& add(double value) {
    std::uint64_t bits;
    std::memcpy(&bits, &value, sizeof bits);
    out_ << bits << ' ';
    return *this;
  }
  Bytes& add(const Measure& m) { return add(m.value).add(m.low).add(m.high); }
  Bytes& add(const std::string& text) {
    out_ << text << ' ';
    return *this;
  }
  std::string str() const { return out_.str(); }

 private:
  std::ostringstream out_;
};

std::string everything(const std::vector<EventCount>& counts) {
  const BalanceQuery query = query_for({"SHI", "BRA"});
  BalanceQuery by_lever = query;
  by_lever.slice = Slice::lever;
  Bytes bytes;
  for (const BalanceQuery& q : {query, by_lever})
    for (const BalanceRow& row : balance(counts, q)) {
      bytes.add(row.state)
          .add(row.period)
          .add(row.lever)
          .add(row.hhi)
          .add(row.entropy)
          .add(row.lean)
          .add(row.pole_lean);
      for (const Measure& share : row.shares) bytes.add(share);
    }
  for (const CooperationRow& row : cooperation(counts))
    bytes.add(row.source).add(row.target).add(row.net).add(row.mean);
  for (const TrendRow& row : trends(counts, query)) bytes.add(row.power).add(row.per_year).add(row.odds);
  for (const ChangeRow& row : changes(counts, counts, query)) bytes.add(row.power).add(row.difference);
  for (const OvertakingRow& row : overtakings(counts, query, 0))
    bytes.add(row.by).add(row.of).add(row.period).add(row.odds);
  for (const BreakRow& row : breaks(counts, query, 0)) bytes.add(row.power).add(row.period).add(row.odds);
  for (const HedgingRow& row : hedging(counts, query)) bytes.add(row.state).add(row.mixing).add(row.index);
  return bytes.str();
}

class AnyEvents : public ::testing::TestWithParam<std::uint64_t> {};

TEST_P(AnyEvents, ShuffledRowsGiveTheSameBytes) {
  const auto counts = random_counts(GetParam());
  EXPECT_EQ(everything(counts), everything(shuffled(counts, GetParam() + 1)));
}

TEST_P(AnyEvents, OtherStatesDoNotMoveAFigure) {
  const auto counts = random_counts(GetParam());
  const auto alone = balance(counts, query_for({"BRA"})), among = balance(counts, query_for({"SHI", "BRA"}));
  for (const BalanceRow& row : alone) {
    const auto same = std::ranges::find_if(
        among, [&](const BalanceRow& r) { return r.state == "BRA" && r.period == row.period; });
    ASSERT_NE(same, among.end());
    EXPECT_EQ(Bytes().add(row.lean).add(row.hhi).str(), Bytes().add(same->lean).add(same->hhi).str());
  }
}

TEST_P(AnyEvents, SharesSumToOneAndMeasuresKeepTheirBounds) {
  for (const BalanceRow& row : balance(random_counts(GetParam()), query_for({"SHI", "BRA"}))) {
    double sum = 0;
    for (const Measure& share : row.shares) {
      sum += share.value;
      EXPECT_LE(0, share.low);
      EXPECT_LE(share.low, share.value);
      EXPECT_LE(share.value, share.high);
      EXPECT_LE(share.high, 1);
    }
    EXPECT_NEAR(sum, 1, 1e-12);
    EXPECT_EQ(row.volume, std::accumulate(row.counts.begin(), row.counts.end(), std::int64_t{0}));
    EXPECT_GE(row.hhi.low, 0.2 - 1e-12);
    EXPECT_NEAR(row.effective.value * row.hhi.value, 1, 1e-12);
    EXPECT_LE(row.entropy.high, 1 + 1e-12);
    EXPECT_LE(std::abs(row.lean.value), 1);
    EXPECT_LE(std::abs(row.pole_lean.value), 1);
  }
}

TEST_P(AnyEvents, DyadsSumToTheTotals) {
  const auto counts = random_counts(GetParam());
  std::int64_t events = 0;
  double net = 0;
  for (const EventCount& count : counts)
    if (count.source != count.target)
      events += count.count, net += count.goldstein * static_cast<double>(count.count);
  std::int64_t row_events = 0, quads = 0;
  double row_net = 0;
  for (const CooperationRow& row : cooperation(counts)) {
    row_events += row.events;
    row_net += row.net.value;
    quads += std::accumulate(row.quads.begin(), row.quads.end(), std::int64_t{0});
  }
  EXPECT_EQ(row_events, events);
  EXPECT_EQ(quads, events);
  EXPECT_NEAR(row_net, net, 1e-6);
}

TEST_P(AnyEvents, SlicesSumToTheWhole) {
  const auto counts = random_counts(GetParam());
  for (const Slice slice : {Slice::lever, Slice::side}) {
    BalanceQuery query = query_for({"SHI", "BRA"});
    std::map<std::string, std::int64_t> whole, parts;
    for (const BalanceRow& row : balance(counts, query)) whole[row.state + row.period] += row.volume;
    query.slice = slice;
    for (const BalanceRow& row : balance(counts, query)) parts[row.state + row.period] += row.volume;
    EXPECT_EQ(whole, parts);
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, AnyEvents, ::testing::Range<std::uint64_t>(1, 5));

}  // namespace
}  // namespace steelyard
