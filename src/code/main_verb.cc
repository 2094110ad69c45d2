// A root for sentences without one; see main_verb.h.
#include "code/main_verb.h"

#include <algorithm>

#include "code/noun_phrase.h"

namespace steelyard {
namespace {

bool is_finite(const Token& token) {
  return token.xpos == "VBD" || token.xpos == "VBZ" || token.xpos == "VBP" || token.xpos == "MD";
}

class MainVerb {
 public:
  MainVerb(std::vector<Token>& tokens, const Lexicon& lexicon) : tokens_(tokens), lexicon_(lexicon) {}

  void settle() {
    for (int token = 0; token < size(); ++token) {
      if (takes_participle(token)) join_auxiliary(token);
      if (at(token).deprel == "nsubj") coordinate_with_last(token);
      if (at(token).deprel == "nsubj") take_back_partner(token);
    }
    release_main_verb();
    const int root = find_root();
    if (root >= 0 && is_headline_passive(root)) make_passive(root);
    if (root < 0 || at(root).upos == Upos::VERB || has_clause()) return;
    const int verb = find_verb();
    if (verb >= 0) raise(verb);
  }

 private:
  int size() const { return static_cast<int>(tokens_.size()); }
  Token& at(int token) { return tokens_[static_cast<std::size_t>(token)]; }
  const Token& at(int token) const { return tokens_[static_cast<std::size_t>(token)]; }

  int find_root() const {
    for (int token = 0; token < size(); ++token)
      if (at(token).head < 0) return token;
    return -1;
  }

  // "has threatened to …" read as "has" with a complement: the participle is the verb.
  bool takes_participle(int verb) const {
    const Token& own = at(verb);
    if (own.lemma != "have" || own.upos != Upos::VERB || !is_finite(own)) return false;
    const int next = after_adverbs(verb);
    return next < size() && at(next).head == verb && at(next).xpos == "VBN" && at(next).deprel == "xcomp";
  }

  int after_adverbs(int token) const {
    do ++token;
    while (token < size() && at(token).upos == Upos::ADV);
    return token;
  }

  void join_auxiliary(int auxiliary) {
    const int verb = after_adverbs(auxiliary);
    at(verb).head = at(auxiliary).head;
    at(verb).deprel = at(auxiliary).deprel;
    for (Token& token : tokens_)
      if (token.head == auxiliary) token.head = verb;
    at(auxiliary).upos = Upos::AUX;
    at(auxiliary).head = verb;
    at(auxiliary).deprel = "aux";
  }

  // "The United States and Britain imposed": two subjects of one verb with "and" between are one.
  void coordinate_with_last(int token) {
    const int verb = at(token).head;
    for (int other = token - 1; other >= 0 && verb > token; --other) {
      if (at(other).head != verb || at(other).deprel != "nsubj") continue;
      const bool linked = std::any_of(
          tokens_.begin() + other, tokens_.begin() + token,
          [](const Token& between) { return between.upos == Upos::CCONJ && between.lemma == "and"; });
      if (!linked) return;
      at(token).head = other;
      at(token).deprel = "conj";
      return;
    }
  }

  // "Russia, which borders Georgia, imposed …" with the relative clause at the root: the verb behind its
  // comma is the main verb, and the noun before "which" its subject.
  void release_main_verb() {
    for (int pronoun = 1; pronoun < size(); ++pronoun) {
      if (!is_relative(pronoun)) continue;
      const int relative = verb_of(pronoun), noun = noun_before(pronoun);
      if (relative < 0 || noun < 0 ||
          (at(relative).head >= 0 && (at(relative).head != noun || at(noun).head >= 0)))
        continue;
      const int verb = verb_behind(relative);
      if (verb < 0) continue;
      at(verb).head = -1;
      at(verb).deprel = "root";
      at(noun).head = verb;
      at(noun).deprel = "nsubj";
      at(relative).head = noun;
      at(relative).deprel = "acl:relcl";
      for (int token = verb + 1; token < size(); ++token)
        if (at(token).head == relative || at(token).head == noun) at(token).head = verb;
      return;
    }
  }

