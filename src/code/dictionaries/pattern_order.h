// TABARI's way of matching: by the order of words.
#pragma once

#include "code/dictionaries/pattern_words.h"

namespace steelyard {

// The verb takes tokens [first, last).
PatternMatch match_by_order(const WordPattern& pattern, const Tree& tree, const Mentions* mentions, int first,
                            int last);

}  // namespace steelyard
