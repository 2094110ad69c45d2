// RSS 2.0, RSS 1.0 and Atom through libxml2's reader, item by item. Nothing is fetched, no entity is
// expanded, and the limits of libxml2 on depth and size stay on, so that a hostile feed costs no more than
// its length.
#include <cstdarg>
#include <memory>

#include <libxml/xmlreader.h>

#include "read/html.h"
#include "read/reading.h"

namespace steelyard {
namespace {

struct ReaderCloser {
  void operator()(xmlTextReader* reader) const { xmlFreeTextReader(reader); }
};

std::string_view name_of(const xmlNode* node) {
  return node->name == nullptr ? std::string_view() : reinterpret_cast<const char*>(node->name);
}

bool has_prefix(const xmlNode* node, std::string_view prefix) {
  return node->ns != nullptr && node->ns->prefix != nullptr &&
         reinterpret_cast<const char*>(node->ns->prefix) == prefix;
}

std::string content_of(const xmlNode* node) {
  xmlChar* content = xmlNodeGetContent(node);
  std::string text = content == nullptr ? "" : reinterpret_cast<char*>(content);
  xmlFree(content);
  return text;
}

std::string attribute_of(const xmlNode* node, const char* name) {
  xmlChar* value = xmlGetNoNsProp(node, reinterpret_cast<const xmlChar*>(name));
  std::string text = value == nullptr ? "" : reinterpret_cast<char*>(value);
  xmlFree(value);
  return text;
}

// What libxml2's reader pulls from our stream.
struct Feeder {
  ByteSource& source;
  std::optional<Error> error;
  bool ended = false;
  static int read(void* context, char* into, int size) {
    auto& feeder = *static_cast<Feeder*>(context);
    auto got = feeder.source.read(into, static_cast<std::size_t>(size));
    feeder.ended = got && *got == 0;
    if (got) return static_cast<int>(*got);
    feeder.error = got.error();
    return -1;
  }
  static int close(void*) { return 0; }
};

struct Complaint {
  std::string message;
  int line = 0;
};

void keep_first(void* context, const char* message, xmlParserSeverities, xmlTextReaderLocatorPtr locator) {
  auto& complaint = *static_cast<Complaint*>(context);
  if (!complaint.message.empty()) return;
  complaint.message = trim(message == nullptr ? "" : message);
  complaint.line = xmlTextReaderLocatorLineNumber(locator);
}

class Feed {
 public:
  explicit Feed(PeekSource& source, Reading& reading) : feeder_{source, {}, false}, reading_(reading) {}

  Status run() {
    constexpr int kOptions = XML_PARSE_NONET | XML_PARSE_NOCDATA;
    const std::unique_ptr<xmlTextReader, ReaderCloser> reader(
        xmlReaderForIO(Feeder::read, Feeder::close, &feeder_, nullptr, nullptr, kOptions));
    if (!reader) return failure(ErrorKind::outside, "cannot be read as XML: out of memory", reading_.name());
    xmlTextReaderSetErrorHandler(reader.get(), keep_first, &complaint_);
    const int end = read_nodes(reader.get());
    if (feeder_.error) return std::unexpected(*feeder_.error);
    if (end == 0 && complaint_.message.empty()) return check_found();
    const std::string fault = feeder_.ended ? "breaks off" : "is not well-formed XML: " + complaint_.message;
    reading_.problem("broken feed", fault + "; what stands before was read",
                     reading_.where(static_cast<std::size_t>(std::max(complaint_.line, 1))));
    return {};
  }

 private:
  Status check_found() const {
    if (known_root_) return {};
    return failure(ErrorKind::bad_input, "is XML, but no RSS or Atom feed; name another format",
                   reading_.name());
  }

