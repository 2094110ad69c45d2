// One sentence → tokens, as Universal Dependencies English cuts them.
//
// The text is cut at blanks; each piece sheds the signs at both its ends, and what is left is cut at hyphens,
// slashes and other inner signs, then at clitics: "don't" → do n't, "Russia's" → Russia 's, "well-known" →
// well - known,
// "$5bn" → $ 5 bn. Numbers, dates, times, addresses of the web, acronyms and abbreviations stay whole. The
// conventions are those of the English Web Treebank: https://universaldependencies.org/en/index.html.
#include <array>

#include "steelyard/language.h"

#include "language/abbreviations.h"
#include "language/characters.h"

namespace steelyard {
namespace {

using namespace language;

// Prefixes that keep their hyphen: "anti-government", "co-founder". Sorted.
constexpr auto kHyphenPrefixes = std::to_array<std::string_view>(
    {"anti",   "co",  "counter", "cross", "de",  "e",     "ex",    "inter", "intra", "mega",
     "micro",  "mid", "mini",    "multi", "neo", "non",   "over",  "post",  "pre",   "pro",
     "pseudo", "re",  "semi",    "socio", "sub", "super", "trans", "ultra", "un"});
static_assert(std::ranges::is_sorted(kHyphenPrefixes));

// Units that are cut from the number before them. Sorted.
constexpr auto kUnits = std::to_array<std::string_view>(
    {"AM", "B",  "GW", "K",  "KM",  "M",  "MW", "PM",  "am", "b",  "bcm", "bn", "cm", "ft",
     "g",  "gb", "h",  "ha", "hrs", "k",  "kW", "kb",  "kg", "km", "kmh", "kw", "lb", "lbs",
     "m",  "mb", "mg", "mi", "ml",  "mm", "mn", "mph", "pm", "sq", "t",   "tn", "trn"});
static_assert(std::ranges::is_sorted(kUnits));

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool is_address(std::string_view piece) {
  if (contains(piece, "://") || piece.starts_with("www.") || piece.starts_with("mailto:")) return true;
  const std::size_t at = piece.find('@');
  return at != std::string_view::npos && (at == 0 ? piece.size() > 1 : contains(piece.substr(at), "."));
}

class Tokenizer {
 public:
  Tokenizer(std::string_view text, Span sentence) : text_(text), sentence_(sentence) {
    tokens_.reserve(sentence.size() / 5 + 4);
  }

  std::vector<Token> run() {
    for (std::size_t at = sentence_.start; at < sentence_.end;) {
      const Character c = decode_at(at);
      if (is_blank(c.code)) {
        at += c.size;
        continue;
      }
      const std::size_t end = piece_end(at);
      piece(at, end);
      at = end;
    }
    return std::move(tokens_);
  }

 private:
  Character decode_at(std::size_t at) const { return decode(text_.substr(0, sentence_.end), at); }
  char32_t code_at(std::size_t at) const { return decode_at(at).code; }
  std::string_view part(std::size_t from, std::size_t to) const { return text_.substr(from, to - from); }

  std::size_t piece_end(std::size_t at) const {
    while (at < sentence_.end && !is_blank(code_at(at))) at += decode_at(at).size;
    return at;
  }

  void emit(std::size_t from, std::size_t to) {
    if (from >= to) return;
    Token token;
    token.span = {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)};
    token.text = part(from, to);
    tokens_.push_back(std::move(token));
  }

  // Sheds the signs at the front, finds those at the end, and cuts what stands between.
  void piece(std::size_t from, std::size_t to) {
    while (from < to && is_front_sign(from, to)) {
      const std::size_t next = run_end(from, to);
      emit(from, next);
      from = next;
    }
    std::vector<std::size_t> tail;  // starts of the signs at the end, last first
    std::size_t end = to;
    while (end > from && is_end_sign(from, end, to)) tail.push_back(end = run_start(from, end));
    if (is_address(part(from, end)))
      emit(from, end);
    else
      core(from, end);
    for (std::size_t i = tail.size(); i-- > 0;) emit(tail[i], i == 0 ? to : tail[i - 1]);
  }

