// Forms of English that no rule of spelling gives back.
#pragma once

#include <string_view>

namespace steelyard::language {

// Lemma of an irregular form in lower case, or "" where the rules apply.
std::string_view irregular_verb(std::string_view form);
std::string_view irregular_noun(std::string_view form);
std::string_view irregular_adjective(std::string_view form);  // and adverb

}  // namespace steelyard::language
