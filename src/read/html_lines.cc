// The article's lines: each block element is a line, headings are subheads, and what class names, tags or
// mere links give away as furniture is marked as such, with its kind.
#include "read/furniture.h"
#include "read/html.h"

namespace steelyard {
namespace {

bool is_block(std::string_view tag) {
  for (std::string_view block :
       {"p",     "div",  "li",         "ul",         "ol",      "h1",       "h2",      "h3",     "h4",
        "h5",    "h6",   "blockquote", "pre",        "section", "article",  "main",    "header", "footer",
        "aside", "nav",  "figure",     "figcaption", "table",   "tr",       "td",      "th",     "tbody",
        "thead", "dl",   "dt",         "dd",         "form",    "fieldset", "address", "hr",     "center",
        "body",  "html", "details",    "summary",    "time"})
    if (tag == block) return true;
  return false;
}

bool is_heading(std::string_view tag) {
  return tag.size() == 2 && tag[0] == 'h' && tag[1] >= '2' && tag[1] <= '6';
}

class Lines {
 public:
  std::vector<PageLine> run(const GumboNode* article) {
    for (const GumboNode* child : children_of(article)) visit(child, State());
    end_line(State());
    return std::move(lines_);
  }

 private:
  struct State {
    LineRole role = LineRole::paragraph;
    std::string_view kind;
    bool link = false, preformatted = false;
  };

  static State within(const GumboNode* node, State state) {
    const std::string_view tag = tag_of(node);
    if (state.role == LineRole::furniture) return state;
    const ClassHint hint = class_hint(node);
    const auto furniture = [&state](std::string_view kind) {
      state.role = LineRole::furniture;
      state.kind = kind;
    };
    if (hint.weight < 0)
      furniture(hint.kind);
    else if (tag == "nav" || tag == "footer")
      furniture("navigation");
    else if (tag == "aside")
      furniture("related");
    else if (tag == "figcaption")
      furniture("caption");
    else if (tag == "form" || tag == "button")
      furniture("navigation");
    else if (is_heading(tag))
      state.role = LineRole::subhead;
    state.preformatted = state.preformatted || tag == "pre";
    return state;
  }

  void visit(const GumboNode* node, State state) {
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
        node->type == GUMBO_NODE_CDATA)
      return add_text(node->v.text.text, state);
    const std::string_view tag = tag_of(node);
    if (!is_element(node) || tag == "script" || tag == "head" || tag == "title") return;
    if (tag == "br") return end_line(state);
    const bool block = is_block(tag);
    if (block) end_line(last_);
    State inside = within(node, state);
    inside.link = inside.link || tag == "a";
    for (const GumboNode* child : children_of(node)) visit(child, inside);
    if (block) end_line(inside);
  }

  void add_text(std::string_view text, State state) {
    // A footer set inline: text of another role begins a line of its own.
    if (!trim(line_).empty() && state.role != last_.role) end_line(last_);
    if (!trim(text).empty()) last_ = state;
    if (state.link) linked_ += trim(text).size();
    for (char c : text) {
      const bool blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
      if (c == '\n' && state.preformatted) end_line(state);
      // A source broken into indented lines shows one blank where it has many.
      else if (!blank || state.preformatted || !line_.ends_with(' '))
        line_ += blank ? ' ' : c;
    }
  }

  void end_line(State state) {
    std::string text = cleaned_line(line_);
    const std::size_t linked = linked_;
    line_.clear();
    linked_ = 0;
    if (text.empty()) return;
    // A line that is nothing but a link leads away from the article.
    if (state.role == LineRole::paragraph && linked * 10 >= text.size() * 8 && !ends_sentence(text)) {
      state.role = LineRole::furniture;
      state.kind = "related";
    }
    lines_.push_back({std::move(text), true, true, state.role, std::string(state.kind)});
  }

  std::vector<PageLine> lines_;
  std::string line_;
  std::size_t linked_ = 0;
  State last_;
};

}  // namespace

std::vector<PageLine> lines_of_html(const GumboNode* article) { return Lines().run(article); }

}  // namespace steelyard
