// Opening a store: what is wrong with a file is told apart here, so that the user learns what to do.
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>

#include <fmt/format.h>
#include <unistd.h>

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
Result<bool> has_file(const std::string& path, StoreMode mode) {
  std::error_code error;
  if (fs::is_directory(path, error))
    return failure(ErrorKind::bad_input, "is a folder; name a file with --store", path);
  const auto size = fs::exists(path, error) ? fs::file_size(path, error) : 0;
  if (!size) {
    if (mode == StoreMode::read_write) return false;
    return failure(ErrorKind::bad_input,
                   "there is no store here; make one with: steelyard read INPUT --store FILE", path);
  }
  // After eight bytes of checksum every DuckDB file says what it is.
  char head[12] = {};
  std::ifstream in(path, std::ios::binary);
  if (!in.read(head, sizeof head) && !in.gcount())
    return failure(ErrorKind::outside, "cannot be read; check its permissions", path);
  if (std::string_view(head + 8, 4) == "DUCK") return true;
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

// A new store is made beside its place and put there whole, so that a kill leaves none rather than half of
// one. When another process was quicker, its store stays.
Status put_in_place(const std::string& made, const std::string& path) {
  std::error_code error;
  if (!fs::exists(path, error) && ::link(made.c_str(), path.c_str()) != 0 && errno != EEXIST)
    fs::rename(made, path, error);  // a disk without hard links
  else if (fs::exists(path, error) && fs::file_size(path, error) == 0)
    fs::rename(made, path, error);
  if (error) return failure(ErrorKind::outside, "cannot be made: " + error.message(), path);
  fs::remove(made, error);
  return {};
}

Status make_file(const std::string& path) {
  const std::string made = path + ".new" + std::to_string(::getpid());
  std::error_code ignored;
  fs::remove(made, ignored);
  const auto fill = [&]() -> Status {
    STEELYARD_TRY(const database::Database database, database::Database::open(made, {}));
    STEELYARD_TRY(const database::Connection connection, database.connect());
    return prepare_schema(connection, /*read_only=*/false);
  };
  if (Status status = fill(); !status) {
    status.error().where = path;
    return status;
  }
  return put_in_place(made, path);
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
  if (path != kInMemory) {
    STEELYARD_TRY(const bool there, has_file(path, mode));
    if (!there) STEELYARD_CHECK(make_file(path));
  }
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
