// Acts against the grain, the sentences that carry the finding, sources, methods and limits.
#include <algorithm>
#include <cmath>
#include <set>

#include "engine/brief_data.h"

namespace steelyard {
namespace {

constexpr std::size_t kRefusalsMax = 12;
constexpr std::size_t kCards = 6;
constexpr std::size_t kSourcesMax = 12;

const EventRow* find_row(const BriefData& data, const std::string& event) {
  const auto found =
      std::ranges::find_if(data.rows, [&](const EventRow& row) { return row.event.id == event; });
  return found == data.rows.end() ? nullptr : &*found;
}

// "reject — “refused to recognise”": what the code says, and the words themselves.
std::string act_of(const BriefData& data, const Event& event) {
  const ActionCode* code = data.ontology->find(event.action.cameo);
  std::string act = code != nullptr ? code->name : event.action.cameo;
  if (!event.action.text.empty()) act += ": “" + event.action.text + "”";
  return unmarked(act);
}

}  // namespace

Json refusals_section(const BriefData& data, BriefEvidence& evidence) {
  if (data.refusals.empty()) return nullptr;
  // The most surprising ones, shown newest first.
  std::vector<const RefusalRow*> shown;
  for (const RefusalRow& row : data.refusals)
    if (shown.size() < kRefusalsMax) shown.push_back(&row);
  std::ranges::stable_sort(shown, std::greater{}, [](const RefusalRow* row) { return row->date; });
  Json rows = Json::array();
  for (const RefusalRow* row : shown) {
    const EventRow* event = find_row(data, row->event);
    if (event == nullptr) continue;
    rows.push_back(Json{{"event", evidence.add_event(*event)},
                        {"act", act_of(data, event->event)},
                        {"usual", measure_json(row->usual)},
                        {"odds", row->odds}});
  }
  const auto total = static_cast<std::int64_t>(data.refusals.size());
  const int months = std::max(1, (data.to.days() - data.from.days() + 15) / 30);
  return Json{{"finding", total == 1 ? std::string("Once in ") + in_words(months) +
                                           " months a friendly neighbour said no"
                                     : capitalised(in_words(total)) + " times in " + in_words(months) +
                                           " months a friendly neighbour said no"},
              {"note",
               "Acts that go against the grain of a pair that cooperates on the whole, by how seldom the "
               "state acts so low towards that power."},
              {"source", counted(total, "act") + " found in pairs with net cooperation above zero"},
              {"rows", std::move(rows)}};
}

Json cards_section(const BriefData& data, BriefEvidence& evidence) {
  std::vector<const EventRow*> candidates;
  for (const DealingEvent& dealing : data.dealings) {
    const Event& event = dealing.row->event;
    if (data.in_window(*dealing.row) && !event.source.span.empty() && !event.target.span.empty())
      candidates.push_back(dealing.row);
  }
  const auto weight = [](const EventRow* row) {
    return std::abs(row->event.action.goldstein) * row->event.confidence;
  };
  std::ranges::stable_sort(candidates, [&](const EventRow* a, const EventRow* b) {
    return std::make_tuple(-weight(a), b->event.date, a->event.id) <
           std::make_tuple(-weight(b), a->event.date, b->event.id);
  });
  Json events = Json::array();
  std::set<std::pair<std::string, std::string>> pairs;
  std::set<std::string> documents;
  const auto take = [&](const EventRow& row) {
    const auto pair = std::minmax(row.event.source.country, row.event.target.country);
    if (events.size() >= kCards || !pairs.emplace(pair.first, pair.second).second ||
        !documents.insert(row.event.document).second)
      return;
    events.push_back(evidence.add_event(row));
  };
  // Two refusals first: they say most about a friendly pair. Then the heaviest act of each pair.
  for (std::size_t i = 0; i < std::min<std::size_t>(2, data.refusals.size()); ++i)
    if (const EventRow* row = find_row(data, data.refusals[i].event);
        row != nullptr && !row->event.target.span.empty())
      take(*row);
  for (const EventRow* row : candidates) take(*row);
  if (events.empty()) return nullptr;
  return Json{{"finding", capitalised(in_words(static_cast<std::int64_t>(events.size()))) +
                              " sentences that weigh most, one a pair"},
              {"events", std::move(events)}};
}

// ---- sources ------------------------------------------------------------------------------------

namespace {

struct SourceCount {
  std::set<std::string> documents;
  std::int64_t events = 0;
  Date from, to;
};

}  // namespace

Json sources_section(const BriefData& data) {
  std::map<std::string, SourceCount> found;
  for (const EventRow& row : data.rows) {
    const std::string name = source_name(row.document_source);
    SourceCount& count = found[name.empty() ? "not named" : name];
    ++count.events;
    count.documents.insert(row.event.document);
    const Date day = row.document_date;
    if (!day.known()) continue;
    if (!count.from.known() || day < count.from) count.from = day;
    if (!count.to.known() || count.to < day) count.to = day;
  }
  std::vector<std::pair<std::string, const SourceCount*>> order;
  for (const auto& [name, count] : found) order.emplace_back(name, &count);
  std::ranges::stable_sort(order, std::greater{}, [](const auto& item) { return item.second->events; });
  Json rows = Json::array();
  for (std::size_t i = 0; i < std::min(order.size(), kSourcesMax); ++i) {
    const SourceCount& count = *order[i].second;
    Json row{{"name", order[i].first}, {"documents", count.documents.size()}, {"events", count.events}};
    if (count.from.known()) row["from"] = count.from.iso(), row["to"] = count.to.iso();
    rows.push_back(std::move(row));
  }
  const auto rest = static_cast<std::int64_t>(order.size() > kSourcesMax ? order.size() - kSourcesMax : 0);
  Json section{{"rows", std::move(rows)}};
  if (rest > 0) section["note"] = counted(rest, "further source") + " with fewer events each.";
  return section;
}

Json methods_section(const BriefData& data) {
  const std::string powers = in_words(static_cast<std::int64_t>(data.powers.list.size()));
  Json items = Json::array();
  const auto add = [&](const char* title, const std::string& text, const char* kind) {
    items.push_back(Json{{"title", title}, {"text", text}, {"kind", kind}});
  };
  add("Event",
      "Who did what to whom, when, read from the grammar of a sentence and coded in CAMEO; each keeps the "
      "words that say so. Only what is asserted counts; what is denied, intended or supposed does not. One "
      "happening counts once.",
      "method");
  add("Share",
      "Of the events between a state and the " + powers +
          " powers, in both directions, those with one power. Intervals are 90%, from a "
          "Dirichlet-multinomial with half an event a power added; meetings and agreements, told once each "
          "way, count as one piece of evidence.",
      "method");
  add("Lean",
      "The sum of share times arm. Arms are positions of the powers on one line" +
          (data.powers.arms_source.empty() ? std::string(".") : ": " + data.powers.arms_source + "."),
      "method");
  add("Signal and substance",
      "Words, visits and attendance are signal; money, troops, law and formal refusals are substance.",
      "method");
  add("What it cannot see",
      "What was not reported, and what was reported in other languages. Counts follow coverage: a state that "
      "is written about more has more events, not more dealings.",
      "limit");
  add("What it gets wrong",
      "A coder of sentences misses some acts and mistakes others; each number here opens the sentences under "
      "it, so that a reader can judge.",
      "limit");
  add("Thin data", "Under 30 events no share is drawn; under 100 it is marked thin.", "limit");
  return Json{{"items", std::move(items)}};
}

}  // namespace steelyard
