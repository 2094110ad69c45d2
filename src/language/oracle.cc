// After Goldberg and Nivre (2013), "Training deterministic parsers with non-deterministic oracles",
// section 5. The root stands at the end of the buffer. In trees with crossing arcs an arc may be counted as
// lost more than once; the move that loses least is still a good one to learn.
#include "language/oracle.h"

#include <algorithm>

namespace steelyard::language {
namespace {

// Words of the buffer, from `first` on, that depend on `head`.
int dependents_from(const GoldTree& gold, int head, int first) {
  int count = 0;
  for (int i = first; i < gold.size(); ++i) count += gold.heads[i] == head;
  return count;
}

int cost_of_left(const ParseState& state, const GoldTree& gold) {
  const int top = state.top->word, below = below_top(state), next = state.next;
  const int head = gold.heads[top];
  const bool loses_head = (below >= 0 && head == below) || (head > next && head <= gold.size());
  return loses_head + dependents_from(gold, top, next);
}

int cost_of_right(const ParseState& state, const GoldTree& gold) {
  const int top = state.top->word;
  return (gold.heads[top] >= state.next) + dependents_from(gold, top, state.next);
}

int cost_of_shift(const ParseState& state, const GoldTree& gold) {
  const int next = state.next;
  int cost = 0;
  for (const StackNode* node = state.top; node; node = node->below) {
    cost += gold.heads[node->word] == next;
    cost += gold.heads[next] == node->word && node != state.top;
  }
  return cost;
}

}  // namespace

int MoveCosts::least() const { return *std::min_element(cost, cost + 3); }

MoveCosts move_costs(const ParseState& state, const GoldTree& gold) {
  MoveCosts costs{{MoveCosts::kForbidden, MoveCosts::kForbidden, MoveCosts::kForbidden}};
  const unsigned valid = valid_moves(state, gold.size());
  if (valid & 1) costs.cost[0] = cost_of_shift(state, gold);
  if (valid & 2) costs.cost[1] = cost_of_left(state, gold);
  if (valid & 4) costs.cost[2] = cost_of_right(state, gold);
  return costs;
}

std::vector<Move> right_moves(const GoldTree& gold) {
  ParseSpace space;
  const std::vector<ParseWord> words(gold.heads.size());
  space.start(words);
  const ParseState* state = space.beam.front();
  std::vector<Move> moves;
  for (std::size_t step = 0; step < 2 * words.size(); ++step) {
    const MoveCosts costs = move_costs(*state, gold);
    // An arc that can be made is made at once.
    const auto least = costs.least();
    const Move move = costs.cost[1] == least   ? Move::left
                      : costs.cost[2] == least ? Move::right
                                               : Move::shift;
    moves.push_back(move);
    state = space.apply(*state, move, 0, 0);
  }
  return moves;
}

}  // namespace steelyard::language
