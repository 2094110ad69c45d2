// The shared nouns: what the stages hand to one another. Plain values, no behaviour beyond small queries.
//
// Offsets are UTF-8 bytes of Document::text. Countries are ISO 3166-1 alpha-3, CAMEO codes are text ("042",
// never 42).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "steelyard/base.h"

namespace steelyard {

// What stood on a page around the text and is kept apart from it.
struct Furniture {
  std::string kind;  // "author note", "related", "navigation", "caption", "subhead" …
  std::string text;
};

struct Document {
  std::string id;
  Date date;         // day of publication
  std::string time;  // "15:05", or empty
  std::string title;
  std::string text;  // what is said: paragraphs divided by '\n', subheads left out (they are in furniture and
                     // `subheads`)
  std::string source;
  std::string url;
  std::string author;
  std::string place;
  std::string language;  // "en", or what was detected
  std::optional<std::int64_t> views;
  std::vector<Furniture> furniture;
  std::string origin;  // "news.jsonl:12", "page.html": where it was read
};

// A word for the actor as it stands in the text; an implied actor has no span.
struct ActorMention {
  std::string code;     // "KAZ/GOV", "EU", "" when blank
  std::string country;  // "KAZ", "" when not one state
  std::string text;
  Span span;
  std::string fact;  // the line of knowledge that named it: "actors/leaders.csv:12"; empty when none
};

// Whom the actor's acts count for: its country, else its code without the role ("EU" of "EU/GOV").
std::string_view party_of(const ActorMention& actor);

enum class EventStatus { asserted, denied, intended, hypothetical, past_reference };
std::string_view to_string(EventStatus status);
std::optional<EventStatus> parse_event_status(std::string_view text);

// Quad classes: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
struct Action {
  std::string cameo;   // "042"
  std::string root;    // "04"
  std::string plover;  // "CONSULT", "" for roots 01 and 02
  std::string mode;    // "visit"
  std::vector<std::string> contexts;
  int quad = 0;
  double goldstein = 0;  // −10 … +10
  std::string text;
  Span span;
};

struct Event {
  std::string id;
  std::string document;
  int sentence = 0;  // 1 is the first
  Span sentence_span;
  Date date;
  std::string date_basis;  // "publication", "stated", "relative", "imported"
  ActorMention source, target;
  Action action;
  EventStatus status = EventStatus::asserted;
  std::string attributed_to;  // actor code of the speaker, or the words when it has none
  std::string lever;          // diplomatic, economic, security, cultural, normative
  double confidence = 0;      // 0 … 1
  std::string rule;
  std::string duplicate_of;  // id of the first event of the same happening
  std::string origin;        // file:line, for imported events
};

// Headcount as told: who says so and whether it was announced beforehand or counted.
struct Headcount {
  std::int64_t count = 0;
  std::string basis;  // "announced", "counted", "" unknown
  std::string attributed_to;
  int year = 0;  // the edition it speaks of ("last year, only nine" → year of the gathering − 1)
  Span span;
};

struct Gathering {
  std::string id;
  std::string document;
  int sentence = 0;
  Span span;
  std::string name;  // "Victory Day parade"
  std::string kind;  // "parade", "summit", "vote", "games" …
  std::string host;  // country or bloc
  std::string place;
  Date date;
  std::vector<Headcount> headcounts;
};

struct Attendance {
  std::string gathering;
  std::string actor;  // "KAZ/GOV"
  std::string country;
  std::string person;  // as told, may be empty
  std::string level;   // "head of state", "head of government", "other", ""
  std::string status;  // "attended", "announced", "absent"
  std::string document;
  int sentence = 0;
  Span span;
};

struct Vote {
  std::string resolution;
  Date date;
  std::string country;
  std::string vote;  // yes no abstain absent
  std::string source;
  std::string origin;
};

struct Flow {
  std::string reporter, partner;
  int year = 0;
  std::string kind;  // "exports", "imports", "remittances received" …
  double value = 0;
  std::string unit;  // "share %", "USD million"
  std::string source;
  std::string origin;
};

// ---- the action codes ---------------------------------------------------------------------------

// One CAMEO code with what the ontologies say of it; read from data/actions/cameo.tsv.
struct ActionCode {
  std::string cameo;  // "0331"
  std::string name;
  std::string plover, mode;
  std::vector<std::string> contexts;
  int quad = 0;
  double goldstein = 0;
  std::string lever;    // where the tie pulls unless the words say otherwise
  std::string side;     // "signal" (words and attendance) or "substance" (votes, money, troops, law)
  bool mutual = false;  // done together (a meeting, an agreement), hence told once in each direction
};

class Ontology {
 public:
  static Result<Ontology> load(const Resources& resources, Reporter& reporter);
  // The code itself, else its nearest ancestor ("0333" → "033" → "03"); nullptr when not even the root is
  // known.
  const ActionCode* find(std::string_view cameo) const;
  // All codes, in order.
  const std::map<std::string, ActionCode, std::less<>>& codes() const { return codes_; }
  // Fills cameo, root, plover, mode, contexts, quad and goldstein.
  Action action(std::string_view cameo) const;
  // A code of the user's own; one that is there already is replaced.
  void add(ActionCode code) { codes_.insert_or_assign(code.cameo, std::move(code)); }

 private:
  std::map<std::string, ActionCode, std::less<>> codes_;
};

// What was done, when, with which version and options.
struct Run {
  std::string id, command, version, options, started;
  std::int64_t documents = 0, events = 0, problems = 0;
};

}  // namespace steelyard
