// One sentence through all passes, with what each of them found: shared by coding and explaining.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "steelyard/code.h"

#include "code/backoff_model.h"
#include "code/calibration.h"
#include "code/compose.h"
#include "code/dateline.h"
#include "code/dictionaries/topics.h"
#include "code/events.h"
#include "code/gatherings.h"
#include "code/lexicon.h"
#include "code/mentions.h"

namespace steelyard {

// Knowledge of a loaded coder.
struct CoderKnowledge {
  ActorTable actors;
  Ontology ontology;
  Lexicon lexicon;
  GatheringTable gatherings;
  Topics topics;  // a user's discards and issues
  LanguageModel model;
  Calibration calibration;
  BackoffModel backoff;  // empty when it is switched off
  CodeOptions options;

  // nullptr when it is switched off.
  const BackoffModel* asked_backoff() const { return options.backoff ? &backoff : nullptr; }
};

struct Coder::Impl {
  CoderKnowledge knowledge;
};

struct SentenceAnalysis {
  Date day;  // of writing
  Sentence sentence;
  std::vector<NameMatch> matches;
  Mentions mentions;
  std::vector<Reading> readings;
  std::vector<Event> events;
  std::string discarded;  // the line of a user's dictionary that left the sentence out: "discards.txt:12"
};

// Calls `sink` for each sentence in order. The analysis lives until the sink returns.
template <class Sink>
void analyse_document(const CoderKnowledge& knowledge, const Document& document, Sink&& sink);

// Reads sentences of one document in order; remembers earlier mentions.
class SentenceAnalyser {
 public:
  SentenceAnalyser(const CoderKnowledge& knowledge, const Document& document);
  // `analysis` must be fresh; it stays where it is, since mentions point into its sentence.
  void analyse(Span span, SentenceAnalysis& analysis);

 private:
  std::vector<ActorReading> dateline_place() const;
  bool is_discarded(SentenceAnalysis& analysis) const;
  void read_predicates(const Tree& tree, SentenceAnalysis& analysis) const;
  void mark_known_words(std::vector<Token>& tokens, std::span<const NameMatch> matches) const;

  const CoderKnowledge& knowledge_;
  const Document& document_;
  Dateline dateline_;
  Date day_;
  std::string discarded_;  // the whole document
  MentionReader reader_;
  int number_ = 0;
};

template <class Sink>
void analyse_document(const CoderKnowledge& knowledge, const Document& document, Sink&& sink) {
  SentenceAnalyser analyser(knowledge, document);
  for (Span span : split_sentences(document.text)) {
    SentenceAnalysis analysis;
    analyser.analyse(span, analysis);
    sink(analysis);
  }
}

}  // namespace steelyard
