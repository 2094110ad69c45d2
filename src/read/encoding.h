// Bytes as pages come → UTF-8, or a reason why they are no text.
#pragma once

#include <string>
#include <string_view>

#include "steelyard/base.h"

namespace steelyard {

struct Decoded {
  std::string text;  // valid UTF-8
  std::string
      note;  // what was repaired, as a clause: "is not UTF-8; it was read as windows-1252"; empty if nothing
};

// `declared` is what the page says of itself ("windows-1251"), or empty. UTF-8 always wins when the bytes are
// valid.
Result<Decoded> decode_text(std::string bytes, std::string_view declared, const std::string& name);

// What is wrong with the bytes as text, as a clause: "is a PDF; save it as text"; empty if nothing.
std::string binary_reason(std::string_view head);

void append_utf8(std::string& text, std::uint32_t codepoint);

}  // namespace steelyard
