// Signs that only one kind has, then the commonest one; see kind.h.
#include "code/dictionaries/kind.h"

#include <algorithm>
#include <array>

namespace steelyard {
namespace {

constexpr std::array<std::string_view, 6> kNames{"actors", "agents", "discards", "issues", "verbs", "own"};

constexpr std::size_t kSynonymsUsual = 10;

bool has_code(std::string_view line) {
  const std::size_t open = line.find('[');
  return open != std::string_view::npos && line.find(']', open) != std::string_view::npos;
}

bool is_digit_code(std::string_view line) {
  const std::size_t open = line.find('[');
  if (open == std::string_view::npos || open + 1 >= line.size()) return false;
  const char c = line[open + 1];
  return (c >= '0' && c <= '9') || c == ':' || c == '#' || line.substr(open + 1, 3) == "---";
}

bool is_pattern(std::string_view line) {
  return line.starts_with("- ") && line.find('*') != std::string_view::npos;
}

bool is_heading(std::string_view line) {
  return line.starts_with("---") && line.ends_with("---") && line.find('[') != std::string_view::npos;
}

bool has_tilde_code(std::string_view line) {
  const std::size_t open = line.find('['), close = line.find(']', open);
  if (open == std::string_view::npos || close == std::string_view::npos) return false;
  return line.substr(open, close - open).find('~') != std::string_view::npos;
}

bool is_toml(std::string_view bytes) {
  for (const std::string_view line : split(bytes, '\n'))
    for (const std::string_view table : {"actor", "body", "role", "action", "class", "code"})
      if (trim(line).starts_with("[[" + std::string(table) + "]]")) return true;
  return false;
}

// How many lines bear the sign of each kind.
struct Signs {
  std::size_t actors = 0, agents = 0, issues = 0, verbs = 0, bare = 0, lines = 0;
};

Signs count_signs(const std::vector<SourceLine>& lines) {
  Signs signs;
  for (const SourceLine& line : lines) {
    const std::string_view text = line.text;
    ++signs.lines;
    if (is_pattern(text) || is_heading(text))
      ++signs.verbs;
    else if (lower_ascii(text.substr(0, 6)) == "<issue" || text.starts_with("n:") || text.starts_with("v:"))
      ++signs.issues;
    else if (has_tilde_code(text))
      ++signs.agents;
    else if (has_code(text))
      ++(is_digit_code(text) ? signs.verbs : signs.actors);
    else
      ++signs.bare;
  }
  return signs;
}

}  // namespace

std::string_view to_string(DictionaryKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

std::optional<DictionaryKind> parse_dictionary_kind(std::string_view text) {
  for (std::size_t i = 0; i < kNames.size(); ++i)
    if (kNames[i] == text) return static_cast<DictionaryKind>(i);
  return std::nullopt;
}

std::optional<DictionaryKind> recognise_dictionary(std::string_view name, std::string_view bytes,
                                                   const std::vector<SourceLine>& lines) {
  if (name.ends_with(".toml") || is_toml(bytes)) return DictionaryKind::own;
  const Signs signs = count_signs(lines);
  if (signs.lines == 0) return std::nullopt;
  if (signs.issues > 0) return DictionaryKind::issues;
  const std::size_t most = std::max({signs.actors, signs.agents, signs.verbs});
  // A stray bracket makes no dictionary of codes: entries there have one each, and seldom ten synonyms.
  if (most * kSynonymsUsual < signs.bare) return DictionaryKind::discards;
  if (most == 0) return DictionaryKind::discards;
  if (signs.verbs == most) return DictionaryKind::verbs;
  return signs.agents == most ? DictionaryKind::agents : DictionaryKind::actors;
}

}  // namespace steelyard
