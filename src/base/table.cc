// Delimited files whole in memory: knowledge tables and users' small inputs. Large inputs are read by
// src/read.
#include "steelyard/base.h"

namespace steelyard {
namespace {

// Reads one record and moves `at` behind it; quotes may span lines (RFC 4180) when the separator is a comma.
std::vector<std::string> next_record(std::string_view bytes, std::size_t& at, std::size_t& line,
                                     char separator) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (; at < bytes.size(); ++at) {
    const char c = bytes[at];
    if (c == '\n') ++line;
    if (quoted) {
      if (c != '"') {
        cells.back() += c;
      } else if (at + 1 < bytes.size() && bytes[at + 1] == '"') {
        cells.back() += '"';
        ++at;
      } else {
        quoted = false;
      }
    } else if (c == '"' && separator == ',' && cells.back().empty()) {
      quoted = true;
    } else if (c == separator) {
      cells.emplace_back();
    } else if (c == '\n') {
      ++at;
      break;
    } else if (c != '\r') {
      cells.back() += c;
    }
  }
  return cells;
}

bool is_blank(const std::vector<std::string>& cells) { return cells.size() == 1 && trim(cells[0]).empty(); }

}  // namespace

Result<std::size_t> Table::column(std::string_view column_name) const {
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (columns[i] == column_name) return i;
  return failure(ErrorKind::bad_input,
                 "the column \"" + std::string(column_name) + "\" is missing; add it to the header line",
                 name + ":1");
}

Result<Table> parse_table(std::string_view bytes, std::string name, char separator, Reporter& reporter) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  Table table{std::move(name), {}, {}};
  std::size_t at = 0, line = 1;
  while (at < bytes.size()) {
    TableRow row;
    row.line = line;
    const bool comment = bytes[at] == '#';
    row.cells = next_record(bytes, at, line, separator);
    if (comment || is_blank(row.cells)) continue;
    if (table.columns.empty()) {
      table.columns = std::move(row.cells);
    } else if (row.cells.size() != table.columns.size()) {
      reporter.report("wrong number of columns",
                      Error{ErrorKind::bad_input,
                            "expected " + std::to_string(table.columns.size()) + " columns, found " +
                                std::to_string(row.cells.size()) + "; the row is left out",
                            table.where(row)});
    } else {
      table.rows.push_back(std::move(row));
    }
  }
  if (table.columns.empty())
    return failure(ErrorKind::bad_input, "the file is empty; a header line is needed", table.name);
  return table;
}

}  // namespace steelyard
