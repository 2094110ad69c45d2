// Fails on purpose: a run that does not find this failure would not find a real one either.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size >= 3 && bytes[0] == 'f' && bytes[1] == 'i' && bytes[2] == 'r') std::abort();
  return 0;
}
