#include "store/chunks.h"

#include <cstring>

namespace steelyard::database {
namespace {

// Eight bytes at a time; most text is ASCII, and that is always UTF-8.
bool is_ascii(std::string_view text) {
  std::uint64_t high = 0;
  for (; text.size() >= 8; text.remove_prefix(8)) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data(), 8);
    high |= word;
  }
  for (char c : text) high |= static_cast<unsigned char>(c);
  return (high & 0x8080808080808080ULL) == 0;
}

constexpr std::size_t kHeldChunks = 4;
constexpr std::size_t kInlined = 12;  // bytes of a text that stand in its entry itself

}  // namespace

Result<ChunkAppender> ChunkAppender::open(const Connection& connection, const std::string& table) {
  duckdb_appender handle = nullptr;
  const duckdb_state state = duckdb_appender_create(connection.get(), nullptr, table.c_str(), &handle);
  ChunkAppender appender(handle, connection.where());
  if (state == DuckDBError) return std::unexpected(appender.problem());
  std::vector<Type> types;
  std::vector<duckdb_logical_type> handles;
  for (idx_t i = 0; i < duckdb_appender_column_count(handle); ++i)
    handles.push_back(types.emplace_back(duckdb_appender_column_type(handle, i)).get());
  *appender.chunk_.out() = duckdb_create_data_chunk(handles.data(), handles.size());
  for (const Type& type : types)
    appender.columns_.push_back({nullptr, nullptr, duckdb_get_type_id(type.get())});
  appender.capacity_ = duckdb_vector_size();
  appender.take_columns();
  return appender;
}

void ChunkAppender::take_columns() {
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    columns_[i].vector = duckdb_data_chunk_get_vector(chunk_.get(), i);
    columns_[i].data = duckdb_vector_get_data(columns_[i].vector);
  }
}

void ChunkAppender::write(std::string_view value) {
  const Column& column = columns_[column_++];
  invalid_text_ = invalid_text_ || (!is_ascii(value) && find_invalid_utf8(value));
  if (value.size() > kInlined) {
    duckdb_vector_assign_string_element_len(column.vector, row_, value.data(), value.size());
    return;
  }
  duckdb_string_t text{};
  text.value.inlined.length = static_cast<std::uint32_t>(value.size());
  if (!value.empty()) std::memcpy(text.value.inlined.inlined, value.data(), value.size());
  static_cast<duckdb_string_t*>(column.data)[row_] = text;
}

void ChunkAppender::write(std::int64_t value) {
  const Column& column = columns_[column_++];
  if (column.type == DUCKDB_TYPE_INTEGER)
    static_cast<std::int32_t*>(column.data)[row_] = static_cast<std::int32_t>(value);
  else
    static_cast<std::int64_t*>(column.data)[row_] = value;
}

void ChunkAppender::write(double value) { static_cast<double*>(columns_[column_++].data)[row_] = value; }

void ChunkAppender::write(Date value) {
  const Column& column = columns_[column_++];
  static_cast<duckdb_date*>(column.data)[row_] = {value.known() ? value.days() : 0};
  if (value.known()) return;
  duckdb_vector_ensure_validity_writable(column.vector);
  duckdb_validity_set_row_invalid(duckdb_vector_get_validity(column.vector), row_);
}

void ChunkAppender::write(const std::vector<std::string>& value) {
  const Column& column = columns_[column_++];
  const idx_t at = duckdb_list_vector_get_size(column.vector);
  static_cast<duckdb_list_entry*>(column.data)[row_] = {at, value.size()};
  if (value.empty()) return;
  duckdb_list_vector_reserve(column.vector, at + value.size());
  const duckdb_vector items = duckdb_list_vector_get_child(column.vector);
  for (std::size_t i = 0; i < value.size(); ++i) {
    invalid_text_ = invalid_text_ || find_invalid_utf8(value[i]);
    duckdb_vector_assign_string_element_len(items, at + i, value[i].data(), value[i].size());
  }
  duckdb_list_vector_set_size(column.vector, at + value.size());
}

Status ChunkAppender::end_row(std::string_view name) {
  if (invalid_text_)
    return failure(ErrorKind::bad_input, "holds bytes that are not UTF-8; convert the input first",
                   std::string(name));
  column_ = 0;
  return ++row_ == capacity_ ? hand_over() : Status();
}

Status ChunkAppender::hand_over() {
  if (row_ == 0) return {};
  duckdb_data_chunk_set_size(chunk_.get(), row_);
  if (duckdb_append_data_chunk(handle_.get(), chunk_.get()) == DuckDBError) return std::unexpected(problem());
  duckdb_data_chunk_reset(chunk_.get());
  take_columns();
  row_ = 0;
  // Left alone, the appender keeps a hundred chunks in memory that no limit counts.
  if (++held_ < kHeldChunks) return {};
  held_ = 0;
  if (duckdb_appender_flush(handle_.get()) == DuckDBError) return std::unexpected(problem());
  return {};
}

Status ChunkAppender::finish() {
  STEELYARD_CHECK(hand_over());
  if (duckdb_appender_close(handle_.get()) == DuckDBError) return std::unexpected(problem());
  return {};
}

Error ChunkAppender::problem() const {
  const char* message = duckdb_appender_error(handle_.get());
  return to_error(message ? message : "rows cannot be added", where_);
}

}  // namespace steelyard::database
