// What is installed, where, in which version; what the open store holds; and what is wrong with dictionaries.
#include <thread>

#include "engine/state.h"

namespace steelyard {
namespace {

using Lines = std::vector<std::pair<std::string, std::string>>;

void add_knowledge(const Resources& resources, Lines& lines) {
  std::size_t files = 0, bytes = 0;
  for (const std::string& name : resources.list("")) {
    if (name.starts_with("models/") || name.starts_with("web/")) continue;
    ++files;
    bytes += resources.get(name).value_or("").size();
  }
  lines.emplace_back("knowledge", std::to_string(files) + " files, " + std::to_string(bytes >> 10) + " kB");
  for (const std::string& name : resources.list("models/"))
    lines.emplace_back("language model", name + ", " +
                                             std::to_string(resources.get(name).value_or("").size() >> 10) +
                                             " kB, " + hash_hex(resources.get(name).value_or("")));
}

void add_store(const std::string& path, const Store::Counts& counts, Lines& lines) {
  lines.emplace_back("store", path);
  lines.emplace_back("documents",
                     std::to_string(counts.documents) + ", " + std::to_string(counts.coded) + " coded");
  lines.emplace_back("events", std::to_string(counts.events) +
                                   (counts.first_event.known()
                                        ? ", " + counts.first_event.iso() + " to " + counts.last_event.iso()
                                        : ""));
  lines.emplace_back("gatherings",
                     std::to_string(counts.gatherings) + ", " + std::to_string(counts.attendance) + " names");
  lines.emplace_back("votes", std::to_string(counts.votes));
  lines.emplace_back("flows", std::to_string(counts.flows));
}

}  // namespace

Result<LintReport> Engine::lint(std::span<const std::string> files, const std::string& as) {
  return lint_dictionaries(files, as, state_->resources, *state_->reporter);
}

Lines Engine::doctor() {
  Lines lines;
  lines.emplace_back("steelyard", std::string(version()));
  lines.emplace_back("compiler", "g++ " __VERSION__);
  lines.emplace_back("DuckDB", store_library_version());
  lines.emplace_back("cores", std::to_string(std::thread::hardware_concurrency()));
  lines.emplace_back("knowledge from", state_->options.data_folder.empty() ? "the program itself"
                                                                           : state_->options.data_folder);
  add_knowledge(state_->resources, lines);
  const bool web = state_->resources.get("web/brief.html").has_value();
  lines.emplace_back("web parts", web ? "built in" : "missing (built with UI=OFF)");
  if (state_->store)
    if (const auto counts = state_->store->counts()) add_store(state_->store_path, *counts, lines);
  return lines;
}

}  // namespace steelyard
