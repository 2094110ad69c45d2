// The action of a predicate with all that it governs: "has refused to lift the sanctions" → 1244.
//
// Problem: the weakest point of earlier coders were actions of two words (agreed to provide, called off a
// strike, launched war games). Method: an operator looks for its content (complement clause, object noun,
// phrase), the content is read in the same way, and the table of compositions gives the code of both. Future,
// conditional and negation are operators too: "will provide" = intend + provide, "will not provide" = refuse
// + provide; a denied fact keeps its code and is marked denied.
#pragma once

#include <string_view>
#include <vector>

#include "steelyard/code.h"
#include "steelyard/record.h"

#include "code/match.h"

namespace steelyard {

// One step of a reading, the outermost first.
struct ReadingStep {
  Clause clause;
  EntryMatch match;
  std::string_view code;  // of this step with what it governs
};

struct Reading {
  std::vector<ReadingStep> steps;
  std::string_view code;
  std::string_view
      back;  // code of the target towards the source, of a user's dictionary; "" when there is none
  EventStatus status = EventStatus::asserted;
  bool future = false;  // the future turned the code into an intent, threat or refusal
  bool hypothetical = false;
  bool denied = false;
  bool wish = false;     // what another "must" or "should" do, as somebody says
  bool nominal = false;  // the outermost word is a noun
  bool turned = false;   // the code goes from the target to the source

  bool empty() const { return steps.empty() || code.empty(); }
  const ReadingStep& outer() const { return steps.front(); }
  const ReadingStep& core() const { return steps.back(); }
};

// Readings of one sentence: the predicates that no other one governs, in order of the text, and speech acts
// apart.
class Composer {
 public:
  // `mentions` may be null: a user's patterns then take names alone for actors.
  Composer(const Lexicon& lexicon, const Tree& tree, const CodeOptions& options,
           const Mentions* mentions = nullptr);

  std::vector<Reading> read_all();
  // The line of a user's dictionary that leaves the sentence out ("[###]"), nullptr if none. After
  // read_all().
  const LexiconEntry* discarded_by() const { return discarded_by_; }

 private:
  Reading read(int predicate, int depth);
  static void read_back(const LexiconEntry& entry, const Clause& clause, Reading& reading);
  Reading read_content(const ReadingStep& step, int depth);
  std::vector<int> infinitives(const ReadingStep& step) const;
  Reading read_denied_words(const ReadingStep& step, int depth);
  Reading read_wish(const ReadingStep& step, int depth);
  Reading read_weapon(const ReadingStep& step, int depth);
  Reading read_noun_below(int token, bool themes, int depth);
  Reading read_phrases(const ReadingStep& step, bool themes, int depth);
  void apply_operator(Reading& reading, Reading content);
  void apply_wish(Reading& reading, Reading content);
  void apply_mood(Reading& reading, bool governed) const;

  const Lexicon& lexicon_;
  const Tree& tree_;
  const CodeOptions& options_;
  const Mentions* mentions_;
  const LexiconEntry* discarded_by_ = nullptr;
  std::vector<char> used_;  // tokens that a reading has taken as content
};

}  // namespace steelyard
