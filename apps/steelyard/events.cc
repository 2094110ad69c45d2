// steelyard events: list, filter, export.
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>

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
  filter.happenings = arguments.list("--happening");
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

// A file beside the target that takes its place at the end, so that nobody reads half of one.
class OutFile {
 public:
  explicit OutFile(const std::string& path)
      : path_(path),
        part_(path + ".part" + std::to_string(::getpid())),
        file_(std::fopen(part_.c_str(), "wb")) {}
  ~OutFile() {
    if (file_ != nullptr) std::fclose(file_), std::remove(part_.c_str());
  }
  OutFile(const OutFile&) = delete;
  OutFile& operator=(const OutFile&) = delete;

  Status write(std::string_view bytes) {
    if (file_ == nullptr || std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size())
      return problem();
    return {};
  }
  Status finish() {
    if (file_ == nullptr || std::fclose(std::exchange(file_, nullptr)) != 0 ||
        std::rename(part_.c_str(), path_.c_str()) != 0)
      return problem();
    return {};
  }

 private:
  Status problem() const {
    return failure(ErrorKind::outside, std::string("cannot be written: ") + std::strerror(errno), path_);
  }
  std::string path_, part_;
  std::FILE* file_;
};

Result<std::size_t> export_published(const Call& call, const EventFilter& filter, const std::string& format) {
  const std::string out = call.arguments.value("--out");
  if (out.empty())
    return call.engine.export_published(filter, format, [](std::string_view bytes) {
      print(bytes);
      return Status();
    });
  OutFile file(out);
  STEELYARD_TRY(const std::size_t lines,
                call.engine.export_published(filter, format,
                                             [&](std::string_view bytes) { return file.write(bytes); }));
  STEELYARD_CHECK(file.finish());
  return lines;
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
  const bool published = format_word && !format && PublishedSets::knows(*format_word);
  if (format_word && !format && !published)
    return fail(Error{ErrorKind::bad_input,
                      "--to takes a date, csv, jsonl, parquet, gdelt, gdelt1, icews, polecat, phoenix or "
                      "petrarch, not \"" +
                          *format_word + "\"",
                      ""});
  if (const auto opened =
          call.engine.open(call.arguments.value("--store", "steelyard.duckdb"), StoreMode::read_only);
      !opened)
    return fail(opened.error());
  if (format) {
    const auto status = export_events(call, *filter, *format);
    return status ? kDone : fail(status.error());
  }
  if (published) {
    const auto lines = export_published(call, *filter, *format_word);
    if (!lines) return fail(lines.error());
    return *lines > 0 ? kDone : kNothingFound;
  }
  const auto rows = call.engine.events(*filter);
  return rows ? print_rows("events", *rows, call.arguments) : fail(rows.error());
}

}  // namespace steelyard::cli
