// Which part of a page is the article. Marks of meaning decide when they are there (itemprop="articleBody", a
// single <article>); else density of text: each paragraph gives its letters outside links to its parent, half
// to the grandparent, a quarter to the one above, weighted by what class names say, and the richest element
// wins (the idea of Arc90's Readability; letters in links against letters at all as in Kohlschütter et al.
// 2010, "Boilerplate detection using shallow text features").
#include <map>

#include "read/html.h"

namespace steelyard {
namespace {

constexpr std::size_t kBodyBytesMin = 140;

struct Letters {
  std::size_t all = 0, linked = 0;
};

void count_letters(const GumboNode* node, bool in_link, Letters& letters) {
  if (node->type == GUMBO_NODE_TEXT) {
    const std::size_t size = trim(node->v.text.text).size();
    letters.all += size;
    if (in_link) letters.linked += size;
  }
  const bool link = in_link || tag_of(node) == "a";
  for (const GumboNode* child : children_of(node)) count_letters(child, link, letters);
}

struct HintRow {
  std::string_view word;
  int weight;
  std::string_view kind;
};
constexpr HintRow kHints[] = {
    {"related", -1, "related"},
    {"recommend", -1, "related"},
    {"more-news", -1, "related"},
    {"read-also", -1, "related"},
    {"readmore", -1, "related"},
    {"read-more", -1, "related"},
    {"popular", -1, "related"},
    {"trending", -1, "related"},
    {"most-read", -1, "related"},
    {"comment", -1, "comments"},
    {"disqus", -1, "comments"},
    {"share", -1, "share"},
    {"social", -1, "share"},
    {"newsletter", -1, "subscription"},
    {"subscribe", -1, "subscription"},
    {"paywall", -1, "subscription"},
    {"promo", -1, "advertisement"},
    {"advert", -1, "advertisement"},
    {"sponsor", -1, "advertisement"},
    {"banner", -1, "advertisement"},
    {"cookie", -1, "copyright"},
    {"copyright", -1, "copyright"},
    {"author-bio", -1, "author note"},
    {"author-box", -1, "author note"},
    {"about-author", -1, "author note"},
    {"author-info", -1, "author note"},
    {"author_bio", -1, "author note"},
    {"tags", -1, "tags"},
    {"taglist", -1, "tags"},
    {"breadcrumb", -1, "navigation"},
    {"sidebar", -1, "navigation"},
    {"menu", -1, "navigation"},
    {"navbar", -1, "navigation"},
    {"navigation", -1, "navigation"},
    {"masthead", -1, "navigation"},
    {"site-header", -1, "navigation"},
    {"footer", -1, "navigation"},
    {"pagination", -1, "navigation"},
    {"widget", -1, "navigation"},
    {"caption", -1, "caption"},
    {"credit", -1, "caption"},
    {"article-body", 1, ""},
    {"articlebody", 1, ""},
    {"article__body", 1, ""},
    {"article-content", 1, ""},
    {"article-text", 1, ""},
    {"article_text", 1, ""},
    {"entry-content", 1, ""},
    {"post-content", 1, ""},
    {"post-body", 1, ""},
    {"story-body", 1, ""},
    {"story-content", 1, ""},
    {"news-text", 1, ""},
    {"content-body", 1, ""},
    {"text-content", 1, ""},
    {"page-content", 1, ""},
};

class Densities {
 public:
  explicit Densities(const GumboNode* root) { visit(root); }

  const GumboNode* best() const {
    const GumboNode* best = nullptr;
    double best_score = 0;
    for (const GumboNode* node : order_) {
      const double score = scores_.at(node) * factor(node);
      if (score > best_score) {
        best = node;
        best_score = score;
      }
    }
    return best;
  }

 private:
  static double factor(const GumboNode* node) {
    const std::string_view tag = tag_of(node);
    double factor = tag == "article" ? 1.5 : tag == "main" || attribute(node, "role") == "main" ? 1.2 : 1.0;
    if (tag == "body") factor = 0.8;
    const int weight = class_hint(node).weight;
    return factor * (weight > 0 ? 1.4 : weight < 0 ? 0.2 : 1.0);
  }

