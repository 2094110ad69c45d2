// Mapping files and patterns of dates.
#include "read/published/csv_mapping.h"
#include "read_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace steelyard;
  const std::string_view text(reinterpret_cast<const char*>(bytes), size);
  const auto mapping = CsvMapping::parse(text, "mapping");
  fuzz::require(mapping || !mapping.error().message.empty());
  (void)day_after(text.substr(0, size / 2), text.substr(size / 2));
  return 0;
}
