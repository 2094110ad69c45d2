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
  const int top = state.stack(0), below = state.stack(1), next = state.next();
  const int head = gold.heads[top];
  const bool loses_head =
      (below != ParseState::kNone && head == below) || (head > next && head <= gold.size());
  return loses_head + dependents_from(gold, top, next);
}

int cost_of_right(const ParseState& state, const GoldTree& gold) {
  const int top = state.stack(0);
  return (gold.heads[top] >= state.next()) + dependents_from(gold, top, state.next());
}

int cost_of_shift(const ParseState& state, const GoldTree& gold) {
  const int next = state.next();
  int cost = 0;
  for (const int word : state.whole_stack()) {
    cost += gold.heads[word] == next;
    cost += gold.heads[next] == word && word != state.stack(0);
  }
  return cost;
}

}  // namespace

int MoveCosts::least() const { return *std::min_element(cost, cost + 3); }

MoveCosts move_costs(const ParseState& state, const GoldTree& gold) {
  MoveCosts costs{{MoveCosts::kForbidden, MoveCosts::kForbidden, MoveCosts::kForbidden}};
  if (state.may(Move::shift)) costs.cost[0] = cost_of_shift(state, gold);
  if (state.may(Move::left)) costs.cost[1] = cost_of_left(state, gold);
  if (state.may(Move::right)) costs.cost[2] = cost_of_right(state, gold);
  return costs;
}

bool fits_gold(const ParseState& state, const GoldTree& gold, Action action) {
  if (action.move == Move::shift) return true;
  const int top = state.stack(0);
  const int head = action.move == Move::left ? state.next() : state.stack(1);
  return gold.heads[top] != head || gold.labels[top] == action.label;
}

}  // namespace steelyard::language
