// Appending to a table a chunk of up to 2,048 rows at once: values are written into the column vectors of
// DuckDB, which is several times faster than handing over value by value.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"

namespace steelyard::database {

class ChunkAppender {
 public:
  static Result<ChunkAppender> open(const Connection& connection, const std::string& table);

  // The columns of a row from left to right, then end_row(). Text must be UTF-8.
  void write(std::string_view value);
  void write(const std::string& value) { write(std::string_view(value)); }
  void write(std::int64_t value);
  void write(int value) { write(std::int64_t{value}); }
  void write(std::uint32_t value) { write(std::int64_t{value}); }
  void write(double value);
  void write(Date value);
  void write(const std::vector<std::string>& value);
  // `name` is the row's name for a message.
  Status end_row(std::string_view name);
  // Hands over the rest.
  Status finish();

 private:
  using Type = Owned<duckdb_logical_type, duckdb_destroy_logical_type>;
  struct Column {
    duckdb_vector vector = nullptr;
    void* data = nullptr;
    duckdb_type type = DUCKDB_TYPE_INVALID;
  };
  ChunkAppender(duckdb_appender handle, std::string where) : handle_(handle), where_(std::move(where)) {}
  void take_columns();
  Status hand_over();
  Error problem() const;

  Owned<duckdb_appender, duckdb_appender_destroy> handle_;
  Owned<duckdb_data_chunk, duckdb_destroy_data_chunk> chunk_;
  std::string where_;
  std::vector<Column> columns_;
  std::size_t row_ = 0, column_ = 0, capacity_ = 0, held_ = 0;
  bool invalid_text_ = false;
};

}  // namespace steelyard::database
