// Files, folders, streams and saved pages → documents.
//
// Every format hands its documents to a sink one by one, so that a large file is never whole in memory. A bad line or
// an unreadable page goes to the Reporter and loses nothing else.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "steelyard/base.h"
#include "steelyard/record.h"

namespace steelyard {

enum class InputFormat { automatic, page, html, jsonl, csv, feed };
std::optional<InputFormat> parse_input_format(std::string_view text);

enum class DayOrder { automatic, day_first, month_first };

struct ReadOptions {
  InputFormat format = InputFormat::automatic;
  DayOrder day_order = DayOrder::automatic;
  // Column names of CSV, or keys of JSONL, by field: {"text": "body", "date": "published"}. Absent fields use their own name.
  std::map<std::string, std::string> columns;
  bool english_only = true;  // other languages are counted and named, not handed on
};

using DocumentSink = std::function<void(Document)>;

struct ReadCounts {
  std::size_t files = 0, documents = 0, skipped = 0;
};

// A file (plain, .gz, .zst), a folder (all readable files below it, in order of name), or "-" for standard input.
Result<ReadCounts> read_input(const std::string& path, const ReadOptions& options, Reporter& reporter,
                              const DocumentSink& sink);

// One page of text as a reader copies it from a browser: title, date line, views, subheads, author, notes.
Document parse_page(std::string_view text, const ReadOptions& options, std::string origin);
// Article body of an HTML page, without navigation; metadata from <meta>, <time>, JSON-LD.
Result<Document> parse_html(std::string_view html, const ReadOptions& options, std::string origin);

// A date (and time) as pages write it: "09.05.2025 15:05", "May 9, 2025", "9 May 2025", ISO 8601, RFC 822.
struct PageDate {
  Date date;
  std::string time;       // "15:05", "" when none
  bool ambiguous = false; // day and month could be exchanged
};
std::optional<PageDate> parse_page_date(std::string_view text, DayOrder order);

// "en" …, "und" when the text is too short to tell.
std::string detect_language(std::string_view text);

}  // namespace steelyard
