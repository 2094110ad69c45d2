// The two halves of an HTML page: what it says of itself, and its lines.
#pragma once

#include <string>
#include <vector>

#include "read/html_tree.h"
#include "read/page_lines.h"

namespace steelyard {

// html_metadata.cc: title, date, author, source, url, language from JSON-LD, <meta>, <time> and <title>.
Document html_metadata(const GumboNode* root, DayOrder order);

// html_body.cc: the element that holds the article, by marks of meaning or by density of text.
const GumboNode* find_article(const GumboNode* root);
// html_lines.cc: the lines of the article, with headings and furniture marked.
std::vector<PageLine> lines_of_html(const GumboNode* article);

// What the class, id and role of an element say: +1 article, −1 furniture, 0 nothing. `kind` names the
// furniture.
struct ClassHint {
  int weight = 0;
  std::string_view kind;
};
ClassHint class_hint(const GumboNode* node);

// Paragraphs of a piece of HTML, as feeds hold it; text without markup is one paragraph a line.
std::string text_of_fragment(std::string_view html);

}  // namespace steelyard
