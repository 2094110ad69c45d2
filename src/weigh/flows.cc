// Shares of money, goods and people that go to or come from each power: M5 on sums instead of counts.
//
// Sums are what they are: no interval. A table that names only the largest partners gives shares among the
// powers it names. docs/methods/flows.md.
#include <algorithm>
#include <tuple>

#include "weigh/summaries.h"
#include "weigh/tally.h"

namespace steelyard {
namespace {

using Key = std::tuple<std::size_t, std::string, int, std::string>;  // state, kind, year, unit

// A partner's own row outweighs the sum of its members' rows, so that nothing is counted twice.
struct Amounts {
  std::vector<std::optional<double>> own, members;
};

void put(std::optional<double>& place, double value) { place = place.value_or(0) + value; }

std::map<Key, Amounts> amounts_of(std::span<const Flow> flows, const BalanceQuery& query) {
  std::vector<const Flow*> sorted;
  for (const Flow& flow : flows) sorted.push_back(&flow);
  std::ranges::sort(sorted, {}, [](const Flow* f) {
    return std::tie(f->reporter, f->partner, f->kind, f->year, f->unit, f->value);
  });
  const auto& powers = query.powers->list;
  std::map<Key, Amounts> all;
  for (const Flow* flow : sorted) {
    const auto state = std::ranges::find(query.states, flow->reporter);
    if (state == query.states.end() || flow->partner == flow->reporter || !(flow->value >= 0)) continue;
    const bool named = std::ranges::find(powers, flow->partner, &Power::code) != powers.end();
    for (std::size_t p = 0; p < powers.size(); ++p) {
      const bool own = powers[p].code == flow->partner;
      const bool member = !named && std::ranges::any_of(powers[p].members, [&](const Member& m) {
        return m.country == flow->partner && m.days.holds(Date::of(flow->year, 12, 31));
      });
      if (!own && !member) continue;
      Amounts& amounts =
          all[{static_cast<std::size_t>(state - query.states.begin()), flow->kind, flow->year, flow->unit}];
      amounts.own.resize(powers.size());
      amounts.members.resize(powers.size());
      put(own ? amounts.own[p] : amounts.members[p], flow->value);
    }
  }
  return all;
}

}  // namespace

std::vector<FlowRow> flow_shares(std::span<const Flow> flows, const BalanceQuery& query) {
  const std::vector<double> arms = arms_of(*query.powers);
  std::vector<FlowRow> rows;
  for (const auto& [key, amounts] : amounts_of(flows, query)) {
    FlowRow row;
    row.state = query.states[std::get<0>(key)];
    row.kind = std::get<1>(key);
    row.year = std::get<2>(key);
    row.unit = std::get<3>(key);
    std::vector<double> shares;
    for (std::size_t p = 0; p < amounts.own.size(); ++p) {
      const std::optional<double> amount = amounts.own[p] ? amounts.own[p] : amounts.members[p];
      row.shares.push_back(amount ? *amount : kNotGiven);
      shares.push_back(amount.value_or(0));
      row.volume += shares.back();
    }
    if (row.volume <= 0) continue;
    for (double& share : row.shares) share /= row.volume;
    for (double& share : shares) share /= row.volume;
    const Summaries all = summaries(shares, arms);
    row.hhi = all.hhi;
    row.effective = all.effective;
    row.entropy = all.entropy;
    row.lean = all.lean;
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace steelyard
