// When does one count pass another for good?
//
// Candidates are the places where the smoothed difference turns from minus to plus (two-sided exponential
// weights with a half-life of an eighth of the window). Within the window around a candidate the crossing is
// dated where the running sum of the raw differences is least: before it `of` led, after it `by`. Its
// interval repeats that with gamma draws of the counts. The odds are those of the order before times those of
// the order after. docs/methods/overtakings.md.
#include <algorithm>
#include <cmath>

#include "weigh/draws.h"
#include "weigh/series.h"

namespace steelyard {
namespace {

using Counts = std::span<const std::int64_t>;

// A date is a whole period: fewer draws place its interval well enough.
constexpr int kDateDraws = 500;

std::vector<double> smoothed_difference(Counts by, Counts of, double half_life) {
  const double keep = std::exp2(-1 / half_life);
  const std::size_t size = by.size();
  std::vector<double> ahead(size), back(size), smooth(size);
  const auto raw = [&](std::size_t t) { return static_cast<double>(by[t] - of[t]); };
  for (std::size_t t = 0; t < size; ++t) ahead[t] = raw(t) + (t > 0 ? keep * ahead[t - 1] : 0);
  for (std::size_t t = size; t-- > 0;) back[t] = raw(t) + (t + 1 < size ? keep * back[t + 1] : 0);
  for (std::size_t t = 0; t < size; ++t) smooth[t] = ahead[t] + back[t] - raw(t);
  return smooth;
}

// First period after the least running sum, within [from, to); never `from` itself, so that both sides hold
// something.
int least_running_sum(std::span<const double> differences, int from, int to) {
  double sum = 0, least = std::numeric_limits<double>::infinity();
  int at = from + 1;
  for (int t = from; t + 1 < to; ++t) {
    sum += differences[static_cast<std::size_t>(t)];
    if (sum < least) least = sum, at = t + 1;
  }
  return at;
}

// A gamma draw around the count: what it might as well have been.
double redraw(std::int64_t count, double evidence, Random& random) {
  return count > 0 ? random.gamma(static_cast<double>(count) * evidence) / evidence : 0;
}

std::int64_t sum(Counts counts, int from, int to) {
  std::int64_t all = 0;
  for (int t = from; t < to; ++t) all += counts[static_cast<std::size_t>(t)];
  return all;
}

// P(rate of a > rate of b) under prior ½.
double ahead_odds(std::int64_t a, std::int64_t b, double evidence, Random& random) {
  int ahead = 0;
  for (int draw = 0; draw < kDraws; ++draw)
    ahead += random.gamma(static_cast<double>(a) * evidence + 0.5) >
             random.gamma(static_cast<double>(b) * evidence + 0.5);
  return static_cast<double>(ahead) / kDraws;
}

// The order changes at the candidate, or where near it the running sum of the differences says.
Crossing placed(Counts by, Counts of, int candidate, int window, double evidence, Random& random) {
  const int size = static_cast<int>(by.size());
  std::vector<double> differences(by.size());
  for (std::size_t t = 0; t < by.size(); ++t) differences[t] = static_cast<double>(by[t] - of[t]);
  Crossing crossing;
  crossing.at =
      least_running_sum(differences, std::max(0, candidate - window), std::min(size, candidate + window));
  crossing.from = std::max(0, crossing.at - window);
  crossing.to = std::min(size, crossing.at + window);
  crossing.odds =
      ahead_odds(sum(of, crossing.from, crossing.at), sum(by, crossing.from, crossing.at), evidence, random) *
      ahead_odds(sum(by, crossing.at, crossing.to), sum(of, crossing.at, crossing.to), evidence, random);
  return crossing;
}

// The interval of the date, from the same place in redrawn counts.
void date(Crossing& crossing, Counts by, Counts of, double evidence, Random& random) {
  std::vector<double> differences(by.size()), dates;
  for (int draw = 0; draw < kDateDraws; ++draw) {
    for (int t = crossing.from; t < crossing.to; ++t) {
      const auto i = static_cast<std::size_t>(t);
      differences[i] = redraw(by[i], evidence, random) - redraw(of[i], evidence, random);
    }
    dates.push_back(least_running_sum(differences, crossing.from, crossing.to));
  }
  const Measure at = measure_of(crossing.at, dates);
  crossing.low = static_cast<int>(std::lround(at.low));
  crossing.high = static_cast<int>(std::lround(at.high));
}

}  // namespace

std::vector<Crossing> crossings(Counts by, Counts of, int window, double odds_min, double evidence,
                                std::uint64_t seed) {
  const std::vector<double> smooth = smoothed_difference(by, of, std::max(0.5, window / 8.0));
  Random random(seed);
  std::vector<Crossing> found;
  for (std::size_t t = 1; t < smooth.size(); ++t) {
    if (!(smooth[t - 1] <= 0 && smooth[t] > 0)) continue;
    const Crossing crossing = placed(by, of, static_cast<int>(t), window, evidence, random);
    if (crossing.odds < odds_min) continue;
    // Two candidates of one window speak of one crossing: the surer one stays.
    if (!found.empty() && crossing.at - found.back().at < window) {
      if (crossing.odds > found.back().odds) found.back() = crossing;
    } else {
      found.push_back(crossing);
    }
  }
  for (Crossing& crossing : found) date(crossing, by, of, evidence, random);
  return found;
}

}  // namespace steelyard
