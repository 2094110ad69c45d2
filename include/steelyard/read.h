// Files, folders, streams and saved pages → documents; tables of facts → votes, flows, gatherings, events.
//
// Every format hands its documents to a sink one by one, so that a large file is never whole in memory. A bad
// line or an unreadable page goes to the Reporter and loses nothing else.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "steelyard/base.h"
#include "steelyard/record.h"

namespace steelyard {

// ---- documents ----------------------------------------------------------------------------------

// automatic: told from the first bytes, then from the name. jsonl is one object a line; csv also takes ; and
// tabs.
enum class InputFormat { automatic, page, html, jsonl, csv, feed };
std::optional<InputFormat> parse_input_format(std::string_view text);
std::string_view to_string(InputFormat format);

// How 05/09/2025 reads. automatic: as other dates of the same page or file show, else day first, and
// reported.
enum class DayOrder { automatic, day_first, month_first };

struct ReadOptions {
  InputFormat format = InputFormat::automatic;
  DayOrder day_order = DayOrder::automatic;
  // Column names of CSV, or keys of JSONL, by field: {"text": "body", "date": "published"}. Fields: id date
  // time title text source url author place language views. An absent field uses its own name; an empty name
  // turns a field off.
  std::map<std::string, std::string> columns;
  bool english_only = true;  // other languages are counted and named, not handed on
  // The contract of `steelyard code --from jsonl`: records without id or text are bad lines. Otherwise a
  // missing id is derived: "2022-01-04-n43" from the keys date and n, else a hash of what the document says.
  bool strict = false;
  std::size_t record_bytes_max = std::size_t{64}
                                 << 20;  // of one line, page or item; larger ones are reported
};

using DocumentSink = std::function<void(Document)>;

// What a CSV holds, told from its header line. `documents` has a text column (or a title and a link).
enum class TableKind { documents, votes, flows, attendance, headcounts, visits, events, unknown };
std::string_view to_string(TableKind kind);
TableKind sniff_table(std::string_view header_line, const ReadOptions& options = {});

struct InputTable {
  std::string path;
  TableKind kind = TableKind::unknown;
};

struct ReadCounts {
  std::size_t files = 0;                       // opened as documents
  std::size_t documents = 0;                   // handed to the sink
  std::size_t headings = 0;                    // records that say "heading": true
  std::map<std::string, std::size_t> foreign;  // documents left out, by language code
  std::vector<InputTable> tables;              // met, and left to the caller
  std::vector<std::string> other_files;        // of a folder, whose names are of no format that is read
};

// A file (plain, gzip, zstd), a folder (the readable files below it, in order of path), or "-" for standard
// input. Tables of facts are not documents: they are listed in the counts, and read with the functions below.
// An Error only when nothing can be read at all: the path is missing, or is one file that is no text.
Result<ReadCounts> read_input(const std::string& path, const ReadOptions& options, Reporter& reporter,
                              const DocumentSink& sink);

// The same over bytes in memory, packed or not; `name` stands in messages and helps to tell the format.
Result<ReadCounts> read_bytes(std::string_view bytes, const std::string& name, const ReadOptions& options,
                              Reporter& reporter, const DocumentSink& sink);

// One page of text as a reader copies it from a browser: title, date line, views, subheads, author, notes.
// `reporter` may be null.
Document parse_page(std::string_view text, const ReadOptions& options, std::string origin,
                    Reporter* reporter = nullptr);
// Article body of an HTML page, without navigation; metadata from <meta>, <time>, JSON-LD. REQUIRES: valid
// UTF-8.
Result<Document> parse_html(std::string_view html, const ReadOptions& options, std::string origin,
                            Reporter* reporter = nullptr);

// A date (and time) as pages write it: "09.05.2025 15:05", "May 9, 2025", "9 May 2025", ISO 8601, RFC 822.
// Nothing when the text holds more than a date, its weekday, its time zone and words such as "Published".
struct PageDate {
  Date date;
  std::string time;        // "15:05" as on the page, "" when none
  bool ambiguous = false;  // day and month could be exchanged
};
std::optional<PageDate> parse_page_date(std::string_view text, DayOrder order);
// The order that the dates of a text prove (a number above 12) or suggest ("May 9, 2025"); automatic when
// none does.
DayOrder infer_day_order(std::string_view text);

// "en", "ru" … (ISO 639-1 where there is one); "und" when the text is too short or too mixed to tell.
std::string detect_language(std::string_view text);
// "Russian" for "ru"; the code itself when it is not known.
std::string language_name(std::string_view code);

// ---- tables of facts ----------------------------------------------------------------------------
//
// CSV with a header line, docs/formats/tables.md. Columns are found by name, in any order; rows that lack a
// value or hold a bad one are reported by file and line and left out. The bloc codes EUU, UNO and NTO become
// EU, UN and NATO.

Result<std::vector<Vote>> read_votes(const std::string& path, Reporter& reporter);
Result<std::vector<Flow>> read_flows(const std::string& path, Reporter& reporter);

struct GatheringRows {
  std::vector<Gathering> gatherings;
  std::vector<Attendance> attendance;
  // Visits between two states, guest → host, once each; Event::action holds only the CAMEO code, which the
  // caller completes from its Ontology.
  std::vector<Event> visits;
};
// Attendance lists, headcounts, and visits and summits: the kinds attendance, headcounts and visits.
Result<GatheringRows> read_gatherings(const std::string& path, Reporter& reporter);

// Events checked by hand: date, actors, what, cameo. Event::action holds the CAMEO code and the words.
Result<std::vector<Event>> read_events_checked(const std::string& path, Reporter& reporter);

// ---- published events ---------------------------------------------------------------------------
//
// GDELT, ICEWS, POLECAT, Phoenix, PETRARCH, and CSV with a mapping: docs/formats/events.md. One file a format
// under src/read/published, one table of formats in formats.cc. What a row lacks or has wrong is reported
// once a kind, with the first line and the number of rows.

// The rule of an imported event: this and the name of its format.
inline constexpr std::string_view kPublishedRule = "import/";

struct PublishedCounts {
  std::size_t rows = 0, left_out = 0;
  // "country Utopia" → rows: actors that no table knows. Their events are kept.
  std::map<std::string, std::size_t, std::less<>> unresolved;
};

// Takes an event and its row as published; both live until it returns. An Error stops the reading.
using PublishedSink = std::function<Status(const Event& event, std::string_view row)>;

class PeekSource;
class PublishedWriter;

class PublishedSets {
 public:
  // `ontology` must outlive this and the writers made by it.
  static Result<PublishedSets> load(const Resources& resources, const Ontology& ontology, Reporter& reporter);
  // "gdelt" … "csv".
  static std::vector<std::string_view> names();
  static bool knows(std::string_view format);

