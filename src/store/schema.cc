// The tables, column by column, are described in docs/formats/store.md; columns.h lists the same columns in
// the same order. No table has an index: look-ups are scans of single columns, and adding stays fast.
#include "store/schema.h"

#include <fmt/format.h>

namespace steelyard {
namespace {

constexpr std::string_view kTables = R"(
CREATE TABLE steelyard_schema (version INTEGER NOT NULL);

CREATE TABLE documents (
  id VARCHAR NOT NULL, date DATE, time VARCHAR NOT NULL, title VARCHAR NOT NULL, text VARCHAR NOT NULL,
  source VARCHAR NOT NULL, url VARCHAR NOT NULL, author VARCHAR NOT NULL, place VARCHAR NOT NULL,
  language VARCHAR NOT NULL, views BIGINT, furniture VARCHAR NOT NULL, origin VARCHAR NOT NULL,
  content_hash VARCHAR NOT NULL);

CREATE TABLE coded (document VARCHAR NOT NULL);

CREATE TABLE events (
  id VARCHAR NOT NULL, document VARCHAR NOT NULL, sentence INTEGER NOT NULL,
  sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL, date DATE, date_basis VARCHAR NOT NULL,
  source VARCHAR NOT NULL, source_country VARCHAR NOT NULL, source_text VARCHAR NOT NULL,
  source_start INTEGER NOT NULL, source_end INTEGER NOT NULL, source_fact VARCHAR NOT NULL,
  target VARCHAR NOT NULL, target_country VARCHAR NOT NULL, target_text VARCHAR NOT NULL,
  target_start INTEGER NOT NULL, target_end INTEGER NOT NULL, target_fact VARCHAR NOT NULL,
  cameo VARCHAR NOT NULL, root VARCHAR NOT NULL, plover VARCHAR NOT NULL, mode VARCHAR NOT NULL,
  contexts VARCHAR[] NOT NULL, quad INTEGER NOT NULL, goldstein DOUBLE NOT NULL,
  action_text VARCHAR NOT NULL, action_start INTEGER NOT NULL, action_end INTEGER NOT NULL,
  status VARCHAR NOT NULL, attributed_to VARCHAR NOT NULL, lever VARCHAR NOT NULL, confidence DOUBLE NOT NULL,
  rule VARCHAR NOT NULL, duplicate_of VARCHAR NOT NULL, origin VARCHAR NOT NULL);

CREATE TABLE gatherings (
  id VARCHAR NOT NULL, document VARCHAR NOT NULL, sentence INTEGER NOT NULL,
  span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, name VARCHAR NOT NULL, kind VARCHAR NOT NULL,
  host VARCHAR NOT NULL, place VARCHAR NOT NULL, date DATE);

CREATE TABLE headcounts (
  gathering VARCHAR NOT NULL, document VARCHAR NOT NULL, position INTEGER NOT NULL, count BIGINT NOT NULL,
  basis VARCHAR NOT NULL, attributed_to VARCHAR NOT NULL, year INTEGER NOT NULL,
  span_start INTEGER NOT NULL, span_end INTEGER NOT NULL);

CREATE TABLE attendance (
  gathering VARCHAR NOT NULL, actor VARCHAR NOT NULL, country VARCHAR NOT NULL, person VARCHAR NOT NULL,
  level VARCHAR NOT NULL, status VARCHAR NOT NULL, document VARCHAR NOT NULL, sentence INTEGER NOT NULL,
  span_start INTEGER NOT NULL, span_end INTEGER NOT NULL);

CREATE TABLE votes (
  resolution VARCHAR NOT NULL, date DATE, country VARCHAR NOT NULL, vote VARCHAR NOT NULL, source VARCHAR NOT NULL,
  origin VARCHAR NOT NULL);

CREATE TABLE flows (
  reporter VARCHAR NOT NULL, partner VARCHAR NOT NULL, year INTEGER NOT NULL, kind VARCHAR NOT NULL,
  value DOUBLE NOT NULL, unit VARCHAR NOT NULL, source VARCHAR NOT NULL, origin VARCHAR NOT NULL);

CREATE TABLE runs (
  id VARCHAR NOT NULL, command VARCHAR NOT NULL, version VARCHAR NOT NULL, options VARCHAR NOT NULL,
  started VARCHAR NOT NULL, documents BIGINT NOT NULL, events BIGINT NOT NULL, problems BIGINT NOT NULL);

CREATE TABLE published (event VARCHAR NOT NULL, line VARCHAR NOT NULL);
)";

// Made anew by every change of the tables, hence apart from them.
constexpr std::string_view kLinking = R"(
CREATE TABLE unlinked (since DATE);

CREATE VIEW retold AS
  SELECT t.duplicate_of AS id, count(*) AS retellings,
         count(DISTINCT t.document) FILTER (t.document <> f.document) AS documents,
         count(DISTINCT d.source) FILTER (d.source <> '' AND d.source <> fd.source) AS sources
  FROM events t JOIN events f ON f.id = t.duplicate_of
       LEFT JOIN documents d ON d.id = t.document LEFT JOIN documents fd ON fd.id = f.document
  WHERE t.duplicate_of <> '' GROUP BY t.duplicate_of;

CREATE OR REPLACE VIEW event_rows AS
  SELECT e.*,
         coalesce(try(decode(encode(d.text)[e.sentence_start + 1 : e.sentence_end])), '') AS sentence_text,
         coalesce(d.title, '') AS document_title, coalesce(d.source, '') AS document_source,
         coalesce(d.url, '') AS document_url, d.date AS document_date,
         CASE WHEN e.duplicate_of = '' THEN 1 + coalesce(r.documents, 0) ELSE 0 END AS coverage,
         CASE WHEN e.duplicate_of = '' THEN 1 + coalesce(r.retellings, 0) ELSE 0 END AS mentions,
         CASE WHEN e.duplicate_of = '' THEN 1 + coalesce(r.sources, 0) ELSE 0 END AS sources
  FROM events e LEFT JOIN documents d ON d.id = e.document LEFT JOIN retold r ON r.id = e.id;
)";

