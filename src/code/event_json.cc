// Events as lines of JSON, in the order of keys that the contract fixes.
//
// Writing is by hand (it is on the path of every event and the order of keys is part of the contract);
// reading uses a library and checks what it finds.
#include <charconv>
#include <cmath>

#include <nlohmann/json.hpp>

#include "steelyard/code.h"

namespace steelyard {
namespace {

void append_string(std::string& out, std::string_view text) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      out += '\\', out += c;
    else if (c == '\n')
      out += "\\n";
    else if (c == '\t')
      out += "\\t";
    else if (c == '\r')
      out += "\\r";
    else if (byte < 0x20)
      out += "\\u00", out += kDigits[byte >> 4], out += kDigits[byte & 15];
    else
      out += c;
  }
  out += '"';
}

void append_number(std::string& out, double value) {
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, std::isfinite(value) ? value : 0.0).ptr;
  out.append(digits, end);
}

void append_number(std::string& out, std::int64_t value) { out += std::to_string(value); }

void append_key(std::string& out, std::string_view key) {
  if (out.back() != '{') out += ',';
  append_string(out, key);
  out += ':';
}

void append_field(std::string& out, std::string_view key, std::string_view value) {
  append_key(out, key);
  append_string(out, value);
}

template <class Number>
requires std::is_arithmetic_v<Number>
void append_field(std::string& out, std::string_view key, Number value) {
  append_key(out, key);
  append_number(out, value);
}

void append_span(std::string& out, Span span) {
  append_field(out, "start", std::int64_t{span.start});
  append_field(out, "end", std::int64_t{span.end});
}

void append_actor(std::string& out, std::string_view key, const ActorMention& actor) {
  append_key(out, key);
  out += '{';
  append_field(out, "code", actor.code);
  append_field(out, "country", actor.country);
  append_field(out, "text", actor.text);
  append_span(out, actor.span);
  out += '}';
}

void append_action(std::string& out, const Action& action) {
  append_key(out, "action");
  out += '{';
  append_field(out, "cameo", action.cameo);
  append_field(out, "root", action.root);
  append_field(out, "plover", action.plover);
  append_field(out, "mode", action.mode);
  append_key(out, "contexts");
  out += '[';
  for (std::size_t i = 0; i < action.contexts.size(); ++i) {
    if (i > 0) out += ',';
    append_string(out, action.contexts[i]);
  }
  out += ']';
  append_field(out, "quad", std::int64_t{action.quad});
  append_field(out, "goldstein", action.goldstein);
  append_field(out, "text", action.text);
  append_span(out, action.span);
  out += '}';
}

using Json = nlohmann::json;

std::string text_at(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

double number_at(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_number() ? found->get<double>() : 0.0;
}

// A whole number that fits; anything else is 0.
int integer_at(const Json& object, const char* key) {
  const double value = number_at(object, key);
  return std::abs(value) < 2147483647.0 ? static_cast<int>(std::lround(value)) : 0;
}

Span span_at(const Json& object) {
  const auto offset = [&](const char* key) {
    const double value = number_at(object, key);
    return value >= 0 && value < 4294967295.0 ? static_cast<std::uint32_t>(value) : 0U;
  };
  return {offset("start"), offset("end")};
}

ActorMention actor_at(const Json& event, const char* key) {
  const auto found = event.find(key);
  if (found == event.end() || !found->is_object()) return {};
  return {text_at(*found, "code"), text_at(*found, "country"), text_at(*found, "text"), span_at(*found), ""};
}

Action action_at(const Json& event) {
  Action action;
  const auto found = event.find("action");
  if (found == event.end() || !found->is_object()) return action;
  action.cameo = text_at(*found, "cameo");
  action.root = text_at(*found, "root");
  action.plover = text_at(*found, "plover");
  action.mode = text_at(*found, "mode");
  if (const auto contexts = found->find("contexts"); contexts != found->end() && contexts->is_array())
    for (const Json& context : *contexts)
      if (context.is_string()) action.contexts.push_back(context.get<std::string>());
  action.quad = integer_at(*found, "quad");
  action.goldstein = number_at(*found, "goldstein");
  action.text = text_at(*found, "text");
  action.span = span_at(*found);
  return action;
}

}  // namespace

std::string event_to_json(const Event& event) {
  std::string out = "{";
  append_field(out, "id", event.id);
  append_field(out, "document", event.document);
  append_field(out, "sentence", std::int64_t{event.sentence});
  append_field(out, "date", event.date.iso());
  append_field(out, "date_basis", event.date_basis);
  append_actor(out, "source", event.source);
  append_actor(out, "target", event.target);
  append_action(out, event.action);
  append_field(out, "status", to_string(event.status));
  append_field(out, "attributed_to", event.attributed_to);
  append_field(out, "lever", event.lever);
  append_field(out, "confidence", event.confidence);
  append_field(out, "rule", event.rule);
  append_field(out, "duplicate_of", event.duplicate_of);
  out += '}';
  return out;
}

std::string lexicon_lines(std::string_view rule) {
  std::string lines;
  for (std::string_view word : split(rule, ' ')) {
    const std::size_t colon = word.find(':');
    if (colon == std::string_view::npos) continue;
    if (!lines.empty()) lines += ", ";
    lines += "actions/lexicon_" + std::string(word.substr(0, colon)) + ".tsv" + std::string(word.substr(colon));
  }
  return lines;
}

Result<Event> event_from_json(std::string_view json, std::string where) {
  const Json object = Json::parse(json, nullptr, false);
  if (!object.is_object())
    return failure(ErrorKind::bad_input, "not a JSON object; expected one event a line", where);
  Event event;
  event.action = action_at(object);
  if (event.action.cameo.empty())
    return failure(ErrorKind::bad_input, "an event needs an action with a cameo code", where);
  event.id = text_at(object, "id");
  event.document = text_at(object, "document");
  event.sentence = integer_at(object, "sentence");
  event.date = Date::parse_iso(text_at(object, "date"));
  event.date_basis = text_at(object, "date_basis");
  event.source = actor_at(object, "source");
  event.target = actor_at(object, "target");
  const std::string status = text_at(object, "status");
  const std::optional<EventStatus> known = parse_event_status(status);
  if (!known) return failure(ErrorKind::bad_input, "unknown status '" + status + "'", where);
  event.status = *known;
  event.attributed_to = text_at(object, "attributed_to");
  event.lever = text_at(object, "lever");
  event.confidence = number_at(object, "confidence");
  event.rule = text_at(object, "rule");
  event.duplicate_of = text_at(object, "duplicate_of");
  return event;
}

}  // namespace steelyard
