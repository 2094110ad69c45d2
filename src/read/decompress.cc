// gzip and zstd as streams. Several members or frames one after another read as one, as gzip and zstd
// themselves do. Data that end too early give all that could be unpacked and then an error, so that whole
// lines are not lost.
#include <cstring>

#include <zlib.h>
#include <zstd.h>

#include "read/byte_source.h"

namespace steelyard {
namespace {

constexpr std::size_t kPackedChunk = std::size_t{1} << 16;

std::unexpected<Error> damaged(const std::string& name, const char* what) {
  return failure(ErrorKind::bad_input, std::string("the compressed data ") + what + "; fetch the file again",
                 name);
}

class GzipSource : public ByteSource {
 public:
  GzipSource(std::unique_ptr<ByteSource> packed, std::string name)
      : packed_(std::move(packed)), name_(std::move(name)), buffer_(kPackedChunk, '\0') {
    constexpr int kGzipOnly = 15 + 16;  // zlib's way of asking for the gzip wrapper
    ready_ = inflateInit2(&stream_, kGzipOnly) == Z_OK;
  }
  ~GzipSource() override {
    if (ready_) inflateEnd(&stream_);
  }
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;

  Result<std::size_t> read(char* into, std::size_t size) override {
    if (!ready_) return std::size_t{0};
    stream_.next_out = reinterpret_cast<Bytef*>(into);
    stream_.avail_out = static_cast<uInt>(std::min(size, std::size_t{1} << 30));
    const uInt room = stream_.avail_out;
    while (stream_.avail_out == room) {
      STEELYARD_TRY(const bool more, refill());
      if (!more) return at_end();
      const int code = inflate(&stream_, Z_NO_FLUSH);
      within_member_ = true;
      if (code == Z_STREAM_END) {
        inflateReset(&stream_);
        within_member_ = false;
      } else if (code != Z_OK && code != Z_BUF_ERROR) {
        return stop("are damaged");
      }
    }
    return std::size_t{room - stream_.avail_out};
  }

 private:
  Result<bool> refill() {
    if (stream_.avail_in > 0) return true;
    STEELYARD_TRY(const std::size_t got, packed_->read(buffer_.data(), buffer_.size()));
    stream_.next_in = reinterpret_cast<Bytef*>(buffer_.data());
    stream_.avail_in = static_cast<uInt>(got);
    return got > 0;
  }
  Result<std::size_t> at_end() {
    if (within_member_) return stop("end too early");
    return std::size_t{0};
  }
  std::unexpected<Error> stop(const char* what) {
    inflateEnd(&stream_);
    ready_ = false;
    return damaged(name_, what);
  }

  std::unique_ptr<ByteSource> packed_;
  std::string name_, buffer_;
  z_stream stream_{};
  bool ready_ = false, within_member_ = false;
};

class ZstdSource : public ByteSource {
 public:
  ZstdSource(std::unique_ptr<ByteSource> packed, std::string name)
      : packed_(std::move(packed)),
        name_(std::move(name)),
        buffer_(kPackedChunk, '\0'),
        context_(ZSTD_createDCtx()) {}
  ~ZstdSource() override { ZSTD_freeDCtx(context_); }
  ZstdSource(const ZstdSource&) = delete;
  ZstdSource& operator=(const ZstdSource&) = delete;

  Result<std::size_t> read(char* into, std::size_t size) override {
    if (ended_) return std::size_t{0};
    ZSTD_outBuffer out{into, size, 0};
    while (out.pos == 0) {
      // A call without new input still gives what the decoder holds back from the last one.
      if (in_.pos == in_.size && !holds_output_) {
        STEELYARD_TRY(const bool more, refill());
        if (!more) return at_end();
      }
      const std::size_t code = ZSTD_decompressStream(context_, &out, &in_);
      if (ZSTD_isError(code)) return stop("are damaged");
      within_frame_ = code != 0;
      holds_output_ = out.pos == out.size && within_frame_;
    }
    return out.pos;
  }

 private:
  Result<bool> refill() {
    STEELYARD_TRY(const std::size_t got, packed_->read(buffer_.data(), buffer_.size()));
    in_ = {buffer_.data(), got, 0};
    return got > 0;
  }
  Result<std::size_t> at_end() {
    if (within_frame_) return stop("end too early");
    ended_ = true;
    return std::size_t{0};
  }
  std::unexpected<Error> stop(const char* what) {
    ended_ = true;
    return damaged(name_, what);
  }

  std::unique_ptr<ByteSource> packed_;
  std::string name_, buffer_;
  ZSTD_DCtx* context_;
  ZSTD_inBuffer in_{};
  bool within_frame_ = false, holds_output_ = false, ended_ = false;
};

}  // namespace

std::unique_ptr<ByteSource> unpack_gzip(std::unique_ptr<ByteSource> packed, std::string name) {
  return std::make_unique<GzipSource>(std::move(packed), std::move(name));
}

std::unique_ptr<ByteSource> unpack_zstd(std::unique_ptr<ByteSource> packed, std::string name) {
  return std::make_unique<ZstdSource>(std::move(packed), std::move(name));
}

}  // namespace steelyard
