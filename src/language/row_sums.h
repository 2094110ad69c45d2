// Sums of weight rows, the inner loop of tagging and parsing.
//
// A row is one cell a class. Shipped cells are bytes that stand for `code · |code|`; two rows are read side
// by side so that one multiply-and-add of the processor gives the squares of both. Cells under training are
// 32-bit numbers. The sums are whole numbers: every way of adding them gives the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace steelyard::language {

// Adds the rows that begin at the given cells, `blocks` × 16 classes wide, into `sums` (which it sets).
// REQUIRES: blocks <= 8, at most 128 rows, and room behind the last cell for 128 more.
void sum_rows(const std::int8_t* cells, std::span<const std::uint32_t> rows, std::size_t blocks,
              std::int32_t* sums);
void sum_rows(const std::int32_t* cells, std::span<const std::uint32_t> rows, std::size_t blocks,
              std::int32_t* sums);

}  // namespace steelyard::language
