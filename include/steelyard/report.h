// Results → terminal tables, CSV and JSON; a brief → one HTML page.
//
// Everything here turns values into text and knows nothing of where they come from. Numbers are written in a
// form that does not depend on the locale.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "steelyard/base.h"
#include "steelyard/record.h"

namespace steelyard {

// A cell: nothing, a word, a count, or a measure.
using Value = std::variant<std::monostate, std::string, std::int64_t, double>;

// Rows of one kind with the names of their columns: what every command that reports figures makes.
struct Rows {
  std::vector<std::string> columns;
  std::vector<std::vector<Value>> rows;
  void add(std::vector<Value> row) { rows.push_back(std::move(row)); }
};

// RFC 4180 with a header line; nothing is an empty cell.
std::string to_csv(const Rows& rows);
// {"name":"balance","rows":[{…},…]} and a line end; nothing is null.
std::string to_json(std::string_view name, const Rows& rows);

struct TerminalStyle {
  bool colour = false;
  unsigned width = 100;  // columns of the terminal
};
// The same rows for eyes: x, x_low and x_high in one cell, "0.34 (0.30 to 0.38)"; columns without any value
// left out.
Rows condensed(const Rows& rows);
// Columns aligned (numbers to the right), the header underlined; long words are cut with "…".
std::string to_terminal(const Rows& rows, const TerminalStyle& style);

// Parts of the terminal summary.
std::string emphasis(std::string_view text, const TerminalStyle& style);
std::string faint(std::string_view text, const TerminalStyle& style);
// A bar of `width` cells for a share in 0 … 1, with eighths of a cell.
std::string bar(double share, unsigned width);
// Cells of a terminal that the text takes: code points, without colour codes.
std::size_t display_width(std::string_view text);

// "0.34", "1 284" with thin spaces, "−0.21": numbers as prose writes them.
std::string plain_number(double value, int digits);
std::string plain_count(std::int64_t count);
std::string plain_percent(double share);  // "34%"
std::string plain_date(Date date);        // "9 May 2025"

// Text as a JSON string with its quotes; valid UTF-8 is kept as it is.
std::string json_string(std::string_view text);
// A number as JSON: shortest of up to six digits, "null" for NaN and infinities.
std::string json_number(double value);

}  // namespace steelyard
