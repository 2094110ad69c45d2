// What all commands share in speaking to the user: colour, figures in three forms, errors and exit codes.
#pragma once

#include <string_view>

#include "steelyard/steelyard.h"

#include "arguments.h"

namespace steelyard::cli {

enum ExitCode { kDone = 0, kNothingFound = 1, kUserError = 2, kOutsideError = 3 };

ExitCode exit_code(ErrorKind kind);

// Prints "steelyard: where: message" to standard error and gives the exit code.
int fail(const Error& error);
// Problems of single lines, as they come, and their count at the end.
void print_problem(const Error& error);
void print_problem_counts(const Reporter& reporter);

TerminalStyle standard_output_style();

// Rows as a table, as JSON (--json) or as CSV (--csv). Gives kNothingFound for no rows, saying so.
int print_rows(std::string_view name, const Rows& rows, const Arguments& arguments);

// Writes to standard output; ends the program quietly when the reader has gone.
void print(std::string_view text);

// --from and --to as days, lists of states and so on, from the flags.
Result<Date> first_day(const Arguments& arguments);
Result<Date> last_day(const Arguments& arguments);  // the value of --to that is a date
Result<ReadOptions> read_options(const Arguments& arguments);
Result<WeighQuery> weigh_query(const Arguments& arguments);

}  // namespace steelyard::cli
