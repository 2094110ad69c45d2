// What is wrong with a dictionary beyond its grammar: entries that another hides, ranges that overlap, codes
// nobody knows, patterns that can never match.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "steelyard/code.h"

#include "code/actors.h"
#include "code/dictionaries/actor_blocks.h"
#include "code/dictionaries/dictionaries.h"
#include "code/dictionaries/phrase_index.h"

namespace steelyard {

// What entries are held against: codes and names of the program.
struct LintKnowledge {
  const Ontology& ontology;
  const ActorTable& actors;
  const ActorBlocks& blocks;
};

using LintCounts = std::vector<std::pair<std::string, std::size_t>>;

// Where each phrase, verb or pattern was met first: files of one call are held against one another.
class FirstPlaces {
 public:
  // The place of an earlier one, "" when this is the first; remembers it.
  std::string meet(const std::string& key, const std::string& file, std::size_t line);

 private:
  std::map<std::string, std::string, std::less<>> places_;
};

// Each adds its warnings to `problems` and gives the counts shown to the user.
LintCounts lint_actors(const ActorDictionary& dictionary, const LintKnowledge& knowledge, FirstPlaces& seen,
                       ProblemList& problems);
LintCounts lint_agents(const AgentDictionary& dictionary, const LintKnowledge& knowledge, FirstPlaces& seen,
                       ProblemList& problems);
LintCounts lint_discards(const DiscardDictionary& dictionary, FirstPlaces& seen, ProblemList& problems);
LintCounts lint_issues(const IssueDictionary& dictionary, FirstPlaces& seen, ProblemList& problems);
LintCounts lint_verbs(const VerbDictionary& dictionary, const LintKnowledge& knowledge, FirstPlaces& seen,
                      ProblemList& problems);
LintCounts lint_own(const OwnFile& file, const Resources& resources, const LintKnowledge& knowledge,
                    FirstPlaces& seen, ProblemList& problems);

}  // namespace steelyard
