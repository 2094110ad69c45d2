// The words by which pages announce their furniture: one row a phrase. A phrase counts when it is the whole
// line, or the line goes on behind it with a colon (and, for rows marked open, with anything).
#include "read/furniture.h"

#include <array>

namespace steelyard {
namespace {

struct Phrase {
  std::string_view words;
  std::string_view kind;
  Reach reach;
  bool open = false;  // the line may go on behind the words
};

constexpr auto kPhrases = std::to_array<Phrase>({
    {"about the author", "author note", Reach::section},
    {"about the authors", "author note", Reach::section},
    {"about the writer", "author note", Reach::section},
    {"about author", "author note", Reach::section},
    {"the author is ", "author note", Reach::line, true},
    {"the writer is ", "author note", Reach::line, true},
    {"the views expressed", "author note", Reach::line, true},
    {"the opinions expressed", "author note", Reach::line, true},
    {"views expressed in this", "author note", Reach::line, true},
    {"editor's note", "editor note", Reach::line},
    {"related to the topic", "related", Reach::links},
    {"related topics", "related", Reach::links},
    {"related", "related", Reach::links},
    {"related articles", "related", Reach::links},
    {"related stories", "related", Reach::links},
    {"related news", "related", Reach::links},
    {"related content", "related", Reach::links},
    {"related posts", "related", Reach::links},
    {"related coverage", "related", Reach::links},
    {"read also", "related", Reach::links},
    {"also read", "related", Reach::links},
    {"see also", "related", Reach::links},
    {"read more", "related", Reach::links},
    {"read next", "related", Reach::links},
    {"more on this topic", "related", Reach::links},
    {"more on this story", "related", Reach::links},
    {"more from", "related", Reach::links, true},
    {"more news", "related", Reach::links},
    {"more stories", "related", Reach::links},
    {"you may also like", "related", Reach::links},
    {"you might also like", "related", Reach::links},
    {"recommended", "related", Reach::links},
    {"recommended for you", "related", Reach::links},
    {"most read", "related", Reach::links},
    {"most popular", "related", Reach::links},
    {"popular", "related", Reach::links},
    {"popular news", "related", Reach::links},
    {"trending", "related", Reach::links},
    {"trending now", "related", Reach::links},
    {"latest news", "related", Reach::links},
    {"latest", "related", Reach::links},
    {"latest stories", "related", Reach::links},
    {"top stories", "related", Reach::links},
    {"editor's picks", "related", Reach::links},
    {"editors' picks", "related", Reach::links},
    {"what to read next", "related", Reach::links},
    {"external links", "related", Reach::section},
    {"comments", "comments", Reach::section},
    {"leave a comment", "comments", Reach::section},
    {"leave a reply", "comments", Reach::section},
    {"post a comment", "comments", Reach::section},
    {"add a comment", "comments", Reach::section},
    {"join the conversation", "comments", Reach::section},
    {"no comments", "comments", Reach::line},
    {"tags", "tags", Reach::links},
    {"topics", "tags", Reach::links},
    {"keywords", "tags", Reach::line},
    {"filed under", "tags", Reach::line, true},
    {"categories", "tags", Reach::links},
    {"share", "share", Reach::line},
    {"share this", "share", Reach::line, true},
    {"share on", "share", Reach::line, true},
    {"share article", "share", Reach::line},
    {"share via", "share", Reach::line, true},
    {"facebook", "share", Reach::line},
    {"twitter", "share", Reach::line},
    {"telegram", "share", Reach::line},
    {"whatsapp", "share", Reach::line},
    {"linkedin", "share", Reach::line},
    {"tweet", "share", Reach::line},
    {"copy link", "share", Reach::line},
    {"print", "share", Reach::line},
    {"email", "share", Reach::line},
    {"save", "share", Reach::line},
    {"listen to this article", "share", Reach::line, true},
    {"follow us", "share", Reach::line, true},
    {"subscribe", "subscription", Reach::line},
    {"subscribe to", "subscription", Reach::line, true},
    {"subscribe now", "subscription", Reach::line, true},
    {"sign up", "subscription", Reach::line},
    {"sign up for", "subscription", Reach::line, true},
    {"sign in", "subscription", Reach::line},
    {"log in", "subscription", Reach::line},
    {"newsletter", "subscription", Reach::line},
    {"advertisement", "advertisement", Reach::line},
    {"sponsored", "advertisement", Reach::line},
    {"sponsored content", "advertisement", Reach::line},
    {"story continues below", "advertisement", Reach::line, true},
    {"article continues below", "advertisement", Reach::line, true},
    {"photo", "caption", Reach::line},
    {"photo by", "caption", Reach::line, true},
    {"photo credit", "caption", Reach::line},
    {"photograph", "caption", Reach::line},
    {"image", "caption", Reach::line},
    {"image credit", "caption", Reach::line},
    {"picture", "caption", Reach::line},
    {"file photo", "caption", Reach::line},
    {"video", "caption", Reach::line},
    {"source", "source note", Reach::line},
    {"sources", "source note", Reach::links},
    {"home", "navigation", Reach::line},
    {"menu", "navigation", Reach::line},
    {"search", "navigation", Reach::line},
    {"skip to content", "navigation", Reach::line},
    {"skip to main content", "navigation", Reach::line},
    {"back to top", "navigation", Reach::line},
    {"next article", "navigation", Reach::line, true},
    {"previous article", "navigation", Reach::line, true},
    {"copyright", "copyright", Reach::line, true},
    {"all rights reserved", "copyright", Reach::line, true},
    {"\xC2\xA9", "copyright", Reach::line, true},
    {"we use cookies", "copyright", Reach::line, true},
    {"privacy policy", "copyright", Reach::line},
    {"terms of use", "copyright", Reach::line},
});

bool is_phrase(std::string_view line, const Phrase& phrase) {
  if (!line.starts_with(phrase.words)) return false;
  const std::string_view rest = trim(line.substr(phrase.words.size()));
  return rest.empty() || rest[0] == ':' || phrase.open || rest == "...";
}

// "Home > News > Politics", "World | Asia | 5 min read": short parts between signs.
bool is_trail(std::string_view line) {
  if (line.size() > 120) return false;
  std::size_t marks = 0;
  for (char c : line) marks += c == '>' || c == '|';
  marks +=
      line.find("\xC2\xBB") != std::string_view::npos || line.find("\xE2\x80\xBA") != std::string_view::npos;
  return marks > 0 && !ends_sentence(line) && count_words(line) <= 6 * (marks + 1);
}

// "5 min read", "3 comments", "2 hours ago", "12 shares".
bool is_counter(std::string_view line) {
  if (line.empty() || line[0] < '0' || line[0] > '9' || line.size() > 30) return false;
  constexpr std::string_view kEnds[] = {"min read", "minutes read", "minute read", "comments",
                                        "comment",  "shares",       "share",       "hours ago",
                                        "hour ago", "days ago",     "minutes ago", "likes"};
  for (std::string_view end : kEnds)
    if (line.ends_with(end)) return true;
  return false;
}

constexpr std::string_view kParticles[] = {"de", "da", "di", "van", "von", "der", "den", "bin", "al",
                                           "el", "la", "le", "del", "dos", "ibn", "ul",  "ter", "zu"};

bool is_particle(std::string_view word) {
  for (std::string_view particle : kParticles)
    if (word == particle) return true;
  return false;
}

// "Tokayev", "M.", "O'Brien", "Al-Faisal", "Jean-Luc": a capital, then mostly small letters.
bool is_name_word(std::string_view word) {
  if (!starts_with_upper(word)) return false;
  if (word.size() == 2 && word[1] == '.') return true;
  std::size_t capitals = 0;
  for (char c : word) {
    if (c >= '0' && c <= '9') return false;
    if (c == ',' || c == ':' || c == ';' || c == '?' || c == '!' || c == '"' || c == '(' || c == '/')
      return false;
    capitals += c >= 'A' && c <= 'Z';
  }
  return capitals <= 3 && (word.size() < 4 || capitals < word.size());
}

}  // namespace

std::optional<FurnitureLine> furniture_of(std::string_view line) {
  // Phrases stand in short lines; a paragraph that begins with "Related" is none.
  std::string lowered = lower_ascii(trim(line.substr(0, 160)));
  if (const auto quote = lowered.find("\xE2\x80\x99"); quote != std::string::npos)
    lowered.replace(quote, 3, "'");
  for (const Phrase& phrase : kPhrases)
    if (is_phrase(lowered, phrase) && (phrase.reach == Reach::line || line.size() < 100))
      return FurnitureLine{phrase.kind, phrase.reach};
  if (is_counter(lowered)) return FurnitureLine{"counter", Reach::line};
  if (is_trail(lowered)) return FurnitureLine{"navigation", Reach::line};
  return std::nullopt;
}

std::optional<std::int64_t> view_count(std::string_view line) {
  std::string digits;
  std::string words;
  for (char c : trim(line)) {
    if (c >= '0' && c <= '9')
      digits += c;
    else if (c != ',' && c != ' ' && c != ':')
      words += c;
  }
  words = lower_ascii(words);
  const bool named =
      words.empty() || words == "views" || words == "view" || words == "reads" || words == "hits";
  if (!named || digits.empty() || digits.size() > 12 || line.size() > 24) return std::nullopt;
  return parse_int(digits);
}

std::optional<std::string_view> byline(std::string_view line) {
  constexpr std::string_view kStarts[] = {
      "by ", "by: ", "author: ", "authors: ", "author ", "written by ", "text: ", "words by "};
  const std::string lowered = lower_ascii(line.substr(0, 16));
  for (std::string_view start : kStarts) {
    if (!lowered.starts_with(start)) continue;
    std::string_view name = trim(line.substr(start.size()));
    // "By Jane Doe, Reuters" and "By Jane Doe | May 9": the name stands first.
    name = trim(name.substr(0, std::min(name.find(','), name.find('|'))));
    if (looks_like_name(name) || (start != "by " && count_words(name) <= 6 && !ends_sentence(name)))
      return name;
  }
  return std::nullopt;
}

bool looks_like_name(std::string_view line) {
  std::size_t words = 0, capitalised = 0;
  for (std::string_view word : split(trim(line), ' ')) {
    if (word.empty()) continue;
    ++words;
    if (word == "and" || is_particle(word)) continue;
    if (!is_name_word(word)) return false;
    ++capitalised;
  }
  constexpr std::string_view kNotNames[] = {"The ", "A ", "In ", "Why ", "How ", "What ", "Central ", "New "};
  for (std::string_view start : kNotNames)
    if (line.starts_with(start)) return false;
  return words >= 2 && words <= 7 && capitalised >= 2;
}

bool ends_sentence(std::string_view line) {
  line = trim(line);
  constexpr std::string_view kClosers[] = {"\"", "'", ")", "]", "\xE2\x80\x9D", "\xE2\x80\x99", "\xC2\xBB"};
  for (bool again = true; again;) {
    again = false;
    for (std::string_view closer : kClosers)
      if (line.ends_with(closer)) {
        line.remove_suffix(closer.size());
        again = true;
      }
  }
  return line.ends_with('.') || line.ends_with('!') || line.ends_with('?') || line.ends_with("\xE2\x80\xA6");
}

std::size_t count_words(std::string_view line) {
  std::size_t words = 0;
  bool inside = false;
  for (char c : line) {
    const bool blank = c == ' ' || c == '\t';
    words += !blank && !inside;
    inside = !blank;
  }
  return words;
}

}  // namespace steelyard
