// Date expressions by their words; see event_date.h.
#include "code/event_date.h"

#include <algorithm>
#include <array>

namespace steelyard {
namespace {

constexpr std::array<std::string_view, 12> kMonths{"january",   "february", "march",    "april",
                                                   "may",       "june",     "july",     "august",
                                                   "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> kWeekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                    "friday", "saturday", "sunday"};
constexpr int kYearFirst = 1900, kYearLast = 2100;

template <std::size_t N>
int index_of(const std::array<std::string_view, N>& words, std::string_view word) {
  const auto found = std::find(words.begin(), words.end(), word);
  return found == words.end() ? -1 : static_cast<int>(found - words.begin());
}

// 1…12, 0 when the word is no month. "may" and "march" count only when capital.
int month_of(const Token& token) {
  if (!starts_with_upper(token.text)) return 0;
  std::string word = lower_ascii(token.text);
  if (word.ends_with('.')) word.pop_back();
  if (const int full = index_of(kMonths, word); full >= 0) return full + 1;
  if (word.size() < 3 || word.size() > 4) return 0;
  if (word == "sept") return 9;
  for (std::size_t i = 0; i < kMonths.size(); ++i)
    if (word.size() == 3 && kMonths[i].starts_with(word)) return static_cast<int>(i) + 1;
  return 0;
}

// "9", "9th": 1…31, 0 otherwise.
int day_of(std::string_view text) {
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
  const std::string_view tail = text.substr(digits);
  const bool ordinal = tail.empty() || tail == "st" || tail == "nd" || tail == "rd" || tail == "th";
  if (digits == 0 || digits > 2 || !ordinal) return 0;
  const std::int64_t day = *parse_int(text.substr(0, digits));
  return day <= 31 ? static_cast<int>(day) : 0;
}

int year_of(std::string_view text) {
  if (text.size() != 4) return 0;
  const std::optional<std::int64_t> year = parse_int(text);
  return year && *year >= kYearFirst && *year <= kYearLast ? static_cast<int>(*year) : 0;
}

int count_of(const Token& token) {
  constexpr std::array<std::string_view, 13> kNumbers{"zero", "one",    "two",   "three", "four",
                                                      "five", "six",    "seven", "eight", "nine",
                                                      "ten",  "eleven", "twelve"};
  if (const std::optional<std::int64_t> number = parse_int(token.text);
      number && *number > 0 && *number < 10000)
    return static_cast<int>(*number);
  const std::string word = lower_ascii(token.text);
  if (word == "a" || word == "an") return 1;
  return std::max(0, index_of(kNumbers, word));
}

Date minus_months(Date date, int months) {
  const int total = date.year() * 12 + date.month() - 1 - months;
  const int year = total / 12, month = total % 12 + 1;
  for (int day = date.day(); day >= 28; --day)
    if (const Date found = Date::of(year, month, day); found.known()) return found;
  return Date::of(year, month, date.day());
}

Date minus_units(Date date, std::string_view unit, int count) {
  if (unit == "day") return date.plus_days(-count);
  if (unit == "week") return date.plus_days(-7 * count);
  if (unit == "month") return minus_months(date, count);
  if (unit == "year") return minus_months(date, 12 * count);
  if (unit == "decade") return minus_months(date, 120 * count);
  return {};
}

// Where in a month or year "early", "mid" and "late" begin.
struct Part {
  int month_day;   // first day in a month
  int year_month;  // first month in a year
};
std::optional<Part> part_of(std::string_view word) {
  if (word == "early" || word == "beginning" || word == "start") return Part{1, 1};
  if (word == "mid" || word == "middle") return Part{11, 5};
  if (word == "late") return Part{21, 10};
  if (word == "end") return Part{31, 12};
  return std::nullopt;
}

// First month of a season of the northern half of the earth, as agencies use the words.
int season_month(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, int>, 5> kSeasons{
      {{"spring", 3}, {"summer", 6}, {"autumn", 9}, {"fall", 9}, {"winter", 12}}};
  for (const auto& [name, month] : kSeasons)
    if (name == word) return month;
  return 0;
}

class DateReader {
 public:
  DateReader(const Tree& tree, Date publication) : tree_(tree), publication_(publication) {}

  std::vector<DateExpression> read() {
    for (int i = 0; i < tree_.size();) i = read_at(i);
    return std::move(found_);
  }

 private:
  int read_at(int i) {
    if (const int next = read_calendar(i); next > i) return next;
    if (publication_.known())
      if (const int next = read_relative(i); next > i) return next;
    return i + 1;
  }

  std::string_view text(int i) const { return i < tree_.size() ? tree_[i].text : std::string_view(); }

  void add(int first, int last, Date date, bool relative, bool weekday = false) {
    if (date.known()) found_.push_back({first, last, date, relative, weekday});
  }

  // "2012-05-03", "9 May 2025", "May 9, 2025", "May 2012", "May 9", "2012".
  int read_calendar(int i) {
    if (const int next = read_part(i); next > i) return next;
    if (const int next = read_span_of_days(i); next > i) return next;
    if (const Date iso = Date::parse_iso(text(i)); iso.known()) return add(i, i + 1, iso, false), i + 1;
    const int day_first = day_of(text(i));
    if (day_first > 0 && i + 1 < tree_.size() && month_of(tree_[i + 1]) > 0)
      return read_year_after(i, i + 2, month_of(tree_[i + 1]), day_first);
    if (const int month = month_of(tree_[i]); month > 0) {
      const std::string_view number = text(i + 1);
      const int day = day_of(number.substr(0, number.find('-')));
      if (day > 0) return read_year_after(i, i + 2, month, day);
      if (const int year = year_of(text(i + 1)); year > 0)
        return add(i, i + 2, Date::of(year, month, 1), false), i + 2;
      return read_bare_month(i, month);
    }
    if (const int decade = year_of(text(i).substr(0, 4)); decade > 0 && text(i).substr(4) == "s")
      return add(i, i + 1, Date::of(decade, 1, 1), false), i + 1;
    const int year = year_of(text(i));
    if (year > 0 && names_year(i)) return add(i, i + 1, Date::of(year, 1, 1), false), i + 1;
    return i;
  }

  // "late March", "mid-April", "early in 2024", "the end of March", "spring 2025", "the 3rd of May".
  int read_part(int i) {
    const std::string word = lower_ascii(text(i));
    if (const int month = season_month(word); month > 0 && year_of(text(i + 1)) > 0)
      return add(i, i + 2, Date::of(year_of(text(i + 1)), month, 1), false), i + 2;
    const int ordinal = day_of(text(i));
    const int link = text(i + 1) == "-" || text(i + 1) == "in" || text(i + 1) == "of" ? 1 : 0;
    const int named = i + 1 + link;
    if (ordinal > 0 && text(i + 1) == "of" && named < tree_.size() && month_of(tree_[named]) > 0)
      return read_year_after(i, named + 1, month_of(tree_[named]), ordinal);
    std::string_view whole = text(i);
    const bool joined = whole.starts_with("mid-") || whole.starts_with("Mid-");
    const std::optional<Part> part = joined ? part_of("mid") : part_of(word);
    if (!part) return i;
    return read_part_of(i, joined ? i : named, *part, joined ? whole.substr(4) : std::string_view());
  }

  int read_part_of(int i, int at, Part part, std::string_view inner) {
    Token name = at < tree_.size() ? tree_[at] : Token();
    if (!inner.empty()) name.text = inner;
    if (const int year = year_of(name.text); year > 0)
      return add(i, at + 1, Date::of(year, part.year_month, 1), false), at + 1;
    const int month = month_of(name);
    if (month == 0) return i;
    const int stated = year_of(text(at + 1));
    if (stated == 0 && !publication_.known()) return i;
    const int year = stated > 0 ? stated : publication_.year() - (month > publication_.month() ? 1 : 0);
    Date date;
    for (int day = part.month_day; day >= 28 || !date.known(); --day)
      if (date = Date::of(year, month, day); date.known()) break;
    const int next = at + (stated > 0 ? 2 : 1);
    return add(i, next, date, stated == 0), next;
  }

  // The first of several days: "1 to 3 May", "1-3 May", "May 1-3", "1 and 2 May".
  int read_span_of_days(int i) {
    const std::string_view word = text(i);
    if (const std::size_t dash = word.find('-'); dash != std::string_view::npos) {
      const int first = day_of(word.substr(0, dash));
      if (first > 0 && day_of(word.substr(dash + 1)) > 0 && i + 1 < tree_.size() &&
          month_of(tree_[i + 1]) > 0)
        return read_year_after(i, i + 2, month_of(tree_[i + 1]), first);
    }
    const int first = day_of(word);
    const std::string_view link = text(i + 1);
    const bool linked = link == "to" || link == "-" || link == "–" || link == "and" || link == "until";
    if (first == 0 || !linked || day_of(text(i + 2)) == 0 || i + 3 >= tree_.size()) return i;
    const int month = month_of(tree_[i + 3]);
    return month > 0 ? read_year_after(i, i + 4, month, first) : i;
  }

  // "in 2012", "the 2022 invasion"; not "2012 people".
  bool names_year(int i) const {
    if (tree_[i].upos != Upos::NUM) return false;
    return tree_.child(i, "case") >= 0 || !tree_.is(i, "nummod") || tree_[tree_.head(i)].xpos == "NN";
  }

  int read_year_after(int first, int next, int month, int day) {
    // "May 1-3", "May 1 and 2": the second day says nothing of the first.
    const std::string_view link = text(next);
    if ((link == "-" || link == "–" || link == "and" || link == "to") && day_of(text(next + 1)) > 0 &&
        (next + 2 >= tree_.size() || month_of(tree_[next + 2]) == 0))
      next += 2;
    const int comma = text(next) == "," ? 1 : 0;
    if (const int year = year_of(text(next + comma)); year > 0)
      return add(first, next + comma + 1, Date::of(year, month, day), false), next + comma + 1;
    if (publication_.known()) add(first, next, nearest_year(month, day), false);
    return next;
  }

  // Without a year: the latest such day that is not more than half a year ahead.
  Date nearest_year(int month, int day) const {
    constexpr int kAheadMax = 183;
    const Date date = Date::of(publication_.year(), month, day);
    if (date.known() && date.days() - publication_.days() > kAheadMax)
      return Date::of(publication_.year() - 1, month, day);
    return date;
  }

  int read_bare_month(int i, int month) {
    const bool marked = tree_.child(i, "case") >= 0 || (i > 0 && tree_[i - 1].lemma == "last");
    if (!marked || !publication_.known()) return i;
    const int year = publication_.year() - (month > publication_.month() ? 1 : 0);
    add(i, i + 1, Date::of(year, month, 1), true);
    return i + 1;
  }

  int read_relative(int i) {
    const std::string word = lower_ascii(text(i));
    if (word == "day" && text(i + 1) == "before" && text(i + 2) == "yesterday")
      return add(i, i + 3, publication_.plus_days(-2), true), i + 3;
    if (word == "weekend") return read_weekend(i);
    if (word == "this") return read_this(i);
    if (word == "yesterday") return add(i, i + 1, publication_.plus_days(-1), true), i + 1;
    if (word == "today" || word == "tonight") return add(i, i + 1, publication_, true), i + 1;
    if (word == "tomorrow") return add(i, i + 1, publication_.plus_days(1), true), i + 1;
    if (const int weekday = index_of(kWeekdays, word); weekday >= 0) return read_weekday(i, weekday);
    if (word == "last" || word == "previous" || word == "next") return read_last(i, word == "next");
    return read_ago(i);
  }

  // The last Saturday before today.
  int read_weekend(int i) {
    const int passed = (publication_.weekday() + 2) % 7;
    const int back = passed == 0 ? 7 : passed;
    const bool ahead = i > 0 && tree_[i - 1].lemma == "next";
    add(i, i + 1, publication_.plus_days(ahead ? 7 - back : -back), true);
    return i + 1;
  }

  // "this week", "this month", "this year": from their first day, the days that have passed.
  int read_this(int i) {
    const std::string_view unit = i + 1 < tree_.size() ? std::string_view(tree_[i + 1].lemma) : "";
    Date date;
    if (unit == "week") date = publication_.plus_days(-publication_.weekday());
    if (unit == "month") date = Date::of(publication_.year(), publication_.month(), 1);
    if (unit == "year") date = Date::of(publication_.year(), 1, 1);
    if (!date.known()) return i;
    return add(i, i + 2, date, true), i + 2;
  }

  int read_weekday(int i, int weekday) {
    // "Monday, April 28": the day of the month says it all.
    const int after = i + (text(i + 1) == "," ? 2 : 1);
    if (after < tree_.size())
      if (const int next = read_calendar(after); next > after) return next;
    const int back = (publication_.weekday() - weekday + 7) % 7;
    const bool next = i > 0 && tree_[i - 1].lemma == "next";
    add(i, i + 1, publication_.plus_days(next ? 7 - back : -back), true, !next);
    return i + 1;
  }

  int read_last(int i, bool ahead) {
    if (i + 1 >= tree_.size()) return i;
    const Date date = minus_units(publication_, tree_[i + 1].lemma, ahead ? -1 : 1);
    if (!date.known()) return i;
    const std::string_view unit = tree_[i + 1].lemma;
    const Date first = unit == "year"    ? Date::of(date.year(), 1, 1)
                       : unit == "month" ? Date::of(date.year(), date.month(), 1)
                                         : date;
    add(i, i + 2, first, true);
    return i + 2;
  }

  int read_ago(int i) {
    if (i + 2 >= tree_.size() || tree_[i + 2].lemma != "ago") return i;
    const int count = count_of(tree_[i]);
    if (count == 0) return i;
    add(i, i + 3, minus_units(publication_, tree_[i + 1].lemma, count), true);
    return i + 3;
  }

  const Tree& tree_;
  Date publication_;
  std::vector<DateExpression> found_;
};

// Prepositions that set a phrase apart as told before the news.
bool is_background(std::string_view preposition) {
  constexpr std::array<std::string_view, 6> kApart{"since",  "after",  "following",
                                                   "follow", "before", "despite"};
  return std::find(kApart.begin(), kApart.end(), preposition) != kApart.end();
}

// The word that the expression modifies: the first ancestor outside of it.
int governor_of(const Tree& tree, const DateExpression& date) {
  int token = date.first;
  for (int steps = 0; steps <= tree.size(); ++steps) {
    const int head = tree.head(token);
    if (head < 0) return token;
    const bool inside = token >= date.first && token < date.last && head >= date.first && head < date.last;
    token = head;
    if (!inside && (token < date.first || token >= date.last)) return token;
  }
  return token;
}

}  // namespace

std::vector<DateExpression> find_dates(const Tree& tree, Date publication) {
  return DateReader(tree, publication).read();
}

const DateExpression* date_of(const Tree& tree, const std::vector<DateExpression>& dates,
                              const std::vector<int>& predicates) {
  for (const DateExpression& date : dates) {
    int token = governor_of(tree, date);
    // Through nouns up to the predicate: "signed a deal on Monday's summit"; but the year of "since the 2022
    // invasion" is the invasion's.
    for (int steps = 0; steps <= tree.size() && token >= 0; ++steps, token = tree.head(token)) {
      if (std::find(predicates.begin(), predicates.end(), token) != predicates.end()) return &date;
      if (tree[token].upos == Upos::VERB || is_background(tree.preposition(token))) break;
    }
  }
  return nullptr;
}

}  // namespace steelyard
