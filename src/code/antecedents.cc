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
constexpr std::array<std::string_view, 4> kOwnWords = {"i", "me", "my", "mine"};
constexpr std::array<std::string_view, 4> kOurWords = {"our", "ours", "us", "we"};
// Names of states as members of something, which a body can bear as a whole.
constexpr std::array<std::string_view, 4> kWholes = {"alliance", "bloc", "federation", "union"};
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

// "the West African nation" is one of some.
bool may_be(const Mention& mention, const ActorReading& actor) {
  return mention.among.empty() ||
         std::find(mention.among.begin(), mention.among.end(), actor.country) != mention.among.end();
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

// One of several that stand together: "Chile and Peru".
bool Antecedents::coordinated(const Mention& mention) const {
  for (std::span<const Mention> all : {sentence_, memory_})
    for (const Mention& other : all)
      if (&other != &mention && other.sentence == mention.sentence &&
          other.coordination == mention.coordination)
        return true;
  return false;
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
      return people || coordinated(mention);
    case Wanted::state:
      return !person && mention.kind != ActorKind::capital;
  }
  return false;
}

std::vector<ActorReading> Antecedents::with_conjuncts(const Mention& mention, Wanted wanted) const {
  std::vector<ActorReading> actors = mention.actors;
  if (wanted != Wanted::many) return actors;
  for (std::span<const Mention> all : {sentence_, memory_})
    for (const Mention& other : all)
      if (&other != &mention && other.sentence == mention.sentence &&
          other.coordination == mention.coordination && other.head > mention.head)
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
    if (!fits(mention, wanted) || is_own_subject(token, mention)) return false;
    if (!nearest) nearest = &mention;
    if (!here || is_subject(tree_, mention.head)) subject = &mention;
    return subject != nullptr;
  });
  const Mention* chosen = subject ? subject : nearest;
  return chosen ? with_conjuncts(*chosen, wanted) : std::vector<ActorReading>{};
}

// "condemned Russia over its invasion": the reason for a deed lies with its object.
std::vector<ActorReading> Antecedents::reproached(int token, Wanted wanted) const {
  const int noun = tree_.head(token);
  if (tree_[token].deprel != "nmod:poss" || noun < 0) return {};
  const std::string_view preposition = tree_.preposition(noun);
  if (preposition != "over" && preposition != "for" && preposition != "about") return {};
  const int head = tree_.head(noun);
  const int object = head < 0 ? -1 : tree_[head].upos == Upos::VERB ? tree_.child(head, "obj") : head;
  const Mention* mention = at(object);
  return mention && mention->head < token && fits(*mention, wanted) ? mention->actors
                                                                    : std::vector<ActorReading>{};
}

// "She praised him": whoever does it is not the one it is done to.
bool Antecedents::is_own_subject(int token, const Mention& mention) const {
  if (tree_[token].deprel == "nmod:poss" || tree_.is(token, "nsubj")) return false;
  for (int verb = tree_.head(token), steps = 0; verb >= 0 && steps < tree_.size();
       verb = tree_.head(verb), ++steps) {
    const Mention* subject = at(tree_.child(verb, "nsubj"));
    if (!subject) continue;
    for (const ActorReading& actor : subject->actors)
      if (actor.code == mention.actors.front().code) return true;
    return false;
  }
  return false;
}

// "I", "our troops": whoever speaks, told above the clause, beside it, or in an earlier sentence.
std::vector<ActorReading> Antecedents::speaker(int token) const {
  const Mention* inner = nullptr;
  for (int verb = token, steps = 0; verb >= 0 && steps < tree_.size(); verb = tree_.head(verb), ++steps) {
    const int subject = tree_.child(verb, "nsubj");
    if (const Mention* mention = at(subject); mention && !tree_.below(token, subject)) {
      if (!mention->is_pronoun && !mention->actors.empty() && inner != mention) return mention->actors;
      inner = mention;
    }
    for (int c : tree_.children(verb))
      if (tree_.is(c, "parataxis") || tree_.is(c, "ccomp"))
        if (const Mention* mention = at(tree_.child(c, "nsubj"));
            mention && !mention->is_pronoun && !mention->actors.empty() && !tree_.below(token, c))
          return mention->actors;
  }
  for (auto mention = memory_.rbegin(); mention != memory_.rend(); ++mention)
    if (mention->subject && is_person(*mention)) return mention->actors;
  return {};
}

// "they": people or several before a state whose leaders are meant.
std::vector<ActorReading> Antecedents::many(int token) const {
  for (const Wanted wanted : {Wanted::many, Wanted::state}) {
    std::vector<ActorReading> found = above(token, wanted);
    if (found.empty()) found = before(token, wanted);
    if (!found.empty()) return found;
  }
  return {};
}

