#include "read_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  return steelyard::fuzz::read_as(steelyard::InputFormat::jsonl, "input", bytes, size);
}
