// How each state hangs: shares, lean and levers, with the sentences that say so.
#include <algorithm>
#include <array>
#include <cmath>

#include "engine/brief_data.h"

namespace steelyard {
namespace {

constexpr std::size_t kEventsAShare = 60;  // carried under one share
constexpr std::size_t kEventsALever = 15;
constexpr double kLevel = 0.15;  // a lean nearer to zero hangs level: the first cut of the scale

// Places of the powers, heaviest first.
std::vector<std::size_t> by_weight(const BalanceRow& row) {
  std::vector<std::size_t> order(row.counts.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return row.counts[i]; });
  return order;
}

// The power at the end of the line that a lean of this sign points to.
std::string pole_name(const BriefData& data, double lean) {
  const auto arm = [](const Power& power) { return power.arm.value_or(0); };
  const auto& list = data.powers.list;
  return (lean < 0 ? std::ranges::min_element(list, {}, arm) : std::ranges::max_element(list, {}, arm))->name;
}

std::string row_finding(const BriefData& data, const BalanceRow& row) {
  const std::string name = data.name_of(row.state);
  const auto order = by_weight(row);
  const std::string first = data.power_name(order[0]), share = plain_percent(row.shares[order[0]].value);
  if (!row.lean.given()) return name + ": " + first + " holds " + share + " of its dealings";
  if (std::abs(row.lean.value) < kLevel)
    return name + ": the beam hangs near level, though " + first + " alone holds " + share;
  const std::string pole = pole_name(data, row.lean.value);
  if (pole == first) return name + " tips towards " + pole + ", which holds " + share + " of its dealings";
  return name + " tips towards " + pole + ", while " + first + " holds most of its dealings, " + share;
}

Json share_list(const BriefData& data, BriefEvidence& evidence, const BalanceRow& row) {
  const std::size_t state = data.state_place(row.state);
  const std::string name = data.name_of(row.state);
  Json shares = Json::object();
  for (std::size_t p = 0; p < row.shares.size(); ++p) {
    const Power& power = data.powers.list[p];
    const std::string key = evidence.add(
        {"share-" + row.state + "-" + power.code,
         possessive(power.name) + " share of " + possessive(name) + " dealings",
         plain_percent(row.shares[p].value),
         counted(row.counts[p], "event") + " with " + power.name + " of " + counted(row.volume, "event") +
             " with " + in_words(static_cast<std::int64_t>(data.powers.list.size())) +
             " powers; the interval is that of a Dirichlet-multinomial with half an event a power added."},
        data.events_of(state, p, [&](const EventRow& r) { return data.in_window(r); }), kEventsAShare);
    if (row.shares[p].given()) shares[power.code] = measure_json(row.shares[p], key);
  }
  return shares;
}

std::vector<const EventRow*> side_events(const BriefData& data, std::size_t state, const std::string& side) {
  return data.events_of(state, std::nullopt, [&](const EventRow& r) {
    const ActionCode* code = data.ontology->find(r.event.action.cameo);
    return data.in_window(r) && code != nullptr && code->side == side;
  });
}

void put_sides(Json& json, const BriefData& data, BriefEvidence& evidence, const std::string& state) {
  for (const std::string side : {"signal", "substance"}) {
    BalanceQuery query = data.query;
    query.states = {state};
    query.side = side;
    const auto rows = balance(data.window_counts, query);
    if (rows.empty() || !rows[0].lean.given()) continue;
    const std::string key = evidence.add(
        {side + "-" + state, "Lean of " + data.name_of(state) + " in " + side,
         plain_number(rows[0].lean.value, 2),
         counted(rows[0].volume, "event") + " of " + side + "; lean is the sum of share times arm."},
        side_events(data, data.state_place(state), side), kEventsALever);
    json[side] = measure_json(rows[0].lean, key);
    json[side + "_volume"] = rows[0].volume;
  }
}

Json balance_row(const BriefData& data, BriefEvidence& evidence, const BalanceRow& row) {
  const std::string name = data.name_of(row.state);
  Json json{{"state", row.state}};
  if (row.standing != Volume::too_few) json["finding"] = row_finding(data, row);
  const std::string key = evidence.add(
      {"volume-" + row.state, "Events of " + name + " with the powers", plain_count(row.volume),
       "Asserted acts between " + name + " and the powers in both directions, each happening once."},
      data.events_of(data.state_place(row.state), std::nullopt,
                     [&](const EventRow& r) { return data.in_window(r); }),
      kEventsAShare);
  json["volume"] = Json{{"v", row.volume}, {"ev", key}};
  if (row.lean.given()) json["lean"] = measure_json(row.lean, key);
  json["shares"] = share_list(data, evidence, row);
  Json counts = Json::object();
  for (std::size_t p = 0; p < row.counts.size(); ++p) counts[data.powers.list[p].code] = row.counts[p];
  json["counts"] = std::move(counts);
  for (const auto& [label, measure] : {std::pair("effective", &row.effective), std::pair("hhi", &row.hhi),
                                       std::pair("entropy", &row.entropy)})
    if (measure->given()) json[label] = measure_json(*measure);
  put_sides(json, data, evidence, row.state);
  return json;
}

// States with enough events for a lean, most tipped first.
std::vector<const BalanceRow*> weighed(const BriefData& data) {
  std::vector<const BalanceRow*> rows;
  for (const BalanceRow& row : data.balance)
    if (row.lean.given() && row.standing != Volume::too_few) rows.push_back(&row);
  std::ranges::stable_sort(rows, std::greater{},
                           [](const BalanceRow* row) { return std::abs(row->lean.value); });
  return rows;
}

std::string balance_finding(const BriefData& data) {
  const auto rows = weighed(data);
  if (rows.empty()) return "Too few events to say how these states hang";
  const double sign = rows[0]->lean.value;
  std::vector<std::string> names;
  for (const BalanceRow* row : rows)
    if (row->lean.value * sign > 0 && std::abs(row->lean.value) >= kLevel)
      names.push_back(data.name_of(row->state));
  if (names.empty())
    return rows.size() == 1
               ? data.name_of(rows[0]->state) + " hangs near level"
               : "All " + in_words(static_cast<std::int64_t>(rows.size())) + " states hang near level";
  const std::string pole = pole_name(data, sign);
  if (rows.size() == 1) return names[0] + " tips towards " + pole;
  const std::string least = data.name_of(rows.back()->state);
  if (names.size() == rows.size())
    return "All " + in_words(static_cast<std::int64_t>(rows.size())) + " states tip towards " + pole + "; " +
           names.front() + " tips most, " + least + " least";
  return listed(names) + (names.size() == 1 ? " tips" : " tip") + " towards " + pole + "; " + least +
         " hangs nearest to level";
}

std::string source_line(const BriefData& data) {
  std::int64_t events = 0;
  for (const BalanceRow& row : data.balance) events += row.volume;
  std::string line = counted(events, "event") + ", " + plain_date(data.from) + " to " + plain_date(data.to);
  if (!data.powers.arms_source.empty()) line += "; arms: " + data.powers.arms_source;
  return line;
}

}  // namespace

