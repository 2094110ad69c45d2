// Readings with their parties → events of one sentence.
//
// Problem: a reading says what was done and where its parties stand; the record wants one row for each pair
// of actors, with status, speaker, date, lever, words and a confidence. Method: the rules of the contract,
// one function each: groups expand but never against one another, mutual actions go both ways, a state does
// nothing to itself without roles, a speech act stands only where the sentence has nothing better.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "steelyard/code.h"

#include "code/backoff_model.h"
#include "code/event_date.h"
#include "code/gatherings.h"
#include "code/parties.h"

namespace steelyard {

// What one sentence brings along; nothing is owned.
struct SentenceContext {
  const Document& document;
  const Sentence& sentence;
  const Tree& tree;
  const Mentions& mentions;
  const Lexicon& lexicon;
  const Ontology& ontology;
  const CodeOptions& options;
  int number = 0;  // 1 is the first
  Date day;        // of writing, where a dateline names another than that of publication; else of publication
  const BackoffModel* backoff = nullptr;  // asked where nothing else is told; nullptr when switched off
};

struct Account;
// `account`, if given, is told what became of each reading; see account.h.
std::vector<Event> build_events(const SentenceContext& context, const std::vector<Reading>& readings,
                                Account* account = nullptr);

// A predicate between two actors, found by the order of words where the tree tells nothing.
struct SurfaceReading {
  Reading reading;
  const Mention* source = nullptr;
  const Mention* target = nullptr;
};
std::optional<SurfaceReading> read_surface(const SentenceContext& context);

// ---- parts, each tested by itself ---------------------------------------------------------------

// Who is said to have said it: the subject of the verb of saying above the predicate, −1 if none.
int find_speaker(const SentenceContext& context, int predicate);
EventStatus status_of(const SentenceContext& context, const Reading& reading, const DateExpression* date);
// Sport, mishaps, common crime, private journeys: told in the words of politics, but none.
bool is_apolitical(const SentenceContext& context, const Reading& reading, const Parties& parties);
std::string lever_of(const SentenceContext& context, const Reading& reading, std::string_view code);

// The same document, sentence, parties, code and words give the same id.
std::string event_id(const Event& event);

// Attendance at an occasion is a visit to its host: fills the target that the sentence leaves to the
// occasion.
void fill_hosts(std::vector<Event>& events, const FoundGatherings& found);

// Of the events of one document, later tellings of a happening point to the first.
void mark_duplicates(std::span<Event> events);

}  // namespace steelyard
