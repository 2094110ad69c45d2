// Reading the store. Every answer has an order without ties.
#include <algorithm>

#include <fmt/format.h>

#include "store/columns.h"
#include "store/filter.h"
#include "store/impl.h"

namespace steelyard {
namespace {

using database::Connection;
using database::Parameter;
using database::Rows;

constexpr std::string_view kDocumentColumns =
    "id, date, time, title, text, source, url, author, place, language, views, furniture, origin";

template <class Record>
Result<std::vector<Record>> select(const Connection& connection, const std::string& sql,
                                   std::span<const Parameter> parameters = {}) {
  STEELYARD_TRY(Rows rows, connection.query(sql, parameters));
  return read_all<Record>(std::move(rows));
}

// The only record of an id.
template <class Record>
Result<Record> select_one(const Connection& connection, const std::string& sql, const std::string& id,
                          const char* noun) {
  const Parameter parameter = id;
  STEELYARD_TRY(std::vector<Record> found, select<Record>(connection, sql, {&parameter, 1}));
  if (!found.empty()) return std::move(found.front());
  return failure(ErrorKind::not_found, fmt::format("no {} has the id \"{}\"", noun, id), connection.where());
}

// Period names as period_of() makes them.
std::string period_sql(PeriodKind kind) {
  switch (kind) {
    case PeriodKind::all:
      return "'all'";
    case PeriodKind::day:
      return "coalesce(strftime(date, '%Y-%m-%d'), '')";
    case PeriodKind::month:
      return "coalesce(strftime(date, '%Y-%m'), '')";
    case PeriodKind::quarter:
      return "coalesce(strftime(date, '%Y') || '-Q' || quarter(date), '')";
    case PeriodKind::year:
      return "coalesce(strftime(date, '%Y'), '')";
  }
  return "''";
}

// The state, or for what is none the code without its role.
std::string party_sql(std::string_view column) {
  return fmt::format("CASE WHEN {0}_country <> '' THEN {0}_country ELSE split_part({0}, '/', 1) END", column);
}

// The documents in order, set down in a temporary table: sorted once, then read in pieces, with nothing held
// open while the pieces are worked on. What memory does not hold goes to disk.
Result<std::int64_t> queue_documents(const Connection& connection, bool all) {
  STEELYARD_CHECK(connection.run(
      fmt::format("CREATE TEMP TABLE queue AS SELECT {} FROM documents d {} ORDER BY date NULLS FIRST, id",
                  kDocumentColumns, all ? "" : "WHERE NOT EXISTS (FROM coded WHERE coded.document = d.id)")));
  return connection.number("SELECT count(*) FROM queue");
}

// Headcounts come in the order of their gatherings: each goes to the one it belongs to.
Status attach_headcounts(Rows rows, std::vector<Gathering>& gatherings) {
  std::map<std::pair<std::string, std::string>, Gathering*> by_key;
  for (Gathering& gathering : gatherings) by_key[{gathering.id, gathering.document}] = &gathering;
  Reader reader{rows};
  while (true) {
    STEELYARD_TRY(const bool more, rows.next());
    if (!more) return {};
    std::pair<std::string, std::string> key;
    rows.read(key.first);
    rows.read(key.second);
    Headcount headcount;
    visit_columns(reader, headcount);
    if (const auto found = by_key.find(key); found != by_key.end())
      found->second->headcounts.push_back(headcount);
  }
}

}  // namespace

Status Store::for_each_document(bool all, std::size_t batch,
                                const std::function<Status(std::span<const Document>)>& work) const {
  // A temporary table is seen by its own connection alone, and goes with it.
  STEELYARD_TRY(Connection reader, impl_->database.connect());
  STEELYARD_TRY(const std::int64_t count, queue_documents(reader, all));
  const std::int64_t step = static_cast<std::int64_t>(std::max<std::size_t>(batch, 1));
  for (std::int64_t at = 0; at < count; at += step) {
    const Parameter range[] = {at, at + step};
    STEELYARD_TRY(
        const std::vector<Document> documents,
        select<Document>(reader, "FROM queue WHERE rowid >= ? AND rowid < ? ORDER BY rowid", range));
    STEELYARD_CHECK(work(documents));
  }
  return {};
}

Result<Document> Store::document(const std::string& id) const {
  return select_one<Document>(impl_->connection,
                              fmt::format("SELECT {} FROM documents WHERE id = ?", kDocumentColumns), id,
                              "document");
}

Result<Event> Store::event(const std::string& id) const {
  return select_one<Event>(impl_->connection, "SELECT * FROM events WHERE id = ?", id, "event");
}

Result<std::vector<EventRow>> Store::events(const EventFilter& filter) const {
  const Condition condition = to_condition(filter);
  const std::string sql =
      fmt::format("SELECT * FROM event_rows{}{}{}", condition.sql, kEventOrder, limit_clause(filter));
  STEELYARD_TRY(Rows rows, impl_->connection.query(sql, condition.parameters));
  std::vector<EventRow> found;
  Reader reader{rows};
  while (true) {
    STEELYARD_TRY(const bool more, rows.next());
    if (!more) return found;
    EventRow& row = found.emplace_back();
    visit_columns(reader, row.event);
    reader(row.sentence_text), reader(row.document_title), reader(row.document_source),
        reader(row.document_url);
    reader(row.document_date), reader(row.coverage), reader(row.mentions), reader(row.sources);
  }
}

Result<std::vector<EventCount>> Store::event_counts(const EventFilter& filter, PeriodKind period) const {
  const Condition condition = to_condition(filter);
  const std::string sql = fmt::format(
      "SELECT {}, {}, {}, root, cameo, lever, quad, goldstein, count(*) FROM event_rows{} GROUP BY ALL ORDER "
      "BY ALL{}",
      party_sql("source"), party_sql("target"), period_sql(period), condition.sql, limit_clause(filter));
  STEELYARD_TRY(Rows rows, impl_->connection.query(sql, condition.parameters));
  std::vector<EventCount> counts;
  while (true) {
    STEELYARD_TRY(const bool more, rows.next());
    if (!more) return counts;
    EventCount& cell = counts.emplace_back();
    rows.read(cell.source), rows.read(cell.target), rows.read(cell.period), rows.read(cell.root),
        rows.read(cell.cameo);
    rows.read(cell.lever), rows.read(cell.quad), rows.read(cell.goldstein), rows.read(cell.count);
  }
}

Result<std::vector<std::string>> Store::countries() const {
  STEELYARD_TRY(Rows rows,
                impl_->connection.query(
                    "SELECT source_country AS country FROM events WHERE source_country <> '' UNION "
                    "SELECT target_country FROM events WHERE target_country <> '' ORDER BY country"));
  std::vector<std::string> found;
  while (true) {
    STEELYARD_TRY(const bool more, rows.next());
    if (!more) return found;
    rows.read(found.emplace_back());
  }
}

Result<std::vector<Gathering>> Store::gatherings() const {
  STEELYARD_TRY(std::vector<Gathering> found,
                select<Gathering>(impl_->connection,
                                  "SELECT * FROM gatherings ORDER BY date NULLS FIRST, id, document"));
  STEELYARD_TRY(Rows rows, impl_->connection.query("SELECT gathering, document, count, basis, attributed_to, "
                                                   "year, span_start, span_end FROM headcounts "
                                                   "ORDER BY gathering, document, position"));
  STEELYARD_CHECK(attach_headcounts(std::move(rows), found));
  return found;
}

Result<std::vector<Attendance>> Store::attendance(const std::string& gathering) const {
  const std::vector<Parameter> parameters(gathering.empty() ? 0 : 1, gathering);
  return select<Attendance>(
      impl_->connection,
      fmt::format("SELECT * FROM attendance{} ORDER BY gathering, country, actor, person, document, "
                  "sentence, span_start, span_end, level, status",
                  gathering.empty() ? "" : " WHERE gathering = ?"),
      parameters);
}

Result<std::vector<Vote>> Store::votes() const {
  return select<Vote>(impl_->connection,
                      "SELECT * FROM votes ORDER BY date NULLS FIRST, resolution, country");
}

Result<std::vector<Flow>> Store::flows() const {
  return select<Flow>(impl_->connection,
                      "SELECT * FROM flows ORDER BY reporter, partner, kind, unit, source, year");
}

Result<std::vector<Run>> Store::runs() const {
  return select<Run>(impl_->connection, "SELECT * FROM runs ORDER BY started, id");
}

Result<Store::Counts> Store::counts() const {
  STEELYARD_TRY(Rows rows,
                impl_->connection.query("SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM "
                                        "documents WHERE id IN (FROM coded)), "
                                        "(SELECT count(*) FROM events), (SELECT count(*) FROM gatherings), "
                                        "(SELECT count(*) FROM attendance), "
                                        "(SELECT count(*) FROM votes), (SELECT count(*) FROM flows), "
                                        "(SELECT min(date) FROM events), (SELECT max(date) FROM events)"));
  STEELYARD_CHECK(rows.next());
  Counts counts;
  for (std::int64_t* count : {&counts.documents, &counts.coded, &counts.events, &counts.gatherings,
                              &counts.attendance, &counts.votes, &counts.flows})
    rows.read(*count);
  rows.read(counts.first_event);
  rows.read(counts.last_event);
  return counts;
}

}  // namespace steelyard
