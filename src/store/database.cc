// Opening, asking and appending through the C interface of DuckDB; reading answers is in rows.cc.
#include "store/database.h"

#include <array>
#include <utility>

namespace steelyard::database {
namespace {

using OwnedValue = Owned<duckdb_value, duckdb_destroy_value>;
using Statement = Owned<duckdb_prepared_statement, duckdb_destroy_prepare>;

// Words by which DuckDB tells that bytes of the file are damaged.
bool tells_damage(std::string_view message) {
  constexpr std::array kWords = {"orrupt",
                                 "checksum",
                                 "Serialization Error",
                                 "Failed to deserialize",
                                 "INTERNAL Error",
                                 "database has been invalidated"};
  for (const char* word : kWords)
    if (message.find(word) != std::string_view::npos) return true;
  return false;
}

// The message as DuckDB made it is released with free().
Error take_error(char* message, const std::string& where) {
  const Error error = to_error(message ? message : "it cannot be opened", where);
  duckdb_free(message);
  return error;
}

OwnedValue text_value(const std::string& text) {
  return OwnedValue(duckdb_create_varchar_length(text.data(), text.size()));
}

template <class T, class Make>
OwnedValue list_value(const std::vector<T>& items, duckdb_type type, Make make) {
  std::vector<OwnedValue> owned;
  std::vector<duckdb_value> values;
  values.reserve(items.size() + 1);  // an empty list needs an address, too
  for (const T& item : items) values.push_back(owned.emplace_back(make(item)).get());
  Owned<duckdb_logical_type, duckdb_destroy_logical_type> logical(duckdb_create_logical_type(type));
  return OwnedValue(duckdb_create_list_value(logical.get(), values.data(), values.size()));
}

struct ToValue {
  OwnedValue operator()(const std::string& text) const { return text_value(text); }
  OwnedValue operator()(std::int64_t number) const { return OwnedValue(duckdb_create_int64(number)); }
  OwnedValue operator()(double number) const { return OwnedValue(duckdb_create_double(number)); }
  OwnedValue operator()(Date day) const {
    return day.known() ? OwnedValue(duckdb_create_date({day.days()}))
                       : OwnedValue(duckdb_create_null_value());
  }
  OwnedValue operator()(const std::vector<std::string>& items) const {
    return list_value(items, DUCKDB_TYPE_VARCHAR, text_value);
  }
  OwnedValue operator()(const std::vector<int>& items) const {
    return list_value(items, DUCKDB_TYPE_INTEGER,
                      [](int item) { return OwnedValue(duckdb_create_int32(item)); });
  }
};

Result<duckdb_config> make_config(const Options& options, const std::string& where) {
  duckdb_config config = nullptr;
  duckdb_create_config(&config);
  std::vector<std::pair<const char*, std::string>> settings = {
      {"access_mode", options.read_only ? "READ_ONLY" : "READ_WRITE"},
      // Each time the log is folded into the file, the rows since the last full group of 122,880 are written
      // anew.
      {"checkpoint_threshold", "128MB"},
      // Nothing is ever brought from the network on the way.
      {"autoinstall_known_extensions", "false"},
      {"autoload_known_extensions", "false"}};
  if (options.threads) settings.emplace_back("threads", std::to_string(options.threads));
  if (options.memory_mb) settings.emplace_back("memory_limit", std::to_string(options.memory_mb) + "MB");
  for (const auto& [name, value] : settings) {
    if (duckdb_set_config(config, name, value.c_str()) == DuckDBSuccess) continue;
    duckdb_destroy_config(&config);
    return failure(ErrorKind::bad_input,
                   std::string("DuckDB does not take the setting ") + name + "=" + value, where);
  }
  return config;
}

}  // namespace

Error to_error(std::string_view message, std::string where) {
  const bool damaged = tells_damage(message);
  message = message.substr(0, message.find('\n'));
  std::string sentence = "DuckDB says: " + std::string(trim(message));
  if (damaged) sentence = "the store is damaged; make it anew or take a copy (" + sentence + ")";
  return {damaged ? ErrorKind::corrupt : ErrorKind::outside, std::move(sentence), std::move(where)};
}

Result<Database> Database::open(const std::string& path, const Options& options) {
  STEELYARD_TRY(duckdb_config config, make_config(options, path));
  duckdb_database handle = nullptr;
  char* message = nullptr;
  const duckdb_state state = duckdb_open_ext(path.c_str(), &handle, config, &message);
  duckdb_destroy_config(&config);
  if (state == DuckDBError) return std::unexpected(take_error(message, path));
  return Database(handle, path);
}

Result<Connection> Database::connect() const {
  duckdb_connection handle = nullptr;
  if (duckdb_connect(handle_.get(), &handle) == DuckDBError)
    return failure(ErrorKind::outside, "DuckDB gives no connection", where_);
  return Connection(handle, where_);
}

Status Connection::run(const std::string& sql) const {
  duckdb_result result;
  const duckdb_state state = duckdb_query(handle_.get(), sql.c_str(), &result);
  Rows rows(result, where_);  // releases it
  if (state == DuckDBError) return std::unexpected(to_error(duckdb_result_error(&result), where_));
  return {};
}

Result<Rows> Connection::query(const std::string& sql, std::span<const Parameter> parameters) const {
  Statement statement;
  if (duckdb_prepare(handle_.get(), sql.c_str(), statement.out()) == DuckDBError)
    return std::unexpected(to_error(duckdb_prepare_error(statement.get()), where_));
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    const OwnedValue value = std::visit(ToValue{}, parameters[i]);
    if (duckdb_bind_value(statement.get(), i + 1, value.get()) == DuckDBError)
      return std::unexpected(to_error(duckdb_prepare_error(statement.get()), where_));
  }
  duckdb_result result;
  const duckdb_state state = duckdb_execute_prepared(statement.get(), &result);
  Rows rows(result, where_);
  if (state == DuckDBError) return std::unexpected(to_error(duckdb_result_error(&result), where_));
  return rows;
}