  bool is_relative(int token) const {
    const std::string& lemma = at(token).lemma;
    return (lemma == "which" || lemma == "who" || lemma == "whose") && at(token - 1).text == ",";
  }

  // The verb whose subject the pronoun is or belongs to.
  int verb_of(int pronoun) const {
    int token = pronoun;
    for (int steps = 0; steps < 3 && token >= 0; ++steps, token = at(token).head)
      if (at(token).deprel.starts_with("nsubj")) return at(token).head;
    return -1;
  }

  int noun_before(int pronoun) const {
    int noun = pronoun - 2;
    if (noun < 0 || (!is_nominal(at(noun)) && at(noun).name < 0)) return -1;
    for (int steps = 0; steps < 4 && at(noun).head >= 0 && at(noun).head < pronoun; ++steps)
      noun = at(noun).head;
    return noun;
  }

  // A finite verb without a subject of its own that hangs on the relative clause behind its closing comma.
  int verb_behind(int relative) const {
    for (int verb = relative + 2; verb < size(); ++verb) {
      if (at(verb).head != relative || at(verb).upos != Upos::VERB) continue;
      if (!is_finite(at(verb)) && at(verb).xpos != "VBN") continue;
      const bool comma = std::any_of(tokens_.begin() + relative, tokens_.begin() + verb,
                                     [](const Token& token) { return token.text == ","; });
      const bool subject = std::ranges::any_of(tokens_, [&](const Token& token) {
        return token.head == verb &&
               (token.deprel.starts_with("nsubj") || token.deprel == "mark" || token.deprel == "cc");
      });
      if (comma && !subject) return verb;
    }
    return -1;
  }

  // "Gaddafi and Zhivkov signed a treaty, the agency reported" with Gaddafi as who reported: he is Zhivkov's
  // partner, and the noun that was hung on him behind the verb reports.
  void take_back_partner(int second) {
    const int verb = at(second).head;
    int link = second - 1;
    while (link > 0 && at(link).head == second && at(link).upos != Upos::CCONJ) --link;
    if (verb < second || link < 1 || at(link).lemma != "and") return;
    const int first = link - 1, above = at(first).head;
    if (at(first).deprel != "nsubj" || above <= verb || at(verb).head != above) return;
    at(first).head = verb;
    at(second).head = first;
    at(second).deprel = "conj";
    for (int token = verb + 1; token < size(); ++token)
      if (at(token).head == first && at(token).deprel == "conj")
        at(token).head = above, at(token).deprel = "nsubj";
  }

  // "Two diplomats expelled from Peru", "Israel urged by Kenya to …": headlines leave "were" out. A past
  // tense of a verb that takes an object, without one, at the head of what ends with no full stop.
  bool is_headline_passive(int verb) const {
    const Token& own = at(verb);
    if (own.upos != Upos::VERB || own.xpos != "VBD" || has_auxiliary(verb) || has_object(verb)) return false;
    const bool by = verb + 2 < size() && at(verb + 1).lemma == "by" && at(verb + 2).name >= 0;
    const bool sentence = tokens_.back().upos == Upos::PUNCT && tokens_.back().text != "\"";
    return (by || !sentence) && is_known(own.lemma) && takes_object(own.lemma);
  }

  bool is_known(std::string_view lemma) const { return !lexicon_.find(WordKind::verb, lemma).empty(); }

  void make_passive(int verb) {
    at(verb).xpos = "VBN";
    for (Token& token : tokens_)
      if (token.head == verb && token.deprel == "nsubj") token.deprel = "nsubj:pass";
  }

  // A finite verb with its subject that is not merely relative, or a copula.
  bool has_clause() const {
    for (int token = 0; token < size(); ++token) {
      const Token& own = at(token);
      if (own.deprel == "cop") return true;
      if (!own.deprel.starts_with("nsubj") || own.head < 0) continue;
      const Token& verb = at(own.head);
      if (verb.deprel != "acl:relcl" && verb.deprel != "advcl" &&
          (is_finite(verb) || has_auxiliary(own.head)))
        return true;
    }
    return false;
  }

