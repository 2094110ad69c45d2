// steelyard code --store S | steelyard code --from jsonl --to jsonl < documents > events
#include <cstdio>

#include <fmt/format.h>

#include "commands.h"
#include "output.h"

namespace steelyard::cli {
namespace {

std::string discards(const CodeSummary& summary) {
  return summary.discarded == 0 ? "" : fmt::format(", {} sentences discarded", summary.discarded);
}

std::string speed(const CodeSummary& summary) {
  if (summary.seconds <= 0) return "";
  return fmt::format(" ({:.1f} s, {} sentences/s)", summary.seconds,
                     plain_count(std::int64_t(double(summary.sentences) / summary.seconds)));
}

int run_filter(const Call& call) {
  auto options = read_options(call.arguments);
  if (!options) return fail(options.error());
  if (call.arguments.value("--from", "jsonl") != "jsonl" || call.arguments.value("--to", "jsonl") != "jsonl")
    return fail(
        Error{ErrorKind::bad_input, "the filter reads and writes jsonl; give --from jsonl --to jsonl", ""});
  options->format = InputFormat::jsonl;
  options->strict = true;  // the contract of the filter: a line without id or text is a bad line
  const auto summary = call.engine.code_stream("-", *options, call.arguments.has("--across-documents"),
                                               [](std::string_view line) {
                                                 print(line);
                                                 print("\n");
                                               });
  if (!summary) return fail(summary.error());
  fmt::print(stderr, "{} documents, {} sentences, {} events{}{}\n", summary->documents, summary->sentences,
             summary->events, discards(*summary), speed(*summary));
  return summary->events > 0 ? kDone : kNothingFound;
}

}  // namespace

int run_code(const Call& call) {
  if (!call.arguments.has("--store")) return run_filter(call);
  if (const auto opened = call.engine.open(call.arguments.value("--store"), StoreMode::read_write); !opened)
    return fail(opened.error());
  const auto summary = call.engine.code(call.arguments.has("--all"));
  if (!summary) return fail(summary.error());
  if (call.arguments.has("--json"))
    print(fmt::format(
        "{{\"documents\":{},\"sentences\":{},\"events\":{},\"gatherings\":{},\"seconds\":{:.3f}}}\n",
        summary->documents, summary->sentences, summary->events, summary->gatherings, summary->seconds));
  else
    print(fmt::format("{} documents coded: {} sentences, {} events, {} gatherings{}{}\n",
                      plain_count(std::int64_t(summary->documents)),
                      plain_count(std::int64_t(summary->sentences)),
                      plain_count(std::int64_t(summary->events)),
                      plain_count(std::int64_t(summary->gatherings)), discards(*summary), speed(*summary)));
  return kDone;
}

}  // namespace steelyard::cli
