// Rows of figures as CSV and JSON. One place decides how a number is written, so that all outputs agree.
#include <fmt/format.h>

#include <cmath>

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

}  // namespace

std::string json_number(double value) {
  if (!std::isfinite(value)) return "null";
  std::string text = fmt::format("{:.6g}", value);
  return text == "-0" ? "0" : text;
}

std::string json_string(std::string_view text) {
  std::string quoted = "\"";
  for (char c : text) {
    switch (c) {
      case '"': quoted += "\\\""; break;
      case '\\': quoted += "\\\\"; break;
      case '\n': quoted += "\\n"; break;
      case '\r': quoted += "\\r"; break;
      case '\t': quoted += "\\t"; break;
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
