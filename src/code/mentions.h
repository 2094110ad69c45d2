// The actors that noun phrases of a parsed sentence denote.
//
// Problem: "Kazakh President Kassym-Jomart Tokayev", "the foreign minister of Kazakhstan" and "his Kazakh
// counterpart" are one actor each, put together from an adjective, a role word, a name and what was said
// before. Method: from the head token of each noun phrase, readings of names and role words below it in the
// tree are composed; what is left (pronouns, definite descriptions) is looked up among earlier mentions of
// the document.
//
// Reference: coding.md section 4, "phenomena" (metonyms, groups, roles, places).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "steelyard/base.h"
#include "steelyard/language.h"
#include "steelyard/record.h"

#include "code/actors.h"

namespace steelyard {

// One noun phrase that denotes actors. Coordination is not part of it: "France and Italy" are two mentions,
// see Mentions::coordinated.
struct Mention {
  int head = -1;            // index of the head token
  int first = 0, last = 0;  // tokens [first, last) of the phrase without relative clauses and conjuncts
  Span span;                // bytes of the same
  std::string text;

  // Whom it denotes. Usually one; several when a group noun expands to its members ("Central Asian leaders"),
  // or when a shared head has coordinated owners ("the foreign ministers of Kazakhstan and Mongolia").
  std::vector<ActorReading> actors;

  ActorKind kind = ActorKind::state;  // of the head: role for "the Kazakh soldiers"
  std::string role;                   // role code composed onto the state: "GOV", "MIL"; "" when none
  std::string role_word;              // "foreign minister", "soldiers"
  std::string role_kind;              // RoleWord::kind of it

  bool is_place =
      false;  // where something happens: "in Moscow", "near Gaza"; no actor unless the frame says so
  bool is_thing =
      false;  // a thing of a state, not the state: "Russian sanctions", "Kazakh oil", "Ukrainian territory"
  bool is_pronoun = false;
  bool is_description = false;  // "the ministry", "the Kazakh leader", "his counterpart"
  bool plural = false;
  bool group = false;    // actors are the members of a group
  bool partial = false;  // an unknown part of a group ("four of the five"): actors is empty
  bool blank = false;    // persons without a state: "gunmen", "two diplomats": actors has role only ("" code)
  int count = 0;         // "two diplomats" → 2, 0 when not said
  // "the West African nation": the states it may be, when its own words say no more.
  std::vector<std::string> among;

  // Where it stood, for sentences that come later.
  int sentence = 0;
  int coordination = -1;  // head of the first conjunct: "France and Italy" share it
  bool subject = false;   // of a verb, itself or as a conjunct

  // The first actor as the record wants it; blank when there is none.
  ActorMention as_record() const;
  std::vector<ActorMention> as_records() const;  // one for each actor, all with the same words
};

// Mentions of one sentence. `sentence` and `matches` must outlive it.
class Mentions {
 public:
  // The mention whose head is that token, or nullptr. A token inside a name or title ("President" in
  // "President Xi", "Xi" in "Chinese President Xi Jinping") leads to the mention of the whole phrase.
  const Mention* at(int token) const;
  // The mention at the token and those of its conjuncts, left to right, appositions left out.
  std::vector<const Mention*> coordinated(int token) const;

  // Whose the noun is: adjective ("the Russian ambassador", "Russian sanctions"), possessor ("Russia's
  // annexation", "its territory") or "of" ("the territory of Ukraine", "the annexation of Crimea" gives
  // Crimea). Any token, also nouns that are no actors. nullptr if none.
  const Mention* adjective_of(int noun) const;
  const Mention* possessor_of(int noun) const;
  const Mention* of_phrase(int noun) const;
  // possessor, else adjective, else "of".
  const Mention* owner_of(int noun) const;

  // All, in order of the text.
  std::span<const Mention> all() const { return mentions_; }

 private:
  friend class MentionReader;
  std::vector<Mention> mentions_;
  std::vector<int> at_;                      // token → index into mentions_, −1
  std::vector<int> adjective_;               // token → index into modifiers_, −1
  std::vector<int> possessor_, of_;          // token → head token of the owner, −1
  std::vector<Mention> modifiers_;           // names used as adjectives
  std::vector<std::vector<int>> conjuncts_;  // token → heads of its conjuncts
};

// Reads the sentences of one document in order and remembers what was said, for pronouns and descriptions.
class MentionReader {
 public:
  // `table` and `text` (the text that token spans point into) must outlive the reader. `day` dates the names.
  MentionReader(const ActorTable& table, std::string_view text, Date day);

  // `sentence` is tagged and parsed; `matches` is what ActorTable::find gave and merge_names was called with.
  Mentions read(const Sentence& sentence, std::span<const NameMatch> matches);
  // Where the document was written; police and courts without a state are of there.
  void set_home(std::vector<ActorReading> home) { home_ = std::move(home); }

 private:
  const ActorTable* table_;
  std::string_view text_;
  Date day_;
  std::vector<Mention> memory_;  // salient mentions, the likeliest antecedent last
  std::vector<ActorReading> home_;
  int sentence_ = 0;

  void remember(const std::vector<Mention>& mentions);
};

}  // namespace steelyard
