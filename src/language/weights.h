// Linear weights over hashed features: the form in which they are learned and the small form in which they
// ship.
//
// Every feature is a 32-bit number. The weights of one feature, one for each class (tag or action), lie side
// by side from a cell that the number is scaled to, and rows of different features may overlap at any offset:
// a feature has few classes that matter, so that overlapping rows waste no space, and a row is still one or
// two cache lines. Hashing after Weinberger et al. (2009), "Feature hashing for large scale multitask
// learning".
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "language/huge_pages.h"

namespace steelyard::language {

inline constexpr std::size_t kClassesMax = 128;  // a multiple of 16
inline constexpr std::size_t kFeaturesMax = 128;
inline constexpr std::int32_t kGreatestWeight = 127 * 127;

// The features of one decision.
struct Features {
  std::uint32_t hashes[kFeaturesMax];
  std::size_t count = 0;

  void clear() { count = 0; }
  // `kind` tells the templates apart; the parts are what the template looks at.
  void add(std::uint32_t kind, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0,
           std::uint64_t d = 0) {
    std::uint64_t h = a * 0x9E3779B97F4A7C15u + b * 0xC2B2AE3D27D4EB4Fu + c * 0x165667B19E3779F9u +
                      d * 0xD6E8FEB86659FD93u + kind * 0xFF51AFD7ED558CCDu;
    h ^= h >> 32;
    h *= 0x9FB21C651E98DF25u;
    hashes[count++] = static_cast<std::uint32_t>(h >> 32);
  }
};

struct Scores {
  alignas(64) std::int32_t values[kClassesMax];
};

// Read-only weights. In the file each is one byte, whose square, with its sign, is the weight: learned
// weights have a long tail, and a few that are a hundred times the usual matter as much as the many small
// ones.
class Weights {
 public:
  Weights() = default;
  Weights(std::span<const std::int8_t> codes, std::size_t classes);
  std::size_t classes() const { return classes_; }
  std::span<const std::int8_t> codes() const { return {codes_.data(), size_}; }
  void score(const Features& features, Scores& scores) const;

 private:
  HugeVector<std::int8_t> codes_;  // with room behind them for the last rows
  std::size_t size_ = 0, classes_ = 0;
};

// Which features were observed too seldom to get a weight: they would fill the cells with noise.
class RareFeatures {
 public:
  explicit RareFeatures(std::uint8_t seen_min) : seen_min_(seen_min), seen_(kCounters) {}
  void observe(const Features& features) {
    for (std::size_t f = 0; f < features.count; ++f)
      if (std::uint8_t& count = seen_[counter_of(features.hashes[f])]; count < UINT8_MAX) ++count;
  }
  bool is_rare(std::uint32_t hash) const { return seen_[counter_of(hash)] < seen_min_; }

 private:
  static constexpr std::size_t kCounters = std::size_t{1} << 25;
  static std::size_t counter_of(std::uint32_t hash) { return hash * 2654435761u >> 7; }
  std::uint8_t seen_min_;
  HugeVector<std::uint8_t> seen_;
};

// Weights that are being learned by an averaged perceptron with a margin (Freund and Schapire 1999; Crammer
// and Singer 2003), in whole numbers, so that any machine learns the same.
class Learner {
 public:
  struct Options {
    std::size_t cells = 0, classes = 0;
    std::int32_t margin = 0;    // by which the right class must lead
    std::uint8_t seen_min = 1;  // features observed less often get no weight
  };
  explicit Learner(const Options& options);
  // Counts features; to be called for every decision of the first epoch.
  void observe(const Features& features) { rare_.observe(features); }
  void score(const Features& features, Scores& scores) const;
  // Moves the weights from the rival to the right class, unless that leads by the margin already. Every
  // decision counts for the average.
  void learn(const Features& features, const Scores& scores, std::size_t right, std::size_t rival);
  // Adds the averages, each cell's to its own.
  void add_averages(std::vector<double>& sums) const;

 private:
  void shift(const Features& features, std::size_t right, std::size_t wrong);

  Options options_;
  RareFeatures rare_;
  HugeVector<std::int32_t> now_;
  HugeVector<std::int64_t> past_;  // Σ change × time, so that the average is now − past / time
  std::int64_t time_ = 1;
};

std::vector<std::int8_t> codes_of(const std::vector<double>& sums, int least_code);
// The sums as codes, scaled so that the greatest just fits; those below `least_code` become zero, which the
// file packs well.
Weights coded(const std::vector<double>& sums, std::size_t classes, int least_code);

// The valid class of the highest score, the first among equals. REQUIRES: one is valid.
template <class Valid>
std::size_t best_class(const Scores& scores, std::size_t classes, Valid valid) {
  std::size_t best = classes;
  for (std::size_t c = 0; c < classes; ++c)
    if (valid(c) && (best == classes || scores.values[c] > scores.values[best])) best = c;
  return best;
}

}  // namespace steelyard::language
