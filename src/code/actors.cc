// Tables under actors/ → names with readings by day; see actors.h.
#include "code/actors.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "code/actor_names.h"

namespace steelyard {
namespace {

// A bare surname of somebody who left office this long ago more often means somebody else.
constexpr int kFameYears = 20;
constexpr int kRoleWordsMax = 5;

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return hash64(text); }
};

struct StateLife {
  DateRange range;
  std::string successor;
  std::string name;
};

struct Membership {
  std::string country;
  DateRange range;
};

struct Cells {
  const Table& table;
  const TableRow& row;
  const std::string& at(std::size_t column) const { return row.cells[column]; }
  std::string where() const { return table.where(row); }
};

void report_line(Reporter& reporter, const Cells& line, std::string message) {
  reporter.report("bad line of knowledge",
                  Error{ErrorKind::bad_input, std::move(message) + "; the line is left out", line.where()});
}

// Dates of a line, or nothing when they are no dates or in the wrong order.
std::optional<DateRange> parse_range(std::string_view from, std::string_view to) {
  const DateRange range{Date::parse_first(from), Date::parse_last(to)};
  if ((!from.empty() && !range.from.known()) || (!to.empty() && !range.to.known())) return std::nullopt;
  if (range.from.known() && range.to.known() && range.to < range.from) return std::nullopt;
  return range;
}

std::string_view country_part(std::string_view code) { return code.substr(0, code.find('/')); }

std::string_view role_part(std::string_view code) {
  const std::size_t slash = code.find('/');
  return slash == std::string_view::npos ? std::string_view{} : code.substr(slash + 1);
}

ActorKind kind_of(std::string_view kind) {
  static constexpr std::array<std::pair<std::string_view, ActorKind>, 13> kKinds{
      {{"state", ActorKind::state},
       {"adjective", ActorKind::adjective},
       {"people", ActorKind::people},
       {"capital", ActorKind::capital},
       {"metonym", ActorKind::metonym},
       {"place", ActorKind::place},
       {"person", ActorKind::person},
       {"body", ActorKind::body},
       {"armed", ActorKind::armed},
       {"region", ActorKind::region},
       {"region-adjective", ActorKind::adjective},
       {"region-people", ActorKind::people},
       {"ethnic", ActorKind::people}}};
  for (const auto& [name, value] : kKinds)
    if (name == kind) return value;
  return ActorKind::state;
}

// Distance of the day from the range in days; 0 inside. An unknown day is close to what has no end.
int distance(const DateRange& range, Date day) {
  if (!day.known()) return range.to.known() ? 1 : 0;
  if (range.from.known() && day < range.from) return range.from.days() - day.days();
  if (range.to.known() && range.to < day) return day.days() - range.to.days();
  return 0;
}

std::string singular(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kIrregular{
      {{"men", "man"}, {"women", "woman"}, {"people", "people"}, {"children", "child"}}};
  std::string text = lower_ascii(word);
  for (const auto& [plural, one] : kIrregular)
    if (text.ends_with(plural)) return text.substr(0, text.size() - plural.size()) + std::string(one);
  if (text.size() > 3 && text.ends_with("ies")) return text.substr(0, text.size() - 3) + "y";
  if (text.size() > 4 && (text.ends_with("sses") || text.ends_with("ches") || text.ends_with("shes")))
    return text.substr(0, text.size() - 2);
  if (text.size() > 3 && text.ends_with("s") && !text.ends_with("ss") && !text.ends_with("us"))
    text.pop_back();
  return text;
}

}  // namespace

struct ActorTable::Impl {
  NameTrie trie;
  std::vector<NameEntry> entries;
  std::map<std::string, StateLife, std::less<>> states;
  std::map<std::string, std::string, std::less<>> bodies;  // code → name
  std::map<std::string, std::vector<Membership>, std::less<>> groups;
  std::unordered_map<std::string, RoleWord, TextHash, std::equal_to<>> roles;
  std::unordered_set<std::uint64_t> role_starts;  // hashes of their first words: most words begin no role
  std::set<std::string, std::less<>> addresses;   // "Mr", "Gen."
  std::set<std::string, std::less<>> openers;     // "But", "Yesterday"

