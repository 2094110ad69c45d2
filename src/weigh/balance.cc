// How each state's dealings are spread over the powers, and which way the beam tips.
//
// Shares, concentration and entropy are M5, lean and pole_lean the two leans of M6: docs/methods/balance.md,
// lean.md.
#include <algorithm>
#include <cmath>

#include "weigh/draws.h"
#include "weigh/tally.h"

namespace steelyard {

// Net cooperation with each pole, from the sums with the powers that belong to it; for draws, moved by normal
// noise of the size of its standard error √Σg².
Measure pole_lean_of(const Tally& tally, const Powers& powers, std::uint64_t seed) {
  double net[2] = {0, 0}, squares[2] = {0, 0};
  for (std::size_t i = 0; i < powers.list.size(); ++i) {
    if (powers.list[i].pole == 0) continue;
    const int pole = powers.list[i].pole > 0;
    net[pole] += tally.powers[i].net;
    squares[pole] += tally.powers[i].squares;
  }
  const auto lean = [](double minus, double plus) {
    const double size = std::abs(minus) + std::abs(plus);
    return size > 0 ? (plus - minus) / size : 0.0;
  };
  if (squares[0] + squares[1] <= 0) return {};
  Random random(seed);
  std::vector<double> draws;
  for (int draw = 0; draw < kDraws; ++draw) {
    const double minus = net[0] + std::sqrt(squares[0]) * random.normal();
    const double plus = net[1] + std::sqrt(squares[1]) * random.normal();
    draws.push_back(lean(minus, plus));
  }
  return measure_of(lean(net[0], net[1]), draws);
}

namespace {

// The state's own place among the powers, if it is one: it has no dealings with itself.
std::optional<std::size_t> own_place(const Powers& powers, const std::string& state) {
  const auto at = std::ranges::find(powers.list, state, &Power::code);
  if (at == powers.list.end()) return std::nullopt;
  return static_cast<std::size_t>(at - powers.list.begin());
}

void fill_shares(BalanceRow& row, const Tally& tally, const BalanceQuery& query, std::uint64_t seed) {
  std::vector<std::int64_t> counts = row.counts;
  std::vector<double> arms = arms_of(*query.powers);
  const auto own = own_place(*query.powers, row.state);
  if (own) {
    counts.erase(counts.begin() + static_cast<std::ptrdiff_t>(*own));
    if (!arms.empty()) arms.erase(arms.begin() + static_cast<std::ptrdiff_t>(*own));
  }
  Portfolio result = portfolio(counts, arms, tally.evidence(), seed);
  if (own) result.shares.insert(result.shares.begin() + static_cast<std::ptrdiff_t>(*own), Measure{});
  row.shares = std::move(result.shares);
  row.hhi = result.hhi;
  row.effective = result.effective;
  row.entropy = result.entropy;
  row.lean = result.lean;
  row.pole_lean = pole_lean_of(tally, *query.powers, seed_of(seed, {"poles"}));
}

BalanceRow row_of(const TallyKey& key, const Tally& tally, const BalanceQuery& query) {
  BalanceRow row;
  row.state = query.states[key.state];
  row.period = key.period;
  row.lever = query.slice == Slice::lever ? key.slice : query.lever;
  row.side = query.slice == Slice::side ? key.slice : query.side;
  row.counts = tally.counts();
  row.volume = tally.volume();
  row.standing = volume_class(row.volume);
  row.shares.resize(row.counts.size());
  if (row.standing != Volume::too_few)
    fill_shares(row, tally, query,
                seed_of(query.seed, {"balance", row.state, row.period, row.lever, row.side}));
  return row;
}

}  // namespace

std::vector<BalanceRow> balance(std::span<const EventCount> counts, const BalanceQuery& query) {
  std::vector<BalanceRow> rows;
  for (const auto& [key, sums] : tally(counts, query)) rows.push_back(row_of(key, sums, query));
  return rows;
}

}  // namespace steelyard
