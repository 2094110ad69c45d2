// Lost main clauses; see clause_arcs.h.
#include "code/clause_arcs.h"

#include <algorithm>
#include <array>

namespace steelyard {
namespace {

constexpr std::array<std::string_view, 27> kCalendar = {
    "Monday",   "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",  "Sunday",    "January", "February",
    "March",    "April",   "May",       "June",     "July",   "August",    "September", "October", "November",
    "December", "today",   "yesterday", "tomorrow", "Today",  "Yesterday", "week",      "month",   "year"};
constexpr std::array<std::string_view, 4> kRelative = {"which", "who", "whom", "that"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class ClauseArcs {
 public:
  ClauseArcs(std::vector<Token>& tokens, const Lexicon& lexicon) : tokens_(tokens), lexicon_(lexicon) {}

  void settle() {
    for (int token = 0; token < size(); ++token) {
      name_behind_day(token);
      phrase_of_subject(token);
      free_of_phrase(token);
      subject_of_auxiliary(token);
      phrase_of_conjunction(token);
      agent_of_noun(token);
      second_object(token);
      second_subject(token);
      visiting_guest(token);
      demanded_clause(token);
      speaker_at_end(token);
    }
    speaker_in_tail();
    // At most one of these makes a main clause.
    const int root = root_token();
    if (root < 0) return;
    quote_in_halves(root) || name_before_verb(root) || list_before_verb(root) || lost_subject(root) ||
        finite_after_infinitive(root) || participle_as_verb(root);
  }

 private:
  int size() const { return static_cast<int>(tokens_.size()); }
  Token& at(int token) { return tokens_[static_cast<std::size_t>(token)]; }
  const Token& at(int token) const { return tokens_[static_cast<std::size_t>(token)]; }
  bool is(int token, std::string_view relation) const {
    const std::string_view own = at(token).deprel;
    return own.starts_with(relation) && (own.size() == relation.size() || own[relation.size()] == ':');
  }
  bool is_nominal(int token) const {
    const Upos upos = at(token).upos;
    return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::NUM || at(token).name >= 0;
  }
  bool is_state_name(int token) const { return at(token).name >= 0 && at(token).upos == Upos::PROPN; }
  bool is_past(int token) const {
    return at(token).upos == Upos::VERB && (at(token).xpos == "VBD" || at(token).xpos == "VBN");
  }
  int root_token() const {
    for (int token = 0; token < size(); ++token)
      if (at(token).head < 0) return token;
    return -1;
  }
  int child(int token, std::string_view relation) const {
    for (int c = 0; c < size(); ++c)
      if (at(c).head == token && is(c, relation)) return c;
    return -1;
  }
  bool below(int token, int ancestor) const {
    for (int steps = 0; token >= 0 && steps <= size(); ++steps, token = at(token).head)
      if (token == ancestor) return true;
    return false;
  }
  void hang(int token, int head, std::string_view relation) {
    at(token).head = head;
    at(token).deprel = relation;
  }

  // The verb becomes the sentence's; what was the root hangs on it.
  void make_main(int verb, int old_root, std::string_view relation) {
    hang(verb, -1, "root");
    if (old_root != verb) hang(old_root, verb, relation);
    for (int c = 0; c < size(); ++c)
      if (at(c).head == old_root && c > verb && (is(c, "punct") || is(c, "obl"))) at(c).head = verb;
    if (at(verb).xpos == "VBN") at(verb).xpos = "VBD";
  }

  // A relative pronoun, an infinitive mark or an agent: no main clause.
  bool is_subordinate(int verb) const {
    for (int c = 0; c < size(); ++c) {
      if (at(c).head != verb) continue;
      if (is(c, "mark") || is(c, "aux:pass") || among(kRelative, at(c).text)) return true;
      if (is(c, "obl") && c > 0 && at(c - 1).text == "by") return true;
    }
    return false;
  }

  bool has_other_verb(int verb, int root) const {
    for (int token = 0; token < size(); ++token)
      if (token != verb && at(token).upos == Upos::VERB && at(token).head == root && !is(token, "case"))
        return true;
    return false;
  }

  // The verb has an object, or one of the two is never without: "thanked Iceland", "demonstrated against".
  bool tells_deed(int verb) const {
    if (child(verb, "obj") >= 0) return true;
    for (int c = verb + 1; c + 1 < size(); ++c)
      if (at(c).text == "against" && at(c).head >= 0 && at(at(c).head).head == verb) return true;
    const std::span<const LexiconEntry> entries = lexicon_.find(WordKind::verb, at(verb).lemma);
    return !entries.empty() && std::none_of(entries.begin(), entries.end(), [](const LexiconEntry& entry) {
      return std::find(entry.target.begin(), entry.target.end(), "obj") != entry.target.end() ||
             entry.op != Operator::none;
    });
  }

  // "accused by Azerbaijan of aggression": a state owns no of-phrase; it belongs to the verb.
  void free_of_phrase(int token) {
    if (!is(token, "nmod") || at(token).head < 0 || !is_state_name(at(token).head)) return;
    const int name = at(token).head, verb = at(name).head;
    const int mark = child(token, "case");
    if (verb < 0 || token < name || mark < 0 || at(mark).text != "of" || at(verb).upos != Upos::VERB) return;
    if (is(name, "obl") || is(name, "obj")) hang(token, verb, "obl");
  }

  // "that Iran had thanked Oman": the subject hung on the auxiliary is the verb's.
  void subject_of_auxiliary(int token) {
    const int auxiliary = at(token).head;
    if (auxiliary < 0 || !is(token, "nsubj")) return;
    if ((is(auxiliary, "aux") || is(auxiliary, "cop")) && at(auxiliary).head >= 0)
      at(token).head = at(auxiliary).head;
  }

  // "Since Russia's invasion, Poland has praised": before a phrase of its own the word opens no clause.
  void phrase_of_conjunction(int token) {
    const int verb = at(token).head;
    if (!is(token, "mark") || verb < token ||
        (at(token).lemma != "since" && at(token).lemma != "after" && at(token).lemma != "before"))
      return;
    const int subject = child(verb, "nsubj");
    for (int noun = token + 1; noun < std::min(subject, verb); ++noun)
      if (at(noun).head == verb && is(noun, "obl") && child(noun, "case") < 0 &&
          at(subject - 1).text == ",") {
        hang(token, noun, "case");
        return;
      }
  }

  // "the invasion of Ukraine by Russia": the doer of a deed that a noun names, not of an active verb.
  void agent_of_noun(int token) {
    const int verb = at(token).head, mark = child(token, "case");
    if (!is(token, "obl") || verb < 0 || mark < verb || at(mark).text != "by" || !is_state_name(token) ||
        child(verb, "nsubj") < 0 || is(child(verb, "nsubj"), "nsubj:pass"))
      return;
    for (int c = 0; c < size(); ++c)
      if (at(c).head == verb && at(c).deprel == "aux:pass") return;
    for (int noun = mark - 1; noun > verb; --noun) {
      const bool deed = at(noun).upos == Upos::NOUN && !lexicon_.find(WordKind::noun, at(noun).lemma).empty();
      if (deed && at(noun).head == verb && below(mark - 1, noun)) {
        hang(token, noun, "nmod");
        return;
      }
    }
  }

  // "Gaddafi and Bulgarian President Zhivkov signed": two subjects of one verb are one; a phrase behind a
  // comma says who the first is.
  void second_subject(int token) {
    const int verb = at(token).head;
    if (verb < 0 || !is(token, "nsubj")) return;
    int first = -1;
    for (int c = 0; c < token && first < 0; ++c)
      if (at(c).head == verb && is(c, "nsubj")) first = c;
    if (first < 0 || !is_nominal(first) || token > verb || among(kRelative, at(token).text)) return;
    if (const int link = child(token, "cc"); link > first && link < token)
      hang(token, first, "conj");
    else if (is_state_name(first) && at(first + 1).text == ",")
      hang(token, first, "appos");
  }

  // "meet Jordan's visiting King Abdullah": the guest is met, and his state owns him.
  void visiting_guest(int token) {
    if (token + 3 >= size() || !is_state_name(token) || at(token + 1).xpos != "POS") return;
    const int participle = token + 2, guest = token + 3, verb = at(token).head;
    const std::string_view tag = at(participle).xpos;
    if (at(participle).upos != Upos::VERB || (tag != "VBG" && tag != "VBN") || !is_nominal(guest) ||
        at(guest).head != participle || verb < 0 || at(participle).head != verb)
      return;
    at(guest).head = verb;
    at(guest).deprel = at(token).deprel;
    hang(token, guest, "nmod:poss");
    hang(participle, guest, "amod");
    for (int c = guest + 1; c < size(); ++c)
      if (at(c).head == participle) at(c).head = verb;
  }

  // "offered Kazakhstan a trade deal": what is given, not what somebody is called.
  void second_object(int token) {
    const int verb = at(token).head;
    const bool read_so = is(token, "xcomp") || is(token, "obj");
    if (verb < 0 || verb > token || !read_so || at(token).upos != Upos::NOUN || child(token, "det") < 0)
      return;
    const int object = child(verb, "obj");
    if (object < 0 || object > token || !is_state_name(object) || !gives(verb)) return;
    hang(object, verb, "iobj");
    hang(token, verb, "obj");
  }

  // "the UN envoy for Syria visited": a verb has one subject; the name behind a preposition belongs to the
  // noun.
  void phrase_of_subject(int name) {
    const int verb = at(name).head;
    if (!is(name, "nsubj") || !is_state_name(name) || name < 2 || name + 1 != verb) return;
    const int subject = child(verb, "nsubj"), mark = name - 1;
    if (subject < 0 || subject >= mark || !is(mark, "mark") || at(mark).head != verb) return;
    at(mark).upos = Upos::ADP;
    hang(mark, name, "case");
    hang(name, subject, "nmod");
  }

  // "On Monday Chile praised", "and on Tuesday Bolivia condemned": a day and a name are no one's name.
  void name_behind_day(int name) {
    const int day = at(name).head, verb = name + 1;
    if (!is_state_name(name) || day < 0 || day >= name || verb >= size() || !among(kCalendar, at(day).text) ||
        !is_past(verb))
      return;
    if (!is(name, "flat") && !is(name, "compound") && !is(name, "appos")) return;
    if (at(day).head == verb && is(day, "nsubj")) hang(day, verb, "obl");
    if (child(verb, "nsubj") < 0) hang(name, verb, "nsubj");
  }

  bool gives(int verb) const {
    const std::span<const LexiconEntry> entries = lexicon_.find(WordKind::verb, at(verb).lemma);
    return std::any_of(entries.begin(), entries.end(), [](const LexiconEntry& entry) {
      return std::find(entry.target.begin(), entry.target.end(), "iobj") != entry.target.end();
    });
  }

  // "demanded that Britain lift sanctions": the verb read as a noun between a name and its object.
  void demanded_clause(int token) {
    if (at(token).text != "that" || token + 3 >= size() || !is_state_name(token + 1)) return;
    const int verb = token + 2, object = at(token).head;
    if (object <= verb || !is(object, "ccomp") || at(verb).upos != Upos::NOUN || at(verb).head != object ||
        at(token + 1).head != object || lexicon_.find(WordKind::verb, at(verb).lemma).empty())
      return;
    at(verb).upos = Upos::VERB;
    at(verb).xpos = "VB";
    hang(verb, at(object).head, "ccomp");
    hang(object, verb, "obj");
    hang(token, verb, "mark");
    hang(token + 1, verb, "nsubj");
  }

  // "…, the Czech news agency reported.": the last words tell who says it.
  void speaker_at_end(int verb) {
    if (!is(verb, "acl:relcl") || !is_past(verb) || !says(verb) || verb + 2 < size()) return;
    const int subject = child(verb, "nsubj"), noun = at(verb).head;
    if (subject < 0 || noun < 0 || child(verb, "obj") >= 0 || among(kRelative, at(subject).text)) return;
    int first = subject;
    while (first > 0 && at(first - 1).text != ",") --first;
    if (first == 0 || first <= noun) return;
    const int root = root_token();
    if (root >= 0 && at(root).upos == Upos::VERB && root < first) hang(verb, root, "parataxis");
  }

  // "…, Thai police said.": between the last comma and the verb of saying that ends the sentence stands who
  // says it, wherever the parser hung it.
  void speaker_in_tail() {
    int verb = size() - 1;
    while (verb > 0 && at(verb).upos == Upos::PUNCT) --verb;
    if (verb < 3 || !is_past(verb) || !says(verb)) return;
    int comma = verb - 1, speaker = -1;
    while (comma > 0 && at(comma).text != ",") {
      if (at(comma).upos == Upos::VERB || at(comma).upos == Upos::AUX || at(comma).upos == Upos::PUNCT)
        return;
      if (speaker < 0 && is_nominal(comma)) speaker = comma;
      --comma;
    }
    if (comma == 0 || speaker < 0) return;
    for (int token = comma + 1; token < verb; ++token)
      if (is(token, "nsubj") && at(token).head == verb) speaker = token;
    const int root = root_token(), told = root == verb ? told_clause(verb, comma) : root;
    if (told < 0 || told > comma || at(told).upos != Upos::VERB) return;
    if (root == verb) hang(told, -1, "root");
    hang(verb, told, "parataxis");
    hang(speaker, verb, "nsubj");
    for (int token = comma + 1; token < verb; ++token)
      if (token != speaker && (at(token).head <= comma || at(token).head >= verb)) at(token).head = speaker;
  }

  int told_clause(int verb, int comma) const {
    for (int c = 0; c < comma; ++c)
      if (at(c).head == verb && (is(c, "ccomp") || is(c, "advcl") || is(c, "parataxis"))) return c;
    return -1;
  }

  bool says(int verb) const {
    for (const LexiconEntry& entry : lexicon_.find(WordKind::verb, at(verb).lemma))
      if (entry.parts.empty()) return entry.op == Operator::say;
    return false;
  }

  // "“Russia,” Macron said, “has attacked Georgia.”": the noun in front is the subject of what is said.
  bool quote_in_halves(int root) {
    if (says(root)) return first_half_of_quote(root);
    if (!is_nominal(root)) return false;
    for (int saying = root + 1; saying < size(); ++saying) {
      if (at(saying).head != root || !is(saying, "parataxis") || !says(saying)) continue;
      const int said = child(saying, "ccomp");
      if (said < saying || child(said, "nsubj") >= 0) return false;
      hang(said, -1, "root");
      hang(root, said, "nsubj");
      hang(saying, said, "parataxis");
      return true;
    }
    return false;
  }

  // The same with the noun in front read as the subject of saying and the speaker as part of it.
  bool first_half_of_quote(int saying) {
    const int noun = child(saying, "nsubj"), said = child(saying, "ccomp"), speaker = saying - 1;
    if (noun < 0 || noun >= speaker || said < saying || child(said, "nsubj") >= 0) return false;
    if (at(speaker).name < 0 || at(speaker).head != noun || at(speaker - 1).upos != Upos::PUNCT) return false;
    hang(said, -1, "root");
    hang(noun, said, "nsubj");
    hang(saying, said, "parataxis");
    hang(speaker, saying, "nsubj");
    return true;
  }

  // "On Monday Chile praised Peru", "The day before yesterday Chile praised Peru", "Peru “strongly condemned”
  // Chile": a state's name that opens the clause and a past tense right behind it.
  bool name_before_verb(int root) {
    for (int name = 0; name + 2 < size(); ++name) {
      if (!is_state_name(name) || !opens_clause(name)) continue;
      const int verb = verb_behind(name);
      if (verb < 0 || is_subordinate(verb)) continue;
      const int subject = child(verb, "nsubj");
      const bool by_day =
          subject >= 0 && subject < name && (among(kCalendar, at(subject).text) || at(subject).text == "day");
      if (by_day && verb == root && name > 0) return swap_subject(name, subject, verb);
      if (verb == root || !below(verb, root)) continue;
      if (subject >= 0 && subject != name && !by_day) continue;
      if (!is(verb, "acl") && !is(verb, "amod")) continue;
      if (!has_object_behind(verb, root)) continue;
      take_subject(name, verb, root);
      return true;
    }
    return false;
  }

  // The day in front is when, the name who.
  bool swap_subject(int name, int day, int verb) {
    hang(day, verb, "obl");
    hang(name, verb, "nsubj");
    for (int c = 0; c < name; ++c)
      if (at(c).head == name) at(c).head = day;
    return true;
  }

  bool opens_clause(int name) const {
    if (name == 0) return true;
    return among(kCalendar, at(name - 1).text) ||
           (at(name - 1).text == "," && name > 1 && among(kCalendar, at(name - 2).text));
  }

  // The past tense behind the name, over adverbs, auxiliaries and quotation marks.
  int verb_behind(int name) const {
    for (int token = name + 1; token < std::min(size(), name + 4); ++token) {
      if (is_past(token)) return token;
      const Upos upos = at(token).upos;
      if (upos != Upos::ADV && upos != Upos::AUX && upos != Upos::PUNCT) return -1;
      if (at(token).text == ",") return -1;
    }
    return -1;
  }

  bool has_object_behind(int verb, int root) const {
    if (root > verb || child(verb, "obj") >= 0) return true;
    const int open = child(verb, "xcomp");
    return open > verb && is_state_name(open);
  }

  void take_subject(int name, int verb, int root) {
    if (const int open = child(verb, "xcomp"); open > verb && is_state_name(open)) hang(open, verb, "obj");
    const bool behind = root > verb;
    make_main(verb, root, root == name ? "nsubj" : behind ? "obj" : "obl");
    hang(name, verb, "nsubj");
    for (int c = 0; c < name; ++c) {
      const bool inside = at(c).head >= 0 && at(c).head < name && at(c).head != root;
      if (at(c).head == name || (at(c).head == root && behind) || (at(c).head == verb && !inside))
        if (c != root) hang(c, verb, at(c).upos == Upos::ADP || at(c).upos == Upos::DET ? "dep" : "obl");
    }
    // "On Monday": the preposition goes with the day.
    for (int c = 0; c + 1 < name; ++c)
      if (at(c).upos == Upos::ADP && at(c).head == verb && among(kCalendar, at(c + 1).text))
        hang(c, c + 1, "case");
  }

  // "Norway, Sweden and Denmark thanked Iceland": the first of a list made the root, the verb its relative
  // clause.
  bool list_before_verb(int root) {
    if (!is_state_name(root) || root + 2 >= size() || at(root + 1).text != ",") return false;
    for (int verb = root + 2; verb < size(); ++verb) {
      if (at(verb).head != root || !is(verb, "acl") || !is_past(verb) || is_subordinate(verb)) continue;
      const int second = child(verb, "nsubj");
      if (second != root + 2 || !is_state_name(second) || child(second, "conj") < 0) return false;
      make_main(verb, root, "nsubj");
      hang(second, root, "conj");
      for (int c = second + 1; c < verb; ++c)
        if (at(c).head == second && is(c, "conj")) at(c).head = root;
      return true;
    }
    return false;
  }

  // "Serbia, which attacked Croatia in 1991, thanked Japan": the verb of the relative clause made the root.
  bool lost_subject(int root) {
    if (at(root).upos != Upos::VERB || size() < 6 || !is_state_name(0) || at(1).text != "," ||
        !among(kRelative, at(2).text) || at(2).head != root || at(0).head != root)
      return false;
    for (int verb = root + 2; verb < size(); ++verb) {
      const bool loose = is(verb, "parataxis") || is(verb, "conj") || is(verb, "ccomp") || is(verb, "advcl");
      if (at(verb).head != root || !loose || !is_past(verb) || child(verb, "nsubj") >= 0 ||
          at(verb - 1).text != ",")
        continue;
      hang(verb, -1, "root");
      hang(0, verb, "nsubj");
      hang(root, 0, "acl:relcl");
      return true;
    }
    return false;
  }

  // "Turkey's refusal to recognize Cyprus hurt trade": the object of the infinitive made the subject of the
  // verb.
  bool finite_after_infinitive(int root) {
    if (at(root).upos != Upos::NOUN) return false;
    for (int infinitive = root + 1; infinitive + 2 < size(); ++infinitive) {
      if (at(infinitive).head != root || !is(infinitive, "acl") || at(infinitive).xpos != "VB") continue;
      const int verb = child(infinitive, "ccomp"), object = verb < 0 ? -1 : child(verb, "nsubj");
      if (object != infinitive + 1 || !is_state_name(object) || verb != object + 1) return false;
      make_main(verb, root, "nsubj");
      hang(object, infinitive, "obj");
      return true;
    }
    return false;
  }

  // "Iraqi students demonstrated against Turkey": no other verb, and this one does not stand in the passive.
  bool participle_as_verb(int root) {
    if (!is_nominal(root)) return false;
    for (int verb = root + 1; verb < size(); ++verb) {
      // "Secretary-General Kofi Annan announced on Monday that …"
      const bool beside = is(verb, "parataxis") && verb == root + 1 && at(root).name >= 0;
      if (!is_past(verb) || (!is(verb, "acl") && !beside) || is_subordinate(verb)) continue;
      const int above = at(verb).head;
      const bool under = above == root || (above >= 0 && at(above).head == root && is(above, "nmod"));
      if (!under || above > verb || child(verb, "nsubj") >= 0 || (!beside && !tells_deed(verb))) continue;
      if (has_other_verb(verb, root)) return false;
      make_main(verb, root, "nsubj");
      return true;
    }
    return false;
  }

  std::vector<Token>& tokens_;
  const Lexicon& lexicon_;
};

bool is_tree(const std::vector<Token>& tokens) {
  const int size = static_cast<int>(tokens.size());
  int roots = 0;
  for (int token = 0; token < size; ++token) {
    roots += tokens[static_cast<std::size_t>(token)].head < 0 ? 1 : 0;
    int at = token;
    for (int steps = 0; at >= 0; at = tokens[static_cast<std::size_t>(at)].head)
      if (++steps > size) return false;
  }
  return roots == 1;
}

}  // namespace

void settle_clause_arcs(Sentence& sentence, const Lexicon& lexicon) {
  const std::vector<Token> before = sentence.tokens;
  ClauseArcs(sentence.tokens, lexicon).settle();
  if (!is_tree(sentence.tokens)) sentence.tokens = before;
}

}  // namespace steelyard