std::vector<ActorReading> Antecedents::of_pronoun(int token) const {
  const std::string word = lower_ascii(tree_[token].text);
  if (among(kOwnWords, word) || among(kOurWords, word)) return speaker(token);
  Wanted wanted;
  if (among(kPersonPronouns, word))
    wanted = Wanted::person;
  else if (among(kThingPronouns, word))
    wanted = Wanted::thing;
  else if (among(kManyPronouns, word))
    return many(token);
  else
    return {};
  if (tree_.is(token, "expl")) return {};
  if (std::vector<ActorReading> owner = reproached(token, wanted); !owner.empty()) return owner;
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

// "the company" after Gazprom, "the militants" after al-Shabaab, "the court" after the Criminal Court.
bool Antecedents::bears_word(const Mention& earlier, const Mention& mention) const {
  const bool named = earlier.kind == ActorKind::metonym || earlier.kind == ActorKind::armed ||
                     earlier.kind == ActorKind::body;
  if (!named) return false;
  const bool kind_fits = mention.role_kind == "body" || earlier.kind == ActorKind::armed;
  if (!mention.role.empty() && kind_fits && role_of_code(earlier.actors.front().code) == mention.role)
    return mention.role != "GOV";
  return !mention.role_word.empty() && lower_ascii(earlier.text).ends_with(" " + mention.role_word);
}

// "the minister", "the ministry": the last one who bore that word or office.
std::vector<ActorReading> Antecedents::said_before(const Mention& mention) const {
  std::vector<ActorReading> found;
  const RoleWord* role = table_.role(mention.role_word);
  backwards(mention.head, [&](const Mention& earlier, bool) {
    if (earlier.actors.empty() || earlier.is_thing) return false;
    if (earlier.plural != mention.plural && earlier.kind != ActorKind::armed) return false;
    const bool same_word =
        !earlier.role_word.empty() &&
        (earlier.role_word == mention.role_word || earlier.role_word.ends_with(" " + mention.role_word));
    const bool same_office = role && !role->office.empty() && earlier.actors.front().office == role->office &&
                             earlier.kind == ActorKind::person;
    const bool same_person = mention.role_word == "leader" && is_person(earlier) && earlier.role == "GOV";
    if (same_word || same_office || same_person || bears_word(earlier, mention)) found = earlier.actors;
    return !found.empty();
  });
  return found;
}

// The last coordination of so many: "Kenya, Uganda and Rwanda".
std::vector<ActorReading> Antecedents::coordinated_before(int token, int count, bool persons) const {
  std::vector<ActorReading> found;
  backwards(token, [&](const Mention& earlier, bool) {
    const bool kind_fits = persons ? is_person(earlier) : is_stately(earlier);
    if (!kind_fits || earlier.is_thing) return false;
    std::vector<ActorReading> all;
    for (std::span<const Mention> mentions : {sentence_, memory_})
      for (const Mention& other : mentions)
        if (other.sentence == earlier.sentence && other.coordination == earlier.coordination)
          all.insert(all.end(), other.actors.begin(), other.actors.end());
    if (static_cast<int>(all.size()) == count) found = std::move(all);
    return !found.empty();
  });
  std::sort(found.begin(), found.end(),
            [](const ActorReading& a, const ActorReading& b) { return a.code < b.code; });
  return found;
}

// "the two leaders": the last two who stood together, else the last two spoken of.
std::vector<ActorReading> Antecedents::persons_before(const Mention& mention) const {
  const int count = mention.count > 1 ? mention.count : 2;
  std::vector<ActorReading> found = coordinated_before(mention.head, count, true);
  if (!found.empty()) return found;
  backwards(mention.head, [&](const Mention& earlier, bool) {
    if (!is_person(earlier) || earlier.is_thing || earlier.plural || earlier.actors.size() != 1) return false;
    if (std::none_of(found.begin(), found.end(),
                     [&](const ActorReading& own) { return own.country == earlier.actors.front().country; }))
      found.push_back(earlier.actors.front());
    return static_cast<int>(found.size()) >= count;
  });
  if (static_cast<int>(found.size()) < count) found.clear();
  return found;
}

// "the country", "the two sides": the last one or two states spoken of; "the five states": the last group of
// five.
std::vector<ActorReading> Antecedents::states_before(const Mention& mention, int count) const {
  std::vector<ActorReading> found;
  if (count > 1)
    for (ActorReading& actor : coordinated_before(mention.head, count, false))
      found.push_back(state_of(actor));
  if (!found.empty()) return found;
  backwards(mention.head, [&](const Mention& earlier, bool) {
    if (earlier.group && static_cast<int>(earlier.actors.size()) == count) {
      found = earlier.actors;
      return true;
    }
    if (count > 2 || !is_stately(earlier) || earlier.group) return false;
    for (const ActorReading& actor : earlier.actors)
      if (!actor.country.empty() && may_be(mention, actor) &&
          std::none_of(found.begin(), found.end(),
                       [&](const ActorReading& own) { return own.country == actor.country; }))
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
    if (!mention.plural && among(kWholes, mention.role_word))
      if (auto found = body_before(mention); !found.empty()) return found;
    return states_before(mention, mention.plural ? (pair ? 2 : mention.count) : 1);
  }
  if (auto found = conjunct_owner(mention); !found.empty()) return found;
  if (definite(mention))
    if (auto found = said_before(mention); !found.empty()) return found;
  if (definite(mention) && mention.plural && mention.count > 1 && mention.role_kind == "person")
    if (auto found = persons_before(mention); !found.empty()) return found;
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
  const bool local = mention.role == "COP" || mention.role == "JUD";
  if (local && !definite(mention) && !home_.empty()) return give_role({home_.front()}, mention);
  if (institution && definite(mention))
    if (auto found = focus(mention); !found.empty()) return found;
  if (people || institution || named || mention.role == "PTY") return only_state(mention);
  return {};
}

}  // namespace steelyard
