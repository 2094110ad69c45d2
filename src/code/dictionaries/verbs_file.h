// The grammar of verb dictionaries (PETRARCH 1 and 2, TABARI): verbs with codes, and patterns of words around
// them.
//
//   &NAME            a synset; its members follow, "+WORD" each
//   --- NAME [code] ---
//   ACCUSE {ACCUSED ACCUSES ACCUSING} [112]
//   - (WITH MILITARY AID) * &TALKS [033:041]   # words before and behind the verb, which is the star
//   - $ * + OF {MURDER | KILLING} [112]        TABARI: $ is the source, + the target, % both, ^ an actor to
//   be skipped ~ a (a b ATTACK) SAY = a b 015             what a verb makes of the one it governs
//
// Reference: docs/formats/dictionaries.md.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "code/dictionaries/source_lines.h"

namespace steelyard {

// What stands in the square brackets of a verb or pattern.
struct VerbCode {
  std::string forth;  // source → target; "" when there is none
  std::string back;   // behind the colon: target → source, in PETRARCH 2 the passive; "" when there is none
  bool given = false;     // brackets were there
  bool nothing = false;   // [---]: no event
  bool discard = false;   // [###]: the whole sentence is left out
  bool if_alone = false;  // [code?]: only where the sentence has no other event
  bool codes() const { return !forth.empty() || !back.empty(); }
};

struct PatternItem {
  enum class Kind : std::uint8_t {
    word,
    synset,        // &NAME
    source,        // $
    target,        // +
    compound,      // %
    skip,          // ^
    alternatives,  // { A | B }: one inner item a choice, each a phrase
    noun_phrase,   // {A B HEAD}
    prepositional  // (PREP NOUN)
  };
  Kind kind = Kind::word;
  std::string word;       // lower case; the name of a synset
  bool whole = false;     // ended in "_": no stem
  bool adjacent = false;  // the next item follows at once
  std::vector<PatternItem> inner;
};

struct VerbPattern {
  std::string text;  // as written, without the code
  std::vector<PatternItem> before, after;
  VerbCode code;
  std::size_t line = 0;
  int words = 0;    // besides the verb
  int letters = 0;  // of these
};

struct DictionaryVerb {
  std::string word;                        // lower case: the verb itself
  std::vector<std::string> forms;          // lower case; the verb first
  std::vector<std::string> before, after;  // other words of a verb of several
  VerbCode code;
  std::size_t line = 0;
};

struct VerbBlock {
  std::string name;
  VerbCode code;
  std::vector<DictionaryVerb> verbs;
  std::vector<VerbPattern> patterns;
  std::size_t line = 0;
};

struct Synset {
  std::vector<std::string> members;  // lower case, words divided by blanks, plurals among them
  std::size_t line = 0;
};

// "~ a (a b ATTACK) SAY = a b 015"
struct VerbMove {
  std::string speaker;                     // letter, "." any actor, "_" none
  std::string inner_source, inner_target;  // the same
  std::string inner, outer;    // lower case: a verb or the name of a block; "q" = any, its code kept
  std::string source, target;  // letters of the event
  std::string code;            // "Q" = the code of the inner one
  std::size_t line = 0;
};

struct VerbDictionary {
  std::string file;
  std::vector<VerbBlock> blocks;
  std::map<std::string, Synset, std::less<>> synsets;  // by lower-case name without "&"
  std::vector<VerbMove> moves;
  bool ordered = false;  // written for TABARI or PETRARCH 1: patterns follow the order of words
  std::size_t verbs() const;
  std::size_t patterns() const;
};

VerbDictionary read_verb_dictionary(const std::vector<SourceLine>& lines, ProblemList& problems);

}  // namespace steelyard
