// Adding to the store: each call is one transaction, so that a kill leaves all of it or nothing.
#include <functional>
#include <unordered_map>

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

const auto kKeyOf = [](const auto& record) { return key_of(record); };
// Where a faulty record stands, for a message.
const auto kPlaceOf = [](const auto& record) {
  if constexpr (requires { record.origin; })
    if (!record.origin.empty()) return record.origin;
  return key_of(record);
};

// from: "table WHERE column"
Result<std::int64_t> drop_in(const Connection& connection, std::string_view from, const Parameter& ids) {
  return connection.change(fmt::format("DELETE FROM {} IN (SELECT unnest(?))", from), {&ids, 1});
}

// Links are out of date from the first day on which one of these documents was published.
Status mark_unlinked(const Connection& connection, const Parameter& documents) {
  STEELYARD_CHECK(
      connection.change("INSERT INTO unlinked SELECT CASE WHEN bool_or(date IS NULL) THEN NULL ELSE "
                        "min(date) END FROM documents "
                        "WHERE id IN (SELECT unnest(?)) HAVING count(*) > 0",
                        {&documents, 1}));
  return {};
}

Status drop_coding(const Connection& connection, std::span<const std::string> documents) {
  if (documents.empty()) return {};
  const Parameter ids = std::vector<std::string>(documents.begin(), documents.end());
  // Documents are mostly coded for the first time: one scan then instead of five.
  STEELYARD_TRY(const std::int64_t coded, drop_in(connection, "coded WHERE document", ids));
  if (!coded) return {};
  STEELYARD_CHECK(mark_unlinked(connection, ids));
  for (const char* from : {"events WHERE document", "gatherings WHERE document", "headcounts WHERE document",
                           "attendance WHERE document"})
    STEELYARD_CHECK(drop_in(connection, from, ids));
  return {};
}

// Of these ids those that are in the store, with the hash of their content.
Result<std::unordered_map<std::string, std::string>> stored_hashes(
    const Connection& connection, const std::vector<const Document*>& documents) {
  std::vector<std::string> ids;
  for (const Document* document : documents) ids.push_back(document->id);
  const Parameter parameter = std::move(ids);
  STEELYARD_TRY(database::Rows rows,
                connection.query("SELECT id, content_hash FROM documents WHERE id IN (SELECT unnest(?))",
                                 {&parameter, 1}));
  std::unordered_map<std::string, std::string> hashes;
  while (true) {
    STEELYARD_TRY(const bool more, rows.next());
    if (!more) return hashes;
    std::string id;
    rows.read(id);
    rows.read(hashes[id]);
  }
}

// Documents whose text has changed go, with what was coded from them.
Status drop_documents(const Connection& connection, const std::vector<std::string>& ids) {
  if (ids.empty()) return {};
  STEELYARD_CHECK(drop_coding(connection, ids));
  STEELYARD_CHECK(drop_in(connection, "documents WHERE id", ids));
  return {};
}

template <class Record>
Result<Store::Added> add_merged(const Connection& connection, const Merged& merged,
                                std::span<const Record> records) {
  if (records.empty()) return Store::Added{};
  const std::vector<const Record*> kept = last_of_each(records, kKeyOf);
  STEELYARD_TRY(Transaction transaction, Transaction::begin(connection));
  STEELYARD_CHECK(make_incoming(connection, merged.table));
  STEELYARD_CHECK(append_rows(connection, "incoming", kept, kPlaceOf, kWriteRecord));
  STEELYARD_TRY(const std::int64_t known, drop_known(connection, merged));
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
  const std::vector<const Event*> kept = last_of_each(events, kKeyOf);
  std::vector<std::string> ids;
  for (const Event* event : kept) ids.push_back(event->id);
  STEELYARD_CHECK(drop_in(connection, "events WHERE id", std::move(ids)));
  return append_rows(connection, "events", kept, kPlaceOf, kWriteRecord);
}

// Gatherings without a document replace those of the same id, with their headcounts and attendance.
Status drop_imported_gatherings(const Connection& connection, std::vector<std::string> ids) {
  if (ids.empty()) return {};
  const Parameter parameter = std::move(ids);
  for (const char* from :
       {"gatherings WHERE document = '' AND id", "headcounts WHERE document = '' AND gathering",
        "attendance WHERE document = '' AND gathering"})
    STEELYARD_CHECK(drop_in(connection, from, parameter));
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
  const Connection& connection = impl_->connection;
  const std::vector<const Document*> kept = last_of_each(documents, kKeyOf);
  STEELYARD_TRY(Transaction transaction, Transaction::begin(connection));
  STEELYARD_TRY(const auto hashes, stored_hashes(connection, kept));
  std::vector<const Document*> fresh;
  std::vector<std::string> replaced;
  for (const Document* document : kept) {
    const auto stored = hashes.find(document->id);
    if (stored != hashes.end() && stored->second == content_hash(*document)) continue;
    if (stored != hashes.end()) replaced.push_back(document->id);
    fresh.push_back(document);
  }
  STEELYARD_CHECK(drop_documents(connection, replaced));
  STEELYARD_CHECK(append_rows(connection, "documents", fresh, kPlaceOf, kWriteDocument));
  STEELYARD_CHECK(transaction.commit());
  return Added{.added = fresh.size() - replaced.size(),
               .known = documents.size() - fresh.size(),
               .replaced = replaced.size()};
}

Status Store::add_coded(std::span<const std::string> documents, std::span<const Event> events,
                        std::span<const Gathering> gatherings, std::span<const Attendance> attendance) {
  const Connection& connection = impl_->connection;
  STEELYARD_TRY(Transaction transaction, Transaction::begin(connection));
  STEELYARD_CHECK(drop_coding(connection, documents));
  STEELYARD_CHECK(mark_coded(connection, documents));
  STEELYARD_CHECK(mark_unlinked(connection, std::vector<std::string>(documents.begin(), documents.end())));
  STEELYARD_CHECK(add_events(connection, events));
  STEELYARD_CHECK(add_gatherings(connection, gatherings, attendance));
  return transaction.commit();
}

Result<Store::Added> Store::add_votes(std::span<const Vote> votes) {
  static const Merged merged{"votes", {"resolution", "country"}, {"date", "vote", "source"}};
  return add_merged(impl_->connection, merged, votes);
}

Result<Store::Added> Store::add_flows(std::span<const Flow> flows) {
  static const Merged merged{"flows", {"reporter", "partner", "year", "kind", "unit", "source"}, {"value"}};
  return add_merged(impl_->connection, merged, flows);
}

Status Store::add_run(const Run& run) {
  static const Merged merged{
      "runs", {"id"}, {"command", "version", "options", "started", "documents", "events", "problems"}};
  STEELYARD_CHECK(add_merged(impl_->connection, merged, std::span(&run, 1)));
  return {};
}

}  // namespace steelyard
