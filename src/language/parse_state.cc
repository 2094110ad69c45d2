// The arc-hybrid system: what each move does and when it may be made.
#include <algorithm>

#include "language/parser.h"

namespace steelyard::language {

void ParseText::start(std::span<const ParseWord> words) {
  words_ = words;
  size_ = static_cast<int>(words.size());
  for (std::uint8_t mark = 1; mark <= 3; ++mark) {
    auto& counts = marks_[mark - 1];
    counts.assign(words.size() + 1, 0);
    for (std::size_t i = 0; i < words.size(); ++i) counts[i + 1] = counts[i] + (words[i].mark == mark);
  }
}

std::uint64_t ParseText::between(int a, int b) const {
  if (a < 0) return 0;
  std::uint64_t bits = 1;
  for (const auto& counts : marks_) {
    const auto count = static_cast<int>(counts[b] - counts[a + 1]);
    bits = bits << 2 | static_cast<std::uint64_t>(std::min(count, 3));
  }
  return bits;
}

void Kids::add(int word, std::uint8_t label) {
  second = first;
  first = {word, static_cast<std::uint8_t>(label + 1)};
  labels |= std::uint64_t{1} << (label & 63);
  if (count < 7) ++count;
}

unsigned valid_moves(const ParseState& state, int size) {
  const unsigned left = state.next < size;
  if (!state.top) return left;
  const unsigned right = state.top->below != nullptr;
  const unsigned close = !right && !left;  // to the root
  return left | (left | close) << 1 | right << 2;
}

Arc arc_of(const ParseState& state, Move move) {
  Arc arc;
  arc.node = state.top;
  arc.dependent = state.top->word;
  arc.leftward = move == Move::left;
  if (arc.leftward) {
    arc.head = state.next;
    arc.siblings = &state.front;
  } else {
    arc.head = state.top->below->word;
    arc.siblings = &state.top->below->right;
    arc.opposite = &state.top->below->left;
  }
  return arc;
}

void ParseSpace::start(std::span<const ParseWord> words) {
  text.start(words);
  relations.clear();
  nodes.clear();
  states.clear();
  beam.assign(1, states.make({}));
}

const ParseState* ParseSpace::apply(const ParseState& state, Move move, std::uint8_t label,
                                    std::int32_t score) {
  ParseState after = state;
  after.before = &state;
  after.move = move;
  after.label = label;
  after.score = score;
  if (move == Move::shift) {
    const int depth = state.top ? state.top->depth + 1 : 1;
    after.top = nodes.make({state.next, depth, state.front, {}, state.top});
    ++after.next;
    after.front = {};
  } else if (move == Move::left) {
    after.front.add(state.top->word, label);
    after.top = state.top->below;
  } else {
    StackNode head = *state.top->below;
    head.right.add(state.top->word, label);
    after.top = nodes.make(head);
  }
  return states.make(after);
}

void ParseSpace::read_tree(const ParseState* last) {
  const auto size = static_cast<std::size_t>(text.size());
  heads.assign(size, text.size());
  labels.assign(size, 0);
  for (; last->before; last = last->before) {
    if (last->move == Move::shift) continue;
    const Arc arc = arc_of(*last->before, last->move);
    heads[static_cast<std::size_t>(arc.dependent)] = arc.head;
    labels[static_cast<std::size_t>(arc.dependent)] = last->label;
  }
}

}  // namespace steelyard::language
