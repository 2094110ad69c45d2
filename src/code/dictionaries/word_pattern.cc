// The verb's own further words, and PETRARCH 2's way: items by the tree; see word_pattern.h.
#include "code/dictionaries/word_pattern.h"

#include <algorithm>

#include "code/dictionaries/pattern_order.h"
#include "code/dictionaries/phrase_index.h"

namespace steelyard {
namespace {

using Kind = PatternItem::Kind;

constexpr int kNearMax =
    3;  // tokens behind the verb in which another word of it may stand ("put the plan up")

class PhraseMatcher {
 public:
  PhraseMatcher(const WordPattern& pattern, const Tree& tree, const Clause& clause)
      : words_(pattern, tree), pattern_(pattern), tree_(tree), clause_(clause) {}

  PatternMatch match() {
    const auto fit = [&](const std::vector<PatternItem>& items, const std::vector<int>& zone) {
      return std::all_of(items.begin(), items.end(),
                         [&](const PatternItem& item) { return find(item, zone); });
    };
    match_.fits = fit(pattern_.pattern.before, before_zone()) && fit(pattern_.pattern.after, after_zone());
    return std::move(match_);
  }

 private:
  // The subject, as grammar has it and as logic has it.
  std::vector<int> before_zone() const {
    std::vector<int> zone;
    add_phrase(clause_.subject, zone);
    for (int c : tree_.children(clause_.predicate))
      if (tree_.is(c, "nsubj") ||
          (c < clause_.predicate && (tree_.is(c, "advmod") || tree_.is(c, "compound"))))
        add_phrase(c, zone);
    return zone;
  }

  // Objects, particles and what else hangs on the verb without a preposition.
  std::vector<int> after_zone() const {
    std::vector<int> zone;
    add_phrase(clause_.object, zone);
    add_phrase(clause_.indirect, zone);
    for (int c : clause_.complements) zone.push_back(c);
    for (int c : tree_.children(clause_.predicate)) {
      const bool bare = tree_.is(c, "obl") && tree_.preposition(c).empty();
      if (bare || tree_.is(c, "obj") || tree_.is(c, "iobj")) add_phrase(c, zone);
      if (c > clause_.predicate && (tree_.is(c, "compound") || tree_.is(c, "advmod"))) zone.push_back(c);
    }
    return zone;
  }

  // The phrase without its clauses and prepositional phrases; what is "of" something stays.
  void add_phrase(int head, std::vector<int>& zone) const {
    if (head < 0 || std::find(zone.begin(), zone.end(), head) != zone.end()) return;
    zone.push_back(head);
    for (int c : tree_.children(head)) {
      if (tree_.is(c, "acl") || tree_.is(c, "advcl") || tree_.is(c, "ccomp") || tree_.is(c, "parataxis"))
        continue;
      const std::string_view preposition = tree_.preposition(c);
      if (tree_.is(c, "nmod") && !preposition.empty() && preposition != "of") continue;
      add_phrase(c, zone);
    }
  }

  bool find(const PatternItem& item, const std::vector<int>& zone) {
    switch (item.kind) {
      case Kind::word:
      case Kind::synset:
        return find_word(item, zone);
      case Kind::noun_phrase:
        return find_noun_phrase(item, zone);
      case Kind::prepositional:
        return find_prepositional(item);
      default:
        return false;
    }
  }

  bool find_word(const PatternItem& item, const std::vector<int>& zone) {
    for (int token : zone)
      if (const int length = words_.length_at(item, token); length > 0) return take(token, length);
    return false;
  }

  bool take(int token, int length) {
    for (int i = 0; i < length; ++i) match_.words.push_back(token + i);
    return true;
  }

  // The last word is the head, the others stand inside its phrase.
  bool find_noun_phrase(const PatternItem& item, const std::vector<int>& zone) {
    const PatternItem& head = item.inner.back();
    for (int token : zone) {
      if (words_.length_at(head, token) == 0) continue;
      std::vector<int> inside;
      add_phrase(token, inside);
      const std::size_t kept = match_.words.size();
      take(token, 1);
      const bool all = std::all_of(item.inner.begin(), item.inner.end() - 1,
                                   [&](const PatternItem& word) { return find(word, inside); });
      if (all) return true;
      match_.words.resize(kept);
    }
    return false;
  }

