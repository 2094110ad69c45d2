// Sums of weight rows: once for processors with AVX2, once for any other. The choice is made at run time.
#include "language/row_sums.h"

#include <array>
#include <cstdlib>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace steelyard::language {
namespace {

constexpr std::size_t kLanes = 16, kBlocksMax = 8;

std::int32_t weight_of(std::int8_t code) { return code * std::abs(code); }
std::int32_t weight_of(std::int32_t weight) { return weight; }

template <class Cell>
void sum_anywhere(const Cell* cells, std::span<const std::uint32_t> rows, std::size_t blocks,
                  std::int32_t* sums) {
  std::fill_n(sums, blocks * kLanes, 0);
  for (const std::uint32_t row : rows)
    for (std::size_t c = 0; c < blocks * kLanes; ++c) sums[c] += weight_of(cells[row + c]);
}

#if defined(__x86_64__)
#define STEELYARD_AVX2 __attribute__((target("avx2")))

constexpr std::size_t kAhead = 12;  // rows between the one that is read and the one that is fetched
alignas(64) constexpr std::int8_t kNoRow[kBlocksMax * kLanes] = {};

// Adds c·|c| of two bytes, side by side, for each of eight classes.
STEELYARD_AVX2 inline __m256i add_squares(__m256i total, __m128i pairs) {
  const __m256i wide = _mm256_cvtepi8_epi16(pairs);
  return _mm256_add_epi32(total, _mm256_madd_epi16(wide, _mm256_abs_epi16(wide)));
}

STEELYARD_AVX2 inline __m128i load(const std::int8_t* cells) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(cells));
}

template <std::size_t kBlocks>
STEELYARD_AVX2 void sum_wide(const std::int8_t* cells, std::span<const std::uint32_t> rows,
                             std::int32_t* sums) {
  __m256i totals[2 * kBlocks];
  for (__m256i& total : totals) total = _mm256_setzero_si256();
  for (std::size_t r = 0; r < rows.size(); r += 2) {
    for (std::size_t ahead = r + kAhead; ahead < std::min(r + kAhead + 2, rows.size()); ++ahead) {
      _mm_prefetch(cells + rows[ahead], _MM_HINT_T0);
      _mm_prefetch(cells + rows[ahead] + kBlocks * kLanes - 1, _MM_HINT_T0);
    }
    const std::int8_t* a = cells + rows[r];
    const std::int8_t* b = r + 1 < rows.size() ? cells + rows[r + 1] : kNoRow;
    for (std::size_t block = 0; block < kBlocks; ++block) {
      const __m128i x = load(a + block * kLanes), y = load(b + block * kLanes);
      totals[2 * block] = add_squares(totals[2 * block], _mm_unpacklo_epi8(x, y));
      totals[2 * block + 1] = add_squares(totals[2 * block + 1], _mm_unpackhi_epi8(x, y));
    }
  }
  for (std::size_t i = 0; i < 2 * kBlocks; ++i)
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + 8 * i), totals[i]);
}

template <std::size_t kBlocks>
STEELYARD_AVX2 void sum_wide(const std::int32_t* cells, std::span<const std::uint32_t> rows,
                             std::int32_t* sums) {
  __m256i totals[2 * kBlocks];
  for (__m256i& total : totals) total = _mm256_setzero_si256();
  for (const std::uint32_t row : rows)
    for (std::size_t i = 0; i < 2 * kBlocks; ++i)
      totals[i] = _mm256_add_epi32(totals[i],
                                   _mm256_loadu_si256(reinterpret_cast<const __m256i*>(cells + row + 8 * i)));
  for (std::size_t i = 0; i < 2 * kBlocks; ++i)
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(sums + 8 * i), totals[i]);
}

const bool kHasAvx2 = __builtin_cpu_supports("avx2") != 0;

// The number of blocks is fixed when compiling, so that the totals stay in registers.
template <class Cell, std::size_t... kSizes>
void sum_wide(const Cell* cells, std::span<const std::uint32_t> rows, std::size_t blocks, std::int32_t* sums,
              std::index_sequence<kSizes...>) {
  using Sum = void (*)(const Cell*, std::span<const std::uint32_t>, std::int32_t*);
  static constexpr std::array<Sum, sizeof...(kSizes)> kSums{&sum_wide<kSizes + 1>...};
  kSums[blocks - 1](cells, rows, sums);
}
#endif

template <class Cell>
void sum(const Cell* cells, std::span<const std::uint32_t> rows, std::size_t blocks, std::int32_t* sums) {
#if defined(__x86_64__)
  if (kHasAvx2) return sum_wide(cells, rows, blocks, sums, std::make_index_sequence<kBlocksMax>());
#endif
  sum_anywhere(cells, rows, blocks, sums);
}

}  // namespace

void sum_rows(const std::int8_t* cells, std::span<const std::uint32_t> rows, std::size_t blocks,
              std::int32_t* sums) {
  sum(cells, rows, blocks, sums);
}

void sum_rows(const std::int32_t* cells, std::span<const std::uint32_t> rows, std::size_t blocks,
              std::int32_t* sums) {
  sum(cells, rows, blocks, sums);
}

}  // namespace steelyard::language
