// Text → sentences.
//
// A sentence ends at . ! ? … (with the quotes and brackets that close behind it) when a blank and then
// something that can begin a sentence follow, and at the end of a line that is not simply wrapped. Full stops
// of abbreviations, initials, numbers and addresses are told apart by the word before and the word after.
// After the rules of Grefenstette and Tapanainen, "What is a word, what is a sentence?" (1994), with tables
// of our own.
//
// Text without any full stop is cut at blanks after kSentenceBytesMax, so that the cost of later stages stays
// linear.
#include <array>

#include "steelyard/language.h"

#include "language/abbreviations.h"
#include "language/characters.h"

namespace steelyard {
namespace {

using namespace language;

constexpr std::size_t kSentenceBytesMax = 4000;
constexpr std::size_t kWordBytesMax = 64;  // no word that matters here is longer

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  std::vector<Span> run() {
    skip_blanks(0);
    while (at_ < text_.size()) step();
    close(text_.size());
    return std::move(sentences_);
  }

 private:
  void step() {
    const Character c = decode(text_, at_);
    if (is_line_end(c.code)) {
      line_end();
    } else if (is_ender(c.code)) {
      ender();
    } else {
      at_ += c.size;
      if (is_blank(c.code)) blank_ = at_;
    }
    if (at_ - start_ > kSentenceBytesMax) cut();
  }

  // A single line end before a small letter, or after a comma, is a wrapped line; any other ends the
  // sentence.
  void line_end() {
    const std::size_t here = at_;
    std::size_t next = here, lines = 0;
    for (; next < text_.size();) {
      const Character c = decode(text_, next);
      if (!is_blank(c.code)) break;
      if (is_line_end(c.code) && !(c.code == '\n' && next > 0 && text_[next - 1] == '\r')) ++lines;
      next += c.size;
    }
    const bool wrapped = lines == 1 && next < text_.size() &&
                         (is_lower(decode(text_, next).code) || (here > start_ && text_[here - 1] == ','));
    if (!wrapped) return close(here);
    at_ = blank_ = next;
  }

  void ender() {
    const std::size_t first = at_;
    const std::size_t after_run = past(first, is_ender);
    const std::size_t after = past(after_run, is_closing);
    at_ = after;
    if (ends_sentence(first, after_run, after)) close(after);
  }

  bool ends_sentence(std::size_t first, std::size_t after_run, std::size_t after) const {
    if (after >= text_.size()) return true;
    const bool full_stop = text_[first] == '.' && after_run == first + 1;
    if (!is_blank(decode(text_, after).code)) return full_stop && after == after_run && is_glued(first);
    const std::size_t next = skip(after);
    if (next >= text_.size() || is_new_line(after, next)) return true;
    if (!can_begin(next) || is_speaker_next(after_run, after, next)) return false;
    return !full_stop || after > after_run ? true : full_stop_ends(first, next);
  }

  // `first` is a lone full stop that a blank and then a possible beginning follow.
  bool full_stop_ends(std::size_t first, std::size_t next) const {
    const std::string_view word = word_before(first), next_word = word_at(next);
    if (is_list_number(first, word)) return false;
    const std::string_view dotted = text_.substr(first - word.size(), word.size() + 1);
    const bool starter = is_sentence_starter(next_word) && !is_initial_at(next, next_word);
    switch (abbreviation_of(dotted)) {
      case Abbreviation::title:
      case Abbreviation::latin:
        return false;
      case Abbreviation::month:
        return !is_digit(decode(text_, next).code) && starter;
      case Abbreviation::numbered:
        return !is_digit(decode(text_, next).code);
      case Abbreviation::company:
      case Abbreviation::other:
        return starter || (!is_upper(decode(text_, next).code) && !is_digit(decode(text_, next).code));
      case Abbreviation::none:
        break;
    }
    if (is_dotted_acronym(dotted) || is_initial(dotted)) return starter;
    return true;
  }

