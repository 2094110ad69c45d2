// Rows of published sets: the first byte names the format. What is read is written again, and read the same.
#include "read_target.h"

namespace {

using namespace steelyard;

const Ontology& ontology() {
  static Reporter reporter;
  static const Ontology loaded = Ontology::load(Resources::embedded(), reporter).value();
  return loaded;
}

const PublishedSets& sets() {
  static Reporter reporter;
  static const PublishedSets loaded =
      PublishedSets::load(Resources::embedded(), ontology(), reporter).value();
  return loaded;
}

std::size_t read(std::string_view format, std::string_view bytes, std::string* out) {
  Reporter reporter([](const Error& error) { fuzz::require(!error.message.empty()); });
  std::optional<PublishedWriter> writer;
  if (out) writer.emplace(sets().writer(format).value()), *out = writer->header();
  std::size_t events = 0;
  const auto counts = sets().read_bytes(
      format, bytes, "input", "", reporter, [&](const Event& event, std::string_view row) -> Status {
        fuzz::require(!find_invalid_utf8(row) && !event.id.empty() && event.date.known());
        fuzz::require(event.action.root.size() == 2 && !event.origin.empty());
        if (writer) writer->write(event, row, *out);
        ++events;
        return {};
      });
  if (counts) fuzz::require(events + counts->left_out == counts->rows);
  return events;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const auto names = PublishedSets::names();
  const std::string_view format = names[bytes[0] % names.size()];
  const std::string_view rows(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  if (format == "csv") {
    read(format, rows, nullptr);
    return 0;
  }
  std::string out;
  const std::size_t events = read(format, rows, &out);
  fuzz::require(read(format, out, nullptr) == events);
  return 0;
}
