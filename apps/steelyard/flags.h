// The one table of commands and flags. Help on the terminal, docs/cli.md and the parsing of a call all come
// from it.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace steelyard::cli {

struct Command {
  std::string_view name;
  std::string_view operands;  // "INPUT…"
  std::string_view help;      // one line
  std::string_view details;   // a paragraph
  std::string_view example;
};

struct Flag {
  std::string_view name;      // "--store"
  std::string_view value;     // "PATH"; empty for a switch
  std::string_view fallback;  // what holds when it is not given, for help
  std::string_view help;
  std::string_view commands;  // "read code events", or "*" for all
  bool repeats = false;
};

std::span<const Command> commands();
std::span<const Flag> flags();
const Command* find_command(std::string_view name);
const Flag* find_flag(std::string_view name, std::string_view command);
bool applies(const Flag& flag, std::string_view command);

std::string general_help();
std::string command_help(const Command& command);
std::string markdown();  // docs/cli.md

}  // namespace steelyard::cli
