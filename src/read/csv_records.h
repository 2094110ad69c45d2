// Records of a delimited stream: RFC 4180 quoting, quotes over several lines, LF and CRLF.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "read/lines.h"

namespace steelyard {

// ',' ';' or a tab: the one that stands most often outside quotes in the line.
char sniff_separator(std::string_view header_line);

class CsvRecords {
 public:
  CsvRecords(ByteSource& source, std::size_t record_bytes_max)
      : lines_(source, record_bytes_max), record_bytes_max_(record_bytes_max) {}

  void set_separator(char separator) { separator_ = separator; }
  // Moves to the next record that is not blank; false at the end.
  Result<bool> next();
  const std::vector<std::string>& cells() const { return cells_; }
  // The first line of the record as it stands in the file; only for the first record.
  const std::string& first_line() const { return first_line_; }
  std::size_t line() const { return record_line_; }
  // A quote of this record is never closed: it was read to the end of its line only, and so is all that
  // follows.
  bool broken_quote() const { return broken_quote_; }
  bool too_long() const { return too_long_; }

 private:
  Result<bool> next_line();
  Result<bool> complete_record();
  bool add_line(std::string_view line, bool open);
  void fall_back();

  LineReader lines_;
  std::size_t record_bytes_max_;
  char separator_ = 0;  // 0: told from the first line
  std::vector<std::string> cells_;
  std::string first_line_, raw_, pending_;
  std::string_view line_;
  std::size_t record_line_ = 0, line_number_ = 0, pending_at_ = 0, pending_line_ = 0;
  bool single_lines_ = false, broken_quote_ = false, too_long_ = false;
};

}  // namespace steelyard
