// Collecting what a brief is made of, and the small words that its sentences share.
#include "engine/brief_data.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace steelyard {
namespace {

void link_dealings(BriefData& data) {
  const PowerIndex index(data.powers);
  for (const EventRow& row : data.rows) {
    const std::string_view source = party_of(row.event.source), target = party_of(row.event.target);
    if (source == target) continue;
    for (const auto& [self, partner] : {std::pair(source, target), std::pair(target, source)}) {
      const auto state = std::ranges::find(data.query.states, self);
      const auto power = index.find(partner, row.event.date);
      if (state == data.query.states.end() || !power || data.powers.list[*power].code == self) continue;
      data.dealings.push_back({static_cast<std::size_t>(state - data.query.states.begin()), *power, &row});
    }
  }
}

Result<std::vector<EventRow>> dealing_rows(const Store& store, const BriefData& data, Date from, Date to) {
  EventFilter filter;
  filter.statuses = {EventStatus::asserted};
  filter.from = from;
  filter.to = to;
  filter.sources = data.query.states;
  filter.targets = PowerIndex(data.powers).codes();
  STEELYARD_TRY(std::vector<EventRow> rows, store.events(filter));
  std::swap(filter.sources, filter.targets);
  STEELYARD_TRY(std::vector<EventRow> back, store.events(filter));
  std::ranges::move(back, std::back_inserter(rows));
  // A state that is also a power is found both ways.
  std::ranges::sort(rows, {}, [](const EventRow& row) { return std::tie(row.event.date, row.event.id); });
  const auto rest =
      std::ranges::unique(rows, {}, [](const EventRow& row) { return std::string_view(row.event.id); });
  rows.erase(rest.begin(), rest.end());
  return rows;
}

// A power is called by one name everywhere: that of data/powers, also with a role.
NameOf with_power_names(const NameOf& name_of, const Powers& powers) {
  std::map<std::string, std::string, std::less<>> names;
  for (const Power& power : powers.list) names.emplace(power.code, power.name);
  return [name_of, names](std::string_view code) {
    const auto cut = code.find('/');
    const auto known = names.find(code.substr(0, cut));
    if (known == names.end()) return name_of(code);
    const std::string full = name_of(code), plain = name_of(code.substr(0, cut));
    return known->second + full.substr(std::min(plain.size(), full.size()));
  };
}

constexpr std::int64_t kWanted = 100;  // events of the middle state: enough for its shares
constexpr std::array<int, 5> kWindowYears{1, 2, 3, 5, 10};

// The shortest window up to the last event in which the middle state has enough events; all when none has.
Date window_start(const BriefData& data, Date last) {
  for (const int years : kWindowYears) {
    const Date start = last.plus_days(-365 * years - years / 4 + 1);
    std::vector<std::int64_t> volumes(data.query.states.size(), 0);
    for (const DealingEvent& dealing : data.dealings)
      if (dealing.row->event.date >= start && dealing.row->event.date <= last) ++volumes[dealing.state];
    std::ranges::sort(volumes);
    if (volumes[volumes.size() / 2] >= kWanted) return start;
  }
  return data.rows.front().event.date;
}

PeriodKind timeline_unit(Date from, Date to) {
  const int days = to.days() - from.days();
  if (days > 3 * 365) return PeriodKind::year;
  return days > 400 ? PeriodKind::quarter : PeriodKind::month;
}

Status count_dealings(const Store& store, const WeighQuery& query, BriefData& data) {
  STEELYARD_TRY(data.window_counts, dealings(store, data.query, PeriodKind::all, data.from, data.to));
  STEELYARD_TRY(data.unit_counts, dealings(store, data.query, data.unit, query.from, data.to));
  STEELYARD_TRY(data.month_counts, dealings(store, data.query, PeriodKind::month, query.from, data.to));
  data.balance = balance(data.window_counts, data.query);
  data.overtakings = overtakings(data.month_counts, data.query);
  data.breaks = breaks(data.month_counts, data.query);
  std::vector<EventRow> inside;
  for (const EventRow& row : data.rows)
    if (data.in_window(row)) inside.push_back(row);
  data.refusals = refusals(inside, data.query);
  return {};
}

}  // namespace

