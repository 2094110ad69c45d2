// Links across documents that are out of date, made again: the tellings go out in order of publication, and
// what comes back changed is written. One transaction, so that a kill leaves the old links, still known to be
// old.
#include <fmt/format.h>

#include "store/columns.h"
#include "store/impl.h"

namespace steelyard {
namespace {

using database::Appender;
using database::Connection;
using database::Parameter;
using database::Rows;
using database::Transaction;

constexpr std::int64_t kRowsAtOnce = 4096;

// The first day on which links are out of date; unknown = all are. Nothing when none is.
Result<std::optional<Date>> unlinked_since(const Connection& connection) {
  STEELYARD_TRY(const std::int64_t marks, connection.number("SELECT count(*) FROM unlinked"));
  if (!marks) return std::optional<Date>();
  STEELYARD_TRY(Rows rows,
                connection.query(
                    "SELECT CASE WHEN bool_or(since IS NULL) THEN NULL ELSE min(since) END FROM unlinked"));
  STEELYARD_CHECK(rows.next());
  Date since;
  rows.read(since);
  return std::optional(since);
}

// All tellings from that day on in order, sorted once and read in pieces.
Result<std::int64_t> queue_tellings(const Connection& connection, Date from) {
  const std::string chosen = from.known() ? fmt::format(" AND d.date >= DATE '{}'", from.iso()) : "";
  STEELYARD_CHECK(connection.run(fmt::format(
      "CREATE OR REPLACE TEMP TABLE tellings AS SELECT d.date AS published, e.document, e.id, e.date, "
      "e.source, "
      "e.source_country, e.source_text, e.target, e.target_country, e.target_text, e.cameo, e.status, "
      "e.duplicate_of, coalesce(try(decode(encode(d.text)[e.sentence_start + 1 : e.sentence_end])), '') "
      "FROM events e JOIN documents d ON d.id = e.document WHERE e.document <> ''{} "
      "ORDER BY d.date NULLS FIRST, e.document, e.rowid",
      chosen)));
  return connection.number("SELECT count(*) FROM tellings");
}

struct Telling {
  Date published;
  Event event;
  std::string sentence;
};

Telling read_telling(Rows& rows) {
  Telling telling;
  Reader reader{rows};
  Event& event = telling.event;
  reader(telling.published), reader(event.document), reader(event.id), reader(event.date);
  reader(event.source.code), reader(event.source.country), reader(event.source.text);
  reader(event.target.code), reader(event.target.country), reader(event.target.text);
  reader(event.action.cameo), reader(event.status), reader(event.duplicate_of), reader(telling.sentence);
  return telling;
}

// Collects the tellings of a document, has them linked, and keeps what has changed.
class Relinker {
 public:
  Relinker(const Connection& connection, Date since, const Store::LinkDocument& link)
      : connection_(connection), since_(since), link_(link) {}

  Status take(Telling telling) {
    if (!document_.empty() && document_.front().event.document != telling.event.document)
      STEELYARD_CHECK(finish_document());
    document_.push_back(std::move(telling));
    return {};
  }

  Status finish_document() {
    std::vector<Event> events;
    std::vector<std::string_view> sentences;
    for (const Telling& telling : document_) {
      events.push_back(telling.event);
      sentences.push_back(telling.sentence);
    }
    if (events.empty()) return {};
    const Date published = document_.front().published;
    const bool settled = since_.known() && published < since_;
    link_(published, settled, events, sentences);
    for (std::size_t i = 0; !settled && i < events.size(); ++i)
      if (events[i].duplicate_of != document_[i].event.duplicate_of)
        changed_.emplace_back(events[i].id, events[i].duplicate_of);
    document_.clear();
    return changed_.size() < static_cast<std::size_t>(kRowsAtOnce) ? Status() : write_changes();
  }

  Status write_changes() {
    STEELYARD_TRY(Appender appender, Appender::open(connection_, "links"));
    for (const auto& [id, first] : changed_) {
      appender.write(id);
      appender.write(first);
      STEELYARD_CHECK(appender.end_row(id));
    }
    changed_.clear();
    return appender.finish();
  }

 private:
  const Connection& connection_;
  Date since_;
  const Store::LinkDocument& link_;
  std::vector<Telling> document_;
  std::vector<std::pair<std::string, std::string>> changed_;  // event, first telling
};

Status link_tellings(const Connection& connection, std::int64_t count, Relinker& relinker) {
  for (std::int64_t at = 0; at < count; at += kRowsAtOnce) {
    const Parameter range[] = {at, at + kRowsAtOnce};
    STEELYARD_TRY(Rows rows,
                  connection.query("FROM tellings WHERE rowid >= ? AND rowid < ? ORDER BY rowid", range));
    while (true) {
      STEELYARD_TRY(const bool more, rows.next());
      if (!more) break;
      STEELYARD_CHECK(relinker.take(read_telling(rows)));
    }
  }
  STEELYARD_CHECK(relinker.finish_document());
  return relinker.write_changes();
}

}  // namespace

Status Store::relink(int window_days, const LinkDocument& link) {
  const Connection& connection = impl_->connection;
  STEELYARD_TRY(const std::optional<Date> since, unlinked_since(connection));
  if (!since) return {};
  // Before the transaction: the row numbers of an uncommitted table do not begin at 0.
  STEELYARD_TRY(const std::int64_t count,
                queue_tellings(connection, since->known() ? since->plus_days(-window_days) : Date()));
  STEELYARD_TRY(Transaction transaction, Transaction::begin(connection));
  STEELYARD_CHECK(connection.run("CREATE OR REPLACE TEMP TABLE links (id VARCHAR, first VARCHAR)"));
  Relinker relinker(connection, *since, link);
  STEELYARD_CHECK(link_tellings(connection, count, relinker));
  STEELYARD_CHECK(
      connection.run("UPDATE events SET duplicate_of = links.first FROM links WHERE events.id = links.id; "
                     "DELETE FROM unlinked; DROP TABLE links; DROP TABLE tellings"));
  return transaction.commit();
}

}  // namespace steelyard