  Status load_states(const Resources& resources, Reporter& reporter);
  Status load_names(const Resources& resources, std::string_view file, Reporter& reporter);
  Status load_leaders(const Resources& resources, Reporter& reporter);
  Status load_members(const Resources& resources, Reporter& reporter);
  Status load_roles(const Resources& resources, Reporter& reporter);
  Status load_words(const Resources& resources, Reporter& reporter);
  void add(NameEntry entry);
  bool is_title(const Token& token) const;
  ActorReading reading(const NameEntry& entry, Date day) const;
  std::string code_on(std::string_view code, Date day) const;
  std::vector<std::string> members(std::string_view code, Date day) const;
  bool known_code(std::string_view code) const;
};

// ---- loading ------------------------------------------------------------------------------------

void ActorTable::Impl::add(NameEntry entry) {
  trie.add(entry.name, static_cast<int>(entries.size()));
  entries.push_back(std::move(entry));
}

bool ActorTable::Impl::known_code(std::string_view code) const {
  const std::string_view head = country_part(code);
  return states.contains(head) || bodies.contains(head) || groups.contains(head);
}

Status ActorTable::Impl::load_states(const Resources& resources, Reporter& reporter) {
  STEELYARD_TRY(const Table table, resources.table("actors/states.tsv", reporter));
  for (const TableRow& row : table.rows) {
    const Cells line{table, row};
    const auto range = parse_range(line.at(2), line.at(3));
    if (!range)
      report_line(reporter, line, "the dates are no dates or out of order");
    else
      states[line.at(0)] = StateLife{*range, line.at(4), line.at(1)};
  }
  return {};
}

Status ActorTable::Impl::load_members(const Resources& resources, Reporter& reporter) {
  STEELYARD_TRY(const Table table, resources.table("actors/members.tsv", reporter));
  for (const TableRow& row : table.rows) {
    const Cells line{table, row};
    const auto range = parse_range(line.at(2), line.at(3));
    if (!range || !states.contains(line.at(1)))
      report_line(reporter, line,
                  "the member is no state of actors/states.tsv, or its dates are out of order");
    else
      groups[line.at(0)].push_back(Membership{line.at(1), *range});
  }
  return {};
}

Status ActorTable::Impl::load_names(const Resources& resources, std::string_view file, Reporter& reporter) {
  STEELYARD_TRY(const Table table, resources.table(file, reporter));
  for (const TableRow& row : table.rows) {
    const Cells line{table, row};
    const auto range = parse_range(line.at(4), line.at(5));
    const auto guard = parse_guard(line.at(3));
    const std::string& kind = line.at(2);
    const bool own_body = file == "actors/bodies.tsv";
    if (own_body) bodies.try_emplace(std::string(country_part(line.at(1))), line.at(0));
    const bool code_may_lack = kind == "ethnic" || kind.starts_with("region");
    if (!range)
      report_line(reporter, line, "the dates are no dates or out of order");
    else if (!guard)
      report_line(reporter, line, guard.error().message);
    else if (!code_may_lack && !known_code(line.at(1)))
      report_line(reporter, line,
                  "the code \"" + line.at(1) + "\" is neither a state nor a body of the tables");
    else
      add(NameEntry{line.at(0), line.at(1), kind, "", "", *guard, *range, line.where()});
  }
  return {};
}

Status ActorTable::Impl::load_leaders(const Resources& resources, Reporter& reporter) {
  STEELYARD_TRY(const Table table, resources.table("actors/leaders.tsv", reporter));
  for (const TableRow& row : table.rows) {
    const Cells line{table, row};
    const auto range = parse_range(line.at(4), line.at(5));
    const auto guard = parse_guard(line.at(3));
    if (!range || !guard || !known_code(line.at(1))) {
      report_line(reporter, line, "the dates, the guard or the code of the person are wrong");
      continue;
    }
    const std::vector<std::string_view> names = split(line.at(0), ';');
    for (std::string_view name : names)
      add(NameEntry{std::string(trim(name)), line.at(1), "person", std::string(trim(names[0])), line.at(2),
                    *guard, *range, line.where()});
  }
  return {};
}

Status ActorTable::Impl::load_roles(const Resources& resources, Reporter& reporter) {
  STEELYARD_TRY(const Table table, resources.table("actors/roles.tsv", reporter));
  for (const TableRow& row : table.rows) {
    const Cells line{table, row};
    role_starts.insert(hash64(std::string_view(line.at(0)).substr(0, line.at(0).find(' '))));
    roles.try_emplace(line.at(0), RoleWord{line.at(0), line.at(1), line.at(2), line.at(3) == "weak",
                                           line.at(4), line.where()});
  }
  return {};
}

