// What is said of one vector of shares.
#pragma once

#include <span>

#include "steelyard/weigh.h"

namespace steelyard {

struct Summaries {
  double hhi = kNotGiven, effective = kNotGiven, entropy = kNotGiven, lean = kNotGiven;
};

// HHI = Σ s², effective = 1 / HHI, entropy = −Σ s ln s / ln P, lean = Σ s × arm.
// REQUIRES: shares sum to 1; arms is empty or as long as shares.
Summaries summaries(std::span<const double> shares, std::span<const double> arms);

}  // namespace steelyard
