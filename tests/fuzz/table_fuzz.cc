// Tables of facts are read from files; the file lives in memory only.
#include <sys/mman.h>
#include <unistd.h>

#include "read_target.h"

namespace {

class MemoryFile {
 public:
  MemoryFile(const std::uint8_t* bytes, std::size_t size) : descriptor_(memfd_create("table", 0)) {
    steelyard::fuzz::require(descriptor_ >= 0 &&
                             write(descriptor_, bytes, size) == static_cast<ssize_t>(size));
  }
  ~MemoryFile() { close(descriptor_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const MemoryFile file(bytes, size);
  steelyard::Reporter reporter;
  if (const auto votes = steelyard::read_votes(file.path(), reporter))
    for (const steelyard::Vote& vote : *votes)
      steelyard::fuzz::require(vote.date.known() && !vote.country.empty());
  if (const auto flows = steelyard::read_flows(file.path(), reporter))
    for (const steelyard::Flow& flow : *flows)
      steelyard::fuzz::require(!flow.reporter.empty() && !flow.partner.empty());
  if (const auto rows = steelyard::read_gatherings(file.path(), reporter))
    for (const steelyard::Gathering& gathering : rows->gatherings)
      steelyard::fuzz::require(!gathering.id.empty() && gathering.date.known());
  if (const auto events = steelyard::read_events_checked(file.path(), reporter))
    for (const steelyard::Event& event : *events) steelyard::fuzz::require(!event.source.code.empty());
  return 0;
}
