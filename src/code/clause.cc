// Logical roles of a predicate; see clause.h.
#include "code/clause.h"

#include <algorithm>
#include <array>

namespace steelyard {
namespace {

constexpr int kDepthMax = 8;

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_relative_pronoun(const Tree& tree, int token) {
  constexpr std::array<std::string_view, 5> kRelative{"who", "which", "that", "whom", "whose"};
  return one_of(tree[token].lemma, kRelative);
}

// "promised Georgia to send": the subject goes on; "urged Georgia to send": the object does.
bool keeps_subject(std::string_view lemma) {
  constexpr std::array<std::string_view, 5> kKeeps{"promise", "threaten", "vow", "pledge", "swear"};
  return one_of(lemma, kKeeps);
}

// The nearest before the verb: "the proof is that Peru has responded" has two.
int own_subject(const Tree& tree, int predicate) {
  int subject = -1;
  for (int c : tree.children(predicate))
    if ((tree.is(c, "nsubj") || tree.is(c, "csubj")) && (subject < 0 || c < predicate)) subject = c;
  return subject;
}

int subject_above(const Tree& tree, int predicate, int depth);

int subject_of(const Tree& tree, int predicate, int depth) {
  if (depth > kDepthMax) return -1;
  const int own = own_subject(tree, predicate);
  const bool relative = tree.is(predicate, "acl") && tree.head(predicate) >= 0;
  if (own >= 0) return relative && is_relative_pronoun(tree, own) ? tree.head(predicate) : own;
  return tree.head(predicate) < 0 ? -1 : subject_above(tree, predicate, depth);
}

int subject_from_governor(const Tree& tree, int governor, int depth) {
  const int object = tree.child(governor, "obj");
  const bool object_controls = object >= 0 && !keeps_subject(tree[governor].lemma);
  return object_controls ? object : subject_of(tree, governor, depth + 1);
}

int subject_above(const Tree& tree, int predicate, int depth) {
  const int head = tree.head(predicate);
  if (tree.is(predicate, "xcomp")) return subject_from_governor(tree, head, depth);
  if (tree.is(predicate, "conj") || tree.is(predicate, "advcl") || tree.is(predicate, "ccomp") ||
      tree.is(predicate, "parataxis"))
    return subject_of(tree, head, depth + 1);
  if (!tree.is(predicate, "acl")) return -1;
  // "a plan to visit": whoever has the plan. The noun itself stands for its owner otherwise.
  const bool infinitive = tree.child_lemma(predicate, "to") >= 0;
  const int verb = tree.head(head);
  if (infinitive && tree.is(head, "obj") && verb >= 0) return subject_of(tree, verb, depth + 1);
  return tree.is(head, "appos") && verb >= 0 ? verb : head;
}

Mood mood_of(const Tree& tree, int predicate) {
  for (int c : tree.children(predicate)) {
    if (!tree.is(c, "aux")) continue;
    const std::string_view lemma = tree[c].lemma;
    const std::string form = lower_ascii(tree[c].text);
    if (form == "would") return Mood::conditional;
    if (lemma == "will" || lemma == "shall" || form == "'ll" || form == "wo") return Mood::future;
    if (form == "might" || form == "may" || form == "could") return Mood::possible;
    if (form == "should" || form == "must" || form == "ought") return Mood::obliged;
  }
  return Mood::fact;
}

bool has_own_auxiliary(const Tree& tree, int predicate) { return tree.child(predicate, "aux") >= 0; }

bool is_negated(const Tree& tree, int predicate) {
  constexpr std::array<std::string_view, 5> kNegative{"not", "never", "n't", "no", "neither"};
  for (int c : tree.children(predicate)) {
    const bool only = c + 1 < tree.size() && tree[c + 1].lemma == "only";
    if (tree.is(c, "advmod") && !only && (one_of(tree[c].lemma, kNegative) || tree[c].text == "n't"))
      return true;
    if (tree.is(c, "nsubj") || tree.is(c, "obj")) {
      const int determiner = tree.child(c, "det");
      if (determiner >= 0 && (tree[determiner].lemma == "no" || tree[determiner].lemma == "neither"))
        return true;
    }
    if (tree.is(c, "det") && tree[c].lemma == "no") return true;
  }
  return false;
}

// Mood and negation of the first conjunct reach later ones that have no subject and no auxiliary of their
// own.
int mood_bearer(const Tree& tree, int predicate) {
  for (int steps = 0; steps < kDepthMax && tree.is(predicate, "conj"); ++steps) {
    if (own_subject(tree, predicate) >= 0 || has_own_auxiliary(tree, predicate)) break;
    predicate = tree.head(predicate);
  }
  return predicate;
}

void read_dependents(const Tree& tree, Clause& clause) {
  for (int c : tree.children(clause.predicate)) {
    if (tree.is(c, "obj"))
      clause.object = clause.object < 0 ? c : clause.object;
    else if (tree.is(c, "iobj"))
      clause.indirect = c;
    else if (tree.is(c, "obl") || tree.is(c, "nmod"))
      clause.obliques.push_back({tree.preposition(c), c});
    else if (tree.is(c, "xcomp") || tree.is_content(c))
      clause.complements.push_back(c);
    else if ((tree.is(c, "advcl") || tree.is(c, "acl")) && tree.child_lemma(c, "to") >= 0)
      clause.purposes.push_back(c);
    if (tree.is(c, "advcl") && tree.child_lemma(c, "unless") >= 0) clause.unless = true;
    if (tree.is(c, "advcl") && tree.child_lemma(c, "if") >= 0) clause.conditional = true;
  }
}

// "killed 20 US marines" with the marines hung on as a bare phrase: the object, if it is no day or time.
int bare_object(const Tree& tree, int predicate) {
  constexpr std::array<std::string_view, 18> kTimes{
      "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",  "Sunday", "week",  "month",
      "year",   "day",     "hour",      "night",    "today",  "yesterday", "time",   "times", "morning"};
  for (int c : tree.children(predicate))
    if (c > predicate && tree[c].deprel == "obl" && tree.preposition(c).empty() &&
        tree[c].upos != Upos::NUM && tree.child(c, "case") < 0 && !one_of(tree[c].text, kTimes) &&
        !one_of(tree[c].lemma, kTimes))
      return c;
  return -1;
}

// A later conjunct without object shares the first one's when that stands after both: "condemned and rejected
// the plan".
int shared_object(const Tree& tree, int predicate) {
  if (tree.is(predicate, "conj")) {
    const int object = tree.child(tree.head(predicate), "obj");
    return object > predicate ? object : -1;
  }
  for (int c : tree.children(predicate)) {
    if (!tree.is(c, "conj") || tree[c].upos != Upos::VERB) continue;
    const int object = tree.child(c, "obj");
    if (object > c) return object;
  }
  return -1;
}

void exchange_for_passive(const Tree& tree, Clause& clause) {
  clause.object = clause.subject;
  clause.subject = -1;
  for (const Oblique& oblique : clause.obliques)
    if (oblique.preposition == "by" || tree.is(oblique.token, "obl:agent")) {
      clause.subject = oblique.token;
      break;
    }
}

}  // namespace

bool is_verbal(const Tree& tree, int token) { return tree[token].upos == Upos::VERB; }

bool is_passive(const Tree& tree, int predicate) {
  for (int c : tree.children(predicate)) {
    if (tree[c].deprel == "aux:pass" || tree[c].deprel == "nsubj:pass") return true;
    if (tree.is(c, "nsubj")) return false;
  }
  if (tree[predicate].xpos != "VBN") return false;
  // A participle with an object of its own is a past tense that the tagger took for one: "Peru, an ally of
  // Chile, praised Cuba".
  if (tree.is(predicate, "acl") && tree[predicate].deprel != "acl:relcl")
    return tree.child(predicate, "obj") < 0;
  if (tree.is(predicate, "advcl") || tree.is(predicate, "xcomp"))
    return tree.child(predicate, "obj") < 0 && tree.child(predicate, "aux") < 0;
  return tree.is(predicate, "conj") && tree.head(predicate) >= 0 && !has_own_auxiliary(tree, predicate) &&
         is_passive(tree, tree.head(predicate));
}

int find_subject(const Tree& tree, int predicate) { return subject_of(tree, predicate, 0); }

Clause read_clause(const Tree& tree, int predicate) {
  Clause clause;
  clause.predicate = predicate;
  read_dependents(tree, clause);
  const int bearer = mood_bearer(tree, predicate);
  clause.mood = mood_of(tree, bearer);
  clause.negated = is_negated(tree, predicate) || (bearer != predicate && is_negated(tree, bearer));
  if (!is_verbal(tree, predicate)) {
    if (tree.child(predicate, "cop") >= 0) clause.subject = find_subject(tree, predicate);
    return clause;
  }
  clause.subject = find_subject(tree, predicate);
  clause.passive = is_passive(tree, predicate);
  if (clause.passive)
    exchange_for_passive(tree, clause);
  else if (clause.object < 0)
    clause.object = shared_object(tree, predicate);
  if (!clause.passive && clause.object < 0) clause.object = bare_object(tree, predicate);
  // "the embassy that they stormed": the noun is the object of its relative clause.
  if (tree[predicate].deprel == "acl:relcl" && clause.object < 0 && clause.subject != tree.head(predicate))
    clause.object = tree.head(predicate);
  return clause;
}

}  // namespace steelyard
