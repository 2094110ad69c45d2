// The words of a sentence, weighted by rarity, to compare two tellings.
//
// Problem: two papers tell of one attack in other words; what they share is where and what, and sharing "the"
// or "killed" says little. Method: words are folded and cut to stems, and weigh the square of their surprise
// in news (K. Sparck Jones 1972, Journal of Documentation 28:11); likeness is the weight shared against the
// geometric mean of both weights. The frequencies are a table that ships, so that a sentence weighs the same
// whatever else is read.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "steelyard/base.h"

namespace steelyard {

// Sorted by hash, no word twice.
struct WeightedWords {
  struct Word {
    std::uint32_t hash = 0;
    float weight = 0;
  };
  std::vector<Word> words;
  double total = 0;  // of the weights
};

class WordRarity {
 public:
  static Result<WordRarity> load(const Resources& resources, Reporter& reporter);
  // Words of the sentence without those of the names, which both tellings share anyhow.
  WeightedWords weigh(std::string_view sentence, std::span<const std::string_view> names) const;

 private:
  float weight(std::string_view stem) const;
  std::map<std::string, float, std::less<>> weights_;
};

// 0 … 1; two sentences of nothing but names are alike.
double likeness(const WeightedWords& a, const WeightedWords& b);

// "attacks", "attacked" → "attack"; "countries" → "country".
std::string stem_of(std::string word);

}  // namespace steelyard
