// Period names (base: period_of) to numbers and back.
#include "weigh/periods.h"

#include <cstdlib>

namespace steelyard {
namespace {

std::optional<int> number(std::string_view text) {
  const auto value = parse_int(text);
  return value ? std::optional<int>(static_cast<int>(*value)) : std::nullopt;
}

}  // namespace

PeriodIndex parse_period(std::string_view text) {
  const auto year = text.size() >= 4 ? number(text.substr(0, 4)) : std::nullopt;
  if (!year) return {};
  if (text.size() == 4) return {PeriodKind::year, *year};
  if (text.size() == 10) {
    const Date day = Date::parse_iso(text);
    return day.known() ? PeriodIndex{PeriodKind::day, day.days()} : PeriodIndex{};
  }
  if (text.size() != 7) return {};
  const bool quarter = text[5] == 'Q';
  const auto part = number(text.substr(quarter ? 6 : 5));
  if (!part) return {};
  return quarter ? PeriodIndex{PeriodKind::quarter, *year * 4 + *part - 1}
                 : PeriodIndex{PeriodKind::month, *year * 12 + *part - 1};
}

Date first_day(PeriodIndex period) {
  switch (period.kind) {
    case PeriodKind::day:
      return Date::from_days(period.index);
    case PeriodKind::month:
      return Date::of(period.index / 12, period.index % 12 + 1, 1);
    case PeriodKind::quarter:
      return Date::of(period.index / 4, period.index % 4 * 3 + 1, 1);
    case PeriodKind::year:
      return Date::of(period.index, 1, 1);
    case PeriodKind::all:
      return {};
  }
  return {};
}

std::string period_name(PeriodIndex period) {
  return period.kind == PeriodKind::all ? "all" : period_of(first_day(period), period.kind);
}

double periods_per_year(PeriodKind kind) {
  switch (kind) {
    case PeriodKind::day:
      return 365.25;
    case PeriodKind::month:
      return 12;
    case PeriodKind::quarter:
      return 4;
    case PeriodKind::year:
      return 1;
    case PeriodKind::all:
      return 0;
  }
  return 0;
}

}  // namespace steelyard
