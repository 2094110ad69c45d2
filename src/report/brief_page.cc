// Data into a page without a way out of it.
//
// Inside a script element HTML ends at "</script" and changes its mind at "<!--" and "<script"; JSON allows
// none of these outside of strings, and inside a string "\u003c" says the same as "<". So every "<" is
// written that way, and with it
// ">", "&" and the two line separators that older scripts take for line ends: nothing that documents say can
// become markup.
#include "report/brief_page.h"

#include <nlohmann/json.hpp>

namespace steelyard {
namespace {

constexpr std::string_view kMark = "<!--steelyard:brief-->";
constexpr std::string_view kNoTitle = "Steelyard brief";

std::string safe_json(std::string_view json) {
  std::string safe;
  safe.reserve(json.size() + json.size() / 32);
  for (std::size_t i = 0; i < json.size(); ++i) {
    const std::string_view rest = json.substr(i, 3);
    if (rest == "\u2028" || rest == "\u2029") {
      safe += rest == "\u2028" ? "\\u2028" : "\\u2029";
      i += 2;
      continue;
    }
    switch (json[i]) {
      case '<':
        safe += "\\u003c";
        break;
      case '>':
        safe += "\\u003e";
        break;
      case '&':
        safe += "\\u0026";
        break;
      default:
        safe += json[i];
    }
  }
  return safe;
}

std::string html_text(std::string_view text) {
  std::string html;
  for (const char c : text) {
    switch (c) {
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '&':
        html += "&amp;";
        break;
      case '"':
        html += "&quot;";
        break;
      case '\0':
        break;
      default:
        html += c;
    }
  }
  return html;
}

// "holds [[34%|share-KAZ-RUS]] of" → "holds 34% of".
std::string without_links(std::string_view rich) {
  std::string text;
  while (!rich.empty()) {
    const std::size_t open = rich.find("[[");
    const std::size_t bar = rich.find('|', open == rich.npos ? rich.size() : open);
    const std::size_t close = rich.find("]]", bar == rich.npos ? rich.size() : bar);
    if (close == rich.npos) return text.append(rich);
    text.append(rich.substr(0, open)).append(rich.substr(open + 2, bar - open - 2));
    rich.remove_prefix(close + 2);
  }
  return text;
}

std::string text_of(const nlohmann::json& brief, const char* key) {
  const auto found = brief.find(key);
  return found != brief.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// What a reader without scripts sees: the finding, and where the data are.
std::string plain_text(const nlohmann::json& brief) {
  std::string html = "<noscript><h1>" + html_text(text_of(brief, "title")) + "</h1><p>" +
                     html_text(without_links(text_of(brief, "standfirst"))) + "</p>";
  if (const auto balance = brief.find("balance"); balance != brief.end() && balance->is_object())
    html += "<p>" + html_text(text_of(*balance, "finding")) + "</p>";
  return html +
         "<p>The figures and the sentences behind them are in this file, but drawing them needs scripts: "
         "allow them for "
         "this page (it loads nothing from anywhere), or run the same command with --json.</p></noscript>";
}

void replace_first(std::string& text, std::string_view old, std::string_view fresh) {
  if (const std::size_t at = text.find(old); at != text.npos) text.replace(at, old.size(), fresh);
}

void set_title(std::string& page, const std::string& title) {
  const std::size_t open = page.find("<title>");
  const std::size_t close = page.find("</title>", open == page.npos ? page.size() : open);
  if (close == page.npos) return;
  page.replace(open + 7, close - open - 7, html_text(title));
}

}  // namespace

std::string brief_page(std::string_view template_html, std::string_view brief_json) {
  nlohmann::json brief = nlohmann::json::parse(brief_json, nullptr, false);
  if (!brief.is_object()) brief = nlohmann::json::object();
  const std::string title = text_of(brief, "title");
  std::string page(template_html);
  set_title(page, title.empty() ? std::string(kNoTitle) : title + " — " + std::string(kNoTitle));
  const std::string data = "<script type=\"application/json\" id=\"brief\">" + safe_json(brief_json) +
                           "</script>\n" + plain_text(brief);
  if (page.find(kMark) != page.npos)
    replace_first(page, kMark, data);
  else if (const std::size_t end = page.rfind("</body>"); end != page.npos)
    page.insert(end, data);
  else
    page += data;
  return page;
}

}  // namespace steelyard
