// Reading the tables of codes, and the look-ups in them.
//
// CAMEO joins an actor of blocks of three letters: a place or kind, then roles, then ethnic and religious
// blocks. Ours are the same blocks divided by slashes, with the place in our own code; the blocks that we
// have no word for are kept, so that joining gives back what was split. Gerner, Schrodt, Yilmaz and Abu-Jabr
// (2002).
#include "read/published/actor_codes.h"

namespace steelyard {
namespace {

constexpr std::size_t kBlock = 3;

std::string_view without_the(std::string_view name) {
  return name.size() > 4 && (name.starts_with("the ") || name.starts_with("The ")) ? name.substr(4) : name;
}

std::string name_key(std::string_view name) { return fold(without_the(trim(name))); }

// "/GOV/MIL" for "GOVMIL".
std::string slashed(std::string_view blocks) {
  std::string roles;
  for (; !blocks.empty(); blocks.remove_prefix(std::min(kBlock, blocks.size())))
    (roles += '/') += blocks.substr(0, kBlock);
  return roles;
}

bool is_small(std::string_view block) {
  return std::ranges::all_of(block, [](char c) { return c >= 'a' && c <= 'z'; });
}

const char* word_of(CodeSystem system) {
  switch (system) {
    case CodeSystem::iso3:
      return "iso3";
    case CodeSystem::fips:
      return "fips";
    case CodeSystem::cow:
      return "cow";
    case CodeSystem::cow_letters:
      return "cow-letters";
    case CodeSystem::name:
      return "name";
    case CodeSystem::cameo:
      return "cameo";
  }
  return "";
}

DateRange range_of(const TableRow& row, std::size_t from, std::size_t to) {
  return {Date::parse_first(row.cells[from]), Date::parse_last(row.cells[to])};
}

}  // namespace

Result<ActorCodes> ActorCodes::load(const Resources& resources, Reporter& reporter) {
  ActorCodes codes;
  STEELYARD_CHECK(codes.load_states(resources, reporter));
  // Names in lists of countries go before those of the news: "Congo" is one state there and may be two here.
  STEELYARD_CHECK(codes.load_codes(resources, reporter));
  STEELYARD_CHECK(codes.load_names(resources, reporter, "actors/names.tsv"));
  STEELYARD_CHECK(codes.load_names(resources, reporter, "actors/bodies.tsv"));
  STEELYARD_CHECK(codes.load_sectors(resources, reporter));
  return codes;
}

Status ActorCodes::load_states(const Resources& resources, Reporter& reporter) {
  STEELYARD_TRY(const Table table, resources.table("actors/states.tsv", reporter));
  STEELYARD_TRY(const std::size_t code, table.column("code"));
  STEELYARD_TRY(const std::size_t name, table.column("name"));
  STEELYARD_TRY(const std::size_t from, table.column("from"));
  STEELYARD_TRY(const std::size_t to, table.column("to"));
  STEELYARD_TRY(const std::size_t successor, table.column("successor"));
  for (const TableRow& row : table.rows) {
    states_.emplace(row.cells[code], State{row.cells[name], row.cells[successor], range_of(row, from, to)});
    add("name", name_key(row.cells[name]), row.cells[code], {});
    written_["name"].emplace(row.cells[code], row.cells[name]);
  }
  return {};
}

// Only names that are states or bodies whatever stands around them.
Status ActorCodes::load_names(const Resources& resources, Reporter& reporter, std::string_view file) {
  STEELYARD_TRY(const Table table, resources.table(file, reporter));
  STEELYARD_TRY(const std::size_t name, table.column("name"));
  STEELYARD_TRY(const std::size_t code, table.column("code"));
  STEELYARD_TRY(const std::size_t kind, table.column("kind"));
  for (const TableRow& row : table.rows) {
    if (row.cells[kind] != "state" && row.cells[kind] != "body") continue;
    add("name", name_key(row.cells[name]), row.cells[code], {});
    if (row.cells[kind] == "body") body_names_.emplace(row.cells[code], row.cells[name]);
  }
  return {};
}

Status ActorCodes::load_codes(const Resources& resources, Reporter& reporter) {
  STEELYARD_TRY(const Table table, resources.table("actors/codes.tsv", reporter));
  STEELYARD_TRY(const std::size_t system, table.column("system"));
  STEELYARD_TRY(const std::size_t value, table.column("value"));
  STEELYARD_TRY(const std::size_t code, table.column("code"));
  STEELYARD_TRY(const std::size_t from, table.column("from"));
  STEELYARD_TRY(const std::size_t to, table.column("to"));
  for (const TableRow& row : table.rows) {
    const bool name = row.cells[system] == "name" || row.cells[system] == "nobody";
    add(row.cells[system], name ? name_key(row.cells[value]) : row.cells[value], row.cells[code],
        range_of(row, from, to));
    if (!name) written_[row.cells[system]].emplace(row.cells[code], row.cells[value]);
  }
  return {};
}

Status ActorCodes::load_sectors(const Resources& resources, Reporter& reporter) {
  STEELYARD_TRY(const Table table, resources.table("actors/sectors.tsv", reporter));
  STEELYARD_TRY(const std::size_t set, table.column("set"));
  STEELYARD_TRY(const std::size_t sector, table.column("sector"));
  STEELYARD_TRY(const std::size_t role, table.column("role"));
  for (const TableRow& row : table.rows)
    sectors_.push_back({row.cells[set], row.cells[sector], row.cells[role]});
  return {};
}

void ActorCodes::add(const std::string& system, std::string_view value, std::string code, DateRange days) {
  systems_[system][std::string(value)].push_back({std::move(code), days});
}

const std::string* ActorCodes::look_up(std::string_view system, std::string_view value, Date day) const {
  const auto values = systems_.find(system);
  if (values == systems_.end()) return nullptr;
  const auto found = values->second.find(value);
  if (found == values->second.end()) return nullptr;
  for (const Dated& dated : found->second)
    if (dated.days.holds(day)) return &dated.code;
  return nullptr;
}

std::string ActorCodes::alive(std::string_view code, Date day) const {
  const auto state = states_.find(code);
  if (state == states_.end() || state->second.successor.empty() || !day.known() ||
      !state->second.days.to.known() || day <= state->second.days.to)
    return std::string(code);
  return state->second.successor;
}

ActorCode ActorCodes::from_cameo(std::string_view blocks, Date day) const {
  blocks = trim(blocks);
  if (is_nobody(blocks)) return {};
  if (body_names_.contains(blocks)) return {std::string(blocks), "", true};
  if (blocks.starts_with("---")) return {slashed(blocks.substr(kBlock)), "", true};
  // Ethnic groups are written in small letters.
  if (is_small(blocks.substr(0, kBlock)) || look_up("cameo-role", blocks.substr(0, kBlock), day))
    return {slashed(blocks), "", true};
  for (std::size_t size = blocks.size(); size >= kBlock; --size) {
    if (size % kBlock != 0 && size != blocks.size()) continue;
    const std::string* place = look_up("cameo", blocks.substr(0, size), day);
    if (!place) continue;
    const std::string state = alive(*place, day);
    return {state + slashed(blocks.substr(size)), is_state(state) ? state : "", true};
  }
  const std::string state = alive(blocks.substr(0, kBlock), day);
  const bool known = is_state(state) || look_up("cameo-place", state, day) || body_names_.contains(state);
  const std::string_view rest = blocks.substr(std::min(kBlock, blocks.size()));
  return {state + slashed(rest), is_state(state) ? state : "", known};
}

std::string ActorCodes::to_cameo(std::string_view code) const {
  if (code.empty()) return "";
  const std::size_t cut = std::min(code.find('/'), code.size());
  std::string blocks = value_in(CodeSystem::cameo, code.substr(0, cut));
  // CAMEO has no word for many bodies; each is an organisation of states there.
  if (blocks.empty()) blocks = body_names_.contains(code.substr(0, cut)) ? "IGO" : code.substr(0, cut);
  for (char c : code.substr(cut))
    if (c != '/') blocks += c;
  return blocks;
}

std::string ActorCodes::find(CodeSystem system, std::string_view value, Date day) const {
  value = trim(value);
  if (system == CodeSystem::cameo) {
    const ActorCode actor = from_cameo(value, day);
    return actor.known ? actor.code : "";
  }
  if (system == CodeSystem::iso3) {
    const std::string state = alive(value, day);
    return is_state(state) || body_names_.contains(state) ? state : "";
  }
  const std::string* code = system == CodeSystem::name ? look_up("name", name_key(value), day)
                                                       : look_up(word_of(system), value, day);
  return code ? alive(*code, day) : "";
}

std::string ActorCodes::value_in(CodeSystem system, std::string_view code) const {
  if (system == CodeSystem::iso3) return is_state(code) ? std::string(code) : "";
  const auto written = written_.find(word_of(system));
  if (written == written_.end()) return "";
  const auto found = written->second.find(code);
  return found == written->second.end() ? "" : found->second;
}

bool ActorCodes::is_nobody(std::string_view value) const {
  value = trim(value);
  return value.empty() || look_up("nobody", name_key(value), Date()) != nullptr;
}

std::string ActorCodes::name_of(std::string_view code) const {
  const std::string_view place = code.substr(0, code.find('/'));
  if (const auto state = states_.find(place); state != states_.end()) return state->second.name;
  const auto body = body_names_.find(place);
  return body == body_names_.end() ? std::string(place) : body->second;
}

std::string ActorCodes::role_of(std::string_view set, std::string_view sectors, char separator) const {
  const std::vector<std::string_view> told = split(sectors, separator);
  for (const Sector& sector : sectors_) {
    if (sector.set != set) continue;
    for (std::string_view word : told)
      if (trim(word) == sector.sector) return sector.role;
  }
  return "";
}

std::string ActorCodes::sector_of(std::string_view set, std::string_view role) const {
  for (const Sector& sector : sectors_)
    if (sector.set == set && sector.role == role) return sector.sector;
  return "";
}

}  // namespace steelyard
