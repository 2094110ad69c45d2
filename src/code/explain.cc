// Why a sentence was coded as it was: its words and tree, the names with the facts behind them, the events
// with their rules.
#include <fmt/format.h>

#include "code/pipeline.h"

namespace steelyard {
namespace {

std::string tree_lines(const Sentence& sentence) {
  std::string text;
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    const Token& token = sentence.tokens[i];
    const std::string_view head =
        token.head >= 0 ? sentence.tokens[static_cast<std::size_t>(token.head)].text : std::string_view("—");
    text += fmt::format("  {:>3}  {:<20} {:<6} {:<14} {}\n", i + 1, token.text, to_string(token.upos),
                        token.deprel, head);
  }
  return text;
}

std::string mention_lines(const Mentions& mentions) {
  std::string text;
  for (const Mention& mention : mentions.all()) {
    std::string actors, facts;
    for (const ActorReading& actor : mention.actors) {
      actors += (actors.empty() ? "" : " ") + (actor.code.empty() ? std::string("?") : actor.code);
      if (facts.empty()) facts = actor.fact;
    }
    if (actors.empty()) actors = "no actor";
    text += fmt::format("  {:<36} {:<24} {}{}\n", mention.text.substr(0, 60), actors, facts,
                        mention.is_place   ? "  (place)"
                        : mention.is_thing ? "  (thing)"
                                           : "");
  }
  return text;
}

const Reading* reading_of(const SentenceAnalysis& analysis, const Event& event) {
  for (const Reading& reading : analysis.readings) {
    const Token& token = analysis.sentence.tokens[static_cast<std::size_t>(reading.outer().clause.predicate)];
    if (event.action.span.contains(token.span)) return &reading;
  }
  return nullptr;
}

std::string actor_words(const ActorMention& actor) {
  if (actor.code.empty()) return "nobody named";
  std::string words = actor.code;
  if (!actor.text.empty()) words += " “" + actor.text + "”";
  if (!actor.fact.empty()) words += " [" + actor.fact + "]";
  return words;
}

std::string event_lines(const CoderKnowledge& knowledge, const SentenceAnalysis& analysis,
                        const Event& event) {
  const ActionCode* code = knowledge.ontology.find(event.action.cameo);
  std::string text =
      fmt::format("  {} {} {}  {}  {}\n", event.source.code.empty() ? "(blank)" : event.source.code,
                  event.action.cameo, event.target.code.empty() ? "(blank)" : event.target.code,
                  to_string(event.status), code ? code->name : "");
  text += fmt::format("      source      {}\n      target      {}\n", actor_words(event.source),
                      actor_words(event.target));
  text += fmt::format("      words       “{}”\n      date        {} ({})\n", event.action.text,
                      event.date.known() ? event.date.iso() : "unknown", event.date_basis);
  if (!event.attributed_to.empty()) text += fmt::format("      according to {}\n", event.attributed_to);
  text += fmt::format("      lever       {}, confidence {:.2f}\n      rule        {}\n", event.lever,
                      event.confidence, event.rule);
  const Reading* reading = reading_of(analysis, event);
  if (!reading) return text;
  for (const ReadingStep& step : reading->steps)
    text += fmt::format("                  {}  “{}”{}{} gives {}\n", step.match.entry->origin(),
                        step.match.entry->words, step.match.entry->op == Operator::none ? "" : ", operator ",
                        step.match.entry->op == Operator::none ? "" : to_string(step.match.entry->op),
                        step.code.empty() ? "what it governs" : step.code);
  return text;
}

}  // namespace

std::string explain_sentence(const CoderKnowledge& knowledge, const Document& document,
                             const SentenceAnalysis& analysis, int number) {
  std::string text = fmt::format("Sentence {}, bytes {}–{}\n  {}\n\n", number, analysis.sentence.span.start,
                                 analysis.sentence.span.end, slice(document.text, analysis.sentence.span));
  text += "Tree\n" + tree_lines(analysis.sentence);
  text += "\nNames\n" + mention_lines(analysis.mentions);
  text += "\nEvents\n";
  for (const Event& event : analysis.events) text += event_lines(knowledge, analysis, event);
  if (analysis.events.empty()) text += "  none\n";
  return text + "\n";
}

}  // namespace steelyard