  // "talks.The": the blank between two sentences was lost.
  bool is_glued(std::size_t first) const {
    const std::string_view word = word_before(first), next = word_at(first + 1);
    if (word.size() < 3 || next.size() < 2) return false;
    const std::size_t end = first + 1 + next.size();
    if (end < text_.size() && !is_blank(decode(text_, end).code) && text_[end] != ',' && text_[end] != '\'')
      return false;
    return all_of(word, is_lower) && is_upper(decode(next, 0).code) &&
           all_of(next.substr(decode(next, 0).size), is_lower);
  }

  // "5. The rest" at the beginning of a sentence numbers a list.
  bool is_list_number(std::size_t first, std::string_view word) const {
    return first - word.size() == start_ && word.size() <= 3 && all_of(word, is_digit);
  }

  bool is_initial_at(std::size_t at, std::string_view word) const {
    const std::size_t end = at + word.size();
    return word.size() == 1 && end < text_.size() && text_[end] == '.';
  }

  // “…?” Tokayev asked.
  bool is_speaker_next(std::size_t after_run, std::size_t after, std::size_t next) const {
    static constexpr auto kSpeech = std::to_array<std::string_view>(
        {"said", "asked", "added", "wrote", "says", "told", "replied", "warned", "stressed"});
    if (after == after_run) return false;
    const std::size_t second = skip(next + word_at(next).size());
    const std::string_view verb = second < text_.size() ? word_at(second) : std::string_view();
    return std::ranges::find(kSpeech, verb) != kSpeech.end();
  }

  bool can_begin(std::size_t at) const {
    at = past(at,
              [](char32_t c) { return is_opening(c) || is_dash(c) || c == '-' || c == '*' || c == 0x2022; });
    if (at >= text_.size()) return true;
    const char32_t code = decode(text_, at).code;
    return is_upper(code) || is_digit(code) || is_currency(code) || (is_letter(code) && !is_lower(code));
  }

  bool is_new_line(std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i < to; ++i)
      if (text_[i] == '\n' && (to >= text_.size() || !is_lower(decode(text_, to).code))) return true;
    return false;
  }

  template <class Test>
  std::size_t past(std::size_t at, Test test) const {
    while (at < text_.size()) {
      const Character c = decode(text_, at);
      if (!test(c.code)) break;
      at += c.size;
    }
    return at;
  }
  std::size_t skip(std::size_t at) const { return past(at, is_blank); }

  // Letters, digits and inner full stops before the full stop at `end`.
  std::string_view word_before(std::size_t end) const {
    std::size_t at = end;
    while (at > start_ && end - at < kWordBytesMax) {
      const Character c = decode_before(text_, at);
      if (!is_letter(c.code) && !is_digit(c.code) && c.code != '.') break;
      at -= c.size;
    }
    return text_.substr(at, end - at);
  }

  std::string_view word_at(std::size_t at) const {
    std::size_t end = at;
    while (end < text_.size() && end - at < kWordBytesMax) {
      const Character c = decode(text_, end);
      if (!is_letter(c.code)) break;
      end += c.size;
    }
    return text_.substr(at, end - at);
  }

  void skip_blanks(std::size_t at) { at_ = start_ = blank_ = skip(at); }

  void close(std::size_t end) {
    while (end > start_ && is_blank(decode_before(text_, end).code)) end -= decode_before(text_, end).size;
    if (end > start_)
      sentences_.push_back({static_cast<std::uint32_t>(start_), static_cast<std::uint32_t>(end)});
    skip_blanks(std::max(end, at_));
  }

  void cut() {
    if (blank_ > start_) at_ = blank_;
    close(at_);
  }

  std::string_view text_;
  std::size_t at_ = 0, start_ = 0, blank_ = 0;  // blank_: end of the last blank seen
  std::vector<Span> sentences_;
};

}  // namespace

std::vector<Span> split_sentences(std::string_view text) { return Splitter(text).run(); }

}  // namespace steelyard
