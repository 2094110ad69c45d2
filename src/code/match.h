// The lexicon entry that fits a predicate and the words around it.
//
// Entries with more words win ("hold talks" over "hold"); an entry fits when each of its words stands as
// particle, object, modifier of the object, complement or phrase with the named preposition.
#pragma once

#include <vector>

#include "code/clause.h"
#include "code/lexicon.h"
#include "code/mentions.h"

namespace steelyard {

struct EntryMatch {
  const LexiconEntry* entry = nullptr;
  std::vector<int> words;  // tokens that the entry's words matched, the head apart
  // Tokens of the parties that a pattern of a user's dictionary names ($, + and %), −1 when it names none.
  int source = -1, target = -1, compound = -1;
};

// All entries of the word that fit, the winner first; for explaining.
std::vector<const LexiconEntry*> fitting_entries(const Lexicon& lexicon, const Tree& tree,
                                                 const Clause& clause, WordKind kind,
                                                 const Mentions* mentions = nullptr);
// `mentions` are needed by patterns that name parties; without them names alone stand for actors.
EntryMatch match_entry(const Lexicon& lexicon, const Tree& tree, const Clause& clause, WordKind kind,
                       const Mentions* mentions = nullptr);

// verb, noun or adjective; nothing for other words.
std::optional<WordKind> word_kind(const Tree& tree, int token);

}  // namespace steelyard
