// What is under the numbers of a brief: events, their sentences and documents, and words that are no event.
//
// A brief carries what it names and no more. Every key of evidence keeps its heaviest events; `total` says
// how many there are. Offsets are converted from bytes of the document to UTF-16 units of the sentence
// (docs/formats/brief.md).
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "steelyard/record.h"
#include "steelyard/store.h"

namespace steelyard {

using Json = nlohmann::ordered_json;

// UTF-16 code units in the first `bytes` bytes of valid UTF-8.
std::size_t utf16_units(std::string_view text, std::size_t bytes);

// "KAZ/GOV" → "Kazakhstan, government".
using NameOf = std::function<std::string(std::string_view code)>;

class BriefEvidence {
 public:
  BriefEvidence(const Ontology& ontology, NameOf name_of);

  struct Claim {
    std::string key;    // free text without '|', brackets and blanks
    std::string title;  // "Russia's share of Kazakhstan's balance"
    std::string value;  // "34%"
    std::string made;   // how the figure is made, one line
  };
  // Puts the events under the key, heaviest first, at most `kept` of them. Returns the key, or "" if there
  // are none.
  std::string add(const Claim& claim, std::vector<const EventRow*> events, std::size_t kept);
  // Words of a document that are no event: a headcount, a name in a list of guests.
  std::string add_quote(const Claim& claim, const Document& document, Span sentence, Span words,
                        const std::string& kind, const std::string& label);
  // A fact without a sentence, as out of a table: what it is and where it came from.
  std::string add_note(const Claim& claim);
  // An event that is named by itself; returns its id.
  std::string add_event(const EventRow& row);

  const Json& evidence() const { return evidence_; }
  const Json& events() const { return events_; }
  const Json& sentences() const { return sentences_; }
  const Json& documents() const { return documents_; }

 private:
  Json& entry(const Claim& claim);
  std::string imported_sentence(const Event& event, const std::string& action, std::string& file);
  std::string sentence_id(const std::string& document, Span span, int number, const std::string& text);
  Json actor(const ActorMention& mention, const EventRow& row) const;

  const Ontology* ontology_;
  NameOf name_of_;
  Json evidence_ = Json::object(), events_ = Json::object(), sentences_ = Json::object(),
       documents_ = Json::object();
  std::map<std::pair<std::string, std::uint32_t>, std::string> sentence_ids_;
};

}  // namespace steelyard
