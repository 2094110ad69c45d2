// Any bytes as a model file: an Error, or a model that parses. The checksum is mended first, so that the
// reader behind it is reached.
#include <cstring>
#include <string>

#include "steelyard/language.h"

using namespace steelyard;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes = "STYLMOD1" + std::string(reinterpret_cast<const char*>(data), size);
  const std::uint64_t checksum = hash64(bytes);
  char tail[sizeof checksum];
  std::memcpy(tail, &checksum, sizeof checksum);
  bytes.append(tail, sizeof tail);
  const auto model = LanguageModel::load(bytes);
  if (!model) return 0;
  const std::string text = "Gondor signed a treaty with the king's men.";
  std::vector<Token> tokens = tokenize(text, {0, static_cast<std::uint32_t>(text.size())});
  model->analyse(tokens);
  return 0;
}
