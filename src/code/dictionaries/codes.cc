// Blocks of actor codes, and dates; see codes.h.
#include "code/dictionaries/codes.h"

#include <algorithm>

namespace steelyard {
namespace {

constexpr std::size_t kBlock = 3;
constexpr std::string_view kNobody = "---";
constexpr int kCenturyTurns = 30;  // two-digit years up to this are of the 21st century

Date day_or_unknown(int year, std::string_view month_day) {
  const auto month = parse_int(month_day.substr(0, 2)), day = parse_int(month_day.substr(2, 2));
  if (!month || !day || *month < 1 || *month > 12 || *day < 1 || *day > 31) return {};
  return Date::of(year, static_cast<int>(*month), static_cast<int>(*day));
}

std::unexpected<Error> no_date(std::string_view text) {
  return failure(ErrorKind::bad_input,
                 "\"" + std::string(text) + "\" is no date of the form YYYYMMDD or YYMMDD");
}

}  // namespace

std::string actor_code_fault(std::string_view blocks) {
  if (blocks.empty()) return "the code is empty";
  std::string_view rest = blocks.starts_with(kNobody) ? blocks.substr(kBlock) : blocks;
  const bool letters = std::all_of(rest.begin(), rest.end(),
                                   [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
  if (!letters) return "the code \"" + std::string(blocks) + "\" has signs other than capital letters";
  if (blocks.size() % kBlock != 0)
    return "the code \"" + std::string(blocks) + "\" is not made of blocks of three letters";
  return {};
}

Date parse_dictionary_date(std::string_view text) {
  text = trim(text);
  if (!std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) return {};
  if (text.size() == 8)
    return day_or_unknown(static_cast<int>(parse_int(text.substr(0, 4)).value_or(0)), text.substr(4));
  if (text.size() != 6) return {};
  const int year = static_cast<int>(parse_int(text.substr(0, 2)).value_or(0));
  return day_or_unknown((year <= kCenturyTurns ? 2000 : 1900) + year, text.substr(2));
}

Result<DateRange> parse_dictionary_range(std::string_view text) {
  text = trim(text);
  if (text.empty()) return failure(ErrorKind::bad_input, "the date is missing");
  const char sign = text.front();
  if (sign == '<' || sign == '>') {
    const Date day = parse_dictionary_date(text.substr(1));
    if (!day.known()) return no_date(trim(text.substr(1)));
    return sign == '<' ? DateRange{{}, day} : DateRange{day, {}};
  }
  const std::size_t dash = text.find('-');
  const std::string_view first = trim(text.substr(0, dash));
  const std::string_view second = dash == std::string_view::npos ? first : trim(text.substr(dash + 1));
  const DateRange range{parse_dictionary_date(first), parse_dictionary_date(second)};
  if (!range.from.known()) return no_date(first);
  if (!range.to.known()) return no_date(second);
  if (range.to < range.from)
    return failure(ErrorKind::bad_input, "the range " + std::string(text) + " ends before it begins");
  return range;
}

}  // namespace steelyard
