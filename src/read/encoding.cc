// Encodings. Bytes that are valid UTF-8 are UTF-8, whatever a page declares, because text in another encoding
// hardly ever is by chance. Else a declared charset is tried. Else, if most of what is not ASCII is sound
// UTF-8, only the broken bytes are replaced; if not, the text is windows-1252, the web's default (WHATWG
// Encoding, section 10).
#include "read/encoding.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

#include <iconv.h>

#include "read/byte_source.h"

namespace steelyard {
namespace {

constexpr std::uint32_t kReplacement = 0xFFFD;

// 0x80 … 0x9F of windows-1252; the five holes map to the control characters of the same number.
constexpr std::array<std::uint16_t, 32> kWindows1252 = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

std::string from_windows_1252(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (unsigned char c : bytes) {
    if (c < 0x80)
      text += static_cast<char>(c);
    else
      append_utf8(text, c < 0xA0 ? kWindows1252[c - 0x80] : c);
  }
  return text;
}

std::size_t count_lead_bytes(std::string_view text) {
  std::size_t count = 0;
  for (unsigned char c : text) count += c >= 0xC0;
  return count;
}

struct Patched {
  std::string text;
  std::size_t sound = 0, broken = 0;  // characters beyond ASCII
};

Patched patch_utf8(std::string_view bytes) {
  Patched patched;
  while (!bytes.empty()) {
    const std::size_t good = find_invalid_utf8(bytes).value_or(bytes.size());
    patched.text.append(bytes.substr(0, good));
    patched.sound += count_lead_bytes(bytes.substr(0, good));
    bytes.remove_prefix(good);
    if (bytes.empty()) break;
    append_utf8(patched.text, kReplacement);
    ++patched.broken;
    bytes.remove_prefix(1);
    while (!bytes.empty() && (static_cast<unsigned char>(bytes[0]) & 0xC0) == 0x80) bytes.remove_prefix(1);
  }
  return patched;
}

struct IconvCloser {
  void operator()(void* handle) const { iconv_close(handle); }
};

std::optional<std::string> by_iconv(std::string_view bytes, const std::string& charset) {
  const iconv_t handle = iconv_open("UTF-8", charset.c_str());
  if (handle == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
  const std::unique_ptr<void, IconvCloser> closer(handle);
  std::string source(bytes), text(bytes.size() * 4 + 16, '\0');
  char* in = source.data();
  char* out = text.data();
  std::size_t in_left = source.size(), out_left = text.size();
  if (iconv(handle, &in, &in_left, &out, &out_left) == static_cast<std::size_t>(-1)) return std::nullopt;
  text.resize(text.size() - out_left);
  return text;
}

bool is_charset_name(std::string_view name) {
  if (name.empty() || name.size() > 40) return false;
  for (char c : name)
    if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-' && c != '_') return false;
  return true;
}

// UTF-16 of one stream; a lone surrogate becomes U+FFFD.
class Utf16Source : public ByteSource {
 public:
  Utf16Source(std::unique_ptr<ByteSource> source, bool big_endian)
      : source_(std::move(source)), big_endian_(big_endian), raw_(kChunk, '\0') {}

  Result<std::size_t> read(char* into, std::size_t size) override {
    while (at_ == text_.size() && !ended_) {
      text_.clear();
      at_ = 0;
      STEELYARD_CHECK(fill());
    }
    const std::size_t count = std::min(size, text_.size() - at_);
    std::memcpy(into, text_.data() + at_, count);
    at_ += count;
    return count;
  }

 private:
  static constexpr std::size_t kChunk = std::size_t{1} << 16;

  Status fill() {
    STEELYARD_TRY(const std::size_t got, source_->read(raw_.data() + odd_, raw_.size() - odd_));
    ended_ = got == 0;
    const std::size_t size = odd_ + got;
    for (std::size_t i = 0; i + 1 < size; i += 2) unit(raw_[i], raw_[i + 1]);
    odd_ = size % 2;
    if (odd_ > 0) raw_[0] = raw_[size - 1];
    if (ended_ && (high_ != 0 || odd_ > 0)) append_utf8(text_, kReplacement);
    return {};
  }

  void unit(char first, char second) {
    const auto a = static_cast<unsigned char>(first), b = static_cast<unsigned char>(second);
    const auto value = static_cast<std::uint32_t>(big_endian_ ? a << 8 | b : b << 8 | a);
    const bool low = value >= 0xDC00 && value < 0xE000;
    if (high_ != 0 && low) {
      append_utf8(text_, 0x10000 + ((high_ - 0xD800) << 10) + (value - 0xDC00));
      high_ = 0;
      return;
    }
    if (high_ != 0) append_utf8(text_, kReplacement);
    high_ = value >= 0xD800 && value < 0xDC00 ? value : 0;
    if (high_ == 0) append_utf8(text_, low ? kReplacement : value);
  }

  std::unique_ptr<ByteSource> source_;
  bool big_endian_, ended_ = false;
  std::string raw_, text_;
  std::size_t odd_ = 0, at_ = 0;
  std::uint32_t high_ = 0;
};

struct Magic {
  std::string_view bytes, reason;
};
constexpr Magic kMagics[] = {
    {"%PDF", "is a PDF; save it as text or HTML"},
    {"PK\x03\x04", "is a zip archive or an office document; unpack it, or save it as text"},
    {"\xD0\xCF\x11\xE0", "is an old office document; save it as text"},
    {"{\\rtf", "is a rich text document; save it as plain text"},
    {"BZh", "is packed with bzip2; unpack it"},
    {"\xFD\x37zXZ", "is packed with xz; unpack it"},
    {"PAR1", "is a Parquet file; export it as CSV"},
};

}  // namespace

void append_utf8(std::string& text, std::uint32_t codepoint) {
  const auto add = [&text](std::uint32_t byte) { text += static_cast<char>(byte); };
  if (codepoint < 0x80) {
    add(codepoint);
  } else if (codepoint < 0x800) {
    add(0xC0 | codepoint >> 6);
    add(0x80 | (codepoint & 0x3F));
  } else if (codepoint < 0x10000) {
    add(0xE0 | codepoint >> 12);
    add(0x80 | (codepoint >> 6 & 0x3F));
    add(0x80 | (codepoint & 0x3F));
  } else {
    add(0xF0 | codepoint >> 18);
    add(0x80 | (codepoint >> 12 & 0x3F));
    add(0x80 | (codepoint >> 6 & 0x3F));
    add(0x80 | (codepoint & 0x3F));
  }
}

std::string binary_reason(std::string_view head) {
  for (const Magic& magic : kMagics)
    if (head.starts_with(magic.bytes)) return std::string(magic.reason);
  std::size_t controls = 0;
  for (unsigned char c : head) {
    if (c == 0) return "holds zero bytes and is no text; leave it out, or save it as UTF-8";
    controls += c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B;
  }
  if (controls * 50 > head.size()) return "holds control characters and is no text; leave it out";
  return "";
}

std::unique_ptr<ByteSource> decode_utf16(std::unique_ptr<ByteSource> source, bool big_endian) {
  return std::make_unique<Utf16Source>(std::move(source), big_endian);
}

Result<Decoded> decode_text(std::string bytes, std::string_view declared, const std::string& name) {
  if (const std::string reason = binary_reason(bytes); !reason.empty())
    return failure(ErrorKind::bad_input, reason, name);
  if (!find_invalid_utf8(bytes)) return Decoded{std::move(bytes), ""};
  const std::string charset = lower_ascii(trim(declared));
  if (is_charset_name(charset) && charset != "utf-8" && charset != "utf8")
    if (auto text = by_iconv(bytes, charset)) return Decoded{*std::move(text), ""};
  Patched patched = patch_utf8(bytes);
  if (patched.sound > patched.broken)
    return Decoded{std::move(patched.text), "holds " + std::to_string(patched.broken) +
                                                " broken UTF-8 characters; they were replaced by U+FFFD"};
  return Decoded{from_windows_1252(bytes), "is not UTF-8; it was read as windows-1252"};
}

}  // namespace steelyard
