// Datelines by their marks; see dateline.h.
#include "code/dateline.h"

#include <algorithm>
#include <array>
#include <vector>

namespace steelyard {
namespace {

constexpr std::size_t kLengthMax = 100;
constexpr int kAgeMax = 60;  // days between writing and publication; more is another year or another meaning
constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                   "jul", "aug", "sep", "oct", "nov", "dec"};
// Dashes as agencies write them; a hyphen only between blanks.
constexpr std::array<std::string_view, 5> kDashes{" — ", " – ", " -- ", " - ", "— "};

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_small(char c) { return c >= 'a' && c <= 'z'; }

// "ASTANA", "NEW YORK", "GENEVA/LONDON", "ST. PETERSBURG".
bool all_capitals(std::string_view place) {
  const auto capitals = std::count_if(place.begin(), place.end(), is_capital);
  return capitals >= 3 && std::none_of(place.begin(), place.end(), is_small);
}

int month_of(std::string_view word) {
  const std::string lower = lower_ascii(word.substr(0, 3));
  const auto found = std::find(kMonths.begin(), kMonths.end(), lower);
  return word.size() < 3 || found == kMonths.end() ? 0 : static_cast<int>(found - kMonths.begin()) + 1;
}

// "May 9", "9 May 2025": a day of the year, the latest that is not after publication by more than a day.
Date day_of(std::string_view words, Date published) {
  int month = 0, day = 0, year = 0;
  for (std::string_view word : split(words, ' ')) {
    while (!word.empty() && (word.back() == '.' || word.back() == ',')) word.remove_suffix(1);
    if (const int named = month_of(word); named > 0 && month == 0) month = named;
    const auto number = parse_int(word);
    if (number && *number > 1900 && *number < 2100) year = static_cast<int>(*number);
    if (number && *number >= 1 && *number <= 31) day = static_cast<int>(*number);
  }
  if (month == 0 || day == 0 || (year == 0 && !published.known())) return {};
  if (year > 0) return Date::of(year, month, day);
  const Date same = Date::of(published.year(), month, day);
  return same.known() && same.days() > published.days() + 1 ? Date::of(published.year() - 1, month, day)
                                                            : same;
}

// End of "(Reuters) — " or "/TASS/. " at `at`, 0 if neither stands there.
std::size_t end_of_agency(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '.' || text[at] == ',')) ++at;
  if (at >= text.size()) return 0;
  const char open = text[at], close = open == '(' ? ')' : '/';
  if (open != '(' && open != '/') return 0;
  const std::size_t end = text.find(close, at + 1);
  if (end == std::string_view::npos || end > kLengthMax) return 0;
  std::size_t next = end + 1;
  for (std::string_view dash : kDashes)
    if (text.substr(next).starts_with(dash)) return next + dash.size();
  if (close != '/') return 0;
  while (next < text.size() && (text[next] == '.' || text[next] == ' ')) ++next;
  return next;
}

}  // namespace

Dateline read_dateline(std::string_view text, Date published) {
  Dateline line;
  const std::size_t stop = text.substr(0, kLengthMax).find_first_of(",(/\xE2-");
  if (stop == std::string_view::npos || stop < 3) return line;
  // A slash or hyphen inside the place: "GENEVA/LONDON", "PORT-AU-PRINCE".
  std::size_t place_end = stop;
  while (place_end + 1 < text.size() && (text[place_end] == '/' || text[place_end] == '-') &&
         is_capital(text[place_end + 1]) && is_capital(text[place_end - 1])) {
    const std::size_t next = text.find_first_of(",(/\xE2-", place_end + 1);
    if (next == std::string_view::npos || next > kLengthMax) return line;
    place_end = next;
  }
  const std::string_view place = trim(text.substr(0, place_end));
  if (!all_capitals(place)) return line;

  std::size_t end = 0;
  std::size_t head_end = place_end;  // where the words of place and day end
  for (std::size_t at = place_end - 1; at < std::min(text.size(), kLengthMax) && end == 0; ++at) {
    if (text[at] != '(' && text[at] != '/' && text[at] != ' ') continue;
    end = text[at] == ' ' ? 0 : end_of_agency(text, at);
    for (std::string_view dash : kDashes)
      if (end == 0 && text.substr(at).starts_with(dash)) end = at + dash.size();
    head_end = at;
  }
  if (end == 0) return line;
  line.end = end;
  line.place = place.substr(0, place.find('/'));
  line.plain = head_end <= place_end && text[place_end] != '(' && text[place_end] != '/';
  const Date day = day_of(text.substr(place_end, head_end - place_end), published);
  if (day.known() && (!published.known() || published.days() - day.days() <= kAgeMax)) line.day = day;
  return line;
}

}  // namespace steelyard
