// What the targets of the readers share: bytes in, and what must hold of anything that comes out.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "steelyard/read.h"

namespace steelyard::fuzz {

inline void require(bool holds) {
  if (!holds) std::abort();
}

inline void check(const Document& document) {
  for (const std::string* text :
       {&document.id, &document.title, &document.text, &document.author, &document.language})
    require(!find_invalid_utf8(*text));
  require(!document.id.empty() && !document.language.empty() && !document.origin.empty());
  for (const Furniture& piece : document.furniture)
    require(!piece.kind.empty() && !find_invalid_utf8(piece.text));
}

// Reads the bytes in one format; the first byte turns options on, so that they are tried together.
inline int read_as(InputFormat format, const char* name, const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  ReadOptions options;
  options.format = format;
  options.english_only = (bytes[0] & 1) == 0;
  options.strict = (bytes[0] & 2) != 0;
  options.day_order = (bytes[0] & 4) != 0 ? DayOrder::month_first : DayOrder::automatic;
  options.record_bytes_max = (bytes[0] & 8) != 0 ? 100 : std::size_t{1} << 20;
  Reporter reporter([](const Error& error) { require(!error.message.empty()); });
  std::size_t documents = 0;
  const auto counts = read_bytes(std::string_view(reinterpret_cast<const char*>(bytes) + 1, size - 1), name,
                                 options, reporter, [&](const Document& document) {
                                   check(document);
                                   ++documents;
                                 });
  require(counts ? counts->documents == documents : !counts.error().message.empty());
  return 0;
}

}  // namespace steelyard::fuzz