Result<std::int64_t> Connection::number(const std::string& sql, std::span<const Parameter> parameters) const {
  STEELYARD_TRY(Rows rows, query(sql, parameters));
  STEELYARD_TRY(const bool found, rows.next());
  std::int64_t value = 0;
  if (found) rows.read(value);
  return value;
}

Result<std::int64_t> Connection::change(const std::string& sql, std::span<const Parameter> parameters) const {
  STEELYARD_TRY(Rows rows, query(sql, parameters));
  return rows.changed();
}

Result<Transaction> Transaction::begin(const Connection& connection) {
  STEELYARD_CHECK(connection.run("BEGIN TRANSACTION"));
  return Transaction(connection);
}

Transaction::~Transaction() {
  // Fails only when DuckDB has given the transaction up already, which undoes it as well.
  if (connection_) (void)connection_->run("ROLLBACK");
}

Status Transaction::commit() { return std::exchange(connection_, nullptr)->run("COMMIT"); }

Appender::Appender(duckdb_appender handle, std::string where)
    : handle_(handle),
      text_type_(duckdb_create_logical_type(DUCKDB_TYPE_VARCHAR)),
      where_(std::move(where)) {}

Result<Appender> Appender::open(const Connection& connection, const std::string& table) {
  duckdb_appender handle = nullptr;
  const duckdb_state state = duckdb_appender_create(connection.get(), nullptr, table.c_str(), &handle);
  Appender appender(handle, connection.where());
  if (state == DuckDBError) return std::unexpected(appender.problem());
  return appender;
}

void Appender::write(std::string_view value) {
  invalid_text_ = invalid_text_ || find_invalid_utf8(value);
  check(duckdb_append_varchar_length(handle_.get(), value.data(), value.size()));
}

void Appender::write(Date value) {
  check(value.known() ? duckdb_append_date(handle_.get(), {value.days()})
                      : duckdb_append_null(handle_.get()));
}

void Appender::write(const std::optional<std::int64_t>& value) {
  check(value ? duckdb_append_int64(handle_.get(), *value) : duckdb_append_null(handle_.get()));
}

void Appender::write(const std::vector<std::string>& value) {
  for (const std::string& item : value) invalid_text_ = invalid_text_ || find_invalid_utf8(item);
  check(duckdb_append_value(handle_.get(), ToValue{}(value).get()));
}

Status Appender::end_row(std::string_view name) {
  if (invalid_text_)
    return failure(ErrorKind::bad_input, "holds bytes that are not UTF-8; convert the input first",
                   std::string(name));
  check(duckdb_appender_end_row(handle_.get()));
  if (failed_) return std::unexpected(problem());
  return {};
}

Status Appender::finish() {
  if (duckdb_appender_close(handle_.get()) == DuckDBError) return std::unexpected(problem());
  return {};
}

Error Appender::problem() const {
  const char* message = duckdb_appender_error(handle_.get());
  return to_error(message ? message : "rows cannot be added", where_);
}

}  // namespace steelyard::database
