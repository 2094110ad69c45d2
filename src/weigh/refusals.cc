// Acts against the grain: a state that gets on with a power rejects, accuses, threatens, protests or cuts
// back.
//
// A pair gets on when its net cooperation over all the events given is above zero. How unusual an act was is
// a smoothed frequency: of the state's n acts towards the power, how many were as low on the scale or lower;
// (k + ½) / (n + 1). Surprise is −ln of it, in nats (M9). docs/methods/refusals.md.
#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "weigh/draws.h"

namespace steelyard {
namespace {

constexpr std::array<std::string_view, 5> kRoots{"11", "12", "13", "14", "16"};

bool is_refusal(const Event& event) { return std::ranges::find(kRoots, event.action.root) != kRoots.end(); }

// What a state and a power did to each other.
struct Pair {
  std::vector<double> values;      // Goldstein values of both directions
  std::vector<double> from_state;  // of the state's acts alone
  std::int64_t refusals = 0;       // of the state's acts
  std::vector<const Event*> acts;  // those refusals
};

using Pairs = std::map<std::pair<std::string, std::string>, Pair>;  // state, power

Pairs pairs_of(std::span<const EventRow> events, const BalanceQuery& query) {
  const auto is_state = [&](const std::string& code) {
    return std::ranges::find(query.states, code) != query.states.end();
  };
  const auto is_power = [&](const std::string& code) {
    return std::ranges::find(query.powers->list, code, &Power::code) != query.powers->list.end();
  };
  Pairs pairs;
  for (const EventRow& row : events) {
    const Event& event = row.event;
    const std::string source(party_of(event.source)), target(party_of(event.target));
    if (source == target) continue;
    if (is_state(source) && is_power(target)) {
      Pair& pair = pairs[{source, target}];
      pair.values.push_back(event.action.goldstein);
      pair.from_state.push_back(event.action.goldstein);
      if (is_refusal(event)) ++pair.refusals, pair.acts.push_back(&event);
    }
    if (is_power(source) && is_state(target))
      pairs[{target, source}].values.push_back(event.action.goldstein);
  }
  return pairs;
}

double total(std::vector<double>& values) {
  std::ranges::sort(values);  // a fixed order: sums do not depend on that of the events
  double sum = 0;
  for (const double value : values) sum += value;
  return sum;
}

RefusalRow row_of(const Event& act, const std::pair<std::string, std::string>& names, const Pair& pair,
                  double net) {
  RefusalRow row;
  row.event = act.id;
  row.date = act.date;
  row.source = names.first;
  row.target = names.second;
  row.cameo = act.action.cameo;
  row.goldstein = act.action.goldstein;
  row.net = net;
  row.pair_events = static_cast<std::int64_t>(pair.values.size());
  row.source_events = static_cast<std::int64_t>(pair.from_state.size());
  row.share = static_cast<double>(pair.refusals) / static_cast<double>(row.source_events);
  const auto as_low =
      std::ranges::count_if(pair.from_state, [&](double value) { return value <= row.goldstein; });
  row.odds = (static_cast<double>(as_low) + 0.5) / (static_cast<double>(row.source_events) + 1);
  row.surprise = -std::log(row.odds);
  row.usual = {quantile(pair.values, 0.5), quantile(pair.values, 0.05), quantile(pair.values, 0.95)};
  return row;
}

}  // namespace

std::vector<RefusalRow> refusals(std::span<const EventRow> events, const BalanceQuery& query) {
  std::vector<RefusalRow> rows;
  for (auto& [names, pair] : pairs_of(events, query)) {
    const double net = total(pair.values);
    if (net <= 0) continue;
    for (const Event* act : pair.acts) rows.push_back(row_of(*act, names, pair, net));
  }
  std::ranges::sort(rows, [](const RefusalRow& a, const RefusalRow& b) {
    return std::tie(b.surprise, b.date, a.event) < std::tie(a.surprise, a.date, b.event);
  });
  return rows;
}

}  // namespace steelyard
