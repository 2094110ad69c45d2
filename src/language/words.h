// What tagger and parser see of a word: numbers made from its letters.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "steelyard/language.h"

namespace steelyard::language {

// Letters of one word as numbers, before any vocabulary.
struct WordShape {
  std::uint32_t form = 0;   // lower case, digits as 0, quotes made plain
  std::uint32_t exact = 0;  // as written
  std::uint32_t prefix[3] = {};
  std::uint32_t suffix[4] = {};
  std::uint8_t shape = 0;  // bits: see words.cc
};
WordShape shape_of(std::string_view word);

// One word of the training text, or of the text that clusters come from.
struct WordEntry {
  std::uint32_t form = 0;     // WordShape::form
  std::uint16_t kind = 0;     // which tags it had: words of one kind had the same; 0 = the treebank lacks it
  std::uint16_t cluster = 0;  // words of one cluster are used alike; 0 = none
  std::uint8_t fixed = kNoTag;  // its only tag, or kNoTag
  static constexpr std::uint8_t kNoTag = 0xFF;
};

// The words that training saw at least twice. Others are known by their endings only, so that a word never
// seen does not pick up the weights of whatever shares its cells.
class Vocabulary {
 public:
  Vocabulary() = default;
  explicit Vocabulary(std::vector<WordEntry> entries);
  const std::vector<WordEntry>& entries() const { return entries_; }
  const WordEntry* find(std::uint32_t form) const;

 private:
  std::vector<WordEntry> entries_;    // sorted by form
  std::vector<std::uint32_t> slots_;  // open addressing: index + 1, 0 = free
  std::uint32_t mask_ = 0;
};

// A word with what the vocabulary knows of it.
struct Word {
  WordShape letters;
  std::uint32_t id = 0;  // the form, or a stand-in made of ending and shape
  std::uint16_t kind = 0;
  std::uint16_t cluster = 0;
  std::uint8_t fixed = WordEntry::kNoTag;
  bool merged = false;   // a name of several words: the letters are those of the last
  Upos known = Upos::X;  // what the caller knows it for, X when nothing
};
Word make_word(std::string_view text, bool merged, const Vocabulary& vocabulary);

}  // namespace steelyard::language