Result<std::vector<std::string>> states_or_most_met(const Store& store, const WeighQuery& query,
                                                    const Powers& powers) {
  if (!query.states.empty()) return query.states;
  EventFilter filter;
  filter.statuses = {EventStatus::asserted};
  filter.from = query.from;
  filter.to = query.to;
  STEELYARD_TRY(const std::vector<EventCount> counts, store.event_counts(filter, PeriodKind::all));
  const PowerIndex index(powers);
  const auto is_power = [&](const std::string& code) {
    return std::ranges::binary_search(index.codes(), code);
  };
  STEELYARD_TRY(const std::vector<std::string> countries, store.countries());
  std::map<std::string, std::int64_t> met;
  for (const EventCount& count : counts) {
    const bool by = is_power(count.source), to = is_power(count.target);
    if (by == to) continue;
    const std::string& state = by ? count.target : count.source;
    // Blocs and regions are no states.
    if (std::ranges::binary_search(countries, state)) met[state] += count.count;
  }
  std::vector<std::pair<std::int64_t, std::string>> order;
  for (const auto& [state, count] : met) order.emplace_back(-count, state);
  std::ranges::sort(order);
  std::vector<std::string> states;
  for (std::size_t i = 0; i < std::min<std::size_t>(5, order.size()); ++i) states.push_back(order[i].second);
  if (states.empty())
    return failure(ErrorKind::not_found,
                   "no event between a state and one of the powers is in the store; read and code more, or "
                   "name other --powers");
  return states;
}

Result<BriefData> collect_brief_data(EngineState& engine, const WeighQuery& query) {
  STEELYARD_TRY(const Store* store, engine.opened());
  BriefData data;
  STEELYARD_TRY(data.ontology, engine.ontology());
  STEELYARD_TRY(data.powers,
                load_powers(engine.resources, query.powers, query.arms, query.to, *engine.reporter));
  STEELYARD_TRY(const NameOf actor_name, engine.names());
  data.name_of = with_power_names(actor_name, data.powers);
  STEELYARD_TRY(data.query.states, states_or_most_met(*store, query, data.powers));
  data.query.ontology = data.ontology;
  data.query.seed = query.seed;
  data.query.powers = &data.powers;
  STEELYARD_TRY(data.rows, dealing_rows(*store, data, query.from, query.to));
  if (data.rows.empty())
    return failure(ErrorKind::not_found,
                   "no event between these states and powers lies in these dates; widen --from and --to, or "
                   "name other --states");
  link_dealings(data);
  const Date last = data.rows.back().event.date;
  data.to = query.to.known() ? query.to : last;
  data.from = query.from.known() ? query.from : window_start(data, last);
  data.unit = timeline_unit(data.rows.front().event.date, data.to);
  STEELYARD_CHECK(count_dealings(*store, query, data));
  return data;
}

std::size_t BriefData::state_place(const std::string& code) const {
  return static_cast<std::size_t>(std::ranges::find(query.states, code) - query.states.begin());
}

std::vector<const EventRow*> BriefData::events_of(std::size_t state, std::optional<std::size_t> power,
                                                  const std::function<bool(const EventRow&)>& wanted) const {
  std::vector<const EventRow*> found;
  for (const DealingEvent& dealing : dealings)
    if (dealing.state == state && (!power || dealing.power == *power) && wanted(*dealing.row))
      found.push_back(dealing.row);
  return found;
}

std::string source_name(std::string_view source) {
  return std::string(trim(source.substr(0, source.find_first_of("0123456789"))));
}

Json measure_json(const Measure& measure, const std::string& evidence) {
  if (!measure.given()) return nullptr;
  const auto rounded = [](double x) { return std::round(x * 1e6) / 1e6; };
  Json json{{"v", rounded(measure.value)}, {"low", rounded(measure.low)}, {"high", rounded(measure.high)}};
  if (!evidence.empty()) json["ev"] = evidence;
  return json;
}

std::string percent_range(const Measure& share) {
  return std::to_string(std::lround(share.low * 100)) + "–" + plain_percent(share.high);
}

std::string number_range(const Measure& measure, int digits) {
  return plain_number(measure.low, digits) + " to " + plain_number(measure.high, digits);
}

std::string counted(std::int64_t count, const std::string& singular) {
  return plain_count(count) + " " + singular + (count == 1 ? "" : "s");
}

std::string listed(std::vector<std::string> names, std::size_t shown_max) {
  if (names.size() > shown_max) {
    const std::size_t more = names.size() - shown_max + 1;
    names.resize(shown_max - 1);
    names.push_back(in_words(static_cast<std::int64_t>(more)) + " more");
  }
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += i + 1 == names.size() ? " and " : ", ";
    text += names[i];
  }
  return text;
}

std::string in_words(std::int64_t count) {
  static constexpr std::array<std::string_view, 13> kWords{"no",   "one",    "two",   "three", "four",
                                                           "five", "six",    "seven", "eight", "nine",
                                                           "ten",  "eleven", "twelve"};
  return count >= 0 && count < 13 ? std::string(kWords[static_cast<std::size_t>(count)]) : plain_count(count);
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string unmarked(std::string text) {
  for (const std::string_view mark : {"[[", "]]"})
    for (std::size_t at; (at = text.find(mark)) != std::string::npos;) text.erase(at, mark.size());
  return text;
}

std::string possessive(const std::string& name) { return name + (name.ends_with('s') ? "’" : "’s"); }

}  // namespace steelyard
