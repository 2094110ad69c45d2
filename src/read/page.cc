// A page of text as a reader copies it from a browser. What an article says stands in paragraphs; around it
// stand a date line, a count of views, a title, the author, subheads, links and notes. The page is cut into
// lines; the head of the page gives title and dates; below it, lines are furniture by their words
// (furniture.cc), subheads by their form (short, alone, no full stop) or paragraphs.
#include "read/furniture.h"
#include "read/page_lines.h"
#include "read/reading.h"

namespace steelyard {
namespace {

constexpr std::size_t kHeadLinesMax = 25;  // title and dates stand within the first lines
constexpr std::size_t kSubheadBytesMax = 110;
constexpr std::size_t kTitleBytesMax = 300;
constexpr std::size_t kParagraphWords = 12;  // a link is shorter, a paragraph is seldom

std::vector<PageLine> lines_of(std::string_view page) {
  std::vector<PageLine> lines;
  bool blank = true;
  while (!page.empty()) {
    const std::size_t end = std::min(page.find_first_of("\r\n"), page.size());
    std::string text = cleaned_line(page.substr(0, end));
    page.remove_prefix(end);
    if (page.starts_with("\r\n"))
      page.remove_prefix(2);
    else if (!page.empty())
      page.remove_prefix(1);
    if (text.empty()) {
      if (!lines.empty()) lines.back().blank_after = true;
      blank = true;
      continue;
    }
    lines.push_back({std::move(text), blank, false, LineRole::paragraph, ""});
    blank = false;
  }
  if (!lines.empty()) lines.back().blank_after = true;
  return lines;
}

class Page {
 public:
  Page(std::vector<PageLine> lines, PageSetting setting)
      : lines_(std::move(lines)),
        order_(setting.order),
        marked_up_(setting.marked_up),
        reporter_(setting.reporter),
        document_(std::move(setting.known)) {}

  Document run() {
    for (const PageLine& line : lines_) blanks_ += line.blank_after && &line != &lines_.back();
    read_head();
    mark_furniture();
    mark_author();
    mark_subheads();
    gather();
    return std::move(document_);
  }

 private:
  void furniture(PageLine& line, std::string_view kind) {
    line.role = LineRole::furniture;
    line.kind = kind;
  }

  // A line as long as prose, or one that ends as prose does.
  static bool is_prose(const PageLine& line) {
    return ends_sentence(line.text) || count_words(line.text) > 40;
  }

  // Dates, views and byline may stand before the title or after it; the first prose ends the head.
  void read_head() {
    for (body_ = 0; body_ < lines_.size() && body_ < kHeadLinesMax; ++body_) {
      PageLine& line = lines_[body_];
      if (!document_.title.empty() && line.text == document_.title) furniture(line, "title");
      if (line.role != LineRole::paragraph) continue;
      if (take_date(line) || take_views(line) || take_byline(line)) continue;
      if (const auto found = furniture_of(line.text)) {
        if (found->reach == Reach::section) return;
        furniture(line, found->kind);
      } else if (document_.title.empty() && is_title(body_)) {
        document_.title = line.text;
        furniture(line, "title");
      } else if (!document_.title.empty() && continues_head(body_)) {
        take_between(line);
      } else {
        return;
      }
    }
  }

  // The first line that does not end like prose, or a question or exclamation with a longer line below it.
  bool is_title(std::size_t at) const {
    const std::string& text = lines_[at].text;
    if (text.size() > kTitleBytesMax || at + 1 >= lines_.size()) return false;
    if (!ends_sentence(text)) return true;
    const bool points = text.ends_with('.') || text.ends_with("\xE2\x80\xA6");
    return !points && lines_[at].blank_after && count_words(text) <= 20;
  }

