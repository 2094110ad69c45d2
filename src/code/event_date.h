// The day of an event as its sentence tells it.
//
// Problem: "on Monday", "yesterday", "in 2012", "on 3 May" are resolved against the day of publication, and a
// sentence may hold several of them for several predicates. Method: date expressions are found among the
// tokens, each belongs to the nearest predicate above it in the tree; an event takes the expression of its
// own words, else the day of publication.
#pragma once

#include <string>
#include <vector>

#include "code/tree.h"

namespace steelyard {

struct DateExpression {
  int first = 0, last = 0;  // tokens [first, last)
  Date date;                // first day of what is named
  bool relative = false;    // resolved against the publication: "Monday"; otherwise stated: "in 2012"
  bool weekday = false;     // may also lie ahead: "will meet on Monday"
};

// In order of the text. Expressions that need a day of publication are left out when it is unknown.
std::vector<DateExpression> find_dates(const Tree& tree, Date publication);

// The expression that belongs to one of the predicates, nullptr if none.
const DateExpression* date_of(const Tree& tree, const std::vector<DateExpression>& dates,
                              const std::vector<int>& predicates);

}  // namespace steelyard
