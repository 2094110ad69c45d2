// Pronouns and descriptions; see antecedents.h.
#include "code/antecedents.h"

#include <algorithm>
#include <array>

#include "code/role_algebra.h"

namespace steelyard {
namespace {

constexpr std::array<std::string_view, 6> kPersonPronouns = {"he", "her", "him", "his", "she", "hers"};
constexpr std::array<std::string_view, 2> kThingPronouns = {"it", "its"};
constexpr std::array<std::string_view, 4> kManyPronouns = {"their", "theirs", "them", "they"};
// Institutions that a report speaks of without their state: "the government", "police".
constexpr std::array<std::string_view, 8> kOwnInstitutions = {"COP", "GOV", "JUD", "LEG",
                                                              "MIL", "OPP", "REB", "SPY"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_subject(const Tree& tree, int token) { return token < tree.size() && tree.is(token, "nsubj"); }

bool is_stately(const Mention& mention) {
  return !mention.actors.empty() && !mention.is_pronoun &&
         std::any_of(mention.actors.begin(), mention.actors.end(),
                     [](const ActorReading& actor) { return !actor.country.empty(); });
}

bool is_person(const Mention& mention) {
  return mention.kind == ActorKind::person ||
         (mention.kind == ActorKind::role && mention.role_kind == "person");
}

ActorReading state_of(const ActorReading& actor) {
  ActorReading state = actor;
  state.code = actor.country.empty() ? actor.code : actor.country;
  state.kind = ActorKind::state;
  state.person.clear();
  return state;
}

std::vector<ActorReading> give_role(std::vector<ActorReading> owners, const Mention& mention) {
  for (ActorReading& owner : owners) {
    owner = state_of(owner);
    owner.code = join_role(owner, mention.role);
  }
  return owners;
}

}  // namespace

template <class Visit>
void Antecedents::backwards(int token, Visit&& visit) const {
  for (auto mention = sentence_.rbegin(); mention != sentence_.rend(); ++mention)
    if (mention->head < token && visit(*mention, true)) return;
  for (auto mention = memory_.rbegin(); mention != memory_.rend(); ++mention)
    if (visit(*mention, false)) return;
}

const Mention* Antecedents::at(int token) const {
  for (const Mention& mention : sentence_)
    if (mention.head == token) return &mention;
  return nullptr;
}

bool Antecedents::fits(const Mention& mention, Wanted wanted) const {
  if (mention.actors.empty() || mention.is_thing || mention.is_place) return false;
  const bool person = is_person(mention);
  const bool people = mention.plural || mention.group || mention.actors.size() > 1 ||
                      mention.kind == ActorKind::people || mention.role_kind == "people";
  switch (wanted) {
    case Wanted::person:
      return person && !mention.plural && mention.actors.size() == 1;
    case Wanted::thing:
      return !person && !people;
    case Wanted::many:
      return people || (!person && mention.kind != ActorKind::capital);
  }
  return false;
}

std::vector<ActorReading> Antecedents::with_conjuncts(const Mention& mention, Wanted wanted) const {
  std::vector<ActorReading> actors = mention.actors;
  if (wanted != Wanted::many || mention.head >= tree_.size() || at(mention.head) != &mention) return actors;
  for (const Mention& other : sentence_)
    if (other.head != mention.head && tree_.is(other.head, "conj") &&
        tree_.first_conjunct(other.head) == mention.head)
      actors.insert(actors.end(), other.actors.begin(), other.actors.end());
  return actors;
}

// "Kazakhstan's ministry said it had rejected …": subjects of the clauses above, nearest first.
std::vector<ActorReading> Antecedents::above(int token, Wanted wanted) const {
  const bool possessive = tree_[token].deprel == "nmod:poss";
  int own_subject = -1;
  for (int verb = tree_.head(token), steps = 0; verb >= 0 && steps < tree_.size();
       verb = tree_.head(verb), ++steps) {
    const int subject = tree_.child(verb, "nsubj");
    if (subject < 0 || tree_.below(token, subject)) continue;
    const bool own_clause = own_subject < 0 && !possessive && tree_.head(token) == verb;
    own_subject = subject;
    if (own_clause && tree_[token].deprel != "nmod:poss" && tree_.is(token, "obj"))
      continue;  // "praised it": another
    if (const Mention* mention = at(subject); mention && fits(*mention, wanted))
      return with_conjuncts(*mention, wanted);
  }
  return {};
}

std::vector<ActorReading> Antecedents::before(int token, Wanted wanted) const {
  const Mention* subject = nullptr;
  const Mention* nearest = nullptr;
  backwards(token, [&](const Mention& mention, bool here) {
    if (!fits(mention, wanted)) return false;
    if (!nearest) nearest = &mention;
    if (!here || is_subject(tree_, mention.head)) subject = &mention;
    return subject != nullptr;
  });
  const Mention* chosen = subject ? subject : nearest;
  return chosen ? with_conjuncts(*chosen, wanted) : std::vector<ActorReading>{};
}

std::vector<ActorReading> Antecedents::of_pronoun(int token) const {
  const std::string word = lower_ascii(tree_[token].text);
  Wanted wanted;
  if (among(kPersonPronouns, word))
    wanted = Wanted::person;
  else if (among(kThingPronouns, word))
    wanted = Wanted::thing;
  else if (among(kManyPronouns, word))
    wanted = Wanted::many;
  else
    return {};
  if (tree_.is(token, "expl")) return {};
  std::vector<ActorReading> found = above(token, wanted);
  return found.empty() ? before(token, wanted) : found;
}

// ---- descriptions -------------------------------------------------------------------------------

bool Antecedents::definite(const Mention& mention) const {
  for (int token = mention.first; token < mention.head; ++token) {
    const std::string word = lower_ascii(tree_[token].text);
    if (word == "the" || word == "both" || word == "these" || word == "those" || word == "this") return true;
  }
  return false;
}

// "the Turkish army and police": the second noun shares the owner of the first.
std::vector<ActorReading> Antecedents::conjunct_owner(const Mention& mention) const {
  if (!tree_.is(mention.head, "conj")) return {};
  const Mention* first = at(tree_.first_conjunct(mention.head));
  if (!first || first->kind != ActorKind::role || first->actors.empty()) return {};
  return give_role(first->actors, mention);
}

// "its parliament", "his Uzbek counterpart" once the pronoun is known.
std::vector<ActorReading> Antecedents::possessor_owner(const Mention& mention) const {
  for (int c : tree_.children(mention.head))
    if (tree_[c].deprel == "nmod:poss" && tree_[c].upos == Upos::PRON)
      return give_role(of_pronoun(c), mention);
  return {};
}

// "Demonstrators in Baghdad blocked a road": people whose state nobody names are of the place of the
// sentence.
std::vector<ActorReading> Antecedents::place_here(const Mention& mention) const {
  for (const Mention& place : sentence_) {
    if (!place.is_place || place.head == mention.head || !is_stately(place)) continue;
    return give_role({place.actors.front()}, mention);
  }
  return {};
}

// "the minister", "the ministry": the last one who bore that word or office.
std::vector<ActorReading> Antecedents::said_before(const Mention& mention) const {
  std::vector<ActorReading> found;
  const RoleWord* role = table_.role(mention.role_word);
  backwards(mention.head, [&](const Mention& earlier, bool) {
    if (earlier.actors.empty() || earlier.is_thing || earlier.plural != mention.plural) return false;
    const bool same_word =
        !earlier.role_word.empty() &&
        (earlier.role_word == mention.role_word || earlier.role_word.ends_with(" " + mention.role_word));
    const bool same_office = role && !role->office.empty() && earlier.actors.front().office == role->office &&
                             earlier.kind == ActorKind::person;
    const bool same_person = mention.role_word == "leader" && is_person(earlier) && earlier.role == "GOV";
    if (same_word || same_office || same_person) found = earlier.actors;
    return !found.empty();
  });
  return found;
}

// "the country", "the two sides": the last one or two states spoken of; "the five states": the last group of
// five.
std::vector<ActorReading> Antecedents::states_before(const Mention& mention, int count) const {
  std::vector<ActorReading> found;
  backwards(mention.head, [&](const Mention& earlier, bool) {
    if (earlier.group && static_cast<int>(earlier.actors.size()) == count) {
      found = earlier.actors;
      return true;
    }
    if (count > 2 || !is_stately(earlier) || earlier.group) return false;
    for (const ActorReading& actor : earlier.actors)
      if (!actor.country.empty() && std::none_of(found.begin(), found.end(), [&](const ActorReading& own) {
            return own.country == actor.country;
          }))
        found.push_back(state_of(actor));
    return static_cast<int>(found.size()) >= count;
  });
  if (static_cast<int>(found.size()) < count) return {};
  if (count <= 2) found.resize(static_cast<std::size_t>(count));
  if (found.size() == 2) std::swap(found[0], found[1]);
  return found;
}

// The state the report is about: the nearest one that acts.
std::vector<ActorReading> Antecedents::focus(const Mention& mention) const {
  std::vector<ActorReading> found;
  backwards(mention.head, [&](const Mention& earlier, bool here) {
    if (!is_stately(earlier) || earlier.actors.size() != 1) return false;
    if (here && !is_subject(tree_, earlier.head) && !earlier.is_place) return false;
    found = give_role(earlier.actors, mention);
    return true;
  });
  return found;
}

// "the group", "the alliance": the last body or armed group spoken of.
std::vector<ActorReading> Antecedents::body_before(const Mention& mention) const {
  std::vector<ActorReading> found;
  backwards(mention.head, [&](const Mention& earlier, bool) {
    const bool body =
        earlier.kind == ActorKind::body || earlier.kind == ActorKind::armed || earlier.role == "REB";
    if (body && !earlier.is_thing && !earlier.actors.empty()) found = {earlier.actors.front()};
    return !found.empty();
  });
  return found;
}

// A sentence that names one state only speaks of that state's people and institutions.
std::vector<ActorReading> Antecedents::only_state(const Mention& mention) const {
  const ActorReading* only = nullptr;
  for (const Mention& other : sentence_)
    for (const ActorReading& actor : other.actors) {
      if (actor.country.empty()) continue;
      if (only && only->country != actor.country) return {};
      only = &actor;
    }
  return only ? give_role({*only}, mention) : std::vector<ActorReading>{};
}

std::vector<ActorReading> Antecedents::of_description(const Mention& mention) const {
  if (mention.role_kind == "relation" || mention.role_kind == "place" || mention.role_kind == "property")
    return {};
  if (auto found = possessor_owner(mention); !found.empty()) return found;
  if (mention.role_kind == "stand") {
    const bool pair = mention.plural && (mention.count == 2 || mention.count == 0);
    if (!definite(mention)) return {};
    return states_before(mention, mention.plural ? (pair ? 2 : mention.count) : 1);
  }
  if (auto found = conjunct_owner(mention); !found.empty()) return found;
  if (definite(mention))
    if (auto found = said_before(mention); !found.empty()) return found;
  // Envoys, observers and peacekeepers are never of the place they are in.
  if (mention.role_kind == "foreign") return {};
  const bool people = mention.role_kind == "people" || mention.kind == ActorKind::people;
  if (mention.role.empty() && !people)
    return definite(mention) && !mention.plural ? body_before(mention) : std::vector<ActorReading>{};
  const bool institution =
      among(kOwnInstitutions, mention.role) && (definite(mention) || mention.role_kind != "person");
  const bool named = tree_[mention.head].upos == Upos::PROPN;
  if (people || institution)
    if (auto found = place_here(mention); !found.empty()) return found;
  if (institution && definite(mention))
    if (auto found = focus(mention); !found.empty()) return found;
  if (people || institution || named || mention.role == "PTY") return only_state(mention);
  return {};
}

}  // namespace steelyard
