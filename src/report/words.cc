// Numbers and dates as prose writes them: true minus, thin no-break space between thousands, whole percent.
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "steelyard/report.h"

namespace steelyard {

std::string plain_number(double value, int digits) {
  if (!std::isfinite(value)) return "–";
  std::string text = fmt::format("{:.{}f}", std::abs(value), digits);
  const bool zero = text.find_first_not_of("0.") == std::string::npos;
  return value < 0 && !zero ? "−" + text : text;
}

std::string plain_count(std::int64_t count) {
  std::string digits = std::to_string(count < 0 ? -count : count), text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += "\u202F";
    text += digits[i];
  }
  return count < 0 ? "−" + text : text;
}

std::string plain_percent(double share) {
  return std::isfinite(share) ? fmt::format("{}%", std::lround(share * 100)) : "–";
}

std::string plain_date(Date date) {
  static constexpr std::array<std::string_view, 12> kMonths{"January",   "February", "March",    "April",
                                                            "May",       "June",     "July",     "August",
                                                            "September", "October",  "November", "December"};
  if (!date.known()) return "no date";
  return fmt::format("{} {} {}", date.day(), kMonths[static_cast<std::size_t>(date.month() - 1)],
                     date.year());
}

}  // namespace steelyard
