// Tables of facts: which columns make which table, and the rows as votes, flows, gatherings and events. Rows
// are kept whole in memory; such tables hold thousands of lines, not millions.
#include <array>
#include <filesystem>

#include "read/byte_source.h"
#include "read/csv_records.h"
#include "read/encoding.h"
#include "read/fact_rows.h"
#include "read/reading.h"

namespace steelyard {
namespace {

constexpr std::size_t kTableBytesMax = std::size_t{256} << 20;

struct Shape {
  TableKind kind;
  std::array<std::string_view, 5> columns;
};
// The first shape all of whose columns are there is the kind of the table.
constexpr Shape kShapes[] = {
    {TableKind::votes, {"resolution", "date", "country", "vote"}},
    {TableKind::flows, {"reporter", "partner", "year", "kind", "value"}},
    {TableKind::flows, {"recipient", "sender", "year", "kind", "value"}},
    {TableKind::visits, {"date", "place", "kind", "host", "participants"}},
    {TableKind::events, {"date", "actors", "what", "cameo"}},
    {TableKind::attendance, {"year", "country", "attended"}},
    {TableKind::attendance, {"date", "country", "attended"}},
    {TableKind::headcounts, {"year", "foreign_leaders"}},
    {TableKind::headcounts, {"date", "foreign_leaders"}},
};

std::vector<std::string> header_names(std::string_view line) {
  if (line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
  std::vector<std::string> names;
  for (std::string_view cell : split(line, sniff_separator(line))) {
    cell = trim(cell);
    if (cell.size() >= 2 && cell.front() == '"' && cell.back() == '"') cell = cell.substr(1, cell.size() - 2);
    names.push_back(lower_ascii(trim(cell)));
  }
  return names;
}

bool has(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool fits(const std::vector<std::string>& names, const Shape& shape) {
  for (std::string_view column : shape.columns)
    if (!column.empty() && !has(names, column)) return false;
  return true;
}

bool holds_documents(const std::vector<std::string>& names, const ReadOptions& options) {
  const FieldNames fields(options);
  const auto column = [&](Field field) {
    return !fields.name(field).empty() && has(names, lower_ascii(fields.name(field)));
  };
  return column(Field::text) || (column(Field::title) && column(Field::url));
}

}  // namespace

TableKind sniff_table(std::string_view header_line, const ReadOptions& options) {
  const std::vector<std::string> names = header_names(header_line);
  if (holds_documents(names, options)) return TableKind::documents;
  for (const Shape& shape : kShapes)
    if (fits(names, shape)) return shape.kind;
  return TableKind::unknown;
}

std::string_view to_string(TableKind kind) {
  switch (kind) {
    case TableKind::documents:
      return "documents";
    case TableKind::votes:
      return "votes";
    case TableKind::flows:
      return "flows";
    case TableKind::attendance:
      return "attendance";
    case TableKind::headcounts:
      return "headcounts";
    case TableKind::visits:
      return "visits";
    case TableKind::events:
      return "events";
    case TableKind::unknown:
      return "unknown";
  }
  return "";
}

Result<FactTable> FactTable::open(const std::string& path, std::span<const TableKind> kinds,
                                  Reporter& reporter) {
  STEELYARD_TRY(auto source, open_source(path));
  STEELYARD_TRY(std::string bytes, read_all(*source, kTableBytesMax, path));
  STEELYARD_TRY(const Decoded decoded, decode_text(std::move(bytes), "", path));
  const std::string_view text = decoded.text;
  const std::string_view header = text.substr(0, text.find_first_of("\r\n"));
  FactTable table(reporter);
  table.kind_ = sniff_table(header);
  if (std::find(kinds.begin(), kinds.end(), table.kind_) == kinds.end())
    return failure(ErrorKind::bad_input,
                   "is a table of " + std::string(to_string(table.kind_)) + ", not of " +
                       std::string(to_string(kinds.front())) +
                       "; its header must name the columns of docs/formats/tables.md",
                   path + ":1");
  STEELYARD_TRY(table.table_, parse_table(text, path, sniff_separator(header), reporter));
  for (std::string& column : table.table_.columns) column = lower_ascii(trim(column));
  return table;
}

std::string_view FactTable::cell(const TableRow& row, std::string_view column) const {
  const auto found = std::find(table_.columns.begin(), table_.columns.end(), column);
  if (found == table_.columns.end()) return {};
  return trim(row.cells[static_cast<std::size_t>(found - table_.columns.begin())]);
}

void FactTable::bad(const TableRow& row, std::string message) const {
  reporter_->report("bad row", Error{ErrorKind::bad_input, std::move(message) + "; the row is left out",
                                     table_.where(row)});
}

// Three capital letters, or a bloc's short name; the codes that country lists have for blocs become those
// names.
std::string code_of(std::string_view cell) {
  constexpr std::pair<std::string_view, std::string_view> kBlocCodes[] = {
      {"EUU", "EU"}, {"UNO", "UN"}, {"NTO", "NATO"}};
  for (const auto& [code, name] : kBlocCodes)
    if (cell == code) return std::string(name);
  if (cell.size() < 2 || cell.size() > 8) return "";
  for (char c : cell)
    if (!(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9')) return "";
  return std::string(cell);
}

bool is_state(std::string_view code) {
  return code.size() == 3 && code != "WLD" && code != "SCO" && code != "CIS" && code != "OTS" &&
         code != "GCC" && code != "WBG";
}

std::optional<std::string> FactTable::code(const TableRow& row, std::string_view column) const {
  const std::string_view told = cell(row, column);
  std::string code = code_of(told);
  if (!code.empty()) return code;
  bad(row, "the " + std::string(column) + " \"" + std::string(told) + "\" is no code of a state or bloc");
  return std::nullopt;
}

std::optional<Date> FactTable::date(const TableRow& row, std::string_view column) const {
  const std::string_view told = cell(row, column);
  const Date date = Date::parse_first(told);
  if (!date.known()) {
    bad(row,
        "the " + std::string(column) + " \"" + std::string(told) + "\" is no date; write it as 2025-05-09");
    return std::nullopt;
  }
  if (told.size() < 10)
    reporter_->report(
        "day not told",
        Error{ErrorKind::bad_input, "the date \"" + std::string(told) + "\" tells no day; the first is taken",
              table_.where(row)});
  return date;
}

Result<std::vector<Vote>> read_votes(const std::string& path, Reporter& reporter) {
  constexpr TableKind kKinds[] = {TableKind::votes};
  STEELYARD_TRY(const FactTable table, FactTable::open(path, kKinds, reporter));
  std::vector<Vote> votes;
  for (const TableRow& row : table.rows()) {
    const std::string vote = lower_ascii(table.cell(row, "vote"));
    if (vote != "yes" && vote != "no" && vote != "abstain" && vote != "absent") {
      table.bad(row, "the vote \"" + vote + "\" is none of yes, no, abstain, absent");
      continue;
    }
    const auto date = table.date(row, "date");
    const auto country = table.code(row, "country");
    if (!date || !country) continue;
    votes.push_back({std::string(table.cell(row, "resolution")), *date, *country, vote,
                     std::string(table.cell(row, "source")), table.where(row)});
  }
  return votes;
}

Result<std::vector<Flow>> read_flows(const std::string& path, Reporter& reporter) {
  constexpr TableKind kKinds[] = {TableKind::flows};
  STEELYARD_TRY(const FactTable table, FactTable::open(path, kKinds, reporter));
  const bool received = table.has("recipient");
  std::vector<Flow> flows;
  for (const TableRow& row : table.rows()) {
    const auto reporter_code = table.code(row, received ? "recipient" : "reporter");
    const auto partner = table.code(row, received ? "sender" : "partner");
    const auto year = parse_int(table.cell(row, "year"));
    const auto value = parse_double(table.cell(row, "value"));
    if (!reporter_code || !partner) continue;
    if (!year || *year < 1800 || *year > 2200 || !value) {
      table.bad(row, !value ? "the value \"" + std::string(table.cell(row, "value")) + "\" is no number"
                            : "the year \"" + std::string(table.cell(row, "year")) + "\" is no year");
      continue;
    }
    flows.push_back({*reporter_code, *partner, static_cast<int>(*year), std::string(table.cell(row, "kind")),
                     *value, std::string(table.cell(row, "unit")), std::string(table.cell(row, "source")),
                     table.where(row)});
  }
  return flows;
}

}  // namespace steelyard