  // Between title and body: only what a date, a count or furniture follows within the next lines.
  bool continues_head(std::size_t at) const {
    if (is_prose(lines_[at])) return false;
    for (std::size_t i = at + 1; i < lines_.size() && i <= at + 2; ++i) {
      if (is_prose(lines_[i])) return false;
      if (parse_page_date(lines_[i].text, order_) || view_count(lines_[i].text) || byline(lines_[i].text))
        return true;
    }
    return false;
  }

  void take_between(PageLine& line) {
    if (document_.author.empty() && looks_like_name(line.text)) {
      document_.author = line.text;
      return furniture(line, "byline");
    }
    furniture(line, "head");
  }

  bool take_date(PageLine& line) {
    const auto found = date_of(line.text);
    if (!found) return false;
    furniture(line, "date line");
    // "Updated" says when the page changed; the day of publication is the first.
    const bool update =
        lower_ascii(line.text).starts_with("updated") || lower_ascii(line.text).starts_with("last ");
    if (document_.date.known() && (update || !updated_)) return true;
    updated_ = update;
    document_.date = found->date;
    document_.time = found->time;
    if (found->ambiguous) report_ambiguous(line.text, found->date);
    return true;
  }

  // The whole line, or the part of it beside a bar: "Moscow | 9 May 2025", "May 9, 2025 - 149 views".
  std::optional<PageDate> date_of(std::string_view text) {
    if (auto found = parse_page_date(text, order_)) return found;
    if (text.size() > 100) return std::nullopt;
    for (std::string_view part : split(text, '|')) {
      if (auto found = parse_page_date(trim(part), order_)) return take_parts(text), found;
    }
    return std::nullopt;
  }

  void take_parts(std::string_view text) {
    for (std::string_view part : split(text, '|')) {
      part = trim(part);
      if (const auto views = view_count(part); views && !parse_page_date(part, order_))
        document_.views = views;
      else if (const auto name = byline(part))
        document_.author = *name;
      else if (is_place(part))
        document_.place = part;
    }
  }

  static bool is_place(std::string_view part) {
    return starts_with_upper(part) && count_words(part) <= 3 &&
           part.find_first_of("0123456789:") == part.npos;
  }

  void report_ambiguous(const std::string& text, Date date) {
    if (reporter_ == nullptr) return;
    reporter_->report("ambiguous date", Error{ErrorKind::bad_input,
                                              "the date \"" + text + "\" was read as " + date.iso() +
                                                  "; say whether the day or the month stands first",
                                              document_.origin});
  }

  bool take_views(PageLine& line) {
    const auto views = view_count(line.text);
    if (!views) return false;
    if (!document_.views) document_.views = views;
    furniture(line, "views");
    return true;
  }

  bool take_byline(PageLine& line) {
    const auto name = byline(line.text);
    if (!name) return false;
    if (document_.author.empty()) document_.author = *name;
    furniture(line, "byline");
    return true;
  }

  void mark_furniture() {
    std::string_view open;
    Reach reach = Reach::line;
    for (std::size_t i = body_; i < lines_.size(); ++i) {
      PageLine& line = lines_[i];
      if (line.role == LineRole::furniture) continue;
      if (const auto found = furniture_of(line.text)) {
        furniture(line, found->kind);
        if (found->reach != Reach::line) {
          open = found->kind;
          reach = found->reach;
        }
        continue;
      }
      const bool prose = is_prose(line) && count_words(line.text) >= kParagraphWords;
      if (!open.empty() && reach == Reach::links && prose) open = {};
      if (!open.empty())
        furniture(line, open);
      else if (i + 1 == lines_.size() || lines_[i + 1].role == LineRole::furniture)
        mark_last_date(line);
    }
  }

  // Pages that print the date below the article.
  void mark_last_date(PageLine& line) {
    if (parse_page_date(line.text, order_)) take_date(line);
  }