  bool has_auxiliary(int verb) const {
    return std::ranges::any_of(
        tokens_, [&](const Token& token) { return token.head == verb && token.deprel.starts_with("aux"); });
  }

  // Forms in "-ed" before forms in "-s" and bare ones: these are seldom anything but verbs.
  int find_verb() const {
    for (const auto kind : {&MainVerb::is_past, &MainVerb::is_lost_past, &MainVerb::is_present})
      for (int token = 1; token + 1 < size(); ++token)
        if (at(token).name < 0 && follows_nominal(token) && (this->*kind)(token)) return token;
    return -1;
  }

  // Behind a noun, with adverbs between at most.
  bool follows_nominal(int token) const {
    int before = token - 1;
    while (before > 0 && at(before).upos == Upos::ADV) --before;
    return is_nominal(at(before)) || (at(before).upos == Upos::ADJ && at(before).name >= 0);
  }

  // A past tense that was taken for a participle: "students demonstrated for reform". What is done to its
  // noun stays a participle ("two diplomats expelled from Peru", "villages bombed by rebels").
  bool is_past(int token) const {
    const Token& own = at(token);
    if (own.upos != Upos::VERB || own.xpos == "VBG" || at(token + 1).text == "by") return false;
    if (has_auxiliary(token)) return false;
    if (own.deprel == "amod" && own.xpos != "VBG" && token + 1 < size() && own.head > token)
      return begins_object(token + 1);
    if (!own.deprel.starts_with("acl") && own.head >= 0) return false;
    if (has_object(token)) return true;
    return !takes_object(own.lemma);
  }

  bool has_object(int verb) const {
    return std::ranges::any_of(tokens_, [&](const Token& token) {
      return token.head == verb &&
             (token.deprel == "obj" || token.deprel == "ccomp" || token.deprel == "xcomp");
    });
  }

  bool takes_object(std::string_view lemma) const {
    const auto entries = lexicon_.find(WordKind::verb, lemma);
    return std::ranges::any_of(entries, [](const LexiconEntry& entry) {
      return entry.parts.empty() && !entry.target.empty() && entry.target.front() == "obj" &&
             !entry.reciprocal;
    });
  }

  bool begins_object(int token) const {
    const Token& own = at(token);
    return own.name >= 0 || own.upos == Upos::DET || own.upos == Upos::NUM || own.upos == Upos::PROPN ||
           own.upos == Upos::NOUN || own.upos == Upos::ADJ || own.upos == Upos::PRON;
  }

  bool known_verb(int token, std::string_view xpos) const {
    const std::string lemma = lemmatize(at(token).text, Upos::VERB, xpos);
    if (lemma == lower_ascii(at(token).text)) return false;
    const auto entries = lexicon_.find(WordKind::verb, lemma);
    return !entries.empty();
  }

  bool has_name_before(int token) const {
    return std::any_of(tokens_.begin(), tokens_.begin() + token,
                       [](const Token& own) { return own.name >= 0; });
  }

  // A past tense tagged as something else: "froze aid", "overran an outpost".
  bool is_lost_past(int token) const {
    const Token& own = at(token);
    if (own.upos == Upos::VERB || own.upos == Upos::PUNCT || own.text.ends_with('s')) return false;
    return has_name_before(token) && lower_ascii(own.text) == own.text && known_verb(token, "VBD") &&
           begins_object(token + 1);
  }

  // Headlines: "Iran warns Iraq", "forces again open fire".
  bool is_present(int token) const {
    const Token& own = at(token);
    if (!has_name_before(token) || own.upos == Upos::PUNCT || own.upos == Upos::ADP) return false;
    if (own.text.ends_with('s') && begins_object(token + 1) && known_verb(token, "VBZ"))
      return is_plain(at(token - 1)) && (at(token + 1).name >= 0 || at(token + 1).upos == Upos::DET);
    const auto entries = lexicon_.find(WordKind::verb, lower_ascii(own.text));
    const bool plural = at(token - 1).text.ends_with('s');
    if (!entries.empty() && plural && at(token + 1).name >= 0) return true;
    return std::ranges::any_of(entries, [&](const LexiconEntry& entry) {
      return !entry.parts.empty() && entry.parts.front().kind == EntryPart::Kind::word &&
             stands_behind(entry.parts.front(), token);
    });
  }

