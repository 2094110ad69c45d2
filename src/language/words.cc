// Letters → numbers.
#include "language/words.h"

#include <algorithm>

#include "language/characters.h"

namespace steelyard::language {
namespace {

constexpr std::size_t kLettersMax = 40;  // longer words are addresses; their beginning is enough

enum Shape : std::uint8_t {
  kCapital = 1,
  kAllCapitals = 2,
  kDigit = 4,
  kHyphen = 8,
  kSign = 16,
  kDot = 32,
  kForeign = 64
};

std::uint32_t hash_codes(std::span<const char32_t> codes, std::uint32_t seed) {
  std::uint64_t h = seed * 0x9E3779B97F4A7C15u + codes.size();
  for (const char32_t c : codes) h = (h ^ c) * 0x9FB21C651E98DF25u, h ^= h >> 29;
  return static_cast<std::uint32_t>(h >> 32 ^ h);
}

char32_t plain_letter(char32_t code) {
  if (code < 0x80) {
    if (code >= 'A' && code <= 'Z') return code | 0x20;
    return is_digit(code) ? U'0' : code;
  }
  switch (code) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
      return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0xAB:
    case 0xBB:
      return '"';
    case 0x2010:
    case 0x2011:
      return '-';
    case 0x2026:
      return U'…';
    default:
      return code;
  }
}

struct Letters {
  char32_t exact[kLettersMax], plain[kLettersMax];
  std::size_t count = 0;
};

Letters letters_of(std::string_view word) {
  Letters letters;
  for (std::size_t at = 0; at < word.size() && letters.count < kLettersMax;) {
    const Character c = decode(word, at);
    letters.exact[letters.count] = c.code;
    letters.plain[letters.count++] = plain_letter(c.code);
    at += c.size;
  }
  return letters;
}

std::uint8_t shape_bits(std::span<const char32_t> codes) {
  std::uint8_t bits = 0;
  std::size_t capitals = 0, smalls = 0, signs = 0;
  for (const char32_t c : codes) {
    capitals += is_upper(c);
    smalls += is_lower(c);
    signs += is_sign(c);
    if (is_digit(c)) bits |= kDigit;
    if (is_hyphen(c)) bits |= kHyphen;
    if (c == '.') bits |= kDot;
    if (c >= 0x80 && !is_sign(c)) bits |= kForeign;
  }
  if (!codes.empty() && is_upper(codes[0])) bits |= kCapital;
  if (capitals > 1 && smalls == 0) bits |= kAllCapitals;
  if (signs == codes.size()) bits |= kSign;
  return bits;
}

// "President of Kazakhstan" is known by "Kazakhstan".
std::string_view last_word(std::string_view name) {
  const std::size_t cut = name.find_last_of(" \t\r\n-");
  return cut == std::string_view::npos || cut + 1 == name.size() ? name : name.substr(cut + 1);
}

}  // namespace

WordShape shape_of(std::string_view word) {
  const Letters letters = letters_of(word);
  const std::span<const char32_t> plain(letters.plain, letters.count), exact(letters.exact, letters.count);
  WordShape shape;
  shape.form = hash_codes(plain, 1);
  shape.exact = hash_codes(exact, 2);
  for (std::size_t n = 1; n <= 3; ++n)
    shape.prefix[n - 1] = hash_codes(plain.first(std::min(n, plain.size())), 3);
  for (std::size_t n = 1; n <= 4; ++n)
    shape.suffix[n - 1] = hash_codes(plain.last(std::min(n, plain.size())), 4);
  shape.shape = shape_bits(exact);
  return shape;
}

Vocabulary::Vocabulary(std::vector<WordEntry> entries) : entries_(std::move(entries)) {
  std::uint32_t size = 16;
  while (size < entries_.size() * 2) size *= 2;
  slots_.assign(size, 0);
  mask_ = size - 1;
  for (std::uint32_t i = 0; i < entries_.size(); ++i) {
    std::uint32_t at = entries_[i].form & mask_;
    while (slots_[at] != 0) at = (at + 1) & mask_;
    slots_[at] = i + 1;
  }
}

const WordEntry* Vocabulary::find(std::uint32_t form) const {
  if (slots_.empty()) return nullptr;
  for (std::uint32_t at = form & mask_; slots_[at] != 0; at = (at + 1) & mask_)
    if (entries_[slots_[at] - 1].form == form) return &entries_[slots_[at] - 1];
  return nullptr;
}

Word make_word(std::string_view text, bool merged, const Vocabulary& vocabulary) {
  Word word;
  const std::string_view seen = merged ? last_word(text) : text;
  word.merged = seen.size() < text.size();
  word.letters = shape_of(seen);
  const WordEntry* entry = vocabulary.find(word.letters.form);
  if (entry) word.cluster = entry->cluster;
  if (entry && entry->kind != 0) {
    word.id = entry->form;
    word.kind = entry->kind;
    word.fixed = entry->fixed;
  } else {
    word.id = word.letters.suffix[2] * 31u + word.letters.shape * 0x9E3779B1u + 7u;
  }
  return word;
}

}  // namespace steelyard::language
