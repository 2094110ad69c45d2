// Children of all tokens in one array, in order of the text; see tree.h.
#include "code/tree.h"

#include <numeric>

namespace steelyard {

Tree::Tree(std::span<const Token> tokens) : tokens_(tokens), offsets_(tokens.size() + 2, 0) {
  const auto valid = [&](int head) { return head >= 0 && head < size(); };
  for (int i = 0; i < size(); ++i) {
    if (valid(head(i)))
      ++offsets_[static_cast<std::size_t>(head(i)) + 2];
    else if (root_ < 0)
      root_ = i;
  }
  std::partial_sum(offsets_.begin(), offsets_.end(), offsets_.begin());
  children_.resize(static_cast<std::size_t>(offsets_.back()));
  for (int i = 0; i < size(); ++i)
    if (valid(head(i)))
      children_[static_cast<std::size_t>(offsets_[static_cast<std::size_t>(head(i)) + 1]++)] = i;
}

std::span<const int> Tree::children(int token) const {
  const auto at = static_cast<std::size_t>(token);
  const auto first = static_cast<std::size_t>(offsets_[at]),
             last = static_cast<std::size_t>(offsets_[at + 1]);
  return std::span(children_).subspan(first, last - first);
}

bool Tree::is(int token, std::string_view relation) const {
  const std::string_view own = (*this)[token].deprel;
  return own.starts_with(relation) && (own.size() == relation.size() || own[relation.size()] == ':');
}

bool Tree::is_content(int token) const {
  if (is(token, "ccomp")) return true;
  return is(token, "advcl") && child_lemma(token, "that") >= 0 && child_lemma(token, "so") < 0;
}

int Tree::child(int token, std::string_view relation) const {
  for (int c : children(token))
    if (is(c, relation)) return c;
  return -1;
}

int Tree::child_lemma(int token, std::string_view lemma) const {
  for (int c : children(token))
    if ((*this)[c].lemma == lemma) return c;
  return -1;
}

std::string_view Tree::preposition(int token) const {
  for (int c : children(token))
    if (c < token && is(c, "case") && (*this)[c].lemma != "'s" && (*this)[c].lemma != "'")
      return (*this)[c].lemma;
  return {};
}

bool Tree::below(int token, int ancestor) const {
  for (int steps = 0; token >= 0 && steps <= size(); ++steps, token = head(token))
    if (token == ancestor) return true;
  return false;
}

int Tree::first_conjunct(int token) const {
  for (int steps = 0; steps < size() && is(token, "conj") && head(token) >= 0; ++steps) token = head(token);
  return token;
}

int Tree::depth(int token) const {
  int depth = 0;
  while (depth <= size() && head(token) >= 0) {
    token = head(token);
    ++depth;
  }
  return depth;
}

}  // namespace steelyard
