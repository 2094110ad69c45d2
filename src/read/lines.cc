// Lines out of one growing buffer: each byte is searched once and moved a bounded number of times, so that
// the cost is linear whether the stream has a million short lines or one long one.
#include "read/lines.h"

#include <cstring>

namespace steelyard {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 16;

}  // namespace

LineReader::LineReader(ByteSource& source, std::size_t line_bytes_max)
    : source_(source), line_bytes_max_(line_bytes_max), buffer_(kChunk + kPadding, '\0') {}

Result<bool> LineReader::fill() {
  if (ended_) return false;
  if (start_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + start_, end_ - start_);
    searched_ -= start_;
    end_ -= start_;
    start_ = 0;
  }
  if (buffer_.size() - kPadding - end_ < kChunk / 2) buffer_.resize(buffer_.size() * 2);
  auto got = source_.read(buffer_.data() + end_, buffer_.size() - kPadding - end_);
  if (!got) {
    ended_ = true;
    return std::unexpected(got.error());
  }
  ended_ = *got == 0;
  end_ += *got;
  return !ended_;
}

void LineReader::take(std::size_t end, std::size_t next_start) {
  ended_in_cr_ = end > start_ && buffer_[end - 1] == '\r';
  if (ended_in_cr_) --end;
  line_ = too_long_ ? std::string_view() : std::string_view(buffer_).substr(start_, end - start_);
  start_ = searched_ = next_start;
  ++number_;
}

void LineReader::drop_long_part() {
  if (end_ - start_ <= line_bytes_max_) return;
  too_long_ = true;
  start_ = searched_ = end_;
}

Result<bool> LineReader::next() {
  too_long_ = false;
  for (;;) {
    const void* found = std::memchr(buffer_.data() + searched_, '\n', end_ - searched_);
    if (found != nullptr) {
      const auto end = static_cast<std::size_t>(static_cast<const char*>(found) - buffer_.data());
      if (end - start_ > line_bytes_max_) too_long_ = true;
      take(end, end + 1);
      return true;
    }
    searched_ = end_;
    drop_long_part();
    STEELYARD_TRY(const bool more, fill());
    if (more) continue;
    if (start_ == end_ && !too_long_) return false;
    take(end_, end_);
    return true;
  }
}

}  // namespace steelyard
