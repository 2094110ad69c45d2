// Any bytes as a store: opening and reading give answers or errors, and nothing else happens.
//
// The first byte chooses what the rest is: a whole file, or changes to one that is well formed, which reach
// further.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <unistd.h>

#include "steelyard/store.h"

namespace {

using namespace steelyard;

std::string scratch(const char* name) {
  return (std::filesystem::temp_directory_path() /
          (std::string(name) + std::to_string(::getpid()) + ".duckdb"))
      .string();
}

void write(const std::string& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

// A small store that holds a document and an event.
std::string well_formed() {
  const std::string path = scratch("steelyard-fuzz-seed");
  std::filesystem::remove(path);
  {
    auto store = Store::open(path, StoreMode::read_write, {.threads = 1});
    Document document;
    document.id = "a";
    document.text = "Gondor criticised Arnor.";
    Event event;
    event.id = "e";
    event.document = "a";
    event.sentence_span = {0, 24};
    const std::string coded[] = {document.id};
    if (!store || !store->add_documents({&document, 1}) || !store->add_coded(coded, {&event, 1}, {}, {}))
      std::abort();
  }
  std::string bytes = read_file(path).value();
  std::filesystem::remove(path);
  return bytes;
}

// Each four bytes change one: three say where, one how.
std::string changed(std::string bytes, const std::uint8_t* data, std::size_t size) {
  for (std::size_t i = 0; i + 4 <= size; i += 4) {
    const std::size_t at = data[i] | data[i + 1] << 8 | data[i + 2] << 16;
    bytes[at % bytes.size()] ^= static_cast<char>(data[i + 3]);
  }
  return bytes;
}

void read_all(const std::string& path) {
  auto store = Store::open(path, StoreMode::read_only, {.threads = 1, .memory_mb = 100});
  if (!store) return;
  (void)store->for_each_document(true, 10, [](std::span<const Document>) { return Status{}; });
  (void)store->events({});
  (void)store->event_counts({}, PeriodKind::month);
  (void)store->gatherings();
  (void)store->counts();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string seed = well_formed();
  static const std::string path = scratch("steelyard-fuzz");
  if (!size) return 0;
  const bool whole = data[0] & 1;
  write(path, whole ? std::string(reinterpret_cast<const char*>(data + 1), size - 1)
                    : changed(seed, data + 1, size - 1));
  read_all(path);
  std::filesystem::remove(path);
  std::filesystem::remove(path + ".wal");
  return 0;
}
