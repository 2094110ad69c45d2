// Single items of verb patterns against single places of a sentence: shared by both ways of matching.
#pragma once

#include "code/dictionaries/word_pattern.h"

namespace steelyard {

class PatternWords {
 public:
  PatternWords(const WordPattern& pattern, const Tree& tree) : pattern_(pattern), tree_(tree) {}

  // Whether the token is the word: itself, by its lemma, or (with stems) by its beginning.
  bool is_word(std::string_view word, bool whole, int token) const;
  // Tokens that a word or synset takes when it begins at `token`; 0 when it does not.
  int length_at(const PatternItem& item, int token) const;

 private:
  const WordPattern& pattern_;
  const Tree& tree_;
};

}  // namespace steelyard
