// What a page says of itself. JSON-LD (schema.org NewsArticle) is written for machines and goes first, then
// Open Graph and other <meta>, then marks in the text (itemprop, rel, <time>), then <title>.
#include <nlohmann/json.hpp>

#include "read/furniture.h"
#include "read/html.h"

namespace steelyard {
namespace {

using nlohmann::json;

constexpr int kJsonDepthMax = 8;

std::string text_at(const json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

// "author" may be a name, an object with a name, or a list of either.
std::string names_in(const json& value, int depth = 0) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_object()) return text_at(value, "name");
  std::string names;
  if (value.is_array() && depth < 2)
    for (const json& item : value)
      if (const std::string name = names_in(item, depth + 1); !name.empty())
        names += (names.empty() ? "" : ", ") + name;
  return names;
}

// The object that describes an article, anywhere in the linked data; nullptr if there is none.
const json* find_article_data(const json& value, int depth = 0) {
  if (depth > kJsonDepthMax) return nullptr;
  if (value.is_object() && value.contains("headline") && value.contains("datePublished")) return &value;
  if (!value.is_structured()) return nullptr;
  for (const json& item : value)
    if (const json* found = find_article_data(item, depth + 1)) return found;
  return nullptr;
}

// "en-GB" → "en"; anything that is no language tag → "".
std::string language_tag(std::string_view value) {
  const std::string tag = lower_ascii(trim(value));
  return tag.size() == 2 || (tag.size() > 2 && (tag[2] == '-' || tag[2] == '_')) ? tag.substr(0, 2) : "";
}

class Metadata {
 public:
  Metadata(const GumboNode* root, DayOrder order) : root_(root), order_(order) {}

  Document run() {
    for (const GumboNode* script : elements(root_, "script")) linked_data(text_of(script));
    for (const GumboNode* meta : elements(root_, "meta")) take_meta(meta);
    for (const GumboNode* link : elements(root_, "link"))
      if (attribute(link, "rel") == "canonical") set(document_.url, attribute(link, "href"));
    marks_in_text(root_);
    title();
    return std::move(document_);
  }

 private:
  static void set(std::string& field, std::string_view value) {
    if (field.empty()) field = cleaned_line(value);
  }

  void set_date(std::string_view value) {
    if (document_.date.known()) return;
    if (const auto parsed = parse_page_date(trim(value), order_); parsed && !parsed->ambiguous) {
      document_.date = parsed->date;
      document_.time = parsed->time;
    }
  }

  // Authors that are addresses, or the site itself, are no authors.
  void set_author(std::string_view value) {
    value = trim(value);
    if (const auto name = byline(value)) value = *name;
    if (value.find("://") == std::string_view::npos && value.size() < 200) set(document_.author, value);
  }

  void linked_data(const std::string& text) {
    const json data = json::parse(text, nullptr, false);
    if (data.is_discarded()) return;
    const json* article = find_article_data(data);
    if (article == nullptr) return;
    set(document_.title, text_at(*article, "headline"));
    set_date(text_at(*article, "datePublished"));
    set(document_.url, text_at(*article, "url"));
    set(document_.language, language_tag(text_at(*article, "inLanguage")));
    if (article->contains("author")) set_author(names_in(article->at("author")));
    if (article->contains("publisher")) set(document_.source, names_in(article->at("publisher")));
  }

  void take_meta(const GumboNode* meta) {
    std::string name = lower_ascii(attribute(meta, "property"));
    if (name.empty()) name = lower_ascii(attribute(meta, "name"));
    if (name.empty()) name = lower_ascii(attribute(meta, "itemprop"));
    const std::string_view value = attribute(meta, "content");
    if (value.empty()) return;
    if (name == "og:title" || name == "twitter:title" || name == "headline" || name == "dc.title")
      set(og_title_, value);
    else if (name == "og:site_name" || name == "application-name" || name == "publisher")
      set(document_.source, value);
    else if (name == "og:url")
      set(document_.url, value);
    else if (name == "author" || name == "article:author" || name == "dc.creator" || name == "byl")
      set_author(value);
    else if (is_date_name(name))
      set_date(value);
  }

  static bool is_date_name(std::string_view name) {
    for (std::string_view known :
         {"article:published_time", "datepublished", "date", "pubdate", "publishdate", "publish-date",
          "dc.date", "dc.date.issued", "dcterms.created", "sailthru.date", "parsely-pub-date",
          "article.published", "og:published_time", "cxenseparse:recs:publishtime"})
      if (name == known) return true;
    return false;
  }

  void marks_in_text(const GumboNode* node) {
    const std::string_view item = attribute(node, "itemprop"), tag = tag_of(node);
    if (item == "headline") set(og_title_, text_of(node));
    if (item == "datePublished" || (tag == "time" && !document_.date.known())) {
      set_date(
          attribute(node, item.empty() || !attribute(node, "datetime").empty() ? "datetime" : "content"));
      set_date(text_of(node));
    }
    if (item == "author" || attribute(node, "rel") == "author" || is_byline_class(node))
      set_named_author(node);
    for (const GumboNode* child : children_of(node)) marks_in_text(child);
  }

  static bool is_byline_class(const GumboNode* node) {
    const std::string names = lower_ascii(attribute(node, "class"));
    return names.find("byline") != std::string::npos || names.find("author-name") != std::string::npos ||
           names.find("author_name") != std::string::npos || names == "author";
  }

  void set_named_author(const GumboNode* node) {
    const std::string name = cleaned_line(text_of(node));
    if (byline(name) || looks_like_name(name)) set_author(name);
  }

  // "Headline - Site" or "Site - Headline": a heading of the page that begins or ends it is the headline.
  // Else the site goes when it is known, or short.
  void title() {
    set(document_.title, og_title_);
    const auto titles = elements(root_, "title");
    const std::string page_title = titles.empty() ? "" : cleaned_line(text_of(titles[0]));
    for (std::string_view tag : {"h1", "h2"})
      for (const GumboNode* node : elements(root_, tag)) {
        const std::string heading = cleaned_line(text_of(node));
        const bool fits = page_title.starts_with(heading) || page_title.ends_with(heading);
        if (!heading.empty() && fits && heading != document_.source) set(document_.title, heading);
      }
    const auto headings = elements(root_, "h1");
    if (headings.size() == 1) set(document_.title, text_of(headings[0]));
    set(document_.title, without_site(page_title));
    const auto pages = elements(root_, "html");
    if (!pages.empty()) set(document_.language, language_tag(attribute(pages[0], "lang")));
  }

  std::string without_site(const std::string& page_title) const {
    for (std::string_view mark : {" | ", " - ", " \xE2\x80\x94 ", " \xE2\x80\x93 ", " :: "}) {
      const auto at = page_title.rfind(mark);
      if (at == std::string::npos || at == 0) continue;
      const std::string tail = page_title.substr(at + mark.size());
      if (tail == document_.source || count_words(tail) <= 4) return page_title.substr(0, at);
    }
    return page_title;
  }

  const GumboNode* root_;
  DayOrder order_;
  Document document_;
  std::string og_title_;
};

}  // namespace

Document html_metadata(const GumboNode* root, DayOrder order) { return Metadata(root, order).run(); }

}  // namespace steelyard
