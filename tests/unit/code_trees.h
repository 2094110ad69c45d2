// Hand-made trees: grammar is tested apart from the parser.
//
//   "Norway PROPN nsubj 2 | criticised VERB root 0 | Chad PROPN obj 2": form, tag, relation, head (1 is the
//   first word).
// A lemma may follow the form after a slash ("was/be"), a Penn tag the tag ("VERB/VBN").
#pragma once

#include <string>
#include <vector>

#include "steelyard/language.h"

namespace steelyard {

struct HandTree {
  std::string notation;
  std::vector<Token> tokens;
  explicit HandTree(std::string text);
  HandTree(const HandTree&) = delete;
  HandTree& operator=(const HandTree&) = delete;
};

inline Upos upos_named(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(Upos::X); ++i)
    if (to_string(static_cast<Upos>(i)) == name) return static_cast<Upos>(i);
  return Upos::X;
}

inline HandTree::HandTree(std::string text) : notation(std::move(text)) {
  std::uint32_t at = 0;
  for (std::string_view word : split(notation, '|')) {
    const std::vector<std::string_view> cells = split(trim(word), ' ');
    Token token;
    const std::size_t slash = cells[0].find('/');
    token.text = cells[0].substr(0, slash);
    token.lemma =
        slash == std::string_view::npos ? lower_ascii(token.text) : std::string(cells[0].substr(slash + 1));
    const std::size_t tag = cells[1].find('/');
    token.upos = upos_named(cells[1].substr(0, tag));
    if (tag != std::string_view::npos) token.xpos = cells[1].substr(tag + 1);
    token.deprel = cells[2];
    token.head = static_cast<int>(*parse_int(cells[3])) - 1;
    token.span = {at, at + static_cast<std::uint32_t>(token.text.size())};
    at = token.span.end + 1;
    tokens.push_back(token);
  }
}

}  // namespace steelyard
