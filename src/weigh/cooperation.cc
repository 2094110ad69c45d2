// Net cooperation of ordered dyads: Goldstein values summed, and their mean (M3).
// docs/methods/cooperation.md.
//
// The sum is a compound Poisson variable: its variance is estimated by Σ g². The mean has a Student interval
// with a weak prior on the spread of values, so that two acts of one kind do not pretend to certainty.
#include <algorithm>
#include <cmath>
#include <tuple>

#include "weigh/draws.h"

namespace steelyard {
namespace {

// Prior spread of the values of one dyad, and the number of observations it counts for.
constexpr double kSpread = 4.0, kSpreadWeight = 1.0;

struct Sums {
  std::int64_t events = 0;
  std::array<std::int64_t, 4> quads{};
  std::map<double, std::int64_t> values;  // Goldstein value → events: sums in a fixed order
};

using Key = std::tuple<std::string, std::string, std::string>;

std::map<Key, Sums> sums_of(std::span<const EventCount> counts) {
  std::map<Key, Sums> dyads;
  for (const EventCount& count : counts) {
    if (count.source == count.target || count.source.empty() || count.target.empty()) continue;
    Sums& sums = dyads[{count.source, count.target, count.period}];
    sums.events += count.count;
    sums.values[count.goldstein] += count.count;
    if (count.quad >= 1 && count.quad <= 4)
      sums.quads[static_cast<std::size_t>(count.quad - 1)] += count.count;
  }
  return dyads;
}

Measure around(double value, double half_width, double limit) {
  return {value, std::max(-limit, value - half_width), std::min(limit, value + half_width)};
}

void fill_measures(CooperationRow& row, const Sums& sums) {
  double net = 0, squares = 0;
  for (const auto& [value, events] : sums.values) {
    net += value * static_cast<double>(events);
    squares += value * value * static_cast<double>(events);
  }
  const auto n = static_cast<double>(sums.events);
  const double mean = net / n, deviations = std::max(0.0, squares - n * mean * mean);
  const double degrees = n - 1 + kSpreadWeight;
  const double error = std::sqrt((kSpreadWeight * kSpread * kSpread + deviations) / degrees / n);
  row.net = around(net, student_95(n) * std::sqrt(squares), std::numeric_limits<double>::infinity());
  row.mean = around(mean, student_95(degrees) * error, 10);
}

}  // namespace

std::vector<CooperationRow> cooperation(std::span<const EventCount> counts) {
  std::vector<CooperationRow> rows;
  for (const auto& [key, sums] : sums_of(counts)) {
    const auto& [source, target, period] = key;
    CooperationRow row{source, target, period, sums.events, sums.quads, {}, {}};
    fill_measures(row, sums);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace steelyard
