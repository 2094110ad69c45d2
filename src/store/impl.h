// What a Store holds.
#pragma once

#include <memory>
#include <string>

#include "steelyard/store.h"

#include "store/database.h"

namespace steelyard {

// DuckDB's lock on a file keeps other processes away, but not a second Store of this one: a claim does. It
// ends with its life.
class Claim {
 public:
  static Result<Claim> make(const std::string& path, StoreMode mode);
  Claim(Claim&& other) noexcept : key_(std::move(other.key_)) { other.key_.clear(); }
  ~Claim();

 private:
  explicit Claim(std::string key) : key_(std::move(key)) {}
  std::string key_;  // "" = none
};

struct Store::Impl {
  std::string path;
  Claim claim;
  database::Database database;
  database::Connection connection;
};

}  // namespace steelyard
