// A verb pattern of a user's dictionary against a parsed sentence.
//
// PETRARCH 2 wrote its patterns for phrases: a bare word before the star is in the subject, one behind it in
// the object, (PREP NOUN) in a phrase of the verb. They are looked for in the tree. TABARI and PETRARCH 1
// wrote theirs for the order of words, with $ and + for the parties: these are looked for outwards from the
// verb, each item beyond the one before.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "code/clause.h"
#include "code/dictionaries/verbs_file.h"
#include "code/mentions.h"

namespace steelyard {

// Members of synsets by name, as words.
class SynsetWords {
 public:
  explicit SynsetWords(const VerbDictionary& dictionary);
  // nullptr when there is no such synset.
  const std::vector<std::vector<std::string>>* find(std::string_view name) const;

 private:
  std::map<std::string, std::vector<std::vector<std::string>>, std::less<>> members_;
};

struct WordPattern {
  VerbPattern pattern;                     // empty for a bare verb of several words
  std::vector<std::string> before, after;  // further words of the verb itself
  std::shared_ptr<const SynsetWords> synsets;
  bool ordered = false;  // by order of words, not by tree
  bool stems = false;    // a word without "_" may go on
};

struct PatternMatch {
  bool fits = false;
  std::vector<int> words;                       // tokens that the pattern's words took
  int source = -1, target = -1, compound = -1;  // tokens of $, + and %
};

// `mentions` may be null: then names alone stand for actors.
PatternMatch match_pattern(const WordPattern& pattern, const Tree& tree, const Clause& clause,
                           const Mentions* mentions);

}  // namespace steelyard
