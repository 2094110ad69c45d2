// What a clause reports whose predicate no entry of the lexicon knows.
//
// Problem: the lexicon names some thousand verbs; news uses more, and often the words around the verb tell
// what it must mean ("slapped tariffs on", "spirited the hostages out of"). Method: features of the clause
// (parties, their slots, objects, phrases and what the lexicon knows of their nouns, words beside the verb)
// go to a linear model that was taught by the lexicon's own readings with the verb hidden. It is asked only
// where a sentence has told nothing else, and heard only above the threshold of the root.
//
// Training and scores: models/NOTICE.md. Method: docs/methods/coding.md.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "code/backoff_model.h"
#include "code/events.h"

namespace steelyard {

// A clause with the actors that stand at it.
struct BackoffClause {
  Clause clause;
  const LexiconEntry* entry = nullptr;  // what the lexicon knows of its verb: an operator without content
  Parties parties;
};

// The clause of a verb that tells news and whose source is an actor that grammar names; nothing for other
// words.
std::optional<BackoffClause> backoff_clause(const SentenceContext& context, int verb);

// What stands around the verb, and what the verb itself tells. `matched` is the entry that fits it, whose
// knowledge is hidden: taught with and without it, the model must do without.
void add_context_features(const SentenceContext& context, const BackoffClause& clause,
                          BackoffFeatures& features);
void add_verb_features(const SentenceContext& context, const BackoffClause& clause,
                       const LexiconEntry* matched, BackoffFeatures& features);

// Slot of the feature that names the verb.
std::uint32_t backoff_verb_slot(std::string_view lemma);

struct BackoffReading {
  Reading reading;
  Parties parties;
  double probability = 0;
  BackoffFeatures features;
};
// The most probable guess about the clauses that no reading has taken. With `named`, the features say what
// they are.
std::optional<BackoffReading> read_backoff(const SentenceContext& context, std::span<const Reading> readings,
                                           const BackoffModel& model, bool named = false);

// Tokens that a reading has taken: predicates and the words that entries matched.
std::vector<char> taken_tokens(const Tree& tree, std::span<const Reading> readings);

}  // namespace steelyard
