// Reading predicates from the outside in; see compose.h.
#include "code/compose.h"

#include <algorithm>
#include <array>

namespace steelyard {
namespace {

constexpr int kDepthMax = 6;

bool passes_through(Operator op) {
  return op == Operator::pass || op == Operator::give || op == Operator::attempt || op == Operator::fail ||
         op == Operator::harm;
}

bool is_conflict(std::string_view code) { return code >= "09"; }

// Phrases whose noun may be the content of an operator: "agreed to talks", "called for a truce", "refrain
// from attacks".
bool holds_content(Operator op, std::string_view preposition) {
  switch (op) {
    case Operator::intend:
      return preposition == "to" || preposition == "on" || preposition == "upon" || preposition == "of" ||
             preposition == "for";
    case Operator::appeal:
    case Operator::demand:
      return preposition == "for" || preposition == "to" || preposition == "on";
    case Operator::refuse:
      return preposition == "to" || preposition == "of";
    case Operator::threaten:
    case Operator::accuse:
      return preposition == "with" || preposition == "of" || preposition == "for" || preposition == "to";
    case Operator::end:
      return preposition == "of" || preposition == "from";
    case Operator::consider:
      return preposition == "of";
    case Operator::give:
      return preposition == "of" || preposition == "with";
    default:
      return preposition == "with" || preposition == "in" || preposition == "of" || preposition == "on";
  }
}

// "the visiting king": says which, tells nothing.
bool is_modifying_verb(const Tree& tree, int token) {
  return tree.is(token, "amod") && is_verbal(tree, token);
}

// "Kabul said it would withdraw": the future as seen from the saying.
bool is_reported_future(const Tree& tree, const Lexicon& lexicon, const Clause& clause) {
  const int head = tree.head(clause.predicate);
  if (clause.mood != Mood::conditional || head < 0 || !tree.is_content(clause.predicate)) return false;
  for (int c : tree.children(clause.predicate))
    if (tree.is(c, "advcl") && tree.child_lemma(c, "if") >= 0) return false;
  for (const LexiconEntry& entry : lexicon.find(WordKind::verb, tree[head].lemma))
    if (entry.parts.empty()) return entry.op == Operator::say;
  return false;
}

}  // namespace

Composer::Composer(const Lexicon& lexicon, const Tree& tree, const CodeOptions& options,
                   const Mentions* mentions)
    : lexicon_(lexicon),
      tree_(tree),
      options_(options),
      mentions_(mentions),
      used_(static_cast<std::size_t>(tree.size()), 0) {}

std::vector<Reading> Composer::read_all() {
  // Governors before what they govern: by depth, then in order of the text.
  std::vector<std::pair<int, int>> order;
  for (int i = 0; i < tree_.size(); ++i)
    if (word_kind(tree_, i) && tree_[i].name < 0 && !tree_.is(i, "compound") && !is_modifying_verb(tree_, i))
      order.emplace_back(tree_.depth(i), i);
  std::sort(order.begin(), order.end());
  std::vector<Reading> readings;
  for (const auto& [depth, token] : order) {
    if (used_[static_cast<std::size_t>(token)]) continue;
    Reading reading = read(token, 0);
    if (reading.empty()) continue;
    const LexiconEntry& entry = *reading.outer().match.entry;
    if (reading.nominal && entry.theme) continue;
    for (const ReadingStep& step : reading.steps) {
      used_[static_cast<std::size_t>(step.clause.predicate)] = 1;
      for (int word : step.match.words) used_[static_cast<std::size_t>(word)] = 1;
    }
    readings.push_back(std::move(reading));
  }
  std::sort(readings.begin(), readings.end(), [](const Reading& a, const Reading& b) {
    return a.outer().clause.predicate < b.outer().clause.predicate;
  });
  const auto only_if_alone = [](const Reading& reading) { return reading.outer().match.entry->if_alone; };
  if (!std::all_of(readings.begin(), readings.end(), only_if_alone)) std::erase_if(readings, only_if_alone);
  return readings;
}

Reading Composer::read(int predicate, int depth) {
  Reading reading;
  const std::optional<WordKind> kind = word_kind(tree_, predicate);
  if (depth > kDepthMax || !kind || tree_[predicate].name >= 0) return reading;
  ReadingStep step;
  step.clause = read_clause(tree_, predicate);
  step.match = match_entry(lexicon_, tree_, step.clause, *kind, mentions_);
  if (!step.match.entry) return reading;
  const LexiconEntry& entry = *step.match.entry;
  if (entry.discards) discarded_by_ = &entry;
  step.code = entry.code;
  reading.nominal = *kind == WordKind::noun;
  reading.code = entry.code;
  if (!entry.back.empty()) read_back(entry, step.clause, reading);
  step.code = reading.code;
  const bool composes = entry.op != Operator::none && entry.op != Operator::say &&
                        (options_.control_verbs || entry.op == Operator::pass || entry.op == Operator::give);
  Reading content = composes ? read_content(step, depth) : Reading{};
  const bool wish = entry.op == Operator::say && options_.control_verbs;
  if (wish && depth == 0) content = read_wish(step, depth);
  reading.steps.push_back(std::move(step));
  if (!content.empty() && wish)
    apply_wish(reading, std::move(content));
  else if (!content.empty())
    apply_operator(reading, std::move(content));
  apply_mood(reading, depth > 0);
  return reading;
}

// A code behind the colon goes from the target to the source: beside the other one, or alone; in a dictionary
// that means the passive by it, in the passive alone.
void Composer::read_back(const LexiconEntry& entry, const Clause& clause, Reading& reading) {
  const bool alone = entry.code.empty() || (entry.back_in_passive && clause.passive);
  if (alone) {
    reading.code = entry.back;
    reading.turned = true;
  } else if (!entry.back_in_passive) {
    reading.back = entry.back;
  }
}

// The content of an operator: a complement clause, else its object, else a phrase.
Reading Composer::read_content(const ReadingStep& step, int depth) {
  const Clause& clause = step.clause;
  const Operator op = step.match.entry->op;
  const bool themes = op != Operator::pass;
  if (op == Operator::harm) return read_weapon(step, depth);
  if (op == Operator::deny) return read_denied_words(step, depth);
  if (op != Operator::give)
    for (int c : infinitives(step)) {
      Reading content = read(c, depth + 1);
      if (!content.empty()) return content;
    }
  if (clause.object >= 0) {
    Reading content = read_noun_below(clause.object, themes, depth);
    if (!content.empty()) return content;
  }
  Reading content = read_phrases(step, themes, depth);
  if (!content.empty()) return content;
  // "talks ended", "fighting resumed": the subject is what ends.
  const bool intransitive = step.clause.object < 0 && !step.clause.passive && step.clause.subject >= 0;
  if ((op == Operator::end || op == Operator::pass) && intransitive &&
      tree_[step.clause.subject].upos == Upos::NOUN) {
    content = read_noun_below(step.clause.subject, false, depth);
    if (!content.empty()) return content;
  }
  if (op == Operator::give || op == Operator::end) return {};
  for (int c : clause.purposes) {
    content = read(c, depth + 1);
    if (!content.empty()) return content;
  }
  return {};
}

// Complement clauses; behind a noun or adjective also the infinitive that follows at once, wherever the parse
// hung it: "the refusal to comply"; also that of a word of the entry: "expressed its readiness to cooperate".
std::vector<int> Composer::infinitives(const ReadingStep& step) const {
  const Clause& clause = step.clause;
  std::vector<int> found = clause.complements;
  for (int word : step.match.words)
    for (int c : tree_.children(word))
      if (tree_.is(c, "acl") && is_verbal(tree_, c) && tree_.child_lemma(c, "to") >= 0) found.push_back(c);
  const int verb = clause.predicate + 2;
  if (!is_verbal(tree_, clause.predicate) && verb < tree_.size() && tree_[verb - 1].lemma == "to" &&
      is_verbal(tree_, verb))
    found.push_back(verb);
  return found;
}

// "an airstrike killed", "were killed in a bombing": the deed that did the harm.
Reading Composer::read_weapon(const ReadingStep& step, int depth) {
  std::vector<int> nouns;
  if (step.clause.subject >= 0) nouns.push_back(step.clause.subject);
  for (const Oblique& oblique : step.clause.obliques)
    if (oblique.preposition == "in" || oblique.preposition == "by" || oblique.preposition == "with" ||
        oblique.preposition == "during")
      nouns.push_back(oblique.token);
  for (int noun : nouns) {
    Reading content = read_noun_below(noun, false, depth);
    if (!content.empty() && content.code >= "16") return content;
  }
  return {};
}

// "said that Sudan must return the helicopter": a demand in the words of a statement; "should" only appeals.
Reading Composer::read_wish(const ReadingStep& step, int depth) {
  for (int c : step.clause.complements) {
    const int subject = find_subject(tree_, c);
    if (subject < 0 || subject == step.clause.subject || !is_verbal(tree_, c)) continue;
    if (tree_[subject].upos == Upos::PRON || tree_.child(c, "aux") < 0) continue;
    const std::string_view modal = tree_[tree_.child(c, "aux")].lemma;
    if (modal == "must" || modal == "should") return read(c, depth + 1);
  }
  return {};
}

void Composer::apply_wish(Reading& reading, Reading content) {
  const int modal = tree_.child(content.outer().clause.predicate, "aux");
  const Operator op = modal >= 0 && tree_[modal].lemma == "should" ? Operator::appeal : Operator::demand;
  std::string_view inner = content.code;
  if (content.denied) inner = lexicon_.compose(is_conflict(inner) ? Operator::end : Operator::refuse, inner);
  const std::string_view code = lexicon_.compose(op, inner);
  if (code.empty()) return;
  reading.wish = true;
  reading.code = code;
  reading.steps.front().code = code;
  for (ReadingStep& step : content.steps) reading.steps.push_back(std::move(step));
}

// "denied the accusation": words are denied by the one who is spoken of. A deed that is denied is told by
// itself, and its status says so.
Reading Composer::read_denied_words(const ReadingStep& step, int depth) {
  if (step.clause.object < 0) return {};
  Reading content = read_noun_below(step.clause.object, false, depth);
  const bool words =
      !content.empty() && content.nominal &&
      (content.code < "03" || content.code.starts_with("10") || content.code.starts_with("11"));
  return words ? content : Reading{};
}

Reading Composer::read_phrases(const ReadingStep& step, bool themes, int depth) {
  for (const Oblique& oblique : step.clause.obliques) {
    if (!holds_content(step.match.entry->op, oblique.preposition)) continue;
    Reading content = read_noun_below(oblique.token, themes, depth);
    if (!content.empty()) return content;
  }
  // Gerunds behind a preposition: "accused of attacking", "refrained from bombing".
  if (step.match.entry->op == Operator::give || step.match.entry->op == Operator::pass) return {};
  std::vector<int> hosts{step.clause.predicate};
  hosts.insert(hosts.end(), step.match.words.begin(), step.match.words.end());
  for (int host : hosts)
    for (int c : tree_.children(host)) {
      if (!tree_.is(c, "advcl") && !tree_.is(c, "acl")) continue;
      const int mark = tree_.child(c, "mark");
      if (mark < 0 || !holds_content(step.match.entry->op, tree_[mark].lemma)) continue;
      Reading content = read(c, depth + 1);
      if (!content.empty()) return content;
    }
  return {};
}

// The noun itself, or a conjunct of it ("offered food and asylum").
Reading Composer::read_noun_below(int token, bool themes, int depth) {
  Reading reading = read(token, depth + 1);
  const auto fits = [&] { return !reading.empty() && (themes || !reading.outer().match.entry->theme); };
  if (fits()) return reading;
  const bool measure = lexicon_.is_measure(tree_[token].lemma);
  for (int c : tree_.children(token)) {
    const bool measured = measure && tree_.is(c, "nmod") && tree_.preposition(c) == "of";
    if (!tree_.is(c, "conj") && !measured) continue;
    reading = read(c, depth + 1);
    if (fits()) return reading;
  }
  return {};
}

void Composer::apply_operator(Reading& reading, Reading content) {
  const Operator op = reading.outer().match.entry->op;
  std::string_view inner = content.code;
  if (content.denied) inner = lexicon_.compose(is_conflict(inner) ? Operator::end : Operator::refuse, inner);
  std::string_view code = passes_through(op) ? inner : lexicon_.compose(op, inner);
  if (op == Operator::fail) {
    const std::string_view failed = lexicon_.compose(op, inner);
    if (failed.empty())
      reading.denied = true;
    else
      code = failed;
  }
  if (code.empty()) return;
  reading.code = code;
  reading.steps.front().code = code;
  reading.hypothetical |= content.hypothetical && passes_through(op);
  for (ReadingStep& step : content.steps) reading.steps.push_back(std::move(step));
}

// The mood of the outermost word. Inside a governor only negation counts: its mood is the governor's.
void Composer::apply_mood(Reading& reading, bool governed) const {
  const Clause& clause = reading.outer().clause;
  const bool negated = options_.negation && clause.negated;
  if (governed) {
    reading.denied ^= negated;
    return;
  }
  const Operator op = reading.outer().match.entry->op;
  if (reading.wish) return;
  const bool future = clause.mood == Mood::future || is_reported_future(tree_, lexicon_, clause);
  if (future && op != Operator::say) {
    const Operator promised = negated         ? Operator::refuse
                              : clause.unless ? Operator::threaten
                                              : Operator::intend;
    const std::string_view code = lexicon_.compose(promised, reading.code);
    if (!code.empty()) {
      reading.future = code != reading.code;
      reading.code = code;
      return;
    }
  }
  if (clause.mood == Mood::obliged) reading.hypothetical = true;
  // "would not meet": seen from the past, a refusal.
  if (clause.mood == Mood::conditional && negated && !clause.conditional) {
    if (const std::string_view code = lexicon_.compose(Operator::refuse, reading.code); !code.empty()) {
      reading.future = true;
      reading.code = code;
      return;
    }
  }
  if (clause.mood == Mood::conditional || clause.mood == Mood::possible) {
    reading.hypothetical = true;
    const std::string_view code = lexicon_.compose(Operator::intend, reading.code);
    if (clause.mood == Mood::conditional && !code.empty()) reading.code = code;
  }
  reading.denied ^= negated;
}

}  // namespace steelyard
