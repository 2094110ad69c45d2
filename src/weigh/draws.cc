// Draws from posteriors and their 90 % points.
//
// Shares: Dirichlet posterior under Jeffreys' prior of ½ a category (Gelman et al., Bayesian Data
// Analysis, 3.4), made of gamma variates. Quantiles: type 7 of Hyndman and Fan (1996). Student's t:
// Abramowitz and Stegun 26.7.5.
#include "weigh/draws.h"

#include <algorithm>
#include <cmath>

namespace steelyard {

std::uint64_t seed_of(std::uint64_t seed, std::initializer_list<std::string_view> key) {
  for (const std::string_view part : key) seed = hash64(part, seed + 0x9E3779B97F4A7C15ULL);
  return seed;
}

double quantile(std::span<const double> sorted, double q) {
  const double at = q * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  if (below + 1 >= sorted.size()) return sorted.back();
  return std::lerp(sorted[below], sorted[below + 1], at - static_cast<double>(below));
}

Measure measure_of(double value, std::vector<double>& draws) {
  std::ranges::sort(draws);
  return {value, std::min(value, quantile(draws, 0.05)), std::max(value, quantile(draws, 0.95))};
}

void draw_shares(std::span<const std::int64_t> counts, double evidence, Random& random,
                 std::span<double> shares) {
  double total = 0;
  for (std::size_t i = 0; i < counts.size(); ++i)
    total += shares[i] = random.gamma(static_cast<double>(counts[i]) * evidence + 0.5);
  for (double& share : shares) share /= total;
}

double student_95(double degrees) {
  constexpr double z = 1.6448536269514722;
  const double z2 = z * z, v = degrees;
  return z + z * (z2 + 1) / (4 * v) + z * ((5 * z2 + 16) * z2 + 3) / (96 * v * v) +
         z * (((3 * z2 + 19) * z2 + 17) * z2 - 15) / (384 * v * v * v);
}

}  // namespace steelyard
