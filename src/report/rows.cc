// Rows of figures as CSV and JSON. One place decides how a number is written, so that all outputs agree.
#include <cmath>

#include <fmt/format.h>

#include "steelyard/report.h"

namespace steelyard {
namespace {

template <class... Cases>
struct Overload : Cases... {
  using Cases::operator()...;
};

std::string csv_text(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string csv_cell(const Value& value) {
  return std::visit(Overload{[](std::monostate) { return std::string(); },
                             [](const std::string& text) { return csv_text(text); },
                             [](std::int64_t count) { return std::to_string(count); },
                             [](double number) { return std::isfinite(number) ? json_number(number) : ""; }},
                    value);
}

std::string json_cell(const Value& value) {
  return std::visit(Overload{[](std::monostate) { return std::string("null"); },
                             [](const std::string& text) { return json_string(text); },
                             [](std::int64_t count) { return std::to_string(count); },
                             [](double number) { return json_number(number); }},
                    value);
}

bool is_empty(const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  return std::holds_alternative<std::monostate>(value) || (text != nullptr && text->empty());
}

// Whether columns i, i + 1 and i + 2 are x, x_low and x_high.
bool starts_interval(const std::vector<std::string>& columns, std::size_t i) {
  return i + 2 < columns.size() && columns[i + 1] == columns[i] + "_low" &&
         columns[i + 2] == columns[i] + "_high";
}

Value interval_cell(const std::vector<Value>& row, std::size_t i) {
  const double* ends[3];
  for (std::size_t k = 0; k < 3; ++k)
    if (ends[k] = std::get_if<double>(&row[i + k]); ends[k] == nullptr) return {};
  return plain_number(*ends[0], 2) + " (" + plain_number(*ends[1], 2) + " to " + plain_number(*ends[2], 2) +
         ")";
}

}  // namespace

Rows condensed(const Rows& rows) {
  Rows merged{{}, std::vector<std::vector<Value>>(rows.rows.size())};
  for (std::size_t i = 0; i < rows.columns.size(); ++i) {
    const bool interval = starts_interval(rows.columns, i);
    std::vector<Value> cells;
    bool empty = true;
    for (const auto& row : rows.rows) {
      cells.push_back(interval ? interval_cell(row, i) : row[i]);
      empty &= is_empty(cells.back());
    }
    if (!empty) {
      merged.columns.push_back(rows.columns[i]);
      for (std::size_t r = 0; r < cells.size(); ++r) merged.rows[r].push_back(std::move(cells[r]));
    }
    if (interval) i += 2;
  }
  return merged;
}

std::string json_number(double value) {
  if (!std::isfinite(value)) return "null";
  std::string text = fmt::format("{:.6g}", value);
  return text == "-0" ? "0" : text;
}

std::string json_string(std::string_view text) {
  std::string quoted = "\"";
  for (char c : text) {
    switch (c) {
      case '"':
        quoted += "\\\"";
        break;
      case '\\':
        quoted += "\\\\";
        break;
      case '\n':
        quoted += "\\n";
        break;
      case '\r':
        quoted += "\\r";
        break;
      case '\t':
        quoted += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20)
          quoted += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        else
          quoted += c;
    }
  }
  return quoted + '"';
}

std::string to_csv(const Rows& rows) {
  std::string csv;
  for (std::size_t i = 0; i < rows.columns.size(); ++i) csv += (i > 0 ? "," : "") + csv_text(rows.columns[i]);
  csv += '\n';
  for (const auto& row : rows.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) csv += (i > 0 ? "," : "") + csv_cell(row[i]);
    csv += '\n';
  }
  return csv;
}

std::string to_json(std::string_view name, const Rows& rows) {
  std::string json = "{\"name\":" + json_string(name) + ",\"rows\":[";
  for (std::size_t r = 0; r < rows.rows.size(); ++r) {
    json += r > 0 ? ",\n{" : "\n{";
    for (std::size_t i = 0; i < rows.columns.size(); ++i)
      json += (i > 0 ? "," : "") + json_string(rows.columns[i]) + ":" + json_cell(rows.rows[r][i]);
    json += '}';
  }
  return json + "]}\n";
}

}  // namespace steelyard
