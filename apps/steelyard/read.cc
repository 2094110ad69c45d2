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

namespace {

std::string unresolved_json(const ImportSummary& summary) {
  Rows rows{{"actor", "rows"}, {}};
  for (const auto& [value, count] : summary.unresolved) rows.add({value, static_cast<std::int64_t>(count)});
  return to_json("unresolved", rows);
}

void print_import(const ImportSummary& summary, const Arguments& arguments) {
  if (arguments.has("--json")) {
    std::string unresolved = unresolved_json(summary);
    while (unresolved.ends_with('\n')) unresolved.pop_back();
    print(
        fmt::format("{{\"files\":{},\"rows\":{},\"added\":{},\"known\":{},\"replaced\":{},\"left_out\":{},"
                    "\"duplicates\":{},\"unresolved\":{}}}\n",
                    summary.files, summary.rows, summary.added, summary.known, summary.replaced,
                    summary.left_out, summary.duplicates, unresolved));
    return;
  }
  const auto count = [](std::size_t number) { return plain_count(std::int64_t(number)); };
  print(fmt::format("{} rows read from {} file{}: {} new, {} known, {} replaced, {} left out",
                    count(summary.rows), summary.files, summary.files == 1 ? "" : "s", count(summary.added),
                    count(summary.known), count(summary.replaced), count(summary.left_out)));
  print(arguments.has("--once-a-day")
            ? fmt::format("; {} count as retellings of the same day\n", count(summary.duplicates))
            : std::string("\n"));
}

}  // namespace

int run_import(const Call& call) {
  const auto& operands = call.arguments.operands();
  if (operands.size() < 2)
    return fail(
        Error{ErrorKind::bad_input, "import needs a kind and a file: steelyard import un-votes FILE", ""});
  if (const auto opened = open_store(call); !opened) return fail(opened.error());
  const auto summary =
      call.engine.import({operands[0], std::vector<std::string>(operands.begin() + 1, operands.end()),
                          call.arguments.value("--mapping"), call.arguments.has("--once-a-day")});
  if (!summary) return fail(summary.error());
  print_import(*summary, call.arguments);
  return summary->added + summary->known + summary->replaced > 0 ? kDone : kNothingFound;
}

}  // namespace steelyard::cli
