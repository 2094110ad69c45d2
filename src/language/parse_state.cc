// The arc-hybrid system: what each move does and when it may be made.
#include "language/parser.h"

namespace steelyard::language {

const ParseState::Children ParseState::kNoChildren{};

void ParseState::start(std::span<const ParseWord> words) {
  words_ = words;
  size_ = static_cast<int>(words.size());
  next_ = 0;
  stack_.clear();
  heads_.assign(words.size(), size_);
  labels_.assign(words.size() + 1, 0);
  left_.assign(words.size() + 1, {});
  right_.assign(words.size() + 1, {});
  for (std::uint8_t mark = 1; mark < 4; ++mark) {
    auto& counts = marks_[mark];
    counts.assign(words.size() + 1, 0);
    for (std::size_t i = 0; i < words.size(); ++i) counts[i + 1] = counts[i] + (words[i].mark == mark);
  }
}

// Exactly one word is left to depend on the root.
bool ParseState::may(Move move) const {
  switch (move) {
    case Move::shift:
      return next_ < size_;
    case Move::left:
      return !stack_.empty() && next_ < size_;
    case Move::right:
      return stack_.size() >= 2;
  }
  return false;
}

void ParseState::apply(Action action) {
  if (action.move == Move::shift) {
    stack_.push_back(next_++);
    return;
  }
  const int top = stack_.back();
  stack_.pop_back();
  attach(action.move == Move::left ? next_ : stack_.back(), top, action.label);
}

void ParseState::attach(int head, int dependent, std::uint8_t label) {
  heads_[dependent] = head;
  labels_[dependent] = label;
  Children& children = dependent < head ? left_[head] : right_[head];
  children.second = children.first;
  children.first = dependent;
  children.labels |= std::uint64_t{1} << (label & 63);
  if (children.count < 7) ++children.count;
}

}  // namespace steelyard::language
