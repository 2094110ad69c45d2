// Source and target of a reading: which mentions act and which are acted on.
//
// Problem: the lexicon says where the parties of an action usually stand ("against", "obj", the possessor of
// the noun); parses are wrong in one arc of six, and news leaves parties out. Method: slots in the entry's
// order, then weaker places in a fixed order, each lowering the confidence and named in the rule; a party
// found far off is marked as such.
#pragma once

#include <string>
#include <vector>

#include "code/compose.h"
#include "code/mentions.h"

namespace steelyard {

struct Party {
  std::vector<const Mention*> mentions;
  std::string slot;    // "subj", "obj", "against", "near" …; where it was found
  double trust = 1;    // 1 for the slot that grammar names, less for guesses
  bool thing = false;  // the place is taken by what is no actor: "the virus killed", "condemned the raid on"
  bool empty() const { return mentions.empty(); }
};

struct Parties {
  Party source, target;
  bool mutual = false;  // the source is all parties: "France and Italy met"
};

class PartyFinder {
 public:
  PartyFinder(const Tree& tree, const Mentions& mentions, const Lexicon& lexicon)
      : tree_(tree), mentions_(mentions), lexicon_(lexicon) {}

  Parties find(const Reading& reading) const;
  // The mentions that a noun phrase stands for: itself, its conjuncts, its owner, or an actor inside it.
  std::vector<const Mention*> actors_at(int token, bool places) const;

 private:
  Party source_of(const Reading& reading) const;
  Party of_pattern(const Reading& reading, int EntryMatch::*token, std::string_view sign) const;
  Party acting_at(const ReadingStep& step, std::string_view code) const;
  bool is_thing(const Reading& reading) const;
  Party source_of_noun(const ReadingStep& step) const;
  Party target_of(const Reading& reading, const Party& source) const;
  Party target_of_step(const ReadingStep& step, const Party& source) const;
  Party addressee(const Reading& reading, const Party& source) const;
  Party at_slot(const ReadingStep& step, std::string_view slot) const;
  Party anywhere_below(int predicate, std::string_view preposition) const;
  Party at_object(const ReadingStep& step) const;
  bool names_deed(int noun) const;
  bool may_guess_source(const Reading& reading, const Parties& parties) const;
  Party nearby_source(const Reading& reading) const;
  Party nearby_target(const Reading& reading, const Party& source) const;
  std::vector<const Mention*> actors_inside(int token, int depth, bool places) const;
  bool speaks(const Mention& mention) const;
  bool says(int verb) const;
  bool usable(const Mention* mention, bool places) const;

  const Tree& tree_;
  const Mentions& mentions_;
  const Lexicon& lexicon_;
};

// Whether the two denote the same state or body (roles aside).
bool same_actor(const Mention& a, const Mention& b);

}  // namespace steelyard
