// Tables and bars for a terminal. Widths count code points: good for Latin and Cyrillic, which is what tables
// here hold.
#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

#include "steelyard/report.h"

namespace steelyard {
namespace {

constexpr std::size_t kCellMax = 48;  // wider words are cut

std::string cell_text(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* count = std::get_if<std::int64_t>(&value)) return plain_count(*count);
  if (const auto* number = std::get_if<double>(&value))
    return std::isfinite(*number) ? plain_number(*number, 2) : "–";
  return "–";
}

std::string cut(std::string text, std::size_t width_max) {
  if (display_width(text) <= width_max) return text;
  std::string kept;
  std::size_t width = 0;
  for (char c : text) {
    const bool starts = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    if (starts && ++width >= width_max) break;
    kept += c;
  }
  return kept + "…";
}

std::string pad(const std::string& text, std::size_t width, bool right) {
  const std::size_t used = display_width(text);
  const std::string blanks(width > used ? width - used : 0, ' ');
  return right ? blanks + text : text + blanks;
}

bool is_numeric(const Rows& rows, std::size_t column) {
  return std::ranges::any_of(rows.rows, [&](const auto& row) { return row[column].index() >= 2; });
}

std::string coloured(std::string_view text, std::string_view code, const TerminalStyle& style) {
  return style.colour ? fmt::format("\033[{}m{}\033[0m", code, text) : std::string(text);
}

}  // namespace

std::string emphasis(std::string_view text, const TerminalStyle& style) { return coloured(text, "1", style); }
std::string faint(std::string_view text, const TerminalStyle& style) { return coloured(text, "2", style); }

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\033') {
      while (i < text.size() && text[i] != 'm') ++i;
    } else if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) {
      ++width;
    }
  }
  return width;
}

std::string bar(double share, unsigned width) {
  static constexpr std::array<std::string_view, 8> kEighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const double clamped = std::isfinite(share) ? std::clamp(share, 0.0, 1.0) : 0.0;
  const auto eighths = static_cast<unsigned>(std::lround(clamped * width * 8));
  std::string text;
  for (unsigned i = 0; i < eighths / 8; ++i) text += "█";
  text += kEighths[eighths % 8];
  return pad(text, width, false);
}

std::string to_terminal(const Rows& rows, const TerminalStyle& style) {
  std::vector<std::size_t> widths;
  std::vector<bool> right;
  for (std::size_t c = 0; c < rows.columns.size(); ++c) {
    std::size_t width = display_width(rows.columns[c]);
    for (const auto& row : rows.rows)
      width = std::max(width, display_width(cut(cell_text(row[c]), kCellMax)));
    widths.push_back(width);
    right.push_back(is_numeric(rows, c));
  }
  std::string text;
  for (std::size_t c = 0; c < rows.columns.size(); ++c)
    text += (c > 0 ? "  " : "") + emphasis(pad(rows.columns[c], widths[c], right[c]), style);
  text += '\n';
  for (const auto& row : rows.rows) {
    std::string line;
    for (std::size_t c = 0; c < row.size(); ++c)
      line += (c > 0 ? "  " : "") + pad(cut(cell_text(row[c]), kCellMax), widths[c], right[c]);
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + '\n';
  }
  return text;
}

}  // namespace steelyard
