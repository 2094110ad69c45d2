// steelyard brief INPUT… --out brief.html: read, code, weigh and show, in one call.
#include <cstdio>

#include <fmt/format.h>

#include "commands.h"
#include "output.h"

namespace steelyard::cli {
namespace {

// Reads and codes the inputs, if there are any.
Status fill_store(const Call& call) {
  if (call.arguments.operands().empty()) return {};
  STEELYARD_TRY(const ReadOptions options, read_options(call.arguments));
  STEELYARD_TRY(const ReadSummary read, call.engine.read(call.arguments.operands(), options));
  STEELYARD_TRY(const CodeSummary coded, call.engine.code(false));
  fmt::print(stderr, "{} documents read ({} new, {} skipped), {} sentences coded in {:.1f} s: {} events\n",
             read.documents, read.added, read.skipped, coded.sentences, coded.seconds, coded.events);
  return {};
}

}  // namespace

int run_brief(const Call& call) {
  const auto query = weigh_query(call.arguments);
  if (!query) return fail(query.error());
  const bool reads = !call.arguments.operands().empty();
  const auto opened = call.engine.open(call.arguments.value("--store", "steelyard.duckdb"),
                                       reads ? StoreMode::read_write : StoreMode::read_only);
  if (!opened) return fail(opened.error());
  if (const auto filled = fill_store(call); !filled) return fail(filled.error());
  const auto brief = call.engine.brief(*query, call.command_line, standard_output_style());
  if (!brief) return fail(brief.error());
  const std::string out = call.arguments.value("--out", "brief.html");
  if (const auto written = write_file(out, brief->html); !written) return fail(written.error());
  print(call.arguments.has("--json") ? brief->json : brief->terminal);
  fmt::print(stderr, "The brief is in {}\n", out);
  return kDone;
}

}  // namespace steelyard::cli
