// Problem: building an HTML tree costs time quadratic in its depth, and destroying it costs stack; a hostile
// page of a hundred kilobytes could hold a core for minutes. Method: one linear pass over the tags before
// parsing keeps a stack of open elements; tags beyond a depth that no real page reaches are left out, and so
// are parts that never hold article text.
#include <array>
#include <cstring>

#include "read/html_tree.h"

namespace steelyard {
namespace {

constexpr std::size_t kDepthMax = 200;
constexpr std::size_t kFormattingMax = 8;  // <b>, <font>: each open one is built again in every paragraph
constexpr std::size_t kAttributeBytesMax = 20000;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

template <class Names>
bool among(std::string_view name, const Names& names) {
  for (const auto& other : names)
    if (name == other) return true;
  return false;
}

bool is_void(std::string_view name) {
  static constexpr std::array<std::string_view, 14> kVoid = {"area",  "base",   "br",    "col",  "embed",
                                                             "hr",    "img",    "input", "link", "meta",
                                                             "param", "source", "track", "wbr"};
  return among(name, kVoid);
}

// Elements that end by themselves where the next begins; pages often do not close them.
bool closes_itself(std::string_view name) {
  static constexpr std::array<std::string_view, 14> kOpen = {
      "p", "li", "td", "tr", "th", "dt", "dd", "tbody", "thead", "tfoot", "option", "body", "html", "head"};
  return among(name, kOpen);
}

bool is_formatting(std::string_view name) {
  static constexpr std::array<std::string_view, 13> kFormatting = {
      "a", "b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u"};
  return among(name, kFormatting);
}

// Boundaries that an end tag outside cannot close across.
bool is_boundary(std::string_view name) {
  static constexpr std::array<std::string_view, 6> kBoundaries = {"table",  "button",  "object",
                                                                  "applet", "marquee", "caption"};
  return among(name, kBoundaries);
}

// Elements whose inside is not text of the page.
bool is_dropped_whole(std::string_view name) {
  static constexpr std::array<std::string_view, 10> kWhole = {
      "script", "style", "noscript", "textarea", "iframe", "xmp", "svg", "math", "template", "select"};
  return among(name, kWhole);
}

bool is_dropped_tag(std::string_view name) {
  static constexpr std::array<std::string_view, 4> kTags = {"frameset", "plaintext", "noembed", "noframes"};
  return among(name, kTags);
}

class Guard {
 public:
  explicit Guard(std::string_view html) : html_(html) { out_.reserve(html.size()); }

  std::string run() {
    while (at_ < html_.size()) {
      const std::size_t tag = std::min(html_.find('<', at_), html_.size());
      out_.append(html_.substr(at_, tag - at_));
      at_ = tag;
      if (at_ < html_.size()) markup();
    }
    return std::move(out_);
  }

 private:
  void markup() {
    const std::string_view rest = html_.substr(at_);
    if (rest.starts_with("<!--")) return skip_past("-->", 4);
    if (rest.starts_with("<!") || rest.starts_with("<?")) return declaration();
    const bool end = rest.starts_with("</");
    const std::size_t name_at = at_ + (end ? 2 : 1);
    if (name_at >= html_.size() || !is_letter(html_[name_at])) return literal();
    std::size_t name_end = name_at;
    while (name_end < html_.size() && !std::strchr(" \t\r\n\f/>", html_[name_end]) && name_end - name_at < 32)
      ++name_end;
    const std::string name = lower_ascii(html_.substr(name_at, name_end - name_at));
    const std::string_view tag = html_.substr(at_, tag_end(name_end) - at_);
    at_ += tag.size();
    if (end)
      end_tag(name, tag);
    else
      start_tag(name, tag);
  }

  void literal() {
    out_ += "&lt;";
    ++at_;
  }

  // What the tree does not need: comments, and the doctype, whose only use is the layout.
  void skip_past(std::string_view mark, std::size_t from) {
    const std::size_t end = html_.find(mark, at_ + from);
    at_ = end == std::string_view::npos ? html_.size() : end + mark.size();
  }
  void declaration() { skip_past(">", 1); }

  // Behind the '>' of a tag; quotes may hold one. An open quote ends at the first '>'.
  std::size_t tag_end(std::size_t from) const {
    char quote = 0;
    for (std::size_t i = from; i < html_.size() && i - from < kAttributeBytesMax; ++i) {
      const char c = html_[i];
      if (quote != 0)
        quote = c == quote ? 0 : quote;
      else if ((c == '"' || c == '\'') && html_[i - 1] == '=')
        quote = c;
      else if (c == '>')
        return i + 1;
    }
    const std::size_t end = html_.find('>', from);
    return end == std::string_view::npos ? html_.size() : end + 1;
  }

  void start_tag(const std::string& name, std::string_view tag) {
    if (is_dropped_whole(name)) return whole(name, tag);
    if (is_dropped_tag(name)) return;
    if (tag.size() > kAttributeBytesMax) tag = {};
    if (!is_void(name) && !closes_itself(name) && !push(name)) return;
    out_ += tag;
  }

  bool push(const std::string& name) {
    const bool formatting = is_formatting(name);
    if (open_.size() >= kDepthMax || (formatting && formatting_ >= kFormattingMax)) return false;
    formatting_ += formatting;
    open_.push_back(name);
    return true;
  }

  void end_tag(const std::string& name, std::string_view tag) {
    if (is_dropped_tag(name) || is_dropped_whole(name)) return;
    if (closes_itself(name) || is_void(name)) {
      out_ += tag;
      return;
    }
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (open_[i] == name) return close_down_to(i, tag);
      if (is_boundary(open_[i])) return;
    }
  }

  void close_down_to(std::size_t index, std::string_view tag) {
    // The parser keeps formatting open across an end tag; here it ends with the element around it.
    while (open_.size() > index) {
      const std::string name = std::move(open_.back());
      open_.pop_back();
      formatting_ -= is_formatting(name);
      if (open_.size() > index) out_.append("</").append(name).append(">");
    }
    out_ += tag;
  }

  // <script> and its like end only at their own end tag; where there is none, the tag alone goes. JSON-LD is
  // metadata and stays.
  void whole(const std::string& name, std::string_view tag) {
    const std::size_t end = find_end_tag(name);
    if (end == std::string_view::npos) return;
    const std::string_view inside = html_.substr(at_, end - at_);
    at_ = std::min(html_.find('>', end), html_.size() - 1) + 1;
    const bool linked_data = name == "script" && lower_ascii(tag).find("ld+json") != std::string::npos;
    if (linked_data) out_.append(tag).append(inside).append("</script>");
  }

  // An end tag that is nowhere ahead will not be there later either: that is remembered, so that the search
  // stays linear.
  std::size_t find_end_tag(const std::string& name) {
    if (among(name, absent_)) return std::string_view::npos;
    const std::string closer = "</" + name;
    std::size_t end = at_;
    do {
      end = html_.find("</", end);
      if (end == std::string_view::npos) {
        absent_[absent_count_++] = name;
        return end;
      }
    } while (lower_ascii(html_.substr(end++, closer.size())) != closer);
    return end - 1;
  }

  std::string_view html_;
  std::string out_;
  std::size_t at_ = 0, formatting_ = 0;
  std::vector<std::string> open_;
  std::array<std::string, 10> absent_;  // of the elements that are dropped whole
  std::size_t absent_count_ = 0;
};

}  // namespace

std::string guard_html(std::string_view html) { return Guard(html).run(); }

}  // namespace steelyard
