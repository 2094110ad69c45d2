#include "engine/brief_evidence.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "steelyard/code.h"

namespace steelyard {
namespace {

// Heaviest first: how far from neutral, then how sure; the id breaks ties so that the order is always the
// same.
auto weight_key(const EventRow* row) {
  return std::make_tuple(-std::abs(row->event.action.goldstein) * row->event.confidence, row->event.date,
                         row->event.id);
}

void put(Json& object, const char* key, const std::string& text) {
  if (!text.empty()) object[key] = text;
}

void put_span(Json& object, Span span, const EventRow& row) {
  const Span sentence = row.event.sentence_span;
  if (span.empty() || !sentence.contains(span)) return;
  object["text"] =
      std::string(slice(row.sentence_text, {span.start - sentence.start, span.end - sentence.start}));
  object["start"] = utf16_units(row.sentence_text, span.start - sentence.start);
  object["end"] = utf16_units(row.sentence_text, span.end - sentence.start);
}

}  // namespace

std::size_t utf16_units(std::string_view text, std::size_t bytes) {
  std::size_t units = 0;
  for (std::size_t i = 0; i < std::min(bytes, text.size()); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if ((c & 0xC0) == 0x80) continue;  // continuation byte
    units += c >= 0xF0 ? 2 : 1;        // four bytes are a surrogate pair
  }
  return units;
}

BriefEvidence::BriefEvidence(const Ontology& ontology, NameOf name_of)
    : ontology_(&ontology), name_of_(std::move(name_of)) {}

std::string BriefEvidence::sentence_id(const std::string& document, Span span, int number,
                                       const std::string& text) {
  const auto [place, is_new] =
      sentence_ids_.try_emplace({document, span.start}, "s" + std::to_string(sentence_ids_.size() + 1));
  if (is_new)
    sentences_[place->second] =
        Json{{"text", text}, {"document", document}, {"n", number}, {"start", span.start}, {"end", span.end}};
  return place->second;
}

Json BriefEvidence::actor(const ActorMention& mention, const EventRow& row) const {
  Json json = Json::object();
  json["code"] = mention.code;
  put(json, "country", mention.country);
  json["name"] = mention.code.empty() ? "not named" : name_of_(mention.code);
  put_span(json, mention.span, row);
  return json;
}

// The row of a file stands for the sentence of an imported event, the file for its document.
std::string BriefEvidence::imported_sentence(const Event& event, const std::string& action,
                                             std::string& file) {
  file = event.origin.substr(0, event.origin.rfind(':'));
  const auto [place, is_new] =
      sentence_ids_.try_emplace({event.origin, 0}, "s" + std::to_string(sentence_ids_.size() + 1));
  const auto words = [&](const ActorMention& actor) {
    if (!actor.text.empty()) return actor.text;
    return actor.code.empty() ? std::string("not named") : name_of_(actor.code);
  };
  if (is_new)
    sentences_[place->second] =
        Json{{"text", words(event.source) + " – " + (event.action.text.empty() ? action : event.action.text) +
                          " – " + words(event.target)},
             {"document", file},
             {"origin", event.origin}};
  return place->second;
}

std::string BriefEvidence::add_event(const EventRow& row) {
  const Event& event = row.event;
  if (events_.contains(event.id)) return event.id;
  const ActionCode* code = ontology_->find(event.action.cameo);
  Json action{{"cameo", event.action.cameo},
              {"root", event.action.root},
              {"name", code != nullptr ? code->name : event.action.cameo}};
  put(action, "plover", event.action.plover);
  put(action, "mode", event.action.mode);
  put_span(action, event.action.span, row);
  std::string document_id = event.document;
  const std::string sentence =
      event.document.empty()
          ? imported_sentence(event, action["name"].get<std::string>(), document_id)
          : sentence_id(event.document, event.sentence_span, event.sentence, row.sentence_text);
  Json json{{"sentence", sentence},
            {"date", event.date.iso()},
            {"date_basis", event.date_basis},
            {"source", actor(event.source, row)},
            {"action", std::move(action)},
            {"target", actor(event.target, row)},
            {"quad", event.action.quad},
            {"goldstein", event.action.goldstein},
            {"lever", event.lever},
            {"side", code != nullptr ? code->side : "signal"},
            {"status", to_string(event.status)}};
  put(json, "attributed_to", event.attributed_to);
  json["confidence"] = event.confidence;
  put(json, "rule", event.rule);
  put(json, "lexicon", lexicon_lines(event.rule));
  if (row.coverage > 1) json["reports"] = row.coverage;
  events_[event.id] = std::move(json);
  Json& document = documents_[document_id];
  if (document.is_null()) {
    document = Json{{"title", row.document_title.empty() ? document_id : row.document_title},
                    {"date", row.document_date.iso()}};
    put(document, "source", row.document_source);
    put(document, "url", row.document_url);
    document["events"] = 0;
  }
  document["events"] = document["events"].get<int>() + 1;
  return event.id;
}

std::string BriefEvidence::add(const Claim& claim, std::vector<const EventRow*> events, std::size_t kept) {
  if (events.empty()) return "";
  if (evidence_.contains(claim.key)) return claim.key;
  const std::size_t total = events.size();
  kept = std::min(kept, total);
  std::ranges::partial_sort(events, events.begin() + static_cast<std::ptrdiff_t>(kept), {}, weight_key);
  Json ids = Json::array();
  for (std::size_t i = 0; i < kept; ++i) ids.push_back(add_event(*events[i]));
  Json json{{"title", claim.title}};
  put(json, "value", claim.value);
  put(json, "made", claim.made);
  json["events"] = std::move(ids);
  json["total"] = total;
  evidence_[claim.key] = std::move(json);
  return claim.key;
}

Json& BriefEvidence::entry(const Claim& claim) {
  Json& json = evidence_[claim.key];
  if (!json.is_null()) return json;
  json = Json{{"title", claim.title}};
  put(json, "value", claim.value);
  put(json, "made", claim.made);
  json["events"] = Json::array();
  json["quotes"] = Json::array();
  return json;
}

std::string BriefEvidence::add_note(const Claim& claim) {
  entry(claim);
  return claim.key;
}

std::string BriefEvidence::add_quote(const Claim& claim, const Document& document, Span sentence, Span words,
                                     const std::string& kind, const std::string& label) {
  const std::string text(slice(document.text, sentence));
  const std::string id = sentence_id(document.id, sentence, 0, text);
  if (!documents_.contains(document.id)) {
    Json json{{"title", document.title.empty() ? document.id : document.title},
              {"date", document.date.iso()}};
    put(json, "source", document.source);
    put(json, "url", document.url);
    put(json, "origin", document.origin);
    json["events"] = 0;
    documents_[document.id] = std::move(json);
  }
  Json& json = entry(claim);
  json["quotes"].push_back(
      Json{{"sentence", id},
           {"marks", Json::array({Json{{"kind", kind},
                                       {"start", utf16_units(text, words.start - sentence.start)},
                                       {"end", utf16_units(text, words.end - sentence.start)},
                                       {"label", label}}})}});
  return claim.key;
}

}  // namespace steelyard