  // A phrase with the preposition on the verb or inside its object; "(PREP)" alone is content with any.
  bool find_prepositional(const PatternItem& item) {
    for (int phrase : phrases()) {
      const int mark = preposition_token(phrase, item.inner.front());
      if (mark < 0) continue;
      std::vector<int> inside;
      add_phrase(phrase, inside);
      const std::size_t kept = match_.words.size();
      take(mark, 1);
      const bool all = std::all_of(item.inner.begin() + 1, item.inner.end(),
                                   [&](const PatternItem& word) { return find(word, inside); });
      if (all) return true;
      match_.words.resize(kept);
    }
    return false;
  }

  std::vector<int> phrases() const {
    std::vector<int> found;
    for (const Oblique& oblique : clause_.obliques) found.push_back(oblique.token);
    for (int c : clause_.complements) found.push_back(c);
    for (int c : clause_.purposes) found.push_back(c);
    for (int head : {clause_.object, clause_.subject})
      if (head >= 0)
        for (int c : tree_.children(head))
          if (tree_.is(c, "nmod") || tree_.is(c, "acl")) found.push_back(c);
    return found;
  }

  int preposition_token(int phrase, const PatternItem& item) const {
    for (int c : tree_.children(phrase))
      if ((tree_.is(c, "case") || tree_.is(c, "mark")) && words_.length_at(item, c) > 0) return c;
    return -1;
  }

  PatternWords words_;
  const WordPattern& pattern_;
  const Tree& tree_;
  const Clause& clause_;
  PatternMatch match_;
};

// Where the further words of a verb of several stand: those before it at once before it, those behind it
// near.
bool find_own_words(const WordPattern& pattern, const Tree& tree, int verb, int& first, int& last,
                    std::vector<int>& words) {
  const PatternWords matcher(pattern, tree);
  for (auto word = pattern.before.rbegin(); word != pattern.before.rend(); ++word) {
    if (first == 0 || !matcher.is_word(*word, true, first - 1)) return false;
    words.push_back(--first);
  }
  int at = verb;
  for (const std::string& word : pattern.after) {
    int next = at + 1;
    while (next < tree.size() && next <= at + kNearMax && !matcher.is_word(word, true, next)) ++next;
    if (next >= tree.size() || next > at + kNearMax) return false;
    words.push_back(at = next);
  }
  // A word right behind the verb belongs to it; one further off leaves its object between.
  while (std::find(words.begin(), words.end(), last) != words.end()) ++last;
  return true;
}

}  // namespace

SynsetWords::SynsetWords(const VerbDictionary& dictionary) {
  for (const auto& [name, synset] : dictionary.synsets)
    for (const std::string& member : synset.members) {
      std::vector<std::string> words;
      for (const Token& token : tokenize(member, {0, static_cast<std::uint32_t>(member.size())}))
        words.push_back(folded_word(token.text));
      members_[name].push_back(std::move(words));
    }
}

const std::vector<std::vector<std::string>>* SynsetWords::find(std::string_view name) const {
  const auto found = members_.find(name);
  return found == members_.end() ? nullptr : &found->second;
}

PatternMatch match_pattern(const WordPattern& pattern, const Tree& tree, const Clause& clause,
                           const Mentions* mentions) {
  std::vector<int> own;
  int first = clause.predicate, last = clause.predicate + 1;
  if (!find_own_words(pattern, tree, clause.predicate, first, last, own)) return {};
  PatternMatch match = pattern.ordered ? match_by_order(pattern, tree, mentions, first, last)
                                       : PhraseMatcher(pattern, tree, clause).match();
  if (match.fits) match.words.insert(match.words.begin(), own.begin(), own.end());
  return match;
}

}  // namespace steelyard
