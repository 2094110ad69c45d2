// Actor – verb – actor, by the order of the words.
//
// Problem: where the tagger takes "condemned" for an adjective or the parser loses the subject, the tree
// tells nothing, though the words do. Method (as coders did before there were parsers): the first word
// between two different actors whose form is one of a verb of the lexicon; the nearest actor before it is the
// source, the nearest after it the target, the other way round in "was … by". Only for sentences without any
// other event, and with little trust. See events.h.
#include <algorithm>

#include "code/events.h"

namespace steelyard {
namespace {

constexpr int kWindow = 5;  // tokens behind the verb in which the other words of an entry may stand

class SurfaceReader {
 public:
  explicit SurfaceReader(const SentenceContext& context) : context_(context) {}

  std::optional<SurfaceReading> read() const {
    for (int token = 1; token + 1 < context_.tree.size(); ++token) {
      if (context_.tree[token].name >= 0 || !may_be_verb(token)) continue;
      if (std::optional<SurfaceReading> found = read_at(token)) return found;
    }
    return std::nullopt;
  }

 private:
  bool may_be_verb(int token) const {
    const Token& word = context_.tree[token];
    if (word.upos == Upos::VERB)
      return word.xpos == "VBD" || word.xpos == "VBZ" || word.xpos == "VBP" || is_participle(token);
    if (word.upos != Upos::NOUN && word.upos != Upos::ADJ && word.upos != Upos::PROPN) return false;
    // "Tajik forces" is an actor, whatever its second word could be elsewhere.
    if (const Mention* mention = context_.mentions.at(token); mention && !mention->actors.empty())
      return false;
    return word.text.ends_with("ed") || word.text.ends_with("es") || word.text.ends_with("s");
  }

  // "has condemned", "was condemned"; not "the condemned man".
  bool is_participle(int token) const {
    const std::string& before = context_.tree[token - 1].lemma;
    return context_.tree[token].xpos == "VBN" && (before == "have" || before == "be");
  }

  std::optional<SurfaceReading> read_at(int token) const {
    const Mention* before = nullptr;
    const Mention* after = nullptr;
    for (const Mention& mention : context_.mentions.all()) {
      if (mention.actors.empty() || mention.is_pronoun) continue;
      if (mention.last <= token && !mention.is_place) before = &mention;
      if (mention.first > token && !after) after = &mention;
    }
    if (!before || !after || same_actor(*before, *after)) return std::nullopt;
    const std::string lemma = lemmatize(context_.tree[token].text, Upos::VERB, xpos_of(token));
    for (const LexiconEntry& entry : context_.lexicon.find(WordKind::verb, lemma))
      if (!entry.pattern && !entry.code.empty() && entry.op != Operator::say && entry.code >= "02" &&
          words_follow(entry, token))
        return make(entry, token, before, after);
    return std::nullopt;
  }

  std::string_view xpos_of(int token) const {
    const Token& word = context_.tree[token];
    if (word.upos == Upos::VERB) return word.xpos;
    return word.text.ends_with("ed") ? "VBD" : "VBZ";
  }

  // Each further word of the entry within the next few tokens, in any form.
  bool words_follow(const LexiconEntry& entry, int token) const {
    return std::all_of(entry.parts.begin(), entry.parts.end(), [&](const EntryPart& part) {
      for (int i = token + 1; i < context_.tree.size() && i <= token + kWindow; ++i) {
        const std::string& lemma = context_.tree[i].lemma;
        if (part.classes == 0 ? lemma == part.word : (context_.lexicon.classes_of(lemma) & part.classes) != 0)
          return true;
      }
      return false;
    });
  }

  SurfaceReading make(const LexiconEntry& entry, int token, const Mention* before,
                      const Mention* after) const {
    SurfaceReading found;
    ReadingStep step;
    step.clause = read_clause(context_.tree, token);
    step.match.entry = &entry;
    step.code = entry.code;
    found.reading.code = entry.code;
    found.reading.denied = context_.options.negation && step.clause.negated;
    found.reading.steps.push_back(std::move(step));
    const bool passive = after->first > 0 && context_.tree[after->first - 1].lemma == "by" && token > 0 &&
                         context_.tree[token - 1].lemma == "be";
    found.source = passive ? after : before;
    found.target = passive ? before : after;
    return found;
  }

  const SentenceContext& context_;
};

}  // namespace

std::optional<SurfaceReading> read_surface(const SentenceContext& context) {
  return SurfaceReader(context).read();
}

}  // namespace steelyard
