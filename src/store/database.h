// The C interface of DuckDB as values that release themselves, with errors in our form.
//
// Text goes in by parameters and appenders only, never into the words of a statement. Columns are written and
// read in order, one call a column, so that one list of fields (columns.h) serves both directions. Reference:
// the comments of duckdb.h.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <duckdb.h>

#include "steelyard/base.h"

namespace steelyard::database {

// Releases a handle of the C interface through its own function, which takes the handle's address.
template <class Handle, auto kRelease>
class Owned {
 public:
  Owned() = default;
  explicit Owned(Handle handle) : handle_(handle) {}
  Owned(Owned&& other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
  Owned& operator=(Owned&& other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
  }
  ~Owned() {
    if (handle_) kRelease(&handle_);
  }
  Handle get() const { return handle_; }
  Handle* out() { return &handle_; }  // REQUIRES: empty

 private:
  Handle handle_ = nullptr;
};

// What DuckDB says, as one sentence without its stack of hints; `where` is the file.
Error to_error(std::string_view message, std::string where);

struct Options {
  bool read_only = false;
  unsigned threads = 0;  // 0 = all cores
  unsigned memory_mb = 0;
};

// A value for a `?` of a statement.
using Parameter =
    std::variant<std::string, std::int64_t, double, Date, std::vector<std::string>, std::vector<int>>;

// Rows of an answer, one after the other: next(), then one read() a column, from left to right.
class Rows {
 public:
  Rows(duckdb_result result, std::string where);
  Rows(Rows&& other) noexcept;
  Rows& operator=(Rows&&) = delete;
  ~Rows();

  // False at the end.
  Result<bool> next();
  // NULL leaves the default of the type: "", 0, an unknown date, no value.
  void read(std::string& value);
  void read(std::int64_t& value);
  void read(int& value);
  void read(std::uint32_t& value);
  void read(double& value);
  void read(Date& value);
  void read(std::optional<std::int64_t>& value);
  void read(std::vector<std::string>& value);
  // Rows that an INSERT, DELETE or UPDATE touched.
  std::int64_t changed();

 private:
  struct Column {
    duckdb_vector vector;
    void* data;
    std::uint64_t* validity;
    duckdb_type type;
  };
  Result<bool> next_chunk();
  const Column* take();  // the next column of this row; nullptr when it is NULL
  template <class T>
  const T& at(const Column& column) const {
    return static_cast<const T*>(column.data)[row_];
  }

  duckdb_result result_;
  bool owned_ = true;
  std::string where_;
  Owned<duckdb_data_chunk, duckdb_destroy_data_chunk> chunk_;
  std::vector<Column> columns_;
  std::size_t row_ = 0, rows_ = 0, column_ = 0;
};

class Connection {
 public:
  Connection() = default;
  Connection(duckdb_connection handle, std::string where) : handle_(handle), where_(std::move(where)) {}

  // One or more statements without parameters.
  Status run(const std::string& sql) const;
  // One statement, run to its end: an answer that is still being made holds locks that a commit on any other
  // connection would wait for, even when it is the same thread that has yet to fetch the rest.
  Result<Rows> query(const std::string& sql, std::span<const Parameter> parameters = {}) const;
  // The first value of the first row, a whole number; 0 when there is none.
  Result<std::int64_t> number(const std::string& sql, std::span<const Parameter> parameters = {}) const;
  // A statement that changes rows; how many.
  Result<std::int64_t> change(const std::string& sql, std::span<const Parameter> parameters = {}) const;

  duckdb_connection get() const { return handle_.get(); }
  const std::string& where() const { return where_; }

 private:
  Owned<duckdb_connection, duckdb_disconnect> handle_;
  std::string where_;  // the file, for messages
};

class Database {
 public:
  // ":memory:" is not a file.
  static Result<Database> open(const std::string& path, const Options& options);
  Result<Connection> connect() const;

 private:
  Database(duckdb_database handle, std::string where) : handle_(handle), where_(std::move(where)) {}
  Owned<duckdb_database, duckdb_close> handle_;
  std::string where_;
};

// Begins at once; what is not committed is undone at the end of its life.
class Transaction {
 public:
  static Result<Transaction> begin(const Connection& connection);
  Transaction(Transaction&& other) noexcept : connection_(std::exchange(other.connection_, nullptr)) {}
  ~Transaction();
  Status commit();

 private:
  explicit Transaction(const Connection& connection) : connection_(&connection) {}
  const Connection* connection_;
};

// Adds rows to a table, column by column, then end_row(); finish() hands over the rest and reports what went
// wrong.
class Appender {
 public:
  static Result<Appender> open(const Connection& connection, const std::string& table);

  void write(std::string_view value);
  void write(const std::string& value) { write(std::string_view(value)); }
  void write(std::int64_t value) { check(duckdb_append_int64(handle_.get(), value)); }
  void write(int value) { check(duckdb_append_int32(handle_.get(), value)); }
  void write(std::uint32_t value) { check(duckdb_append_int64(handle_.get(), value)); }
  void write(double value) { check(duckdb_append_double(handle_.get(), value)); }
  void write(Date value);
  void write(const std::optional<std::int64_t>& value);
  void write(const std::vector<std::string>& value);
  // `name` is the row's name for a message.
  Status end_row(std::string_view name);
  Status finish();

 private:
  Appender(duckdb_appender handle, std::string where);
  void check(duckdb_state state) { failed_ = failed_ || state == DuckDBError; }
  Error problem() const;

  Owned<duckdb_appender, duckdb_appender_destroy> handle_;
  Owned<duckdb_logical_type, duckdb_destroy_logical_type> text_type_;
  std::string where_;
  bool failed_ = false, invalid_text_ = false;
};

}  // namespace steelyard::database
