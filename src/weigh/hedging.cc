// The parts of hedging: spread, lean between the poles, and whether the levers point different ways (M6).
//
// There is no accepted index; the product is printed beside its parts and never alone.
// docs/methods/hedging.md.
#include <algorithm>
#include <cmath>

#include "weigh/draws.h"
#include "weigh/summaries.h"
#include "weigh/tally.h"

namespace steelyard {

namespace {

constexpr std::int64_t kLeverEventsMin = 5;

std::size_t first_partner(std::span<const double> shares) {
  return static_cast<std::size_t>(std::ranges::max_element(shares) - shares.begin());
}

// Share of levers whose first partner is not the first partner overall.
double mixing_of(std::span<const double> overall, const std::vector<std::vector<double>>& levers) {
  const std::size_t first = first_partner(overall);
  const auto differing =
      std::ranges::count_if(levers, [&](const auto& lever) { return first_partner(lever) != first; });
  return static_cast<double>(differing) / static_cast<double>(levers.size());
}

std::vector<double> plain_shares(const Tally& tally) {
  const double volume = static_cast<double>(tally.volume());
  std::vector<double> shares;
  for (const std::int64_t count : tally.counts()) shares.push_back(static_cast<double>(count) / volume);
  return shares;
}

struct Parts {
  const Tally* overall = nullptr;
  std::vector<const Tally*> levers;
};

void fill(HedgingRow& row, const Parts& parts, const BalanceQuery& query) {
  const std::uint64_t seed = seed_of(query.seed, {"hedging", row.state, row.period});
  const auto counts = parts.overall->counts();
  row.entropy = portfolio(counts, {}, parts.overall->evidence(), seed).entropy;
  row.pole_lean = pole_lean_of(*parts.overall, *query.powers, seed_of(seed, {"poles"}));
  if (parts.levers.empty()) return;

  std::vector<std::vector<double>> levers;
  for (const Tally* lever : parts.levers) levers.push_back(plain_shares(*lever));
  const double mixing = mixing_of(plain_shares(*parts.overall), levers);
  std::vector<double> mixing_draws, index_draws, overall(counts.size());
  Random random(seed_of(seed, {"mixing"}));
  // The spread of the index carries entropy and mixing; the lean enters at its estimate.
  const double balance = row.pole_lean.given() ? 1 - std::abs(row.pole_lean.value) : kNotGiven;
  for (int draw = 0; draw < kDraws; ++draw) {
    draw_shares(counts, parts.overall->evidence(), random, overall);
    for (std::size_t i = 0; i < levers.size(); ++i)
      draw_shares(parts.levers[i]->counts(), parts.levers[i]->evidence(), random, levers[i]);
    mixing_draws.push_back(mixing_of(overall, levers));
    index_draws.push_back(summaries(overall, {}).entropy * balance * mixing_draws.back());
  }
  row.mixing = measure_of(mixing, mixing_draws);
  if (row.pole_lean.given()) row.index = measure_of(row.entropy.value * balance * mixing, index_draws);
}

}  // namespace

std::vector<HedgingRow> hedging(std::span<const EventCount> counts, const BalanceQuery& query) {
  BalanceQuery by_lever = query;
  by_lever.slice = Slice::lever;
  BalanceQuery whole = query;
  whole.slice = Slice::none;
  const Tallies overall = tally(counts, whole), levers = tally(counts, by_lever);

  std::vector<HedgingRow> rows;
  for (const auto& [key, sums] : overall) {
    Parts parts{&sums, {}};
    for (const auto& [other, lever] : levers)
      if (other.state == key.state && other.period == key.period && lever.volume() >= kLeverEventsMin)
        parts.levers.push_back(&lever);
    HedgingRow row{query.states[key.state],
                   key.period,
                   sums.volume(),
                   {},
                   {},
                   {},
                   static_cast<int>(parts.levers.size()),
                   {}};
    if (volume_class(row.volume) != Volume::too_few) fill(row, parts, query);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace steelyard
