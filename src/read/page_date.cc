// Dates as pages write them. The text is cut into numbers, words and marks; a date is three of them in one of
// a few shapes (day month-name year, month-name day year, year-month-day, and the two numeric orders). What
// stands beside it may only be what pages put there: a weekday, a time, a zone, "Published".
#include <array>

#include "read/reading.h"

namespace steelyard {
namespace {

struct Token {
  std::string word;  // lower case; empty for numbers
  int number = -1;
  std::size_t digits = 0;
  char before = 0;  // the mark that stands directly before it, if any
  char sign() const { return before; }
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; }

// "9th" is a number; "T15:05" is a mark and a number; "a.m." is "am".
std::vector<Token> tokenize(std::string_view text) {
  std::vector<Token> tokens;
  char before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    Token token;
    token.before = before;
    if (is_digit(text[at])) {
      while (at < text.size() && is_digit(text[at])) ++at;
      token.digits = at - start;
      token.number = token.digits <= 8 ? static_cast<int>(*parse_int(text.substr(start, at - start))) : -1;
      if (token.number < 0) token.word = "?";
    } else if (is_letter(text[at])) {
      while (at < text.size() && is_letter(text[at])) ++at;
      token.word = lower_ascii(text.substr(start, at - start));
    } else {
      // A blank hides no mark: in "May 9, 2025" the comma stands before the year.
      if (text[at] != ' ' && text[at] != '\t')
        before = text[at];
      else if (before == 0)
        before = ' ';
      ++at;
      continue;
    }
    before = 0;
    const bool follows_number = !tokens.empty() && tokens.back().number >= 0 && token.before == 0;
    const bool ordinal = token.word == "st" || token.word == "nd" || token.word == "rd" || token.word == "th";
    if (follows_number && ordinal) continue;
    if (token.word == "m" && token.before == '.' && !tokens.empty() && tokens.back().word.size() == 1) {
      tokens.back().word += 'm';
      continue;
    }
    tokens.push_back(std::move(token));
  }
  return tokens;
}

constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};

int month_of(std::string_view word) {
  if (word == "sept") return 9;
  if (word.size() < 3) return 0;
  for (std::size_t i = 0; i < kMonths.size(); ++i)
    if (word == kMonths[i] || word == kMonths[i].substr(0, 3)) return static_cast<int>(i) + 1;
  return 0;
}

bool is_weekday(std::string_view word) {
  constexpr std::array<std::string_view, 7> kDays = {"monday", "tuesday",  "wednesday", "thursday",
                                                     "friday", "saturday", "sunday"};
  for (std::string_view day : kDays)
    if (word == day || (word.size() >= 3 && word.size() <= 5 && day.starts_with(word))) return true;
  return false;
}

// Words that stand beside a date without saying more.
bool is_filler(std::string_view word) {
  constexpr std::array<std::string_view, 32> kFillers = {
      "published", "posted", "updated", "date",  "on",  "at",  "last",  "modified", "created", "first", "of",
      "release",   "time",   "gmt",     "utc",   "est", "edt", "pst",   "pdt",      "cet",     "cest",  "bst",
      "msk",       "z",      "ist",     "local", "hrs", "h",   "added", "issued",   "dated",   "the"};
  for (std::string_view filler : kFillers)
    if (word == filler) return true;
  return false;
}

int full_year(const Token& token) {
  if (token.digits == 4) return token.number;
  if (token.digits != 2) return -1;
  return token.number + (token.number < 70 ? 2000 : 1900);
}

struct Match {
  PageDate date;
  std::size_t length = 0;  // tokens
};

std::optional<Match> named_month(const std::vector<Token>& tokens, std::size_t i) {
  const Token &a = tokens[i], &b = tokens[i + 1];
  const bool of = i + 3 < tokens.size() && b.word == "of";
  const int month_second = month_of(of ? tokens[i + 2].word : b.word), month_first = month_of(a.word);
  const std::size_t year_at = i + (of ? 3 : 2);
  const int year = full_year(tokens[year_at]);
  // In "May 9 15:05" the 15 is an hour.
  const bool hour =
      tokens[year_at].digits == 2 && year_at + 1 < tokens.size() && tokens[year_at + 1].sign() == ':';
  if (year < 0 || hour) return std::nullopt;
  Date date;
  if (a.number > 0 && a.digits <= 2 && month_second > 0)
    date = Date::of(year, month_second, a.number);
  else if (month_first > 0 && b.number > 0 && b.digits <= 2 && !of)
    date = Date::of(year, month_first, b.number);
  if (!date.known()) return std::nullopt;
  return Match{{date, "", false}, year_at - i + 1};
}

