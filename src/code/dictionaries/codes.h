// The form of codes and date ranges in dictionaries: "USAGOV", "<960101", "19960102-20010720".
#pragma once

#include <string>
#include <string_view>

#include "steelyard/base.h"

namespace steelyard {

// Capital letters, digits and "---" only, whole blocks of three; what is wrong with it as a clause, "" if
// nothing.
std::string actor_code_fault(std::string_view blocks);

// "YYMMDD" (00–30 is 20YY) or "YYYYMMDD"; unknown when it is no day.
Date parse_dictionary_date(std::string_view text);

// "<date", ">date", "date-date", each end included; a bare date is that day alone. The error's message is a
// clause.
Result<DateRange> parse_dictionary_range(std::string_view text);

}  // namespace steelyard
