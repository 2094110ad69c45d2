// Lines of the tables of names, and the guards that keep ambiguous names from being found everywhere.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "code/actors.h"

namespace steelyard {

// When a name counts. Guards of one entry must all hold.
struct NameGuard {
  bool title = false;               // only after a role word or form of address: "President Bush", "Mr. May"
  bool person = false;              // not inside an unknown personal name: "Michael Jordan", "Paris Smith"
  bool place = false;               // only behind a preposition: "in Nice", not "nice"
  bool local = false;               // only where its own state is named, or no other: "National Assembly"
  std::vector<std::string> unless;  // not in a sentence with these words
};

struct NameEntry {
  std::string name;    // as matched
  std::string code;    // "KAZ", "RUS/GOV"
  std::string kind;    // of the file: "state", "adjective", "person" …
  std::string person;  // full name
  std::string office;
  NameGuard guard;
  DateRange range;
  std::string fact;
  bool own = false;  // of a file of the user, which goes before ours
};

// "title", "person;unless=Atlanta/Savannah"; an Error names what is not known.
Result<NameGuard> parse_guard(std::string_view text);

// What guards look at: the sentence and the names found in it.
struct GuardContext {
  std::span<const Token> tokens;
  std::span<const NameMatch> matches;
  std::size_t match = 0;  // the one in question
  std::span<const std::string>
      states_named;          // countries of names with a full name of their own in the sentence
  bool after_title = false;  // the token before is a role word or form of address
  bool before_title = false;
  bool opener = false;  // the token before is a common word that begins sentences
};
bool holds(const NameGuard& guard, const NameEntry& entry, const GuardContext& context);

}  // namespace steelyard
