// A parsed HTML page: gumbo's tree behind small questions.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <gumbo.h>

#include "steelyard/base.h"

namespace steelyard {

class HtmlTree {
 public:
  // REQUIRES: valid UTF-8.
  explicit HtmlTree(std::string_view html);
  ~HtmlTree();
  HtmlTree(const HtmlTree&) = delete;
  HtmlTree& operator=(const HtmlTree&) = delete;
  const GumboNode* root() const { return output_->root; }

 private:
  std::string guarded_;
  GumboOutput* output_;
};

// html_guard.cc: the same page without comments, styles, drawings and scripts (but for JSON-LD), and with
// nesting that goes beyond any real page left out.
std::string guard_html(std::string_view html);

std::vector<const GumboNode*> children_of(const GumboNode* node);
bool is_element(const GumboNode* node);
std::string_view tag_of(const GumboNode* node);  // lower case; "" for text and unknown tags
std::string_view attribute(const GumboNode* node, const char* name);
// Text below the node with its blanks as they stand.
std::string text_of(const GumboNode* node);
// The elements with this tag, in order of the page.
std::vector<const GumboNode*> elements(const GumboNode* root, std::string_view tag);

}  // namespace steelyard
