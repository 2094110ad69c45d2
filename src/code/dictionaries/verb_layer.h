// Verb dictionaries → entries of the lexicon.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "code/dictionaries/verbs_file.h"
#include "code/lexicon.h"

namespace steelyard {

// Each verb with its own code, and each pattern once for each verb of its block, under the lemmas that our
// lemmatiser gives their forms.
std::vector<std::pair<std::string, LexiconEntry>> lexicon_entries(const VerbDictionary& dictionary,
                                                                  bool stems);

// What a bare verb with such a code does with the action it governs, as PETRARCH 2 reads its codes: one of
// intent (03) intends, one of demand (10) demands. None for deeds.
Operator operator_of_code(std::string_view code);

}  // namespace steelyard
