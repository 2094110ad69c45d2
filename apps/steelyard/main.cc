// steelyard: takes the call apart after the table of flags and hands it to the file of its subcommand.
#include <array>
#include <csignal>
#include <cstdio>

#include <fmt/format.h>

#include "commands.h"
#include "output.h"

namespace steelyard::cli {
namespace {

using Runner = int (*)(const Call&);
constexpr std::array<std::pair<std::string_view, Runner>, 10> kRunners{{
    {"read", run_read},
    {"code", run_code},
    {"import", run_import},
    {"events", run_events},
    {"explain", run_explain},
    {"weigh", run_weigh},
    {"brief", run_brief},
    {"train", run_train},
    {"lint", run_lint},
    {"doctor", run_doctor},
}};

int show_help(const std::vector<std::string>& words) {
  if (!words.empty() && words[0] == "--markdown") {
    print(markdown());
    return kDone;
  }
  const Command* command = words.empty() ? nullptr : find_command(words[0]);
  if (!words.empty() && command == nullptr)
    return fail(
        Error{ErrorKind::bad_input, "there is no command \"" + words[0] + "\"; see steelyard help", ""});
  print(command == nullptr ? general_help() : command_help(*command));
  return kDone;
}

std::string quoted(const std::string& word) {
  return word.find_first_of(" \"'$&;|") == std::string::npos ? word : "'" + word + "'";
}

std::string command_line(const std::vector<std::string>& words) {
  std::string line = "steelyard";
  for (const std::string& word : words) line += " " + quoted(word);
  return line;
}

DictionaryFiles dictionary_files(const Arguments& arguments) {
  return {arguments.values("--actors"),   arguments.values("--agents"), arguments.values("--verbs"),
          arguments.values("--discards"), arguments.values("--issues"), arguments.values("--actions"),
          arguments.has("--only-mine"),   arguments.has("--stems")};
}

int run(Runner runner, const Arguments& arguments, const std::vector<std::string>& words) {
  const auto threads = arguments.number("--threads", 0, 0, 1024);
  if (!threads) return fail(threads.error());
  auto coding = parse_code_options(arguments.value("--without"));
  if (!coding) return fail(coding.error());
  coding->dictionaries = dictionary_files(arguments);
  Reporter reporter(print_problem);
  EngineOptions options{arguments.value("--data"), static_cast<unsigned>(*threads), true, *coding};
  auto engine = Engine::start(options, reporter);
  if (!engine) return fail(engine.error());
  const int code = runner(Call{arguments, *engine, reporter, command_line(words)});
  print_problem_counts(reporter);
  return code;
}

int dispatch(std::vector<std::string> words) {
  if (words.empty() || words[0] == "--help" || words[0] == "-h") return show_help({});
  if (words[0] == "--version" || words[0] == "version") {
    print(fmt::format("steelyard {}\n", version()));
    return kDone;
  }
  const std::vector<std::string> rest(words.begin() + 1, words.end());
  if (words[0] == "help") return show_help(rest);
  const Command* command = find_command(words[0]);
  if (command == nullptr)
    return fail(
        Error{ErrorKind::bad_input, "there is no command \"" + words[0] + "\"; see steelyard help", ""});
  for (const std::string& word : rest)
    if (word == "--help" || word == "-h") return show_help({words[0]});
  const auto arguments = Arguments::parse(*command, rest);
  if (!arguments) return fail(arguments.error());
  for (const auto& [name, runner] : kRunners)
    if (name == command->name) return run(runner, *arguments, words);
  return kUserError;
}

}  // namespace
}  // namespace steelyard::cli

int main(int count, char** words) {
  // A reader that has gone (`| head`) shows as a failed write, not as a signal.
  std::signal(SIGPIPE, SIG_IGN);
  const int code = steelyard::cli::dispatch(std::vector<std::string>(words + 1, words + count));
  if (std::fflush(stdout) != 0) return code == 0 ? steelyard::cli::kOutsideError : code;
  return code;
}
