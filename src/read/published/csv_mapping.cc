// Reading mapping files. A key that is not known is an error: a misspelt one would be silently without
// effect.
#include "read/published/csv_mapping.h"

#include <array>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace steelyard {
namespace {

constexpr std::array<std::string_view, 19> kFields{
    "id",          "date",          "source", "target",     "source_text", "target_text", "source_role",
    "target_role", "action",        "mode",   "contexts",   "goldstein",   "quad",        "text",
    "status",      "attributed_to", "lever",  "confidence", "duplicate_of"};
constexpr std::array<std::string_view, 7> kActorSystems{"cameo",       "iso3", "fips",     "cow",
                                                        "cow-letters", "name", "steelyard"};

template <class Words>
std::string listed(const Words& words) {
  std::string text;
  for (std::string_view word : words) (text += text.empty() ? "" : ", ") += word;
  return text;
}

template <class Words>
bool is_one_of(std::string_view word, const Words& words) {
  return std::ranges::find(words, word) != words.end();
}

class MappingReader {
 public:
  MappingReader(const toml::table& table, const std::string& name) : table_(table), name_(name) {}

  Result<CsvMapping> read() {
    for (const auto& [key, node] : table_) STEELYARD_CHECK(top(key.str(), node));
    for (std::string_view needed : {"date", "source", "action"})
      if (!mapping_.columns.contains(std::string(needed)))
        return failure(ErrorKind::bad_input,
                       "[columns] does not say which column holds the " + std::string(needed), name_);
    return std::move(mapping_);
  }

 private:
  std::unexpected<Error> wrong(const toml::node& node, std::string message) const {
    return failure(ErrorKind::bad_input, std::move(message),
                   name_ + ":" + std::to_string(node.source().begin.line));
  }

  Status top(std::string_view key, const toml::node& node) {
    if (key == "columns") return columns(node);
    if (key == "actor_codes") return values(key, node, mapping_.actor_codes);
    if (key == "action_codes") return values(key, node, mapping_.action_codes);
    if (key == "missing") return missing(node);
    if (key == "header") {
      if (!node.is_boolean()) return wrong(node, "header is true or false");
      mapping_.header = node.value_or(true);
      return {};
    }
    const auto text = node.value<std::string>();
    if (!text || !node.is_string())
      return wrong(node, std::string(key) + " is no key of a mapping, or no text");
    return word(key, node, *text);
  }

  Status word(std::string_view key, const toml::node& node, const std::string& text) {
    if (key == "name" && !text.empty()) {
      mapping_.name = text;
    } else if (key == "separator") {
      if (text.size() != 1) return wrong(node, "separator is one character, as \";\" or \"\\t\"");
      mapping_.separator = text[0];
    } else if (key == "date_format") {
      mapping_.date_format = text;
    } else if (key == "actors") {
      if (!is_one_of(text, kActorSystems)) return wrong(node, "actors is one of " + listed(kActorSystems));
      mapping_.actors = text;
    } else if (key == "actions") {
      if (text != "cameo" && text != "plover") return wrong(node, "actions is cameo or plover");
      mapping_.actions = text;
    } else {
      return wrong(node, "a mapping has no key \"" + std::string(key) + "\"");
    }
    return {};
  }

  Status columns(const toml::node& node) {
    if (!node.is_table()) return wrong(node, "[columns] is a table of field = \"column\"");
    for (const auto& [key, value] : *node.as_table()) {
      if (!is_one_of(key.str(), kFields))
        return wrong(value, "[columns] has no field \"" + std::string(key.str()) + "\"; the fields are " +
                                listed(kFields));
      if (value.is_integer())
        mapping_.columns[std::string(key.str())] = std::to_string(value.value_or<std::int64_t>(0));
      else if (value.is_string())
        mapping_.columns[std::string(key.str())] = value.value_or<std::string>("");
      else
        return wrong(value, "a column is named by text, or by its number");
    }
    return {};
  }

  Status values(std::string_view table_name, const toml::node& node,
                std::map<std::string, std::string>& into) {
    if (!node.is_table())
      return wrong(node, "[" + std::string(table_name) + "] is a table of \"value\" = \"code\"");
    for (const auto& [key, value] : *node.as_table()) {
      if (!value.is_string()) return wrong(value, "codes are text: write them in quotes");
      into[std::string(key.str())] = value.value_or<std::string>("");
    }
    return {};
  }

  Status missing(const toml::node& node) {
    if (!node.is_array()) return wrong(node, "missing is a list of texts");
    for (const toml::node& value : *node.as_array()) {
      if (!value.is_string()) return wrong(value, "missing is a list of texts");
      mapping_.missing.push_back(value.value_or<std::string>(""));
    }
    return {};
  }

  const toml::table& table_;
  const std::string& name_;
  CsvMapping mapping_;
};

// A run of the same letter of the pattern as a number; nothing when other characters stand there.
std::optional<int> number_at(std::string_view pattern, std::string_view cell, char letter) {
  const std::size_t at = pattern.find(letter);
  if (at == std::string_view::npos) return 0;
  std::size_t end = at;
  while (end < pattern.size() && pattern[end] == letter) ++end;
  const auto number = parse_int(cell.substr(at, end - at));
  if (!number || *number < 0) return std::nullopt;
  if (letter == 'Y' && end - at == 2)
    return static_cast<int>(*number <= 30 ? 2000 + *number : 1900 + *number);
  return static_cast<int>(*number);
}

}  // namespace

Date day_after(std::string_view pattern, std::string_view cell) {
  if (cell.size() < pattern.size()) return {};
  for (std::size_t i = 0; i < pattern.size(); ++i)
    if (pattern[i] != 'Y' && pattern[i] != 'M' && pattern[i] != 'D' && pattern[i] != cell[i]) return {};
  const auto year = number_at(pattern, cell, 'Y'), month = number_at(pattern, cell, 'M'),
             day = number_at(pattern, cell, 'D');
  if (!year || !month || !day) return {};
  const auto has = [&](char letter) { return pattern.find(letter) != std::string_view::npos; };
  return Date::of(*year, has('M') ? *month : 1, has('D') ? *day : 1);
}

CsvMapping CsvMapping::own() {
  CsvMapping mapping;
  mapping.name.clear();
  mapping.separator = ',';
  mapping.actors = "steelyard";
  for (std::string_view field :
       {"id", "date", "source", "target", "source_text", "target_text", "mode", "contexts", "goldstein",
        "quad", "status", "attributed_to", "lever", "confidence", "duplicate_of"})
    mapping.columns.emplace(field, field);
  mapping.columns["action"] = "cameo";
  mapping.columns["text"] = "action_text";
  return mapping;
}

Result<CsvMapping> CsvMapping::parse(std::string_view text, const std::string& name) {
  if (const auto at = find_invalid_utf8(text))
    return failure(ErrorKind::bad_input, "is not UTF-8; save it as UTF-8", name);
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed)
    return failure(ErrorKind::bad_input, std::string(parsed.error().description()) + "; a mapping is TOML",
                   name + ":" + std::to_string(parsed.error().source().begin.line));
  return MappingReader(parsed.table(), name).read();
}

}  // namespace steelyard
