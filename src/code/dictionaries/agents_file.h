// The grammar of agent dictionaries (PETRARCH 1 and 2): nouns that add a role to the state named with them.
//
//   FARMER {PEASANTRY} [~AGR]        ~ before: the role is put behind the state's code; {} = no plural
//   HUMAN_RIGHTS_BODY [NGO~]         ~ behind: put in front of it
//   !MINIST! = MINISTER, MINISTERS   a set;   FOREIGN_!MINIST! [~GOV]   uses it
#pragma once

#include <string>
#include <vector>

#include "code/dictionaries/source_lines.h"

namespace steelyard {

struct AgentEntry {
  std::string phrase;  // lower case, words divided by blanks
  std::string
      plural;        // lower case: the whole phrase in the plural, irregular or by rule; "" when it has none
  std::string code;  // "GOV"
  bool before = false;  // the code goes in front of the state's
  std::size_t line = 0;
};

struct AgentDictionary {
  std::string file;
  std::vector<AgentEntry> entries;
  std::size_t sets = 0;
};

AgentDictionary read_agent_dictionary(const std::vector<SourceLine>& lines, ProblemList& problems);

// "farmer" → "farmers", "party" → "parties", "boss" → "bosses".
std::string regular_plural(std::string_view word);

}  // namespace steelyard
