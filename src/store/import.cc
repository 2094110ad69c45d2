// Events of published sets: a million rows at once, of which some may be in the store already.
//
// The rows go straight into the tables, and the transaction is settled by set operations when all are in:
// rows that the store had before are told from new ones by their rowid. A store that holds no events pays for
// none of that but the check for keys that stand twice in the file.
#include <utility>

#include <fmt/format.h>

#include "store/chunks.h"
#include "store/columns.h"
#include "store/impl.h"

namespace steelyard {
namespace {

using database::ChunkAppender;
using database::Connection;
using database::Transaction;

// What makes two rows of one id the same; not where they stood, nor what they duplicate.
constexpr std::string_view kSameContent =
    "o.date IS NOT DISTINCT FROM n.date AND o.source = n.source AND o.target = n.target AND "
    "o.cameo = n.cameo AND o.plover = n.plover AND o.mode = n.mode AND o.quad = n.quad AND o.goldstein = "
    "n.goldstein AND "
    "o.status = n.status AND o.source_text = n.source_text AND o.target_text = n.target_text AND "
    "o.action_text = n.action_text AND o.lever = n.lever AND o.confidence = n.confidence";

Result<std::int64_t> last_row(const Connection& connection, std::string_view table) {
  return connection.number(fmt::format("SELECT coalesce(max(rowid), -1) FROM {}", table));
}

// Rows that are on their way into the file need no cache of what lies there: what the database may hold is
// kept low while they come, and set back afterwards.
class LowMemory {
 public:
  static Result<LowMemory> begin(const Connection& connection) {
    STEELYARD_TRY(database::Rows rows, connection.query("SELECT current_setting('memory_limit')"));
    STEELYARD_CHECK(rows.next());
    std::string before;
    rows.read(before);
    // A store that is all in memory, or whose memory cannot be given back, works on as it is.
    const bool low = connection.where() != ":memory:" && connection.run("SET memory_limit = '80MB'");
    return LowMemory(low ? &connection : nullptr, before);
  }
  LowMemory(LowMemory&& other) noexcept
      : connection_(std::exchange(other.connection_, nullptr)), before_(std::move(other.before_)) {}
  ~LowMemory() { end(); }
  void end() {
    if (const Connection* low = std::exchange(connection_, nullptr))
      (void)low->run("SET memory_limit = '" + before_ + "'");
  }

 private:
  LowMemory(const Connection* connection, std::string before)
      : connection_(connection), before_(std::move(before)) {}
  const Connection* connection_;
  std::string before_;  // "381.4 MiB"
};

}  // namespace

struct EventImport::Impl {
  LowMemory memory;
  const Connection& connection;
  Transaction transaction;
  ChunkAppender events, published;
  std::int64_t last_event, last_line;  // before the import

  // Of rows with one id in the file the last counts.
  Result<std::int64_t> drop_repeated() const {
    STEELYARD_TRY(
        const std::int64_t repeated,
        connection.number(fmt::format(
            "SELECT count(*) - count(DISTINCT hash(id)) FROM events WHERE rowid > {}", last_event)));
    if (!repeated) return 0;
    STEELYARD_CHECK(connection.run(fmt::format(
        "DELETE FROM published WHERE rowid > {0} AND rowid NOT IN (SELECT max(rowid) FROM published WHERE "
        "rowid > {0} GROUP BY event)",
        last_line)));
    return connection.change(fmt::format(
        "DELETE FROM events WHERE rowid > {0} AND rowid NOT IN (SELECT max(rowid) FROM events WHERE rowid > "
        "{0} GROUP BY id)",
        last_event));
  }

  // New rows that the store has already, be it with the same content or coded from a document.
  Result<std::int64_t> drop_known() const {
    STEELYARD_TRY(const std::int64_t known,
                  connection.change(fmt::format(
                      "DELETE FROM events n USING events o WHERE n.rowid > {0} AND o.rowid <= {0} AND o.id = "
                      "n.id AND (o.document <> '' OR ({1}))",
                      last_event, kSameContent)));
    if (known)
      STEELYARD_CHECK(
          connection.run(fmt::format("DELETE FROM published WHERE rowid > {} AND event NOT IN "
                                     "(SELECT id FROM events WHERE rowid > {})",
                                     last_line, last_event)));
    return known;
  }

