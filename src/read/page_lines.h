// The lines of a page on their way to a document: shared by plain text and HTML.
#pragma once

#include <string>
#include <vector>

#include "steelyard/read.h"

namespace steelyard {

enum class LineRole { paragraph, subhead, furniture };

struct PageLine {
  std::string text;
  bool blank_before = false, blank_after = false;
  LineRole role = LineRole::paragraph;
  std::string kind;  // of furniture
};

// Blanks of all kinds become one blank each, marks without width go, ends are trimmed.
std::string cleaned_line(std::string_view raw);

// What the page already knows of itself, and how its lines are to be taken.
struct PageSetting {
  Document known;  // title, date, author … from metadata; empty fields are looked for
  DayOrder order = DayOrder::automatic;
  bool marked_up = false;  // subheads are marked, and not to be told by their form
  Reporter* reporter = nullptr;
};

// Sorts the lines into title, dates, author, body and furniture.
Document document_of_lines(std::vector<PageLine> lines, PageSetting setting);

}  // namespace steelyard