Status ActorTable::Impl::load_words(const Resources& resources, Reporter& reporter) {
  STEELYARD_TRY(const Table table, resources.table("actors/words.tsv", reporter));
  for (const TableRow& row : table.rows)
    (row.cells[1] == "address" ? addresses : openers).insert(row.cells[0]);
  return {};
}

ActorTable::ActorTable() : impl_(std::make_unique<Impl>()) {}
ActorTable::~ActorTable() = default;
ActorTable::ActorTable(ActorTable&&) noexcept = default;
ActorTable& ActorTable::operator=(ActorTable&&) noexcept = default;

Result<ActorTable> ActorTable::load(const Resources& resources, Reporter& reporter) {
  ActorTable table;
  Impl& impl = *table.impl_;
  STEELYARD_CHECK(impl.load_states(resources, reporter));
  STEELYARD_CHECK(impl.load_members(resources, reporter));
  STEELYARD_CHECK(impl.load_names(resources, "actors/bodies.tsv", reporter));
  STEELYARD_CHECK(impl.load_names(resources, "actors/names.tsv", reporter));
  STEELYARD_CHECK(impl.load_names(resources, "actors/organizations.tsv", reporter));
  STEELYARD_CHECK(impl.load_leaders(resources, reporter));
  STEELYARD_CHECK(impl.load_roles(resources, reporter));
  STEELYARD_CHECK(impl.load_words(resources, reporter));
  return table;
}

// ---- finding ------------------------------------------------------------------------------------

bool ActorTable::Impl::is_title(const Token& token) const {
  if (addresses.contains(token.text)) return true;
  const auto role = roles.find(singular(token.text));
  return role != roles.end() && role->second.kind == "person";
}

std::vector<NameMatch> ActorTable::find(std::span<const Token> tokens) const {
  std::vector<NameMatch> found = impl_->trie.find(tokens);
  std::vector<std::string> states;
  for (const NameMatch& match : found) {
    const NameEntry& entry = impl_->entries[static_cast<std::size_t>(match.entry)];
    const ActorKind kind = kind_of(entry.kind);
    if (kind == ActorKind::state || kind == ActorKind::adjective || kind == ActorKind::people)
      states.emplace_back(country_part(entry.code));
  }
  std::vector<NameMatch> kept;
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto at = [&](int token) -> const Token* {
      return token >= 0 && token < static_cast<int>(tokens.size()) ? &tokens[static_cast<std::size_t>(token)]
                                                                   : nullptr;
    };
    const Token* before = at(found[i].first - 1);
    const Token* after = at(found[i].last);
    const GuardContext context{tokens,
                               found,
                               i,
                               states,
                               before && impl_->is_title(*before),
                               after && impl_->is_title(*after),
                               before && impl_->openers.contains(before->text)};
    const std::span<const int> entries = impl_->trie.entries_of(found[i]);
    const bool any = std::any_of(entries.begin(), entries.end(), [&](int index) {
      const NameEntry& entry = impl_->entries[static_cast<std::size_t>(index)];
      // Every one-word personal name may be part of somebody else's.
      NameGuard guard = entry.guard;
      if (entry.kind == "person" && found[i].last - found[i].first == 1) guard.person = true;
      return holds(guard, entry, context);
    });
    if (any) kept.push_back(found[i]);
  }
  return kept;
}

// ---- reading ------------------------------------------------------------------------------------

// A state that has ended is its successor to anyone who reads today's news.
std::string ActorTable::Impl::code_on(std::string_view code, Date day) const {
  const auto state = states.find(country_part(code));
  if (state == states.end() || state->second.successor.empty()) return std::string(code);
  if (day.known() && day <= state->second.range.to) return std::string(code);
  return state->second.successor + std::string(code.substr(country_part(code).size()));
}

