// gumbo builds the tree as browsers do (HTML Living Standard, section 13.2); what stands here only asks it
// questions. Recursion is bounded because guard_html() bounds the depth.
#include "read/html_tree.h"

namespace steelyard {

HtmlTree::HtmlTree(std::string_view html) : guarded_(guard_html(html)) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  output_ = gumbo_parse_with_options(&options, guarded_.data(), guarded_.size());
}

HtmlTree::~HtmlTree() { gumbo_destroy_output(&kGumboDefaultOptions, output_); }

bool is_element(const GumboNode* node) { return node->type == GUMBO_NODE_ELEMENT; }

std::vector<const GumboNode*> children_of(const GumboNode* node) {
  std::vector<const GumboNode*> children;
  if (!is_element(node)) return children;
  const GumboVector& list = node->v.element.children;
  children.reserve(list.length);
  for (unsigned i = 0; i < list.length; ++i) children.push_back(static_cast<const GumboNode*>(list.data[i]));
  return children;
}

std::string_view tag_of(const GumboNode* node) {
  return is_element(node) ? gumbo_normalized_tagname(node->v.element.tag) : std::string_view();
}

std::string_view attribute(const GumboNode* node, const char* name) {
  if (!is_element(node)) return {};
  const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
  return found == nullptr ? std::string_view() : found->value;
}

std::string text_of(const GumboNode* node) {
  if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA)
    return node->v.text.text;
  std::string text;
  for (const GumboNode* child : children_of(node)) text += text_of(child);
  return text;
}

namespace {

void collect(const GumboNode* node, std::string_view tag, std::vector<const GumboNode*>& found) {
  if (tag_of(node) == tag) found.push_back(node);
  for (const GumboNode* child : children_of(node)) collect(child, tag, found);
}

}  // namespace

std::vector<const GumboNode*> elements(const GumboNode* root, std::string_view tag) {
  std::vector<const GumboNode*> found;
  collect(root, tag, found);
  return found;
}

}  // namespace steelyard
