// Adding to the store: each call is one transaction, so that a kill leaves all of it or nothing.
#include <functional>

#include "store/impl.h"
#include "store/incoming.h"

namespace steelyard {
namespace {

using database::Appender;
using database::Connection;
using database::Parameter;
using database::Transaction;

constexpr char kFieldEnd = '\x1f';

// What coding and citing depend on. Views and the links around a text change with every visit to a page.
std::string content_hash(const Document& d) {
  std::string bytes;
  const std::string date = d.date.iso();
  for (const std::string* field :
       {&date, &d.time, &d.title, &d.text, &d.source, &d.url, &d.author, &d.place, &d.language})
    (bytes += *field) += kFieldEnd;
  return hash_hex(bytes);
}

const auto kWriteRecord = [](Appender& appender, const auto& record) {
  Writer writer{appender};
  visit_columns(writer, record);
};

const auto kWriteDocument = [](Appender& appender, const Document& document) {
  kWriteRecord(appender, document);
  appender.write(content_hash(document));
};

std::string key_of(const Document& d) { return d.id; }
std::string key_of(const Vote& v) { return v.resolution + kFieldEnd + v.country; }
std::string key_of(const Run& r) { return r.id; }
std::string key_of(const Event& e) { return e.id; }
std::string key_of(const Gathering& g) { return g.id + kFieldEnd + g.document; }
std::string key_of(const Attendance& a) { return a.gathering; }
std::string key_of(const Flow& f) {
  return join(
      std::vector<std::string>{f.reporter, f.partner, std::to_string(f.year), f.kind, f.unit, f.source},
      std::string_view(&kFieldEnd, 1));
}

const auto kNothing = [] { return Status{}; };
const auto kKeyOf = [](const auto& record) { return key_of(record); };
// Where a faulty record stands, for a message.
const auto kPlaceOf = [](const auto& record) {
  if constexpr (requires { record.origin; })
    if (!record.origin.empty()) return record.origin;
  return key_of(record);
};

Status drop_coding(const Connection& connection, std::span<const std::string> documents) {
  if (documents.empty()) return {};
  const Parameter ids = std::vector<std::string>(documents.begin(), documents.end());
  // Documents are mostly coded for the first time: one scan then instead of five.
  STEELYARD_TRY(const std::int64_t coded,
                connection.change("DELETE FROM coded WHERE document IN (SELECT unnest(?))", {&ids, 1}));
  if (!coded) return {};
  for (const char* table : {"events", "gatherings", "headcounts", "attendance"})
    STEELYARD_CHECK(connection.change(
        fmt::format("DELETE FROM {} WHERE document IN (SELECT unnest(?))", table), {&ids, 1}));
  return {};
}

// What was coded from documents that `incoming` replaces.
Status drop_coding_of_replaced(const Connection& connection) {
  STEELYARD_TRY(database::Rows rows,
                connection.query("SELECT i.id FROM incoming i JOIN documents d ON d.id = i.id"));
  std::vector<std::string> replaced;
  while (true) {
    STEELYARD_TRY(const bool more, rows.next());
    if (!more) return drop_coding(connection, replaced);
    rows.read(replaced.emplace_back());
  }
}

// `before_replacing` is called while the rows to be replaced are still in the table.
template <class Record, class Write, class Before>
Result<Store::Added> add_merged(const Connection& connection, const Merged& merged,
                                std::span<const Record> records, Write write, Before before_replacing) {
  if (records.empty()) return Store::Added{};
  const std::vector<const Record*> kept = last_of_each(records, kKeyOf);
  STEELYARD_TRY(Transaction transaction, Transaction::begin(connection));
  STEELYARD_CHECK(make_incoming(connection, merged.table));
  STEELYARD_CHECK(append_rows(connection, "incoming", kept, kPlaceOf, write));
  STEELYARD_TRY(const std::int64_t known, drop_known(connection, merged));
  STEELYARD_CHECK(before_replacing());
  STEELYARD_TRY(const std::int64_t replaced, drop_replaced(connection, merged));
  STEELYARD_TRY(const std::int64_t moved, move_incoming(connection, merged.table));
  STEELYARD_CHECK(transaction.commit());
  return Store::Added{.added = static_cast<std::size_t>(moved - replaced),
                      .known = static_cast<std::size_t>(known) + records.size() - kept.size(),
                      .replaced = static_cast<std::size_t>(replaced)};
}

template <class Record>
std::vector<const Record*> pointers(std::span<const Record> records) {
  std::vector<const Record*> all;
  for (const Record& record : records) all.push_back(&record);
  return all;
}

Status mark_coded(const Connection& connection, std::span<const std::string> documents) {
  return append_rows(connection, "coded", pointers(documents), std::identity{},
                     [](Appender& appender, const std::string& document) { appender.write(document); });
}

Status add_events(const Connection& connection, std::span<const Event> events) {
  if (events.empty()) return {};
  STEELYARD_CHECK(make_incoming(connection, "events"));
  STEELYARD_CHECK(append_rows(connection, "incoming", last_of_each(events, kKeyOf), kPlaceOf, kWriteRecord));
  STEELYARD_CHECK(connection.change("DELETE FROM events WHERE id IN (SELECT id FROM incoming)"));
  STEELYARD_CHECK(move_incoming(connection, "events"));
  return {};
}

// Gatherings without a document replace those of the same id, with their headcounts and attendance.
Status drop_imported_gatherings(const Connection& connection, std::vector<std::string> ids) {
  if (ids.empty()) return {};
  const Parameter parameter = std::move(ids);
  for (const char* from : {"gatherings WHERE id", "headcounts WHERE gathering", "attendance WHERE gathering"})
    STEELYARD_CHECK(connection.change(
        fmt::format("DELETE FROM {} IN (SELECT unnest(?)) AND document = ''", from), {&parameter, 1}));
  return {};
}

std::vector<std::string> imported_gatherings(std::span<const Gathering> gatherings,
                                             std::span<const Attendance> attendance) {
  std::vector<std::string> ids;
  for (const Gathering& gathering : gatherings)
    if (gathering.document.empty()) ids.push_back(gathering.id);
  for (const Attendance& row : attendance)
    if (row.document.empty()) ids.push_back(row.gathering);
  return ids;
}

Status add_headcounts(const Connection& connection, const std::vector<const Gathering*>& gatherings) {
  STEELYARD_TRY(Appender appender, Appender::open(connection, "headcounts"));
  for (const Gathering* gathering : gatherings) {
    int position = 0;
    for (const Headcount& headcount : gathering->headcounts) {
      appender.write(gathering->id);
      appender.write(gathering->document);
      appender.write(++position);
      kWriteRecord(appender, headcount);
      STEELYARD_CHECK(appender.end_row(gathering->id));
    }
  }
  return appender.finish();
}

Status add_gatherings(const Connection& connection, std::span<const Gathering> gatherings,
                      std::span<const Attendance> attendance) {
  const std::vector<const Gathering*> kept = last_of_each(gatherings, kKeyOf);
  STEELYARD_CHECK(drop_imported_gatherings(connection, imported_gatherings(gatherings, attendance)));
  STEELYARD_CHECK(append_rows(connection, "gatherings", kept, kPlaceOf, kWriteRecord));
  STEELYARD_CHECK(add_headcounts(connection, kept));
  return append_rows(connection, "attendance", pointers(attendance), kPlaceOf, kWriteRecord);
}

}  // namespace

Result<Store::Added> Store::add_documents(std::span<const Document> documents) {
  static const Merged merged{"documents", {"id"}, {"content_hash"}};
  return add_merged(impl_->connection, merged, documents, kWriteDocument,
                    [&] { return drop_coding_of_replaced(impl_->connection); });
}

Status Store::add_coded(std::span<const std::string> documents, std::span<const Event> events,
                        std::span<const Gathering> gatherings, std::span<const Attendance> attendance) {
  const Connection& connection = impl_->connection;
  STEELYARD_TRY(Transaction transaction, Transaction::begin(connection));
  STEELYARD_CHECK(drop_coding(connection, documents));
  STEELYARD_CHECK(mark_coded(connection, documents));
  STEELYARD_CHECK(add_events(connection, events));
  STEELYARD_CHECK(add_gatherings(connection, gatherings, attendance));
  return transaction.commit();
}

Result<Store::Added> Store::add_votes(std::span<const Vote> votes) {
  static const Merged merged{"votes", {"resolution", "country"}, {"date", "vote", "source"}};
  return add_merged(impl_->connection, merged, votes, kWriteRecord, kNothing);
}

Result<Store::Added> Store::add_flows(std::span<const Flow> flows) {
  static const Merged merged{"flows", {"reporter", "partner", "year", "kind", "unit", "source"}, {"value"}};
  return add_merged(impl_->connection, merged, flows, kWriteRecord, kNothing);
}

Status Store::add_run(const Run& run) {
  static const Merged merged{
      "runs", {"id"}, {"command", "version", "options", "started", "documents", "events", "problems"}};
  STEELYARD_CHECK(add_merged(impl_->connection, merged, std::span(&run, 1), kWriteRecord, kNothing));
  return {};
}

}  // namespace steelyard
