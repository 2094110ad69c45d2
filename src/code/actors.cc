// Tables under actors/ → names with readings by day; see actors.h.
#include "code/actors.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "code/actor_names.h"
#include "code/dictionaries/dictionaries.h"
#include "code/dictionaries/own_names.h"

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
  OwnNames own;                                   // of a user's dictionaries
  bool only_own = false;                          // names of our tables do not count

  Status load_states(const Resources& resources, Reporter& reporter);
  Status load_names(const Resources& resources, std::string_view file, Reporter& reporter);
  Status load_leaders(const Resources& resources, Reporter& reporter);
  Status load_members(const Resources& resources, Reporter& reporter);
  Status load_roles(const Resources& resources, Reporter& reporter);
  Status load_words(const Resources& resources, Reporter& reporter);
  void add(NameEntry entry);
  void layer_agents(const AgentDictionary& dictionary);
  void layer_file(const OwnFile& file, Reporter& reporter);
  void layer_actors(const OwnFile& file, Reporter& reporter);
  void add_role(RoleWord role);
  std::optional<NameMatch> find_whole(std::string_view name) const;
  std::vector<ActorReading> read_ours(const NameMatch& match, Date day) const;
  void complete(ActorReading& reading, Date day) const;
  ActorKind kind(const NameMatch& match) const;
  bool counts(const NameMatch& match, const GuardContext& context) const;
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

// ---- a user's dictionaries over them ----------------------------------------------------------------

// The match of exactly this name, whatever its case.
std::optional<NameMatch> ActorTable::Impl::find_whole(std::string_view name) const {
  std::string capitals(name);
  for (char& c : capitals)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  const std::vector<Token> tokens = tokenize(capitals, {0, static_cast<std::uint32_t>(capitals.size())});
  const std::vector<NameMatch> found = trie.find(tokens);
  if (found.size() != 1 || found[0].first != 0 || found[0].last != static_cast<int>(tokens.size()))
    return std::nullopt;
  return found[0];
}

void ActorTable::Impl::add_role(RoleWord role) {
  role_starts.insert(hash64(std::string_view(role.phrase).substr(0, role.phrase.find(' '))));
  roles.insert_or_assign(role.phrase, std::move(role));
}

// How the noun behaves is taken over from our own role of the name, its code is not.
void ActorTable::Impl::layer_agents(const AgentDictionary& dictionary) {
  for (const AgentEntry& agent : dictionary.entries) {
    RoleWord role{agent.phrase, agent.code, "person", false, "", "", agent.before, agent.plural.empty()};
    if (const auto known = roles.find(agent.phrase); known != roles.end()) {
      role.kind = known->second.kind;
      role.office = known->second.office;
    }
    role.code = ActorBlocks::slashed(agent.code).substr(1);
    role.fact = dictionary.file + ":" + std::to_string(agent.line);
    if (!agent.plural.empty()) {
      RoleWord many = role;
      many.phrase = agent.plural;
      add_role(std::move(many));
    }
    add_role(std::move(role));
  }
}

void ActorTable::Impl::layer_file(const OwnFile& file, Reporter& reporter) {
  for (const OwnBody& body : file.bodies) {
    const std::string fact = file.file + ":" + std::to_string(body.line);
    bodies.insert_or_assign(body.code, body.names.front());
    if (!body.members.empty()) groups[body.code].clear();
    for (const OwnMember& member : body.members) groups[body.code].push_back({member.state, member.range});
    for (const std::string& name : body.names) add({name, body.code, "body", "", "", {}, {}, fact, true});
  }
  layer_actors(file, reporter);
  for (const OwnRole& role : file.roles)
    for (const std::string& word : role.words)
      add_role(
          {word, role.code, role.kind, role.weak, role.office, file.file + ":" + std::to_string(role.line)});
}

void ActorTable::Impl::layer_actors(const OwnFile& file, Reporter& reporter) {
  for (const OwnActor& actor : file.actors) {
    const std::string fact = file.file + ":" + std::to_string(actor.line);
    const Result<NameGuard> guard = parse_guard(actor.guard);
    if (!guard) {
      reporter.report("dictionary own table", {ErrorKind::bad_input, guard.error().message, fact});
      continue;
    }
    // A new code is a state when its actor is called one, else a body.
    if (!known_code(actor.code) && actor.kind == "state")
      states.try_emplace(std::string(country_part(actor.code)), StateLife{{}, "", actor.names.front()});
    else if (!known_code(actor.code))
      bodies.try_emplace(std::string(country_part(actor.code)), actor.names.front());
    const std::string person = actor.kind == "person" ? actor.names.front() : "";
    for (const std::string& name : actor.names)
      add({name, actor.code, actor.kind, person, actor.office, *guard, actor.range, fact, true});
  }
}

void ActorTable::layer(const Dictionaries& dictionaries, bool only_mine, const ActorBlocks& blocks,
                       Reporter& reporter) {
  Impl& impl = *impl_;
  const auto kind_of = [&](std::string_view name) -> std::optional<ActorKind> {
    const std::optional<NameMatch> known = impl.find_whole(name);
    if (!known) return std::nullopt;
    return impl.kind(*known);
  };
  for (const ActorDictionary& dictionary : dictionaries.actors)
    impl.own.add(dictionary, blocks, dictionaries.stems, kind_of);
  for (const auto& [code, name] : impl.own.places(blocks))
    if (!impl.known_code(code)) impl.states.try_emplace(code, StateLife{{}, "", name});
  if (only_mine && !dictionaries.agents.empty()) impl.roles.clear();
  for (const AgentDictionary& dictionary : dictionaries.agents) impl.layer_agents(dictionary);
  for (const OwnFile& file : dictionaries.own) impl.layer_file(file, reporter);
  impl.only_own = only_mine && (!dictionaries.actors.empty() ||
                                std::ranges::any_of(dictionaries.own, [](const OwnFile& own) {
                                  return !own.actors.empty() || !own.bodies.empty();
                                }));
}

