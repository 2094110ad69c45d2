// The facade: one verb a command. The command line, the server and bindings call this and nothing below it,
// so that a page, a command and a script give the same figure.
//
// An Engine is used from one thread at a time; it uses many inside. Problems with single lines or documents
// go to the Reporter given at the start; an Error means that the verb could not be done.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "steelyard/base.h"
#include "steelyard/code.h"
#include "steelyard/language.h"
#include "steelyard/read.h"
#include "steelyard/report.h"
#include "steelyard/store.h"

namespace steelyard {

std::string_view version();

struct EngineOptions {
  std::string data_folder;  // files that replace the compiled-in knowledge; "" for none
  unsigned threads = 0;     // 0 = all cores; no answer depends on it
  bool progress = false;    // bars on standard error, if that is a terminal
  CodeOptions coding;       // parts of the coder, all on unless measured
};

struct ReadSummary {
  std::size_t files = 0, documents = 0, added = 0, known = 0, skipped = 0;
  std::size_t table_rows = 0;  // rows of tables of facts that were added
};

struct ImportQuery {
  std::string kind;  // a table of facts (un-votes, flows …) or a format of published events (gdelt, icews …)
  std::vector<std::string> files;
  std::string mapping;      // path of a mapping file, for csv
  bool once_a_day = false;  // events with the same source, target, action and day count once
};

struct ImportSummary {
  std::size_t files = 0, rows = 0, added = 0, known = 0, replaced = 0, left_out = 0, duplicates = 0;
  std::map<std::string, std::size_t, std::less<>> unresolved;  // actors that no table knows, and their rows
};

struct CodeSummary {
  std::size_t documents = 0, sentences = 0, events = 0, gatherings = 0;
  std::size_t discarded = 0;  // sentences that a user's discards left out
  double seconds = 0;         // wall time of coding, without loading the knowledge
};

// What to weigh. Empty lists take their defaults: the powers of data/powers, the states most often met with
// them.
struct WeighQuery {
  std::vector<std::string> states, powers;
  std::vector<std::pair<std::string, double>> arms;  // empty = data/powers/arms.tsv
  PeriodKind period = PeriodKind::year;
  std::string lever, side;  // "" = all
  Date from, to;
  std::uint64_t seed = 1;
};

struct Brief {
  std::string json;      // docs/formats/brief.md
  std::string html;      // one page, no network
  std::string terminal;  // summary for a terminal
};

struct EngineState;  // what the verbs share; known to src/engine alone

class Engine {
 public:
  ~Engine();
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;
  // `reporter` must outlive the engine.
  static Result<Engine> start(const EngineOptions& options, Reporter& reporter);

  // Opens or makes the store that the verbs below work on.
  Status open(const std::string& store, StoreMode mode);

  // Documents in, and tables of facts that lie among them.
  Result<ReadSummary> read(std::span<const std::string> inputs, const ReadOptions& options);
  // Tables of facts, or events of published sets. A file is imported whole or not at all.
  Result<ImportSummary> import(const ImportQuery& query);

  // Codes what the store holds uncoded, or everything again.
  Result<CodeSummary> code(bool all);
  // The filter: documents of one input → a line of JSON an event, in order. Needs no store. across_documents:
  // events also point to their first telling in an earlier document.
  Result<CodeSummary> code_stream(const std::string& input, const ReadOptions& options, bool across_documents,
                                  const std::function<void(std::string_view)>& write);

  Result<Rows> events(const EventFilter& filter);
  Status export_events(const EventFilter& filter, ExportFormat format, const std::string& path);
  // The same in a format of published sets, line by line; gives the number of lines. What the format cannot
  // say is left out and reported.
  Result<std::size_t> export_published(const EventFilter& filter, const std::string& format,
                                       const std::function<Status(std::string_view)>& write);
  // Why an event of the store, or a text of one's own, was coded so: lines for a terminal or JSON.
  Result<std::string> explain_event(const std::string& id, bool json);
  Result<std::string> explain_text(const std::string& text, Date date, bool json);

  // balance, cooperation, overtakings, changes, refusals, gatherings.
  Result<Rows> weigh(const std::string& measure, const WeighQuery& query);
  // `command` is printed in the brief so that a reader can repeat it.
  Result<Brief> brief(const WeighQuery& query, const std::string& command, const TerminalStyle& style);

  // `texts` are inputs as read() takes them: English without annotation, for clusters of words. None is no
  // error.
  Result<TrainReport> train(const std::string& treebank_folder, const std::vector<std::string>& texts,
                            int epochs, std::uint64_t seed);
  // Looks through dictionaries of the user's own; `as` is their kind, "" to tell it from their content.
  Result<LintReport> lint(std::span<const std::string> files, const std::string& as);
  // Teaches the coder's back-off from documents; see Coder::train_backoff.
  Result<BackoffReport> train_backoff(std::span<const std::string> inputs, std::uint64_t seed);
  // What is installed, where, in which version: pairs of name and value.
  std::vector<std::pair<std::string, std::string>> doctor();

 private:
  explicit Engine(std::unique_ptr<EngineState> state);
  std::unique_ptr<EngineState> state_;
};

}  // namespace steelyard
