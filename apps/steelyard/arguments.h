// A call taken apart after the table of flags.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "steelyard/base.h"

#include "flags.h"

namespace steelyard::cli {

class Arguments {
 public:
  // `words` follow the name of the command. Accepts --flag value and --flag=value; "--" ends the flags.
  static Result<Arguments> parse(const Command& command, const std::vector<std::string>& words);

  const std::vector<std::string>& operands() const { return operands_; }
  bool has(std::string_view flag) const;
  std::string value(std::string_view flag, std::string_view fallback = "") const;
  std::vector<std::string> values(std::string_view flag) const;  // every time it was given
  std::vector<std::string> list(std::string_view flag) const;    // "KAZ,UZB" → two words
  Result<std::int64_t> number(std::string_view flag, std::int64_t fallback, std::int64_t min,
                              std::int64_t max) const;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::vector<std::string> operands_;
};

}  // namespace steelyard::cli
