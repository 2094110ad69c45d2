// Lines of a stream, one at a time, with their numbers.
#pragma once

#include <string>
#include <string_view>

#include "read/byte_source.h"

namespace steelyard {

class LineReader {
 public:
  // Bytes that may be read behind the end of a line (simdjson looks ahead by whole vectors).
  static constexpr std::size_t kPadding = 64;

  LineReader(ByteSource& source, std::size_t line_bytes_max);

  // Moves to the next line; false at the end.
  Result<bool> next();
  // Without its LF or CRLF. Valid until next().
  std::string_view line() const { return line_; }
  std::size_t number() const { return number_; }  // 1 is the first
  bool ended_in_cr() const { return ended_in_cr_; }  // before its LF
  // The line is longer than allowed and line() is empty; reading goes on behind it.
  bool too_long() const { return too_long_; }

 private:
  Result<bool> fill();
  void take(std::size_t end, std::size_t next_start);
  void drop_long_part();

  ByteSource& source_;
  std::size_t line_bytes_max_;
  std::string buffer_;
  std::size_t start_ = 0, searched_ = 0, end_ = 0;
  std::string_view line_;
  std::size_t number_ = 0;
  bool too_long_ = false, ended_ = false, ended_in_cr_ = false;
};

}  // namespace steelyard
