// Matching of entry words against the dependents of a predicate; see match.h.
#include "code/match.h"

#include <algorithm>
#include <array>

#include "code/dictionaries/word_pattern.h"

namespace steelyard {
namespace {

bool is_adverbial(std::string_view particle) {
  constexpr std::array<std::string_view, 7> kAdverbial{"off", "out", "down", "up", "away", "over", "back"};
  return std::find(kAdverbial.begin(), kAdverbial.end(), particle) != kAdverbial.end();
}

class Matcher {
 public:
  Matcher(const Lexicon& lexicon, const Tree& tree, const Clause& clause, const Mentions* mentions)
      : lexicon_(lexicon), tree_(tree), clause_(clause), mentions_(mentions) {}

  bool fits(const LexiconEntry& entry, EntryMatch& match) const {
    match.words.clear();
    if (entry.pattern) return fits_pattern(entry, match);
    for (const EntryPart& part : entry.parts) {
      const int token = find(part, entry.kind);
      if (token < 0) return false;
      match.words.push_back(token);
    }
    return true;
  }

 private:
  bool fits_pattern(const LexiconEntry& entry, EntryMatch& match) const {
    PatternMatch found = match_pattern(*entry.pattern, tree_, clause_, mentions_);
    if (!found.fits) return false;
    match.words = std::move(found.words);
    match.source = found.source;
    match.target = found.target;
    match.compound = found.compound;
    return true;
  }

  bool is_word(const EntryPart& part, int token) const {
    const std::string& lemma = tree_[token].lemma;
    if (part.classes == 0) return lemma == part.word || tree_[token].text == part.word;
    return tree_[token].name < 0 && (lexicon_.classes_of(lemma) & part.classes) != 0;
  }

  int find(const EntryPart& part, WordKind kind) const {
    switch (part.kind) {
      case EntryPart::Kind::particle:
        return find_particle(part.word);
      case EntryPart::Kind::complement:
        return find_complement(part);
      case EntryPart::Kind::word:
        return kind == WordKind::noun ? find_modifier(part) : find_object(part);
      case EntryPart::Kind::pattern:
        break;  // its words are LexiconEntry::pattern's
    }
    return -1;
  }

  // "call off talks", "call on Russia": a particle, or the preposition of a phrase that follows.
  int find_particle(std::string_view word) const {
    if (word == "that") return find_wish();
    for (int c : tree_.children(clause_.predicate)) {
      const bool particle =
          tree_.is(c, "compound") || tree_.is(c, "advmod") || tree_.is(c, "case") || tree_.is(c, "mark");
      if (particle && c > clause_.predicate && tree_[c].lemma == word) return c;
    }
    for (const Oblique& oblique : clause_.obliques)
      if (oblique.preposition == word) return tree_.child(oblique.token, "case");
    for (int c : clause_.complements)
      for (int m : tree_.children(c))
        if (m < c && tree_.is(m, "mark") && tree_[m].lemma == word) return m;
    const int next = clause_.predicate + 1;
    return next < tree_.size() && tree_[next].lemma == word && tree_[next].upos == Upos::ADP ? next : -1;
  }

  // "insisted that Peru withdraw", "asked that Chile should leave": a that-clause that asks for something,
  // not one that tells.
  int find_wish() const {
    for (int c : clause_.complements) {
      const int mark = tree_.child_lemma(c, "that");
      if (mark < 0 || mark > c) continue;
      const int auxiliary = tree_.child(c, "aux");
      if (auxiliary >= 0 ? tree_[auxiliary].lemma == "should" || tree_[auxiliary].lemma == "must"
                         : tree_[c].xpos == "VB" || tree_[c].xpos == "VBP")
        return mark;
    }
    return -1;
  }

  int find_complement(const EntryPart& part) const {
    if (part.preposition == "subj")
      return clause_.subject >= 0 && is_word(part, clause_.subject) ? clause_.subject : -1;
    for (const Oblique& oblique : clause_.obliques)
      if (oblique.preposition == part.preposition)
        if (const int token = self_or_conjunct(part, oblique.token); token >= 0) return token;
    if (clause_.object >= 0)
      for (int c : tree_.children(clause_.object))
        if (tree_.is(c, "nmod") && tree_.preposition(c) == part.preposition)
          if (const int token = self_or_conjunct(part, c); token >= 0) return token;
    for (int c : clause_.complements)
      if (tree_.child_lemma(c, part.preposition) >= 0 && is_word(part, c)) return c;
    return -1;
  }

