// See pattern_words.h.
#include "code/dictionaries/pattern_words.h"

#include "code/dictionaries/phrase_index.h"

namespace steelyard {

bool PatternWords::is_word(std::string_view word, bool whole, int token) const {
  const Token& own = tree_[token];
  if (own.lemma == word) return true;
  const std::string text = folded_word(own.text);
  if (text == word) return true;
  return pattern_.stems && !whole && text.starts_with(word);
}

int PatternWords::length_at(const PatternItem& item, int token) const {
  if (token < 0 || token >= tree_.size()) return 0;
  if (item.kind == PatternItem::Kind::word) return is_word(item.word, item.whole, token) ? 1 : 0;
  if (item.kind != PatternItem::Kind::synset) return 0;
  const auto* members = pattern_.synsets ? pattern_.synsets->find(item.word) : nullptr;
  if (!members) return 0;
  int best = 0;
  for (const std::vector<std::string>& member : *members) {
    const int length = static_cast<int>(member.size());
    if (length <= best || token + length > tree_.size()) continue;
    int at = 0;
    while (at < length && is_word(member[static_cast<std::size_t>(at)], true, token + at)) ++at;
    if (at == length) best = length;
  }
  return best;
}

}  // namespace steelyard
