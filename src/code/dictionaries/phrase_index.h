// Phrases of a user's dictionaries in the tokens of a sentence, whatever their case.
//
// Our own names are matched as they are written (NameTrie); dictionaries of earlier coders are in capitals
// throughout and meant to be matched case-blind, some with stems. A trie over folded words does that; a word
// of the text costs one look-up where no phrase begins.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "steelyard/language.h"

namespace steelyard {

class PhraseIndex {
 public:
  struct Match {
    int first = 0, last = 0;  // tokens [first, last)
    int entry = -1;           // what add() was given first for the phrase
  };

  // `stem`: the last word may go on in the text ("afghan" finds "Afghanistan"). A phrase without words is
  // ignored. The first entry of a phrase stays; returns the entry that the phrase leads to.
  int add(std::string_view phrase, bool stem, int entry);
  // Non-overlapping matches from left to right, the longest at each place.
  std::vector<Match> find(std::span<const Token> tokens) const;
  // The entry of exactly these words, −1 if none.
  int find_exact(std::string_view phrase) const;
  bool empty() const { return nodes_.size() == 1 && stems_.empty(); }

 private:
  struct Node {
    int entry = -1;      // a phrase of whole words ends here
    bool stems = false;  // some phrase goes on with a stem
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  static std::uint64_t key(int node, std::uint32_t word) {
    return std::uint64_t(std::uint32_t(node)) << 32 | word;
  }
  static std::uint64_t stem_key(int node, std::string_view word);
  std::uint32_t intern(std::string_view word);
  int child(int node, std::uint32_t word) const;
  int stem_entry(int node, std::string_view word) const;
  void walk(std::span<const std::string> words, std::size_t first, Match& best) const;

  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> words_;
  std::unordered_map<std::uint64_t, int> edges_;  // node, word → node
  std::unordered_map<std::uint64_t, std::vector<std::pair<std::string, int>>>
      stems_;  // node, two letters → stems
  std::vector<Node> nodes_{1};
};

// Lower case without accents; straight apostrophes.
std::string folded_word(std::string_view word);

}  // namespace steelyard
