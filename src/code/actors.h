// What names mean: states, peoples, capitals, seats of power, persons in office, bodies, armed groups, and
// role words.
//
// Problem: "Moscow", "the Kremlin", "Putin" and "Russian" all lead to one state, but not on every day and not
// with the same role. Method: tables under data/actors/, one fact a line with its dates, are read into a trie
// of names; a name has one or more readings, and the day chooses among them. Columns are described in
// docs/formats/actors.md.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "steelyard/base.h"
#include "steelyard/language.h"

namespace steelyard {

class ActorBlocks;
struct Dictionaries;

// How a name leads to its actor. Only what the name itself is; whether a capital acts or is merely where
// something happens is a matter of the sentence (Mention::is_place).
enum class ActorKind : std::uint8_t {
  state,      // "Kazakhstan", "Republic of Kazakhstan"
  adjective,  // "Kazakh", "Central Asian": says whose, seldom acts alone
  people,     // "Kazakhs", "Chechens", "Palestinians"
  capital,    // "Astana": place, or the state by metonymy
  metonym,    // "the Kremlin", "Ak Orda": acts as the government
  place,      // other cities and regions: "Almaty", "Gaza", "Chechnya"
  person,     // "Tokayev"
  body,       // blocs and organisations: "EU", "CSTO", "Amnesty International"
  armed,      // "Hamas", "Taliban"
  region,     // names of several states: "Central Asia", "the Baltics"
  role,       // "soldiers", "foreign minister": only in mentions, never in ActorTable::read
};

struct ActorReading {
  std::string code;     // "KAZ", "KAZ/GOV", "EU", "PSE/REB", "IMG"; "" for a region that is no actor itself
  std::string country;  // "KAZ"; "" for what is not one state
  ActorKind kind = ActorKind::state;
  std::vector<std::string> members;  // for bodies and regions: states that belonged to it on the day, sorted
  std::string person;                // full name of a person
  std::string office;                // "head of state", "head of government", "foreign minister", "" …
  bool in_office = false;            // a person, on the day
  std::string fact;                  // "actors/leaders.tsv:12"
  Date from, to;                     // days between which the fact holds; unknown = without end
};

// A role word or phrase: "foreign minister" → GOV. `kind` says how the noun behaves:
//   person, people, body   acts with its code for the state that is named with it
//   stand                  is the state itself: "country", "side", "members"
//   place                  where, not who: "territory", "border"
//   foreign                acts for a named owner, never for the place it is in: "ambassador", "peacekeepers"
//   property               a thing of a named owner: "aircraft"
//   relation               another than its owner: "ally of Russia", "neighbour"
struct RoleWord {
  std::string phrase;  // lower case lemmas: "foreign minister"
  std::string code;    // "GOV", "MIL" …; "" for nouns that add none
  std::string kind;
  bool weak = false;      // a stronger word beside it gives the code: "rebel leader" is REB
  std::string office;     // the office it names: "president" → "head of state"; may be empty
  std::string fact;       // "actors/roles.tsv:7"
  bool before = false;    // the code goes in front of the state's: "NGO/KAZ"
  bool singular = false;  // has no plural: "troop" is no "troops"
};

// Read-only once loaded; may be used from many threads.
class ActorTable {
 public:
  ActorTable();
  ~ActorTable();
  ActorTable(ActorTable&&) noexcept;
  ActorTable& operator=(ActorTable&&) noexcept;
  // Reads every table under actors/. Bad lines are reported and left out.
  static Result<ActorTable> load(const Resources& resources, Reporter& reporter);

  // Lays a user's dictionaries over the tables: their names, codes and roles win. `only_mine` leaves our own
  // names out (where actors are given) and our own roles (where agents are). Call before the table is used.
  void layer(const Dictionaries& dictionaries, bool only_mine, const ActorBlocks& blocks, Reporter& reporter);

  // Names in a tokenised sentence, for merge_names. Names that are common words too ("Turkey" the fowl,
  // "Jordan" the person, "Chad") are found only where the words around them allow it.
  std::vector<NameMatch> find(std::span<const Token> tokens) const;

  // What the matched name means on that day, likeliest first. An unknown day takes the newest facts.
  std::vector<ActorReading> read(const NameMatch& match, Date day) const;

  // Kind of the newest of its readings: what read(match, Date()).front().kind would say, without making
  // readings.
  ActorKind kind(const NameMatch& match) const;

  // `role` is nullptr if there is none.
  struct RoleMatch {
    const RoleWord* role = nullptr;
    int first = 0, last = 0;  // tokens [first, last)
  };
  // The longest role phrase that begins at the token: "foreign minister", "heads of state".
  RoleMatch role_from(std::span<const Token> tokens, int first) const;
  const RoleWord* role(std::string_view phrase) const;

  // States that belong to the body or region on the day, sorted; empty when the code is not a group.
  std::vector<std::string> members(std::string_view code, Date day) const;

  // "KAZ" → "Kazakhstan", "EU" → "European Union"; the code itself when unknown.
  std::string name_of(std::string_view code) const;
  // True for a state or body that the tables define ("KAZ", "EU", "IMG").
  bool knows(std::string_view code) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// The role phrases of one sentence, found once for a pass that asks again and again. The tokens must keep
// their words and names meanwhile.
class RoleSpotter {
 public:
  RoleSpotter(const ActorTable& table, std::span<const Token> tokens);
  // The longest role phrase that holds the token.
  const ActorTable::RoleMatch& at(int token) const { return matches_[static_cast<std::size_t>(token)]; }

 private:
  std::vector<ActorTable::RoleMatch> matches_;
};

}  // namespace steelyard
