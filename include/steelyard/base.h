// Text, dates, errors, threads and embedded files: what every stage needs, nothing of diplomacy.
//
// Errors are values. A fault in one line of input goes to a Reporter, is counted, and the work goes on; a
// fault that stops the work is returned as an Error whose message says what happened, where, and what to do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <functional>
#include <iosfwd>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace steelyard {

// ---- errors -------------------------------------------------------------------------------------

// bad_input: the user's file or call is wrong (exit 2). not_found: nothing matched (exit 1). outside: disk,
// network or database failed (exit 3). corrupt: a file we wrote ourselves does not read back (exit 3).
enum class ErrorKind { bad_input, not_found, outside, corrupt };

struct Error {
  ErrorKind kind = ErrorKind::bad_input;
  std::string message;  // one sentence: what is wrong and what to do
  std::string where;    // "news.jsonl:812", a path, a flag; may be empty
};

template <class T>
using Result = std::expected<T, Error>;
using Status = Result<void>;

std::unexpected<Error> failure(ErrorKind kind, std::string message, std::string where = "");

// "where: message", or the message alone.
std::string to_string(const Error& error);

// Unwraps a Result into `decl`, or returns its error to the caller.
#define STEELYARD_CONCAT_(a, b) a##b
#define STEELYARD_CONCAT(a, b) STEELYARD_CONCAT_(a, b)
#define STEELYARD_TRY(decl, expr) STEELYARD_TRY_(STEELYARD_CONCAT(result_, __LINE__), decl, expr)
#define STEELYARD_TRY_(name, decl, expr)                      \
  auto&& name = (expr);                                       \
  if (!name) return std::unexpected(std::move(name).error()); \
  decl = *std::move(name)
#define STEELYARD_CHECK(expr) \
  if (auto&& checked_ = (expr); !checked_) return std::unexpected(std::move(checked_).error())

// Counts and passes on what is wrong with single lines or documents. Safe to use from many threads;
// `on_problem` is called under a lock, once a problem, and only for the first `shown_max` of a kind.
class Reporter {
 public:
  using Sink = std::function<void(const Error&)>;
  explicit Reporter(Sink on_problem = {}, std::size_t shown_max = 20);

  // `reason` groups problems in the closing count: "not JSON", "not in English". `count` > 1 tells of many at
  // once with one message.
  void report(std::string_view reason, Error problem, std::size_t count = 1);
  std::size_t total() const;
  std::map<std::string, std::size_t> counts() const;

 private:
  mutable std::mutex mutex_;
  Sink sink_;
  std::size_t shown_max_;
  std::map<std::string, std::size_t> counts_;
};

// ---- text ---------------------------------------------------------------------------------------

// A half-open range of UTF-8 bytes.
struct Span {
  std::uint32_t start = 0, end = 0;
  bool empty() const { return start >= end; }
  std::uint32_t size() const { return empty() ? 0 : end - start; }
  bool contains(Span other) const { return start <= other.start && other.end <= end; }
  friend bool operator==(Span, Span) = default;
  friend auto operator<=>(Span, Span) = default;
};

inline std::string_view slice(std::string_view text, Span span) {
  return text.substr(span.start, span.end - span.start);
}

std::string_view trim(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(std::span<const std::string> parts, std::string_view separator);
std::string lower_ascii(std::string_view text);
bool starts_with_upper(
    std::string_view text);  // first letter is upper case, ASCII or Latin/Cyrillic in UTF-8

// Case folding and removal of combining marks by utf8proc: "Tóqaev" and "TOQAEV" give "toqaev".
std::string fold(std::string_view text);

// Offset of the first byte that is not valid UTF-8, or nothing.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

// Whole number, or nothing if anything else stands in the text.
std::optional<std::int64_t> parse_int(std::string_view text);
std::optional<double> parse_double(std::string_view text);

// 64-bit xxHash as 16 hexadecimal digits: the same bytes give the same id on any machine.
std::string hash_hex(std::string_view bytes);
std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);

// ---- dates --------------------------------------------------------------------------------------

// A day of the proleptic Gregorian calendar, or "unknown" (the default). Ordered; unknown comes first.
class Date {
 public:
  Date() = default;
  // REQUIRES: a day that exists; otherwise the result is unknown.
  static Date of(int year, int month, int day);
  // "2025-05-09" and nothing else.
  static Date parse_iso(std::string_view text);
  // "2025", "2025-05" or "2025-05-09": the first day (or the last, for ends of ranges) that the text allows.
  static Date parse_first(std::string_view text);
  static Date parse_last(std::string_view text);
  static Date from_days(std::int32_t days_since_1970);

