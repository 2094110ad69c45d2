// Who is what to a predicate: subject, object, agent, phrases with prepositions, complements, mood and
// negation.
//
// Problem: the subject of a verb often stands elsewhere in the sentence: with the verb that governs it
// (control and raising: "agreed to send"), with its first conjunct, or as the noun that its relative clause
// describes. The passive exchanges subject and object. Method: both are settled here and nowhere else, so
// that later passes see logical roles.
#pragma once

#include <string_view>
#include <vector>

#include "code/tree.h"

namespace steelyard {

enum class Mood : std::uint8_t { fact, future, conditional, possible, obliged };

struct Oblique {
  std::string_view preposition;  // lemma; "" for bare phrases
  int token = -1;
};

struct Clause {
  int predicate = -1;
  bool passive = false;
  int subject = -1;  // logical: who acts; the by-phrase of a passive
  int object = -1;   // logical: who or what it is done to
  int indirect = -1;
  std::vector<Oblique> obliques;
  std::vector<int> complements;  // xcomp, ccomp
  std::vector<int> purposes;     // to-infinitives that hang on it in another way
  bool negated = false;
  Mood mood = Mood::fact;
  bool conditional = false;  // holds a condition that begins with "if"
  bool unless = false;       // holds a condition that begins with "unless"
};

// `predicate` is a verb, or a noun or adjective that stands as one.
Clause read_clause(const Tree& tree, int predicate);

// The grammatical subject, looked up through control, conjunction and relative clauses; −1 if none.
int find_subject(const Tree& tree, int predicate);
bool is_passive(const Tree& tree, int predicate);
bool is_verbal(const Tree& tree, int token);

}  // namespace steelyard
