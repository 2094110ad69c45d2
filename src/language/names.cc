// Known names in tokens, and tokens merged by them.
//
// A trie over words, not letters: each word of every phrase gets a number, and an edge is a pair (node, word
// number) in one hash map. A word of the text stands for at most a few numbers (itself; itself with a small
// first letter; any word that it is the all-capitals form of), so that a search costs one look-up a token
// where no name begins.
#include <unordered_map>

#include "steelyard/language.h"

#include "language/characters.h"

namespace steelyard {
namespace {

using language::Character;
using language::decode;

struct StringHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
template <class Value>
using ByWord = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;

// ’ and ' are one letter to a name, and so are the hyphens.
std::string plain_form(std::string_view word) {
  std::string plain;
  plain.reserve(word.size());
  for (std::size_t at = 0; at < word.size();) {
    const Character c = decode(word, at);
    if (language::is_apostrophe(c.code))
      plain += '\'';
    else if (language::is_hyphen(c.code))
      plain += '-';
    else
      plain += word.substr(at, c.size);
    at += c.size;
  }
  return plain;
}

bool is_ascii_word(std::string_view word) {
  return std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_all_capitals(std::string_view word) {
  std::size_t capitals = 0;
  for (std::size_t at = 0; at < word.size();) {
    const Character c = decode(word, at);
    if (language::is_lower(c.code)) return false;
    capitals += language::is_upper(c.code);
    at += c.size;
  }
  return capitals >= 2;
}

constexpr std::size_t kAlternativesMax = 6;
struct Alternatives {
  std::uint32_t words[kAlternativesMax];
  std::size_t count = 0;
  void add(std::uint32_t word) {
    if (count < kAlternativesMax && std::find(words, words + count, word) == words + count)
      words[count++] = word;
  }
};

}  // namespace

struct NameTrie::Impl {
  ByWord<std::uint32_t> words;                   // as written in a phrase
  ByWord<std::vector<std::uint32_t>> capitals;   // folded form → words
  std::unordered_map<std::uint64_t, int> edges;  // node << 32 | word → node
  std::vector<int> phrase_at{-1};                // node → phrase that ends there, or −1
  std::vector<std::vector<int>> entries;         // phrase → what add() was given

  std::uint32_t intern(const std::string& word) {
    const auto [found, fresh] = words.try_emplace(word, static_cast<std::uint32_t>(words.size()));
    if (fresh) capitals[fold(word)].push_back(found->second);
    return found->second;
  }

  int child(int node, std::uint32_t word) const {
    const auto found = edges.find(key(node, word));
    return found == edges.end() ? -1 : found->second;
  }

  static std::uint64_t key(int node, std::uint32_t word) {
    return std::uint64_t(std::uint32_t(node)) << 32 | word;
  }

  int grow(int node, std::uint32_t word) {
    const auto [edge, fresh] = edges.try_emplace(key(node, word), static_cast<int>(phrase_at.size()));
    if (fresh) phrase_at.push_back(-1);
    return edge->second;
  }

  void look_up(std::string_view word, Alternatives& found) const {
    const auto exact = words.find(word);
    if (exact != words.end()) found.add(exact->second);
    if (word.empty() || !language::is_upper(decode(word, 0).code)) return;
    if (is_all_capitals(word)) {
      const auto same = capitals.find(fold(word));
      if (same == capitals.end()) return;
      for (const std::uint32_t number : same->second) found.add(number);
    } else if (is_ascii_word(word)) {
      std::string small(word);
      small[0] = static_cast<char>(small[0] | 0x20);
      if (const auto same = words.find(small); same != words.end()) found.add(same->second);
    }
  }

  Alternatives alternatives(std::string_view word) const {
    Alternatives found;
    if (is_ascii_word(word))
      look_up(word, found);
    else
      look_up(plain_form(word), found);
    return found;
  }

  // Extends `best` by the longest phrase that goes on from `node` at token `at`.
  void walk(std::span<const Alternatives> text, std::size_t first, std::size_t at, int node,
            NameMatch& best) const {
    if (const int phrase = phrase_at[node]; phrase >= 0 && static_cast<int>(at) > best.last) {
      best = {static_cast<int>(first), static_cast<int>(at), entries[phrase].front(), phrase};
    }
    if (at >= text.size()) return;
    for (std::size_t i = 0; i < text[at].count; ++i)
      if (const int next = child(node, text[at].words[i]); next >= 0) walk(text, first, at + 1, next, best);
  }
};

NameTrie::NameTrie() : impl_(std::make_unique<Impl>()) {}
NameTrie::~NameTrie() = default;
NameTrie::NameTrie(NameTrie&&) noexcept = default;
NameTrie& NameTrie::operator=(NameTrie&&) noexcept = default;

void NameTrie::add(std::string_view phrase, int entry) {
  int node = 0;
  for (const Token& token : tokenize(phrase, {0, static_cast<std::uint32_t>(phrase.size())}))
    node = impl_->grow(node, impl_->intern(plain_form(token.text)));
  if (node == 0) return;
  int& slot = impl_->phrase_at[node];
  if (slot < 0) {
    slot = static_cast<int>(impl_->entries.size());
    impl_->entries.emplace_back();
  }
  auto& entries = impl_->entries[slot];
  if (std::ranges::find(entries, entry) == entries.end()) entries.push_back(entry);
}

std::vector<NameMatch> NameTrie::find(std::span<const Token> tokens) const {
  std::vector<Alternatives> text;
  text.reserve(tokens.size());
  for (const Token& token : tokens) text.push_back(impl_->alternatives(token.text));
  std::vector<NameMatch> matches;
  for (std::size_t at = 0; at < text.size();) {
    NameMatch best;
    if (text[at].count > 0) impl_->walk(text, at, at, 0, best);
    if (best.phrase < 0) {
      ++at;
      continue;
    }
    matches.push_back(best);
    at = static_cast<std::size_t>(best.last);
  }
  return matches;
}

std::span<const int> NameTrie::entries_of(const NameMatch& match) const {
  return impl_->entries[match.phrase];
}

void merge_names(std::vector<Token>& tokens, std::span<const NameMatch> matches, std::string_view text) {
  std::size_t write = 0, read = 0;
  const auto keep = [&](std::size_t from) {
    if (write != from) tokens[write] = std::move(tokens[from]);
    return write++;
  };
  for (std::size_t i = 0; i < matches.size(); ++i) {
    while (read < static_cast<std::size_t>(matches[i].first)) keep(read++);
    const std::uint32_t end = tokens[matches[i].last - 1].span.end;
    Token& merged = tokens[keep(read)];
    merged.span.end = end;
    merged.text = slice(text, merged.span);
    merged.name = static_cast<int>(i);
    read = static_cast<std::size_t>(matches[i].last);
  }
  while (read < tokens.size()) keep(read++);
  tokens.resize(write);
}

}  // namespace steelyard
