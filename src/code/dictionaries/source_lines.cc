// Bytes → content lines; see source_lines.h.
#include "code/dictionaries/source_lines.h"

#include <algorithm>

namespace steelyard {
namespace {

constexpr std::string_view kCommentOpens = "<!--", kCommentCloses = "-->";

std::string latin1_to_utf8(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      text += c;
    } else {
      text += static_cast<char>(0xC0 | (byte >> 6));
      text += static_cast<char>(0x80 | (byte & 0x3F));
    }
  }
  return text;
}

std::string_view without_line_comment(std::string_view line) {
  int depth = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '[') ++depth;
    if (line[i] == ']' && depth > 0) --depth;
    // A bracket that is never closed hides no comment.
    const bool hidden = depth > 0 && line.find(']', i) != std::string_view::npos;
    if (!hidden && (line[i] == '#' || line[i] == ';')) return line.substr(0, i);
  }
  return line;
}

// Cuts <!-- … --> out of lines, also where it goes on over several.
class CommentCutter {
 public:
  std::string cut(std::string_view line, std::size_t number) {
    std::string kept;
    while (!line.empty()) {
      const std::size_t at = line.find(open_line_ ? kCommentCloses : kCommentOpens);
      if (!open_line_) kept += line.substr(0, at);
      if (at == std::string_view::npos) break;
      line.remove_prefix(at + (open_line_ ? kCommentCloses : kCommentOpens).size());
      open_line_ = open_line_ ? 0 : number;
    }
    return kept;
  }
  // Line of the comment that is still open, 0 if none.
  std::size_t open_line() const { return open_line_; }

 private:
  std::size_t open_line_ = 0;
};

}  // namespace

Error DictionaryProblem::as_error() const {
  return {ErrorKind::bad_input, what + "; " + remedy, line > 0 ? file + ":" + std::to_string(line) : file};
}

void ProblemList::error(std::size_t line, std::string reason, std::string what, std::string remedy) {
  problems_.push_back(
      {DictionaryProblem::Level::error, std::move(reason), file_, line, std::move(what), std::move(remedy)});
}

void ProblemList::warning(std::size_t line, std::string reason, std::string what, std::string remedy) {
  problems_.push_back({DictionaryProblem::Level::warning, std::move(reason), file_, line, std::move(what),
                       std::move(remedy)});
}

std::vector<SourceLine> read_source_lines(std::string_view bytes, ProblemList& problems) {
  std::string converted;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (const auto bad = find_invalid_utf8(bytes)) {
    const auto line = 1 + static_cast<std::size_t>(std::count(
                              bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(*bad), '\n'));
    problems.warning(line, "encoding", "the file is not UTF-8 and was read as Latin-1", "save it as UTF-8");
    converted = latin1_to_utf8(bytes);
    bytes = converted;
  }
  std::vector<SourceLine> lines;
  CommentCutter cutter;
  std::size_t number = 0;
  for (const std::string_view raw : split(bytes, '\n')) {
    ++number;
    const std::string kept = cutter.cut(raw, number);
    const std::string_view text = trim(without_line_comment(kept));
    if (!text.empty()) lines.push_back({std::string(text), number});
  }
  if (cutter.open_line() > 0)
    problems.error(cutter.open_line(), "comment", "a comment begins here and never ends",
                   "close it with -->, for all that follows is left out");
  return lines;
}

}  // namespace steelyard