// ---- finding ------------------------------------------------------------------------------------

bool ActorTable::Impl::is_title(const Token& token) const {
  if (addresses.contains(token.text)) return true;
  const auto role = roles.find(singular(token.text));
  return role != roles.end() && role->second.kind == "person";
}

bool ActorTable::Impl::counts(const NameMatch& match, const GuardContext& context) const {
  const bool one_word = match.last - match.first == 1;
  if (OwnNames::is_own(match)) {
    NameGuard guard;
    guard.person = own.kind(match) == ActorKind::person && one_word;
    return holds(guard, NameEntry{}, context);
  }
  const std::span<const int> found = trie.entries_of(match);
  return std::any_of(found.begin(), found.end(), [&](int index) {
    const NameEntry& entry = entries[static_cast<std::size_t>(index)];
    if (only_own && !entry.own) return false;
    // Every one-word personal name may be part of somebody else's.
    NameGuard guard = entry.guard;
    if (entry.kind == "person" && one_word) guard.person = true;
    return holds(guard, entry, context);
  });
}

std::vector<NameMatch> ActorTable::find(std::span<const Token> tokens) const {
  std::vector<NameMatch> found = impl_->trie.find(tokens);
  if (!impl_->own.empty()) found = OwnNames::merge(impl_->own.find(tokens), std::move(found));
  std::vector<std::string> states;
  for (const NameMatch& match : found) {
    const bool own = OwnNames::is_own(match);
    const ActorKind kind =
        own ? impl_->own.kind(match) : kind_of(impl_->entries[static_cast<std::size_t>(match.entry)].kind);
    if (kind == ActorKind::state || kind == ActorKind::adjective || kind == ActorKind::people)
      states.emplace_back(country_part(own ? impl_->own.code(match, Date())
                                           : impl_->entries[static_cast<std::size_t>(match.entry)].code));
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
    if (impl_->counts(found[i], context)) kept.push_back(found[i]);
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

// What a user's dictionary leaves to us: state, members, and the state's successor.
void ActorTable::Impl::complete(ActorReading& reading, Date day) const {
  reading.code = code_on(reading.code, day);
  reading.members = members(reading.code, day);
  if (states.contains(country_part(reading.code))) reading.country = country_part(reading.code);
}

std::vector<ActorReading> ActorTable::read(const NameMatch& match, Date day) const {
  if (!OwnNames::is_own(match)) return impl_->read_ours(match, day);
  if (std::optional<ActorReading> own = impl_->own.read(match, day)) {
    impl_->complete(*own, day);
    return {*std::move(own)};
  }
  // The dictionary is silent about the day; ours may not be.
  const std::optional<NameMatch> same = impl_->find_whole(impl_->own.text(match));
  return same ? impl_->read_ours(*same, day) : std::vector<ActorReading>{};
}

std::vector<ActorReading> ActorTable::Impl::read_ours(const NameMatch& match, Date day) const {
  struct Candidate {
    const NameEntry* entry;
    int distance;
  };
  std::vector<Candidate> candidates;
  for (int index : trie.entries_of(match)) {
    const NameEntry& entry = entries[static_cast<std::size_t>(index)];
    if (only_own && !entry.own) continue;
    const int days = distance(entry.range, day);
    const bool surname = entry.kind == "person" && entry.name.find(' ') == std::string::npos;
    if (surname && days > kFameYears * 366) continue;
    candidates.push_back({&entry, days});
  }
  std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    const bool a_first = a.entry->own && a.distance == 0, b_first = b.entry->own && b.distance == 0;
    return a_first != b_first ? a_first : a.distance < b.distance;
  });
  std::vector<ActorReading> readings;
  for (const Candidate& candidate : candidates) {
    ActorReading reading = this->reading(*candidate.entry, day);
    const bool known = std::any_of(readings.begin(), readings.end(), [&](const ActorReading& other) {
      return other.code == reading.code && other.kind == reading.kind;
    });
    if (!known) readings.push_back(std::move(reading));
  }
  return readings;
}

ActorKind ActorTable::kind(const NameMatch& match) const { return impl_->kind(match); }

ActorKind ActorTable::Impl::kind(const NameMatch& match) const {
  if (OwnNames::is_own(match)) return own.kind(match);
  const NameEntry* newest = nullptr;
  for (int index : trie.entries_of(match)) {
    const NameEntry& entry = entries[static_cast<std::size_t>(index)];
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
  // A word of a user's that has no plural is not met in one.
  const auto fits = [&](const RoleWord* known, int last) {
    return known && !(known->singular && !known->phrase.ends_with(lower_ascii(text(last))));
  };
  for (int last = first; last < end && tokens[static_cast<std::size_t>(last)].name < 0; ++last) {
    if (last > first) {
      const std::string next = lower_ascii(text(last)), next_one = next == "of" ? next : singular(next);
      if (const RoleWord* known = role(one + ' ' + next); fits(known, last)) best = {known, first, last + 1};
      one += ' ' + next_one;
      if (const RoleWord* known = role(plain + ' ' + next_one); fits(known, last))
        best = {known, first, last + 1};
      plain += ' ' + next;
    }
    for (const std::string* form : {&plain, &one})
      if (const RoleWord* known = role(*form); fits(known, last)) best = {known, first, last + 1};
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
