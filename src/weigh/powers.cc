// Which powers, and where they stand on the line: data/powers/*.tsv, or the user's own list and arms.
//
// Arms are positions of the powers between two of them; the shipped ones are distances of votes
// (docs/methods/lean.md).
#include <algorithm>

#include "steelyard/weigh.h"

namespace steelyard {
namespace {

constexpr std::string_view kPowersFile = "powers/powers.tsv";
constexpr std::string_view kArmsFile = "powers/arms.tsv";
constexpr std::string_view kMembersFile = "actors/members.tsv";

// Cells of the named columns, row by row.
Result<std::vector<std::vector<std::string>>> columns_of(const Resources& resources, std::string_view file,
                                                         std::span<const std::string_view> names,
                                                         Reporter& reporter) {
  STEELYARD_TRY(const Table table, resources.table(file, reporter));
  std::vector<std::size_t> at(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    STEELYARD_TRY(at[i], table.column(names[i]));
  }
  std::vector<std::vector<std::string>> rows;
  for (const TableRow& row : table.rows) {
    auto& cells = rows.emplace_back();
    for (const std::size_t column : at) cells.push_back(row.cells[column]);
  }
  return rows;
}

struct Listed {
  Power power;
  bool with_members = false;
};

Result<std::vector<Listed>> listed_powers(const Resources& resources, Reporter& reporter) {
  constexpr std::string_view kNames[] = {"power", "name", "colour", "members", "pole"};
  STEELYARD_TRY(const auto rows, columns_of(resources, kPowersFile, kNames, reporter));
  std::vector<Listed> all;
  for (const auto& row : rows) {
    const auto pole = parse_int(row[4]).value_or(0);
    all.push_back({Power{row[0], row[1], row[2], std::nullopt, static_cast<int>(pole), {}}, row[3] == "yes"});
  }
  return all;
}

// Order of the beam for listed powers that were asked for; a power that is not listed stands as it was named.
std::vector<Listed> asked_for(const std::vector<Listed>& listed, std::span<const std::string> codes) {
  if (codes.empty()) return listed;
  std::vector<Listed> chosen;
  for (const std::string& code : codes) {
    const auto same = [&](const Listed& entry) { return entry.power.code == code; };
    if (std::ranges::any_of(chosen, same)) continue;
    const auto known = std::ranges::find_if(listed, same);
    chosen.push_back(known != listed.end() ? *known
                                           : Listed{Power{code, code, "", std::nullopt, 0, {}}, false});
  }
  return chosen;
}

Status add_members(const Resources& resources, std::vector<Listed>& powers, Reporter& reporter) {
  constexpr std::string_view kNames[] = {"group", "country", "from", "to"};
  STEELYARD_TRY(const auto rows, columns_of(resources, kMembersFile, kNames, reporter));
  for (Listed& entry : powers) {
    if (!entry.with_members) continue;
    for (const auto& row : rows)
      if (row[0] == entry.power.code)
        entry.power.members.push_back({row[1], {Date::parse_first(row[2]), Date::parse_last(row[3])}});
  }
  return {};
}

// Days between the day and the window, 0 inside it: the nearest row holds where none was in force.
std::int64_t distance(Date on, Date from, Date to) {
  if (!on.known()) return -static_cast<std::int64_t>(to.days());
  if (on < from) return from.days() - on.days();
  return on > to ? on.days() - to.days() : 0;
}

struct ShippedArm {
  double arm = 0;
  std::string source;
};

Result<std::map<std::string, ShippedArm>> shipped_arms(const Resources& resources, Date on,
                                                       Reporter& reporter) {
  constexpr std::string_view kNames[] = {"power", "from", "to", "arm", "source"};
  STEELYARD_TRY(const auto rows, columns_of(resources, kArmsFile, kNames, reporter));
  std::map<std::string, ShippedArm> arms;
  std::map<std::string, std::int64_t> nearest;
  for (const auto& row : rows) {
    const auto arm = parse_double(row[3]);
    if (!arm || *arm < -1 || *arm > 1) {
      reporter.report("bad arm",
                      Error{ErrorKind::bad_input, "the arm of " + row[0] + " must be a number from -1 to 1",
                            std::string(kArmsFile)});
      continue;
    }
    const auto away = distance(on, Date::parse_first(row[1]), Date::parse_last(row[2]));
    const auto [at, first] = nearest.emplace(row[0], away);
    if (!first && at->second <= away) continue;
    at->second = away;
    arms[row[0]] = {*arm, row[4]};
  }
  return arms;
}

Status set_named_arms(Powers& powers, std::span<const std::pair<std::string, double>> arms) {
  for (const auto& [code, arm] : arms) {
    const auto at = std::ranges::find(powers.list, code, &Power::code);
    if (at == powers.list.end())
      return failure(ErrorKind::bad_input,
                     "an arm is named for " + code + ", which is not among the powers; add it to them");
    if (!(arm >= -1 && arm <= 1))
      return failure(ErrorKind::bad_input, "the arm of " + code + " must lie between -1 and 1");
    at->arm = arm;
  }
  if (!arms.empty())
    powers.arms_source = powers.arms_source.empty()
                             ? "arms as named by the user"
                             : "arms as named by the user, the others from " + powers.arms_source;
  return {};
}

// For the powers whose arm the user does not name.
void set_shipped_arms(Powers& powers, const std::map<std::string, ShippedArm>& arms,
                      std::span<const std::pair<std::string, double>> named) {
  for (Power& power : powers.list) {
    const auto at = arms.find(power.code);
    if (at == arms.end() ||
        std::ranges::find(named, power.code, &std::pair<std::string, double>::first) != named.end())
      continue;
    power.arm = at->second.arm;
    powers.arms_source = at->second.source;
  }
}

std::string missing_arms(const Powers& powers) {
  std::vector<std::string> without;
  for (const Power& power : powers.list)
    if (!power.arm) without.push_back(power.code);
  if (without.empty()) return "";
  return "no lean is given: " + join(without, ", ") + (without.size() == 1 ? " has" : " have") +
         " no arm; name one from -1 to 1";
}

}  // namespace

Result<Powers> load_powers(const Resources& resources, std::span<const std::string> codes,
                           std::span<const std::pair<std::string, double>> arms, Date on,
                           Reporter& reporter) {
  STEELYARD_TRY(const auto listed, listed_powers(resources, reporter));
  std::vector<Listed> chosen = asked_for(listed, codes);
  STEELYARD_CHECK(add_members(resources, chosen, reporter));
  Powers powers;
  for (Listed& entry : chosen) powers.list.push_back(std::move(entry.power));
  if (powers.list.size() < 2)
    return failure(ErrorKind::bad_input, "a balance needs at least two powers; name two or more");
  STEELYARD_TRY(const auto shipped, shipped_arms(resources, on, reporter));
  set_shipped_arms(powers, shipped, arms);
  STEELYARD_CHECK(set_named_arms(powers, arms));
  powers.arms_missing = missing_arms(powers);
  return powers;
}

}  // namespace steelyard
