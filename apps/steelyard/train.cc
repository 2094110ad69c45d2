// steelyard train --treebank DIR --out FILE [TEXT…] | steelyard train --backoff TEXT… --out FILE
#include <fmt/format.h>

#include "commands.h"
#include "output.h"

namespace steelyard::cli {
namespace {

Rows score_rows(const TrainReport& report) {
  Rows rows{{"file", "upos", "uas", "las", "sentences_per_second", "bytes"}, {}};
  for (const TreebankScore& score : report.scores)
    rows.add({score.file, score.upos, score.uas, score.las, score.sentences_per_second,
              static_cast<std::int64_t>(report.model.size())});
  return rows;
}

// One row a threshold. The clauses are of verbs that were kept out; the model that is written has learned
// from all.
Rows score_rows(const BackoffReport& report) {
  Rows rows{{"threshold", "clauses", "events", "coded", "right", "false_alarms", "bytes"}, {}};
  const auto count = [](std::size_t value) { return static_cast<std::int64_t>(value); };
  for (const BackoffScore& score : report.scores)
    rows.add({score.threshold, count(report.unseen), count(score.events), count(score.told),
              count(score.right), count(score.false_alarms), count(report.model.size())});
  return rows;
}

int train_backoff(const Call& call, std::uint64_t seed) {
  const std::string out = call.arguments.value("--out");
  if (call.arguments.operands().empty() || out.empty())
    return fail(Error{ErrorKind::bad_input, "train --backoff needs texts to learn from and --out FILE", ""});
  const auto report = call.engine.train_backoff(call.arguments.operands(), seed);
  if (!report) return fail(report.error());
  if (const auto written = write_file(out, report->model); !written) return fail(written.error());
  return print_rows("train", score_rows(*report), call.arguments);
}

}  // namespace

int run_train(const Call& call) {
  const auto seed = call.arguments.number("--seed", 1, 0, INT64_MAX);
  if (!seed) return fail(seed.error());
  if (call.arguments.has("--backoff")) return train_backoff(call, static_cast<std::uint64_t>(*seed));
  const std::string folder = call.arguments.value("--treebank"), out = call.arguments.value("--out");
  if (folder.empty() || out.empty())
    return fail(Error{ErrorKind::bad_input, "train needs --treebank FOLDER and --out FILE", ""});
  const auto epochs = call.arguments.number("--epochs", 8, 1, 100);
  if (!epochs) return fail(epochs.error());
  const auto report = call.engine.train(folder, call.arguments.operands(), static_cast<int>(*epochs),
                                        static_cast<std::uint64_t>(*seed));
  if (!report) return fail(report.error());
  if (const auto written = write_file(out, report->model); !written) return fail(written.error());
  return print_rows("train", score_rows(*report), call.arguments);
}

}  // namespace steelyard::cli