  int read_nodes(xmlTextReader* reader) {
    int code = xmlTextReaderRead(reader);
    while (code == 1) {
      const bool start = xmlTextReaderNodeType(reader) == XML_READER_TYPE_ELEMENT;
      const auto* name = xmlTextReaderConstLocalName(reader);
      const std::string_view tag = start && name != nullptr ? reinterpret_cast<const char*>(name) : "";
      known_root_ = known_root_ || tag == "rss" || tag == "feed" || tag == "RDF" || tag == "channel";
      if (tag == "item" || tag == "entry")
        code = take_item(reader);
      else if (tag == "title" && source_.empty())
        code = take_title(reader);
      else
        code = xmlTextReaderRead(reader);
    }
    return code;
  }

  int take_title(xmlTextReader* reader) {
    if (const xmlNode* node = xmlTextReaderExpand(reader)) source_ = cleaned_line(content_of(node));
    return xmlTextReaderNext(reader);
  }

  int take_item(xmlTextReader* reader) {
    const int line = xmlTextReaderGetParserLineNumber(reader);
    const xmlNode* node = xmlTextReaderExpand(reader);
    if (node == nullptr) return -1;
    item(node, static_cast<std::size_t>(std::max(line, 1)));
    return xmlTextReaderNext(reader);
  }

  void item(const xmlNode* node, std::size_t line) {
    Document document;
    std::string summary, body, date;
    for (const xmlNode* child = node->children; child != nullptr; child = child->next)
      if (child->type == XML_ELEMENT_NODE) field(child, document, summary, body, date);
    // Summaries often are the beginning of the body; the longer one holds more.
    document.text = text_of_fragment(body.size() >= summary.size() ? body : summary);
    document.title = cleaned_line(text_of_fragment(document.title));
    document.source = source_;
    document.origin = reading_.where(line);
    if (document.text.empty()) document.text = document.title;
    if (document.text.empty())
      return reading_.problem("no text or id", "the item has no text", document.origin);
    set_date(date, document);
    if (document.id.empty()) document.id = document.url;
    reading_.hand_on(std::move(document));
  }

  void field(const xmlNode* node, Document& document, std::string& summary, std::string& body,
             std::string& date) {
    const std::string_view name = name_of(node);
    if (has_prefix(node, "media")) return;
    if (name == "title")
      document.title = content_of(node);
    else if (name == "description" || name == "summary")
      summary = content_of(node);
    else if (name == "encoded" || name == "content")
      body = content_of(node);
    else if (name == "pubDate" || name == "published" || (name == "date" && date.empty()))
      date = content_of(node);
    else if (name == "updated" && date.empty())
      date = content_of(node);
    else if (name == "guid" || name == "id")
      document.id = trim(content_of(node));
    else if (name == "author" || name == "creator")
      author(node, document);
    else if (name == "link")
      link(node, document);
  }

  static void author(const xmlNode* node, Document& document) {
    std::string name = content_of(node);
    for (const xmlNode* child = node->children; child != nullptr; child = child->next)
      if (name_of(child) == "name") name = content_of(child);
    // RSS writes "jane@example.org (Jane Doe)".
    const auto open = name.find('(');
    if (open != std::string::npos && name.find('@') < open)
      name = name.substr(open + 1, name.find(')') - open - 1);
    if (document.author.empty()) document.author = cleaned_line(name);
  }

  static void link(const xmlNode* node, Document& document) {
    const std::string relation = attribute_of(node, "rel"), target = attribute_of(node, "href");
    if (!relation.empty() && relation != "alternate") return;
    if (document.url.empty()) document.url = trim(target.empty() ? content_of(node) : target);
  }

  void set_date(const std::string& text, Document& document) const {
    if (trim(text).empty()) return;
    if (const auto parsed = parse_page_date(trim(text), reading_.options().day_order)) {
      document.date = parsed->date;
      document.time = parsed->time;
      return;
    }
    reading_.problem("date not understood",
                     "the date \"" + text.substr(0, 40) + "\" is not understood; the item has no date",
                     document.origin);
  }

  Feeder feeder_;
  Reading& reading_;
  std::string source_;
  Complaint complaint_;
  bool known_root_ = false;
};

}  // namespace

Status read_feed(PeekSource& source, Reading& reading) { return Feed(source, reading).run(); }

}  // namespace steelyard
