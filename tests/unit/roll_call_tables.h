// The published roll calls of ../shared, for tests that check measures of votes against published values.
#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

#include "steelyard/base.h"

namespace steelyard::roll_calls {

inline std::filesystem::path folder() {
  return std::filesystem::path(STEELYARD_SOURCE_DIR) / "../shared/data/structure/unga_votes";
}

// A gzipped CSV file.
inline Result<Table> table_at(const std::filesystem::path& path) {
  const std::string command = "gzip -dc '" + path.string() + "'";
  std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string bytes;
  char buffer[1 << 16];
  while (const std::size_t n = fread(buffer, 1, sizeof buffer, pipe.get())) bytes.append(buffer, n);
  Reporter reporter;
  return parse_table(bytes, path.filename().string(), ',', reporter);
}

}  // namespace steelyard::roll_calls
