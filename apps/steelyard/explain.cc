// steelyard explain EVENT --store S | steelyard explain --text "…" [--date D]
#include "commands.h"
#include "output.h"

namespace steelyard::cli {

int run_explain(const Call& call) {
  Result<std::string> text = std::string();
  const bool json = call.arguments.has("--json");
  if (call.arguments.has("--text")) {
    const Date date = Date::parse_iso(call.arguments.value("--date"));
    if (call.arguments.has("--date") && !date.known())
      return fail(Error{ErrorKind::bad_input,
                        "--date takes YYYY-MM-DD, not \"" + call.arguments.value("--date") + "\"", ""});
    text = call.engine.explain_text(call.arguments.value("--text"), date, json);
  } else {
    if (call.arguments.operands().size() != 1)
      return fail(Error{ErrorKind::bad_input,
                        "explain needs the id of an event (see steelyard events), or --text", ""});
    const auto opened =
        call.engine.open(call.arguments.value("--store", "steelyard.duckdb"), StoreMode::read_only);
    if (!opened) return fail(opened.error());
    text = call.engine.explain_event(call.arguments.operands()[0], json);
  }
  if (!text) return fail(text.error());
  print(*text + (json ? "\n" : ""));
  return kDone;
}

}  // namespace steelyard::cli
