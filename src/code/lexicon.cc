// Reading the lexicon files into tables keyed by lemma; see lexicon.h.
#include "code/lexicon.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "code/dictionaries/word_pattern.h"

namespace steelyard {
namespace {

constexpr std::array<std::string_view, 18> kOperators{
    "-",     "pass",  "give", "intend",  "refuse", "threaten", "appeal",   "demand", "end",
    "allow", "force", "fail", "attempt", "accuse", "say",      "consider", "deny",   "harm"};
constexpr std::array<std::string_view, 33> kParticles{
    "on",     "off",     "out",     "up",       "down",   "away",    "back",  "over",  "for",
    "to",     "against", "with",    "at",       "in",     "into",    "from",  "of",    "about",
    "by",     "upon",    "around",  "together", "behind", "through", "along", "after", "near",
    "inside", "outside", "without", "between",  "across", "that"};
constexpr std::size_t kColumns = 7;
constexpr unsigned kClassesMax = 64;

bool is_particle(std::string_view word) {
  return std::find(kParticles.begin(), kParticles.end(), word) != kParticles.end();
}

std::optional<Operator> parse_operator(std::string_view text) {
  for (std::size_t i = 0; i < kOperators.size(); ++i)
    if (kOperators[i] == text) return static_cast<Operator>(i);
  return std::nullopt;
}

std::vector<std::string> read_slots(std::string_view cell) {
  std::vector<std::string> slots;
  if (cell == "-") return slots;
  for (std::string_view slot : split(cell, '|')) slots.emplace_back(slot);
  return slots;
}

bool is_lower(std::string_view text) { return lower_ascii(text) == text; }

// The head of a noun entry is the last plain word ("missile" is a modifier of "attack"), that of a verb its
// first.
std::size_t head_index(WordKind kind, std::span<const EntryPart> parts) {
  std::size_t head = 0;
  if (kind != WordKind::noun) return head;
  for (std::size_t i = 0; i < parts.size() && parts[i].kind == EntryPart::Kind::word; ++i) head = i;
  return head;
}

}  // namespace

std::string_view to_string(Operator op) { return kOperators[static_cast<std::size_t>(op)]; }

Result<Lexicon> Lexicon::load(const Resources& resources, const Ontology& ontology, Reporter& reporter) {
  Lexicon lexicon;
  STEELYARD_CHECK(lexicon.read_classes(resources, reporter));
  STEELYARD_CHECK(
      lexicon.read_entries(resources, "actions/lexicon_verbs.tsv", WordKind::verb, ontology, reporter));
  STEELYARD_CHECK(
      lexicon.read_entries(resources, "actions/lexicon_nouns.tsv", WordKind::noun, ontology, reporter));
  STEELYARD_CHECK(lexicon.read_entries(resources, "actions/lexicon_adjectives.tsv", WordKind::adjective,
                                       ontology, reporter));
  STEELYARD_CHECK(lexicon.read_compositions(resources, ontology, reporter));
  STEELYARD_CHECK(lexicon.read_levers(resources, reporter));
  STEELYARD_CHECK(lexicon.read_doers(resources, ontology, reporter));
  lexicon.sort_entries();
  return lexicon;
}

std::vector<std::string_view> Lexicon::class_names(std::uint64_t classes) const {
  std::vector<std::string_view> names;
  for (const auto& [name, bit] : class_bits_)
    if (classes & bit) names.push_back(name);
  std::sort(names.begin(), names.end());
  return names;
}

Status Lexicon::read_classes(const Resources& resources, Reporter& reporter) {
  STEELYARD_TRY(const Table table, resources.table("actions/lexicon_classes.tsv", reporter));
  STEELYARD_TRY(const std::size_t name, table.column("class"));
  STEELYARD_TRY(const std::size_t word, table.column("word"));
  for (const TableRow& row : table.rows)
    STEELYARD_CHECK(add_class(row.cells[name], row.cells[word], table.where(row)));
  return {};
}

Status Lexicon::add_class(const std::string& name, const std::string& word, std::string where) {
  auto known = class_bits_.find(name);
  if (known == class_bits_.end()) {
    if (class_bits_.size() == kClassesMax)
      return failure(ErrorKind::bad_input, "more than 64 classes of nouns; merge some", std::move(where));
    known = class_bits_.emplace(name, std::uint64_t{1} << class_bits_.size()).first;
  }
  classes_[word] |= known->second;
  return {};
}

Status Lexicon::read_entries(const Resources& resources, std::string_view file, WordKind kind,
                             const Ontology& ontology, Reporter& reporter) {
  STEELYARD_TRY(const Table table, resources.table(file, reporter));
  return add_entries(table, kind, ontology, reporter);
}

Status Lexicon::add_entries(const Table& table, WordKind kind, const Ontology& ontology, Reporter& reporter) {
  if (table.columns.size() != kColumns)
    return failure(ErrorKind::bad_input,
                   "expected the columns words, operator, code, source, target, flags, lever", table.name);
  for (const TableRow& row : table.rows) {
    std::string head;
    Result<LexiconEntry> entry = read_entry(kind, row.cells, ontology, head);
    if (!entry) {
      entry.error().where = table.where(row);
      reporter.report("lexicon line", std::move(entry).error());
      continue;
    }
    entry->file = table.name;
    entry->line = row.line;
    entries_[static_cast<std::size_t>(kind)][head].push_back(*std::move(entry));
    ++size_;
  }
  return {};
}

Result<LexiconEntry> Lexicon::read_entry(WordKind kind, std::span<const std::string> cells,
                                         const Ontology& ontology, std::string& head) const {
  LexiconEntry entry;
  entry.kind = kind;
  entry.words = cells[0];
  if (entry.words.empty() || !is_lower(entry.words))
    return failure(ErrorKind::bad_input, "words must be lower case lemmas: '" + entry.words + "'");
  for (std::string_view word : split(entry.words, ' ')) {
    STEELYARD_TRY(EntryPart part, read_part(word));
    entry.parts.push_back(std::move(part));
  }
  entry.parts.front().kind = EntryPart::Kind::word;
  const std::size_t head_at = head_index(kind, entry.parts);
  head = entry.parts[head_at].word;
  entry.parts.erase(entry.parts.begin() + static_cast<std::ptrdiff_t>(head_at));

  const std::optional<Operator> op = parse_operator(cells[1]);
  if (!op) return failure(ErrorKind::bad_input, "unknown operator '" + cells[1] + "'");
  entry.op = *op;
  if (cells[2] != "-") entry.code = cells[2];
  if (!entry.code.empty() && !ontology.codes().contains(entry.code))
    return failure(ErrorKind::bad_input, "unknown action code '" + entry.code + "'");
  if (entry.code.empty() && entry.op == Operator::none)
    return failure(ErrorKind::bad_input, "an entry needs a code or an operator");
  entry.source = read_slots(cells[3]);
  entry.target = read_slots(cells[4]);
  for (std::string_view flag : split(cells[5], ',')) {
    if (flag == "reciprocal")
      entry.reciprocal = true;
    else if (flag == "theme")
      entry.theme = true;
    else if (flag == "visit")
      entry.visit = true;
    else if (flag != "-")
      return failure(ErrorKind::bad_input, "unknown flag '" + std::string(flag) + "'");
  }
  if (cells[6] != "-") entry.lever = cells[6];
  return entry;
}

Result<EntryPart> Lexicon::read_part(std::string_view word) const {
  EntryPart part;
  const std::size_t colon = word.find(':');
  if (colon != std::string_view::npos) {
    part.kind = EntryPart::Kind::complement;
    part.preposition = word.substr(0, colon);
    word.remove_prefix(colon + 1);
  } else if (is_particle(word)) {
    part.kind = EntryPart::Kind::particle;
  }
  if (word.empty()) return failure(ErrorKind::bad_input, "an empty word");
  if (word.front() != '&') {
    part.word = word;
    return part;
  }
  const auto bit = class_bits_.find(word.substr(1));
  if (bit == class_bits_.end())
    return failure(ErrorKind::bad_input, "unknown class '" + std::string(word) + "'");
  part.classes = bit->second;
  return part;
}

Status Lexicon::read_compositions(const Resources& resources, const Ontology& ontology, Reporter& reporter) {
  STEELYARD_TRY(const Table table, resources.table("actions/lexicon_compositions.tsv", reporter));
  for (const TableRow& row : table.rows) {
    const std::optional<Operator> op = parse_operator(row.cells[0]);
    const bool known = row.cells[2] == "=" || ontology.codes().contains(row.cells[2]);
    if (!op || !known) {
      reporter.report("lexicon line", {ErrorKind::bad_input, "unknown operator or code", table.where(row)});
      continue;
    }
    compositions_[static_cast<std::size_t>(*op)][row.cells[1]] = row.cells[2];
  }
  return {};
}

Status Lexicon::read_levers(const Resources& resources, Reporter& reporter) {
  STEELYARD_TRY(const Table table, resources.table("actions/lexicon_levers.tsv", reporter));
  for (const TableRow& row : table.rows) levers_.try_emplace(row.cells[1], row.cells[0]);
  return {};
}

Status Lexicon::read_doers(const Resources& resources, const Ontology& ontology, Reporter& reporter) {
  STEELYARD_TRY(const Table table, resources.table("actions/lexicon_doers.tsv", reporter));
  for (const TableRow& row : table.rows) {
    if (!ontology.codes().contains(row.cells[0]) || !ontology.codes().contains(row.cells[2])) {
      reporter.report("lexicon line", {ErrorKind::bad_input, "unknown action code", table.where(row)});
      continue;
    }
    doers_.try_emplace(row.cells[0] + ' ' + (row.cells[1] == "-" ? "" : row.cells[1]), row.cells[2]);
  }
  return {};
}

std::string_view Lexicon::done_by(std::string_view code, std::string_view role) const {
  const auto found = doers_.find(std::string(code) + ' ' + std::string(role));
  return found == doers_.end() ? code : std::string_view(found->second);
}

namespace {

int words_of(const LexiconEntry& entry) {
  const int own = entry.pattern
                      ? entry.pattern->pattern.words +
                            static_cast<int>(entry.pattern->before.size() + entry.pattern->after.size())
                      : 0;
  return entry.pattern ? own : static_cast<int>(entry.parts.size());
}

// More words first; of two with as many, the one with fewer mere particles, then the one that names more
// lemmas.
bool goes_before(const LexiconEntry& a, const LexiconEntry& b) {
  const auto rank = [](const LexiconEntry& entry) {
    std::size_t full = 0, named = 0;
    for (const EntryPart& part : entry.parts) {
      full += part.kind != EntryPart::Kind::particle;
      named += part.classes == 0;
    }
    return std::tuple{entry.parts.size(), full, named};
  };
  return rank(a) > rank(b);
}

// A user's own by the letters of their words, as earlier coders ordered them.
bool own_goes_before(const LexiconEntry& a, const LexiconEntry& b) {
  const auto letters = [](const LexiconEntry& entry) {
    if (!entry.pattern) return entry.parts.empty() ? 0 : static_cast<int>(entry.words.size());
    int count = entry.pattern->pattern.letters;
    for (const auto* words : {&entry.pattern->before, &entry.pattern->after})
      for (const std::string& word : *words) count += static_cast<int>(word.size());
    return count;
  };
  const int left = letters(a), right = letters(b);
  // A pattern of signs alone ("% *") still asks for more than the bare verb.
  return left != right ? left > right : a.pattern && !b.pattern;
}

// Ours stays in front of the user's only where it has more words.
std::vector<LexiconEntry> merged(std::vector<LexiconEntry> list) {
  const auto middle =
      std::stable_partition(list.begin(), list.end(), [](const LexiconEntry& e) { return e.own; });
  std::vector<LexiconEntry> own(std::make_move_iterator(list.begin()), std::make_move_iterator(middle));
  std::vector<LexiconEntry> ours(std::make_move_iterator(middle), std::make_move_iterator(list.end()));
  std::erase_if(ours, [&](const LexiconEntry& entry) {
    return std::ranges::any_of(
        own, [&](const LexiconEntry& one) { return !one.pattern && one.words == entry.words; });
  });
  std::ranges::stable_sort(own, own_goes_before);
  std::ranges::stable_sort(ours, goes_before);
  std::vector<LexiconEntry> all;
  all.reserve(own.size() + ours.size());
  std::ranges::merge(std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()),
                     std::make_move_iterator(ours.begin()), std::make_move_iterator(ours.end()),
                     std::back_inserter(all), [](const LexiconEntry& a, const LexiconEntry& b) {
                       const int left = words_of(a), right = words_of(b);
                       return left != right ? left > right : a.own && !b.own;
                     });
  return all;
}

}  // namespace

