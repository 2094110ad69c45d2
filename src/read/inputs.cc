// From a path to documents: opens it, tells its format, and gives it to the reader of that format. A folder
// is read file by file in the order of its paths, so that the same folder gives the same documents on any
// machine.
#include <filesystem>

#include "read/encoding.h"
#include "read/reading.h"

namespace steelyard {
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kHeadBytes = 4096;

std::string shown_name(const std::string& path) { return path == "-" ? "stdin" : path; }

class Inputs {
 public:
  Inputs(const ReadOptions& options, Reporter& reporter, const DocumentSink& sink)
      : options_(options), reporter_(reporter), sink_(sink) {}

  ReadCounts& counts() { return counts_; }

  Status file(const std::string& path) {
    STEELYARD_TRY(auto source, open_source(path));
    return stream(*source, path);
  }

  Status stream(PeekSource& source, const std::string& path) {
    const std::string name = shown_name(path);
    STEELYARD_TRY(const std::string_view head, source.peek(kHeadBytes));
    if (const std::string reason = binary_reason(head); !reason.empty())
      return failure(ErrorKind::bad_input, reason, name);
    const Sniffed sniffed = sniff(name, head, options_);
    // A table that is not known is an error where it was asked for, and beside the point in a folder.
    const bool fault = sniffed.table == TableKind::unknown && !in_folder_;
    if (sniffed.format == InputFormat::csv && sniffed.table != TableKind::documents && !fault) {
      counts_.tables.push_back({path, sniffed.table});
      return {};
    }
    ++counts_.files;
    Reading reading(name, options_, reporter_, sink_, counts_);
    return read(source, sniffed.format, reading);
  }

  Status folder(const std::string& path) {
    in_folder_ = true;
    STEELYARD_TRY(const std::vector<std::string> paths, files_below(path));
    for (const std::string& file_path : paths) {
      if (!is_read_by_name(file_path)) {
        counts_.other_files.push_back(file_path);
        continue;
      }
      if (auto status = file(file_path); !status) report("file not read", std::move(status).error());
    }
    return {};
  }

 private:
  void report(std::string_view reason, Error error) { reporter_.report(reason, std::move(error)); }

  Status read(PeekSource& source, InputFormat format, Reading& reading) {
    switch (format) {
      case InputFormat::jsonl:
        return read_jsonl(source, reading);
      case InputFormat::csv:
        return read_csv(source, reading);
      case InputFormat::feed:
        return read_feed(source, reading);
      default:
        return read_page(source, format == InputFormat::html, reading);
    }
  }

  Status read_page(PeekSource& source, bool html, Reading& reading) {
    STEELYARD_TRY(std::string bytes, read_all(source, options_.record_bytes_max, reading.name()));
    const std::string charset = html ? declared_charset(bytes) : "";
    STEELYARD_TRY(Decoded decoded, decode_text(std::move(bytes), charset, reading.name()));
    if (!decoded.note.empty()) reading.problem("encoding repaired", decoded.note, reading.name());
    Document document;
    if (html) {
      STEELYARD_TRY(document, parse_html(decoded.text, options_, reading.name(), &reporter_));
    } else {
      document = parse_page(decoded.text, options_, reading.name(), &reporter_);
    }
    if (document.text.empty() && document.title.empty())
      return failure(ErrorKind::bad_input, "holds no text", reading.name());
    reading.hand_on(std::move(document));
    return {};
  }

  Result<std::vector<std::string>> files_below(const std::string& path) {
    std::vector<std::string> paths;
    std::error_code error;
    auto at = fs::recursive_directory_iterator(path, fs::directory_options::skip_permission_denied, error);
    for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
      const std::string name = at->path().filename().string();
      std::error_code ignored;
      if (name.starts_with('.'))
        at.disable_recursion_pending();
      else if (at->is_regular_file(ignored))
        paths.push_back(at->path().string());
    }
    if (error) return failure(ErrorKind::outside, "cannot be listed: " + error.message(), path);
    std::sort(paths.begin(), paths.end());
    return paths;
  }

  const ReadOptions& options_;
  Reporter& reporter_;
  const DocumentSink& sink_;
  ReadCounts counts_;
  bool in_folder_ = false;
};

}  // namespace

Result<ReadCounts> read_input(const std::string& path, const ReadOptions& options, Reporter& reporter,
                              const DocumentSink& sink) {
  Inputs inputs(options, reporter, sink);
  std::error_code ignored;
  if (path != "-" && fs::is_directory(path, ignored)) {
    STEELYARD_CHECK(inputs.folder(path));
  } else {
    STEELYARD_CHECK(inputs.file(path));
  }
  return std::move(inputs.counts());
}

Result<ReadCounts> read_bytes(std::string_view bytes, const std::string& name, const ReadOptions& options,
                              Reporter& reporter, const DocumentSink& sink) {
  Inputs inputs(options, reporter, sink);
  STEELYARD_TRY(auto source, open_memory(bytes, name));
  STEELYARD_CHECK(inputs.stream(*source, name));
  return std::move(inputs.counts());
}

}  // namespace steelyard
