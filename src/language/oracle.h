// Which moves lose no arc of the right tree that can still be reached: the dynamic oracle of arc-hybrid.
#pragma once

#include <span>
#include <vector>

#include "language/parser.h"

namespace steelyard::language {

struct GoldTree {
  std::vector<int> heads;  // size() marks the root
  std::vector<std::uint8_t> labels;
  int size() const { return static_cast<int>(heads.size()); }
};

// Number of right arcs that each move makes unreachable; kForbidden for a move that may not be made.
struct MoveCosts {
  static constexpr int kForbidden = 1 << 20;
  int cost[3];
  int least() const;
};
MoveCosts move_costs(const ParseState& state, const GoldTree& gold);

// Does `action` make no arc, or a right one with the right label, or a wrong one (for which labels do not
// matter)?
bool fits_gold(const ParseState& state, const GoldTree& gold, Action action);

}  // namespace steelyard::language
