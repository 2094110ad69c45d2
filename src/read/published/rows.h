// Bytes of a published set → rows of cells, whatever they were packed in, ended by or encoded as.
#pragma once

#include <memory>
#include <string_view>

#include "read/byte_source.h"
#include "read/published/row_reader.h"

namespace steelyard {

class RowSource {
 public:
  virtual ~RowSource() = default;
  // Moves to the next row that is not blank; false at the end. What had to be repaired goes to the notes.
  virtual Result<bool> next(RowNotes& notes) = 0;
  // Valid UTF-8, valid until next().
  virtual Cells cells() const = 0;
  // The row as it stands, or its cells divided by tabs where they stood in quotes over several lines.
  virtual std::string_view line() const = 0;
  virtual std::size_t number() const = 0;
};

// Rows divided by tabs, a line each.
std::unique_ptr<RowSource> tab_rows(ByteSource& source);
// CSV; separator 0 is told from the first line.
std::unique_ptr<RowSource> csv_rows(ByteSource& source, char separator);

}  // namespace steelyard