  // "open fire", "shut its embassy".
  bool stands_behind(const EntryPart& part, int verb) const {
    constexpr int kWindow = 3;
    for (int token = verb + 1; token < size() && token <= verb + kWindow; ++token) {
      const std::string& lemma = at(token).lemma;
      if (part.classes == 0 ? lemma == part.word : (lexicon_.classes_of(lemma) & part.classes) != 0)
        return true;
    }
    return false;
  }

  static bool is_plain(const Token& token) {
    return token.name >= 0 || token.upos == Upos::NOUN || token.upos == Upos::PROPN;
  }

  // Makes the verb the root; what stood across it hangs on it now.
  void raise(int verb) {
    Token& own = at(verb);
    const std::string_view tense = own.xpos == "VBP" || is_known(own.text) ? "VBP"
                                   : own.text.ends_with('s')               ? "VBZ"
                                                                           : "VBD";
    own.upos = Upos::VERB;
    own.xpos = tense;
    own.lemma = lemmatize(own.text, Upos::VERB, tense);
    hang_left(verb);
    hang_right(verb);
    own.head = -1;
    own.deprel = "root";
  }

  bool crosses(int token, int verb) const {
    const int head = at(token).head;
    return token < verb ? head >= verb || head < 0 : head <= verb;
  }

  // The last noun before the verb becomes its subject and takes what has lost its head.
  void hang_left(int verb) {
    int subject = -1;
    for (int token = 0; token < verb; ++token)
      if (crosses(token, verb) && (subject < 0 || is_nominal(at(token)) || at(token).name >= 0) &&
          at(token).upos != Upos::ADV && at(token).upos != Upos::PUNCT)
        subject = token;
    for (int token = 0; token < verb; ++token) {
      if (!crosses(token, verb) || token == subject) continue;
      const bool adverb = at(token).upos == Upos::ADV || at(token).upos == Upos::PUNCT || subject < 0;
      at(token).head = adverb ? verb : subject;
      if (adverb && at(token).upos == Upos::ADV) at(token).deprel = "advmod";
    }
    if (subject < 0) return;
    at(subject).head = verb;
    at(subject).deprel = "nsubj";
    // "India, France sign": a comma of a headline is an "and".
    for (int token = 0; at(verb).xpos == "VBP" && token < verb; ++token)
      if (at(token).head == subject && at(token).deprel == "appos" && at(token).name >= 0)
        at(token).deprel = "conj";
    if (at(subject).upos == Upos::ADJ) at(subject).upos = Upos::PROPN;
  }

  // The first noun behind the verb without a preposition becomes its object, others phrases of it.
  void hang_right(int verb) {
    bool object = has_object(verb);
    for (int token = verb + 1; token < size(); ++token) {
      const bool loose =
          at(token).head == verb && (at(token).deprel == "flat" || at(token).deprel == "compound" ||
                                     at(token).deprel == "appos" || at(token).deprel == "dep");
      if (!crosses(token, verb) || (at(token).head == verb && !loose)) continue;
      const bool noun = is_nominal(at(token)) && at(token).upos != Upos::PUNCT;
      const bool phrase = has_case(token);
      at(token).head = verb;
      if (noun && !phrase && !object) {
        at(token).deprel = "obj";
        object = true;
      } else if (noun && (phrase || at(token).deprel == "nmod" || at(token).deprel == "root")) {
        at(token).deprel = "obl";
      } else if (at(token).deprel == "root") {
        at(token).deprel = "dep";
      }
    }
  }

  bool has_case(int noun) const {
    return std::ranges::any_of(
        tokens_, [&](const Token& token) { return token.head == noun && token.deprel == "case"; });
  }

  std::vector<Token>& tokens_;
  const Lexicon& lexicon_;
};

}  // namespace

void settle_main_verb(std::vector<Token>& tokens, const Lexicon& lexicon) {
  if (!tokens.empty()) MainVerb(tokens, lexicon).settle();
}

}  // namespace steelyard
