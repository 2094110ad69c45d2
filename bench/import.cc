// How fast a published event set is imported, beside DuckDB's own reader of the same file in the same run.
//
//   bench_import GDELT1_FILE [ROUNDS]      a file of GDELT 1.0 rows, not packed
//
// Both write a new database file on two threads, DuckDB all columns of the file as they are, we events and
// the rows as published. Rounds take turns and the least time of each counts. Both answers are checked.
#include <chrono>
#include <filesystem>

#include <duckdb.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include "steelyard/steelyard.h"

namespace steelyard {
namespace {

constexpr unsigned kThreads = 2;

double seconds_of(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

[[noreturn]] void stop(const std::string& message) {
  fmt::print(stderr, "bench_import: {}\n", message);
  std::exit(1);
}

std::int64_t rows_by_duckdb(const std::string& file, const std::string& store) {
  duckdb_config config = nullptr;
  duckdb_database database = nullptr;
  duckdb_connection connection = nullptr;
  duckdb_result result;
  duckdb_create_config(&config);
  duckdb_set_config(config, "threads", std::to_string(kThreads).c_str());
  if (duckdb_open_ext(store.c_str(), &database, config, nullptr) == DuckDBError) stop("no database");
  duckdb_connect(database, &connection);
  const std::string sql = "CREATE TABLE rows AS SELECT * FROM read_csv('" + file +
                          "', delim = '\t', header = false, quote = '', null_padding = true)";
  if (duckdb_query(connection, sql.c_str(), &result) == DuckDBError) stop(duckdb_result_error(&result));
  duckdb_destroy_result(&result);
  duckdb_query(connection, "SELECT count(*) FROM rows", &result);
  const std::int64_t rows = duckdb_value_int64(&result, 0, 0);
  duckdb_destroy_result(&result);
  duckdb_disconnect(&connection);
  duckdb_close(&database);
  duckdb_destroy_config(&config);
  return rows;
}

std::int64_t rows_by_import(const std::string& file, const std::string& store) {
  Reporter reporter;
  EngineOptions options;
  options.threads = kThreads;
  auto engine = Engine::start(options, reporter);
  if (!engine || !engine->open(store, StoreMode::read_write)) stop("no store");
  const auto summary = engine->import({"gdelt1", {file}, "", false});
  if (!summary) stop(to_string(summary.error()));
  return static_cast<std::int64_t>(summary->added);
}

// In a process of its own, so that each has its own peak of memory.
struct Measured {
  double seconds = 0, cpu = 0, peak_mb = 0;
  std::int64_t rows = 0;
};
Measured measured(std::int64_t (*work)(const std::string&, const std::string&), const std::string& file) {
  const std::string store =
      (std::filesystem::temp_directory_path() / fmt::format("bench-import-{}.duckdb", ::getpid())).string();
  std::filesystem::remove(store);
  int pipe_ends[2];
  if (::pipe(pipe_ends) != 0) stop("no pipe");
  const pid_t child = ::fork();
  if (child == 0) {
    Measured own;
    own.seconds = seconds_of([&] { own.rows = work(file, store); });
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    own.cpu = static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
              static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
    own.peak_mb = static_cast<double>(used.ru_maxrss) / 1024.0;
    std::_Exit(::write(pipe_ends[1], &own, sizeof own) == sizeof own ? 0 : 1);
  }
  ::close(pipe_ends[1]);
  Measured result;
  if (::read(pipe_ends[0], &result, sizeof result) != sizeof result) stop("a round failed");
  ::close(pipe_ends[0]);
  std::filesystem::remove(store);
  return result;
}

void print_row(const char* name, const Measured& m) {
  fmt::print("{:<26}{:>10} rows{:>8.2f} s wall{:>8.2f} s CPU{:>10.0f} rows/s{:>7.0f} MB peak\n", name, m.rows,
             m.seconds, m.cpu, static_cast<double>(m.rows) / m.seconds, m.peak_mb);
}

int run(const std::string& file, int rounds) {
  Measured theirs, ours;
  for (int i = 0; i < rounds; ++i) {
    const Measured a = measured(rows_by_duckdb, file), b = measured(rows_by_import, file);
    if (i == 0 || a.seconds < theirs.seconds) theirs = a;
    if (i == 0 || b.seconds < ours.seconds) ours = b;
  }
  print_row("DuckDB read_csv → table", theirs);
  print_row("import gdelt1 → store", ours);
  fmt::print("import runs at {:.2f} of DuckDB's speed\n", theirs.seconds / ours.seconds);
  if (theirs.rows == ours.rows && ours.rows > 0) return 0;
  fmt::print(stderr, "bench_import: {} rows imported, {} read by DuckDB\n", ours.rows, theirs.rows);
  return 1;
}

}  // namespace
}  // namespace steelyard

int main(int count, char** words) {
  if (count < 2) {
    fmt::print(stderr, "usage: bench_import GDELT1_FILE [ROUNDS]\n");
    return 2;
  }
  return steelyard::run(words[1], count > 2 ? std::atoi(words[2]) : 3);
}
