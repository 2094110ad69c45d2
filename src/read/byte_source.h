// Bytes from a file, standard input or memory, unpacked and in UTF-8 as far as a byte-order mark tells.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "steelyard/base.h"

namespace steelyard {

// A stream of bytes that is read once, in order.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Fills up to `size` bytes and returns how many; 0 is the end. After an error the source is at its end.
  virtual Result<std::size_t> read(char* into, std::size_t size) = 0;
};

// A source whose first bytes can be looked at before they are read.
class PeekSource : public ByteSource {
 public:
  explicit PeekSource(std::unique_ptr<ByteSource> inner) : inner_(std::move(inner)) {}
  // Up to `size` bytes from the current position; fewer only at the end. Valid until the next call.
  Result<std::string_view> peek(std::size_t size);
  Result<std::size_t> read(char* into, std::size_t size) override;

 private:
  std::unique_ptr<ByteSource> inner_;
  std::string held_;
  std::size_t at_ = 0;
  bool ended_ = false;
};

// Opens a path ("-" is standard input), unpacks gzip and zstd by their first bytes whatever the name says,
// turns UTF-16 with a byte-order mark into UTF-8 and drops the mark of UTF-8.
// Archives are unpacked where they are asked for: word processors save their pages as zip, too.
enum class Archives { refused, unpacked };
Result<std::unique_ptr<PeekSource>> open_source(const std::string& path,
                                                Archives archives = Archives::refused);
// The same over bytes in memory. REQUIRES: the bytes live longer than the source.
Result<std::unique_ptr<PeekSource>> open_memory(std::string_view bytes, const std::string& name,
                                                Archives archives = Archives::refused);

// Everything up to the end. An Error when there is more than `size_max`.
Result<std::string> read_all(ByteSource& source, std::size_t size_max, const std::string& name);

// decompress.cc
std::unique_ptr<ByteSource> unpack_gzip(std::unique_ptr<ByteSource> packed, std::string name);
std::unique_ptr<ByteSource> unpack_zstd(std::unique_ptr<ByteSource> packed, std::string name);
// unzip.cc
bool is_zip(std::string_view head);
std::unique_ptr<ByteSource> unpack_zip(std::unique_ptr<PeekSource> packed, std::string name);
// encoding.cc
std::unique_ptr<ByteSource> decode_utf16(std::unique_ptr<ByteSource> source, bool big_endian);

}  // namespace steelyard
