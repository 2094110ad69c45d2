// What the format readers share while one input is read.
#pragma once

#include <string>

#include "steelyard/read.h"

#include "read/byte_source.h"

namespace steelyard {

// One run over one input. Formats report problems and hand documents on through it.
class Reading {
 public:
  Reading(std::string name, const ReadOptions& options, Reporter& reporter, const DocumentSink& sink,
          ReadCounts& counts)
      : name_(std::move(name)), options_(options), reporter_(reporter), sink_(sink), counts_(counts) {}

  const std::string& name() const { return name_; }
  const ReadOptions& options() const { return options_; }
  Reporter& reporter() const { return reporter_; }

  std::string where(std::size_t line) const { return name_ + ":" + std::to_string(line); }
  void problem(std::string_view reason, std::string message, std::string where) const;
  void heading() { ++counts_.headings; }
  // Fills in language and id where they are missing, and gives the document to the sink unless its language
  // is not wanted; then it is counted and named.
  void hand_on(Document document);

 private:
  std::string name_;
  const ReadOptions& options_;
  Reporter& reporter_;
  const DocumentSink& sink_;
  ReadCounts& counts_;
};

// One record of JSONL or CSV before it is a document.
enum class Field { id, date, time, title, text, source, url, author, place, language, views, number };
inline constexpr std::size_t kFieldCount = 12;

struct Record {
  std::string values[kFieldCount];
  bool present[kFieldCount] = {};
  std::string& operator[](Field field) { return values[static_cast<std::size_t>(field)]; }
  void set(Field field, std::string_view value);
  bool has(Field field) const { return present[static_cast<std::size_t>(field)]; }
  void clear();
};

// The keys or columns that hold the fields, with the user's own names applied.
class FieldNames {
 public:
  explicit FieldNames(const ReadOptions& options);
  std::optional<Field> find(std::string_view key) const;
  std::string_view name(Field field) const { return names_[static_cast<std::size_t>(field)]; }

 private:
  std::string names_[kFieldCount];
};

// Checks the record, makes a document of it and hands it on. `order` is how the file writes dates.
void hand_on_record(Reading& reading, const FieldNames& names, Record& record, DayOrder order,
                    std::size_t line);

Status read_jsonl(PeekSource& source, Reading& reading);
Status read_csv(PeekSource& source, Reading& reading);
Status read_feed(PeekSource& source, Reading& reading);

// sniff.cc
struct Sniffed {
  InputFormat format = InputFormat::page;
  TableKind table = TableKind::documents;  // for csv
};
Sniffed sniff(std::string_view name, std::string_view head, const ReadOptions& options);
// Whether the name ends as those do that are read from folders.
bool is_read_by_name(std::string_view name);
// The charset that an HTML page declares in its first bytes, or "".
std::string declared_charset(std::string_view html);

// The hash of what a document says: the same words give the same id wherever they were read.
std::string derived_id(const Document& document);

// How the numeric dates of the first bytes of a file are written.
DayOrder order_of(const ReadOptions& options, std::string_view head);

}  // namespace steelyard
