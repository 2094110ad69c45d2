// Events one by one with their rows as published, in order and in pieces: a store of millions is never in
// memory.
#include <fmt/format.h>

#include "store/columns.h"
#include "store/filter.h"
#include "store/impl.h"

namespace steelyard {
namespace {

using database::Connection;
using database::Parameter;
using database::Rows;

constexpr std::int64_t kPiece = 20'000;

// Stores made by earlier versions have no such table until something is added to them.
Result<bool> has_lines(const Connection& connection) {
  STEELYARD_TRY(const std::int64_t count,
                connection.number("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'published' AND "
                                  "database_name = current_database()"));
  return count > 0;
}

// Sorted once into a temporary table, then read in pieces.
Result<std::int64_t> queue_events(const Connection& connection, const EventFilter& filter) {
  STEELYARD_TRY(const bool lines, has_lines(connection));
  const Condition condition = to_condition(filter);
  STEELYARD_CHECK(connection.change(
      fmt::format(
          "CREATE TEMP TABLE event_queue AS SELECT e.*, {} AS line FROM (SELECT * FROM event_rows{}{}{}) "
          "e {}{}",
          lines ? "coalesce(p.line, '')" : "''", condition.sql, kEventOrder, limit_clause(filter),
          lines ? "LEFT JOIN published p ON p.event = e.id" : "", kEventOrder),
      condition.parameters));
  return connection.number("SELECT count(*) FROM event_queue");
}

Status work_off(Rows rows, const std::function<Status(const Event&, std::string_view)>& work) {
  Reader reader{rows};
  Event event;
  std::string line;
  while (true) {
    STEELYARD_TRY(const bool more, rows.next());
    if (!more) return {};
    visit_columns(reader, event);
    rows.read(line);
    STEELYARD_CHECK(work(event, line));
  }
}

}  // namespace

Status Store::for_each_event(const EventFilter& filter,
                             const std::function<Status(const Event&, std::string_view)>& work) const {
  // A temporary table is seen by its own connection alone, and goes with it.
  STEELYARD_TRY(const Connection reader, impl_->database.connect());
  STEELYARD_TRY(const std::int64_t count, queue_events(reader, filter));
  for (std::int64_t at = 0; at < count; at += kPiece) {
    const Parameter range[] = {at, at + kPiece};
    STEELYARD_TRY(
        Rows rows,
        reader.query("SELECT * EXCLUDE (sentence_text, document_title, document_source, document_url, "
                     "document_date, coverage, mentions, sources) FROM event_queue WHERE rowid >= ? AND "
                     "rowid < ? ORDER BY rowid",
                     range));
    STEELYARD_CHECK(work_off(std::move(rows), work));
  }
  return {};
}

Result<std::string> Store::published(const std::string& event) const {
  STEELYARD_TRY(const bool lines, has_lines(impl_->connection));
  if (!lines) return std::string();
  const Parameter parameter = event;
  STEELYARD_TRY(Rows rows,
                impl_->connection.query("SELECT line FROM published WHERE event = ?", {&parameter, 1}));
  STEELYARD_TRY(const bool found, rows.next());
  std::string line;
  if (found) rows.read(line);
  return line;
}

}  // namespace steelyard
