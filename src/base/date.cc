// Days as a count since 1970-01-01; calendar arithmetic is <chrono>'s.
#include <chrono>
#include <cstdio>

#include "steelyard/base.h"

namespace steelyard {
namespace {

using std::chrono::year_month_day;

year_month_day calendar(std::int32_t days) {
  return year_month_day(std::chrono::sys_days(std::chrono::days(days)));
}

std::optional<int> digits(std::string_view text, std::size_t start, std::size_t count) {
  if (start + count > text.size()) return std::nullopt;
  int value = 0;
  for (char c : text.substr(start, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

Date Date::of(int year, int month, int day) {
  const year_month_day ymd{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                           std::chrono::day(static_cast<unsigned>(day))};
  if (year < -9999 || year > 9999 || month < 1 || day < 1 || !ymd.ok()) return {};
  return from_days(static_cast<std::int32_t>(std::chrono::sys_days(ymd).time_since_epoch().count()));
}

Date Date::from_days(std::int32_t days_since_1970) {
  Date date;
  date.days_ = days_since_1970;
  return date;
}

Date Date::parse_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
  const auto year = digits(text, 0, 4), month = digits(text, 5, 2), day = digits(text, 8, 2);
  return year && month && day ? of(*year, *month, *day) : Date();
}

Date Date::parse_first(std::string_view text) {
  if (text.size() == 4) return parse_iso(std::string(text) + "-01-01");
  if (text.size() == 7) return parse_iso(std::string(text) + "-01");
  return parse_iso(text);
}

Date Date::parse_last(std::string_view text) {
  if (text.size() == 4) return parse_iso(std::string(text) + "-12-31");
  if (text.size() != 7) return parse_iso(text);
  const Date first = parse_first(text);
  if (!first.known()) return {};
  const bool december = first.month() == 12;
  return of(first.year() + (december ? 1 : 0), december ? 1 : first.month() + 1, 1).plus_days(-1);
}

int Date::year() const { return static_cast<int>(calendar(days_).year()); }
int Date::month() const { return static_cast<int>(static_cast<unsigned>(calendar(days_).month())); }
int Date::day() const { return static_cast<int>(static_cast<unsigned>(calendar(days_).day())); }

int Date::weekday() const {
  const int shifted = (days_ + 3) % 7;  // 1970-01-01 was a Thursday
  return shifted < 0 ? shifted + 7 : shifted;
}

Date Date::plus_days(int count) const { return known() ? from_days(days_ + count) : Date(); }

std::string Date::iso() const {
  if (!known()) return "";
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", year(), month(), day());
  return buffer;
}

bool DateRange::holds(Date day) const {
  if (!day.known()) return !from.known() && !to.known();
  return (!from.known() || from <= day) && (!to.known() || day <= to);
}

std::optional<PeriodKind> parse_period_kind(std::string_view text) {
  if (text == "day") return PeriodKind::day;
  if (text == "month") return PeriodKind::month;
  if (text == "quarter") return PeriodKind::quarter;
  if (text == "year") return PeriodKind::year;
  if (text == "all") return PeriodKind::all;
  return std::nullopt;
}

std::string period_of(Date day, PeriodKind kind) {
  if (kind == PeriodKind::all) return "all";
  const std::string iso = day.iso();
  if (!day.known() || kind == PeriodKind::day) return iso;
  if (kind == PeriodKind::month) return iso.substr(0, 7);
  if (kind == PeriodKind::year) return iso.substr(0, 4);
  return iso.substr(0, 4) + "-Q" + std::to_string((day.month() - 1) / 3 + 1);
}

}  // namespace steelyard
