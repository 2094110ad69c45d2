// The mapping file that tells what the columns of somebody's CSV are: TOML, docs/formats/events_csv.md.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "steelyard/base.h"

namespace steelyard {

struct CsvMapping {
  std::string name = "csv";       // of the data set; ids begin with it
  char separator = 0;             // 0: told from the first line
  bool header = true;             // false: columns are named by their number, from 1
  std::string date_format;        // "DD.MM.YYYY"; empty: ISO 8601 or eight digits
  std::string actors = "cameo";   // cameo, iso3, fips, cow, cow-letters, name, steelyard
  std::string actions = "cameo";  // cameo, plover
  std::vector<std::string> missing;
  std::map<std::string, std::string> columns;       // field → column name or number
  std::map<std::string, std::string> actor_codes;   // value → our code
  std::map<std::string, std::string> action_codes;  // value → CAMEO

  // The columns of `steelyard events --to csv`.
  static CsvMapping own();
  // `text` is TOML; `name` stands in messages.
  static Result<CsvMapping> parse(std::string_view text, const std::string& name);
};

// A day written after a pattern of Y, M and D; other characters must stand where they stand in the pattern. A
// pattern without day (or month) gives the first.
Date day_after(std::string_view pattern, std::string_view cell);

}  // namespace steelyard
