// steelyard events: list, filter, export.
#include <cstdlib>
#include <filesystem>

#include <fmt/format.h>
#include <unistd.h>

#include "commands.h"
#include "output.h"

namespace steelyard::cli {
namespace {

Result<EventFilter> event_filter(const Arguments& arguments) {
  EventFilter filter;
  filter.sources = arguments.list("--source");
  filter.targets = arguments.list("--target");
  filter.roots = arguments.list("--root");
  filter.codes = arguments.list("--code");
  filter.levers = arguments.list("--lever");
  for (const std::string& word : arguments.list("--quad")) {
    const auto quad = parse_int(word);
    if (!quad || *quad < 1 || *quad > 4)
      return failure(ErrorKind::bad_input, "--quad takes 1, 2, 3 or 4, not \"" + word + "\"");
    filter.quads.push_back(static_cast<int>(*quad));
  }
  for (const std::string& word : arguments.list("--status")) {
    const auto status = parse_event_status(word);
    if (!status)
      return failure(
          ErrorKind::bad_input,
          "--status takes asserted, denied, intended, hypothetical or past_reference, not \"" + word + "\"");
    filter.statuses.push_back(*status);
  }
  filter.words = arguments.value("--text");
  filter.document = arguments.value("--document");
  filter.duplicates = arguments.has("--duplicates");
  STEELYARD_TRY(filter.from, first_day(arguments));
  STEELYARD_TRY(filter.to, last_day(arguments));
  STEELYARD_TRY(const std::int64_t limit, arguments.number("--limit", 0, 1, 1'000'000'000));
  filter.limit = static_cast<std::size_t>(limit);
  return filter;
}

// The value of --to that names a format, if one does.
std::optional<std::string> wanted_format(const Arguments& arguments) {
  for (const std::string& given : arguments.values("--to"))
    if (!given.empty() && (given[0] < '0' || given[0] > '9')) return given;
  return std::nullopt;
}

Status print_file(const std::string& path) {
  STEELYARD_TRY(const std::string bytes, read_file(path));
  print(bytes);
  return {};
}

// Exports go through a file, because the store writes files; without --out the file is copied to standard
// output.
Status export_events(const Call& call, const EventFilter& filter, ExportFormat format) {
  const std::string out = call.arguments.value("--out");
  if (!out.empty()) return call.engine.export_events(filter, format, out);
  if (format == ExportFormat::parquet)
    return failure(ErrorKind::bad_input, "Parquet is written to a file; add --out FILE");
  const std::string path =
      (std::filesystem::temp_directory_path() / ("steelyard-export-" + std::to_string(::getpid()))).string();
  Status status = call.engine.export_events(filter, format, path);
  if (status) status = print_file(path);
  std::error_code ignored;
  std::filesystem::remove(path, ignored);
  return status;
}

std::optional<ExportFormat> parse_export_format(std::string_view word) {
  if (word == "csv") return ExportFormat::csv;
  if (word == "jsonl") return ExportFormat::jsonl;
  if (word == "parquet") return ExportFormat::parquet;
  return std::nullopt;
}

}  // namespace

int run_events(const Call& call) {
  const auto filter = event_filter(call.arguments);
  if (!filter) return fail(filter.error());
  const auto format_word = wanted_format(call.arguments);
  const auto format = format_word ? parse_export_format(*format_word) : std::nullopt;
  if (format_word && !format)
    return fail(Error{ErrorKind::bad_input,
                      "--to takes a date, csv, jsonl or parquet, not \"" + *format_word + "\"", ""});
  if (const auto opened =
          call.engine.open(call.arguments.value("--store", "steelyard.duckdb"), StoreMode::read_only);
      !opened)
    return fail(opened.error());
  if (format) {
    const auto status = export_events(call, *filter, *format);
    return status ? kDone : fail(status.error());
  }
  const auto rows = call.engine.events(*filter);
  return rows ? print_rows("events", *rows, call.arguments) : fail(rows.error());
}

}  // namespace steelyard::cli
