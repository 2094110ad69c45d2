// Sums of weight rows, the perceptron's update, and the step from averages to bytes.
#include "language/weights.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace steelyard::language {
namespace {

// Vectors of the compiler: the same sums on any machine, in whichever registers it has.
using Bytes = std::int8_t __attribute__((vector_size(16)));
using Halves = std::int16_t __attribute__((vector_size(32)));
using Words = std::int32_t __attribute__((vector_size(32)));

constexpr std::size_t kLanes = 16;

std::size_t row_of(std::uint32_t hash, std::size_t size) { return std::uint64_t(hash) * size >> 32; }

template <std::size_t kBlocks>
void add_rows(const std::int8_t* cells, std::size_t size, const Features& features, std::int16_t* sums) {
  Halves total[kBlocks] = {};
  for (std::size_t f = 0; f < features.count; ++f) {
    const std::int8_t* row = cells + row_of(features.hashes[f], size);
    for (std::size_t b = 0; b < kBlocks; ++b) {
      Bytes bytes;
      std::memcpy(&bytes, row + b * kLanes, sizeof bytes);
      total[b] += __builtin_convertvector(bytes, Halves);
    }
  }
  std::memcpy(sums, total, sizeof total);
}

}  // namespace

Weights::Weights(std::vector<std::int8_t> cells, std::size_t classes)
    : cells_(std::move(cells)), size_(cells_.size()), classes_(classes) {
  cells_.resize(size_ + kClassesMax);  // the last rows reach past the end
}

void Weights::score(const Features& features, Scores& scores) const {
  for (std::size_t f = 0; f < features.count; ++f) __builtin_prefetch(&cells_[row_of(features.hashes[f], size_)]);
  alignas(64) std::int16_t sums[kClassesMax];
  const std::size_t blocks = (classes_ + kLanes - 1) / kLanes;
  if (blocks <= 4) {
    add_rows<4>(cells_.data(), size_, features, sums);
  } else if (blocks <= 6) {
    add_rows<6>(cells_.data(), size_, features, sums);
  } else {
    add_rows<8>(cells_.data(), size_, features, sums);
  }
  for (std::size_t c = 0; c < classes_; ++c) scores.values[c] = sums[c];
}

Learner::Learner(std::size_t cells, std::size_t classes)
    : size_(cells), classes_(classes), now_(cells + kClassesMax), past_(cells + kClassesMax) {}

void Learner::score(const Features& features, Scores& scores) const {
  for (std::size_t f = 0; f < features.count; ++f) __builtin_prefetch(&now_[row_of(features.hashes[f], size_)]);
  const std::size_t blocks = (classes_ + 7) / 8;
  Words total[kClassesMax / 8] = {};
  for (std::size_t f = 0; f < features.count; ++f) {
    const std::int32_t* row = now_.data() + row_of(features.hashes[f], size_);
    for (std::size_t b = 0; b < blocks; ++b) {
      Words words;
      std::memcpy(&words, row + b * 8, sizeof words);
      total[b] += words;
    }
  }
  std::memcpy(scores.values, total, sizeof total);
}

void Learner::shift(const Features& features, std::size_t target, std::int32_t by) {
  for (std::size_t f = 0; f < features.count; ++f) {
    const std::size_t cell = row_of(features.hashes[f], size_) + target;
    now_[cell] += by;
    past_[cell] += by * time_;
  }
}

void Learner::update(const Features& features, std::size_t right, std::size_t wrong) {
  shift(features, right, 1);
  shift(features, wrong, -1);
}

Weights Learner::averaged() const {
  std::vector<float> averages(size_);
  std::vector<float> sizes;
  for (std::size_t i = 0; i < size_; ++i) {
    averages[i] = static_cast<float>(double(now_[i]) - double(past_[i]) / double(time_));
    if (averages[i] != 0) sizes.push_back(std::fabs(averages[i]));
  }
  constexpr double kFit = 0.9995;
  float limit = 1;
  if (!sizes.empty()) {
    const auto at = sizes.begin() + static_cast<std::ptrdiff_t>(kFit * double(sizes.size() - 1));
    std::nth_element(sizes.begin(), at, sizes.end());
    limit = std::max(*at, 1e-6f);
  }
  std::vector<std::int8_t> cells(size_);
  for (std::size_t i = 0; i < size_; ++i)
    cells[i] = static_cast<std::int8_t>(std::clamp(std::lround(averages[i] / limit * 127), -127L, 127L));
  return Weights(std::move(cells), classes_);
}

}  // namespace steelyard::language
