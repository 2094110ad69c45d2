// Reading answers of DuckDB: chunks of up to 2,048 rows, each column an array with a mask of NULLs.
#include <utility>

#include "store/database.h"

namespace steelyard::database {
namespace {

std::string_view text_of(duckdb_string_t& value) {
  return {duckdb_string_t_data(&value), duckdb_string_t_length(value)};
}

}  // namespace

Rows::Rows(duckdb_result result, std::string where) : result_(result), where_(std::move(where)) {}

Rows::Rows(Rows&& other) noexcept
    : result_(other.result_),
      owned_(std::exchange(other.owned_, false)),
      where_(std::move(other.where_)),
      chunk_(std::move(other.chunk_)),
      columns_(std::move(other.columns_)),
      row_(other.row_),
      rows_(other.rows_),
      column_(other.column_) {}

Rows::~Rows() {
  if (owned_) duckdb_destroy_result(&result_);
}

Result<bool> Rows::next() {
  column_ = 0;
  if (++row_ < rows_) return true;
  return next_chunk();
}

Result<bool> Rows::next_chunk() {
  chunk_ = Owned<duckdb_data_chunk, duckdb_destroy_data_chunk>(duckdb_fetch_chunk(result_));
  rows_ = chunk_.get() ? duckdb_data_chunk_get_size(chunk_.get()) : 0;
  row_ = 0;
  columns_.clear();
  if (!rows_) {
    // A failure looks like the end of the answer.
    const char* message = duckdb_result_error(&result_);
    if (message && *message) return std::unexpected(to_error(message, where_));
    return false;
  }
  for (idx_t i = 0; i < duckdb_data_chunk_get_column_count(chunk_.get()); ++i) {
    duckdb_vector vector = duckdb_data_chunk_get_vector(chunk_.get(), i);
    columns_.push_back({vector, duckdb_vector_get_data(vector), duckdb_vector_get_validity(vector),
                        duckdb_column_type(&result_, i)});
  }
  return true;
}

const Rows::Column* Rows::take() {
  const Column& column = columns_[column_++];
  return column.validity && !duckdb_validity_row_is_valid(column.validity, row_) ? nullptr : &column;
}

void Rows::read(std::string& value) {
  const Column* column = take();
  duckdb_string_t held = column ? at<duckdb_string_t>(*column) : duckdb_string_t{};
  value = column ? std::string(text_of(held)) : std::string();
}

void Rows::read(std::optional<std::int64_t>& value) {
  const Column* column = take();
  value.reset();
  if (column)
    value = column->type == DUCKDB_TYPE_INTEGER ? at<std::int32_t>(*column) : at<std::int64_t>(*column);
}

void Rows::read(std::int64_t& value) {
  std::optional<std::int64_t> read_value;
  read(read_value);
  value = read_value.value_or(0);
}

void Rows::read(int& value) {
  std::int64_t wide = 0;
  read(wide);
  value = static_cast<int>(wide);
}

void Rows::read(std::uint32_t& value) {
  std::int64_t wide = 0;
  read(wide);
  value = static_cast<std::uint32_t>(wide);
}

void Rows::read(double& value) {
  const Column* column = take();
  value = column ? at<double>(*column) : 0;
}

void Rows::read(Date& value) {
  const Column* column = take();
  value = column ? Date::from_days(at<duckdb_date>(*column).days) : Date();
}

void Rows::read(std::vector<std::string>& value) {
  value.clear();
  const Column* column = take();
  if (!column) return;
  const auto& entry = at<duckdb_list_entry>(*column);
  auto* items =
      static_cast<duckdb_string_t*>(duckdb_vector_get_data(duckdb_list_vector_get_child(column->vector)));
  for (std::uint64_t i = 0; i < entry.length; ++i) value.emplace_back(text_of(items[entry.offset + i]));
}

std::int64_t Rows::changed() { return static_cast<std::int64_t>(duckdb_rows_changed(&result_)); }

}  // namespace steelyard::database
