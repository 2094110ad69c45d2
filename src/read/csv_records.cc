// Delimited records over lines. One quote that is never closed would swallow the rest of a file: when that
// shows, at the end or at the size limit, the lines read so far are read again with quotes that end at the
// line, and so is the rest. That happens at most once, so the cost stays linear.
#include "read/csv_records.h"

namespace steelyard {

char sniff_separator(std::string_view header_line) {
  constexpr std::string_view kSeparators = ",;\t";
  std::size_t counts[3] = {};
  bool quoted = false;
  for (char c : header_line) {
    if (c == '"') quoted = !quoted;
    const auto which = kSeparators.find(c);
    if (!quoted && which != std::string_view::npos) ++counts[which];
  }
  std::size_t best = 0;
  for (std::size_t i = 1; i < 3; ++i)
    if (counts[i] > counts[best]) best = i;
  return kSeparators[best];
}

// Lines come from the stream, or from what a broken quote had swallowed.
Result<bool> CsvRecords::next_line() {
  if (pending_at_ < pending_.size()) {
    const std::size_t end = std::min(pending_.find('\n', pending_at_), pending_.size());
    line_ = std::string_view(pending_).substr(pending_at_, end - pending_at_);
    pending_at_ = end + 1;
    line_number_ = pending_line_++;
    return true;
  }
  STEELYARD_TRY(const bool more, lines_.next());
  if (!more) return false;
  line_ = lines_.line();
  line_number_ = lines_.number();
  too_long_ = too_long_ || lines_.too_long();
  return true;
}

// Adds the cells of one line; `open` when it goes on with a quoted cell. True when a quote is open at its
// end.
bool CsvRecords::add_line(std::string_view line, bool open) {
  std::size_t at = 0;
  if (!open) cells_.emplace_back();
  for (;;) {
    if (!open && at < line.size() && line[at] == '"') {
      open = true;
      ++at;
    }
    while (open) {
      const std::size_t quote = line.find('"', at);
      cells_.back() += line.substr(at, quote - at);
      if (quote == std::string_view::npos) return true;
      open = quote + 1 < line.size() && line[quote + 1] == '"';
      if (open) cells_.back() += '"';
      at = quote + (open ? 2 : 1);
    }
    const std::size_t end = line.find(separator_, at);
    cells_.back() += line.substr(at, end - at);
    if (end == std::string_view::npos) return false;
    at = end + 1;
    cells_.emplace_back();
  }
}

void CsvRecords::fall_back() {
  single_lines_ = true;
  broken_quote_ = true;
  pending_ = std::move(raw_);
  pending_at_ = std::min(pending_.find('\n'), pending_.size()) + 1;
  pending_line_ = record_line_ + 1;
  cells_.clear();
  add_line(std::string_view(pending_).substr(0, pending_at_ - 1), false);
}

Result<bool> CsvRecords::complete_record() {
  record_line_ = line_number_;
  cells_.clear();
  raw_.assign(line_);
  bool open = add_line(line_, false);
  if (open && single_lines_) broken_quote_ = true;
  while (open && !single_lines_) {
    STEELYARD_TRY(const bool more, next_line());
    if (!more || raw_.size() + line_.size() > record_bytes_max_) {
      if (more) raw_.append("\n").append(line_);
      fall_back();
      break;
    }
    cells_.back() += '\n';
    raw_.append("\n").append(line_);
    open = add_line(line_, true);
  }
  return true;
}

Result<bool> CsvRecords::next() {
  broken_quote_ = too_long_ = false;
  do {
    STEELYARD_TRY(const bool more, next_line());
    if (!more) return false;
  } while (trim(line_).empty() && !too_long_);
  if (separator_ == 0) {
    separator_ = sniff_separator(line_);
    first_line_.assign(line_);
  }
  return complete_record();
}

}  // namespace steelyard
