// Events as CSV, JSON lines or Parquet, written by DuckDB itself: beside the target first, so that a reader
// never sees half a file.
#include <filesystem>

#include <fmt/format.h>
#include <unistd.h>

#include "store/filter.h"
#include "store/impl.h"

namespace steelyard {
namespace fs = std::filesystem;
namespace {

using database::Connection;

// The columns of event_rows as they are; Parquet keeps their types.
constexpr std::string_view kTyped = "*";

// Lists as words divided by ';'.
constexpr std::string_view kFlat = "* REPLACE (array_to_string(contexts, ';') AS contexts)";

// The published form of an event, then the sentence and the document.
constexpr std::string_view kNested = R"(
  id, document, sentence, coalesce(strftime(date, '%Y-%m-%d'), '') AS date, date_basis,
  {'code': source, 'country': source_country, 'text': source_text, 'start': source_start, 'end': source_end} AS source,
  {'code': target, 'country': target_country, 'text': target_text, 'start': target_start, 'end': target_end} AS target,
  {'cameo': cameo, 'root': root, 'plover': plover, 'mode': mode, 'contexts': contexts, 'quad': quad,
   'goldstein': goldstein, 'text': action_text, 'start': action_start, 'end': action_end} AS action,
  status, attributed_to, lever, confidence, rule, duplicate_of, origin, sentence_text, document_title,
  document_source, document_url, coalesce(strftime(document_date, '%Y-%m-%d'), '') AS document_date,
  coverage, mentions, sources)";

struct Form {
  std::string_view columns, options;
};

Form form_of(ExportFormat format) {
  switch (format) {
    case ExportFormat::csv:
      return {kFlat, "FORMAT csv, HEADER true"};
    case ExportFormat::jsonl:
      return {kNested, "FORMAT json, ARRAY false"};
    case ExportFormat::parquet:
      break;
  }
  return {kTyped, "FORMAT parquet, COMPRESSION zstd"};
}

std::string sql_text(std::string_view text) {
  std::string result = "'";
  for (char c : text) result.append(c == '\'' ? 2 : 1, c);
  return result + "'";
}

// A statement that copies takes no parameters, one that makes a table does: hence the detour.
Status copy_events(const Connection& connection, const EventFilter& filter, const Form& form,
                   const std::string& path) {
  const Condition condition = to_condition(filter);
  STEELYARD_CHECK(
      connection.change(fmt::format("CREATE OR REPLACE TEMP TABLE chosen AS SELECT * FROM event_rows{}{}{}",
                                    condition.sql, kEventOrder, limit_clause(filter)),
                        condition.parameters));
  STEELYARD_CHECK(connection.run(fmt::format("COPY (SELECT {} FROM chosen ORDER BY rowid) TO {} ({})",
                                             form.columns, sql_text(path), form.options)));
  return connection.run("DROP TABLE chosen");
}

}  // namespace

Status Store::export_events(const EventFilter& filter, ExportFormat format, const std::string& path) const {
  std::error_code error;
  // Pipes and devices cannot be replaced.
  const bool special = fs::exists(path, error) && !fs::is_regular_file(path, error);
  const std::string target = special ? path : path + ".part" + std::to_string(::getpid());
  if (auto status = copy_events(impl_->connection, filter, form_of(format), target); !status) {
    if (!special) fs::remove(target, error);
    status.error().where = path;
    return status;
  }
  if (special) return {};
  fs::rename(target, path, error);
  if (error) return failure(ErrorKind::outside, "cannot be replaced: " + error.message(), path);
  return {};
}

}  // namespace steelyard
