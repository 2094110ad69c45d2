// Sums of weight rows, the perceptron's update, and the step from averages to bytes.
#include "language/weights.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>

namespace steelyard::language {
namespace {

// Vectors of the compiler: the same sums on any machine, in whichever registers it has. Scoring is half of
// all time, so the program carries it twice and takes the wide one where the processor has it. (The choice is
// made before the sanitizers are ready, so they do without.)
#if defined(__x86_64__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define STEELYARD_WIDE_CLONE __attribute__((target_clones("avx2", "default")))
#else
#define STEELYARD_WIDE_CLONE
#endif
#define STEELYARD_INLINE inline __attribute__((always_inline))

using Codes = std::int8_t __attribute__((vector_size(16)));
using Halves = std::int16_t __attribute__((vector_size(32)));
using Words = std::int32_t __attribute__((vector_size(64)));

constexpr std::size_t kLanes = 16;
constexpr double kCodeMax = 127;

constexpr std::size_t kCounters = std::size_t{1} << 25;
std::size_t counter_of(std::uint32_t hash) { return hash * 2654435761u >> 7; }

std::size_t row_of(std::uint32_t hash, std::size_t size) { return std::uint64_t(hash) * size >> 32; }

// Adds the weights that the codes of all lanes stand for: squares with the sign of the code.
STEELYARD_INLINE void add_lanes(const std::int8_t* codes, Words& total) {
  Codes bytes;
  std::memcpy(&bytes, codes, sizeof bytes);
  const Halves wide = __builtin_convertvector(bytes, Halves);
  total += __builtin_convertvector(wide * (wide < 0 ? -wide : wide), Words);
}

STEELYARD_INLINE void add_lanes(const std::int32_t* weights, Words& total) {
  Words words;
  std::memcpy(&words, weights, sizeof words);
  total += words;
}

template <std::size_t kBlocks, class Cell>
STEELYARD_INLINE void add_rows(const Cell* cells, std::size_t size, const Features& features,
                               std::int32_t* sums) {
  Words total[kBlocks] = {};
  for (std::size_t f = 0; f < features.count; ++f) {
    const Cell* row = cells + row_of(features.hashes[f], size);
    for (std::size_t b = 0; b < kBlocks; ++b) add_lanes(row + b * kLanes, total[b]);
  }
  std::memcpy(sums, total, sizeof total);
}

// The number of blocks is fixed when compiling, so that the sums stay in registers.
template <class Cell>
STEELYARD_INLINE void add_classes(const Cell* cells, std::size_t size, std::size_t classes,
                                  const Features& features, Scores& scores) {
  // A row lies over two lines of the cache, and anywhere: fetch both before the first is needed.
  for (std::size_t f = 0; f < features.count; ++f) {
    const Cell* row = cells + row_of(features.hashes[f], size);
    __builtin_prefetch(row);
    __builtin_prefetch(row + classes - 1);
  }
  if (classes <= 64) return add_rows<4>(cells, size, features, scores.values);
  if (classes <= 96) return add_rows<6>(cells, size, features, scores.values);
  add_rows<8>(cells, size, features, scores.values);
}

std::int8_t code_of(double share) {
  const long root = std::lround(std::sqrt(std::fabs(share)) * kCodeMax);
  return static_cast<std::int8_t>(share < 0 ? -root : root);
}

}  // namespace

Weights::Weights(std::vector<std::int8_t> codes, std::size_t classes)
    : codes_(std::move(codes)), size_(codes_.size()), classes_(classes) {
  codes_.resize(size_ + kClassesMax);
}

STEELYARD_WIDE_CLONE void Weights::score(const Features& features, Scores& scores) const {
  add_classes(codes_.data(), size_, classes_, features, scores);
}

Learner::Learner(const Options& options)
    : options_(options),
      now_(options.cells + kClassesMax),
      past_(options.cells + kClassesMax),
      seen_(kCounters) {}

void Learner::observe(const Features& features) {
  for (std::size_t f = 0; f < features.count; ++f)
    if (std::uint8_t& count = seen_[counter_of(features.hashes[f])]; count < UINT8_MAX) ++count;
}

bool Learner::is_rare(std::uint32_t hash) const { return seen_[counter_of(hash)] < options_.seen_min; }

STEELYARD_WIDE_CLONE void Learner::score(const Features& features, Scores& scores) const {
  add_classes(now_.data(), options_.cells, options_.classes, features, scores);
}

void Learner::learn(const Features& features, const Scores& scores, std::size_t right, std::size_t rival) {
  if (scores.values[right] - scores.values[rival] <= options_.margin) shift(features, right, rival);
  ++time_;
}

void Learner::shift(const Features& features, std::size_t right, std::size_t wrong) {
  for (std::size_t f = 0; f < features.count; ++f) {
    if (is_rare(features.hashes[f])) continue;
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

Weights coded(const std::vector<double>& sums, std::size_t classes, int least_code) {
  double greatest = 1e-9;
  for (const double sum : sums) greatest = std::max(greatest, std::fabs(sum));
  std::vector<std::int8_t> codes(sums.size());
  std::ranges::transform(sums, codes.begin(), [&](double sum) {
    const std::int8_t code = code_of(sum / greatest);
    return std::abs(code) < least_code ? std::int8_t{0} : code;
  });
  return Weights(std::move(codes), classes);
}

}  // namespace steelyard::language
