// Reading and replacing whole files, and the files that are compiled into the program.
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <unistd.h>

#include "steelyard/base.h"

#include "base/embedded.h"

namespace steelyard {
namespace fs = std::filesystem;

Result<std::string> read_file(const std::string& path) {
  std::error_code error;
  if (fs::is_directory(path, error)) return failure(ErrorKind::bad_input, "is a folder; name a file", path);
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  if (!in)
    return failure(errno == ENOENT ? ErrorKind::bad_input : ErrorKind::outside,
                   std::string("cannot be read: ") + std::strerror(errno), path);
  std::string bytes((std::istreambuf_iterator<char>(in)), {});
  if (in.bad()) return failure(ErrorKind::outside, "reading stopped half way; check the disk", path);
  return bytes;
}

Status write_file(const std::string& path, std::string_view bytes) {
  const std::string partial = path + ".part" + std::to_string(::getpid());
  {
    errno = 0;
    std::ofstream out(partial, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) {
      const std::string reason = std::strerror(errno);
      std::error_code ignored;
      fs::remove(partial, ignored);
      return failure(ErrorKind::outside, "cannot be written: " + reason, path);
    }
  }
  std::error_code error;
  fs::rename(partial, path, error);
  if (error) return failure(ErrorKind::outside, "cannot be replaced: " + error.message(), path);
  return {};
}

Resources Resources::embedded() {
  Resources resources;
  for (const EmbeddedFile& file : embedded_files()) resources.views_.emplace(file.name, file.bytes);
  return resources;
}

Result<Resources> Resources::with_folder(const std::string& folder) {
  Resources resources = embedded();
  std::error_code error;
  if (!fs::is_directory(folder, error))
    return failure(ErrorKind::bad_input, "is no folder; --data names a folder laid out like data/", folder);
  for (const auto& entry : fs::recursive_directory_iterator(folder, error)) {
    if (!entry.is_regular_file()) continue;
    const std::string name = fs::relative(entry.path(), folder).generic_string();
    STEELYARD_TRY(resources.own_[name], read_file(entry.path().string()));
    resources.views_[name] = resources.own_[name];
  }
  if (error) return failure(ErrorKind::outside, "cannot be listed: " + error.message(), folder);
  return resources;
}

Result<std::string_view> Resources::get(std::string_view name) const {
  // Own copies win over views, so that a moved Resources stays valid: views_ may point into a moved-from
  // string.
  if (const auto own = own_.find(name); own != own_.end()) return std::string_view(own->second);
  if (const auto view = views_.find(name); view != views_.end()) return view->second;
  return failure(ErrorKind::bad_input, "is not among the files that ship with the program",
                 std::string(name));
}

std::vector<std::string> Resources::list(std::string_view prefix) const {
  std::vector<std::string> names;
  for (const auto& [name, bytes] : views_)
    if (name.starts_with(prefix)) names.push_back(name);
  return names;
}

Result<Table> Resources::table(std::string_view name, Reporter& reporter) const {
  STEELYARD_TRY(const std::string_view bytes, get(name));
  return parse_table(bytes, std::string(name), name.ends_with(".csv") ? ',' : '\t', reporter);
}

}  // namespace steelyard