Json balance_section(const BriefData& data, BriefEvidence& evidence) {
  Json rows = Json::array();
  for (const BalanceRow& row : data.balance) rows.push_back(balance_row(data, evidence, row));
  std::string note =
      "A weight hangs where the power votes in the United Nations; its length is the power’s share of the "
      "state’s dealings. The beam hangs as the weights say.";
  if (!data.powers.arms_missing.empty()) note = data.powers.arms_missing;
  return Json{{"finding", balance_finding(data)},
              {"note", note},
              {"source", source_line(data)},
              {"rows", std::move(rows)}};
}

// ---- levers -------------------------------------------------------------------------------------

namespace {

constexpr std::array<std::string_view, 5> kLevers{"diplomatic", "economic", "security", "cultural",
                                                  "normative"};

Json lever_row(const BriefData& data, BriefEvidence& evidence, const BalanceRow& row) {
  const std::size_t state = data.state_place(row.state);
  const std::string name = data.name_of(row.state);
  const auto wanted = [&](const EventRow& r) { return data.in_window(r) && r.event.lever == row.lever; };
  Json shares = Json::object();
  for (std::size_t p = 0; p < row.shares.size(); ++p) {
    const Power& power = data.powers.list[p];
    if (!row.shares[p].given()) continue;
    const std::string key = evidence.add(
        {"lever-" + row.lever + "-" + row.state + "-" + power.code,
         possessive(power.name) + " share of " + possessive(name) + " " + row.lever + " dealings",
         plain_percent(row.shares[p].value),
         counted(row.counts[p], "event") + " of " + counted(row.volume, "event") + " under this lever."},
        data.events_of(state, p, wanted), kEventsALever);
    shares[power.code] = measure_json(row.shares[p], key);
  }
  const std::string key =
      evidence.add({"lever-" + row.lever + "-" + row.state, capitalised(row.lever) + " dealings of " + name,
                    plain_count(row.volume), "Events under this lever with all powers."},
                   data.events_of(state, std::nullopt, wanted), kEventsALever);
  Json json{{"state", row.state},
            {"lever", row.lever},
            {"volume", Json{{"v", row.volume}, {"ev", key}}},
            {"shares", std::move(shares)}};
  if (row.lean.given()) json["lean"] = measure_json(row.lean, key);
  return json;
}

// Over all states: who leads each lever.
std::string levers_finding(const BriefData& data, const std::vector<BalanceRow>& rows) {
  std::map<std::string, std::vector<std::string>> levers_of;
  std::vector<std::string> order;
  for (const std::string_view lever : kLevers) {
    std::vector<std::int64_t> sums(data.powers.list.size(), 0);
    for (const BalanceRow& row : rows)
      if (row.lever == lever)
        for (std::size_t p = 0; p < sums.size(); ++p) sums[p] += row.counts[p];
    const auto most = std::ranges::max_element(sums);
    if (*most == 0) continue;
    const std::string& leader = data.power_name(static_cast<std::size_t>(most - sums.begin()));
    if (!levers_of.contains(leader)) order.push_back(leader);
    levers_of[leader].push_back(lever == "economic"     ? "the economy"
                                : lever == "normative"  ? "norms"
                                : lever == "diplomatic" ? "diplomacy"
                                : lever == "cultural"   ? "culture"
                                                        : "security");
  }
  std::string text;
  for (const std::string& leader : order)
    text += (text.empty() ? "" : ", ") + leader + (text.empty() ? " leads in " : " in ") +
            listed(levers_of[leader]);
  return text.empty() ? "No lever has an event" : text;
}

}  // namespace