  // A name alone on the last line of the body, or directly under the head.
  void mark_author() {
    if (!document_.author.empty()) return;
    std::size_t last = lines_.size();
    for (std::size_t i = body_; i < lines_.size(); ++i)
      if (lines_[i].role == LineRole::paragraph) last = i;
    if (last == lines_.size() || last == body_) return;
    PageLine& line = lines_[last];
    const auto named = byline(line.text);
    const std::string name = named ? std::string(*named) : line.text.substr(0, line.text.find(','));
    // "Jane Doe", or "Jane Doe, for the Herald".
    const bool signature = looks_like_name(name) && count_words(line.text) <= 9 && !ends_sentence(line.text);
    if (!named && !signature) return;
    document_.author = name;
    furniture(line, "byline");
  }

  bool is_subhead(std::size_t at) const {
    const PageLine& line = lines_[at];
    if (line.role != LineRole::paragraph || line.text.size() > kSubheadBytesMax) return false;
    if (line.text.ends_with(':') || line.text.ends_with(',') || line.text.ends_with(';')) return false;
    const bool question = line.text.ends_with('?') && count_words(line.text) <= 12;
    if (ends_sentence(line.text) && !question) return false;
    // Where the page divides paragraphs by blank lines, a subhead stands between two of them.
    if (blanks_ > 0 && (!line.blank_before || !line.blank_after) && question) return false;
    return at + 1 < lines_.size();
  }

  void mark_subheads() {
    std::size_t prose = 0;
    for (const PageLine& line : lines_) prose += line.role == LineRole::paragraph && is_prose(line);
    if (prose == 0 || marked_up_) return;  // a list of headlines has no subheads
    for (std::size_t i = body_; i < lines_.size(); ++i)
      if (is_subhead(i)) lines_[i].role = LineRole::subhead;
  }

  void gather() {
    for (PageLine& line : lines_) {
      if (line.role == LineRole::paragraph) {
        if (!document_.text.empty()) document_.text += '\n';
        document_.text += line.text;
      } else if (line.role == LineRole::subhead) {
        document_.furniture.push_back({"subhead", std::move(line.text)});
      } else if (line.kind != "title") {
        add_furniture(line);
      }
    }
  }

  // Lines of one section stay together.
  void add_furniture(PageLine& line) {
    const bool joins = line.kind == "author note" || line.kind == "related" || line.kind == "comments";
    if (joins && !document_.furniture.empty() && document_.furniture.back().kind == line.kind) {
      document_.furniture.back().text += '\n' + line.text;
    } else {
      document_.furniture.push_back({line.kind, std::move(line.text)});
    }
  }

  std::vector<PageLine> lines_;
  DayOrder order_;
  bool marked_up_;
  Reporter* reporter_;
  Document document_;
  std::size_t body_ = 0, blanks_ = 0;
  bool updated_ = false;
};

}  // namespace

std::string cleaned_line(std::string_view raw) {
  std::string text;
  text.reserve(raw.size());
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const std::string_view rest = raw.substr(i, 3);
    if (rest.starts_with("\xC2\xA0") || rest.starts_with("\xC2\xAD")) {
      if (rest[1] == '\xA0') text += ' ';
      i += 1;
    } else if (rest == "\xE2\x80\x8B" || rest == "\xEF\xBB\xBF" || rest == "\xE2\x80\x8E") {
      i += 2;
    } else {
      text += raw[i] == '\t' || raw[i] == '\f' || raw[i] == '\v' ? ' ' : raw[i];
    }
  }
  return std::string(trim(text));
}

Document document_of_lines(std::vector<PageLine> lines, PageSetting setting) {
  Document document = Page(std::move(lines), std::move(setting)).run();
  document.language = detect_language(document.text.empty() ? document.title : document.text);
  document.id = derived_id(document);
  return document;
}

Document parse_page(std::string_view text, const ReadOptions& options, std::string origin,
                    Reporter* reporter) {
  PageSetting setting;
  setting.known.origin = std::move(origin);
  setting.order = order_of(options, text);
  setting.reporter = reporter;
  return document_of_lines(lines_of(text), std::move(setting));
}

}  // namespace steelyard
