// Where a noun phrase lies in its tree: its core (title, adjectives, owner, names) and what follows it.
//
// Problem: treebanks differ over which word of "Kazakh President Kassym-Jomart Tokayev" is the head, and the
// parser errs over it too. Method: the core is the unbroken stretch of tokens around the head that hang
// together by the close relations (compound, amod, flat, det, nummod, possessor); composition then reads the
// stretch and asks little of its inner arcs.
#pragma once

#include <string_view>
#include <vector>

#include "code/tree.h"

namespace steelyard {

struct NounPhrase {
  int head = -1;
  int first = 0, last = 0;       // core tokens [first, last)
  std::vector<int> possessors;   // heads of "Russia's", "its" in the core
  std::vector<int> modifiers;    // children "of X", "from X", "in X" with their preposition in the tree
  std::vector<int> appositions;  // children set beside it
  int end = 0;                   // behind the last of-phrase, for the words shown
};

NounPhrase read_noun_phrase(const Tree& tree, int head);

// Whether the token heads a noun phrase of its own, that is, is no part of another's core.
bool heads_phrase(const Tree& tree, int token);

bool is_nominal(const Token& token);

}  // namespace steelyard