void Lexicon::sort_entries() {
  for (auto& table : entries_)
    for (auto& [head, list] : table) list = merged(std::move(list));
}

std::span<const LexiconEntry> Lexicon::find(WordKind kind, std::string_view lemma) const {
  const auto& table = entries_[static_cast<std::size_t>(kind)];
  const auto found = table.find(lemma);
  if (found == table.end()) return {};
  return found->second;
}

std::uint64_t Lexicon::classes_of(std::string_view lemma) const {
  const auto found = classes_.find(lemma);
  return found == classes_.end() ? 0 : found->second;
}

bool Lexicon::belongs(std::string_view lemma, std::string_view class_name) const {
  const auto bit = class_bits_.find(class_name);
  return bit != class_bits_.end() && (classes_of(lemma) & bit->second) != 0;
}

bool Lexicon::is_measure(std::string_view lemma) const { return belongs(lemma, "measure"); }
bool Lexicon::is_voice(std::string_view lemma) const { return belongs(lemma, "voice"); }
bool Lexicon::is_potential(std::string_view lemma) const { return belongs(lemma, "potential"); }

std::string_view Lexicon::compose(Operator op, std::string_view content) const {
  const auto& table = compositions_[static_cast<std::size_t>(op)];
  for (std::size_t length = content.size(); length > 0; --length) {
    const auto found = table.find(content.substr(0, length));
    if (found != table.end()) return found->second == "=" ? content : std::string_view(found->second);
  }
  return {};
}

std::string_view Lexicon::lever_of(std::string_view lemma) const {
  const auto found = levers_.find(lemma);
  return found == levers_.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace steelyard
