// What the model sees of a clause; see backoff.h.
#include <algorithm>
#include <array>

#include "code/backoff.h"

namespace steelyard {
namespace {

constexpr std::string_view kVerb = "verb";
constexpr int kNearBefore = 2, kNearAfter = 4;  // words beside the verb that are looked at

// Root of what the lexicon says about a word that stands alone; "" when it does not know it.
std::string_view known_root(const Lexicon& lexicon, const Tree& tree, int token) {
  const std::optional<WordKind> kind = word_kind(tree, token);
  if (!kind || tree[token].name >= 0) return {};
  for (const LexiconEntry& entry : lexicon.find(*kind, tree[token].lemma))
    if (entry.parts.empty()) return std::string_view(entry.code).substr(0, 2);
  return {};
}

class FeatureReader {
 public:
  FeatureReader(const SentenceContext& context, const BackoffClause& clause, BackoffFeatures& features)
      : tree_(context.tree), context_(context), found_(clause), clause_(clause.clause), features_(features) {}

  void read_context() {
    features_.add("always");
    read_grammar();
    read_party("source", found_.parties.source);
    read_party("target", found_.parties.target);
    read_pair();
    if (clause_.object >= 0) read_noun("object", clause_.object);
    for (const Oblique& oblique : clause_.obliques) {
      features_.add("phrase", oblique.preposition);
      read_noun(oblique.preposition, oblique.token);
    }
    for (int c : clause_.complements) read_content("complement", c);
    for (int c : clause_.purposes) read_content("purpose", c);
    read_neighbours();
    read_rest();
  }

  void read_verb(const LexiconEntry* matched) {
    const std::string& lemma = tree_[clause_.predicate].lemma;
    if (!matched) features_.add(kVerb, lemma);
    if (lemma.size() > 5) features_.add("verb begins", std::string_view(lemma).substr(0, 4));
    if (lemma.size() > 4) features_.add("verb ends", std::string_view(lemma).substr(lemma.size() - 3));
    for (const LexiconEntry& entry : context_.lexicon.find(WordKind::verb, lemma))
      if (&entry != matched && !entry.parts.empty() && !entry.code.empty())
        features_.add("verb elsewhere", std::string_view(entry.code).substr(0, 2));
  }

 private:
  void read_grammar() {
    constexpr std::array<std::string_view, 5> kMoods{"fact", "future", "conditional", "possible", "obliged"};
    features_.add("mood", kMoods[static_cast<std::size_t>(clause_.mood)]);
    features_.add("form", tree_[clause_.predicate].xpos);
    features_.add("stands as", tree_[clause_.predicate].deprel);
    if (clause_.passive) features_.add("passive");
    if (clause_.negated) features_.add("negated");
    if (clause_.object < 0) features_.add("no object");
    if (found_.entry && found_.entry->op != Operator::none)
      features_.add("operator", to_string(found_.entry->op));
    for (int c : tree_.children(clause_.predicate))
      if (tree_.is(c, "compound") || tree_.is(c, "advmod")) features_.add("beside", tree_[c].lemma);
  }

  void read_party(std::string_view side, const Party& party) {
    features_.add(side, party.empty() ? "-" : std::string_view(party.slot));
    if (party.empty()) return;
    const Mention& mention = *party.mentions.front();
    features_.add(side, "role", mention.role.empty() ? "-" : std::string_view(mention.role));
    const auto kind = static_cast<char>('a' + static_cast<int>(mention.kind));
    features_.add(side, "kind", {&kind, 1});
    if (mention.is_thing) features_.add(side, "thing");
    if (mention.is_place) features_.add(side, "place");
  }

  void read_pair() {
    const Party& source = found_.parties.source;
    const Party& target = found_.parties.target;
    if (target.empty()) return;
    features_.add("roles", source.mentions.front()->role, target.mentions.front()->role);
    if (same_actor(*source.mentions.front(), *target.mentions.front())) features_.add("same state");
  }

  // The noun with what the lexicon knows of it, and of a noun that it measures or that goes with it.
  void read_noun(std::string_view place, int token) {
    if (tree_[token].name >= 0) return features_.add(place, "a name");
    features_.add(place, tree_[token].lemma);
    read_knowledge(place, token);
    for (int c : tree_.children(token))
      if (tree_.is(c, "compound") || tree_.is(c, "amod") || tree_.is(c, "conj") ||
          (tree_.is(c, "nmod") && tree_.preposition(c) == "of"))
        read_knowledge(place, c);
  }

  void read_knowledge(std::string_view place, int token) {
    const std::string_view root = known_root(context_.lexicon, tree_, token);
    if (!root.empty()) features_.add(place, "tells", root);
    for (std::string_view name :
         context_.lexicon.class_names(context_.lexicon.classes_of(tree_[token].lemma)))
      features_.add(place, "is of", name);
  }

  void read_content(std::string_view place, int token) {
    features_.add(place, tree_[token].lemma);
    if (const std::string_view root = known_root(context_.lexicon, tree_, token); !root.empty())
      features_.add(place, "tells", root);
    if (const int object = tree_.child(token, "obj"); object >= 0) read_noun("content", object);
  }

  void read_neighbours() {
    const int first = std::max(0, clause_.predicate - kNearBefore);
    const int last = std::min(tree_.size(), clause_.predicate + kNearAfter + 1);
    for (int i = first; i < last; ++i) {
      if (i == clause_.predicate) continue;
      const std::string_view side = i < clause_.predicate ? "before" : "after";
      features_.add(side, tree_[i].name >= 0 ? std::string_view("a name") : std::string_view(tree_[i].lemma));
    }
  }

  // What else the sentence speaks of.
  void read_rest() {
    for (int i = 0; i < tree_.size(); ++i) {
      if (i == clause_.predicate || tree_[i].name >= 0) continue;
      if (tree_[i].upos == Upos::NOUN || tree_[i].upos == Upos::VERB)
        features_.add("sentence", tree_[i].lemma);
      if (const std::string_view root = known_root(context_.lexicon, tree_, i); !root.empty())
        features_.add("sentence", "tells", root);
    }
  }

  const Tree& tree_;
  const SentenceContext& context_;
  const BackoffClause& found_;
  const Clause& clause_;
  BackoffFeatures& features_;
};

}  // namespace

std::uint32_t backoff_verb_slot(std::string_view lemma) {
  BackoffFeatures features;
  features.add(kVerb, lemma);
  return features.slots.front();
}

void add_context_features(const SentenceContext& context, const BackoffClause& clause,
                          BackoffFeatures& features) {
  FeatureReader(context, clause, features).read_context();
}

void add_verb_features(const SentenceContext& context, const BackoffClause& clause,
                       const LexiconEntry* matched, BackoffFeatures& features) {
  FeatureReader(context, clause, features).read_verb(matched);
}

}  // namespace steelyard
