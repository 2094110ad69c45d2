// A zip archive of one file as a stream, as GDELT packs its days. Reference: PKWARE APPNOTE 6.3, 4.3.7–4.3.9.
//
// The archive is read from the front: the local header of each entry, then its bytes, deflated or stored. The
// directory at the end is not needed, so the archive may come through a pipe. Folders and what macOS adds are
// passed over; a second file is an error, told after the first has been given.
#include <cstring>
#include <utility>

#include <zlib.h>

#include "read/byte_source.h"

namespace steelyard {
namespace {

constexpr std::string_view kEntry("PK\x03\x04", 4), kDescriptor("PK\x07\x08", 4);
constexpr std::size_t kHeaderBytes = 30;
constexpr unsigned kEncrypted = 1, kSizesBehind = 8;  // bits of the flags
constexpr std::uint32_t kElsewhere = 0xFFFFFFFF;      // the size stands in a Zip64 field

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = size; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

struct Entry {
  unsigned flags = 0, method = 0;
  std::uint32_t crc = 0, packed = 0;
  std::string name;
  bool stored() const { return method == 0; }
  bool passed_over() const { return name.ends_with('/') || name.starts_with("__MACOSX/"); }
};

class ZipSource : public ByteSource {
 public:
  ZipSource(std::unique_ptr<PeekSource> packed, std::string name)
      : packed_(std::move(packed)), name_(std::move(name)), buffer_(std::size_t{1} << 16, '\0') {}
  ~ZipSource() override {
    if (inflating_) inflateEnd(&stream_);
  }
  ZipSource(const ZipSource&) = delete;
  ZipSource& operator=(const ZipSource&) = delete;

  Result<std::size_t> read(char* into, std::size_t size) override {
    if (done_) return std::size_t{0};
    if (!within_) {
      STEELYARD_TRY(const bool found, open_entry());
      if (!found) return stop("holds no file; pack one into it");
    }
    STEELYARD_TRY(const std::size_t got,
                  entry_.stored() ? read_stored(into, size) : read_deflated(into, size));
    if (got > 0) {
      crc_ = crc32(crc_, reinterpret_cast<const Bytef*>(into), static_cast<uInt>(got));
      return got;
    }
    return close_entry();
  }

 private:
  std::unexpected<Error> stop(const char* what) {
    done_ = true;
    return failure(ErrorKind::bad_input, std::string("the zip archive ") + what, name_);
  }

  Result<bool> open_entry() {
    for (;;) {
      STEELYARD_TRY(const std::string_view head, packed_->peek(kHeaderBytes));
      if (!head.starts_with(kEntry)) return false;
      if (head.size() < kHeaderBytes) return stop("ends too early; fetch it again");
      entry_ = {number_at(head, 6, 2), number_at(head, 8, 2), number_at(head, 14, 4), number_at(head, 18, 4),
                ""};
      const std::size_t name_bytes = number_at(head, 26, 2), extra_bytes = number_at(head, 28, 2);
      STEELYARD_CHECK(skip(kHeaderBytes));
      STEELYARD_TRY(const std::string_view name, packed_->peek(name_bytes));
      entry_.name = name;
      STEELYARD_CHECK(skip(name_bytes + extra_bytes));
      if (entry_.flags & kEncrypted) return stop("is encrypted; unpack it first");
      const bool sized = !(entry_.flags & kSizesBehind) && entry_.packed != kElsewhere;
      if (entry_.method != 8 && !(entry_.stored() && sized))
        return stop("is packed by a method that is not read; unpack it first");
      if (!entry_.passed_over()) return begin();
      if (!sized) return stop("holds a folder of unknown size; unpack it first");
      STEELYARD_CHECK(skip(entry_.packed));
    }
  }

  Result<bool> begin() {
    within_ = true;
    left_ = entry_.packed;
    if (entry_.stored()) return true;
    constexpr int kRaw = -15;  // zlib's way of asking for no wrapper
    inflating_ = inflateInit2(&stream_, kRaw) == Z_OK;
    return inflating_ ? Result<bool>(true) : stop("cannot be unpacked for want of memory");
  }

  Result<std::size_t> read_stored(char* into, std::size_t size) {
    STEELYARD_TRY(const std::size_t got, packed_->read(into, std::min<std::size_t>(size, left_)));
    if (got == 0 && left_ > 0) return stop("ends too early; fetch it again");
    left_ -= static_cast<std::uint32_t>(got);
    return got;
  }

  Result<std::size_t> read_deflated(char* into, std::size_t size) {
    stream_.next_out = reinterpret_cast<Bytef*>(into);
    const auto room = static_cast<uInt>(std::min(size, std::size_t{1} << 30));
    stream_.avail_out = room;
    while (!ended_ && stream_.avail_out == room) {
      // Looked at before it is taken, so that what stands behind the entry stays in the stream.
      STEELYARD_TRY(const std::string_view head, packed_->peek(buffer_.size()));
      if (head.empty()) return stop("ends too early; fetch it again");
      std::memcpy(buffer_.data(), head.data(), head.size());
      stream_.next_in = reinterpret_cast<Bytef*>(buffer_.data());
      stream_.avail_in = static_cast<uInt>(head.size());
      const int code = inflate(&stream_, Z_NO_FLUSH);
      STEELYARD_CHECK(skip(head.size() - stream_.avail_in));
      ended_ = code == Z_STREAM_END;
      if (!ended_ && code != Z_OK && code != Z_BUF_ERROR) return stop("is damaged; fetch it again");
    }
    return std::size_t{room - stream_.avail_out};
  }

  // The end of the file: its check sum, and whether another follows.
  Result<std::size_t> close_entry() {
    done_ = true;
    if (entry_.flags & kSizesBehind) {
      STEELYARD_TRY(const std::string_view head, packed_->peek(16));
      const std::size_t at = head.starts_with(kDescriptor) ? 4 : 0;
      if (head.size() < at + 12) return stop("ends too early; fetch it again");
      entry_.crc = number_at(head, at, 4);
      STEELYARD_CHECK(skip(at + 12));
    }
    if (std::exchange(inflating_, false)) inflateEnd(&stream_);
    if (crc_ != entry_.crc) return stop("is damaged: its check sum differs; fetch it again");
    STEELYARD_TRY(const bool more, open_entry());
    if (more) return stop("holds more than one file; unpack it and name the files");
    return std::size_t{0};
  }

  Status skip(std::size_t count) {
    char dropped[4096];
    while (count > 0) {
      STEELYARD_TRY(const std::size_t got, packed_->read(dropped, std::min(count, sizeof dropped)));
      if (got == 0) return stop("ends too early; fetch it again");
      count -= got;
    }
    return {};
  }

  std::unique_ptr<PeekSource> packed_;
  std::string name_, buffer_;
  Entry entry_;
  z_stream stream_{};
  uLong crc_ = 0;
  std::uint32_t left_ = 0;
  bool within_ = false, inflating_ = false, ended_ = false, done_ = false;
};

}  // namespace

bool is_zip(std::string_view head) { return head.starts_with(kEntry); }

std::unique_ptr<ByteSource> unpack_zip(std::unique_ptr<PeekSource> packed, std::string name) {
  return std::make_unique<ZipSource>(std::move(packed), std::move(name));
}

}  // namespace steelyard
