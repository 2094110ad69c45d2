// Lines of a saved page that are not what the article says: recognised by their words or their form.
#pragma once

#include <string>
#include <string_view>

#include "steelyard/base.h"

namespace steelyard {

// How far a piece of furniture reaches from the line that announces it.
enum class Reach {
  line,     // this line alone: "Share", "Photo: …"
  links,    // and the short lines below it, up to the next paragraph: "Read also"
  section,  // and everything up to the next announcement: "About the author"
};

struct FurnitureLine {
  std::string_view kind;  // as in Furniture::kind
  Reach reach = Reach::line;
};

// What the line announces or is, if it is furniture by its words.
std::optional<FurnitureLine> furniture_of(std::string_view line);

// "149", "1,204 views", "Views: 149", "Просмотров"-free: digits with or without the word.
std::optional<std::int64_t> view_count(std::string_view line);

// "By Jane A. Doe", "Author: Jane Doe" → the name.
std::optional<std::string_view> byline(std::string_view line);
// Two to five capitalised words and nothing else: "Stephen M. Blend", "Ursula von der Leyen".
bool looks_like_name(std::string_view line);

// The line ends as sentences do, quotes and brackets aside.
bool ends_sentence(std::string_view line);
std::size_t count_words(std::string_view line);

}  // namespace steelyard
