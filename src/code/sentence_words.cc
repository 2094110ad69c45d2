// Words, stems, weights; see sentence_words.h.
#include "code/sentence_words.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <set>

namespace steelyard {
namespace {

constexpr float kSurpriseMax = 8;       // of a word that the table does not know
constexpr std::size_t kStemMax = 7;     // letters
constexpr double kBlankWeight = 12;     // what two sentences share before a word is compared
constexpr std::size_t kFiguresMin = 3;  // "12 killed" is shared by chance, "115,326 cases" is not
constexpr double kSentencesCounted = 10000;

bool is_word_byte(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c));
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_figure(std::string_view word) { return std::ranges::all_of(word, is_digit); }

// Calls `use` for each word of folded text; "1,000" is one word.
template <class Use>
void each_word(std::string_view folded, Use use) {
  std::string word;
  for (std::size_t i = 0; i <= folded.size(); ++i) {
    const bool thousands = i > 0 && i + 1 < folded.size() && folded[i] == ',' && is_digit(folded[i - 1]) &&
                           is_digit(folded[i + 1]);
    if (i < folded.size() && is_word_byte(folded[i])) {
      word += folded[i];
    } else if (!thousands) {
      if (word.size() > 1) use(word);
      word.clear();
    }
  }
}

bool cut(std::string& word, std::string_view ending, std::size_t shortest) {
  if (word.size() < shortest || !word.ends_with(ending)) return false;
  word.resize(word.size() - ending.size());
  return true;
}

}  // namespace

std::string stem_of(std::string word) {
  if (word.empty() || is_digit(word[0])) return word;
  if (cut(word, "ies", 5))
    word += 'y';
  else if (!cut(word, "ing", 6) && !cut(word, "ed", 5) && !cut(word, "es", 5) && !word.ends_with("ss"))
    cut(word, "s", 4);
  cut(word, "e", 4);
  if (word.size() > kStemMax) word.resize(kStemMax);
  return word;
}

Result<WordRarity> WordRarity::load(const Resources& resources, Reporter& reporter) {
  STEELYARD_TRY(const Table table, resources.table("words/frequencies.tsv", reporter));
  WordRarity rarity;
  for (const TableRow& row : table.rows) {
    const auto rate = parse_double(row.cells[1]);
    if (!rate || *rate <= 0 || *rate > kSentencesCounted) {
      reporter.report("bad line of knowledge", Error{ErrorKind::bad_input,
                                                     "the frequency \"" + row.cells[1] +
                                                         "\" is not in 0 … 10,000; the line is left out",
                                                     table.where(row)});
      continue;
    }
    const auto surprise = static_cast<float>(std::log(kSentencesCounted / *rate));
    rarity.weights_[row.cells[0]] = std::min(surprise, kSurpriseMax);
  }
  return rarity;
}

float WordRarity::weight(std::string_view stem) const {
  const auto known = weights_.find(stem);
  const float surprise = known == weights_.end() ? kSurpriseMax : known->second;
  return surprise * surprise;
}

WeightedWords WordRarity::weigh(std::string_view sentence, std::span<const std::string_view> names) const {
  std::set<std::string> left_out;
  for (const std::string_view name : names)
    each_word(fold(name), [&](const std::string& word) { left_out.insert(stem_of(word)); });
  WeightedWords found;
  each_word(fold(sentence), [&](const std::string& word) {
    if (is_figure(word) && word.size() < kFiguresMin) return;
    const std::string stem = stem_of(word);
    if (!left_out.contains(stem))
      found.words.push_back({static_cast<std::uint32_t>(hash64(stem)), weight(stem)});
  });
  std::ranges::sort(found.words, {}, &WeightedWords::Word::hash);
  const auto twice = std::ranges::unique(found.words, {}, &WeightedWords::Word::hash);
  found.words.erase(twice.begin(), twice.end());
  found.words.shrink_to_fit();
  for (const auto& word : found.words) found.total += word.weight;
  return found;
}

double likeness(const WeightedWords& a, const WeightedWords& b) {
  double shared = 0;
  auto left = a.words.begin();
  auto right = b.words.begin();
  while (left != a.words.end() && right != b.words.end()) {
    if (left->hash == right->hash) shared += left->weight;
    const auto before = left->hash;
    if (before <= right->hash) ++left;
    if (right->hash <= before) ++right;
  }
  return (shared + kBlankWeight) / (std::sqrt(a.total * b.total) + kBlankWeight);
}

}  // namespace steelyard
