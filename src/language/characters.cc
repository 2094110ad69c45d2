// Classes of characters. Latin, Greek and Cyrillic capitals are told by the layout of their Unicode blocks,
// which is all that English news needs; see https://www.unicode.org/charts/ for the blocks named here.
#include "language/characters.h"

namespace steelyard::language {
namespace {

bool is_continuation(unsigned char byte) { return (byte & 0xC0) == 0x80; }

std::uint32_t sequence_size(unsigned char lead) {
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  if (lead >= 0xF0 && lead < 0xF5) return 4;
  return 1;
}

bool in(char32_t code, char32_t first, char32_t last) { return first <= code && code <= last; }

// Blocks in which capitals stand at even (or odd) code points, each followed by its small letter.
bool is_paired_block(char32_t code) {
  return in(code, 0x100, 0x137) || in(code, 0x14A, 0x177) || in(code, 0x1E00, 0x1EFF) ||
         in(code, 0x460, 0x481) || in(code, 0x48A, 0x4BF) || in(code, 0x4D0, 0x52F);
}
bool is_shifted_block(char32_t code) {  // capitals at odd code points
  return in(code, 0x139, 0x148) || in(code, 0x179, 0x17E) || in(code, 0x4C1, 0x4CE);
}

}  // namespace

Character decode_sequence(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::uint32_t size = sequence_size(lead);
  if (size == 1 || at + size > text.size()) return {0xFFFD, 1};
  char32_t code = lead & (0x7Fu >> size);
  for (std::uint32_t i = 1; i < size; ++i) {
    const auto byte = static_cast<unsigned char>(text[at + i]);
    if (!is_continuation(byte)) return {0xFFFD, 1};
    code = code << 6 | (byte & 0x3Fu);
  }
  return {code, size};
}

Character decode_before(std::string_view text, std::size_t at) {
  std::size_t start = at - 1;
  if (const auto last = static_cast<unsigned char>(text[start]); last < 0x80) return {last, 1};
  while (start > 0 && at - start < 4 && is_continuation(static_cast<unsigned char>(text[start]))) --start;
  const Character c = decode(text, start);
  if (start + c.size == at) return c;
  return {0xFFFD, 1};
}

bool is_line_end(char32_t code) { return code == '\n' || code == '\r' || code == 0x2028 || code == 0x2029; }

bool is_blank(char32_t code) {
  if (code < 0x80) return code <= ' ' || code == 0x7F;
  return in(code, 0x80, 0xA0) || in(code, 0x2000, 0x200F) || in(code, 0x2028, 0x202F) || code == 0x205F ||
         in(code, 0x2060, 0x2064) || code == 0x3000 || code == 0xFEFF;
}

bool is_digit(char32_t code) { return in(code, '0', '9'); }

bool is_upper(char32_t code) {
  if (code < 0x80) return in(code, 'A', 'Z');
  if (in(code, 0xC0, 0xDE)) return code != 0xD7;
  if (is_paired_block(code)) return code % 2 == 0;
  if (is_shifted_block(code)) return code % 2 == 1;
  return code == 0x178 || code == 0x18F || in(code, 0x391, 0x3A9) || in(code, 0x400, 0x42F);
}

bool is_lower(char32_t code) {
  if (code < 0x80) return in(code, 'a', 'z');
  if (in(code, 0xDF, 0xFF)) return code != 0xF7;
  if (is_paired_block(code)) return code % 2 == 1;
  if (is_shifted_block(code)) return code % 2 == 0;
  return code == 0x259 || in(code, 0x3AC, 0x3CE) || in(code, 0x430, 0x45F);
}

bool is_currency(char32_t code) {
  return code == '$' || in(code, 0xA2, 0xA5) || in(code, 0x20A0, 0x20CF) || code == 0xFF04;
}

bool is_sign(char32_t code) {
  if (code < 0x80)
    return in(code, '!', '/') || in(code, ':', '@') || in(code, '[', '`') || in(code, '{', '~');
  if (in(code, 0xA1, 0xBF)) return code != 0xAA && code != 0xBA && code != 0xB5 && code != 0xAD;
  if (in(code, 0x2010, 0x206F) || in(code, 0x20A0, 0x20CF)) return !is_blank(code);
  return code == 0xD7 || code == 0xF7 || in(code, 0x2100, 0x2BFF) || in(code, 0x3001, 0x303F) ||
         in(code, 0xFE30, 0xFE6F) || in(code, 0xFF01, 0xFF0F) || in(code, 0xFF1A, 0xFF20) ||
         in(code, 0x1F000, 0x1FAFF);
}

bool is_letter(char32_t code) { return !is_blank(code) && !is_digit(code) && !is_sign(code); }

bool is_opening(char32_t code) {
  switch (code) {
    case '(':
    case '[':
    case '{':
    case '"':
    case '\'':
    case '`':
    case 0xAB:
    case 0x2018:
    case 0x201A:
    case 0x201C:
    case 0x201E:
    case 0x2039:
    case 0xBF:
    case 0xA1:
      return true;
    default:
      return false;
  }
}

bool is_closing(char32_t code) {
  switch (code) {
    case ')':
    case ']':
    case '}':
    case '"':
    case '\'':
    case 0xBB:
    case 0x2019:
    case 0x201C:
    case 0x201D:
    case 0x203A:
      return true;
    default:
      return false;
  }
}

bool is_apostrophe(char32_t code) { return code == '\'' || code == 0x2019; }
bool is_hyphen(char32_t code) { return code == '-' || code == 0x2010 || code == 0x2011; }
bool is_dash(char32_t code) { return in(code, 0x2012, 0x2015) || code == 0x2212; }
bool is_ender(char32_t code) {
  return code == '.' || code == '!' || code == '?' || code == 0x2026 || code == 0x3002 || code == 0xFF01 ||
         code == 0xFF1F;
}

}  // namespace steelyard::language
