// Opening inputs. Compression and UTF-16 are recognised by their first bytes, because names lie and standard
// input has none; each layer is a source over a source, so that nothing is whole in memory.
#include "read/byte_source.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace steelyard {
namespace {

class FileSource : public ByteSource {
 public:
  FileSource(int descriptor, std::string name) : descriptor_(descriptor), name_(std::move(name)) {}
  ~FileSource() override {
    if (descriptor_ > 0) ::close(descriptor_);
  }
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;

  Result<std::size_t> read(char* into, std::size_t size) override {
    for (;;) {
      const ssize_t got = ::read(descriptor_, into, size);
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno == EINTR) continue;
      return failure(errno == EISDIR ? ErrorKind::bad_input : ErrorKind::outside,
                     std::string("cannot be read: ") + std::strerror(errno), name_);
    }
  }

 private:
  int descriptor_;
  std::string name_;
};

class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
  Result<std::size_t> read(char* into, std::size_t size) override {
    const std::size_t count = std::min(size, bytes_.size());
    if (count > 0) std::memcpy(into, bytes_.data(), count);
    bytes_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view bytes_;
};

Result<std::unique_ptr<PeekSource>> unpacked(std::unique_ptr<ByteSource> raw, const std::string& name,
                                             Archives archives) {
  auto source = std::make_unique<PeekSource>(std::move(raw));
  STEELYARD_TRY(const std::string_view head, source->peek(4));
  if (head.starts_with("\x1f\x8b")) return std::make_unique<PeekSource>(unpack_gzip(std::move(source), name));
  if (head.starts_with("\x28\xb5\x2f\xfd"))
    return std::make_unique<PeekSource>(unpack_zstd(std::move(source), name));
  if (archives == Archives::unpacked && is_zip(head))
    return std::make_unique<PeekSource>(unpack_zip(std::move(source), name));
  return source;
}

Result<std::unique_ptr<PeekSource>> without_mark(std::unique_ptr<PeekSource> source) {
  STEELYARD_TRY(const std::string_view head, source->peek(3));
  const bool little = head.starts_with("\xff\xfe"), big = head.starts_with("\xfe\xff");
  char mark[3];
  if (little || big) {
    STEELYARD_CHECK(source->read(mark, 2));
    return std::make_unique<PeekSource>(decode_utf16(std::move(source), big));
  }
  if (head == "\xef\xbb\xbf") STEELYARD_CHECK(source->read(mark, 3));
  return source;
}

Result<std::unique_ptr<PeekSource>> opened(std::unique_ptr<ByteSource> raw, const std::string& name,
                                           Archives archives) {
  STEELYARD_TRY(auto source, unpacked(std::move(raw), name, archives));
  return without_mark(std::move(source));
}

}  // namespace

Result<std::string_view> PeekSource::peek(std::size_t size) {
  while (!ended_ && held_.size() - at_ < size) {
    held_.erase(0, at_);
    at_ = 0;
    const std::size_t before = held_.size();
    held_.resize(size);
    auto got = inner_->read(held_.data() + before, size - before);
    held_.resize(before + got.value_or(0));
    if (!got) return std::unexpected(got.error());
    ended_ = *got == 0;
  }
  return std::string_view(held_).substr(at_, size);
}

Result<std::size_t> PeekSource::read(char* into, std::size_t size) {
  if (at_ == held_.size()) {
    if (ended_) return std::size_t{0};
    return inner_->read(into, size);
  }
  const std::size_t count = std::min(size, held_.size() - at_);
  std::memcpy(into, held_.data() + at_, count);
  at_ += count;
  return count;
}

Result<std::unique_ptr<PeekSource>> open_source(const std::string& path, Archives archives) {
  if (path == "-") return opened(std::make_unique<FileSource>(0, "stdin"), "stdin", archives);
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0)
    return failure(errno == ENOENT ? ErrorKind::bad_input : ErrorKind::outside,
                   std::string("cannot be opened: ") + std::strerror(errno), path);
  return opened(std::make_unique<FileSource>(descriptor, path), path, archives);
}

Result<std::unique_ptr<PeekSource>> open_memory(std::string_view bytes, const std::string& name,
                                                Archives archives) {
  return opened(std::make_unique<MemorySource>(bytes), name, archives);
}

Result<std::string> read_all(ByteSource& source, std::size_t size_max, const std::string& name) {
  constexpr std::size_t kChunk = std::size_t{1} << 16;
  std::string bytes;
  for (;;) {
    const std::size_t before = bytes.size();
    if (before > size_max)
      return failure(
          ErrorKind::bad_input,
          "is larger than " + std::to_string(size_max >> 20) + " MB, too much for one page; split it", name);
    bytes.resize(before + kChunk);
    auto got = source.read(bytes.data() + before, kChunk);
    bytes.resize(before + got.value_or(0));
    if (!got) return std::unexpected(got.error());
    if (*got == 0) return bytes;
  }
}

}  // namespace steelyard
