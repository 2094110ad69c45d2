// Periods as numbers, so that gaps in a series can be seen and filled.
#pragma once

#include <string>
#include <string_view>

#include "steelyard/base.h"

namespace steelyard {

// A period and its place in the row of periods of its kind; neighbours differ by 1.
struct PeriodIndex {
  PeriodKind kind = PeriodKind::all;
  int index = 0;  // 0 for "all"
  friend bool operator==(PeriodIndex, PeriodIndex) = default;
};

// "2025-05-09", "2025-05", "2025-Q2", "2025"; anything else is "all".
PeriodIndex parse_period(std::string_view text);
std::string period_name(PeriodIndex period);
// Unknown for "all".
Date first_day(PeriodIndex period);
// Periods of the kind in a year; 0 for "all".
double periods_per_year(PeriodKind kind);

}  // namespace steelyard
