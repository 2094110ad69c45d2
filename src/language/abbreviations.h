// Words whose full stop may belong to the word: what follows decides whether it also ends the sentence.
#pragma once

#include <string_view>

namespace steelyard::language {

enum class Abbreviation {
  none,
  title,     // "Gen.", "Mr.": a name follows, never the end
  month,     // "Jan.": not the end before a number
  numbered,  // "No.", "Art.": an abbreviation only before a number
  company,   // "Inc.": may end the sentence
  latin,     // "e.g.", "vs.": never the end
  other,     // "etc.", "Sat.": may end the sentence
};

// `word` is written with its full stop, and case counts: "Sat." is a day, "sat." ends a sentence.
Abbreviation abbreviation_of(std::string_view word);

// "U.S.", "D.C.", "Ph.D.", "a.m.": letters with inner full stops, the last one included.
bool is_dotted_acronym(std::string_view word);

// "J.": one capital.
bool is_initial(std::string_view word);

// Capitalised words that seldom stand inside a name and so show that a new sentence has begun: "The", "He",
// "But".
bool is_sentence_starter(std::string_view word);

}  // namespace steelyard::language
