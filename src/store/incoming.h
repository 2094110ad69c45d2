// Adding rows to a table that may hold them already.
//
// Method: the rows go by appender into a temporary table `incoming` of the same columns; two joins tell which
// keys are known with the same content (dropped from `incoming`) and which with another (dropped from the
// table); the rest is moved over. The table needs no index, and the cost of a call is one scan of its key
// columns.
#pragma once

#include <algorithm>
#include <ranges>
#include <unordered_set>

#include <fmt/format.h>

#include "store/columns.h"

namespace steelyard {

struct Merged {
  std::string table;
  std::vector<std::string> keys, contents;  // columns
};

// "incoming.a IS NOT DISTINCT FROM t.a AND …"
inline std::string same_columns(const std::vector<std::string>& columns) {
  std::string condition;
  for (const std::string& column : columns)
    condition +=
        fmt::format("{0}incoming.{1} IS NOT DISTINCT FROM t.{1}", condition.empty() ? "" : " AND ", column);
  return condition;
}

// Of records with the same key the last, in order.
template <class Record, class KeyOf>
std::vector<const Record*> last_of_each(std::span<const Record> records, KeyOf key_of) {
  std::unordered_set<std::string> seen;
  std::vector<const Record*> kept;
  for (const Record& record : records | std::views::reverse)
    if (seen.insert(key_of(record)).second) kept.push_back(&record);
  std::ranges::reverse(kept);
  return kept;
}

// Appends records to a table; write(appender, record) writes its columns.
template <class Records, class NameOf, class Write>
Status append_rows(const database::Connection& connection, const std::string& table, const Records& records,
                   NameOf name_of, Write write) {
  if (records.empty()) return {};
  STEELYARD_TRY(database::Appender appender, database::Appender::open(connection, table));
  for (const auto* record : records) {
    write(appender, *record);
    STEELYARD_CHECK(appender.end_row(name_of(*record)));
  }
  return appender.finish();
}

// An empty temporary table with the columns of `table`, in the place of an earlier one.
inline Status make_incoming(const database::Connection& connection, const std::string& table) {
  return connection.run("CREATE OR REPLACE TEMP TABLE incoming AS FROM " + table + " LIMIT 0");
}

// Drops from `incoming` what the table knows with the same content.
inline Result<std::int64_t> drop_known(const database::Connection& connection, const Merged& merged) {
  std::vector<std::string> columns = merged.keys;
  columns.insert(columns.end(), merged.contents.begin(), merged.contents.end());
  return connection.change(
      fmt::format("DELETE FROM incoming USING {} t WHERE {}", merged.table, same_columns(columns)));
}

// Drops from the table what `incoming` replaces.
inline Result<std::int64_t> drop_replaced(const database::Connection& connection, const Merged& merged) {
  return connection.change(
      fmt::format("DELETE FROM {} t USING incoming WHERE {}", merged.table, same_columns(merged.keys)));
}

// Moves the rest of `incoming` into the table, in the order in which it came.
inline Result<std::int64_t> move_incoming(const database::Connection& connection, const std::string& table) {
  STEELYARD_TRY(const std::int64_t moved, connection.change("INSERT INTO " + table + " FROM incoming"));
  STEELYARD_CHECK(connection.run("DROP TABLE incoming"));
  return moved;
}

}  // namespace steelyard
