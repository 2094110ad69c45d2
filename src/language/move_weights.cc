// Sums of move cells: eight at a time where the processor can, one by one elsewhere; the same sums.
#include "language/move_weights.h"

#include <cstdlib>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace steelyard::language {
namespace {

int unused_bits(std::size_t cells) { return 33 - static_cast<int>(std::bit_width(cells)); }

void score_anywhere(const std::int8_t* codes, const MoveCells& cells, std::int32_t* sums) {
  for (std::size_t f = 0; f < cells.count; ++f)
    for (std::size_t move = 0; move < 4; ++move) {
      const std::int8_t code = codes[4 * std::size_t{cells.numbers[f]} + move];
      sums[move] += code * std::abs(code);
    }
}

#if defined(__x86_64__)
#define STEELYARD_AVX2 __attribute__((target("avx2")))

// Four cells. Loads one by one: the gathering instruction of many processors is slower.
STEELYARD_AVX2 inline __m128i load_cells(const std::int8_t* codes, const std::uint32_t* cells) {
  const auto load = [codes](std::uint32_t cell) __attribute__((target("avx2"))) {
    return _mm_loadu_si32(codes + 4 * std::size_t{cell});
  };
  return _mm_unpacklo_epi64(_mm_unpacklo_epi32(load(cells[0]), load(cells[1])),
                            _mm_unpacklo_epi32(load(cells[2]), load(cells[3])));
}

// Eight cells are 32 bytes. Once the four bytes of one move lie side by side, |c| · c of neighbours are added
// in 16 bits (2 · 127² fits) and then in 32.
STEELYARD_AVX2 void score_wide(const std::int8_t* codes, const MoveCells& cells, std::int32_t* sums) {
  const __m256i by_move = _mm256_setr_epi8(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15, 0, 4, 8, 12,
                                           1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15);
  const __m256i ones = _mm256_set1_epi16(1);
  __m256i total = _mm256_setzero_si256();
  for (std::size_t f = 0; f < cells.count; f += MoveCells::kStep) {
    const __m256i found =
        _mm256_set_m128i(load_cells(codes, cells.numbers + f + 4), load_cells(codes, cells.numbers + f));
    const __m256i sorted = _mm256_shuffle_epi8(found, by_move);
    const __m256i pairs = _mm256_maddubs_epi16(_mm256_abs_epi8(sorted), sorted);
    total = _mm256_add_epi32(total, _mm256_madd_epi16(pairs, ones));
  }
  const __m128i sum = _mm_add_epi32(_mm256_castsi256_si128(total), _mm256_extracti128_si256(total, 1));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(sums), sum);
}
const bool kHasAvx2 = __builtin_cpu_supports("avx2") != 0;
#endif

}  // namespace

MoveWeights::MoveWeights(std::span<const std::int8_t> codes)
    : size_(codes.size()), codes_(codes.size() + 4), unused_bits_(unused_bits(codes.size() / 4)) {
  std::ranges::copy(codes, codes_.begin());
}

void MoveWeights::locate(const Features& features, MoveCells& cells) const {
  for (std::size_t f = 0; f < features.count; ++f) cells.numbers[f] = features.hashes[f] >> unused_bits_;
  for (std::size_t f = 0; f < features.count; ++f)
    __builtin_prefetch(&codes_[4 * std::size_t{cells.numbers[f]}]);
  cells.count = features.count;
  while (cells.count % MoveCells::kStep != 0)
    cells.numbers[cells.count++] = static_cast<std::uint32_t>(size_ / 4);
}

void MoveWeights::score(const MoveCells& cells, MoveScores& scores) const {
  scores = {};
#if defined(__x86_64__)
  if (kHasAvx2) return score_wide(codes_.data(), cells, scores.values);
#endif
  score_anywhere(codes_.data(), cells, scores.values);
}

MoveLearner::MoveLearner(std::size_t cells, std::uint8_t seen_min)
    : unused_bits_(unused_bits(cells)), rare_(seen_min), now_(4 * cells), past_(4 * cells) {}

void MoveLearner::observe(const Features& features) { rare_.observe(features); }

void MoveLearner::score(const Features& features, MoveScores& scores) const {
  std::size_t cells[kFeaturesMax];
  for (std::size_t f = 0; f < features.count; ++f) {
    cells[f] = std::size_t{4} * (features.hashes[f] >> unused_bits_);
    __builtin_prefetch(&now_[cells[f]]);
  }
  scores = {};
  for (std::size_t f = 0; f < features.count; ++f)
    for (std::size_t move = 0; move < 4; ++move) scores.values[move] += now_[cells[f] + move];
}

void MoveLearner::shift(const Features& features, std::size_t move, std::int32_t by) {
  for (std::size_t f = 0; f < features.count; ++f) {
    if (rare_.is_rare(features.hashes[f])) continue;
    const std::size_t cell = std::size_t{4} * (features.hashes[f] >> unused_bits_) + move;
    now_[cell] += by;
    past_[cell] += by * time_;
  }
}

void MoveLearner::add_averages(std::vector<double>& sums) const {
  sums.resize(now_.size());
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += double(now_[i]) - double(past_[i]) / double(time_);
}

}  // namespace steelyard::language
