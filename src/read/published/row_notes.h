// What was repaired, left out or not understood in the rows of a published set: each kind told once, with the
// first line and how many there were.
//
// A set of a million rows may have the same fault in each of them; a message a row would bury all others.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "steelyard/base.h"

namespace steelyard {

class RowNotes {
 public:
  explicit RowNotes(std::string name) : name_(std::move(name)) {}

  void at_line(std::size_t line) { line_ = line; }
  const std::string& name() const { return name_; }
  std::string where() const { return name_ + ":" + std::to_string(line_); }

  // `kind` must live as long as the program. `say()` gives the message, and is called for the first alone.
  template <class Say>
  void add(std::string_view kind, Say say) {
    Kind& known = kinds_[kind];
    if (known.count++ == 0) known.first = Error{ErrorKind::bad_input, say(), where()};
  }
  // An actor, country or sector that no table knows.
  void unresolved(std::string_view what, std::string_view value);

  const std::map<std::string, std::size_t, std::less<>>& unresolved() const { return unresolved_; }
  // Hands all to the reporter, in order of kind.
  void report(Reporter& reporter) const;

 private:
  struct Kind {
    std::size_t count = 0;
    Error first;
  };
  std::string name_;
  std::size_t line_ = 0;
  std::map<std::string_view, Kind> kinds_;
  std::map<std::string, std::size_t, std::less<>> unresolved_;
  std::string first_unresolved_;
};

}  // namespace steelyard
