// Sums of dealings, whatever the order of the counts.
//
// A mutual act (a meeting, a call, an agreement) is told as two events, one each way. Both count, but as
// evidence they are one: of each mutual code in a period, min(there, back) events are paired.
// docs/methods/balance.md.
#include "weigh/tally.h"

#include <algorithm>
#include <tuple>

#include "weigh/periods.h"

namespace steelyard {
namespace {

const ActionCode* code_of(const BalanceQuery& query, const EventCount& count) {
  return query.ontology ? query.ontology->find(count.cameo) : nullptr;
}

std::string_view side_of(const BalanceQuery& query, const EventCount& count) {
  const ActionCode* code = code_of(query, count);
  return code ? std::string_view(code->side) : std::string_view();
}

bool admitted(const BalanceQuery& query, const EventCount& count) {
  return (query.lever.empty() || count.lever == query.lever) &&
         (query.side.empty() || side_of(query, count) == query.side);
}

std::string slice_of(const BalanceQuery& query, const EventCount& count) {
  switch (query.slice) {
    case Slice::none:
      return "";
    case Slice::lever:
      return count.lever;
    case Slice::side:
      return std::string(side_of(query, count));
  }
  return "";
}

// Events of one mutual code between a state and a partner, there and back.
using PairKey = std::tuple<TallyKey, std::size_t, std::string, std::string>;  // …, power, partner, cameo
using Pairs = std::map<PairKey, std::array<std::int64_t, 2>>;

struct Sums {
  const BalanceQuery& query;
  Tallies tallies;
  Pairs pairs;

  void add(const TallyKey& key, std::size_t power, const std::string& partner, int direction,
           const EventCount& count) {
    Tally& tally = tallies[key];
    tally.powers.resize(query.powers->list.size());
    Dealing& dealing = tally.powers[power];
    dealing.events += count.count;
    const auto weight = static_cast<double>(count.count);
    dealing.net += weight * count.goldstein;
    dealing.squares += weight * count.goldstein * count.goldstein;
    if (const ActionCode* code = code_of(query, count); code && code->mutual)
      pairs[{key, power, partner, count.cameo}][static_cast<std::size_t>(direction)] += count.count;
  }
};

// Sums of doubles depend on their order; a fixed one keeps the last bit when rows come shuffled.
std::vector<const EventCount*> in_fixed_order(std::span<const EventCount> counts) {
  std::vector<const EventCount*> sorted;
  for (const EventCount& count : counts) sorted.push_back(&count);
  std::ranges::sort(sorted, {}, [](const EventCount* c) {
    return std::tie(c->source, c->target, c->period, c->cameo, c->lever, c->goldstein, c->count);
  });
  return sorted;
}

}  // namespace

std::int64_t Tally::volume() const {
  std::int64_t sum = 0;
  for (const Dealing& dealing : powers) sum += dealing.events;
  return sum;
}

std::vector<std::int64_t> Tally::counts() const {
  std::vector<std::int64_t> all;
  for (const Dealing& dealing : powers) all.push_back(dealing.events);
  return all;
}

double Tally::evidence() const {
  std::int64_t events = 0, paired = 0;
  for (const Dealing& dealing : powers) events += dealing.events, paired += dealing.paired;
  return events == 0 ? 1 : static_cast<double>(events - paired) / static_cast<double>(events);
}

Tallies tally(std::span<const EventCount> counts, const BalanceQuery& query) {
  const PowerIndex index(*query.powers);
  std::map<std::string, std::size_t> states;
  for (std::size_t i = 0; i < query.states.size(); ++i) states.emplace(query.states[i], i);

  Sums sums{query, {}, {}};
  for (const EventCount* count : in_fixed_order(counts)) {
    if (count->source == count->target || !admitted(query, *count)) continue;
    const Date day = first_day(parse_period(count->period));
    const std::string slice = slice_of(query, *count);
    const std::string* ends[] = {&count->source, &count->target};
    for (int direction = 0; direction < 2; ++direction) {
      const std::string &self = *ends[direction], &partner = *ends[1 - direction];
      const auto state = states.find(self);
      const auto power = index.find(partner, day);
      if (state == states.end() || !power || query.powers->list[*power].code == self) continue;
      sums.add({state->second, count->period, slice}, *power, partner, direction, *count);
    }
  }
  for (const auto& [key, both] : sums.pairs)
    sums.tallies[std::get<0>(key)].powers[std::get<1>(key)].paired += std::min(both[0], both[1]);
  return std::move(sums.tallies);
}

std::vector<double> arms_of(const Powers& powers) {
  std::vector<double> arms;
  for (const Power& power : powers.list) {
    if (!power.arm) return {};
    arms.push_back(*power.arm);
  }
  return arms;
}

}  // namespace steelyard
