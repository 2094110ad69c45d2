// Tallies → series without gaps.
#include "weigh/series.h"

#include <algorithm>

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

}  // namespace steelyard
