// English text → sentences, tokens, tags and dependency trees; and the trainer of the model that does it.
//
// Tokens follow Universal Dependencies English ("don't" is two tokens). Offsets are bytes of the text that
// was given. A LanguageModel is read-only once loaded and may be used from many threads.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "steelyard/base.h"

namespace steelyard {

enum class Upos : std::uint8_t {
  ADJ,
  ADP,
  ADV,
  AUX,
  CCONJ,
  DET,
  INTJ,
  NOUN,
  NUM,
  PART,
  PRON,
  PROPN,
  PUNCT,
  SCONJ,
  SYM,
  VERB,
  X
};
std::string_view to_string(Upos upos);

// One word of a sentence. `text` points into the text that was analysed.
struct Token {
  Span span;
  std::string_view text;
  std::string lemma;  // lower case; "" until lemmas are filled
  Upos upos = Upos::X;
  std::string_view xpos;    // Penn tag: "VBD"
  int head = -1;            // index of the head in the sentence, −1 for the root
  std::string_view deprel;  // "nsubj:pass"
  int name = -1;            // number of the merged name (see merge_names), −1 for ordinary words
};

struct Sentence {
  Span span;
  std::vector<Token> tokens;
};

// A known name found in tokens [first, last).
struct NameMatch {
  int first = 0, last = 0;
  int entry = -1;   // the first entry of the phrase, as NameTrie::add was given it
  int phrase = -1;  // number of the phrase in the trie, for entries_of
};

// Phrases of words → numbers, longest match first. Build once, then read from many threads.
//
// Case: a word matches as it is written in the phrase; a small first letter in the phrase also matches a
// capital
// ("foreign minister" finds "Foreign Minister"), and a text word all in capitals matches whatever the case
// and accents of the phrase ("TURKIYE" finds "Türkiye"). The two apostrophes are one, and so are the hyphens.
class NameTrie {
 public:
  NameTrie();
  ~NameTrie();
  NameTrie(NameTrie&&) noexcept;
  NameTrie& operator=(NameTrie&&) noexcept;
  // `phrase` is tokenised as text is; a phrase without words is ignored. Several entries may share a phrase.
  void add(std::string_view phrase, int entry);
  // Non-overlapping matches from left to right, the longest at each place.
  std::vector<NameMatch> find(std::span<const Token> tokens) const;
  // All entries of the phrase that `match` found, in the order of add(). REQUIRES: a match of this trie.
  std::span<const int> entries_of(const NameMatch& match) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Sentences in order, without the blanks around them. A line end ends a sentence unless the line is simply
// wrapped (a small letter follows, or a comma precedes); text without any end is cut at a blank after 4,000
// bytes.
std::vector<Span> split_sentences(std::string_view text);
// Tokens of one sentence; lemma, tags and heads are still empty. They cover every byte that is not blank, in
// order, and point into `text`.
std::vector<Token> tokenize(std::string_view text, Span sentence);
// Makes one token of each match; Token::name is the index into `matches`. Call it before analyse(), which
// then takes the form of a merged name's last word for its tag. REQUIRES: `matches` of find() on these
// tokens, which lie in `text`.
void merge_names(std::vector<Token>& tokens, std::span<const NameMatch> matches, std::string_view text);

// Lemma by rule and a table of irregular forms: "signed" VERB → "sign", "talks" NOUN → "talk".
std::string lemmatize(std::string_view form, Upos upos, std::string_view xpos);

class LanguageModel {
 public:
  LanguageModel();
  ~LanguageModel();
  LanguageModel(LanguageModel&&) noexcept;
  LanguageModel& operator=(LanguageModel&&) noexcept;
  static Result<LanguageModel> load(std::string_view bytes);

  // Fills upos, xpos, lemma, head and deprel. A token that comes with a upos keeps it: the caller knows what
  // it is.
  void analyse(std::vector<Token>& tokens) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

struct TreebankScore {
  std::string file;
  double upos = 0, uas = 0, las = 0;  // percent, predicted tags, gold tokens
  double sentences_per_second = 0;
};
struct TrainOptions {
  std::vector<std::string>
      train_files;  // treebank files, .gz or plain (six columns, see docs/formats/treebank.md)
  std::vector<std::string> test_files;
  std::vector<std::string> texts;  // plain English of the kind that will be read, for clusters of words
  int epochs = 8;
  std::uint64_t seed = 1;
  bool progress = false;
};
struct TrainReport {
  std::string model;  // bytes of the model file
  std::vector<TreebankScore> scores;
};
// The same files, options and seed give the same bytes.
Result<TrainReport> train_language_model(const TrainOptions& options);

}  // namespace steelyard
