// steelyard weigh MEASURE --store S
#include "commands.h"
#include "output.h"

namespace steelyard::cli {

int run_weigh(const Call& call) {
  if (call.arguments.operands().size() != 1)
    return fail(Error{
        ErrorKind::bad_input,
        "weigh needs one measure: balance, cooperation, overtakings, changes, refusals or gatherings", ""});
  const auto query = weigh_query(call.arguments);
  if (!query) return fail(query.error());
  const auto opened =
      call.engine.open(call.arguments.value("--store", "steelyard.duckdb"), StoreMode::read_only);
  if (!opened) return fail(opened.error());
  const std::string& measure = call.arguments.operands()[0];
  const auto rows = call.engine.weigh(measure, *query);
  return rows ? print_rows(measure, *rows, call.arguments) : fail(rows.error());
}

}  // namespace steelyard::cli