  bool is_front_sign(std::size_t at, std::size_t to) const {
    const Character c = decode_at(at);
    if (!is_sign(c.code)) return false;
    const std::size_t next = at + c.size;
    const char32_t follower = next < to ? code_at(next) : U' ';
    if (is_apostrophe(c.code) && (is_digit(follower) || is_leading_clitic(part(at, to))))
      return false;                                                             // ’90s, 's
    if ((c.code == '+' || c.code == '.') && is_digit(follower)) return false;   // +44, .5
    if ((c.code == '#' || c.code == '@') && is_letter(follower)) return false;  // #topic
    return true;
  }

  static bool is_leading_clitic(std::string_view piece) {
    const std::size_t quote = decode(piece, 0).size;
    const std::string rest = lower_ascii(piece.substr(quote, 3));
    return rest == "s" || rest == "re" || rest == "ve" || rest == "ll" || rest == "m" || rest == "d";
  }

  // The sign that ends at `end` stands apart from the word before it.
  bool is_end_sign(std::size_t from, std::size_t end, std::size_t to) const {
    const Character c = decode_before(part(0, end), end);
    if (!is_sign(c.code)) return false;
    if (c.code == '.') return run_start(from, end) + 1 < end || !keeps_full_stop(from, end, to);
    if (c.code == '+' || c.code == '#' || c.code == '*' || c.code == '_')
      return end - from > 1 && !is_letter_before(from, end);
    return !(c.code == '/' && contains(part(from, end), "://"));
  }

  bool is_letter_before(std::size_t from, std::size_t end) const {
    return end - 1 > from && is_letter(decode_before(part(0, end - 1), end - 1).code);
  }

  bool keeps_full_stop(std::size_t from, std::size_t end, std::size_t to) const {
    std::size_t start = end - 1;  // of the word after the last inner sign: "-St."
    while (start > from) {
      const Character c = decode_before(part(0, start), start);
      if (is_sign(c.code) && c.code != '.') break;
      start -= c.size;
    }
    const std::string_view word = part(start, end);
    if (is_dotted_acronym(word)) return true;
    const std::size_t next = next_piece(to);
    const bool last = next >= sentence_.end;
    switch (abbreviation_of(word)) {
      case Abbreviation::none:
        return is_initial(word) && !last;
      case Abbreviation::numbered:
      case Abbreviation::month:
        return !last && (is_digit(code_at(next)) || abbreviation_of(word) == Abbreviation::month);
      default:
        return true;
    }
  }

  std::size_t next_piece(std::size_t at) const {
    while (at < sentence_.end && is_blank(code_at(at))) at += decode_at(at).size;
    return at;
  }

  // A run of one sign ("...", "--", "?!") is one token; brackets and quotes stand alone except '' and ``.
  static bool runs_on(char32_t sign, char32_t next) {
    const bool pause = sign == '?' || sign == '!';
    if (pause) return next == '?' || next == '!';
    if (sign == '(' || sign == ')' || sign == '[' || sign == ']' || sign == '"' || sign == '$' || sign == ',')
      return false;
    return sign == next;
  }

  std::size_t run_end(std::size_t at, std::size_t to) const {
    const char32_t sign = code_at(at);
    std::size_t end = at + decode_at(at).size;
    while (end < to && runs_on(sign, code_at(end))) end += decode_at(end).size;
    return end;
  }

  std::size_t run_start(std::size_t from, std::size_t end) const {
    Character c = decode_before(part(0, end), end);
    std::size_t start = end - c.size;
    while (start > from) {
      const Character before = decode_before(part(0, start), start);
      if (!runs_on(before.code, c.code)) break;
      start -= before.size;
      c = before;
    }
    return start;
  }

  // Cuts at the inner signs that do not hold a word together.
  void core(std::size_t from, std::size_t to) {
    std::size_t start = from;
    for (std::size_t at = from; at < to;) {
      const Character c = decode_at(at);
      if (!is_sign(c.code) || at == from || holds(from, start, at, to)) {
        at += c.size;
        continue;
      }
      const std::size_t next = run_end(at, to);
      word(start, at);
      emit(at, next);
      at = start = next;
    }
    word(start, to);
  }

