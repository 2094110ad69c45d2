// Composition of a noun phrase from its names, owners and role words; see denote.h.
//
// Order of trust: a person's own line, the role of the head with its state, the name itself, and last a mere
// thing that belongs to somebody. Owners stand as adjective ("Russian"), possessor ("Russia's") or of-phrase
// ("of Russia").
#include "code/denote.h"

#include <algorithm>
#include <array>

#include "code/role_algebra.h"

namespace steelyard {
namespace {

constexpr int kDepthMax = 5;

constexpr std::array<std::string_view, 12> kLocative = {"across",  "along",      "around", "at",
                                                        "in",      "inside",     "near",   "off",
                                                        "outside", "throughout", "under",  "within"};
constexpr std::array<std::string_view, 5> kOrigin = {"from", "in", "inside", "near", "within"};
constexpr std::array<std::string_view, 4> kSeated = {"based", "headquartered", "living", "located"};
constexpr std::array<std::string_view, 12> kPart = {"all but", "certain", "few",     "many",
                                                    "most",    "one",     "several", "some",
                                                    "other",   "various", "another", "half"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool within_any(const Tree& tree, int token, const std::vector<int>& heads) {
  return std::any_of(heads.begin(), heads.end(), [&](int head) { return tree.below(token, head); });
}

bool is_number_word(const Token& token) { return token.upos == Upos::NUM; }

// "Serb-held", "Russian-backed": the name says who touched the noun, not whose it is; "US-led" does say it.
bool only_touched(const Tree& tree, int token) {
  static constexpr std::array<std::string_view, 13> kTouched = {
      "allied",  "backed",   "brokered", "controlled", "dominated", "funded", "held",
      "imposed", "mediated", "occupied", "sponsored",  "supported", "trained"};
  const bool hyphen = token + 2 < tree.size() && (tree[token + 1].text == "-" || tree[token + 1].text == "–");
  return hyphen && among(kTouched, tree[token + 2].text);
}

// Nouns that a member bears and never the whole: "the EU country", but "the EU side".
bool is_one_state(std::string_view noun) {
  static constexpr std::array<std::string_view, 7> kStates = {"country", "kingdom",  "member", "member state",
                                                              "nation",  "republic", "state"};
  return among(kStates, noun);
}

int number_of(std::string_view word) {
  static constexpr std::array<std::string_view, 21> kWords = {
      "zero",     "one",     "two",     "three",     "four",     "five",     "six",
      "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
      "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
  const std::string lower = lower_ascii(word);
  for (std::size_t i = 0; i < kWords.size(); ++i)
    if (kWords[i] == lower) return static_cast<int>(i);
  std::string digits;
  for (char c : word)
    if (c != ',') digits += c;
  return static_cast<int>(parse_int(digits).value_or(0));
}

}  // namespace

bool stands_as_place(const Tree& tree, int head) { return among(kLocative, tree.preposition(head)); }

bool is_plural(const Token& token) { return token.xpos == "NNS" || token.xpos == "NNPS"; }

// What a phrase is made of.
struct Denoter::Parts {
  struct Name {
    int token;
    std::vector<ActorReading> readings;
    const ActorReading& best() const { return readings.front(); }
  };
  NounPhrase phrase;
  std::vector<Name> names;              // in the core, possessors aside
  std::vector<Mention> possessors, of;  // owners in front and behind
  std::vector<Mention> located;         // "in X", "from X"
  std::vector<Mention> sent;            // "from X"
  std::vector<RoleInPhrase> roles;      // left to right
  const RoleWord* head_role = nullptr;
  bool former = false, ethnic = false, part = false;
  int count = 0;

  const Name* last_name() const { return names.empty() ? nullptr : &names.back(); }
  bool is_name(int token) const {
    return std::any_of(names.begin(), names.end(), [&](const Name& name) { return name.token == token; });
  }
};

std::vector<ActorReading> Denoter::name_at(int token) const {
  const int match = tokens_[static_cast<std::size_t>(token)].name;
  if (match < 0 || match >= static_cast<int>(matches_.size())) return {};
  std::vector<ActorReading> readings = table_.read(matches_[static_cast<std::size_t>(match)], day_);
  // "Brussels" acts as the Union, "in Brussels" is the town.
  const bool place = stands_as_place(tree_, token);
  std::stable_partition(readings.begin(), readings.end(), [&](const ActorReading& reading) {
    return (reading.kind == ActorKind::metonym) != place || reading.kind == ActorKind::state;
  });
  // In a report that has named Belgium and not the Union it is Belgium's.
  const bool two = readings.size() > 1 && readings.front().kind == ActorKind::metonym &&
                   readings[1].kind == ActorKind::capital;
  if (two && spoken_of(readings[1]) && !spoken_of(readings.front())) std::swap(readings[0], readings[1]);
  return readings;
}

bool Denoter::spoken_of(const ActorReading& reading) const {
  return std::any_of(memory_.begin(), memory_.end(), [&](const Mention& mention) {
    return std::any_of(mention.actors.begin(), mention.actors.end(), [&](const ActorReading& actor) {
      return actor.country == reading.country && (!actor.country.empty() || actor.code == reading.code);
    });
  });
}

// ---- collecting ---------------------------------------------------------------------------------

void Denoter::collect_names(Parts& parts) const {
  const auto tells_former = [](std::string_view word) {
    return word == "former" || word == "ex" || word == "ousted" || word == "deposed" || word == "late";
  };
  if (parts.phrase.first > 0) {
    const std::string before = lower_ascii(tree_[parts.phrase.first - 1].text);
    parts.former = tells_former(before);
    parts.ethnic = before == "ethnic";
  }
  for (int token = parts.phrase.first; token < parts.phrase.last; ++token) {
    if (within_any(tree_, token, parts.phrase.possessors)) continue;
    const Token& own = tree_[token];
    const std::string word = lower_ascii(own.text);
    if (tells_former(word)) parts.former = true;
    if (word == "ethnic") parts.ethnic = true;
    if (among(kPart, word)) parts.part = true;
    if (is_number_word(own)) parts.count = std::max(parts.count, number_of(own.text));
    std::vector<ActorReading> readings =
        only_touched(tree_, token) ? std::vector<ActorReading>{} : name_at(token);
    if (!readings.empty()) parts.names.push_back({token, std::move(readings)});
  }
}

void Denoter::collect_roles(Parts& parts) const {
  for (int token = parts.phrase.first; token < parts.phrase.last; ++token) {
    if (tree_[token].name >= 0 || within_any(tree_, token, parts.phrase.possessors)) continue;
    const ActorTable::RoleMatch& match = roles_.at(token);
    if (!match.role) continue;
    if (match.first <= parts.phrase.head && parts.phrase.head < match.last) parts.head_role = match.role;
    if (match.role->phrase.starts_with("former ") || match.role->phrase.starts_with("ex-"))
      parts.former = true;
    parts.roles.push_back({match.role, token});
    token = std::max(token, match.last - 1);
  }
}

// The phrase and those coordinated with it: "of Kazakhstan and Mongolia".
std::vector<Mention> Denoter::owners_at(int head, int depth) const {
  std::vector<Mention> owners{denote(head, depth + 1)};
  for (int c : tree_.children(head))
    if (tree_.is(c, "conj") && is_nominal(tree_[c])) owners.push_back(denote(c, depth + 1));
  return owners;
}

void Denoter::collect_owners(Parts& parts, int depth) const {
  if (depth >= kDepthMax) return;
  const auto take = [&](int head, std::vector<Mention>& into) {
    for (Mention& owner : owners_at(head, depth))
      if (!owner.actors.empty() || !owner.role.empty()) into.push_back(std::move(owner));
  };
  for (int possessor : parts.phrase.possessors) take(possessor, parts.possessors);
  for (int modifier : parts.phrase.modifiers) {
    const std::string_view preposition = tree_.preposition(modifier);
    if (preposition == "of")
      take(modifier, parts.of);
    else if (among(kOrigin, preposition))
      take(modifier, parts.located);
    if (preposition == "from") take(modifier, parts.sent);
  }
  // "a group based in Trinidad"
  for (int clause : tree_.children(parts.phrase.head))
    if (tree_.is(clause, "acl") && among(kSeated, lower_ascii(tree_[clause].text)))
      for (int place : tree_.children(clause))
        if (tree_.is(place, "obl") && among(kOrigin, tree_.preposition(place))) take(place, parts.located);
}

Denoter::Parts Denoter::collect(const NounPhrase& phrase, int depth) const {
  Parts parts;
  parts.phrase = phrase;
  collect_names(parts);
  collect_roles(parts);
  collect_owners(parts, depth);
  return parts;
}

// ---- whose --------------------------------------------------------------------------------------

namespace {

// "French and Egyptian warships", "Hungarian, Romanian officials": two owners; "U.S. Middle East envoy": one.
bool joined(const Tree& tree, int left, int right) {
  for (int token = left + 1; token < right; ++token) {
    const Token& between = tree[token];
    if (between.upos == Upos::CCONJ || between.text == "," || between.text == "/" || between.text == "-")
      return true;
  }
  return tree.is(right, "conj") && tree.head(right) == left;
}

bool leads(const ActorReading& reading) {
  return reading.kind == ActorKind::armed || reading.kind == ActorKind::body ||
         reading.kind == ActorKind::metonym;
}

void append_actors(const std::vector<Mention>& mentions, std::vector<ActorReading>& into) {
  for (const Mention& mention : mentions)
    for (const ActorReading& actor : mention.actors)
      if (std::none_of(into.begin(), into.end(),
                       [&](const ActorReading& own) { return own.code == actor.code; }))
        into.push_back(actor);
}

bool is_group(const ActorReading& reading) { return !reading.members.empty(); }

}  // namespace

// The states or bodies that own the phrase, in the order of trust that its head asks for.
std::vector<ActorReading> Denoter::base_of(const Parts& parts) const {
  std::vector<ActorReading> own, owners, behind;
  const Parts::Name* before = nullptr;
  for (const Parts::Name& name : parts.names) {
    if (name.token == parts.phrase.head) continue;
    const ActorReading& best = name.best();
    const bool first = own.empty();
    const bool beside = before && joined(tree_, before->token, name.token);
    if (first || beside)
      own.push_back(best);
    else if (leads(best))
      own = {best};
    before = &name;
  }
  std::erase_if(own, [](const ActorReading& actor) { return actor.code.empty() && actor.members.empty(); });
  append_actors(parts.possessors, owners);
  append_actors(parts.of, behind);
  const std::string_view kind =
      parts.head_role ? std::string_view(parts.head_role->kind) : std::string_view{};
  if (kind == "relation") return own;
  if (!behind.empty() && (kind == "stand" || kind == "place")) return behind;
  if (!owners.empty() && (own.empty() || kind == "body")) return owners;
  if (parts.ethnic) own.clear();
  if (!own.empty()) return own;
  if (!owners.empty()) return owners;
  if (!behind.empty() && parts.head_role) return behind;
  std::vector<ActorReading> located;
  const bool stays = kind != "stand" && kind != "place" && kind != "foreign" && kind != "property" &&
                     !(kind == "person" && !parts.head_role->weak);
  if (parts.head_role && stays) append_actors(parts.located, located);
  // "observers from the OSCE" are its, "observers in Georgia" are not Georgia's.
  if (kind == "foreign") append_actors(parts.sent, located);
  return located;
}

// ---- settling -----------------------------------------------------------------------------------

bool Denoter::settle_person(const Parts& parts, Mention& mention) const {
  const Parts::Name* name = nullptr;
  for (const Parts::Name& one : parts.names)
    if (one.best().kind == ActorKind::person) name = &one;
  if (!name) return false;
  const int head = parts.phrase.head;
  const bool head_is_noun_behind = head > name->token && tree_[head].upos == Upos::NOUN;
  if (head_is_noun_behind) return false;

  // A state named beside the person chooses among namesakes.
  ActorReading person = name->best();
  std::vector<ActorReading> states;
  for (const Parts::Name& other : parts.names)
    if (&other != name) states.push_back(other.best());
  const std::size_t names_beside = states.size();
  append_actors(parts.possessors, states);
  for (const ActorReading& beside : states) {
    if (beside.country.empty() || beside.kind == ActorKind::person) continue;
    const auto same = std::find_if(name->readings.begin(), name->readings.end(),
                                   [&](const ActorReading& one) { return one.country == beside.country; });
    const bool owner = static_cast<std::size_t>(&beside - states.data()) >= names_beside;
    if (same != name->readings.end())
      person = *same;
    else if (!owner && (parts.head_role || !parts.roles.empty()))
      return false;
  }
  mention.kind = ActorKind::person;
  const bool plain = person.code == person.country && !person.country.empty();
  const std::string title = title_role(parts.roles);
  if (parts.former && !person.in_office)
    mention.role = "ELI";
  else if (plain && !title.empty())
    mention.role = title;
  if (!mention.role.empty() && plain) person.code = person.country + "/" + mention.role;
  if (mention.role.empty()) mention.role = role_of_code(person.code);
  mention.actors = {std::move(person)};
  return true;
}

bool Denoter::settle_name(const Parts& parts, Mention& mention) const {
  if (!parts.is_name(parts.phrase.head)) return false;
  const auto own = std::find_if(parts.names.begin(), parts.names.end(),
                                [&](const Parts::Name& name) { return name.token == parts.phrase.head; });
  ActorReading reading = own->best();
  mention.kind = reading.kind;
  mention.role = role_of_code(reading.code);
  // "the French and Egyptian warships" with the noun lost: adjectives alone still say whose.
  const bool placeable = reading.kind == ActorKind::state || reading.kind == ActorKind::capital ||
                         reading.kind == ActorKind::place || reading.kind == ActorKind::region;
  // "fired at Israel" aims at a state; only a town is where things happen "at".
  const bool aimed_at = reading.kind == ActorKind::state && tree_.preposition(parts.phrase.head) == "at";
  mention.is_place = placeable && !aimed_at && stands_as_place(tree_, parts.phrase.head);
  if (parts.ethnic) return true;  // blank until a place is known
  // "the Albanians of southern Serbia", "the Kurds of Iraq" belong to where they live.
  if (reading.kind == ActorKind::people && !parts.of.empty() && !parts.of.front().actors.empty()) {
    reading = parts.of.front().actors.front();
    reading.kind = ActorKind::people;
  }
  if (reading.code.empty()) {
    if (is_group(reading) && reading.kind != ActorKind::people) expand_group(parts, reading, "", mention);
    return true;
  }
  mention.actors = {std::move(reading)};
  return true;
}

// One state of the group for each member; nothing when only an unknown part is meant.
void Denoter::expand_group(const Parts& parts, const ActorReading& base, std::string_view role,
                           Mention& mention) const {
  const bool part = parts.part || (parts.count > 0 && parts.count != static_cast<int>(base.members.size()));
  mention.group = true;
  if (part) {
    mention.partial = true;
    return;
  }
  for (const std::string& member : base.members) {
    ActorReading reading = base;
    reading.country = member;
    reading.code = role.empty() ? member : member + "/" + std::string(role);
    reading.members.clear();
    mention.actors.push_back(std::move(reading));
  }
}

void Denoter::add_role(const Parts& parts, const ActorReading& base, Mention& mention) const {
  const RoleWord& head = *parts.head_role;
  const std::string role = compose_role(parts.roles, head, role_of_code(base.code));
  mention.role = role;
  const bool plural = is_plural(tree_[parts.phrase.head]) || mention.plural;
  const bool names_members = head.kind == "stand" || head.kind == "person";
  const bool body = base.kind == ActorKind::body;
  if (is_group(base) && plural && names_members && (!body || head.kind == "stand"))
    return expand_group(parts, base, role, mention);
  // "the West African nation", "the NATO member": one of them, known from what was said.
  if (is_group(base) && head.kind == "stand" && (base.code.empty() || is_one_state(head.phrase))) {
    mention.among = base.members;
    return;
  }
  if (base.code.empty()) return;
  ActorReading actor = base;
  if (actor.kind == ActorKind::person) actor.person.clear();
  actor.code = head.before ? role + "/" + base.code.substr(0, base.code.find('/')) : join_role(base, role);
  mention.actors.push_back(std::move(actor));
}

bool Denoter::settle_role(const Parts& parts, Mention& mention) const {
  const bool unknown_person = !parts.head_role && tree_[parts.phrase.head].upos == Upos::PROPN &&
                              !parts.is_name(parts.phrase.head) && !parts.roles.empty();
  Parts with_title = parts;
  if (unknown_person) with_title.head_role = parts.roles.back().role;
  if (!with_title.head_role) return false;
  const RoleWord& head = *with_title.head_role;
  mention.kind = ActorKind::role;
  mention.role_word = head.phrase;
  mention.role_kind = head.kind;
  mention.role = compose_role(with_title.roles, head, "");
  if (inherit(with_title, mention)) return true;
  if (parts.former && head.kind == "person") mention.role = "ELI";
  for (const ActorReading& base : base_of(with_title)) add_role(with_title, base, mention);
  if (head.kind == "place") mention.is_place = mention.is_thing = true;
  mention.is_thing = mention.is_thing || head.kind == "property";
  mention.blank = mention.actors.empty() && !mention.partial && !mention.role.empty() &&
                  head.kind != "relation" && head.kind != "property";
  return true;
}

// "a group of Moroccan diplomats", "members of the opposition": the weak head is what stands behind "of".
bool Denoter::inherit(const Parts& parts, Mention& mention) const {
  if (!parts.head_role->weak || parts.head_role->kind == "place" || parts.of.empty()) return false;
  const Mention& inner = parts.of.front();
  const bool carries =
      inner.kind == ActorKind::role && (!inner.role.empty() || inner.group) && !inner.is_place;
  if (!carries || !parts.names.empty()) return false;
  const bool leaders = inner.role.empty() && parts.head_role->kind == "person";
  mention.group = inner.group;
  mention.partial = inner.partial || (inner.group && parts.part);
  mention.role = leaders ? parts.head_role->code : inner.role;
  mention.blank = inner.actors.empty() && !mention.partial;
  if (mention.partial) return true;
  for (const Mention& owner : parts.of)
    for (ActorReading actor : owner.actors) {
      if (leaders) actor.code = join_role(actor, mention.role);
      mention.actors.push_back(std::move(actor));
    }
  return true;
}

// A thing with an owner, a quantity of somebody ("thousands of Kurds"), or a named body no table knows.
void Denoter::settle_thing(const Parts& parts, Mention& mention) const {
  const Token& head = tree_[parts.phrase.head];
  const bool quantity = is_number_word(head) || is_quantity(lower_ascii(head.text));
  if (quantity && !parts.of.empty()) {
    const Mention& inner = parts.of.front();
    const std::vector<ActorReading> actors = inner.actors;
    mention.kind = inner.kind;
    mention.role = inner.role;
    mention.role_kind = inner.role_kind;
    mention.role_word = inner.role_word;
    mention.blank = inner.blank;
    mention.group = inner.group;
    const bool some = inner.group && number_of(head.text) != static_cast<int>(actors.size());
    mention.partial = inner.partial || some;
    if (!mention.partial) mention.actors = actors;
    return;
  }
  mention.is_thing = head.upos != Upos::PROPN;
  mention.actors = base_of(parts);
  std::erase_if(mention.actors, [](const ActorReading& actor) { return actor.code.empty(); });
  if (!mention.actors.empty()) mention.kind = mention.actors.front().kind;
}

Mention Denoter::denote(int head, int depth) const {
  const Parts parts = collect(read_noun_phrase(tree_, head), depth);
  Mention mention;
  mention.head = head;
  mention.first = parts.phrase.first;
  mention.last = std::max(parts.phrase.last, parts.phrase.end);
  mention.span = Span{tree_[mention.first].span.start, tree_[parts.phrase.last - 1].span.end};
  mention.text = std::string(slice(text_, mention.span));
  mention.plural = is_plural(tree_[head]);
  mention.count = parts.count;
  if (tree_[head].upos == Upos::PRON && tree_[head].name < 0) {
    mention.is_pronoun = true;
    return mention;
  }
  if (!settle_person(parts, mention) && !settle_role(parts, mention) && !settle_name(parts, mention))
    settle_thing(parts, mention);
  return mention;
}

Mention Denoter::modifier(int token) const {
  Mention mention;
  mention.head = token;
  mention.first = token;
  mention.last = token + 1;
  mention.span = tree_[token].span;
  mention.text = std::string(slice(text_, mention.span));
  std::vector<ActorReading> readings = name_at(token);
  if (readings.empty()) return mention;
  mention.kind = readings.front().kind;
  mention.role = role_of_code(readings.front().code);
  if (!readings.front().code.empty()) mention.actors = {std::move(readings.front())};
  return mention;
}

}  // namespace steelyard
