// What moved between two windows: differences of shares with their intervals, the surest first.
// docs/methods/trends.md.
#include <algorithm>
#include <cmath>

#include "weigh/draws.h"
#include "weigh/tally.h"

namespace steelyard {
namespace {

using Window = std::map<std::pair<std::size_t, std::string>, Tally>;  // state, slice → sums over all periods

Window window_of(std::span<const EventCount> counts, const BalanceQuery& query) {
  Window window;
  for (const auto& [key, sums] : tally(counts, query)) {
    Tally& whole = window[{key.state, key.slice}];
    whole.powers.resize(sums.powers.size());
    for (std::size_t p = 0; p < sums.powers.size(); ++p) {
      whole.powers[p].events += sums.powers[p].events;
      whole.powers[p].paired += sums.powers[p].paired;
    }
  }
  return window;
}

struct Ranked {
  ChangeRow row;
  double strength = 0;  // difference in standard errors
};

std::vector<std::vector<double>> columns(const Tally& tally, std::uint64_t seed) {
  const auto counts = tally.counts();
  std::vector<std::vector<double>> all(counts.size());
  std::vector<double> shares(counts.size());
  Random random(seed);
  for (int draw = 0; draw < kDraws; ++draw) {
    draw_shares(counts, tally.evidence(), random, shares);
    for (std::size_t p = 0; p < shares.size(); ++p) all[p].push_back(shares[p]);
  }
  return all;
}

double spread(std::span<const double> values) {
  double sum = 0, squares = 0;
  for (const double value : values) sum += value, squares += value * value;
  const auto n = static_cast<double>(values.size());
  return std::sqrt(std::max(1e-12, squares / n - sum / n * sum / n));
}

double share(const Tally& tally, std::size_t power) {
  return static_cast<double>(tally.powers[power].events) / static_cast<double>(tally.volume());
}

void add_rows(const ChangeRow& frame, const Tally& before, const Tally& after, const BalanceQuery& query,
              std::vector<Ranked>& ranked) {
  const auto seed = seed_of(query.seed, {"change", frame.state, frame.lever, frame.side});
  auto was = columns(before, seed), is = columns(after, seed + 1);
  for (std::size_t p = 0; p < was.size(); ++p) {
    if (query.powers->list[p].code == frame.state) continue;
    Ranked entry{frame, 0};
    ChangeRow& row = entry.row;
    row.power = query.powers->list[p].code;
    const double difference = share(after, p) - share(before, p);
    std::vector<double> moved;
    for (int draw = 0; draw < kDraws; ++draw)
      moved.push_back(is[p][static_cast<std::size_t>(draw)] - was[p][static_cast<std::size_t>(draw)]);
    const auto same = std::ranges::count_if(moved, [&](double d) { return (d > 0) == (difference > 0); });
    row.odds = std::max(0.5, static_cast<double>(same) / kDraws);
    entry.strength = std::abs(difference) / spread(moved);
    row.difference = measure_of(difference, moved);
    row.before = measure_of(share(before, p), was[p]);
    row.after = measure_of(share(after, p), is[p]);
    ranked.push_back(std::move(entry));
  }
}

}  // namespace

std::vector<ChangeRow> changes(std::span<const EventCount> before, std::span<const EventCount> after,
                               const BalanceQuery& query) {
  const Window was = window_of(before, query), is = window_of(after, query);
  std::vector<Ranked> ranked;
  for (const auto& [key, sums] : was) {
    const auto now = is.find(key);
    if (now == is.end()) continue;
    ChangeRow frame;
    frame.state = query.states[key.first];
    frame.lever = query.slice == Slice::lever ? key.second : query.lever;
    frame.side = query.slice == Slice::side ? key.second : query.side;
    frame.volume_before = sums.volume();
    frame.volume_after = now->second.volume();
    if (volume_class(std::min(frame.volume_before, frame.volume_after)) == Volume::too_few) continue;
    add_rows(frame, sums, now->second, query, ranked);
  }
  std::ranges::stable_sort(ranked, std::greater<>(), &Ranked::strength);
  std::vector<ChangeRow> rows;
  for (Ranked& entry : ranked) rows.push_back(std::move(entry.row));
  return rows;
}

}  // namespace steelyard
