// Documents → events: who did what to whom, when, with which words, and gatherings with their attendance.
//
// The coder holds knowledge (actors, blocs, leaders, actions) and the language model; it is read-only once
// loaded and may be used from many threads. The same document gives the same result, whatever was coded
// before it.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "steelyard/base.h"
#include "steelyard/language.h"
#include "steelyard/record.h"

namespace steelyard {

// Dictionaries of the user's own: files of PETRARCH and TABARI, and our own form (TOML).
// docs/formats/dictionaries.md.
struct DictionaryFiles {
  std::vector<std::string> actors, agents, verbs, discards,
      issues;                        // a TOML file may stand under any of them
  std::vector<std::string> actions;  // TOML alone
  bool only_mine =
      false;           // our own names, roles and lexicon are left out where the user has given their kind
  bool stems = false;  // words without a final "_" may go on in the text, as in TABARI
  bool empty() const {
    return actors.empty() && agents.empty() && verbs.empty() && discards.empty() && issues.empty() &&
           actions.empty();
  }
};

// Parts of the coder. All are on; one is taken away only to measure what it brings.
struct CodeOptions {
  bool parser = true;         // off: the order of words alone
  bool control_verbs = true;  // off: "agreed to send" is not read through its first verb
  bool negation = true;       // off: what is denied counts as told
  bool backoff = true;        // off: what no entry matches stays uncoded
  DictionaryFiles dictionaries;
};
// Reads the parts to take away: "parser", "control", "negation", "backoff", commas between; "" takes none.
Result<CodeOptions> parse_code_options(std::string_view without);

struct CodedDocument {
  std::vector<Event> events;  // in order of the text
  std::vector<Gathering> gatherings;
  std::vector<Attendance> attendance;
  std::size_t sentences = 0;
  std::size_t discarded = 0;  // sentences that a user's discards left out
};

// How well the back-off reads clauses of verbs that were kept out of its training.
struct BackoffScore {
  double threshold = 0;
  std::size_t events = 0, told = 0, right = 0, false_alarms = 0;  // clauses with an event, coded, with the right root, without one
};
struct BackoffReport {
  std::string model;  // bytes of the model file
  std::size_t clauses = 0, unseen = 0;
  double temperature = 1;
  std::vector<BackoffScore> scores;
};

class Coder {
 public:
  Coder();
  ~Coder();
  Coder(Coder&&) noexcept;
  Coder& operator=(Coder&&) noexcept;
  // Reads the knowledge tables and models/english.model. Bad lines of knowledge go to `reporter`.
  static Result<Coder> load(const Resources& resources, const CodeOptions& options, Reporter& reporter);

  CodedDocument code(const Document& document) const;

  // Sentence, tree, names with their facts, per event the frame, lexicon lines, terms of the confidence and what lost,
  // and the readings that gave way: lines of text for a terminal, about sentence number `sentence` (1 is the first; 0 =
  // all).
  std::string explain(const Document& document, int sentence) const;
  // The same as one JSON object; keys in docs/formats/explain.md.
  std::string explain_json(const Document& document, int sentence) const;

  // Teaches the back-off from what this coder reads in the documents. Load it with options.backoff off. The same
  // documents and seed give the same bytes, whatever the number of threads (0 = all cores).
  Result<BackoffReport> train_backoff(std::span<const Document> documents, unsigned threads,
                                      std::uint64_t seed) const;

  // "KAZ" → "Kazakhstan", "EU" → "European Union"; the code itself when the tables do not know it.
  std::string actor_name(std::string_view code) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// ---- a user's dictionaries --------------------------------------------------------------------------

// One thing that is wrong with a line of a dictionary.
struct LintProblem {
  std::string file;
  std::size_t line = 0;
  bool error = true;   // the line, or a part of it, is left out; else it is read, but hardly as meant
  std::string reason;  // groups problems: "duplicate", "overlap", "unknown code"
  std::string what, remedy;
};

struct LintFile {
  std::string file;
  std::string kind;                                         // actors, agents, discards, issues, verbs, own
  std::vector<std::pair<std::string, std::size_t>> counts;  // "entries" → 12
  std::size_t errors = 0, warnings = 0;
};

struct LintReport {
  std::vector<LintFile> files;
  std::vector<LintProblem> problems;  // by file, then by line
};

// Reads dictionaries of PETRARCH and TABARI and files of our own form and tells all that is wrong with them.
// `as` is their kind, "" to tell it from each file's content. An Error is for a file that cannot be opened,
// or whose kind is unknown.
Result<LintReport> lint_dictionaries(std::span<const std::string> files, std::string_view as,
                                     const Resources& resources, Reporter& reporter);

// Finds tellings of one happening across documents. docs/methods/duplicates.md
//
// Give it the documents in the order that says which telling is the first: the answer for one depends on
// those before it, and on no others than those that tell of the same parties within kWindowDays of
// publication. Not for use from many threads.
class HappeningLinker {
 public:
  static constexpr int kWindowDays = 30;

  ~HappeningLinker();
  HappeningLinker(HappeningLinker&&) noexcept;
  HappeningLinker& operator=(HappeningLinker&&) noexcept;
  // held_max: how many first tellings are remembered at least, and less than twice as many at most; 0 = those
  // of the window, which asks for documents in order of publication.
  static Result<HappeningLinker> load(const Resources& resources, std::size_t held_max, Reporter& reporter);

  // The events of one document in order of the text; fills duplicate_of of each, within the document and
  // across. `sentences` has the sentence of each event.
  void link(Date published, std::span<Event> events, std::span<const std::string_view> sentences);
  // The same for a document whose links hold: its first tellings are only remembered.
  void know(Date published, std::span<const Event> events, std::span<const std::string_view> sentences);

 private:
  HappeningLinker();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// One event as a line of JSON, keys in the order of the published contract, without a line end.
std::string event_to_json(const Event& event);
// Lexicon lines that a rule names: "verbs:12 + nouns:7 active subj>of" → "actions/lexicon_verbs.tsv:12, …"; "" if none.
std::string lexicon_lines(std::string_view rule);
Result<Event> event_from_json(std::string_view json, std::string where);

}  // namespace steelyard