std::optional<Match> year_first(const std::vector<Token>& tokens, std::size_t i) {
  const Token &a = tokens[i], &b = tokens[i + 1], &c = tokens[i + 2];
  if (a.digits != 4 || b.digits > 2 || c.digits > 2 || b.number < 0 || c.number < 0) return std::nullopt;
  if (b.sign() != c.sign() || (b.sign() != '-' && b.sign() != '/' && b.sign() != '.')) return std::nullopt;
  const Date date = Date::of(a.number, b.number, c.number);
  if (!date.known()) return std::nullopt;
  return Match{{date, "", false}, 3};
}

std::optional<Match> year_last(const std::vector<Token>& tokens, std::size_t i, DayOrder order) {
  const Token &a = tokens[i], &b = tokens[i + 1], &c = tokens[i + 2];
  const int year = full_year(c);
  if (a.number < 1 || b.number < 1 || a.digits > 2 || b.digits > 2 || year < 0) return std::nullopt;
  const char sign = b.sign();
  if (sign != c.sign() || (sign != '-' && sign != '/' && sign != '.')) return std::nullopt;
  const Date day_first = Date::of(year, b.number, a.number), month_first = Date::of(year, a.number, b.number);
  if (!day_first.known() && !month_first.known()) return std::nullopt;
  if (!day_first.known()) return Match{{month_first, "", false}, 3};
  if (!month_first.known() || day_first == month_first) return Match{{day_first, "", false}, 3};
  // Points are written between day and month where the day stands first; no custom puts the month first with
  // them.
  if (sign == '.' && order == DayOrder::automatic) return Match{{day_first, "", false}, 3};
  const bool swap = order == DayOrder::month_first;
  return Match{{swap ? month_first : day_first, "", order == DayOrder::automatic}, 3};
}

std::optional<Match> compact(const Token& token) {
  if (token.digits != 8) return std::nullopt;
  const Date date = Date::of(token.number / 10000, token.number / 100 % 100, token.number % 100);
  if (!date.known() || date.year() < 1900 || date.year() > 2100) return std::nullopt;
  return Match{{date, "", false}, 1};
}

std::optional<Match> date_at(const std::vector<Token>& tokens, std::size_t i, DayOrder order) {
  if (i + 2 < tokens.size()) {
    if (auto match = named_month(tokens, i)) return match;
    if (auto match = year_first(tokens, i)) return match;
    if (auto match = year_last(tokens, i, order)) return match;
  }
  return compact(tokens[i]);
}

// "15:05", "15:05:30.000", "3:05 pm", "3 pm".
std::optional<std::pair<std::string, std::size_t>> time_at(const std::vector<Token>& tokens, std::size_t i) {
  const Token& hour = tokens[i];
  if (hour.number < 0 || hour.number > 23 || hour.digits > 2) return std::nullopt;
  int minute = 0;
  std::size_t length = 1;
  if (i + 1 < tokens.size() && tokens[i + 1].sign() == ':' && tokens[i + 1].digits == 2 &&
      tokens[i + 1].number < 60) {
    minute = tokens[i + 1].number;
    length = 2;
    while (i + length < tokens.size() && length < 4 && tokens[i + length].number >= 0 &&
           (tokens[i + length].sign() == ':' || tokens[i + length].sign() == '.'))
      ++length;
  }
  const std::string half = i + length < tokens.size() ? tokens[i + length].word : "";
  const bool twelve = half == "am" || half == "pm";
  if ((length == 1 && !twelve) || (twelve && hour.number > 12)) return std::nullopt;
  const int shown = !twelve ? hour.number : hour.number % 12 + (half == "pm" ? 12 : 0);
  const std::string digits = std::to_string(10000 + shown * 100 + minute);
  return std::pair(digits.substr(1, 2) + ":" + digits.substr(3, 2), length + (twelve ? 1 : 0));
}

// "+0500", "+05:00", "-05".
std::size_t zone_at(const std::vector<Token>& tokens, std::size_t i) {
  const Token& hours = tokens[i];
  if (hours.number < 0 || (hours.sign() != '+' && hours.sign() != '-')) return 0;
  if (hours.digits == 4) return 1;
  if (hours.digits != 2) return 0;
  return i + 1 < tokens.size() && tokens[i + 1].sign() == ':' ? 2 : 1;
}

struct Parsed {
  PageDate date;
  bool found = false, zoned = false;
};

