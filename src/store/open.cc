// Opening a store: what is wrong with a file is told apart here, so that the user learns what to do.
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>

#include <fmt/format.h>

#include "store/impl.h"
#include "store/schema.h"

namespace steelyard {
namespace fs = std::filesystem;
namespace {

constexpr const char* kInMemory = ":memory:";

// How many Stores of this process have a file open; a writer counts as kWriter.
constexpr int kWriter = 1 << 20;
struct OpenFiles {
  std::mutex mutex;
  std::map<std::string, int> users;
};
OpenFiles& open_files() {
  static OpenFiles files;
  return files;
}

// Refuses what DuckDB would only describe in its own words, or would overwrite. A file of no bytes counts as
// new.
Status check_file(const std::string& path, StoreMode mode) {
  std::error_code error;
  if (fs::is_directory(path, error))
    return failure(ErrorKind::bad_input, "is a folder; name a file with --store", path);
  const auto size = fs::exists(path, error) ? fs::file_size(path, error) : 0;
  if (!size) {
    if (mode == StoreMode::read_write) return {};
    return failure(ErrorKind::bad_input,
                   "there is no store here; make one with: steelyard read INPUT --store FILE", path);
  }
  // After eight bytes of checksum every DuckDB file says what it is.
  char head[12] = {};
  std::ifstream in(path, std::ios::binary);
  if (!in.read(head, sizeof head) && !in.gcount())
    return failure(ErrorKind::outside, "cannot be read; check its permissions", path);
  if (std::string_view(head + 8, 4) == "DUCK") return {};
  return failure(ErrorKind::bad_input, "is not a store (not a DuckDB file); name another with --store", path);
}

// "… Conflicting lock is held in /usr/bin/x (PID 4711). …" → "4711"
std::string lock_holder(std::string_view message) {
  const auto at = message.find("(PID ");
  if (at == std::string_view::npos) return "";
  message.remove_prefix(at + 5);
  return std::string(message.substr(0, message.find(')')));
}

Error explain_open(Error error) {
  const std::string& message = error.message;
  if (message.find("Could not set lock") != std::string::npos) {
    const std::string holder = lock_holder(message);
    error.message =
        fmt::format("another process{} has this store open; wait until it ends, or name another with --store",
                    holder.empty() ? "" : " (" + holder + ")");
  } else if (message.find("version number") != std::string::npos) {
    error = {ErrorKind::bad_input,
             "was written by another version of DuckDB; use the program that made it (" + message + ")",
             error.where};
  }
  return error;
}

}  // namespace

Result<Claim> Claim::make(const std::string& path, StoreMode mode) {
  if (path == kInMemory) return Claim("");
  std::error_code error;
  std::string key = fs::weakly_canonical(path, error).string();
  if (error) key = path;
  OpenFiles& files = open_files();
  const std::lock_guard lock(files.mutex);
  int& users = files.users[key];
  const bool free = users == 0 || (users < kWriter && mode == StoreMode::read_only);
  if (!free)
    return failure(ErrorKind::bad_input, "this store is open already in this program; close it first", path);
  users = mode == StoreMode::read_only ? users + 1 : kWriter;
  return Claim(std::move(key));
}

Claim::~Claim() {
  if (key_.empty()) return;
  OpenFiles& files = open_files();
  const std::lock_guard lock(files.mutex);
  const auto found = files.users.find(key_);
  found->second -= found->second == kWriter ? kWriter : 1;
  if (!found->second) files.users.erase(found);
}

Store::Store(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

Result<Store> Store::open(const std::string& path, StoreMode mode, const StoreOptions& options) {
  if (path != kInMemory) STEELYARD_CHECK(check_file(path, mode));
  STEELYARD_TRY(Claim claim, Claim::make(path, mode));
  const bool read_only = mode == StoreMode::read_only;
  auto database = database::Database::open(path, {read_only, options.threads, options.memory_mb});
  if (!database) return std::unexpected(explain_open(std::move(database).error()));
  STEELYARD_TRY(database::Connection connection, database->connect());
  STEELYARD_CHECK(prepare_schema(connection, read_only));
  return Store(
      std::unique_ptr<Impl>(new Impl{path, std::move(claim), *std::move(database), std::move(connection)}));
}

std::string store_library_version() {
  const std::string_view version = duckdb_library_version();
  return std::string(version.starts_with('v') ? version.substr(1) : version);
}

}  // namespace steelyard
