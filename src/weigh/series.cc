// Tallies → series without gaps, and how much more they scatter than counts would.
//
// The scatter is that of neighbouring periods (von Neumann 1941), so that trends and single steps hardly
// enter it.
#include "weigh/series.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace steelyard {

std::vector<std::int64_t> Series::sums(int from, int to) const {
  std::vector<std::int64_t> all(counts.empty() ? 0 : counts.front().size());
  for (int t = std::max(0, from); t < std::min(to, size()); ++t)
    for (std::size_t p = 0; p < all.size(); ++p) all[p] += counts[static_cast<std::size_t>(t)][p];
  return all;
}

std::int64_t Series::volume() const {
  std::int64_t sum = 0;
  for (const std::int64_t part : sums(0, size())) sum += part;
  return sum;
}

std::vector<Series> series_of(std::span<const EventCount> counts, const BalanceQuery& query) {
  BalanceQuery whole = query;
  whole.slice = Slice::none;
  std::map<std::size_t, std::map<int, const Tally*>> states;
  const Tallies tallies = tally(counts, whole);
  PeriodKind kind = PeriodKind::all;
  for (const auto& [key, sums] : tallies) {
    const PeriodIndex period = parse_period(key.period);
    if (period.kind == PeriodKind::all) continue;
    kind = period.kind;
    states[key.state][period.index] = &sums;
  }
  std::vector<Series> all;
  for (const auto& [state, periods] : states) {
    Series series{query.states[state], {kind, periods.begin()->first}, {}, 1};
    const int size = periods.rbegin()->first - periods.begin()->first + 1;
    series.counts.assign(static_cast<std::size_t>(size),
                         std::vector<std::int64_t>(query.powers->list.size()));
    Tally pooled;
    pooled.powers.resize(query.powers->list.size());
    for (const auto& [index, sums] : periods) {
      series.counts[static_cast<std::size_t>(index - series.first.index)] = sums->counts();
      for (std::size_t p = 0; p < pooled.powers.size(); ++p) {
        pooled.powers[p].events += sums->powers[p].events;
        pooled.powers[p].paired += sums->powers[p].paired;
      }
    }
    series.evidence = pooled.evidence();
    all.push_back(std::move(series));
  }
  return all;
}

double overdispersion(std::span<const std::int64_t> hits, std::span<const std::int64_t> total) {
  const auto all = static_cast<double>(std::accumulate(total.begin(), total.end(), std::int64_t{0}));
  const auto share = static_cast<double>(std::accumulate(hits.begin(), hits.end(), std::int64_t{0})) / all;
  double sum = 0;
  int pairs = 0;
  std::optional<std::size_t> last;
  for (std::size_t t = 0; t < total.size(); ++t) {
    if (total[t] == 0) continue;
    if (last) {
      const auto n = static_cast<double>(total[t]), m = static_cast<double>(total[*last]);
      const double step = static_cast<double>(hits[t]) / n - static_cast<double>(hits[*last]) / m;
      sum += step * step / (share * (1 - share) * (1 / n + 1 / m));
      ++pairs;
    }
    last = t;
  }
  return pairs > 0 && share > 0 && share < 1 ? std::max(1.0, sum / pairs) : 1;
}

double overdispersion(const Series& series) {
  const auto sums = series.sums(0, series.size());
  std::vector<std::int64_t> total;
  for (const auto& row : series.counts)
    total.push_back(std::accumulate(row.begin(), row.end(), std::int64_t{0}));
  double weighted = 0;
  for (std::size_t p = 0; p < sums.size(); ++p)
    if (sums[p] > 0) weighted += static_cast<double>(sums[p]) * overdispersion(column(series, p), total);
  return weighted / static_cast<double>(series.volume());
}

std::vector<std::int64_t> column(const Series& series, std::size_t power) {
  std::vector<std::int64_t> values;
  for (const auto& row : series.counts) values.push_back(row[power]);
  return values;
}

}  // namespace steelyard
