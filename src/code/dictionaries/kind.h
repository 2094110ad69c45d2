// Which kind of dictionary a file is, told from its lines.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "code/dictionaries/source_lines.h"

namespace steelyard {

enum class DictionaryKind { actors, agents, discards, issues, verbs, own };
std::string_view to_string(DictionaryKind kind);
std::optional<DictionaryKind> parse_dictionary_kind(std::string_view text);

// Nothing when the lines are too few or too odd to tell. `bytes` are looked at for TOML, whose comments
// differ.
std::optional<DictionaryKind> recognise_dictionary(std::string_view name, std::string_view bytes,
                                                   const std::vector<SourceLine>& lines);

}  // namespace steelyard
