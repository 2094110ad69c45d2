// The rows of a decision, the perceptron's update, and the step from averages to bytes.
#include "language/weights.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "language/row_sums.h"

namespace steelyard::language {
namespace {

constexpr std::size_t kLanes = 16, kFetchedFirst = 12;
constexpr double kCodeMax = 127;

std::size_t row_of(std::uint32_t hash, std::size_t size) { return std::uint64_t(hash) * size >> 32; }

// A row lies over two lines of the cache, and anywhere: the first ones are fetched while the rest is worked
// out.
template <class Cell>
void score_rows(const HugeVector<Cell>& cells, std::size_t size, std::size_t classes,
                const Features& features, Scores& scores) {
  std::uint32_t rows[kFeaturesMax];
  for (std::size_t f = 0; f < features.count; ++f) {
    rows[f] = static_cast<std::uint32_t>(row_of(features.hashes[f], size));
    if (f < kFetchedFirst) {
      __builtin_prefetch(&cells[rows[f]]);
      __builtin_prefetch(&cells[rows[f] + classes - 1]);
    }
  }
  sum_rows(cells.data(), {rows, features.count}, (classes + kLanes - 1) / kLanes, scores.values);
}

std::int8_t code_of(double share) {
  const long root = std::lround(std::sqrt(std::fabs(share)) * kCodeMax);
  return static_cast<std::int8_t>(share < 0 ? -root : root);
}

}  // namespace

Weights::Weights(std::span<const std::int8_t> codes, std::size_t classes)
    : codes_(codes.size() + kClassesMax), size_(codes.size()), classes_(classes) {
  std::ranges::copy(codes, codes_.begin());
}

void Weights::score(const Features& features, Scores& scores) const {
  score_rows(codes_, size_, classes_, features, scores);
}

Learner::Learner(const Options& options)
    : options_(options),
      rare_(options.seen_min),
      now_(options.cells + kClassesMax),
      past_(options.cells + kClassesMax) {}

void Learner::score(const Features& features, Scores& scores) const {
  score_rows(now_, options_.cells, options_.classes, features, scores);
}

void Learner::learn(const Features& features, const Scores& scores, std::size_t right, std::size_t rival) {
  if (scores.values[right] - scores.values[rival] <= options_.margin) shift(features, right, rival);
  ++time_;
}

void Learner::shift(const Features& features, std::size_t right, std::size_t wrong) {
  for (std::size_t f = 0; f < features.count; ++f) {
    if (rare_.is_rare(features.hashes[f])) continue;
    const std::size_t row = row_of(features.hashes[f], options_.cells);
    ++now_[row + right];
    --now_[row + wrong];
    past_[row + right] += time_;
    past_[row + wrong] -= time_;
  }
}

void Learner::add_averages(std::vector<double>& sums) const {
  sums.resize(options_.cells);
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += double(now_[i]) - double(past_[i]) / double(time_);
}

std::vector<std::int8_t> codes_of(const std::vector<double>& sums, int least_code) {
  double greatest = 1e-9;
  for (const double sum : sums) greatest = std::max(greatest, std::fabs(sum));
  std::vector<std::int8_t> codes(sums.size());
  std::ranges::transform(sums, codes.begin(), [&](double sum) {
    const std::int8_t code = code_of(sum / greatest);
    return std::abs(code) < least_code ? std::int8_t{0} : code;
  });
  return codes;
}

Weights coded(const std::vector<double>& sums, std::size_t classes, int least_code) {
  return Weights(codes_of(sums, least_code), classes);
}

}  // namespace steelyard::language
