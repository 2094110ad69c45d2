// A parsed sentence with its children at hand, and the small questions that grammar asks of it.
//
// Reference: Universal Dependencies v2, English. Relations compare by their first part unless the whole is
// asked for: is(t, "nsubj") holds for "nsubj" and "nsubj:pass".
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "steelyard/language.h"

namespace steelyard {

class Tree {
 public:
  // The tokens must outlive the tree.
  explicit Tree(std::span<const Token> tokens);

  int size() const { return static_cast<int>(tokens_.size()); }
  const Token& operator[](int token) const { return tokens_[static_cast<std::size_t>(token)]; }
  std::span<const int> children(int token) const;
  int head(int token) const { return (*this)[token].head; }
  int root() const { return root_; }

  bool is(int token, std::string_view relation) const;
  // A clause that says what was said: ccomp, or a that-clause which the parser hung on as an adverbial because other words
  // come between ("denied on Thursday that it had …").
  bool is_content(int token) const;
  // First child with the relation, −1 if none.
  int child(int token, std::string_view relation) const;
  // First child with that lemma, −1 if none.
  int child_lemma(int token, std::string_view lemma) const;
  // Lemma of the preposition of a noun phrase; "" if none.
  std::string_view preposition(int token) const;
  // Whether the token is the ancestor itself or below it.
  bool below(int token, int ancestor) const;
  // The first of a chain of conjuncts.
  int first_conjunct(int token) const;
  int depth(int token) const;

 private:
  std::span<const Token> tokens_;
  std::vector<int> offsets_, children_;
  int root_ = -1;
};

}  // namespace steelyard
