// The grammar of actor dictionaries (PETRARCH 1 and 2, TABARI): phrases with codes that hold on certain days.
//
//   entry  := phrase [ "[" code [ range ] "]" ]*
//             ( "+" phrase )*                          synonyms
//             ( "[" code [ range ] "]" )*              further codes, one or several a line
//
// The first range that holds gives the code; a code without a range holds when no other does. Reference:
// docs/formats/ dictionaries.md.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "code/dictionaries/source_lines.h"

namespace steelyard {

struct DictionaryPhrase {
  std::string text;    // words divided by blanks, as written
  bool whole = false;  // ended in "_": the last word is whole even where others are stems
  std::size_t line = 0;
};

struct DatedCode {
  std::string code;  // as written: "USAGOV"
  DateRange range;
  bool dated = false;
  std::size_t line = 0;
};

struct ActorEntry {
  std::vector<DictionaryPhrase> phrases;  // the first is the main one
  std::vector<DatedCode> codes;           // in order; empty never
};

struct ActorDictionary {
  std::string file;
  std::vector<ActorEntry> entries;
};

ActorDictionary read_actor_dictionary(const std::vector<SourceLine>& lines, ProblemList& problems);

// "ABU_DHABI_ " → "ABU DHABI", whole. Nothing when no word is left.
std::optional<DictionaryPhrase> read_phrase(std::string_view text, std::size_t line);

// The code that holds on the day; nullptr when none does. On an unknown day the newest one: what has no end,
// then the default, then the latest.
const DatedCode* code_on(const ActorEntry& entry, Date day);

}  // namespace steelyard
