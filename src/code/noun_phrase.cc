// Cores of noun phrases; see noun_phrase.h.
#include "code/noun_phrase.h"

#include <algorithm>
#include <array>

namespace steelyard {
namespace {

constexpr std::array<std::string_view, 5> kClose = {"compound", "amod", "flat", "det", "nummod"};

bool is_possessor(const Tree& tree, int token) { return tree[token].deprel == "nmod:poss"; }

bool is_close(const Tree& tree, int token) {
  return is_possessor(tree, token) || tree[token].deprel == "nmod:desc" ||
         std::any_of(kClose.begin(), kClose.end(),
                     [&](std::string_view relation) { return tree.is(token, relation); });
}

bool has_case(const Tree& tree, int token) {
  const int mark = tree.child(token, "case");
  return mark >= 0 && mark < token;
}

// A name after the head without a comma: "President Putin", "Prime Minister Keir Starmer".
bool is_attached_name(const Tree& tree, int token, int head) {
  if (token <= head || tree[token - 1].upos == Upos::PUNCT) return false;
  const bool relation = tree.is(token, "flat") || tree.is(token, "appos") || tree.is(token, "compound") ||
                        tree.is(token, "nmod") || tree.is(token, "list") || tree.is(token, "dep");
  return relation && !has_case(tree, token) && (tree[token].upos == Upos::PROPN || tree[token].name >= 0);
}

// Days beside a name are no part of it: "Iran today rejected", "arrived in Freetown Tuesday".
constexpr std::array<std::string_view, 10> kDays = {"Monday",    "Tuesday",  "Wednesday", "Thursday",
                                                    "Friday",    "Saturday", "Sunday",    "today",
                                                    "yesterday", "tomorrow"};

bool is_day(const Token& token) { return std::find(kDays.begin(), kDays.end(), token.text) != kDays.end(); }

// What may stand between the first word of a phrase and its head; a verb or clause in between means a wrong
// arc.
bool may_stand_inside(const Token& token) {
  switch (token.upos) {
    case Upos::AUX:
    case Upos::SCONJ:
    case Upos::INTJ:
      return false;
    case Upos::VERB:
      return token.xpos == "VBN" || token.xpos == "VBG" || token.name >= 0;
    case Upos::PRON:
      return token.xpos == "PRP$" || token.xpos == "WP$";
    default:
      return true;
  }
}

// "Norway condemned rebels" read as one noun phrase: a form in "-ed" behind a name that is no adjective.
bool is_lost_verb(const Tree& tree, int token) {
  if (token == 0 || !tree.is(token, "amod") || !tree[token].text.ends_with("ed")) return false;
  return tree[token - 1].name >= 0 && tree[token - 1].upos == Upos::PROPN && !tree.is(token - 1, "amod");
}

int leftmost(const Tree& tree, int token) {
  int left = token;
  for (int c : tree.children(token))
    if (c < token && !tree.is(c, "punct") && !tree.is(c, "cc") && !(tree.is(c, "case") && left == token))
      left = std::min(left, leftmost(tree, c));
  return left;
}

int rightmost(const Tree& tree, int token) {
  int right = token;
  for (int c : tree.children(token))
    if (c > token && !tree.is(c, "punct")) right = std::max(right, rightmost(tree, c));
  return right;
}

// Leaves out the preposition and conjunction that UD hangs on the noun.
int core_start(const Tree& tree, int head) {
  int first = head;
  for (int c : tree.children(head))
    if (c < head && is_close(tree, c)) first = std::min(first, leftmost(tree, c));
  for (int token = head - 1; token >= first; --token)
    if (!may_stand_inside(tree[token]) || is_lost_verb(tree, token)) return token + 1;
  return first;
}

int core_end(const Tree& tree, int head) {
  int end = head + 1;
  for (int c : tree.children(head)) {
    if (c < end || is_day(tree[c]) || leftmost(tree, c) != end) continue;
    if (!is_attached_name(tree, c, head) && !tree.is(c, "flat")) continue;
    const int right = rightmost(tree, c);
    while (end <= right &&
           (tree[end].upos == Upos::PROPN || tree[end].upos == Upos::NOUN || tree[end].name >= 0 ||
            tree[end].upos == Upos::ADJ || tree[end].upos == Upos::ADP || tree[end].upos == Upos::X))
      ++end;
  }
  return end;
}

}  // namespace

bool is_nominal(const Token& token) {
  return token.upos == Upos::NOUN || token.upos == Upos::PROPN || token.upos == Upos::PRON ||
         token.upos == Upos::SYM || token.name >= 0;
}

bool heads_phrase(const Tree& tree, int token) {
  const Token& own = tree[token];
  const int adjective = tree.child(token, "amod");
  const bool argument = tree.is(token, "nsubj") || tree.is(token, "obj") || tree.is(token, "obl") ||
                        (adjective >= 0 && tree[adjective].name >= 0);
  if (own.upos == Upos::PUNCT || own.upos == Upos::AUX) return false;
  if (!is_nominal(own) && own.upos != Upos::NUM && own.upos != Upos::ADJ && !argument) return false;
  if (tree.head(token) < 0) return true;
  if (is_possessor(tree, token)) return true;
  if (tree.is(token, "conj")) {
    const int first = tree.first_conjunct(token);
    return is_possessor(tree, first) || !is_close(tree, first) || own.upos == Upos::NOUN;
  }
  if (is_attached_name(tree, token, tree.head(token))) return false;
  if (own.upos == Upos::ADJ && own.name < 0 && tree.is(token, "amod")) return false;
  return !is_close(tree, token);
}

NounPhrase read_noun_phrase(const Tree& tree, int head) {
  NounPhrase phrase;
  phrase.head = head;
  phrase.first = core_start(tree, head);
  phrase.last = core_end(tree, head);
  phrase.end = phrase.last;
  for (int c : tree.children(head)) {
    if (is_possessor(tree, c))
      phrase.possessors.push_back(c);
    else if (tree.is(c, "appos") && c >= phrase.last)
      phrase.appositions.push_back(c);
    else if (c >= phrase.last && tree.is(c, "nmod"))
      phrase.modifiers.push_back(c);
    // "officials in Moscow said": the parser hangs the place on the verb now and then; that is left to the
    // caller.
  }
  for (int token = phrase.first; token < phrase.last; ++token)
    if (token != head && !is_possessor(tree, token))
      for (int c : tree.children(token)) {
        if (c >= phrase.last && tree.is(c, "nmod")) phrase.modifiers.push_back(c);
        if (is_possessor(tree, c) && c >= phrase.first) phrase.possessors.push_back(c);
      }
  for (int modifier : phrase.modifiers)
    if (tree.preposition(modifier) == "of") phrase.end = std::max(phrase.end, rightmost(tree, modifier) + 1);
  return phrase;
}

}  // namespace steelyard
