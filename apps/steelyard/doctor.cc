// steelyard doctor: what is installed, where, in which version.
#include <filesystem>

#include <fmt/format.h>

#include "commands.h"
#include "output.h"

namespace steelyard::cli {

int run_doctor(const Call& call) {
  // The store is looked at only where there is one: doctor must work on an empty machine.
  const std::string store = call.arguments.value("--store", "steelyard.duckdb");
  std::string store_problem;
  if (std::filesystem::exists(store)) {
    const auto opened = call.engine.open(store, StoreMode::read_only);
    if (!opened) store_problem = to_string(opened.error());
  } else if (call.arguments.has("--store")) {
    store_problem = store + ": there is no such file; `steelyard read INPUT --store " + store + "` makes it";
  }
  Rows rows{{"what", "value"}, {}};
  for (auto& [name, value] : call.engine.doctor()) rows.add({std::move(name), std::move(value)});
  if (!store_problem.empty()) rows.add({std::string("store"), store_problem});
  const int code = print_rows("doctor", rows, call.arguments);
  return store_problem.empty() ? code : kOutsideError;
}

}  // namespace steelyard::cli
