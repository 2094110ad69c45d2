// What all sections of a brief draw on: the window, the powers, the events of the dealings and their counts.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "steelyard/weigh.h"

#include "engine/brief_evidence.h"
#include "engine/state.h"

namespace steelyard {

// An event between a state and a power, in either direction.
struct DealingEvent {
  std::size_t state = 0, power = 0;  // places in BriefData::query.states and BriefData::powers.list
  const EventRow* row = nullptr;
};

struct BriefData {
  const Ontology* ontology = nullptr;
  NameOf name_of;  // of any actor code
  Powers powers;
  BalanceQuery query;                  // without slice
  Date from, to;                       // the window of the balance
  PeriodKind unit = PeriodKind::year;  // of the timeline

  std::vector<EventRow> rows;             // asserted first tellings between states and powers, whole timeline
  std::vector<DealingEvent> dealings;     // in the order of rows
  std::vector<EventCount> window_counts;  // period "all", inside the window
  std::vector<EventCount> unit_counts;    // whole timeline by unit
  std::vector<EventCount> month_counts;   // whole timeline by month
  std::vector<BalanceRow> balance;        // of the window, a row a state that has events
  std::vector<OvertakingRow> overtakings;  // of the whole timeline, as are the breaks
  std::vector<BreakRow> breaks;
  std::vector<RefusalRow> refusals;  // of the window

  bool in_window(const EventRow& row) const { return DateRange{from, to}.holds(row.event.date); }
  std::string state_name(std::size_t state) const { return name_of(query.states[state]); }
  const std::string& power_name(std::size_t power) const { return powers.list[power].name; }
  // Place of the state in query.states. REQUIRES: it is there.
  std::size_t state_place(const std::string& code) const;

  // Events of the state with the power that `wanted` holds for.
  std::vector<const EventRow*> events_of(std::size_t state, std::optional<std::size_t> power,
                                         const std::function<bool(const EventRow&)>& wanted) const;
};

// Collects it all from the store. An Error of kind not_found when the store holds no event between states and
// powers.
Result<BriefData> collect_brief_data(EngineState& engine, const WeighQuery& query);

// The query's powers and states, with defaults filled in; `data.query.powers` is set by the caller.
Result<std::vector<std::string>> states_or_most_met(const Store& store, const WeighQuery& query,
                                                    const Powers& powers);

// ---- words --------------------------------------------------------------------------------------

// {"v":…,"low":…,"high":…,"ev":…}, or null when the measure is not given.
Json measure_json(const Measure& measure, const std::string& evidence = "");
// "30–38%" or "−0.28 to −0.15".
std::string percent_range(const Measure& share);
std::string number_range(const Measure& measure, int digits);
// Sources often name the item too ("wcep 2022-01-06 n12"): what stands before the first figure is the source.
std::string source_name(std::string_view source);
// "1 event", "12 events".
std::string counted(std::int64_t count, const std::string& singular);
// "Kazakhstan", "Kazakhstan and Uzbekistan", "Kazakhstan, Uzbekistan and one more".
std::string listed(std::vector<std::string> names, std::size_t shown_max = 4);
// "no", "one" … "twelve", then figures.
std::string in_words(std::int64_t count);
std::string capitalised(std::string text);
// The name without what would be read as markup.
std::string unmarked(std::string text);
// "x's", "x'" after an s.
std::string possessive(const std::string& name);

// ---- sections -----------------------------------------------------------------------------------

Json balance_section(const BriefData& data, BriefEvidence& evidence);
Json levers_section(const BriefData& data, BriefEvidence& evidence);
Json map_section(const BriefData& data);
Json sides_section(const Json& balance, const BriefData& data);
Json timeline_section(const BriefData& data, BriefEvidence& evidence);
Json changes_section(const BriefData& data, BriefEvidence& evidence);
Json refusals_section(const BriefData& data, BriefEvidence& evidence);
Json cards_section(const BriefData& data, BriefEvidence& evidence);
Json sources_section(const BriefData& data);
Json methods_section(const BriefData& data);
// null when the store holds none worth showing.
Result<Json> gatherings_section(EngineState& engine, const BriefData& data, BriefEvidence& evidence);

std::string brief_for_terminal(const Json& brief, const BriefData& data, const TerminalStyle& style);

}  // namespace steelyard
