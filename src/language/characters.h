// Classes of characters, by hand for what English text holds: no locale, no tables of the platform.
//
// UTF-8 is decoded loosely: a byte that begins no valid sequence counts as a letter of one byte, so that
// every byte of any input falls into exactly one character.
#pragma once

#include <cstdint>
#include <string_view>

namespace steelyard::language {

struct Character {
  char32_t code = 0;
  std::uint32_t size = 1;  // bytes
};

Character decode_sequence(std::string_view text, std::size_t at);
inline Character decode(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  return lead < 0x80 ? Character{lead, 1} : decode_sequence(text, at);
}
// The character that ends just before `at`. REQUIRES: at > 0.
Character decode_before(std::string_view text, std::size_t at);

bool is_blank(char32_t code);     // spaces of any width, controls, line ends
bool is_line_end(char32_t code);  // \n, \r, U+2028, U+2029
bool is_digit(char32_t code);     // ASCII
bool is_upper(char32_t code);     // Latin, Greek, Cyrillic
bool is_lower(char32_t code);
bool is_letter(char32_t code);  // anything that is neither blank, digit nor sign
bool is_sign(char32_t code);    // punctuation and symbols
bool is_currency(char32_t code);
bool is_opening(char32_t code);     // quotes and brackets that may open
bool is_closing(char32_t code);     // quotes and brackets that may close
bool is_apostrophe(char32_t code);  // ' and ’
bool is_hyphen(char32_t code);      // - and U+2010, U+2011
bool is_dash(char32_t code);        // – — ― −
bool is_ender(char32_t code);       // . ! ? … and their wide forms

// One test for every character of `text`.
template <class Test>
bool all_of(std::string_view text, Test test) {
  for (std::size_t at = 0; at < text.size();) {
    const Character c = decode(text, at);
    if (!test(c.code)) return false;
    at += c.size;
  }
  return !text.empty();
}

}  // namespace steelyard::language
