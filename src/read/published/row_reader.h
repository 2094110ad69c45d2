// A format of published events: what a row of it says, and how an event is written as one.
//
// The natural path of a row: bytes → line (packed, CR, other encodings: rows.cc) → cells (tabs, quotes) → the
// file of its format, which fills an Event from the cells that it uses → the store, with the row as it came.
// To add a format, write its file and add a line to the table in formats.cc.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "steelyard/record.h"

#include "read/published/action_codes.h"
#include "read/published/actor_codes.h"
#include "read/published/row_notes.h"

namespace steelyard {

struct PublishedTables {
  ActorCodes actors;
  ActionCodes actions;
};

using Cells = std::span<const std::string_view>;

// Reads the rows of one file, one after the other.
class RowReader {
 public:
  virtual ~RowReader() = default;
  // The header line, in formats that have one. An Error when the file is of another format.
  virtual Status header(Cells, const std::string& /*where*/) { return {}; }
  // Fills the event; date_basis, rule, confidence and origin are set by the caller. False when the row is
  // left out, with the reason in the notes.
  virtual bool read(Cells cells, RowNotes& notes, Event& event) = 0;
  // The row in the columns of the format, where the file has others; empty when the line itself is that.
  virtual std::string_view arranged(Cells) { return {}; }
};

// Writes events as rows of one format.
class RowWriter {
 public:
  virtual ~RowWriter() = default;
  virtual std::string header() const { return ""; }
  // Appends a line without its end. When the format has no form for the event nothing is appended, and the
  // reason is returned as a clause that lives as long as the program; else "".
  virtual std::string_view write(const Event& event, std::string& line) const = 0;
};

// ---- what the formats share ---------------------------------------------------------------------

// "NA", "None", "---", "NULL": what sets write for nothing.
bool is_missing(std::string_view cell);
// The cell without blanks around it; empty when missing, or when the row is too short.
std::string_view cell_at(Cells cells, std::size_t column);
// 2018-06-01, 20180601, with a time behind it or not; unknown for anything else.
Date day_of(std::string_view cell);
std::string compact(Date day);  // "20180601"
std::string number_text(double value);

// Looks each code up once: sets have a million rows and a few thousand codes.
class ActorMemo {
 public:
  explicit ActorMemo(const ActorCodes& codes) : codes_(&codes) {}
  // REQUIRES: the reference is used before the next call.
  const ActorCode& from_cameo(std::string_view blocks, Date day);
  const ActorCode& from_name(std::string_view country, std::string_view name, std::string_view role,
                             Date day);

 private:
  ActorCode named(std::string_view country, std::string_view name, std::string_view role, Date day) const;
  const ActorCodes* codes_;
  std::unordered_map<std::string, ActorCode> known_;
  std::string key_;
};

// Fills code and country, and notes what no table knows.
void set_cameo_actor(ActorMention& mention, std::string_view blocks, std::string_view name, Date day,
                     ActorMemo& memo, RowNotes& notes);

// Of a row without a day, an action: the note, and false.
bool no_date(std::string_view cell, RowNotes& notes);

// A line of cells; tabs and line ends in a cell become blanks.
void append_cell(std::string& line, std::string_view cell, bool first = false);

// The cells of a row in the order of `columns`, found by name in a header; -1 for a column that is not there.
class HeaderOrder {
 public:
  // An Error that names the first of `needed` that is missing.
  Status learn(Cells header, std::span<const std::string_view> columns,
               std::span<const std::string_view> needed, const std::string& where);
  bool as_published() const { return as_published_; }
  std::size_t width() const { return width_; }
  // Valid until the next call.
  Cells arrange(Cells cells);
  std::string_view arranged_line() const { return line_; }
  const std::vector<std::string>& surplus() const { return surplus_; }

 private:
  std::vector<std::ptrdiff_t> from_;
  std::vector<std::size_t> surplus_at_;
  std::vector<std::string> surplus_;
  std::vector<std::string_view> cells_;
  std::string line_;
  std::size_t width_ = 0;
  bool as_published_ = false;
};

}  // namespace steelyard
