// A dictionary file as lines without comments, each with its number, and what is wrong with single lines.
//
// Dictionaries of PETRARCH and TABARI are old text files: Windows line ends, Latin-1 letters, comments behind
// '#' and ';' and between <!-- and -->. All that is settled here, so that the grammars see clean lines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "steelyard/base.h"

namespace steelyard {

// What is wrong with one line, and what to do about it.
struct DictionaryProblem {
  enum class Level {
    error,    // the line, or a part of it, is left out
    warning,  // read, but hardly what was meant
  };
  Level level = Level::error;
  std::string reason;  // groups problems: "date", "duplicate", "unknown code"
  std::string file;
  std::size_t line = 0;
  std::string what;    // one clause
  std::string remedy;  // one clause: what to do

  Error as_error() const;
};

// Where problems of one file go.
class ProblemList {
 public:
  explicit ProblemList(std::string file) : file_(std::move(file)) {}
  void error(std::size_t line, std::string reason, std::string what, std::string remedy);
  void warning(std::size_t line, std::string reason, std::string what, std::string remedy);
  const std::vector<DictionaryProblem>& all() const { return problems_; }
  const std::string& file() const { return file_; }

 private:
  std::string file_;
  std::vector<DictionaryProblem> problems_;
};

struct SourceLine {
  std::string text;  // without its comment and the blanks around it, never empty
  std::size_t line = 0;
};

// Content lines in order. A '#' or ';' inside square brackets is no comment ("[###]"). Bytes that are no
// UTF-8 are taken for Latin-1, which is a warning; a comment that is never closed is an error at the line
// where it begins.
std::vector<SourceLine> read_source_lines(std::string_view bytes, ProblemList& problems);

}  // namespace steelyard