Json levers_section(const BriefData& data, BriefEvidence& evidence) {
  BalanceQuery query = data.query;
  query.slice = Slice::lever;
  const auto rows = balance(data.window_counts, query);
  Json list = Json::array();
  for (const std::string& state : query.states)
    for (const std::string_view lever : kLevers)
      for (const BalanceRow& row : rows)
        if (row.state == state && row.lever == lever) list.push_back(lever_row(data, evidence, row));
  if (list.empty()) return nullptr;
  return Json{
      {"finding", levers_finding(data, rows)}, {"source", source_line(data)}, {"rows", std::move(list)}};
}

Json map_section(const BriefData& data) {
  const auto rows = weighed(data);
  if (rows.empty()) return nullptr;
  const BalanceRow& most = *rows.front();
  return Json{
      {"finding", data.name_of(most.state) + " leans hardest, towards " + pole_name(data, most.lean.value)},
      {"note", "Lean from −1, with " + pole_name(data, -1) + ", to +1, with " + pole_name(data, 1) + "."},
      {"source", source_line(data)}};
}

Json sides_section(const Json& balance, const BriefData& data) {
  std::int64_t both = 0, further = 0;
  for (const Json& row : balance["rows"]) {
    if (!row.contains("signal") || !row.contains("substance")) continue;
    ++both;
    if (std::abs(row["signal"]["v"].get<double>()) > std::abs(row["substance"]["v"].get<double>())) ++further;
  }
  if (both == 0) return nullptr;
  const std::string finding = both == 1 ? std::string(further == 1 ? "Signal leans further than substance"
                                                                   : "Substance leans further than signal")
                                        : "In " + in_words(further) + " of " + in_words(both) +
                                              " states signal leans further than substance";
  return Json{{"finding", finding},
              {"note",
               "Signal is words, visits and attendance; substance is money, troops, law and votes. Where the "
               "two part, image and ledger disagree."},
              {"source", source_line(data)}};
}

}  // namespace steelyard