  Result<std::int64_t> drop_replaced() const {
    STEELYARD_CHECK(connection.run(fmt::format(
        "DELETE FROM published WHERE rowid <= {} AND event IN (SELECT id FROM events WHERE rowid > {})",
        last_line, last_event)));
    return connection.change(fmt::format(
        "DELETE FROM events WHERE rowid <= {0} AND id IN (SELECT id FROM events WHERE rowid > {0})",
        last_event));
  }
};

EventImport::EventImport(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
EventImport::~EventImport() = default;
EventImport::EventImport(EventImport&&) noexcept = default;
EventImport& EventImport::operator=(EventImport&&) noexcept = default;

Result<EventImport> Store::import_events() {
  const Connection& connection = impl_->connection;
  STEELYARD_TRY(LowMemory memory, LowMemory::begin(connection));
  STEELYARD_TRY(Transaction transaction, Transaction::begin(connection));
  STEELYARD_TRY(const std::int64_t last_event, last_row(connection, "events"));
  STEELYARD_TRY(const std::int64_t last_line, last_row(connection, "published"));
  STEELYARD_TRY(ChunkAppender events, ChunkAppender::open(connection, "events"));
  STEELYARD_TRY(ChunkAppender published, ChunkAppender::open(connection, "published"));
  return EventImport(std::unique_ptr<EventImport::Impl>(
      new EventImport::Impl{std::move(memory), connection, std::move(transaction), std::move(events),
                            std::move(published), last_event, last_line}));
}

Status EventImport::add(const Event& event, std::string_view line) {
  Writer writer{impl_->events};
  visit_columns(writer, event);
  STEELYARD_CHECK(impl_->events.end_row(event.origin));
  impl_->published.write(event.id);
  impl_->published.write(line);
  return impl_->published.end_row(event.origin);
}

Result<Store::Added> EventImport::finish() {
  STEELYARD_CHECK(impl_->events.finish());
  STEELYARD_CHECK(impl_->published.finish());
  STEELYARD_TRY(std::int64_t known, impl_->drop_repeated());
  std::int64_t replaced = 0;
  if (impl_->last_event >= 0) {
    impl_->memory.end();  // the joins with a large store need room
    STEELYARD_TRY(const std::int64_t held, impl_->drop_known());
    known += held;
    STEELYARD_TRY(replaced, impl_->drop_replaced());
  }
  STEELYARD_TRY(const std::int64_t added,
                impl_->connection.number(
                    fmt::format("SELECT count(*) FROM events WHERE rowid > {}", impl_->last_event)));
  STEELYARD_CHECK(impl_->transaction.commit());
  return Store::Added{.added = static_cast<std::size_t>(added - replaced),
                      .known = static_cast<std::size_t>(known),
                      .replaced = static_cast<std::size_t>(replaced)};
}

Result<std::size_t> Store::merge_days(const std::string& rule) {
  const database::Parameter parameters[] = {rule, rule};
  STEELYARD_TRY(const std::int64_t merged,
                impl_->connection.change(
                    "UPDATE events SET duplicate_of = f.first FROM (SELECT source, target, cameo, date, "
                    "arg_min(id, rowid) AS first FROM events WHERE rule = ? AND duplicate_of = '' GROUP BY "
                    "source, target, cameo, date HAVING count(*) > 1) f WHERE events.rule = ? AND "
                    "events.duplicate_of = '' AND events.source = f.source AND events.target = f.target AND "
                    "events.cameo = f.cameo AND events.date = f.date AND events.id <> f.first",
                    parameters));
  return static_cast<std::size_t>(merged);
}

}  // namespace steelyard
