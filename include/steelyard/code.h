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

// Parts of the coder. All are on; one is taken away only to measure what it brings.
struct CodeOptions {
  bool parser = true;         // off: the order of words alone
  bool control_verbs = true;  // off: "agreed to send" is not read through its first verb
  bool negation = true;       // off: what is denied counts as told
  bool backoff = true;        // off: what no entry matches stays uncoded
};
// Reads the parts to take away: "parser", "control", "negation", "backoff", commas between; "" takes none.
Result<CodeOptions> parse_code_options(std::string_view without);

struct CodedDocument {
  std::vector<Event> events;  // in order of the text
  std::vector<Gathering> gatherings;
  std::vector<Attendance> attendance;
  std::size_t sentences = 0;
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

  // "KAZ" → "Kazakhstan", "EU" → "European Union"; the code itself when the tables do not know it.
  std::string actor_name(std::string_view code) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// One event as a line of JSON, keys in the order of the published contract, without a line end.
std::string event_to_json(const Event& event);
// Lexicon lines that a rule names: "verbs:12 + nouns:7 active subj>of" → "actions/lexicon_verbs.tsv:12, …"; "" if none.
std::string lexicon_lines(std::string_view rule);
Result<Event> event_from_json(std::string_view json, std::string where);

}  // namespace steelyard
