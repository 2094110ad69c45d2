// Counts and attendees of a sentence; see attendance_words.h.
#include "code/attendance_words.h"

#include <algorithm>
#include <array>

namespace steelyard {
namespace {

constexpr int kClimbMax = 4;

constexpr std::array<std::string_view, 28> kNumbers = {
    "zero",     "one",     "two",     "three",     "four",     "five",     "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    "thirty",   "forty",   "fifty",   "sixty",     "seventy",  "eighty",   "ninety"};

int number_word(std::string_view word) {
  for (std::size_t i = 0; i < kNumbers.size(); ++i)
    if (kNumbers[i] == word) return i <= 20 ? static_cast<int>(i) : static_cast<int>(i - 18) * 10;
  return -1;
}

bool is_year(std::int64_t value) { return value >= 1900 && value <= 2100; }

bool is_negated(const Tree& tree, int word) {
  for (int c : tree.children(word)) {
    const std::string lower = lower_ascii(tree[c].text);
    if (lower == "not" || lower == "n't" || lower == "never") return true;
  }
  return false;
}

bool lies_ahead(const Tree& tree, int word) {
  for (int c : tree.children(word)) {
    const std::string lower = lower_ascii(tree[c].text);
    if (tree.is(c, "aux") && (lower == "will" || lower == "would" || lower == "may" || lower == "could"))
      return true;
  }
  return tree.child_lemma(word, "to") >= 0 && tree.is(word, "xcomp");
}

}  // namespace

std::int64_t read_number(const Tree& tree, int token) {
  std::string digits;
  const std::string lower = lower_ascii(tree[token].text);
  if (const int word = number_word(lower); word >= 0) {
    // "thirty - two" in three tokens
    if (word >= 20 && token + 2 < tree.size() && tree[token + 1].text == "-")
      if (const int ones = number_word(lower_ascii(tree[token + 2].text)); ones > 0 && ones < 10)
        return word + ones;
    return word;
  }
  if (const std::size_t hyphen = lower.find('-'); hyphen != std::string::npos) {
    const int tens = number_word(lower.substr(0, hyphen)), ones = number_word(lower.substr(hyphen + 1));
    if (tens >= 20 && ones > 0 && ones < 10) return tens + ones;
  }
  for (char c : lower)
    if (c != ',') digits += c;
  return std::max<std::int64_t>(0, parse_int(digits).value_or(0));
}

AttendanceWords::AttendanceWords(const GatheringTable& table, const Tree& tree, const Mentions& mentions,
                                 const std::vector<int>& occasions)
    : table_(table), tree_(tree), mentions_(mentions), occasions_(occasions) {}

bool AttendanceWords::uses(int token, std::string_view use) const {
  const Token& own = tree_[token];
  if (own.lemma == "take" && use == "attend") return tree_.child_lemma(token, "part") >= 0;
  if (own.lemma == "present" && use == "attend") return own.upos == Upos::ADJ;
  return table_.has_use(own.lemma, use) || table_.has_use(lower_ascii(own.text), use);
}

// "China held a summit, and a president met them in New York": a clause with a subject of its own tells of
// the occasion only where it names it.
bool AttendanceWords::names_occasion(int word) const {
  const bool own_clause = tree_.is(word, "conj") && tree_.child(word, "nsubj") >= 0;
  return std::any_of(occasions_.begin(), occasions_.end(), [&](int occasion) {
    return tree_.below(occasion, word) ||
           (!own_clause && tree_.below(word, tree_.head(occasion) < 0 ? occasion : tree_.head(occasion)));
  });
}

bool AttendanceWords::is_occasion(int token) const {
  return std::find(occasions_.begin(), occasions_.end(), token) != occasions_.end() ||
         (!table_.kind(tree_[token].lemma).empty() && tree_[token].upos != Upos::VERB);
}

// The word of attendance that the noun phrase hangs on: subject or agent of a verb, object of a host's verb,
// "of" behind "participation". −1 if none.
int AttendanceWords::linked_word(int noun) const {
  int at = tree_.first_conjunct(noun);
  for (int steps = 0; steps < kClimbMax && at >= 0; ++steps) {
    const int above = tree_.head(at);
    if (above < 0) return -1;
    // "the summit was attended": the occasion does not come to itself.
    const bool attended =
        tree_[at].deprel == "nsubj:pass" && uses(above, "attend") && tree_[above].lemma != "join";
    if (attended || is_occasion(at)) return -1;
    const bool verb_like =
        tree_[above].upos == Upos::VERB || tree_[above].upos == Upos::AUX || uses(above, "attend");
    const bool subject = tree_.is(at, "nsubj");
    const bool agent = tree_.is(at, "obl") && tree_.preposition(at) == "by";
    // "are expected", "are due": who expects or promises something is not the one awaited.
    const bool awaited =
        uses(above, "expect") && (tree_[at].deprel == "nsubj:pass" || tree_[above].upos != Upos::VERB);
    if (verb_like && (subject || agent) &&
        (uses(above, "attend") || uses(above, "arrive") || awaited || uses(above, "absent")))
      return above;
    if (verb_like && tree_.is(at, "obj") && uses(above, "receive")) return above;
    // "Leaders planned to attend": the subject of the verb above.
    if (verb_like && subject)
      for (int c : tree_.children(above))
        if ((tree_.is(c, "xcomp") || tree_.is(c, "conj")) && (uses(c, "attend") || uses(c, "arrive")))
          return c;
    const bool owned =
        tree_[at].deprel == "nmod:poss" || (tree_.is(at, "nmod") && tree_.preposition(at) == "of");
    if (owned && (uses(above, "presence") || uses(above, "absence"))) return above;
    // "including Xi", "leaders of nine states": up to the noun it belongs to.
    if (!tree_.is(at, "nmod") && !tree_.is(at, "appos") && !tree_.is(at, "conj")) return -1;
    at = tree_.first_conjunct(above);
  }
  return -1;
}

std::string AttendanceWords::status_of(int word) const {
  if (uses(word, "absent") || uses(word, "absence")) return is_negated(tree_, word) ? "attended" : "absent";
  if (is_negated(tree_, word)) return "absent";
  return basis_of(word) == "announced" ? "announced" : "attended";
}

std::string AttendanceWords::basis_of(int word) const {
  if (uses(word, "presence") || uses(word, "absence")) return "";
  if (uses(word, "expect") || lies_ahead(tree_, word)) return "announced";
  for (int at = tree_.head(word), steps = 0; at >= 0 && steps < 2; at = tree_.head(at), ++steps)
    if (uses(at, "expect") && tree_.is(word, "xcomp")) return "announced";
  return "counted";
}

std::string AttendanceWords::speaker_of(int word) const {
  for (int at = word, steps = 0; at >= 0 && steps < 2 * kClimbMax; at = tree_.head(at), ++steps) {
    const int above = tree_.head(at);
    int verb = -1;
    if (above >= 0 && uses(above, "speak") && (tree_.is(at, "ccomp") || tree_.is(at, "parataxis")))
      verb = above;
    if (verb < 0)
      for (int c : tree_.children(at))
        if (tree_.is(c, "parataxis") && uses(c, "speak")) verb = c;
    if (verb < 0) continue;
    const int subject = tree_.child(verb, "nsubj");
    if (subject < 0) continue;
    const Mention* speaker = mentions_.at(subject);
    return speaker && !speaker->actors.empty() ? speaker->actors.front().code
                                               : std::string(tree_[subject].text);
  }
  for (const Mention& mention : mentions_.all())
    if (mention.first >= 2 && tree_[mention.first - 2].lemma == "accord" && !mention.actors.empty())
      return mention.actors.front().code;
  return "";
}

// The noun that the number counts, the number itself when it stands alone ("27 came"), −1 if it counts
// nothing here.
int AttendanceWords::counted_noun(int number) const {
  if (number + 2 < tree_.size() && tree_[number + 1].text == "-" && read_number(tree_, number + 2) < 10 &&
      number_word(lower_ascii(tree_[number].text)) >= 20 && read_number(tree_, number + 2) > 0)
    return counted_noun(number + 2);
  const int above = tree_.head(number);
  if (tree_.is(number, "nummod") && above >= 0) return uses(above, "counted") ? above : -1;
  const bool alone = tree_.is(number, "nsubj") ||
                     (tree_.is(number, "obl") && tree_.preposition(number) == "by") ||
                     tree_.is(number, "obj") || tree_.is(number, "conj");
  return alone ? number : -1;
}

// "last year", "a year earlier", "in 2024" between this number and the next, or in front of the only one.
void AttendanceWords::date_count(CountFound& count, int next_number) const {
  const auto look = [&](int first, int last) {
    for (int token = first; token < last; ++token) {
      const std::string word = lower_ascii(tree_[token].text);
      const std::string next = token + 1 < tree_.size() ? lower_ascii(tree_[token + 1].text) : "";
      const bool last_year = (word == "last" || word == "previous") && (next == "year" || next == "year's");
      const bool ago = word == "year" && (next == "ago" || next == "earlier" || next == "before");
      if (last_year || ago) count.year_offset = -1;
      const std::int64_t value = read_number(tree_, token);
      if (is_year(value)) {
        count.headcount.year = static_cast<int>(value);
        count.year_stated = true;
      }
    }
  };
  look(count.token + 1, next_number);
  if (count.year_offset != 0 || count.year_stated) return;
  // In front: up to the number before it.
  int first = 0;
  for (int token = 0; token < count.token; ++token)
    if (const std::int64_t value = read_number(tree_, token); value > 1 && !is_year(value)) first = token + 1;
  look(first, count.token);
}

std::vector<CountFound> AttendanceWords::counts() const {
  std::vector<CountFound> found;
  std::vector<int> numbers;
  for (int token = 0; token < tree_.size(); ++token)
    if (const std::int64_t value = read_number(tree_, token); value > 0 && !is_year(value)) {
      const bool ones = !numbers.empty() && numbers.back() == token - 2 && tree_[token - 1].text == "-";
      if (!ones) numbers.push_back(token);
    }
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const int noun = counted_noun(numbers[i]);
    const int word = noun < 0 ? -1 : linked_word(noun);
    if (word < 0 || is_negated(tree_, word)) continue;
    CountFound count;
    count.token = numbers[i];
    count.headcount.count = read_number(tree_, numbers[i]);
    count.headcount.basis = basis_of(word);
    count.headcount.attributed_to = speaker_of(word);
    count.headcount.span = Span{tree_[numbers[i]].span.start, tree_[std::max(noun, numbers[i])].span.end};
    date_count(count, i + 1 < numbers.size() ? numbers[i + 1] : tree_.size());
    found.push_back(std::move(count));
  }
  return found;
}

std::vector<AttendeeFound> AttendanceWords::attendees_of(bool counted) const {
  std::vector<AttendeeFound> found;
  for (const Mention& mention : mentions_.all()) {
    if (mention.actors.empty() || mention.is_thing || mention.is_place) continue;
    const int word = linked_word(mention.head);
    if (word < 0 && counted && mention.first > 0 && uses(mention.first - 1, "include")) {
      found.push_back({&mention, "attended"});
      continue;
    }
    if (word < 0 || (!counted && !names_occasion(word))) continue;
    if (uses(word, "receive") && !uses(word, "arrive") && !uses(word, "attend") &&
        tree_.is(mention.head, "nsubj"))
      continue;
    found.push_back({&mention, status_of(word)});
  }
  return found;
}

}  // namespace steelyard
