// One pattern of a verb dictionary: the words around the star.
#pragma once

#include <string_view>

#include "code/dictionaries/verbs_file.h"

namespace steelyard {

// "AID_TO + * {MURDER | KILLING}" → items before and behind the star. The error's message is a clause.
Result<VerbPattern> read_verb_pattern(std::string_view text);

// "[042:043]" without its brackets. The error's message is a clause.
Result<VerbCode> read_verb_code(std::string_view text);

}  // namespace steelyard