std::vector<std::string> ActorTable::Impl::members(std::string_view code, Date day) const {
  std::vector<std::string> found;
  const auto group = groups.find(country_part(code));
  if (group == groups.end()) return found;
  for (const Membership& membership : group->second) {
    const bool holds = day.known() ? membership.range.holds(day) : !membership.range.to.known();
    if (holds) found.push_back(membership.country);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

ActorReading ActorTable::Impl::reading(const NameEntry& entry, Date day) const {
  ActorReading reading;
  reading.kind = kind_of(entry.kind);
  reading.code = code_on(entry.code, day);
  reading.person = entry.person;
  reading.office = entry.office;
  reading.fact = entry.fact;
  reading.from = entry.range.from;
  reading.to = entry.range.to;
  reading.members = members(entry.code, day);
  if (reading.kind == ActorKind::person) {
    reading.in_office = distance(entry.range, day) == 0;
    const bool serves =
        reading.in_office && role_part(entry.code).empty() && states.contains(country_part(reading.code));
    if (serves) reading.code += "/GOV";
  }
  if (states.contains(country_part(reading.code))) reading.country = country_part(reading.code);
  if (entry.kind.starts_with("region")) reading.code.clear();
  return reading;
}

std::vector<ActorReading> ActorTable::read(const NameMatch& match, Date day) const {
  struct Candidate {
    const NameEntry* entry;
    int distance;
  };
  std::vector<Candidate> candidates;
  for (int index : impl_->trie.entries_of(match)) {
    const NameEntry& entry = impl_->entries[static_cast<std::size_t>(index)];
    const int days = distance(entry.range, day);
    const bool surname = entry.kind == "person" && entry.name.find(' ') == std::string::npos;
    if (surname && days > kFameYears * 366) continue;
    candidates.push_back({&entry, days});
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.distance < b.distance; });
  std::vector<ActorReading> readings;
  for (const Candidate& candidate : candidates) {
    ActorReading reading = impl_->reading(*candidate.entry, day);
    const bool known = std::any_of(readings.begin(), readings.end(), [&](const ActorReading& other) {
      return other.code == reading.code && other.kind == reading.kind;
    });
    if (!known) readings.push_back(std::move(reading));
  }
  return readings;
}

ActorKind ActorTable::kind(const NameMatch& match) const {
  const NameEntry* newest = nullptr;
  for (int index : impl_->trie.entries_of(match)) {
    const NameEntry& entry = impl_->entries[static_cast<std::size_t>(index)];
    if (!newest || distance(entry.range, Date()) < distance(newest->range, Date())) newest = &entry;
  }
  return newest ? kind_of(newest->kind) : ActorKind::role;
}

std::vector<std::string> ActorTable::members(std::string_view code, Date day) const {
  return impl_->members(code, day);
}

// ---- roles --------------------------------------------------------------------------------------

const RoleWord* ActorTable::role(std::string_view phrase) const {
  const auto found = impl_->roles.find(phrase);
  return found == impl_->roles.end() ? nullptr : &found->second;
}

ActorTable::RoleMatch ActorTable::role_from(std::span<const Token> tokens, int first) const {
  const auto text = [&](int at) { return tokens[static_cast<std::size_t>(at)].text; };
  std::string plain = lower_ascii(text(first)), one = singular(text(first));
  RoleMatch best;
  if (!impl_->role_starts.contains(hash64(plain)) && !impl_->role_starts.contains(hash64(one))) return best;
  const int end = std::min(static_cast<int>(tokens.size()), first + kRoleWordsMax);
  for (int last = first; last < end && tokens[static_cast<std::size_t>(last)].name < 0; ++last) {
    if (last > first) {
      const std::string next = lower_ascii(text(last)), next_one = next == "of" ? next : singular(next);
      if (const RoleWord* known = role(one + ' ' + next)) best = {known, first, last + 1};
      one += ' ' + next_one;
      if (const RoleWord* known = role(plain + ' ' + next_one)) best = {known, first, last + 1};
      plain += ' ' + next;
    }
    for (const std::string* form : {&plain, &one})
      if (const RoleWord* known = role(*form)) best = {known, first, last + 1};
  }
  return best;
}

std::string ActorTable::name_of(std::string_view code) const {
  const std::string_view head = country_part(code);
  if (const auto state = impl_->states.find(head); state != impl_->states.end()) return state->second.name;
  if (const auto body = impl_->bodies.find(head); body != impl_->bodies.end()) return body->second;
  return std::string(code);
}

bool ActorTable::knows(std::string_view code) const {
  const std::string_view head = country_part(code);
  return impl_->states.contains(head) || impl_->bodies.contains(head);
}

RoleSpotter::RoleSpotter(const ActorTable& table, std::span<const Token> tokens) : matches_(tokens.size()) {
  for (int first = 0; first < static_cast<int>(tokens.size()); ++first) {
    const ActorTable::RoleMatch found = table.role_from(tokens, first);
    for (int token = found.first; token < found.last; ++token)
      if (ActorTable::RoleMatch& best = matches_[static_cast<std::size_t>(token)];
          found.last - found.first > best.last - best.first)
        best = found;
  }
}

}  // namespace steelyard
