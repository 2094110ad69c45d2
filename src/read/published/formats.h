// The table of formats of published events: one entry a format, each in the file of its name.
#pragma once

#include "read/published/row_reader.h"

namespace steelyard {

struct PublishedFormat {
  std::string_view name;   // as in `steelyard import NAME`
  std::string_view title;  // for messages
  std::span<const std::string_view> columns;
  bool has_header = false;
  std::unique_ptr<RowReader> (*reader)(const PublishedTables&) = nullptr;
  std::unique_ptr<RowWriter> (*writer)(const PublishedTables&) = nullptr;
  // A format whose rows can be turned into rows of this one as they are.
  std::string_view kin;
  std::string (*from_kin)(std::string_view row) = nullptr;
};

extern const PublishedFormat kGdelt, kGdelt1, kIcews, kPolecat, kPhoenix, kPetrarch;

std::span<const PublishedFormat* const> published_formats();
const PublishedFormat* find_published_format(std::string_view name);

}  // namespace steelyard
