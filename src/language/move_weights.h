// Weights of the three moves: one cell of four numbers for each feature, the fourth unused.
#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "language/weights.h"

namespace steelyard::language {

struct MoveScores {
  alignas(16) std::int32_t values[4];
};

// Cells of one decision, made up to a multiple of eight with a cell of zeros.
struct MoveCells {
  static constexpr std::size_t kStep = 8;
  alignas(32) std::uint32_t numbers[kFeaturesMax];
  std::size_t count = 0;
};

// Read-only, one byte a number, which stands for `code · |code|` as in Weights.
class MoveWeights {
 public:
  MoveWeights() = default;
  // Four a cell. REQUIRES: is_size(codes.size()).
  explicit MoveWeights(std::span<const std::int8_t> codes);
  // Cells are a power of two, at least two, so that the first bits of a hash are the number of its cell.
  static bool is_size(std::size_t codes) { return codes >= 8 && std::has_single_bit(codes); }
  std::span<const std::int8_t> codes() const { return {codes_.data(), size_}; }
  // Where the features' weights lie; they are fetched meanwhile, so that several states are best located
  // before the first is scored.
  void locate(const Features& features, MoveCells& cells) const;
  void score(const MoveCells& cells, MoveScores& scores) const;

 private:
  std::size_t size_ = 0;
  HugeVector<std::int8_t> codes_;  // with a cell of zeros behind them
  int unused_bits_ = 0;            // of a hash
};

// Weights being learned by an averaged perceptron over whole sequences (Collins 2002).
class MoveLearner {
 public:
  // REQUIRES: `cells` is a power of two, at least two.
  MoveLearner(std::size_t cells, std::uint8_t seen_min);
  void observe(const Features& features);
  void score(const Features& features, MoveScores& scores) const;
  void shift(const Features& features, std::size_t move, std::int32_t by);
  void tick() { ++time_; }  // once a sentence
  void add_averages(std::vector<double>& sums) const;

 private:
  int unused_bits_;
  RareFeatures rare_;
  HugeVector<std::int32_t> now_;
  HugeVector<std::int64_t> past_;
  std::int64_t time_ = 1;
};

}  // namespace steelyard::language
