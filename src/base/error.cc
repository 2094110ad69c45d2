// Errors as values, and the Reporter that counts what is wrong with single lines.
#include "steelyard/base.h"

namespace steelyard {

std::unexpected<Error> failure(ErrorKind kind, std::string message, std::string where) {
  return std::unexpected(Error{kind, std::move(message), std::move(where)});
}

std::string to_string(const Error& error) {
  return error.where.empty() ? error.message : error.where + ": " + error.message;
}

Reporter::Reporter(Sink on_problem, std::size_t shown_max)
    : sink_(std::move(on_problem)), shown_max_(shown_max) {}

void Reporter::report(std::string_view reason, Error problem, std::size_t count) {
  std::lock_guard lock(mutex_);
  std::size_t& counted = counts_[std::string(reason)];
  if (counted < shown_max_ && sink_) sink_(problem);
  counted += count;
}

std::size_t Reporter::total() const {
  std::lock_guard lock(mutex_);
  std::size_t sum = 0;
  for (const auto& [reason, count] : counts_) sum += count;
  return sum;
}

std::map<std::string, std::size_t> Reporter::counts() const {
  std::lock_guard lock(mutex_);
  return counts_;
}

}  // namespace steelyard
