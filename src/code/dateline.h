// The line that opens an agency's report: "ASTANA, May 9 (Kazinform) — ".
//
// Problem: the place and day of writing are no part of the first sentence, yet read as its subject and date.
// Method: capitals or a place name, then a day, an agency in brackets or between slashes, and a dash, in this
// order and within the first hundred characters; the day replaces the day of publication for all that
// follows.
#pragma once

#include <string_view>

#include "steelyard/base.h"

namespace steelyard {

struct Dateline {
  std::size_t end = 0;     // bytes it takes at the beginning of the text; 0 when there is none
  std::string_view place;  // "ASTANA"
  Date day;                // unknown where it names none
  bool plain = false;      // only a place and a dash: a headline in capitals looks the same
};

Dateline read_dateline(std::string_view text, Date published);

}  // namespace steelyard
