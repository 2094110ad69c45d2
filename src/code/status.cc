// Asserted, denied, intended, hypothetical or background; and who says so. See events.h.
#include <algorithm>
#include <array>

#include "code/events.h"

namespace steelyard {
namespace {

// News tells what is at most so old; an older stated day makes the deed background.
constexpr int kNewsDaysMax = 180;

bool operates(const SentenceContext& context, int token, Operator op) {
  if (token < 0 || context.tree[token].upos != Upos::VERB) return false;
  for (const LexiconEntry& entry : context.lexicon.find(WordKind::verb, context.tree[token].lemma))
    if (entry.parts.empty()) return entry.op == op;
  return false;
}

bool is_saying(const SentenceContext& context, int token) { return operates(context, token, Operator::say); }

// "denied that it had banned", "denied attacking", "denied reports that it sent troops": a denial reaches
// down to what is denied.
bool is_denied(const SentenceContext& context, int predicate) {
  const Tree& tree = context.tree;
  for (int token = predicate, steps = 0; tree.head(token) >= 0 && steps <= tree.size();
       token = tree.head(token), ++steps) {
    const bool content =
        tree.is_content(token) || tree.is(token, "xcomp") || tree.is(token, "obj") ||
        (tree.is(token, "advcl") && tree[token].xpos == "VBG" && tree.child(token, "mark") < 0);
    if (content && operates(context, tree.head(token), Operator::deny)) return true;
    if (!content && !tree.is(token, "acl") && !tree.is(token, "conj") && !tree.is(token, "nmod"))
      return false;
  }
  return false;
}

// "since the invasion", "due to its annexation", "after the war": told to explain something else.
bool is_background_phrase(const Tree& tree, int noun) {
  constexpr std::array<std::string_view, 11> kBackground{"since",   "after",   "following", "follow",
                                                         "before",  "during",  "due",       "amid",
                                                         "despite", "because", "over"};
  // "in the wake of", "in response to"
  constexpr std::array<std::string_view, 6> kOccasion{"aftermath", "reaction",    "reprisal",
                                                      "response",  "retaliation", "wake"};
  for (int token = noun, steps = 0; token >= 0 && steps < 4; token = tree.head(token), ++steps) {
    if (tree[token].upos == Upos::VERB) return false;
    const std::string_view preposition = tree.preposition(token);
    if (preposition == "in" &&
        std::find(kOccasion.begin(), kOccasion.end(), tree[token].lemma) != kOccasion.end())
      return true;
    if (std::find(kBackground.begin(), kBackground.end(), preposition) != kBackground.end()) return true;
  }
  return false;
}

bool is_according(const Tree& tree, int noun) {
  for (int c : tree.children(noun))
    if (tree.is(c, "case") && lower_ascii(tree[c].text) == "according") return true;
  return false;
}

bool in_relative_clause(const Tree& tree, int predicate) {
  for (int token = predicate, steps = 0; token >= 0 && steps <= tree.size();
       token = tree.head(token), ++steps)
    if (tree[token].deprel == "acl:relcl") return true;
  return false;
}

// "if the border reopened", "unless Israel rescinded": the clause itself is only a condition.
bool in_condition(const Tree& tree, int predicate) {
  for (int token = predicate, steps = 0; token >= 0 && steps <= tree.size();
       token = tree.head(token), ++steps) {
    if (!tree.is(token, "advcl")) continue;
    for (int c : tree.children(token))
      if (tree.is(c, "mark") && (tree[c].lemma == "if" || tree[c].lemma == "unless")) return true;
  }
  return false;
}

// "the ability to build ties", "a chance to talk".
bool is_potential(const SentenceContext& context, int predicate) {
  const int head = context.tree.head(predicate);
  return head >= 0 && (context.tree.is(predicate, "acl") || context.tree.is(predicate, "nmod")) &&
         context.lexicon.is_potential(context.tree[head].lemma);
}

}  // namespace

// "according to Turkish officials" beside the predicate or a verb above it.
int find_source_named(const Tree& tree, int predicate) {
  for (int token = predicate, steps = 0; token >= 0 && steps <= tree.size();
       token = tree.head(token), ++steps)
    for (int c : tree.children(token))
      if ((tree.is(c, "obl") || tree.is(c, "nmod")) && is_according(tree, c)) return c;
  return -1;
}

int find_speaker(const SentenceContext& context, int predicate) {
  const Tree& tree = context.tree;
  if (const int named = find_source_named(tree, predicate); named >= 0) return named;
  for (int token = predicate, steps = 0; token >= 0 && steps <= tree.size();
       token = tree.head(token), ++steps) {
    const int head = tree.head(token);
    if (head >= 0 && (tree.is_content(token) || tree.is(token, "parataxis")) && is_saying(context, head))
      return find_subject(tree, head);
    for (int c : tree.children(token))
      if ((tree.is(c, "parataxis") || tree.is(c, "ccomp")) && is_saying(context, c) &&
          tree.child(c, "ccomp") < 0)
        return find_subject(tree, c);
  }
  return -1;
}

EventStatus status_of(const SentenceContext& context, const Reading& reading, const DateExpression* date) {
  const int predicate = reading.outer().clause.predicate;
  if (reading.denied != (context.options.negation && is_denied(context, predicate)))
    return EventStatus::denied;
  if (reading.hypothetical || in_condition(context.tree, predicate) || is_potential(context, predicate))
    return EventStatus::hypothetical;
  const Date published = context.day;
  if (!reading.future && date && published.known() && published.days() - date->date.days() > kNewsDaysMax)
    return EventStatus::past_reference;
  if (date && !published.known() && !date->relative && in_relative_clause(context.tree, predicate))
    return EventStatus::past_reference;
  if (reading.nominal && is_background_phrase(context.tree, predicate)) return EventStatus::past_reference;
  return reading.code.starts_with("03") ? EventStatus::intended : EventStatus::asserted;
}

}  // namespace steelyard
