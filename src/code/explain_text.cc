// The explanation of a sentence as lines for a terminal; see explain.cc.
#include <fmt/format.h>

#include "code/explain.h"

namespace steelyard {
namespace {

using Json = nlohmann::ordered_json;

std::string text_at(const Json& object, const char* key) { return object.at(key).get<std::string>(); }

std::string or_else(std::string text, std::string_view other) {
  return text.empty() ? std::string(other) : text;
}

std::string dates_of(const Json& fact) {
  if (!fact.contains("from")) return "";
  return ", " + or_else(text_at(fact, "from"), "always") + " to " + or_else(text_at(fact, "to"), "now");
}

std::string tree_lines(const Json& sentence) {
  std::string text = "Tree\n";
  const Json& rows = sentence.at("tree");
  for (const Json& row : rows) {
    const int head = row.at("head").get<int>();
    text += fmt::format("  {:>3}  {:<20} {:<6} {:<14} {}\n", row.at("n").get<int>(), text_at(row, "word"),
                        text_at(row, "tag"), text_at(row, "relation"),
                        head > 0 ? text_at(rows.at(static_cast<std::size_t>(head - 1)), "word") : "—");
  }
  return text;
}

std::string name_lines(const Json& sentence) {
  std::string text = "\nNames\n";
  for (const Json& row : sentence.at("names")) {
    std::string codes, fact;
    for (const Json& actor : row.at("actors")) {
      codes += (codes.empty() ? "" : " ") + or_else(text_at(actor, "code"), "?");
      if (fact.empty()) fact = text_at(actor, "fact") + dates_of(actor);
    }
    const std::string as = text_at(row, "as");
    text += fmt::format("  {:<36} {:<24} {}{}\n", text_at(row, "text").substr(0, 60),
                        or_else(codes, "no actor"), fact, as == "actor" ? "" : "  (" + as + ")");
  }
  return text;
}

std::string party_line(const char* side, const Json& party) {
  std::string text = fmt::format("      {:<11} ", side);
  if (text_at(party, "code").empty()) return text + "nobody named\n";
  text += text_at(party, "code");
  if (!text_at(party, "text").empty()) text += " “" + text_at(party, "text") + "”";
  if (!text_at(party, "slot").empty()) text += ", at " + text_at(party, "slot");
  if (!text_at(party, "fact").empty()) text += " [" + text_at(party, "fact") + dates_of(party) + "]";
  return text + "\n";
}

std::string frame_of(const Json& step) {
  std::string text = text_at(step, "predicate") + ": " + text_at(step, "voice");
  if (step.at("negated").get<bool>()) text += ", negated";
  if (text_at(step, "mood") != "fact") text += ", " + text_at(step, "mood");
  for (const auto& [key, label] :
       {std::pair{"subject", "subject"}, {"object", "object"}, {"indirect_object", "to"}})
    if (!text_at(step, key).empty()) text += fmt::format("; {} {}", label, text_at(step, key));
  for (const Json& phrase : step.at("phrases")) text += "; " + phrase.get<std::string>();
  return text;
}

std::string step_lines(const Json& step) {
  const Json& entry = step.at("entry");
  const std::string op = text_at(entry, "operator");
  std::string text = fmt::format("      frame       {}\n", frame_of(step));
  text +=
      fmt::format("      lexicon     {}  “{}”{} gives {}\n", text_at(entry, "line"), text_at(entry, "words"),
                  op == "-" ? "" : ", operator " + op, or_else(text_at(step, "gives"), "what it governs"));
  for (const Json& other : step.at("instead"))
    text += fmt::format("                  rather than {}  “{}” {}: more words win\n", text_at(other, "line"),
                        text_at(other, "words"), text_at(other, "code"));
  return text;
}

std::string confidence_line(const Json& event) {
  std::string terms;
  for (const Json& term : event.at("trust_terms"))
    terms += fmt::format("{}{} {:.2f}", terms.empty() ? "" : " × ", text_at(term, "term"),
                         term.at("factor").get<double>());
  return fmt::format("      confidence  {:.2f}, of trust {:.2f} = {}\n", event.at("confidence").get<double>(),
                     event.at("trust").get<double>(), terms);
}

std::string event_lines(const Json& event) {
  const auto code = [&](const char* side) { return or_else(text_at(event.at(side), "code"), "(blank)"); };
  std::string text = fmt::format("  {} {} {}  {}  {}\n", code("source"), text_at(event, "code"),
                                 code("target"), text_at(event, "status"), text_at(event, "name"));
  text += party_line("source", event.at("source")) + party_line("target", event.at("target"));
  text += fmt::format("      words       “{}”\n      date        {} ({})\n", text_at(event, "words"),
                      or_else(text_at(event, "date"), "unknown"), text_at(event, "date_basis"));
  if (!text_at(event, "attributed_to").empty())
    text += fmt::format("      according to {}\n", text_at(event, "attributed_to"));
  if (!text_at(event, "duplicate_of").empty())
    text += fmt::format("      retells     {}\n", text_at(event, "duplicate_of"));
  text += fmt::format("      lever       {}\n", text_at(event, "lever")) + confidence_line(event);
  text += fmt::format("      rule        {}\n", text_at(event, "rule"));
  for (const Json& step : event.at("steps")) text += step_lines(step);
  if (event.contains("spoke_for"))
    for (const Json& row : event.at("spoke_for"))
      text += fmt::format("      spoke for it {:+.2f}  {}\n", row.at("weight").get<double>(), text_at(row, "feature"));
  for (const Json& other : event.at("other_parties"))
    text += fmt::format("      not         {} “{}”: {}\n", or_else(text_at(other, "code"), "?"),
                        text_at(other, "text"), text_at(other, "why"));
  return text;
}

}  // namespace

std::string explanation_text(const Json& sentence) {
  std::string text = fmt::format("Sentence {}, bytes {}–{}\n  {}\n\n", sentence.at("sentence").get<int>(),
                                 sentence.at("start").get<std::uint32_t>(),
                                 sentence.at("end").get<std::uint32_t>(), text_at(sentence, "text"));
  if (sentence.contains("left_out_by")) return text + "Left out by " + text_at(sentence, "left_out_by") + "\n\n";
  text += tree_lines(sentence) + name_lines(sentence) + "\nEvents\n";
  for (const Json& event : sentence.at("events")) text += event_lines(event);
  if (sentence.at("events").empty()) text += "  none\n";
  if (!sentence.at("gave_way").empty()) text += "\nGave way\n";
  for (const Json& lost : sentence.at("gave_way"))
    text += fmt::format("  “{}” {} {} [{}]: {}\n", text_at(lost, "words"), text_at(lost, "code"),
                        text_at(lost, "name"), text_at(lost, "entry"), text_at(lost, "reason"));
  return text + "\n";
}

}  // namespace steelyard
