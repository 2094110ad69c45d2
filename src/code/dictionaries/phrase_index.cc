// A trie of folded words; see phrase_index.h.
#include "code/dictionaries/phrase_index.h"

#include <algorithm>

namespace steelyard {
namespace {

constexpr std::size_t kStemLettersMin = 2;
constexpr std::string_view kCurly = "\u2019";

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::vector<std::string> folded_words(std::string_view phrase) {
  std::vector<std::string> words;
  for (const Token& token : tokenize(phrase, {0, static_cast<std::uint32_t>(phrase.size())}))
    words.push_back(folded_word(token.text));
  return words;
}

}  // namespace

std::string folded_word(std::string_view word) {
  if (is_ascii(word)) return lower_ascii(word);
  std::string folded = fold(word);
  for (std::size_t at = 0; (at = folded.find(kCurly, at)) != std::string::npos;)
    folded.replace(at, kCurly.size(), "'");
  return folded;
}

std::uint32_t PhraseIndex::intern(std::string_view word) {
  return words_.try_emplace(std::string(word), static_cast<std::uint32_t>(words_.size())).first->second;
}

int PhraseIndex::child(int node, std::uint32_t word) const {
  const auto found = edges_.find(key(node, word));
  return found == edges_.end() ? -1 : found->second;
}

// REQUIRES: a word of two bytes or more.
std::uint64_t PhraseIndex::stem_key(int node, std::string_view word) {
  return key(node,
             std::uint32_t(static_cast<unsigned char>(word[0])) << 8 | static_cast<unsigned char>(word[1]));
}

int PhraseIndex::add(std::string_view phrase, bool stem, int entry) {
  std::vector<std::string> words = folded_words(phrase);
  if (words.empty()) return entry;
  std::string last = words.back();
  const bool stemmed = stem && last.size() >= kStemLettersMin;
  if (stemmed) words.pop_back();
  int node = 0;
  for (const std::string& word : words) {
    const auto [edge, fresh] = edges_.try_emplace(key(node, intern(word)), static_cast<int>(nodes_.size()));
    if (fresh) nodes_.emplace_back();
    node = edge->second;
  }
  if (stemmed) {
    auto& stems = stems_[stem_key(node, last)];
    const auto known =
        std::find_if(stems.begin(), stems.end(), [&](const auto& one) { return one.first == last; });
    if (known != stems.end()) return known->second;
    stems.emplace_back(std::move(last), entry);
    nodes_[static_cast<std::size_t>(node)].stems = true;
    return entry;
  }
  int& slot = nodes_[static_cast<std::size_t>(node)].entry;
  if (slot < 0) slot = entry;
  return slot;
}

// The longest stem that the word begins with.
int PhraseIndex::stem_entry(int node, std::string_view word) const {
  if (word.size() < kStemLettersMin) return -1;
  const auto found = stems_.find(stem_key(node, word));
  if (found == stems_.end()) return -1;
  std::size_t best = 0;
  int entry = -1;
  for (const auto& [stem, own] : found->second)
    if (stem.size() > best && word.starts_with(stem)) best = stem.size(), entry = own;
  return entry;
}

void PhraseIndex::walk(std::span<const std::string> words, std::size_t first, Match& best) const {
  int node = 0;
  for (std::size_t at = first; at < words.size(); ++at) {
    if (nodes_[static_cast<std::size_t>(node)].stems)
      if (const int entry = stem_entry(node, words[at]); entry >= 0)
        best = {static_cast<int>(first), static_cast<int>(at) + 1, entry};
    const auto word = words_.find(words[at]);
    if (word == words_.end()) return;
    node = child(node, word->second);
    if (node < 0) return;
    if (const int entry = nodes_[static_cast<std::size_t>(node)].entry; entry >= 0)
      best = {static_cast<int>(first), static_cast<int>(at) + 1, entry};
  }
}

std::vector<PhraseIndex::Match> PhraseIndex::find(std::span<const Token> tokens) const {
  std::vector<Match> matches;
  if (empty()) return matches;
  std::vector<std::string> words;
  words.reserve(tokens.size());
  for (const Token& token : tokens) words.push_back(folded_word(token.text));
  for (std::size_t at = 0; at < words.size();) {
    Match best;
    walk(words, at, best);
    if (best.entry >= 0) matches.push_back(best);
    at = best.entry >= 0 ? static_cast<std::size_t>(best.last) : at + 1;
  }
  return matches;
}

int PhraseIndex::find_exact(std::string_view phrase) const {
  int node = 0;
  for (const std::string& word : folded_words(phrase)) {
    const auto known = words_.find(word);
    if (known == words_.end()) return -1;
    node = child(node, known->second);
    if (node < 0) return -1;
  }
  return nodes_[static_cast<std::size_t>(node)].entry;
}

}  // namespace steelyard
