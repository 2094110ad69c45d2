// Why a sentence was coded as it was, as one JSON object: words and tree, names with the facts behind them
// and their dates, each event with its frame, lexicon lines, confidence terms and the alternatives that lost,
// and the readings that gave way. explain_text.cc shows the same on a terminal.
#include "code/dictionaries/moves.h"
#include "code/explain.h"

#include <array>
#include <cmath>

#include "code/account.h"
#include "code/backoff.h"

namespace steelyard {
namespace {

using Json = nlohmann::ordered_json;

Json tree_of(const Sentence& sentence) {
  Json rows = Json::array();
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    const Token& token = sentence.tokens[i];
    rows.push_back({{"n", i + 1},
                    {"word", token.text},
                    {"lemma", token.lemma},
                    {"tag", to_string(token.upos)},
                    {"form", token.xpos},
                    {"relation", token.deprel},
                    {"head", token.head + 1}});
  }
  return rows;
}

std::string day(Date date) { return date.known() ? date.iso() : std::string(); }

Json fact_of(const ActorReading& actor) {
  Json json{{"code", actor.code}, {"fact", actor.fact}};
  if (actor.from.known() || actor.to.known()) json["from"] = day(actor.from), json["to"] = day(actor.to);
  if (!actor.person.empty()) json["person"] = actor.person;
  return json;
}

std::string_view standing(const Mention& mention) {
  return mention.is_pronoun       ? "pronoun"
         : mention.is_description ? "description"
         : mention.is_place       ? "place"
         : mention.is_thing       ? "thing"
         : mention.blank          ? "persons without a state"
                                  : "actor";
}

Json names_of(const Mentions& mentions) {
  Json rows = Json::array();
  for (const Mention& mention : mentions.all()) {
    Json actors = Json::array();
    for (const ActorReading& actor : mention.actors) actors.push_back(fact_of(actor));
    rows.push_back({{"text", mention.text}, {"as", standing(mention)}, {"actors", std::move(actors)}});
  }
  return rows;
}

class Explainer {
 public:
  Explainer(const CoderKnowledge& knowledge, const SentenceContext& context, std::span<const Reading> readings)
      : knowledge_(knowledge), context_(context), readings_(readings), tree_(context.tree) {}

  Json event(const Event& event, const EventAccount& account) const {
    Json json{{"id", event.id},
              {"code", event.action.cameo},
              {"name", name_of(event.action.cameo)},
              {"status", to_string(event.status)},
              {"words", event.action.text},
              {"date", day(event.date)},
              {"date_basis", event.date_basis},
              {"source", party(event.source, account.parties.source, false)},
              {"target", party(event.target, account.parties.target, account.parties.mutual)},
              {"attributed_to", event.attributed_to},
              {"lever", event.lever},
              {"rule", event.rule},
              {"duplicate_of", event.duplicate_of},
              {"confidence", event.confidence}};
    Json terms = Json::array();
    for (const auto& [term, factor] : account.terms) terms.push_back({{"term", term}, {"factor", factor}});
    double trust = 1;
    for (const auto& [term, factor] : account.terms) trust *= factor;
    json["trust"] = std::round(trust * 100) / 100;
    json["trust_terms"] = std::move(terms);
    if (event.rule.starts_with("backoff/")) json["spoke_for"] = spoke_for(event);
    json["steps"] = steps(account.reading);
    json["other_parties"] = other_parties(event, account);
    return json;
  }

  Json lost(const LostReading& lost) const {
    return {{"words", words_of(lost.reading)},
            {"code", lost.reading.code},
            {"name", name_of(lost.reading.code)},
            {"entry", lost.reading.outer().match.entry->origin()},
            {"reason", lost.reason}};
  }

 private:
  std::string name_of(std::string_view code) const {
    const ActionCode* known = knowledge_.ontology.find(code);
    return known ? known->name : std::string();
  }

  std::string text_of(int token) const { return token < 0 ? std::string() : std::string(tree_[token].text); }

  std::string words_of(const Reading& reading) const {
    std::string words;
    for (const ReadingStep& step : reading.steps)
      words += (words.empty() ? "" : " … ") + text_of(step.clause.predicate);
    return words;
  }

  // Where the party stood: the mention with its facts, the slot, how far grammar names it.
  Json party(const ActorMention& actor, const Party& found, bool mutual) const {
    Json json{{"code", actor.code}, {"text", actor.text}, {"fact", actor.fact}};
    if (const ActorReading* reading = reading_of(actor)) {
      if (reading->from.known() || reading->to.known())
        json["from"] = day(reading->from), json["to"] = day(reading->to);
      if (!reading->person.empty()) json["person"] = reading->person;
    }
    const bool implied = !actor.code.empty() && actor.text.empty();
    json["slot"] = mutual ? "both sides" : implied && found.slot != "host" ? "implied" : found.slot;
    json["trust"] = found.trust;
    return json;
  }

  const ActorReading* reading_of(const ActorMention& actor) const {
    for (const Mention& mention : context_.mentions.all())
      for (const ActorReading& reading : mention.actors)
        if (mention.text == actor.text && reading.fact == actor.fact) return &reading;
    return nullptr;
  }

  Json steps(const Reading& reading) const {
    Json rows = Json::array();
    for (const ReadingStep& step : reading.steps) rows.push_back(this->step(step));
    return rows;
  }

