// steelyard read INPUT… --store S
#include <fmt/format.h>

#include "commands.h"
#include "output.h"

namespace steelyard::cli {
namespace {

void print_summary(const ReadSummary& summary, const Arguments& arguments) {
  if (arguments.has("--json")) {
    print(fmt::format(
        "{{\"files\":{},\"documents\":{},\"added\":{},\"known\":{},\"skipped\":{},\"table_rows\":{}}}\n",
        summary.files, summary.documents, summary.added, summary.known, summary.skipped, summary.table_rows));
    return;
  }
  print(fmt::format("{} documents read from {} files: {} new, {} known, {} skipped",
                    plain_count(std::int64_t(summary.documents)), summary.files,
                    plain_count(std::int64_t(summary.added)), plain_count(std::int64_t(summary.known)),
                    plain_count(std::int64_t(summary.skipped))));
  print(summary.table_rows > 0
            ? fmt::format("; {} rows of tables added\n", plain_count(std::int64_t(summary.table_rows)))
            : std::string("\n"));
}

int finish(const Result<ReadSummary>& summary, const Arguments& arguments) {
  if (!summary) return fail(summary.error());
  print_summary(*summary, arguments);
  return summary->documents + summary->table_rows + summary->known > 0 ? kDone : kNothingFound;
}

Status open_store(const Call& call) {
  return call.engine.open(call.arguments.value("--store", "steelyard.duckdb"), StoreMode::read_write);
}

}  // namespace

int run_read(const Call& call) {
  if (call.arguments.operands().empty())
    return fail(
        Error{ErrorKind::bad_input, "read needs an input: a file, a folder, or - for standard input", ""});
  const auto options = read_options(call.arguments);
  if (!options) return fail(options.error());
  if (const auto opened = open_store(call); !opened) return fail(opened.error());
  return finish(call.engine.read(call.arguments.operands(), *options), call.arguments);
}

int run_import(const Call& call) {
  const auto& operands = call.arguments.operands();
  if (operands.size() < 2)
    return fail(
        Error{ErrorKind::bad_input, "import needs a kind and a file: steelyard import un-votes FILE", ""});
  if (const auto opened = open_store(call); !opened) return fail(opened.error());
  return finish(call.engine.import(operands[0], std::span(operands).subspan(1)), call.arguments);
}

}  // namespace steelyard::cli
