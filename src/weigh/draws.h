// Random draws and what is read off them: the intervals of every measure.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "steelyard/base.h"
#include "steelyard/weigh.h"

namespace steelyard {

// Draws behind one interval: the 5 % point of a share is then known to about a tenth of the interval's half.
inline constexpr int kDraws = 2000;

// Seed of a cell from its key, so that neither the order of the rows nor the other cells move its figures.
std::uint64_t seed_of(std::uint64_t seed, std::initializer_list<std::string_view> key);

// The value with the 5 % and 95 % points of the draws, widened to hold the value where it lies outside (as a
// share of 0 does). Sorts the draws.
Measure measure_of(double value, std::vector<double>& draws);

// One draw from the Dirichlet distribution with weights counts × evidence + ½.
void draw_shares(std::span<const std::int64_t> counts, double evidence, Random& random,
                 std::span<double> shares);

// Point q of sorted draws, linear between neighbours. REQUIRES: !sorted.empty().
double quantile(std::span<const double> sorted, double q);

// The 95 % point of Student's t, by its expansion around the normal. REQUIRES: degrees ≥ 1.
double student_95(double degrees);

}  // namespace steelyard
