// The table of abbreviations, and shapes that need no table.
#include "language/abbreviations.h"

#include <algorithm>
#include <array>
#include <utility>

#include "language/characters.h"

namespace steelyard::language {
namespace {

using enum Abbreviation;

// Sorted by word.
constexpr auto kAbbreviations = std::to_array<std::pair<std::string_view, Abbreviation>>({
    {"Adm.", title},     {"Amb.", title},    {"Apr.", month},     {"Art.", numbered}, {"Asst.", title},
    {"Attn.", other},    {"Aug.", month},    {"Ave.", other},     {"Bldg.", other},   {"Blvd.", other},
    {"Brig.", title},    {"Bros.", company}, {"Capt.", title},    {"Ch.", numbered},  {"Cmdr.", title},
    {"Co.", company},    {"Col.", title},    {"Comdr.", title},   {"Cong.", title},   {"Corp.", company},
    {"Cos.", company},   {"Cpl.", title},    {"Dec.", month},     {"Del.", title},    {"Dept.", title},
    {"Dr.", title},      {"Drs.", title},    {"E.g.", latin},     {"Eq.", numbered},  {"Esq.", other},
    {"Feb.", month},     {"Fig.", numbered}, {"Figs.", numbered}, {"Fr.", title},     {"Fri.", other},
    {"Ft.", title},      {"Gen.", title},    {"Gens.", title},    {"Gov.", title},    {"Govs.", title},
    {"Hon.", title},     {"I.e.", latin},    {"Inc.", company},   {"Insp.", title},   {"Jan.", month},
    {"Jr.", other},      {"Jul.", month},    {"Jun.", month},     {"Lt.", title},     {"Ltd.", company},
    {"Maj.", title},     {"Mar.", month},    {"Messrs.", title},  {"Mon.", other},    {"Mr.", title},
    {"Mrs.", title},     {"Ms.", title},     {"Mt.", title},      {"Mx.", title},     {"No.", numbered},
    {"Nos.", numbered},  {"Nov.", month},    {"Oct.", month},     {"PS.", other},     {"Para.", numbered},
    {"Ph.D.", other},    {"Pres.", title},   {"Prof.", title},    {"Profs.", title},  {"Pte.", company},
    {"Pty.", company},   {"Pvt.", title},    {"Rep.", title},     {"Reps.", title},   {"Res.", numbered},
    {"Rev.", title},     {"Rt.", title},     {"Sat.", other},     {"Sec.", title},    {"Sen.", title},
    {"Sens.", title},    {"Sep.", month},    {"Sept.", month},    {"Sgt.", title},    {"Spc.", title},
    {"Sr.", other},      {"St.", title},     {"Sun.", other},     {"Supt.", title},   {"Thu.", other},
    {"Thur.", other},    {"Thurs.", other},  {"Tue.", other},     {"Tues.", other},   {"Vol.", numbered},
    {"Vols.", numbered}, {"Vs.", latin},     {"Wed.", other},     {"a.m.", other},    {"al.", other},
    {"approx.", latin},  {"art.", numbered}, {"ca.", latin},      {"cf.", latin},     {"ch.", numbered},
    {"e.g.", latin},     {"est.", latin},    {"et.", latin},      {"etc.", other},    {"fig.", numbered},
    {"i.e.", latin},     {"no.", numbered},  {"nos.", numbered},  {"p.", numbered},   {"p.m.", other},
    {"para.", numbered}, {"pp.", numbered},  {"viz.", latin},     {"vol.", numbered}, {"vs.", latin},
});
static_assert(std::ranges::is_sorted(kAbbreviations, {}, &std::pair<std::string_view, Abbreviation>::first));

// Sorted.
constexpr auto kStarters = std::to_array<std::string_view>({
    "A",       "About",   "According", "After",   "All",       "Also",   "Although", "Among",   "An",
    "And",     "Another", "As",        "At",      "Because",   "Before", "Both",     "But",     "By",
    "Despite", "During",  "Each",      "Earlier", "Even",      "For",    "From",     "He",      "Her",
    "Here",    "His",     "How",       "However", "I",         "If",     "In",       "Instead", "It",
    "Its",     "Last",    "Later",     "Many",    "Meanwhile", "More",   "Most",     "My",      "No",
    "Nor",     "Not",     "Now",       "Of",      "On",        "Once",   "One",      "Only",    "Or",
    "Other",   "Others",  "Our",       "Over",    "She",       "Since",  "So",       "Some",    "Still",
    "Such",    "That",    "The",       "Their",   "Then",      "There",  "These",    "They",    "This",
    "Those",   "Though",  "Through",   "Thus",    "To",        "Under",  "Until",    "We",      "What",
    "When",    "Where",   "Whether",   "Which",   "While",     "Who",    "Why",      "With",    "Without",
    "Yet",     "You",     "Your",
});
static_assert(std::ranges::is_sorted(kStarters));

}  // namespace

Abbreviation abbreviation_of(std::string_view word) {
  const auto found =
      std::ranges::lower_bound(kAbbreviations, word, {}, &std::pair<std::string_view, Abbreviation>::first);
  return found != kAbbreviations.end() && found->first == word ? found->second : none;
}

bool is_dotted_acronym(std::string_view word) {
  if (word.size() < 4 || word.back() != '.') return false;
  std::size_t letters = 0, dots = 0;
  for (std::size_t at = 0; at < word.size();) {
    const Character c = decode(word, at);
    at += c.size;
    if (c.code == '.') {
      if (letters == 0 || letters > 2) return false;
      ++dots;
      letters = 0;
    } else if (is_letter(c.code)) {
      ++letters;
    } else {
      return false;
    }
  }
  return dots >= 2;
}

bool is_initial(std::string_view word) {
  if (word.size() < 2 || word.back() != '.') return false;
  const Character c = decode(word, 0);
  return is_upper(c.code) && c.size + 1 == word.size();
}

bool is_sentence_starter(std::string_view word) { return std::ranges::binary_search(kStarters, word); }

}  // namespace steelyard::language
