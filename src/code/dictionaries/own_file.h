// A user's own actors and actions: one TOML file, laid over what the program knows. Keys:
// docs/formats/own-actors-actions.md.
//
// What a line of data/actors or data/actions can say, a table of this file can: [[actor]], [[body]],
// [[role]], [[action]],
// [[class]], [[code]].
#pragma once

#include <string>
#include <vector>

#include "steelyard/record.h"

#include "code/dictionaries/source_lines.h"

namespace steelyard {

struct OwnActor {
  std::vector<std::string> names;  // the first is the full one
  std::string code, kind, office, guard;
  DateRange range;
  std::size_t line = 0;
};

struct OwnMember {
  std::string state;
  DateRange range;
};

struct OwnBody {
  std::string code;
  std::vector<std::string> names;
  std::vector<OwnMember> members;
  std::size_t line = 0;
};

struct OwnRole {
  std::vector<std::string> words;  // lower case
  std::string code, kind, office;
  bool weak = false;
  std::size_t line = 0;
};

// The cells of a lexicon line.
struct OwnAction {
  std::string part;                // "verb", "noun", "adjective"
  std::vector<std::string> cells;  // words, operator, code, source, target, flags, lever
  std::size_t line = 0;
};

struct OwnClass {
  std::string name;
  std::vector<std::string> words;
  std::size_t line = 0;
};

struct OwnCode {
  ActionCode code;
  std::size_t line = 0;
};

struct OwnFile {
  std::string file;
  std::vector<OwnActor> actors;
  std::vector<OwnBody> bodies;
  std::vector<OwnRole> roles;
  std::vector<OwnAction> actions;
  std::vector<OwnClass> classes;
  std::vector<OwnCode> codes;
};

// A file that is no TOML gives one error at its line and nothing else; a table with a mistake is left out
// alone.
OwnFile read_own_file(const std::string& bytes, ProblemList& problems);

}  // namespace steelyard
