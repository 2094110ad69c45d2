// TABARI's way: items by the order of words, outwards from the verb; see word_pattern.h.
#include "code/dictionaries/pattern_order.h"

#include <algorithm>

namespace steelyard {
namespace {

using Kind = PatternItem::Kind;

class OrderMatcher {
 public:
  OrderMatcher(const WordPattern& pattern, const Tree& tree, const Mentions* mentions)
      : words_(pattern, tree), pattern_(pattern), tree_(tree), mentions_(mentions) {}

  PatternMatch match(int first, int last) {
    place_ = first - 1;
    match_.fits = backward(pattern_.pattern.before);
    place_ = last;
    match_.fits = match_.fits && forward(pattern_.pattern.after);
    return std::move(match_);
  }

 private:
  // Items to the left of `place_`, the last one first.
  bool backward(const std::vector<PatternItem>& items) {
    bool adjacent = false;
    for (auto item = items.rbegin(); item != items.rend(); ++item) {
      // Of an item its own sign says whether the next to the right follows at once.
      adjacent = item->adjacent;
      if (!find(*item, adjacent, -1)) return false;
    }
    return true;
  }

  bool forward(const std::vector<PatternItem>& items) {
    bool adjacent = false;
    for (const PatternItem& item : items) {
      if (!find(item, adjacent, 1)) return false;
      adjacent = item.adjacent;
    }
    return true;
  }

  bool find(const PatternItem& item, bool adjacent, int step) {
    const int start = place_;
    for (int token = start; token >= 0 && token < tree_.size(); token += step) {
      place_ = token;
      if (stands_at(item, token, step)) return true;
      if (adjacent && tree_[token].upos != Upos::PUNCT && !is_part_of_actor(item, token)) break;
    }
    place_ = start;
    return false;
  }

  // Between the words of "its ally Russia" the actor begins before its head.
  bool is_part_of_actor(const PatternItem& item, int token) const {
    if (item.kind != Kind::source && item.kind != Kind::target) return false;
    const Token& own = tree_[token];
    return own.upos == Upos::DET || own.upos == Upos::ADJ || own.upos == Upos::PRON || own.upos == Upos::NOUN;
  }

  bool stands_at(const PatternItem& item, int token, int step) {
    switch (item.kind) {
      case Kind::word:
      case Kind::synset:
        return take_word(item, token, step);
      case Kind::alternatives:
        return std::any_of(item.inner.begin(), item.inner.end(),
                           [&](const PatternItem& choice) { return take_group(choice, token, step); });
      case Kind::noun_phrase:
      case Kind::prepositional:
        return take_group(item, token, step);
      default:
        return take_actor(item, token, step);
    }
  }

  bool take_word(const PatternItem& item, int token, int step) {
    // A synset's member of several words is met at its last word from the right.
    for (int begin = token; begin >= 0 && begin > token - (step < 0 ? kWordsMax : 1); --begin) {
      const int length = words_.length_at(item, begin);
      if (length == 0 || (step < 0 && begin + length != token + 1)) continue;
      for (int i = 0; i < length; ++i) match_.words.push_back(begin + i);
      place_ = step < 0 ? begin - 1 : begin + length;
      return true;
    }
    return false;
  }

  // The first word of the group stands here, the others follow within it.
  bool take_group(const PatternItem& group, int token, int step) {
    const std::size_t kept = match_.words.size();
    const int start = place_;
    const auto undo = [&] { match_.words.resize(kept), place_ = start; };
    if (group.inner.empty()) return false;
    if (step > 0) {
      if (!stands_at(group.inner.front(), token, 1)) return false;
      for (std::size_t i = 1; i < group.inner.size(); ++i)
        if (!find(group.inner[i], group.inner[i - 1].adjacent, 1)) return undo(), false;
      return true;
    }
    if (!stands_at(group.inner.back(), token, -1)) return false;
    for (std::size_t i = group.inner.size() - 1; i-- > 0;)
      if (!find(group.inner[i], group.inner[i].adjacent, -1)) return undo(), false;
    return true;
  }

  bool take_actor(const PatternItem& item, int token, int step) {
    const int first = first_of_actor(token), last = last_of_actor(token);
    if (first < 0) return false;
    if (item.kind == Kind::source && token == match_.target) return false;
    if (item.kind == Kind::target && token == match_.source) return false;
    if (item.kind == Kind::source) match_.source = token;
    if (item.kind == Kind::target) match_.target = token;
    if (item.kind == Kind::compound) {
      if (!is_compound(token)) return false;
      match_.compound = token;
    }
    place_ = step < 0 ? std::min(first, token) - 1 : std::max(last, token + 1);
    return true;
  }

  bool is_compound(int token) const {
    if (!mentions_) return false;
    const Mention* mention = mentions_->at(token);
    return mentions_->coordinated(token).size() > 1 || (mention && mention->actors.size() > 1);
  }

  // First token of the actor with that head, −1 when it heads none.
  int first_of_actor(int token) const {
    if (!mentions_) return tree_[token].name >= 0 ? token : -1;
    const Mention* mention = mentions_->at(token);
    return mention && mention->head == token && !mention->actors.empty() ? mention->first : -1;
  }

  int last_of_actor(int token) const {
    const Mention* mention = mentions_ ? mentions_->at(token) : nullptr;
    return mention ? mention->last : token + 1;
  }

  static constexpr int kWordsMax = 6;  // of one member of a synset
  PatternWords words_;
  const WordPattern& pattern_;
  const Tree& tree_;
  const Mentions* mentions_;
  PatternMatch match_;
  int place_ = 0;  // where the next item is looked for
};

}  // namespace

PatternMatch match_by_order(const WordPattern& pattern, const Tree& tree, const Mentions* mentions, int first,
                            int last) {
  return OrderMatcher(pattern, tree, mentions).match(first, last);
}

}  // namespace steelyard
