// The counts a balance is made of, asked of the store.
#include <algorithm>

#include "steelyard/weigh.h"

namespace steelyard {

Result<std::vector<EventCount>> dealings(const Store& store, const BalanceQuery& query, PeriodKind period,
                                         Date from, Date to) {
  const PowerIndex index(*query.powers);
  EventFilter filter;
  filter.statuses = {EventStatus::asserted};
  filter.from = from;
  filter.to = to;
  if (!query.lever.empty()) filter.levers = {query.lever};
  filter.sources = query.states;
  filter.targets = index.codes();
  STEELYARD_TRY(auto counts, store.event_counts(filter, period));
  std::swap(filter.sources, filter.targets);
  STEELYARD_TRY(const auto back, store.event_counts(filter, period));
  // A state that is itself a partner would bring its rows twice: what both questions return is taken once.
  const auto is_state = [&](const std::string& code) {
    return std::ranges::find(query.states, code) != query.states.end();
  };
  const auto is_partner = [&](const std::string& code) {
    return std::ranges::binary_search(index.codes(), code);
  };
  for (const EventCount& count : back)
    if (!(is_state(count.source) && is_partner(count.target))) counts.push_back(count);
  return counts;
}

}  // namespace steelyard
