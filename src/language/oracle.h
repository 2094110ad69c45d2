// Which moves lose no arc of the right tree that can still be reached: the dynamic oracle of arc-hybrid.
#pragma once

#include <span>
#include <vector>

#include "language/parser.h"

namespace steelyard::language {

struct GoldTree {
  std::vector<int> heads;  // size() marks the root
  std::vector<std::uint8_t> labels;
  static constexpr std::uint8_t kRareLabel = 0xFF;  // none that the parser knows
  int size() const { return static_cast<int>(heads.size()); }
};

// Number of right arcs that each move makes unreachable; kForbidden for a move that may not be made.
struct MoveCosts {
  static constexpr int kForbidden = 1 << 20;
  int cost[3];
  int least() const;
};
MoveCosts move_costs(const ParseState& state, const GoldTree& gold);

// The moves that build the tree, or, where arcs cross, one that loses few of them.
std::vector<Move> right_moves(const GoldTree& gold);

}  // namespace steelyard::language