  // A file, plain, gzip, zstd or zip, or "-". `mapping` is the text of a mapping file, for csv alone; without
  // one csv has the columns of `steelyard events --to csv`. REQUIRES: knows(format)
  Result<PublishedCounts> read(std::string_view format, const std::string& path, const std::string& mapping,
                               Reporter& reporter, const PublishedSink& sink) const;
  Result<PublishedCounts> read_bytes(std::string_view format, std::string_view bytes, const std::string& name,
                                     const std::string& mapping, Reporter& reporter,
                                     const PublishedSink& sink) const;

  // csv is written by the store.
  Result<PublishedWriter> writer(std::string_view format) const;

 private:
  struct Tables;
  explicit PublishedSets(std::shared_ptr<const Tables> tables);
  Result<PublishedCounts> read(std::string_view format, PeekSource& source, const std::string& name,
                               const std::string& mapping_text, Reporter& reporter,
                               const PublishedSink& sink) const;
  std::shared_ptr<const Tables> tables_;
};

// Writes events in a published format. An event that was imported from it is written as its row came.
class PublishedWriter {
 public:
  ~PublishedWriter();
  PublishedWriter(PublishedWriter&&) noexcept;
  PublishedWriter& operator=(PublishedWriter&&) noexcept;

  std::string header() const;  // a line, or ""
  // Appends a line; `published` is the row as it came, or "". False when the format has no form for the
  // event.
  bool write(const Event& event, std::string_view published, std::string& out);
  // Why events were left out, and how many.
  const std::map<std::string_view, std::size_t>& left_out() const;

 private:
  friend class PublishedSets;
  struct State;
  explicit PublishedWriter(std::unique_ptr<State> state);
  void write_published(std::string_view row, bool from_kin, std::string& out);
  std::string_view unwritten(const Event& event) const;
  std::unique_ptr<State> state_;
};

// The names of the columns of a row as published, by the rule of its event; none for csv.
std::vector<std::string_view> published_columns(std::string_view rule);

}  // namespace steelyard