// The number of tokens that belong to a date line from i on, and what they say; 0 when the token does not
// belong.
std::size_t step(const std::vector<Token>& tokens, std::size_t i, DayOrder order, Parsed& parsed) {
  if (!parsed.found) {
    if (auto match = date_at(tokens, i, order)) {
      const std::string time = parsed.date.time;
      parsed.date = match->date;
      parsed.date.time = time;
      parsed.found = true;
      return match->length;
    }
  }
  if (parsed.date.time.empty()) {
    if (const auto time = time_at(tokens, i)) {
      parsed.date.time = time->first;
      return time->second;
    }
  } else if (const std::size_t zone = parsed.zoned ? 0 : zone_at(tokens, i)) {
    parsed.zoned = true;
    return zone;
  }
  const std::string& word = tokens[i].word;
  if (word == "t" || is_weekday(word) || is_filler(word)) return 1;
  return 0;
}

}  // namespace

std::optional<PageDate> parse_page_date(std::string_view text, DayOrder order) {
  if (text.size() > 120) return std::nullopt;
  const std::vector<Token> tokens = tokenize(text);
  Parsed parsed;
  for (std::size_t i = 0; i < tokens.size();) {
    const std::size_t used = step(tokens, i, order, parsed);
    if (used == 0) return std::nullopt;
    i += used;
  }
  if (!parsed.found) return std::nullopt;
  return parsed.date;
}

namespace {

bool is_order_mark(char c) { return c == '/' || c == '-'; }

// A numeric date with a year behind it, "25/12/2024", at `at`; its first two numbers.
std::optional<std::pair<int, int>> numeric_date_at(std::string_view text, std::size_t at) {
  if (at > 0 && (is_digit(text[at - 1]) || is_order_mark(text[at - 1]) || text[at - 1] == '.'))
    return std::nullopt;
  int numbers[2] = {};
  for (int& number : numbers) {
    std::size_t digits = 0;
    for (; at < text.size() && is_digit(text[at]) && digits < 3; ++at, ++digits)
      number = number * 10 + (text[at] - '0');
    if (digits < 1 || digits > 2 || at >= text.size() || !is_order_mark(text[at])) return std::nullopt;
    ++at;
  }
  if (at + 4 > text.size()) return std::nullopt;
  for (std::size_t i = at; i < at + 4; ++i)
    if (!is_digit(text[i])) return std::nullopt;
  if (at + 4 < text.size() && (is_digit(text[at + 4]) || is_order_mark(text[at + 4]))) return std::nullopt;
  return std::pair(numbers[0], numbers[1]);
}

// Who writes "May 9, 2025" puts the month first in numbers too, who writes "9 May 2025" the day.
DayOrder order_in_words(std::string_view text) {
  std::size_t day_first = 0, month_first = 0;
  const std::vector<Token> tokens = tokenize(text);
  for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
    if (tokens[i + 2].digits != 4) continue;
    day_first += tokens[i].number > 0 && tokens[i].digits <= 2 && month_of(tokens[i + 1].word) > 0;
    month_first += month_of(tokens[i].word) > 0 && tokens[i + 1].number > 0 && tokens[i + 1].digits <= 2;
  }
  if ((day_first > 0) == (month_first > 0)) return DayOrder::automatic;
  return day_first > 0 ? DayOrder::day_first : DayOrder::month_first;
}

}  // namespace

DayOrder infer_day_order(std::string_view text) {
  std::size_t day_first = 0, month_first = 0, dates = 0;
  for (std::size_t at = text.find_first_of("/-"); at != std::string_view::npos;
       at = text.find_first_of("/-", at + 1)) {
    std::size_t start = at;
    while (start > 0 && at - start < 2 && is_digit(text[start - 1])) --start;
    const auto numbers = numeric_date_at(text, start);
    if (!numbers) continue;
    const auto [first, second] = *numbers;
    ++dates;
    day_first += first > 12 && first <= 31 && second >= 1 && second <= 12;
    month_first += second > 12 && second <= 31 && first >= 1 && first <= 12;
  }
  if (day_first > 0 && month_first == 0) return DayOrder::day_first;
  if (month_first > 0 && day_first == 0) return DayOrder::month_first;
  const bool doubtful = dates > 0 && day_first == 0;
  return doubtful ? order_in_words(text) : DayOrder::automatic;
}

DayOrder order_of(const ReadOptions& options, std::string_view head) {
  return options.day_order == DayOrder::automatic ? infer_day_order(head) : options.day_order;
}

}  // namespace steelyard
