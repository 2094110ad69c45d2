// Parsing a call. A flag that is not known is answered with the one that is nearest in spelling.
#include "arguments.h"

#include <algorithm>
#include <numeric>

namespace steelyard::cli {
namespace {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0U);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({substituted, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

std::unexpected<Error> unknown_flag(std::string_view name, const Command& command) {
  const Flag* nearest = nullptr;
  std::size_t best = 3;  // further away is no slip of the finger
  for (const Flag& flag : flags()) {
    if (!applies(flag, command.name)) continue;
    const std::size_t distance = edit_distance(name, flag.name);
    if (distance < best) best = distance, nearest = &flag;
  }
  std::string message = "steelyard " + std::string(command.name) + " has no flag " + std::string(name);
  message += nearest != nullptr ? "; did you mean " + std::string(nearest->name) + "?"
                                : "; see steelyard help " + std::string(command.name);
  return failure(ErrorKind::bad_input, message);
}

}  // namespace

Result<Arguments> Arguments::parse(const Command& command, const std::vector<std::string>& words) {
  Arguments arguments;
  bool only_operands = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (only_operands || !word.starts_with("--")) {
      arguments.operands_.push_back(word);
      continue;
    }
    if (word == "--") {
      only_operands = true;
      continue;
    }
    const auto equals = word.find('=');
    const std::string name = word.substr(0, equals);
    const Flag* flag = find_flag(name, command.name);
    if (flag == nullptr) return unknown_flag(name, command);
    if (flag->value.empty() && equals != std::string::npos)
      return failure(ErrorKind::bad_input, name + " takes no value");
    if (!flag->value.empty() && equals == std::string::npos && i + 1 == words.size())
      return failure(ErrorKind::bad_input, name + " needs a value: " + name + " " + std::string(flag->value));
    auto& given = arguments.values_[name];
    if (!given.empty() && !flag->repeats)
      return failure(ErrorKind::bad_input, name + " is given twice; give it once");
    if (flag->value.empty())
      given.emplace_back();
    else
      given.push_back(equals == std::string::npos ? words[++i] : word.substr(equals + 1));
  }
  return arguments;
}

bool Arguments::has(std::string_view flag) const { return values_.contains(flag); }

std::string Arguments::value(std::string_view flag, std::string_view fallback) const {
  const auto found = values_.find(flag);
  return found == values_.end() ? std::string(fallback) : found->second.back();
}

std::vector<std::string> Arguments::values(std::string_view flag) const {
  const auto found = values_.find(flag);
  return found == values_.end() ? std::vector<std::string>() : found->second;
}

std::vector<std::string> Arguments::list(std::string_view flag) const {
  std::vector<std::string> words;
  for (const std::string& given : values(flag))
    for (std::string_view word : split(given, ','))
      if (!trim(word).empty()) words.emplace_back(trim(word));
  return words;
}

Result<std::int64_t> Arguments::number(std::string_view flag, std::int64_t fallback, std::int64_t min,
                                       std::int64_t max) const {
  if (!has(flag)) return fallback;
  const auto number = parse_int(value(flag));
  if (!number || *number < min || *number > max)
    return failure(ErrorKind::bad_input, std::string(flag) + " takes a whole number from " +
                                             std::to_string(min) + " to " + std::to_string(max) + ", not \"" +
                                             value(flag) + "\"");
  return *number;
}

}  // namespace steelyard::cli
