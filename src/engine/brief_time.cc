// Shares over time, and what moved.
#include <algorithm>
#include <cmath>
#include <set>

#include "engine/brief_data.h"

namespace steelyard {
namespace {

constexpr std::size_t kEventsAPoint = 6;  // carried under one point of a line
constexpr std::size_t kChangesMax = 10;
constexpr double kSure = 0.9;

std::vector<std::string> all_periods(const BriefData& data) {
  std::set<std::string> found;
  for (const EventCount& count : data.unit_counts) found.insert(count.period);
  std::vector<std::string> periods;
  if (found.empty()) return periods;
  // Step through the calendar, so that a period without events shows as a gap and not as nothing.
  for (Date day = Date::parse_iso(data.rows.front().event.date.iso().substr(0, 7) + "-01"); day <= data.to;
       day = day.plus_days(1)) {
    const std::string period = period_of(day, data.unit);
    if (periods.empty() || periods.back() != period) periods.push_back(period);
  }
  return periods;
}

const BalanceRow* row_at(const std::vector<BalanceRow>& rows, const std::string& period) {
  const auto found = std::ranges::find(rows, period, &BalanceRow::period);
  return found == rows.end() ? nullptr : &*found;
}

Json power_line(const BriefData& data, BriefEvidence& evidence, std::size_t state, std::size_t power,
                const std::vector<BalanceRow>& rows, const std::vector<std::string>& periods) {
  Json v = Json::array(), low = Json::array(), high = Json::array(), ev = Json::array();
  for (const std::string& period : periods) {
    const BalanceRow* row = row_at(rows, period);
    const bool given = row != nullptr && row->shares[power].given();
    v.push_back(given ? Json(std::round(row->shares[power].value * 1e6) / 1e6) : Json());
    low.push_back(given ? Json(std::round(row->shares[power].low * 1e6) / 1e6) : Json());
    high.push_back(given ? Json(std::round(row->shares[power].high * 1e6) / 1e6) : Json());
    const auto wanted = [&](const EventRow& r) { return period_of(r.event.date, data.unit) == period; };
    const std::string key =
        given ? evidence.add(
                    {"t-" + data.query.states[state] + "-" + data.powers.list[power].code + "-" + period,
                     possessive(data.power_name(power)) + " share of " + possessive(data.state_name(state)) +
                         " dealings in " + period,
                     plain_percent(row->shares[power].value),
                     counted(row->counts[power], "event") + " of " + counted(row->volume, "event") + "."},
                    data.events_of(state, power, wanted), kEventsAPoint)
              : std::string();
    ev.push_back(key.empty() ? Json() : Json(key));
  }
  return Json{{"v", std::move(v)}, {"low", std::move(low)}, {"high", std::move(high)}, {"ev", std::move(ev)}};
}

std::string trend_finding(const BriefData& data, const std::string& state,
                          const std::vector<TrendRow>& trends) {
  const TrendRow* best = nullptr;
  for (const TrendRow& row : trends)
    if (row.state == state && row.odds >= kSure &&
        (best == nullptr || std::abs(row.per_year.value) > std::abs(best->per_year.value)))
      best = &row;
  const std::string name = data.name_of(state);
  if (best == nullptr) return name + ": no power’s share moved by more than its interval";
  const std::string points = plain_number(std::abs(best->per_year.value) * 100, 1);
  return name + ": " + possessive(data.name_of(best->power)) + " share " +
         (best->per_year.value < 0 ? "falls" : "rises") + " by " + points + " points a year";
}

Json timeline_row(const BriefData& data, BriefEvidence& evidence, std::size_t state,
                  const std::vector<std::string>& periods, const std::vector<TrendRow>& all_trends) {
  BalanceQuery query = data.query;
  query.states = {data.query.states[state]};
  const auto rows = balance(data.unit_counts, query);
  Json volume = Json::array();
  for (const std::string& period : periods) {
    const BalanceRow* row = row_at(rows, period);
    volume.push_back(row == nullptr ? 0 : row->volume);
  }
  Json shares = Json::object();
  for (std::size_t p = 0; p < data.powers.list.size(); ++p)
    if (data.powers.list[p].code != query.states[0])
      shares[data.powers.list[p].code] = power_line(data, evidence, state, p, rows, periods);
  Json overtaking_list = Json::array(), break_list = Json::array();
  for (const OvertakingRow& row : data.overtakings)
    if (row.state == query.states[0])
      overtaking_list.push_back(Json{{"period", period_of(row.date, data.unit)},
                                     {"date", row.date.iso().substr(0, 7)},
                                     {"by", row.by},
                                     {"of", row.of},
                                     {"odds", row.odds}});
  for (const BreakRow& row : data.breaks)
    if (row.state == query.states[0])
      break_list.push_back(Json{{"power", row.power}, {"from", row.period_low}, {"to", row.period_high}});
  return Json{{"state", query.states[0]},
              {"finding", trend_finding(data, query.states[0], all_trends)},
              {"periods", periods},
              {"volume", std::move(volume)},
              {"shares", std::move(shares)},
              {"overtakings", std::move(overtaking_list)},
              {"breaks", std::move(break_list)}};
}

bool has_a_share(const Json& row) {
  for (const Json& line : row["shares"])
    for (const Json& value : line["v"])
      if (!value.is_null()) return true;
  return false;
}

// All states as one, for when each alone has too few events a period. Dealings among them drop out, as do
// states that are powers themselves.
constexpr const char* kTogether = "ALL";

BriefData together(const BriefData& data) {
  BriefData pooled = data;
  const auto is_power = [&](const std::string& code) {
    return std::ranges::find(data.powers.list, code, &Power::code) != data.powers.list.end();
  };
  const auto pool = [&](std::string& code) {
    if (!is_power(code) && std::ranges::find(data.query.states, code) != data.query.states.end())
      code = kTogether;
  };
  for (auto* counts : {&pooled.unit_counts, &pooled.month_counts})
    for (EventCount& count : *counts) pool(count.source), pool(count.target);
  for (DealingEvent& dealing : pooled.dealings) dealing.state = 0;
  pooled.query.states = {kTogether};
  pooled.query.powers = &pooled.powers;
  pooled.overtakings = overtakings(pooled.month_counts, pooled.query);
  pooled.breaks = breaks(pooled.month_counts, pooled.query);
  pooled.name_of = [name_of = data.name_of, count = data.query.states.size()](std::string_view code) {
    return code == kTogether ? "The " + in_words(static_cast<std::int64_t>(count)) + " together"
                             : name_of(code);
  };
  return pooled;
}

// Periods of the fullest state that bear a share.
std::size_t periods_with_shares(const BriefData& data) {
  std::map<std::string, std::size_t> found;
  for (const BalanceRow& row : balance(data.unit_counts, data.query))
    if (row.standing != Volume::too_few) ++found[row.state];
  std::size_t most = 0;
  for (const auto& [state, count] : found) most = std::max(most, count);
  return most;
}

}  // namespace

Json timeline_section(const BriefData& data, BriefEvidence& evidence) {
  const auto periods = all_periods(data);
  if (periods.size() < 2) return nullptr;
  const auto all_trends = trends(data.unit_counts, data.query);
  Json rows = Json::array();
  if (data.query.states.size() > 1 && periods_with_shares(data) < 3) {
    const BriefData pooled = together(data);
    rows.push_back(timeline_row(pooled, evidence, 0, periods, trends(pooled.unit_counts, pooled.query)));
  }
  std::vector<std::string> thin;  // no period of theirs bears a share, so there is no line to draw
  for (std::size_t state = 0; state < data.query.states.size(); ++state) {
    Json row = timeline_row(data, evidence, state, periods, all_trends);
    if (has_a_share(row))
      rows.push_back(std::move(row));
    else
      thin.push_back(data.state_name(state));
  }
  if (rows.empty()) return nullptr;
  const char* unit = data.unit == PeriodKind::year      ? "year"
                     : data.unit == PeriodKind::quarter ? "quarter"
                                                        : "month";
  Json section{{"finding", rows[0]["finding"]},
               {"unit", unit},
               {"source", counted(static_cast<std::int64_t>(data.rows.size()), "event")}};
  if (!thin.empty())
    section["note"] =
        "No " + std::string(unit) + " of " + listed(thin, 6) + " has the thirty events that a share needs.";
  section["rows"] = std::move(rows);
  return section;
}

// ---- changes ------------------------------------------------------------------------------------

namespace {

struct Change {
  double weight = 0;  // how sure, then how large
  Json json;
};

std::string month_name(Date date) {
  const std::string day = plain_date(date);
  return day.substr(day.find(' ') + 1);
}

std::string events_after(const BriefData& data, BriefEvidence& evidence, const std::string& key,
                         const std::string& title, const std::string& state, const std::string& power,
                         Date from, Date to) {
  const auto place = std::ranges::find(data.powers.list, power, &Power::code);
  const auto wanted = [&](const EventRow& r) { return DateRange{from, to}.holds(r.event.date); };
  return evidence.add({key, title, "", "Events of the pair from " + plain_date(from) + "."},
                      data.events_of(data.state_place(state),
                                     static_cast<std::size_t>(place - data.powers.list.begin()), wanted),
                      kEventsAPoint * 3);
}

void add_overtakings(const BriefData& data, BriefEvidence& evidence, std::vector<Change>& changes) {
  for (const OvertakingRow& row : data.overtakings) {
    const std::string state = data.name_of(row.state), by = data.name_of(row.by), of = data.name_of(row.of);
    const std::string key =
        events_after(data, evidence, "overtaking-" + row.state + "-" + row.by + "-" + row.of,
                     by + " passes " + of + " in " + state, row.state, row.by, row.date, data.to);
    Json json{{"kind", "overtaking"},
              {"date", row.date.iso().substr(0, 7)},
              {"state", row.state},
              {"text", by + " passes " + of + " in " + possessive(state) + " dealings, about " +
                           month_name(row.date)},
              {"before", measure_json(row.by_before)},
              {"after", measure_json(row.by_after, key)},
              {"odds", row.odds}};
    if (!key.empty()) json["ev"] = key;
    changes.push_back({1 + row.odds, std::move(json)});
  }
}

void add_breaks(const BriefData& data, BriefEvidence& evidence, std::vector<Change>& changes) {
  for (const BreakRow& row : data.breaks) {
    const Date date = Date::parse_first(row.period.substr(0, 7));
    const std::string state = data.name_of(row.state), power = data.name_of(row.power);
    const bool up = row.after.value > row.before.value;
    const std::string key = events_after(data, evidence, "break-" + row.state + "-" + row.power,
                                         "Break of " + possessive(power) + " share in " + state, row.state,
                                         row.power, date, data.to);
    Json json{
        {"kind", "break"},
        {"date", row.period},
        {"state", row.state},
        {"text", possessive(power) + " share in " + state + (up ? " breaks upward" : " breaks downward") +
                     ", from " + plain_percent(row.before.value) + " to " + plain_percent(row.after.value)},
        {"before", measure_json(row.before)},
        {"after", measure_json(row.after, key)},
        {"odds", row.odds}};
    if (!key.empty()) json["ev"] = key;
    changes.push_back({1 + row.odds + std::abs(row.after.value - row.before.value), std::move(json)});
  }
}

// The window against as long a time before it, or its two halves when nothing lies before.
void add_differences(const BriefData& data, BriefEvidence& evidence, std::vector<Change>& changes) {
  const Date first = data.rows.front().event.date;
  const int days = data.to.days() - data.from.days();
  const bool has_before = first < data.from;
  const Date split = has_before ? data.from : data.from.plus_days(days / 2);
  std::vector<EventCount> before, after;
  for (const EventCount& count : data.month_counts)
    (Date::parse_first(count.period) < split ? before : after).push_back(count);
  for (const ChangeRow& row : steelyard::changes(before, after, data.query)) {
    if (row.odds < kSure) continue;
    const std::string state = data.name_of(row.state), power = data.name_of(row.power);
    const bool up = row.difference.value > 0;
    const std::string key =
        events_after(data, evidence, "change-" + row.state + "-" + row.power,
                     possessive(power) + " share in " + state, row.state, row.power, split, data.to);
    Json json{{"kind", up ? "rise" : "fall"},
              {"date", split.iso().substr(0, 7)},
              {"state", row.state},
              {"text", possessive(power) + " share in " + state + (up ? " rises" : " falls") + " by " +
                           plain_number(std::abs(row.difference.value) * 100, 0) + " points after " +
                           month_name(split)},
              {"before", measure_json(row.before)},
              {"after", measure_json(row.after, key)},
              {"odds", row.odds}};
    if (!key.empty()) json["ev"] = key;
    changes.push_back({row.odds + std::abs(row.difference.value), std::move(json)});
  }
}

}  // namespace

Json changes_section(const BriefData& data, BriefEvidence& evidence) {
  std::vector<Change> changes;
  add_overtakings(data, evidence, changes);
  add_breaks(data, evidence, changes);
  add_differences(data, evidence, changes);
  std::ranges::stable_sort(changes, std::greater{}, &Change::weight);
  if (changes.size() > kChangesMax) changes.resize(kChangesMax);
  if (changes.empty()) return nullptr;
  Json items = Json::array();
  for (Change& change : changes) items.push_back(std::move(change.json));
  const std::string first = items[0]["text"].get<std::string>();
  const std::string finding = items.size() == 1
                                  ? first
                                  : capitalised(in_words(static_cast<std::int64_t>(items.size()))) +
                                        " shares moved by more than their interval; most of all: " + first;
  return Json{{"finding", finding},
              {"note", "Odds say how likely the move is more than chance in what was reported."},
              {"items", std::move(items)}};
}

}  // namespace steelyard