Status make_tables(const database::Connection& connection) {
  STEELYARD_TRY(database::Transaction transaction, database::Transaction::begin(connection));
  STEELYARD_CHECK(connection.run(std::string(kTables)));
  STEELYARD_CHECK(connection.run(std::string(kLinking)));
  STEELYARD_CHECK(connection.run(fmt::format("INSERT INTO steelyard_schema VALUES ({})", kSchemaVersion)));
  return transaction.commit();
}

// Stores of version 1 knew no links across documents: all of theirs are out of date. The oldest have no rows
// of published sets either.
Status upgrade_from_1(const database::Connection& connection) {
  STEELYARD_TRY(database::Transaction transaction, database::Transaction::begin(connection));
  STEELYARD_CHECK(connection.run(std::string(kLinking)));
  STEELYARD_CHECK(
      connection.run("CREATE TABLE IF NOT EXISTS published (event VARCHAR NOT NULL, line VARCHAR NOT NULL); "
                     "INSERT INTO unlinked VALUES (NULL)"));
  STEELYARD_CHECK(connection.run(fmt::format("UPDATE steelyard_schema SET version = {}", kSchemaVersion)));
  return transaction.commit();
}

Status check_version(const database::Connection& connection, bool read_only) {
  STEELYARD_TRY(const std::int64_t version, connection.number("SELECT max(version) FROM steelyard_schema"));
  if (version == kSchemaVersion) return {};
  if (version == 1 && !read_only) return upgrade_from_1(connection);
  if (version == 1)
    return failure(ErrorKind::bad_input,
                   "is a store of version 1; bring it up to date with: steelyard code --store FILE",
                   connection.where());
  return failure(
      ErrorKind::bad_input,
      fmt::format("is a store of version {}, and this program reads version {}; use the program that made "
                  "it, or name another file with --store",
                  version, kSchemaVersion),
      connection.where());
}

}  // namespace

Status prepare_schema(const database::Connection& connection, bool read_only) {
  STEELYARD_TRY(
      const std::int64_t ours,
      connection.number("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'steelyard_schema' "
                        "AND database_name = current_database()"));
  if (ours) return check_version(connection, read_only);
  STEELYARD_TRY(const std::int64_t others, connection.number("SELECT count(*) FROM duckdb_tables()"));
  if (!others && !read_only) return make_tables(connection);
  return failure(ErrorKind::bad_input,
                 others ? "is a DuckDB file, but of something else; name another with --store"
                        : "is an empty DuckDB file; fill it first with: steelyard read INPUT --store FILE",
                 connection.where());
}

}  // namespace steelyard