  bool known() const { return days_ != kUnknown; }
  std::int32_t days() const { return days_; }
  int year() const;
  int month() const;
  int day() const;
  int weekday() const;  // 0 Monday … 6 Sunday. REQUIRES: known()
  Date plus_days(int count) const;
  std::string iso() const;  // "" when unknown

  friend bool operator==(Date, Date) = default;
  friend auto operator<=>(Date, Date) = default;

 private:
  static constexpr std::int32_t kUnknown = INT32_MIN;
  std::int32_t days_ = kUnknown;
};

// A range of days, both ends included; an unknown end is open.
struct DateRange {
  Date from, to;
  bool holds(Date day) const;  // an unknown day holds only in a range without ends
};

enum class PeriodKind { day, month, quarter, year, all };
std::optional<PeriodKind> parse_period_kind(std::string_view text);
// "2025-05-09", "2025-05", "2025-Q2", "2025", "all".
std::string period_of(Date day, PeriodKind kind);

// ---- tables -------------------------------------------------------------------------------------

// One row of a delimited file, with where it stands.
struct TableRow {
  std::vector<std::string> cells;
  std::size_t line = 0;
};

// A whole delimited file in memory: RFC 4180 quoting when the separator is a comma, none for tabs; lines that
// begin with '#' are comments; CRLF and LF. Short and long rows are reported, not kept.
struct Table {
  std::string name;  // for messages
  std::vector<std::string> columns;
  std::vector<TableRow> rows;
  // Column number by name; an Error naming the file when it is missing.
  Result<std::size_t> column(std::string_view column_name) const;
  std::string where(const TableRow& row) const { return name + ":" + std::to_string(row.line); }
};
Result<Table> parse_table(std::string_view bytes, std::string name, char separator, Reporter& reporter);

// ---- files --------------------------------------------------------------------------------------

Result<std::string> read_file(const std::string& path);
// Writes beside the target and renames, so that a reader never sees half a file.
Status write_file(const std::string& path, std::string_view bytes);

// The knowledge files ("actors/states.tsv"), the language model and the web parts: compiled into the program,
// or read from a folder that the user names, which then replaces file by file what is compiled in.
struct EmbeddedFile {
  std::string_view name;
  std::string_view bytes;
};
class Resources {
 public:
  static Resources embedded();
  static Result<Resources> with_folder(const std::string& folder);
  // Bytes live as long as this object.
  Result<std::string_view> get(std::string_view name) const;
  // Names that begin with the prefix, sorted.
  std::vector<std::string> list(std::string_view prefix) const;
  // parse_table on a resource; ".csv" is read with commas, anything else with tabs.
  Result<Table> table(std::string_view name, Reporter& reporter) const;

 private:
  std::map<std::string, std::string, std::less<>> own_;
  std::map<std::string, std::string_view, std::less<>> views_;
};

// ---- threads and random numbers -----------------------------------------------------------------

// Calls work(i) for 0 ≤ i < count on up to `threads` threads (0 = all cores). Order of calls is free: results
// must go to slot i, so that the answer does not depend on the number of threads.
void parallel_for(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work);

// splitmix64-seeded xoshiro256**: the same numbers on any machine, unlike the distributions of <random>.
class Random {
 public:
  explicit Random(std::uint64_t seed);
  std::uint64_t next();
  double uniform();                      // [0, 1)
  std::size_t below(std::size_t bound);  // REQUIRES: bound > 0
  double normal();
  double gamma(double shape);  // scale 1. REQUIRES: shape > 0

 private:
  std::uint64_t state_[4];
  std::optional<double> spare_;
};

// ---- progress -----------------------------------------------------------------------------------

// A bar on standard error, drawn only when that is a terminal and redrawn at most ten times a second.
class Progress {
 public:
  Progress(std::string label, std::size_t total, bool enabled);
  ~Progress();
  void advance(std::size_t count = 1);

 private:
  void draw();
  std::mutex mutex_;
  std::string label_;
  std::size_t total_, done_ = 0;
  bool enabled_;
  std::int64_t drawn_ms_ = 0;
};

}  // namespace steelyard
