// What is certain about words before they are tagged.
//
// Problem: a tagger that has seldom seen a name or a verb guesses by its letters, and one wrong tag costs the
// tree. Method: the tables of actors and of actions say what a word must be at its place.
#include <algorithm>

#include "code/pipeline.h"

namespace steelyard {
namespace {

bool is_lower(std::string_view text) { return !text.empty() && lower_ascii(text) == text; }

// "threatened", "agreed", "refuses": a verb that governs another.
bool governs(const Lexicon& lexicon, std::string_view form) {
  if (!is_lower(form)) return false;
  const auto operates = [&](std::string_view xpos) {
    const auto entries = lexicon.find(WordKind::verb, lemmatize(form, Upos::VERB, xpos));
    return std::ranges::any_of(entries, [](const LexiconEntry& entry) {
      return entry.op != Operator::none && entry.op != Operator::say && entry.op != Operator::give &&
             entry.op != Operator::harm;
    });
  };
  return operates("VBD") || operates("VBZ") || operates("VB");
}

// "to fire missiles", "to free the prisoners": the word behind "to" is what is intended or refused.
bool is_governed_infinitive(const Lexicon& lexicon, const std::vector<Token>& tokens, std::size_t i) {
  if (i < 2 || i + 1 >= tokens.size() || tokens[i - 1].text != "to") return false;
  const std::string_view form = tokens[i].text;
  if (!is_lower(form) || form.ends_with("s") || lexicon.find(WordKind::verb, form).empty()) return false;
  const std::string_view after = tokens[i + 1].text;
  if (after == "with" || after == "between" || after == "on")
    return lexicon.find(WordKind::noun, form).empty();
  return governs(lexicon, tokens[i - 2].text);
}

// "the European Union sharply criticised": between a name and a verb stands an adverb.
bool is_manner(const Lexicon& lexicon, const std::vector<Token>& tokens, std::size_t i) {
  if (i == 0 || i + 1 >= tokens.size() || tokens[i - 1].name < 0 || !tokens[i].text.ends_with("ly"))
    return false;
  const std::string_view form = tokens[i].text;
  if (!is_lower(form) || !lexicon.find(WordKind::noun, form).empty() ||
      !lexicon.find(WordKind::verb, form).empty())
    return false;
  const std::string_view verb = tokens[i + 1].text;
  return is_lower(verb) && (verb.ends_with("ed") || verb.ends_with("s")) &&
         !lexicon.find(WordKind::verb, lemmatize(verb, Upos::VERB, verb.ends_with("ed") ? "VBD" : "VBZ"))
              .empty();
}

bool is_group_name(std::span<const ActorReading> readings) {
  return std::ranges::any_of(readings, [](const ActorReading& reading) {
    return reading.kind == ActorKind::body || reading.kind == ActorKind::region;
  });
}

// "GCC states condemned": no verb before another.
bool counts_states(const std::vector<Token>& tokens, std::size_t i) {
  if (i + 2 >= tokens.size() || tokens[i + 1].text != "states") return false;
  const std::string_view next = tokens[i + 2].text;
  return next.size() > 2 && next[0] >= 'a' && next[0] <= 'z' && next != "that" && next != "the";
}

}  // namespace

// A name that is no adjective in any reading is a proper noun ("Chile", not "Chilean"); a role word right
// behind an adjective of a state ("Tajik forces") or first in the sentence ("Gunmen in Nigeria") is a noun.
void SentenceAnalyser::mark_known_words(std::vector<Token>& tokens,
                                        std::span<const NameMatch> matches) const {
  const auto mark_role = [&](std::size_t i) {
    const auto [role, first, last] = knowledge_.actors.role_from(tokens, static_cast<int>(i));
    if (role) tokens[static_cast<std::size_t>(last - 1)].upos = Upos::NOUN;
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].name < 0) {
      if (is_governed_infinitive(knowledge_.lexicon, tokens, i))
        tokens[i].upos = Upos::VERB;
      else if (is_manner(knowledge_.lexicon, tokens, i))
        tokens[i].upos = Upos::ADV;
      else if (i == 0 && tokens[i].text.ends_with("men"))
        mark_role(i);
      continue;
    }
    const auto readings = knowledge_.actors.read(matches[static_cast<std::size_t>(tokens[i].name)], day_);
    if (readings.empty()) continue;
    const bool adjective = std::ranges::any_of(readings, [](const ActorReading& reading) {
      return reading.kind == ActorKind::adjective || reading.kind == ActorKind::people;
    });
    if (is_group_name(readings) && counts_states(tokens, i)) tokens[i + 1].upos = Upos::NOUN;
    if (!adjective)
      tokens[i].upos = Upos::PROPN;
    else if (i + 1 < tokens.size())
      mark_role(i + 1);
  }
}

}  // namespace steelyard
