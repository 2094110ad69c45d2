// Part-of-speech tags, UPOS and XPOS at once, from left to right.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "steelyard/language.h"

#include "language/weights.h"
#include "language/words.h"

namespace steelyard::language {

struct Tag {
  Upos upos = Upos::X;
  std::string xpos;
};

// Tags as numbers; `tag(i)` is decided for the words before i.
void tag_features(std::span<const Word> words, std::span<const std::uint8_t> tags, std::size_t at,
                  Features& features);

struct Tagger {
  std::vector<Tag> tags;
  Weights weights;
  void run(std::span<const Word> words, std::vector<std::uint8_t>& found) const;
};

// May a name of several words have this tag? "North Korean" is an adjective, but no name is a verb.
bool fits_name(const Tag& tag);

}  // namespace steelyard::language
