// The language of a text. Most input is English, and English gives itself away by its function words: a text
// of ASCII letters in which every fifth word or so is one of them needs no closer look. The rest goes to cld2
// (Compact Language Detector 2: naive Bayes over letter quadruples), which is believed only when it calls
// itself reliable.
#include <array>

#include <cld2/public/compact_lang_det.h>

#include "read/reading.h"

namespace steelyard {
namespace {

constexpr std::size_t kSampleBytes = 4000;  // enough to be sure, and linear work is kept small
constexpr std::size_t kLettersMin = 40;     // cld2's own advice is not to trust it far below this
constexpr std::size_t kLatinLettersMin =
    120;  // a headline of foreign names passes for a foreign language below this
constexpr int kPercentMin = 60;

// Words that are frequent in English and rare in every other language written in plain ASCII.
bool is_english_word(std::string_view word) {
  switch (word.size()) {
    case 2:
      return word == "of" || word == "by" || word == "is";
    case 3:
      return word == "the" || word == "and" || word == "was" || word == "has" || word == "its" ||
             word == "his";
    case 4:
      return word == "with" || word == "from" || word == "that" || word == "said" || word == "have" ||
             word == "were" || word == "this" || word == "will";
    case 5:
      return word == "after" || word == "their" || word == "which" || word == "would" || word == "about";
    default:
      return false;
  }
}

struct Sample {
  std::size_t words = 0, english = 0, letters = 0, wide = 0;  // wide: letters beyond ASCII
};

Sample take_sample(std::string_view text) {
  Sample sample;
  std::array<char, 8> word{};
  std::size_t length = 0;
  const auto end_word = [&] {
    if (length == 0) return;
    ++sample.words;
    sample.english += length <= 5 && is_english_word(std::string_view(word.data(), length));
    length = 0;
  };
  for (const char c : text) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
    const bool wide = (c & 0x80) != 0;
    if ((lower >= 'a' && lower <= 'z') || wide) {
      if (length < word.size()) word[length] = lower;
      ++length;
      // Letters beyond ASCII take two bytes or more; their lead bytes are counted.
      sample.letters += (c & 0xC0) != 0x80;
      sample.wide += (c & 0xC0) == 0xC0;
    } else {
      end_word();
    }
  }
  end_word();
  return sample;
}

std::string by_cld2(std::string_view text) {
  CLD2::Language languages[3];
  int percents[3], bytes = 0;
  bool reliable = false;
  CLD2::DetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, languages, percents, &bytes,
                              &reliable);
  if (!reliable || percents[0] < kPercentMin || languages[0] == CLD2::UNKNOWN_LANGUAGE) return "und";
  return CLD2::LanguageCode(languages[0]);
}

// The first bytes of a text, cut between characters.
std::string_view sample_of(std::string_view text) {
  if (text.size() <= kSampleBytes) return text;
  std::size_t end = kSampleBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

}  // namespace

std::string detect_language(std::string_view text) {
  text = sample_of(text);
  const Sample sample = take_sample(text);
  if (sample.letters < kLettersMin) return "und";
  if (sample.english >= 2 && sample.english * 10 >= sample.words) return "en";
  if (find_invalid_utf8(text)) return "und";
  const std::string code = by_cld2(text);
  if (code == "en" || sample.wide * 2 > sample.letters) return code;
  // Text full of foreign names looks foreign letter by letter: more of it is asked for, and no English beside
  // it.
  const bool some_english = sample.english >= 1 && sample.english * 12 >= sample.words;
  return sample.letters < kLatinLettersMin || some_english ? "und" : code;
}

std::string language_name(std::string_view code) {
  const std::string text(code);
  const CLD2::Language language = CLD2::GetLanguageFromName(text.c_str());
  if (language == CLD2::UNKNOWN_LANGUAGE) return text;
  std::string name = lower_ascii(CLD2::LanguageName(language));
  if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

}  // namespace steelyard
