// Sums of weights as the processor adds them, against the slow obvious way.
#include <cstdlib>

#include "language/move_weights.h"
#include "language/row_sums.h"
#include "unit/language_cases.h"

namespace steelyard::language {
namespace {

std::vector<std::int8_t> random_codes(Random& random, std::size_t count) {
  std::vector<std::int8_t> codes(count);
  for (std::int8_t& code : codes) code = static_cast<std::int8_t>(static_cast<int>(random.below(255)) - 127);
  return codes;
}

TEST(LanguageSums, OfRowsAreThoseOfASlowLoop) {
  Random random(17);
  const std::vector<std::int8_t> codes = random_codes(random, 5000);
  const std::vector<std::int32_t> numbers(codes.begin(), codes.end());
  for (std::size_t blocks = 1; blocks <= 8; ++blocks) {
    for (std::size_t count = 0; count <= 128; count += 1 + random.below(9)) {
      std::vector<std::uint32_t> rows(count);
      for (std::uint32_t& row : rows) row = static_cast<std::uint32_t>(random.below(5000 - 128));
      std::vector<std::int32_t> sums(blocks * 16, 1), plain(blocks * 16, 1);
      sum_rows(codes.data(), rows, blocks, sums.data());
      sum_rows(numbers.data(), rows, blocks, plain.data());
      for (std::size_t c = 0; c < blocks * 16; ++c) {
        std::int32_t squares = 0, total = 0;
        for (const std::uint32_t row : rows)
          squares += codes[row + c] * std::abs(codes[row + c]), total += codes[row + c];
        ASSERT_EQ(sums[c], squares) << blocks << " blocks, " << count << " rows, class " << c;
        ASSERT_EQ(plain[c], total) << blocks << " blocks, " << count << " rows, class " << c;
      }
    }
  }
}

TEST(LanguageSums, OfMovesAreThoseOfASlowLoop) {
  Random random(23);
  const std::vector<std::int8_t> codes = random_codes(random, 4 * 256);
  const MoveWeights weights(codes);
  for (std::size_t count = 0; count <= kFeaturesMax; ++count) {
    Features features;
    for (; features.count < count; ++features.count)
      features.hashes[features.count] = static_cast<std::uint32_t>(random.below(std::uint64_t{1} << 32));
    MoveScores scores;
    MoveCells cells;
    weights.locate(features, cells);
    weights.score(cells, scores);
    for (std::size_t move = 0; move < 3; ++move) {
      std::int32_t total = 0;
      for (std::size_t f = 0; f < count; ++f) {
        const std::int8_t code = codes[4 * (features.hashes[f] >> 24) + move];
        total += code * std::abs(code);
      }
      ASSERT_EQ(scores.values[move], total) << count << " features, move " << move;
    }
  }
}

}  // namespace
}  // namespace steelyard::language