  // The word itself, a conjunct, a modifier ("air strike", "2 billion dollars"), or what a measure is of
  // ("tons of rice").
  int self_or_conjunct(const EntryPart& part, int token) const {
    if (is_word(part, token)) return token;
    // "an aircraft carrier" is a ship: a head of another class is not what its modifier says.
    const bool other = part.classes != 0 && lexicon_.classes_of(tree_[token].lemma) != 0;
    for (int c : tree_.children(token)) {
      const bool near = tree_.is(c, "conj") || (!other && tree_.is(c, "compound")) || tree_.is(c, "amod") ||
                        tree_.is(c, "nummod");
      const bool measured =
          lexicon_.is_measure(tree_[token].lemma) && tree_.is(c, "nmod") && tree_.preposition(c) == "of";
      if ((near || measured) && is_word(part, c)) return c;
    }
    return -1;
  }

  int find_object(const EntryPart& part) const {
    if (clause_.object >= 0)
      if (const int token = self_or_conjunct(part, clause_.object); token >= 0) return token;
    // "called off talks" with the particle read as a preposition.
    for (const Oblique& oblique : clause_.obliques)
      if (is_adverbial(oblique.preposition))
        if (const int token = self_or_conjunct(part, oblique.token); token >= 0) return token;
    for (int c : tree_.children(clause_.predicate)) {
      if (tree_.is(c, "nsubj") || tree_.is(c, "conj") || tree_.is(c, "parataxis") || tree_.is(c, "punct"))
        continue;
      if (tree_.is(c, "obl") && !tree_.preposition(c).empty()) continue;
      if (tree_.is(c, "ccomp") || tree_.is(c, "advcl")) continue;
      if (is_word(part, c)) return c;
      if (tree_.is(c, "obl") || tree_.is(c, "iobj"))
        if (const int token = self_or_conjunct(part, c); token >= 0) return token;
    }
    return -1;
  }

  int find_modifier(const EntryPart& part) const {
    for (int c : tree_.children(clause_.predicate)) {
      const bool modifier =
          tree_.is(c, "amod") || tree_.is(c, "compound") || tree_.is(c, "nmod") || tree_.is(c, "det");
      if (modifier && c < clause_.predicate && is_word(part, c)) return c;
    }
    const int before = clause_.predicate - 1;
    return before >= 0 && is_word(part, before) ? before : -1;
  }

  const Lexicon& lexicon_;
  const Tree& tree_;
  const Clause& clause_;
  const Mentions* mentions_;
};

}  // namespace

std::optional<WordKind> word_kind(const Tree& tree, int token) {
  switch (tree[token].upos) {
    case Upos::VERB:
      return WordKind::verb;
    case Upos::NOUN:
      return WordKind::noun;
    case Upos::ADJ:
      return WordKind::adjective;
    default:
      return std::nullopt;
  }
}

std::vector<const LexiconEntry*> fitting_entries(const Lexicon& lexicon, const Tree& tree,
                                                 const Clause& clause, WordKind kind,
                                                 const Mentions* mentions) {
  std::vector<const LexiconEntry*> found;
  EntryMatch match;
  const Matcher matcher(lexicon, tree, clause, mentions);
  for (const LexiconEntry& entry : lexicon.find(kind, tree[clause.predicate].lemma))
    if (matcher.fits(entry, match)) found.push_back(&entry);
  return found;
}

EntryMatch match_entry(const Lexicon& lexicon, const Tree& tree, const Clause& clause, WordKind kind,
                       const Mentions* mentions) {
  EntryMatch match;
  const Matcher matcher(lexicon, tree, clause, mentions);
  for (const LexiconEntry& entry : lexicon.find(kind, tree[clause.predicate].lemma))
    if (matcher.fits(entry, match)) {
      match.entry = &entry;
      return match;
    }
  match.words.clear();
  return match;
}

}  // namespace steelyard
