// Word form → lemma: a table of irregular forms, and for the rest the rules of English spelling.
//
// What has to be guessed is whether a stem once ended in a silent e: "creat|ed" → create, "visit|ed" → visit.
// The longest ending in a list of endings decides, which is right for all but a handful of the verbs that
// news uses. The idea of deciding by endings is that of Minnen, Carroll and Pearce (2001), "Applied
// morphological processing of English"; the list is our own.
#include <array>

#include "steelyard/language.h"

#include "language/irregular.h"

namespace steelyard {
namespace {

using language::irregular_adjective, language::irregular_noun, language::irregular_verb;

struct Ending {
  std::string_view letters;  // '^' before it: the whole stem
  bool silent_e;
};

constexpr auto kEndings = std::to_array<Ending>({
    {"at", true},        {"eat", false},     {"oat", false},        {"creat", true},    {"combat", false},
    {"hat", false},      {"phat", true},     {"^hat", true},        {"^recreat", true}, {"^ideat", true},
    {"format", false},   {"unit", true},     {"invit", true},       {"cit", true},      {"solicit", false},
    {"elicit", false},   {"ignit", true},    {"expedit", true},     {"^bit", true},     {"promot", true},
    {"^vot", true},      {"^not", true},     {"denot", true},       {"devot", true},    {"quot", true},
    {"emot", true},      {"ut", true},       {"out", false},        {"debut", false},   {"rerout", true},
    {"^rout", true},     {"complet", true},  {"delet", true},       {"compet", true},   {"deplet", true},
    {"excret", true},    {"ir", true},       {"air", false},        {"eir", false},     {"souvenir", false},
    {"ar", true},        {"ear", false},     {"oar", false},        {"collar", false},  {"ignor", true},
    {"restor", true},    {"explor", true},   {"stor", true},        {"scor", true},     {"ador", true},
    {"plor", true},      {"^bor", true},     {"ambassador", false}, {"ur", true},       {"our", false},
    {"murmur", false},   {"sulphur", false}, {"devour", false},     {"interfer", true}, {"adher", true},
    {"persever", true},  {"coher", true},    {"rever", true},       {"severed", false}, {"in", true},
    {"ain", false},      {"ein", false},     {"oin", false},        {"uin", false},     {"pumpkin", false},
    {"cabin", false},    {"postpon", true},  {"condon", true},      {"clon", true},     {"phon", true},
    {"dethron", true},   {"^ton", true},     {"aton", true},        {"^zon", true},     {"^ston", true},
    {"^hon", true},      {"tun", true},      {"prun", true},        {"conven", true},   {"interven", true},
    {"contraven", true}, {"consol", true},   {"cajol", true},       {"parol", true},    {"il", true},
    {"ail", false},      {"oil", false},     {"uil", false},        {"eil", false},     {"pencil", false},
    {"ul", true},        {"aul", false},     {"oul", false},        {"scal", true},     {"hal", true},
    {"impal", true},     {"^hal", false},    {"bl", true},          {"cl", true},       {"dl", true},
    {"fl", true},        {"gl", true},       {"kl", true},          {"pl", true},       {"sl", true},
    {"tl", true},        {"zl", true},       {"cr", true},          {"tr", true},       {"ak", true},
    {"ek", false},       {"ik", true},       {"ok", true},          {"eak", false},     {"oak", false},
    {"eek", false},      {"ook", false},     {"uk", true},          {"ap", true},       {"ip", true},
    {"op", true},        {"up", true},       {"yp", true},          {"eap", false},     {"oop", false},
    {"oup", false},      {"oap", false},     {"develop", false},    {"envelop", false}, {"gallop", false},
    {"gossip", false},   {"wallop", false},  {"am", true},          {"im", true},       {"om", true},
    {"um", true},        {"yme", true},      {"eam", false},        {"oam", false},     {"aim", false},
    {"oom", false},      {"custom", false},  {"blossom", false},    {"ransom", false},  {"fathom", false},
    {"victim", false},   {"bottom", false},  {"vacuum", false},     {"ad", true},       {"ed", true},
    {"id", true},        {"od", true},       {"ud", true},          {"ead", false},     {"oad", false},
    {"eed", false},      {"aid", false},     {"oid", false},        {"ood", false},     {"oud", false},
    {"aud", false},      {"defraud", false}, {"invalid", false},    {"period", false},  {"board", false},
    {"ab", true},        {"ib", true},       {"ob", true},          {"ub", true},       {"yb", true},
    {"oub", false},      {"s", true},        {"ss", false},         {"z", true},        {"zz", false},
    {"tz", false},       {"c", true},        {"v", true},           {"u", true},        {"g", true},
    {"ing", false},      {"ong", false},     {"^hang", false},      {"^bang", false},   {"^gang", false},
    {"overhang", false}, {"clang", false},   {"fring", true},       {"cring", true},    {"^hing", true},
    {"^ting", true},     {"imping", true},   {"^bing", true},       {"spong", true},    {"^sing", false},
    {"breath", true},    {"^bath", true},    {"loath", true},       {"sooth", true},    {"cloth", true},
    {"seeth", true},     {"writh", true},    {"^cach", true},       {"^ach", true},     {"tast", true},
    {"wast", true},      {"^past", true},    {"^bast", true},       {"copyast", true},  {"ow", false},
    {"aw", false},       {"^ow", true},      {"^aw", true},         {"shoe", false},    {"^ey", true},
    {"atur", true},      {"siz", true},      {"aliz", true},
});

bool ends_as(std::string_view stem, const Ending& ending) {
  if (ending.letters.starts_with('^')) return stem == ending.letters.substr(1);
  return stem.ends_with(ending.letters);
}

bool wants_silent_e(std::string_view stem) {
  const Ending* longest = nullptr;
  for (const Ending& ending : kEndings)
    if (ends_as(stem, ending) && (!longest || ending.letters.size() > longest->letters.size()))
      longest = &ending;
  return longest && longest->silent_e;
}

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

bool has_vowel(std::string_view stem) {
  return std::ranges::any_of(stem, [](char c) { return is_vowel(c) || c == 'y'; });
}

// "stopp" → stop, but "call", "press", "staff" keep both.
bool is_doubled(std::string_view stem) {
  if (stem.size() < 4) return false;
  const char last = stem.back();
  if (last != stem[stem.size() - 2] || is_vowel(last)) return false;
  return last != 'l' && last != 's' && last != 'f' && last != 'z';
}

// The verb, or adjective, whose stem is left when "ed", "ing", "er" or "est" is taken away.
std::string whole_stem(std::string_view stem) {
  if (is_doubled(stem)) return std::string(stem.substr(0, stem.size() - 1));
  std::string whole(stem);
  if (stem.ends_with('i') && stem.size() > 2) {
    whole.back() = 'y';
  } else if (stem.ends_with('i') || wants_silent_e(stem)) {
    whole += 'e';
  }
  return whole;
}

std::string without(std::string_view form, std::size_t letters) {
  return std::string(form.substr(0, form.size() - letters));
}

// What stands before the ending, if it could be a word.
std::string_view stem_before(std::string_view form, std::string_view ending) {
  if (!form.ends_with(ending) || form.size() < ending.size() + 2) return {};
  const std::string_view stem = form.substr(0, form.size() - ending.size());
  return has_vowel(stem) ? stem : std::string_view();
}

// "watches" → watch, "parties" → party, "states" → state.
std::string without_s(std::string_view form) {
  if (form.size() < 4 || !form.ends_with('s') || form.ends_with("ss") || form.ends_with("us") ||
      form.ends_with("is"))
    return std::string(form.size() == 3 && form.ends_with('s') && !form.ends_with("ss") ? without(form, 1)
                                                                                        : form);
  if (form.ends_with("ies")) return form.size() > 4 ? without(form, 3) + "y" : without(form, 1);
  for (const std::string_view ending : {"ches", "shes", "sses", "xes", "zzes"})
    if (form.ends_with(ending)) return without(form, 2);
  return without(form, 1);
}

// A past tense that the tagger took for a present: "soldiers shot", "students demonstrated". Pasts that are
// presents of other verbs ("found", "wound") stay.
bool is_surely_past(std::string_view form) {
  constexpr std::string_view kOwnPresents[] = {"found", "lay",  "saw",  "felt", "ground", "wound", "bound",
                                               "fell",  "bore", "rose", "left", "wove",   "dove"};
  if (std::ranges::find(kOwnPresents, form) != std::end(kOwnPresents)) return false;
  if (const auto irregular = irregular_verb(form); !irregular.empty()) return irregular != form;
  constexpr std::size_t kShortest = 6;
  return form.size() >= kShortest && form.ends_with("ed") && !form.ends_with("eed");
}

std::string verb_lemma(const std::string& form, std::string_view xpos) {
  if (xpos == "VB") return form;
  if (form == "'d" || form == "’d") return xpos == "MD" ? "would" : "have";
  if (form == "'s" || form == "’s") return "be";
  const bool present = xpos == "VBP" && !is_surely_past(form);
  if (const auto irregular = irregular_verb(form);
      !irregular.empty() && (!present || irregular == "be" || irregular == "have"))
    return std::string(irregular);
  if (present || xpos == "MD") return form;
  if (xpos == "VBZ") return form.ends_with("oes") ? without(form, 2) : without_s(form);
  if (form.ends_with("eed")) return without(form, 1);
  if (const auto stem = stem_before(form, "ed"); !stem.empty()) return whole_stem(stem);
  if (const auto stem = stem_before(form, "ing"); !stem.empty()) return whole_stem(stem);
  return form;
}

std::string noun_lemma(const std::string& form, std::string_view xpos) {
  if (xpos != "NNS" && xpos != "NNPS") return form;
  if (const auto irregular = irregular_noun(form); !irregular.empty()) return std::string(irregular);
  if (form.size() > 4 && form.ends_with("men")) return without(form, 2) + "an";
  return without_s(form);
}

std::string adjective_lemma(const std::string& form, std::string_view xpos) {
  if (form == "n't" || form == "n’t") return "not";
  const bool comparative = xpos == "JJR" || xpos == "RBR", superlative = xpos == "JJS" || xpos == "RBS";
  if (!comparative && !superlative) return form;
  if (form == "better" || form == "best") return xpos.starts_with("RB") ? "well" : "good";
  if (const auto irregular = irregular_adjective(form); !irregular.empty()) return std::string(irregular);
  const auto stem = stem_before(form, comparative ? "er" : "est");
  return stem.size() < 3 ? form : whole_stem(stem);
}

std::string pronoun_lemma(const std::string& form, std::string_view xpos) {
  using Row = std::pair<std::string_view, std::string_view>;
  static constexpr auto kCases = std::to_array<Row>({{"him", "he"},
                                                     {"me", "i"},
                                                     {"them", "they"},
                                                     {"us", "we"},
                                                     {"'s", "we"},
                                                     {"these", "this"},
                                                     {"those", "that"}});
  if (form == "her") return xpos == "PRP" ? "she" : "her";
  for (const auto& [other, lemma] : kCases)
    if (form == other) return std::string(lemma);
  return form;
}

}  // namespace

std::string lemmatize(std::string_view form, Upos upos, std::string_view xpos) {
  const std::string small = lower_ascii(form);
  switch (upos) {
    case Upos::VERB:
    case Upos::AUX:
      return verb_lemma(small, xpos);
    case Upos::NOUN:
      return noun_lemma(small, xpos);
    case Upos::PROPN:
      return form.find(' ') == std::string_view::npos ? noun_lemma(small, xpos) : small;
    case Upos::ADJ:
    case Upos::ADV:
    case Upos::PART:
      return adjective_lemma(small, xpos);
    case Upos::PRON:
    case Upos::DET:
      return small == "an" ? "a" : pronoun_lemma(small, xpos);
    default:
      return small;
  }
}

}  // namespace steelyard
