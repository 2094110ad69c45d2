// Which parts of the coder are taken away to measure what they bring: the only place where the list is read.
#include "steelyard/code.h"

namespace steelyard {

Result<CodeOptions> parse_code_options(std::string_view without) {
  CodeOptions options;
  if (without.empty()) return options;
  for (std::string_view part : split(without, ',')) {
    part = trim(part);
    if (part == "parser")
      options.parser = false;
    else if (part == "control")
      options.control_verbs = false;
    else if (part == "negation")
      options.negation = false;
    else if (part == "backoff")
      options.backoff = false;
    else
      return failure(ErrorKind::bad_input, "the coder has no part '" + std::string(part) +
                                               "' to leave out; give parser, control, negation or backoff");
  }
  return options;
}

}  // namespace steelyard