  // What in the clause spoke for the root that the back-off chose, the strongest first.
  Json spoke_for(const Event& event) const {
    constexpr std::size_t kShown = 6;
    Json rows = Json::array();
    const auto told = read_backoff(context_, readings_, knowledge_.backoff, true);
    const int root = static_cast<int>(parse_int(event.action.root).value_or(0));
    if (!told || root == 0) return rows;
    for (const auto& [feature, weight] : knowledge_.backoff.reasons(told->features, root, kShown))
      rows.push_back({{"feature", feature}, {"weight", std::round(weight * 100) / 100}});
    return rows;
  }

  Json step(const ReadingStep& step) const {
    static constexpr std::array<std::string_view, 5> kMoods{"fact", "future", "conditional", "possible",
                                                            "obliged"};
    const Clause& clause = step.clause;
    Json json{{"predicate", text_of(clause.predicate)},
              {"voice", clause.passive ? "passive" : "active"},
              {"mood", kMoods[static_cast<std::size_t>(clause.mood)]},
              {"negated", clause.negated},
              {"subject", text_of(clause.subject)},
              {"object", text_of(clause.object)},
              {"indirect_object", text_of(clause.indirect)}};
    Json phrases = Json::array();
    for (const Oblique& oblique : clause.obliques)
      phrases.push_back(std::string(oblique.preposition) + " " + text_of(oblique.token));
    json["phrases"] = std::move(phrases);
    const LexiconEntry& entry = *step.match.entry;
    json["entry"] = {{"words", entry.words},
                     {"operator", to_string(entry.op)},
                     {"code", entry.code},
                     {"line", entry.origin()}};
    json["gives"] = step.code;
    json["instead"] = other_entries(step);
    return json;
  }

  // Entries that fit as well, with fewer or plainer words than the one that won.
  Json other_entries(const ReadingStep& step) const {
    Json rows = Json::array();
    const auto kind = word_kind(tree_, step.clause.predicate);
    if (!kind) return rows;
    for (const LexiconEntry* entry : fitting_entries(knowledge_.lexicon, tree_, step.clause, *kind))
      if (entry != step.match.entry)
        rows.push_back({{"words", entry->words},
                        {"code", entry->code.empty() ? std::string(to_string(entry->op)) : entry->code},
                        {"line", entry->origin()}});
    return rows;
  }

  Json other_parties(const Event& event, const EventAccount& account) const {
    Json rows = Json::array();
    for (const Mention& mention : context_.mentions.all()) {
      if (mention.actors.empty() || mention.text == event.source.text || mention.text == event.target.text)
        continue;
      rows.push_back({{"text", mention.text},
                      {"code", mention.actors.front().code},
                      {"why", why_not(mention, account)}});
    }
    return rows;
  }

  std::string_view why_not(const Mention& mention, const EventAccount& account) const {
    for (const Party* party : {&account.parties.source, &account.parties.target})
      for (const Mention* own : party->mentions) {
        if (own == &mention) return "a further party of the same action";
        if (same_actor(*own, mention)) return "the same actor";
      }
    const int speaker = find_speaker(context_, account.reading.outer().clause.predicate);
    if (speaker >= 0 && context_.mentions.at(speaker) == &mention) return "tells it, takes no part";
    if (mention.is_place) return "a place";
    if (mention.is_thing) return "a thing of its owner";
    return "in no slot of the entry";
  }

  const CoderKnowledge& knowledge_;
  const SentenceContext& context_;
  std::span<const Reading> readings_;
  const Tree& tree_;
};

// The event of the record that came of it: the occasion may have filled its host, and it may retell another.
const Event& recorded(const std::vector<Event>& record, const Event& event, int number) {
  for (const Event& own : record) {
    const bool same = own.sentence == number && own.action.cameo == event.action.cameo &&
                      own.action.span.start == event.action.span.start &&
                      own.source.code == event.source.code;
    if (same && (own.target.code == event.target.code || event.target.code.empty())) return own;
  }
  return event;
}

}  // namespace

nlohmann::ordered_json explain_sentence(const CoderKnowledge& knowledge, const Document& document,
                                        const SentenceAnalysis& analysis, const std::vector<Event>& record,
                                        int number) {
  const Sentence& sentence = analysis.sentence;
  if (!analysis.discarded.empty())
    return {{"sentence", number},
            {"start", sentence.span.start},
            {"end", sentence.span.end},
            {"text", slice(document.text, sentence.span)},
            {"left_out_by", analysis.discarded}};
  const Tree tree(sentence.tokens);
  const SentenceContext context{
      document,           sentence,          tree,   analysis.mentions, knowledge.lexicon,
      knowledge.ontology, knowledge.options, number, analysis.day,     knowledge.asked_backoff()};
  Account account;
  const std::vector<Event> events = build_events(context, analysis.readings, &account);
  std::vector<Event> moved = events;
  apply_moves(context, analysis.readings, moved);
  const Explainer explainer(knowledge, context, analysis.readings);
  Json json{{"sentence", number},        {"start", sentence.span.start},
            {"end", sentence.span.end},  {"text", slice(document.text, sentence.span)},
            {"tree", tree_of(sentence)}, {"names", names_of(analysis.mentions)}};
  Json rows = Json::array(), lost = Json::array();
  for (EventAccount& own : account.events)
    for (std::size_t i = 0; i < events.size(); ++i) {
      if (events[i].id != own.event_id) continue;
      const Event& event = moved[i];
      const Event& kept = recorded(record, event, number);
      if (event.target.code.empty() && !kept.target.code.empty()) own.parties.target.slot = "host";
      rows.push_back(explainer.event(kept, own));
    }
  for (const LostReading& own : account.lost) lost.push_back(explainer.lost(own));
  json["events"] = std::move(rows);
  json["gave_way"] = std::move(lost);
  return json;
}

}  // namespace steelyard
