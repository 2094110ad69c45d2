// An HTML page → document: metadata first, then the article's lines through the same sorting as plain text.
#include "read/html.h"

#include "read/reading.h"

namespace steelyard {
namespace {

constexpr std::size_t kHtmlBytesMax = std::size_t{16} << 20;

// How the page writes dates: as its dates prove, else as its language does.
DayOrder page_order(const ReadOptions& options, std::string_view html, const GumboNode* root) {
  const DayOrder order = order_of(options, html);
  if (order != DayOrder::automatic) return order;
  const auto pages = elements(root, "html");
  const std::string language = pages.empty() ? "" : lower_ascii(attribute(pages[0], "lang"));
  if (language == "en-us" || language == "en_us") return DayOrder::month_first;
  return language.size() == 5 && language.starts_with("en") ? DayOrder::day_first : DayOrder::automatic;
}

}  // namespace

Result<Document> parse_html(std::string_view html, const ReadOptions& options, std::string origin,
                            Reporter* reporter) {
  if (html.size() > kHtmlBytesMax)
    return failure(ErrorKind::bad_input,
                   "is larger than 16 MB, too much for one HTML page; save its text instead", origin);
  const HtmlTree tree(html);
  PageSetting setting;
  setting.order = page_order(options, html, tree.root());
  setting.known = html_metadata(tree.root(), setting.order);
  setting.known.origin = std::move(origin);
  setting.marked_up = true;
  setting.reporter = reporter;
  return document_of_lines(lines_of_html(find_article(tree.root())), std::move(setting));
}

std::string text_of_fragment(std::string_view html) {
  const HtmlTree tree(html);
  std::string text;
  for (const PageLine& line : lines_of_html(tree.root())) {
    if (line.role == LineRole::furniture) continue;
    if (!text.empty()) text += '\n';
    text += line.text;
  }
  return text;
}

}  // namespace steelyard
