// steelyard lint FILE… [--as KIND] [--json]
#include <fmt/format.h>

#include "commands.h"
#include "output.h"

namespace steelyard::cli {
namespace {

std::string count_words(std::size_t count, std::string_view word) {
  return fmt::format("{} {}{}", count, word, count == 1 ? "" : "s");
}

std::string as_text(const LintReport& report) {
  std::string text;
  for (const LintFile& file : report.files) {
    text += file.file + ": " + file.kind;
    for (const auto& [name, count] : file.counts) text += fmt::format(", {} {}", count, name);
    text +=
        fmt::format("; {}, {}\n", count_words(file.errors, "error"), count_words(file.warnings, "warning"));
    for (const LintProblem& problem : report.problems)
      if (problem.file == file.file)
        text += fmt::format("  {}:{}: {}: {}; {}\n", problem.file, problem.line,
                            problem.error ? "error" : "warning", problem.what, problem.remedy);
  }
  return text;
}

std::string as_json(const LintReport& report) {
  std::string text = "{\"files\":[";
  for (const LintFile& file : report.files) {
    std::string counts;
    for (const auto& [name, count] : file.counts)
      counts += fmt::format("{}{}:{}", counts.empty() ? "" : ",", json_string(name), count);
    text += fmt::format("{}{{\"file\":{},\"kind\":{},\"counts\":{{{}}},\"errors\":{},\"warnings\":{}}}",
                        text.back() == '[' ? "" : ",", json_string(file.file), json_string(file.kind), counts,
                        file.errors, file.warnings);
  }
  text += "],\"problems\":[";
  for (const LintProblem& problem : report.problems)
    text += fmt::format(
        "{}{{\"file\":{},\"line\":{},\"level\":\"{}\",\"reason\":{},\"problem\":{},\"remedy\":{}}}",
        text.back() == '[' ? "" : ",", json_string(problem.file), problem.line,
        problem.error ? "error" : "warning", json_string(problem.reason), json_string(problem.what),
        json_string(problem.remedy));
  return text + "]}\n";
}

}  // namespace

int run_lint(const Call& call) {
  if (call.arguments.operands().empty())
    return fail(Error{ErrorKind::bad_input, "lint needs the files of dictionaries to look through", ""});
  const auto report = call.engine.lint(call.arguments.operands(), call.arguments.value("--as"));
  if (!report) return fail(report.error());
  print(call.arguments.has("--json") ? as_json(*report) : as_text(*report));
  for (const LintFile& file : report->files)
    if (file.errors > 0) return kUserError;
  return kDone;
}

}  // namespace steelyard::cli
