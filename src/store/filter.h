// An EventFilter as a condition of a statement over the view event_rows.
#pragma once

#include <string>
#include <vector>

#include "steelyard/store.h"

#include "store/database.h"

namespace steelyard {

struct Condition {
  std::string sql;  // " WHERE …", or "" when all rows are wanted
  std::vector<database::Parameter> parameters;
};

// Every word of the user's is a parameter.
Condition to_condition(const EventFilter& filter);

// " LIMIT n", or "".
std::string limit_clause(const EventFilter& filter);

// All ties of two rows are broken, so that the same store gives the same order always.
constexpr std::string_view kEventOrder =
    " ORDER BY date NULLS FIRST, document, sentence, action_start, source_start, target_start, id";

}  // namespace steelyard
