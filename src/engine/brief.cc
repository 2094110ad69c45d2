// The brief: weigh the dealings in the store, put the findings into sentences, and keep under each number its
// events.
#include <algorithm>
#include <cmath>
#include <ctime>

#include "engine/brief_data.h"
#include "report/brief_page.h"

namespace steelyard {
namespace {

std::string today() {
  const std::time_t now = std::time(nullptr);
  return Date::from_days(static_cast<std::int32_t>(now / 86400)).iso();
}

// The state whose shares are told first: the one with most events.
const BalanceRow* fullest(const BriefData& data) {
  const auto most = std::ranges::max_element(data.balance, {}, &BalanceRow::volume);
  return most == data.balance.end() || most->standing == Volume::too_few ? nullptr : &*most;
}

std::size_t first_power(const BalanceRow& row) {
  return static_cast<std::size_t>(std::ranges::max_element(row.counts) - row.counts.begin());
}

std::string title_of(const BriefData& data, const Json& brief) {
  if (fullest(data) == nullptr) return "Too few events to weigh; the sentences are listed instead";
  if (brief.contains("changes")) {
    const Json& first = brief["changes"]["items"][0];
    if (first["kind"] == "overtaking" && first["odds"].get<double>() > 0.95)
      return first["text"].get<std::string>();
  }
  return brief["balance"]["finding"].get<std::string>();
}

// "Russia holds [[34%|…]] of Kazakhstan's dealings with five powers, 30–38%."
std::string share_sentence(const BriefData& data, const BalanceRow& row) {
  const std::size_t p = first_power(row);
  const Power& power = data.powers.list[p];
  return power.name + " holds [[" + plain_percent(row.shares[p].value) + "|share-" + row.state + "-" +
         power.code + "]] of " + possessive(data.name_of(row.state)) + " dealings with " +
         in_words(static_cast<std::int64_t>(data.powers.list.size())) + " powers (90% interval " +
         percent_range(row.shares[p]) + "). ";
}

// The state whose signal and substance lie furthest apart.
const Json* widest_gap(const Json& brief) {
  const Json* widest = nullptr;
  double most = 0;
  for (const Json& row : brief["balance"]["rows"]) {
    if (!row.contains("signal") || !row.contains("substance")) continue;
    const double gap = std::abs(row["signal"]["v"].get<double>() - row["substance"]["v"].get<double>());
    if (gap > most) most = gap, widest = &row;
  }
  return widest;
}

std::string gap_sentence(const BriefData& data, const Json& brief) {
  const Json* row = widest_gap(brief);
  if (row == nullptr) return "";
  const auto linked = [&](const char* side) {
    const Json& measure = (*row)[side];
    const std::string text = plain_number(measure["v"].get<double>(), 2);
    return measure.contains("ev") ? "[[" + text + "|" + measure["ev"].get<std::string>() + "]]" : text;
  };
  return "Signal and substance part most in " + data.name_of((*row)["state"].get<std::string>()) + ": lean " +
         linked("signal") + " in words and visits, " + linked("substance") + " in money, troops and law. ";
}

std::string standfirst(const BriefData& data, const Json& brief) {
  const BalanceRow* row = fullest(data);
  if (row == nullptr)
    return "Shares need at least 30 events a state; here are " +
           counted(static_cast<std::int64_t>(data.rows.size()), "event") + " in all.";
  std::string text = share_sentence(data, *row) + gap_sentence(data, brief);
  if (brief.contains("gatherings")) text += brief["gatherings"]["finding"].get<std::string>() + ". ";
  text += "Figures rest on reports that a program has read: they follow what was written about.";
  return text;
}

Json key_figures(const BriefData& data, const Json& brief) {
  Json key = Json::array();
  if (brief.contains("gatherings")) {
    const Json& series = brief["gatherings"]["series"][0];
    const Json* last = nullptr;
    for (const Json& edition : series["editions"])
      if (!edition["headcounts"].empty()) last = &edition;
    if (last != nullptr) {
      const Json& head = (*last)["headcounts"][0];
      key.push_back(
          Json{{"value", plain_count(head["count"].get<std::int64_t>())},
               {"what", unmarked("at " + series["name"].get<std::string>() + " in " +
                                 std::to_string((*last)["year"].get<int>()) +
                                 (head.contains("basis") ? ", " + head["basis"].get<std::string>() : ""))},
               {"ev", head["ev"]}});
    }
  }
  if (const BalanceRow* row = fullest(data)) {
    const std::size_t p = first_power(*row);
    key.push_back(Json{
        {"value", plain_percent(row->shares[p].value)},
        {"what", possessive(data.power_name(p)) + " share of " + possessive(data.name_of(row->state)) +
                     " dealings, " + percent_range(row->shares[p]) + "; " + counted(row->volume, "event")},
        {"ev", "share-" + row->state + "-" + data.powers.list[p].code}});
  }
  if (const Json* row = widest_gap(brief)) {
    const double gap = std::abs((*row)["signal"]["v"].get<double>() - (*row)["substance"]["v"].get<double>());
    Json figure{{"value", plain_number(gap, 2)},
                {"what", "between lean in signal and in substance, " +
                             data.name_of((*row)["state"].get<std::string>())}};
    if ((*row)["substance"].contains("ev")) figure["ev"] = (*row)["substance"]["ev"];
    key.push_back(std::move(figure));
  }
  if (!data.refusals.empty()) {
    Json ids = Json::array();
    for (const Json& row : brief["refusals"]["rows"]) ids.push_back(row["event"]);
    key.push_back(Json{{"value", plain_count(static_cast<std::int64_t>(data.refusals.size()))},
                       {"what", "acts against the grain of friendly pairs"},
                       {"ev", std::move(ids)}});
  }
  return key;
}

Json powers_json(const BriefData& data) {
  Json powers = Json::array();
  for (const Power& power : data.powers.list) {
    Json json{{"code", power.code}, {"name", power.name}};
    if (!power.colour.empty()) json["colour"] = power.colour;
    if (power.arm) json["arm"] = *power.arm;
    powers.push_back(std::move(json));
  }
  return powers;
}

// Names of all codes that appear, states and powers aside.
Json names_json(const BriefData& data, const Json& brief) {
  std::map<std::string, std::string> names;
  const auto add = [&](const Json& item, const char* field) {
    if (item.contains(field) && item[field].is_string())
      if (const std::string code = item[field].get<std::string>(); !code.empty())
        names.emplace(code, data.name_of(code));
  };
  for (const Json& event : brief["events"])
    for (const char* end : {"source", "target"}) add(event[end], "country"), add(event[end], "code");
  if (brief.contains("gatherings"))
    for (const Json& series : brief["gatherings"]["series"]) {
      add(series, "host");
      for (const Json& edition : series["editions"])
        for (const Json& person : edition["people"]) add(person, "code");
    }
  // The timeline may hold a row for all states together.
  if (brief.contains("timeline"))
    for (const Json& row : brief["timeline"]["rows"])
      if (const std::string code = row["state"].get<std::string>();
          std::ranges::find(data.query.states, code) == data.query.states.end())
        names[code] = "The " + in_words(static_cast<std::int64_t>(data.query.states.size())) + " together";
  return Json(names);
}

Json read_json(const Store::Counts& counts, const Reporter& reporter) {
  Json not_read = Json::array();
  for (const auto& [reason, count] : reporter.counts())
    not_read.push_back(Json{{"reason", reason}, {"count", count}});
  return Json{{"documents", counts.documents},
              {"events", counts.events},
              {"gatherings", counts.gatherings},
              {"not_read", std::move(not_read)}};
}

void put_section(Json& brief, const char* name, Json section, const char* missing) {
  if (section.is_null())
    brief["missing"][name] = missing;
  else
    brief[name] = std::move(section);
}

Status put_sections(EngineState& engine, const BriefData& data, BriefEvidence& evidence, Json& brief) {
  brief["missing"] = Json::object();
  // Cards and refusals first, so that their events are carried whatever else is.
  Json cards = cards_section(data, evidence), refusals = refusals_section(data, evidence);
  brief["balance"] = balance_section(data, evidence);
  put_section(brief, "levers", levers_section(data, evidence),
              "No event falls under a lever; read more documents.");
  put_section(brief, "map", map_section(data),
              "No state has the thirty events that a lean needs; read more documents or widen the dates.");
  put_section(brief, "sides", sides_section(brief["balance"], data),
              "No state has thirty events of signal and thirty of substance.");
  put_section(brief, "timeline", timeline_section(data, evidence),
              "A line over time needs two periods, and thirty events in one of them.");
  put_section(brief, "changes", changes_section(data, evidence), "Nothing moved by more than its interval.");
  STEELYARD_TRY(Json gatherings, gatherings_section(engine, data, evidence));
  put_section(brief, "gatherings", std::move(gatherings),
              "No gathering with a headcount was found in these documents; `steelyard weigh gatherings` "
              "lists those without.");
  put_section(brief, "refusals", std::move(refusals),
              "No act against the grain of a friendly pair was found in these dates.");
  put_section(brief, "cards", std::move(cards), "No sentence names both sides of an act.");
  brief["methods"] = methods_section(data);
  brief["sources"] = sources_section(data);
  return {};
}

}  // namespace

Result<Brief> Engine::brief(const WeighQuery& query, const std::string& command, const TerminalStyle& style) {
  STEELYARD_TRY(const Store* store, state_->opened());
  STEELYARD_TRY(const Store::Counts counts, store->counts());
  STEELYARD_TRY(BriefData data, collect_brief_data(*state_, query));
  data.query.powers = &data.powers;  // the struct has moved
  BriefEvidence evidence(*data.ontology, data.name_of);
  Json brief{{"schema", "steelyard-brief/1"}, {"title", ""}, {"standfirst", ""}};
  brief["made"] = Json{{"on", today()}, {"version", std::string(version())}, {"command", command}};
  brief["period"] = Json{{"from", data.from.iso()}, {"to", data.to.iso()}};
  brief["read"] = read_json(counts, *state_->reporter);
  brief["powers"] = powers_json(data);
  brief["states"] = Json::array();
  for (const std::string& state : data.query.states)
    brief["states"].push_back(Json{{"code", state}, {"name", data.name_of(state)}});
  if (!data.powers.arms_source.empty()) brief["arms_source"] = data.powers.arms_source;
  STEELYARD_CHECK(put_sections(*state_, data, evidence, brief));
  brief["title"] = title_of(data, brief);
  brief["standfirst"] = standfirst(data, brief);
  brief["key"] = key_figures(data, brief);
  brief["evidence"] = evidence.evidence();
  brief["events"] = evidence.events();
  brief["sentences"] = evidence.sentences();
  brief["documents"] = evidence.documents();
  brief["names"] = names_json(data, brief);
  STEELYARD_TRY(const std::string_view page, state_->resources.get("web/brief.html"));
  Brief result;
  result.json = brief.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
  result.html = brief_page(page, result.json);
  result.terminal = brief_for_terminal(brief, data, style);
  return result;
}

}  // namespace steelyard
