// The grammars of discard and issue dictionaries (PETRARCH): what not to code, and what a sentence is about.
//
//   discards   PHRASE                 skip the sentence      +PHRASE   skip the document
//   issues     phrase [CODE]          n:noun [CODE]   v:verb [CODE]   a+b = "a b" or "a-b"
//              ~phrase, ~~phrase      cancels the issues of the sentence
//              <ISSUE CATEGORY="…"> … </ISSUE> around them
//
// A word that ends in "_" is whole; else it is a stem in discards, and whole in issues.
#pragma once

#include <string>
#include <vector>

#include "code/dictionaries/source_lines.h"

namespace steelyard {

struct DiscardEntry {
  std::string phrase;     // words divided by blanks
  bool whole = false;     // the last word is whole, not a stem
  bool document = false;  // skips the document, not only the sentence
  std::size_t line = 0;
};

struct DiscardDictionary {
  std::string file;
  std::vector<DiscardEntry> entries;
};

DiscardDictionary read_discard_dictionary(const std::vector<SourceLine>& lines, ProblemList& problems);

struct IssueEntry {
  std::vector<std::string> forms;  // each divided by blanks: "nuclear weapon", "nuclear weapons"
  std::string code;                // "" for phrases that cancel
  std::string category;
  std::size_t line = 0;
};

struct IssueDictionary {
  std::string file;
  std::vector<IssueEntry> entries;
  std::size_t categories = 0;
};

IssueDictionary read_issue_dictionary(const std::vector<SourceLine>& lines, ProblemList& problems);

}  // namespace steelyard