  // A paragraph is a <p>, or an element that holds text directly.
  static bool is_paragraph(const GumboNode* node) {
    const std::string_view tag = tag_of(node);
    if (tag == "p" || tag == "pre" || tag == "blockquote") return true;
    if (tag != "div" && tag != "td" && tag != "section" && tag != "li") return false;
    std::size_t direct = 0;
    for (const GumboNode* child : children_of(node))
      if (child->type == GUMBO_NODE_TEXT) direct += trim(child->v.text.text).size();
    return direct >= 80;
  }

  static bool is_skipped(const GumboNode* node) {
    const std::string_view tag = tag_of(node);
    return tag == "nav" || tag == "footer" || tag == "aside" || tag == "form" || tag == "script" ||
           tag == "head" || tag == "button" || tag == "figcaption" ||
           (class_hint(node).weight < 0 && tag != "body" && tag != "html");
  }

  void visit(const GumboNode* node) {
    if (!is_element(node) || is_skipped(node)) return;
    if (is_paragraph(node)) credit(node);
    for (const GumboNode* child : children_of(node)) visit(child);
  }

  void credit(const GumboNode* node) {
    Letters letters;
    count_letters(node, false, letters);
    if (letters.all < 25) return;
    double points = static_cast<double>(letters.all - letters.linked);
    // A <p> stands inside what is sought; another element may be it.
    const GumboNode* up = tag_of(node) == "p" ? node->parent : node;
    for (int step = 0; step < 3 && up != nullptr && is_element(up); ++step, up = up->parent, points /= 2) {
      if (scores_.emplace(up, 0.0).second) order_.push_back(up);
      scores_[up] += points;
    }
  }

  std::map<const GumboNode*, double> scores_;
  std::vector<const GumboNode*> order_;  // of first sight, so that ties do not depend on addresses
};

bool is_rich(const GumboNode* node) {
  Letters letters;
  count_letters(node, false, letters);
  return letters.all - letters.linked >= kBodyBytesMin;
}

void find_marked(const GumboNode* node, std::vector<const GumboNode*>& found) {
  if (attribute(node, "itemprop") == "articleBody") {
    found.push_back(node);
    return;
  }
  for (const GumboNode* child : children_of(node)) find_marked(child, found);
}

}  // namespace

ClassHint class_hint(const GumboNode* node) {
  if (!is_element(node)) return {};
  std::string names = lower_ascii(attribute(node, "class"));
  names.append(" ").append(lower_ascii(attribute(node, "id")));
  const std::string_view role = attribute(node, "role");
  if (role == "navigation" || role == "banner" || role == "contentinfo" || role == "search")
    return {-1, "navigation"};
  if (names.size() <= 1) return {};
  // Layout words such as "has-sidebar" stand on the frame of the whole page; only marks of the article count
  // there.
  for (const HintRow& row : kHints)
    if (row.weight > 0 && names.find(row.word) != std::string::npos) return {row.weight, row.kind};
  for (const HintRow& row : kHints) {
    const auto at = names.find(row.word);
    if (row.weight < 0 && at != std::string::npos &&
        (at == 0 || names[at - 1] == ' ' || row.word.size() > 6) && names.find("has-") == std::string::npos &&
        names.find("with-") == std::string::npos)
      return {row.weight, row.kind};
  }
  return {};
}

const GumboNode* find_article(const GumboNode* root) {
  std::vector<const GumboNode*> marked;
  find_marked(root, marked);
  if (marked.size() == 1 && is_rich(marked[0])) return marked[0];
  const auto articles = elements(root, "article");
  if (articles.size() == 1 && is_rich(articles[0])) return articles[0];
  const GumboNode* best = Densities(root).best();
  return best != nullptr ? best : root;
}

}  // namespace steelyard
