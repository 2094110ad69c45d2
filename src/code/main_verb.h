// The verb that tells the news, where the parser found none.
//
// Problem: a sentence of news has a main verb, yet a past tense that the tagger knows too little ("froze",
// "overran") or takes for a participle ("Chilean students demonstrated for reform") leaves a tree whose root
// is a noun, and headlines ("forces again open fire") do so still more often. Method: where no clause has a
// finite verb with a subject, the likeliest word by form, place and lexicon becomes the root; the phrase
// before it its subject, the one after it its object.
#pragma once

#include <vector>

#include "steelyard/language.h"

#include "code/lexicon.h"

namespace steelyard {

// Call before whatever reads the tree. Changes nothing where the sentence has a main verb.
void settle_main_verb(std::vector<Token>& tokens, const Lexicon& lexicon);

}  // namespace steelyard