  // The sign at `at` is part of the word that began at `start`, in the piece [from, to).
  bool holds(std::size_t from, std::size_t start, std::size_t at, std::size_t to) const {
    const Character c = decode_at(at);
    const std::size_t after = at + c.size;
    const char32_t next = after < to ? code_at(after) : U' ';
    const char32_t before = at > start ? decode_before(part(0, at), at).code : U' ';
    const bool in_number = is_digit(before) && is_digit(next);
    if (is_hyphen(c.code)) return holds_hyphen(from, start, at, after, to);
    if (is_apostrophe(c.code)) return is_letter(before) || is_digit(before);
    switch (c.code) {
      case '.':
        return next != '.' && before != '.';
      case '_':
        return true;
      case ',':
      case ':':
        return in_number;
      case '/':
        return in_number || holds_slash(start, at, after, to);
      case '&':
        return is_upper(before) && is_upper(next);
      default:
        return is_currency(c.code) && is_letter(before) && is_digit(next);  // US$5: word() cuts it
    }
  }

  bool holds_slash(std::size_t start, std::size_t at, std::size_t after, std::size_t to) const {
    return part(start, to) == "w/o" || (at - start == 1 && to - after == 1);
  }

  bool holds_hyphen(std::size_t from, std::size_t start, std::size_t at, std::size_t after,
                    std::size_t to) const {
    const std::string_view left = part(start, at);
    if (std::ranges::binary_search(kHyphenPrefixes, std::string_view(lower_ascii(left)))) return after < to;
    if (is_code(left) && after < to && is_digit(code_at(after))) return true;  // F-16, S-400, COVID-19
    const auto is_figure = [](char32_t c) { return is_digit(c) || is_hyphen(c) || c == '.'; };
    const std::string_view piece = part(from, to);  // 2025-05-09, 713-853-3989
    return all_of(piece, is_figure) && std::ranges::count(piece, '-') >= 2;
  }

  static bool is_code(std::string_view word) { return word.size() <= 5 && all_of(word, is_upper); }

  // A word without inner signs other than full stops and apostrophes: cuts clitics, units and glued
  // sentences.
  void word(std::size_t from, std::size_t to) {
    if (from >= to) return;
    if (const std::size_t cut = currency_cut(from, to); cut > from) {
      emit(from, cut);
      return word(cut, to);
    }
    if (const std::size_t cut = clitic_cut(part(from, to)); cut > 0) {
      word(from, from + cut);
      return emit(from + cut, to);
    }
    if (const std::size_t cut = fused_cut(part(from, to)); cut > 0) {
      emit(from, from + cut);
      return emit(from + cut, to);
    }
    emit(from, to);
  }

  std::size_t currency_cut(std::size_t from, std::size_t to) const {
    for (std::size_t at = from; at < to; at += decode_at(at).size)
      if (is_currency(code_at(at))) return at + decode_at(at).size;
    return from;
  }

  // Where "n't", "'s", "'re" … begin, or 0.
  static std::size_t clitic_cut(std::string_view word) {
    std::size_t quote = word.size();
    while (quote > 0 && !is_apostrophe(decode_before(word, quote).code)) {
      if (word.size() - quote >= 2) return 0;
      quote -= decode_before(word, quote).size;
    }
    if (quote == 0) return 0;
    const std::size_t start = quote - decode_before(word, quote).size;
    const std::string rest = lower_ascii(word.substr(quote));
    if (rest == "t") return start > 1 && (word[start - 1] | 0x20) == 'n' ? start - 1 : 0;
    const bool clitic =
        rest == "s" || rest == "re" || rest == "ve" || rest == "ll" || rest == "m" || rest == "d";
    return clitic ? start : 0;
  }

  // "cannot" → can not, "gonna" → gon na, "10km" → 10 km; 0 where nothing is fused.
  static std::size_t fused_cut(std::string_view word) {
    if (word.size() >= 5 && word.size() <= 6) {
      const std::string lower = lower_ascii(word);
      if (lower == "cannot" || lower == "gonna" || lower == "wanna" || lower == "gotta") return 3;
    }
    if (!is_digit(decode(word, 0).code)) return 0;
    const std::size_t unit = word.find_last_of("0123456789") + 1;
    const bool known = std::ranges::binary_search(kUnits, word.substr(unit));
    return known && word.find_first_not_of("0123456789.,") == unit ? unit : 0;
  }

  std::string_view text_;
  Span sentence_;
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> tokenize(std::string_view text, Span sentence) { return Tokenizer(text, sentence).run(); }

}  // namespace steelyard
