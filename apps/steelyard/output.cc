#include "output.h"

#include <cstdio>
#include <cstdlib>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace steelyard::cli {

ExitCode exit_code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::not_found:
      return kNothingFound;
    case ErrorKind::bad_input:
      return kUserError;
    case ErrorKind::outside:
    case ErrorKind::corrupt:
      return kOutsideError;
  }
  return kOutsideError;
}

int fail(const Error& error) {
  fmt::print(stderr, "steelyard: {}\n", to_string(error));
  return exit_code(error.kind);
}

void print_problem(const Error& error) { fmt::print(stderr, "{}\n", to_string(error)); }

void print_problem_counts(const Reporter& reporter) {
  for (const auto& [reason, count] : reporter.counts()) fmt::print(stderr, "{} × {}\n", count, reason);
}

TerminalStyle standard_output_style() {
  TerminalStyle style;
  const char* no_colour = std::getenv("NO_COLOR");
  style.colour = ::isatty(STDOUT_FILENO) == 1 && (no_colour == nullptr || *no_colour == '\0');
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 40) style.width = size.ws_col;
  return style;
}

void print(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) std::_Exit(kDone);
}

int print_rows(std::string_view name, const Rows& rows, const Arguments& arguments) {
  if (arguments.has("--json"))
    print(to_json(name, rows));
  else if (arguments.has("--csv"))
    print(to_csv(rows));
  else if (!rows.rows.empty())
    print(to_terminal(condensed(rows), standard_output_style()));
  if (!rows.rows.empty()) return kDone;
  fmt::print(stderr,
             "steelyard: nothing found; widen the dates or the filters, or see `steelyard doctor` for what "
             "the store holds\n");
  return kNothingFound;
}

namespace {

Result<Date> day(const std::string& text, bool last, std::string_view flag) {
  if (text.empty()) return Date();
  const Date date = last ? Date::parse_last(text) : Date::parse_first(text);
  if (!date.known())
    return failure(ErrorKind::bad_input,
                   std::string(flag) + " takes YYYY, YYYY-MM or YYYY-MM-DD, not \"" + text + "\"");
  return date;
}

bool looks_like_date(const std::string& text) { return !text.empty() && text[0] >= '0' && text[0] <= '9'; }

Result<std::vector<std::pair<std::string, double>>> arms(const Arguments& arguments) {
  std::vector<std::pair<std::string, double>> arms;
  for (const std::string& word : arguments.list("--arms")) {
    const auto cut = word.find('=');
    const auto position = cut == std::string::npos ? std::nullopt : parse_double(word.substr(cut + 1));
    if (!position || *position < -2 || *position > 2)
      return failure(ErrorKind::bad_input,
                     "--arms takes CODE=X with X from −2 to 2, as RUS=-1,USA=1, not \"" + word + "\"");
    arms.emplace_back(word.substr(0, cut), *position);
  }
  return arms;
}

}  // namespace

Result<Date> first_day(const Arguments& arguments) { return day(arguments.value("--from"), false, "--from"); }

Result<Date> last_day(const Arguments& arguments) {
  for (const std::string& given : arguments.values("--to"))
    if (looks_like_date(given)) return day(given, true, "--to");
  return Date();
}

Result<ReadOptions> read_options(const Arguments& arguments) {
  ReadOptions options;
  if (arguments.has("--format")) {
    const auto format = parse_input_format(arguments.value("--format"));
    if (!format)
      return failure(ErrorKind::bad_input, "--format takes page, html, jsonl, csv or feed, not \"" +
                                               arguments.value("--format") + "\"");
    options.format = *format;
  }
  const std::string order = arguments.value("--day-order");
  if (order == "day-first")
    options.day_order = DayOrder::day_first;
  else if (order == "month-first")
    options.day_order = DayOrder::month_first;
  else if (!order.empty())
    return failure(ErrorKind::bad_input, "--day-order takes day-first or month-first, not \"" + order + "\"");
  for (const std::string& column : arguments.values("--column")) {
    const auto cut = column.find('=');
    if (cut == std::string::npos)
      return failure(ErrorKind::bad_input, "--column takes FIELD=NAME, as text=body, not \"" + column + "\"");
    options.columns[column.substr(0, cut)] = column.substr(cut + 1);
  }
  options.english_only = !arguments.has("--all-languages");
  return options;
}

Result<WeighQuery> weigh_query(const Arguments& arguments) {
  WeighQuery query;
  query.states = arguments.list("--states");
  query.powers = arguments.list("--powers");
  STEELYARD_TRY(query.arms, arms(arguments));
  STEELYARD_TRY(query.from, first_day(arguments));
  STEELYARD_TRY(query.to, last_day(arguments));
  if (query.from.known() && query.to.known() && query.to < query.from)
    return failure(ErrorKind::bad_input, "--to lies before --from; exchange them");
  const auto period = parse_period_kind(arguments.value("--by", "year"));
  if (!period)
    return failure(ErrorKind::bad_input,
                   "--by takes day, month, quarter, year or all, not \"" + arguments.value("--by") + "\"");
  query.period = *period;
  query.lever = arguments.value("--lever");
  query.side = arguments.value("--side");
  STEELYARD_TRY(const std::int64_t seed, arguments.number("--seed", 1, 0, INT64_MAX));
  query.seed = static_cast<std::uint64_t>(seed);
  return query;
}

}  // namespace steelyard::cli
