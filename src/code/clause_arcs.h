// Main clauses that the parser lost, where known names and the lexicon make them certain.
//
// Problem: of "On Monday Chile praised Peru" and "Iraqi students demonstrated against Turkey" the parser
// makes noun phrases with a participle: the sentence has no verb, and what it tells is lost. Method: only in
// sentences of such a shape, and only where a name that is never anything else, a calendar word, an
// intransitive verb of the lexicon or a list of names leaves one reading, the arcs are set anew. Each rule is
// one function that says what it looks for.
#pragma once

#include "steelyard/language.h"

#include "code/lexicon.h"

namespace steelyard {

// Call after settle_name_arcs.
void settle_clause_arcs(Sentence& sentence, const Lexicon& lexicon);

}  // namespace steelyard
