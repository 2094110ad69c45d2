// Slots, then guesses; see parties.h.
#include "code/parties.h"

#include <algorithm>
#include <array>

namespace steelyard {
namespace {

constexpr int kDepthMax = 4;

// An actor, or persons whose state is yet to be found ("gunmen").
bool denotes(const Mention* mention) { return mention && (!mention->actors.empty() || mention->blank); }

// Nothing but the source again: "withdraw its troops".
bool repeats(const Party& party, const Party& source) {
  return std::all_of(party.mentions.begin(), party.mentions.end(), [&](const Mention* mention) {
    return std::any_of(source.mentions.begin(), source.mentions.end(),
                       [&](const Mention* own) { return own == mention || same_actor(*own, *mention); });
  });
}

std::string_view country_or_code(const ActorReading& actor) {
  return actor.country.empty() ? std::string_view(actor.code) : std::string_view(actor.country);
}

bool overlaps(const Party& party, const Mention& mention) {
  return std::any_of(party.mentions.begin(), party.mentions.end(),
                     [&](const Mention* own) { return own == &mention || same_actor(*own, mention); });
}

// Whether the token is a later step of the reading.
bool is_content(const Reading& reading, int token) {
  return std::any_of(reading.steps.begin() + 1, reading.steps.end(),
                     [&](const ReadingStep& step) { return step.clause.predicate == token; });
}

// Operators whose target is whoever is spoken to or acted upon, not who the content concerns.
bool addresses(Operator op) {
  return op == Operator::appeal || op == Operator::demand || op == Operator::accuse || op == Operator::force;
}

// A content noun that belongs to the other side: "rejected Russia's demand", "refused the offer of Japan".
bool belongs_to_other(const ReadingStep& step) {
  const LexiconEntry& entry = *step.match.entry;
  return entry.kind == WordKind::noun && (entry.op != Operator::none || entry.code < "04");
}

}  // namespace

bool same_actor(const Mention& a, const Mention& b) {
  for (const ActorReading& x : a.actors)
    for (const ActorReading& y : b.actors)
      if (!country_or_code(x).empty() && country_or_code(x) == country_or_code(y)) return true;
  return false;
}

bool PartyFinder::usable(const Mention* mention, bool places) const {
  return denotes(mention) && (places || !mention->is_place);
}

std::vector<const Mention*> PartyFinder::actors_at(int token, bool places) const {
  std::vector<const Mention*> found;
  if (token < 0) return found;
  // "four of the five": nobody knows which.
  if (const Mention* own = mentions_.at(token); own && own->partial) return found;
  for (const Mention* mention : mentions_.coordinated(token))
    if (usable(mention, places)) found.push_back(mention);
  if (found.empty())
    if (const Mention* own = mentions_.at(token); usable(own, places)) found = {own};
  const bool known = std::any_of(found.begin(), found.end(),
                                 [](const Mention* mention) { return !mention->actors.empty(); });
  if (known) return found;
  if (const Mention* owner = mentions_.owner_of(token); found.empty() && usable(owner, true)) return {owner};
  // "leaders from around the world, including Xi": better a name inside than persons without a state.
  std::vector<const Mention*> inside = actors_inside(token, 0, places);
  return inside.empty() || inside.front()->actors.empty() ? (found.empty() ? inside : found) : inside;
}

// Actors in modifiers of a noun that is none itself: "thousands of Kurds", "the trial in Tashkent of two
// Germans".
std::vector<const Mention*> PartyFinder::actors_inside(int token, int depth, bool places) const {
  if (depth >= kDepthMax) return {};
  for (int c : tree_.children(token)) {
    // "the demonstration staged by students"
    if (tree_.is(c, "acl") && tree_[c].xpos == "VBN")
      for (int agent : tree_.children(c))
        if (tree_.is(agent, "obl") && tree_.preposition(agent) == "by")
          if (const Mention* doer = mentions_.at(agent); usable(doer, false)) return {doer};
    const bool modifier = tree_.is(c, "nmod") || tree_.is(c, "compound") || tree_.is(c, "appos") ||
                          tree_.is(c, "amod") || tree_.is(c, "conj") || tree_.is(c, "flat");
    if (!modifier) continue;
    std::vector<const Mention*> found;
    for (const Mention* mention : mentions_.coordinated(c))
      if (usable(mention, places)) found.push_back(mention);
    if (!found.empty()) return found;
    if (const Mention* owner = mentions_.owner_of(c); usable(owner, true)) return {owner};
    found = actors_inside(c, depth + 1, places);
    if (!found.empty()) return found;
  }
  return {};
}

Parties PartyFinder::find(const Reading& reading) const {
  Parties parties;
  if (Party both = of_pattern(reading, &EntryMatch::compound, "%"); !both.empty()) {
    parties.source = std::move(both);
    parties.mutual = true;
    return parties;
  }
  parties.source = source_of(reading);
  parties.target = target_of(reading, parties.source);
  const bool reciprocal = reading.core().match.entry->reciprocal || reading.outer().match.entry->reciprocal;
  // "an accord between Peru and Chile was signed": the sides are all there is.
  if (reciprocal && parties.source.empty() && !parties.source.thing && parties.target.slot == "between")
    std::swap(parties.source, parties.target);
  const std::size_t sides = parties.source.mentions.size() == 1 && !parties.source.mentions.front()->group
                                ? parties.source.mentions.front()->actors.size()
                                : parties.source.mentions.size();
  parties.mutual =
      reciprocal && sides > 1 && (parties.target.empty() || repeats(parties.target, parties.source));
  if (parties.mutual) {
    parties.target = {};
    return parties;
  }
  if (parties.source.empty() && may_guess_source(reading, parties)) parties.source = nearby_source(reading);
  if (parties.target.empty() && !parties.target.thing)
    parties.target = nearby_target(reading, parties.source);
  return parties;
}

// ---- source -------------------------------------------------------------------------------------

// The party that a pattern of a user's dictionary names by its sign.
Party PartyFinder::of_pattern(const Reading& reading, int EntryMatch::*token, std::string_view sign) const {
  for (const ReadingStep& step : reading.steps)
    if (step.match.*token >= 0)
      if (auto found = actors_at(step.match.*token, true); !found.empty())
        return {std::move(found), std::string(sign), 1.0};
  return {};
}

Party PartyFinder::source_of(const Reading& reading) const {
  if (Party named = of_pattern(reading, &EntryMatch::source, "$"); !named.empty()) return named;
  for (const ReadingStep& step : reading.steps) {
    if (step.match.entry->kind == WordKind::noun) {
      Party owner = source_of_noun(step);
      if (!owner.empty()) return owner;
      continue;
    }
    for (const std::string& slot : step.match.entry->source) {
      Party named = at_slot(step, slot);
      if (!named.empty()) return named;
    }
    if (step.clause.passive && step.clause.subject < 0)
      if (Party agent = anywhere_below(step.clause.predicate, "by"); !agent.empty()) return agent;
    if (!step.match.entry->source.empty() || step.clause.subject < 0) continue;
    // "the visit ended": the noun has its own parties.
    if (is_content(reading, step.clause.subject)) continue;
    // A governed verb's subject is the governor's business ("urged Georgia to withdraw").
    if (&step != &reading.steps.front() && (reading.wish || addresses(reading.outer().match.entry->op)))
      break;
    Party acting = acting_at(step, reading.code);
    if (!acting.empty() || acting.thing) return acting;
  }
  Party nobody;
  nobody.thing = is_thing(reading);
  return nobody;
}

// Whoever the subject is. A thing stands for its owner where it strikes ("Israeli bulldozers demolished") or
// speaks ("a Kazakh statement condemned"); "China's influence" does nothing. What the entry itself names
// ("hit with Western sanctions") is whose the noun says it is.
Party PartyFinder::acting_at(const ReadingStep& step, std::string_view code) const {
  constexpr double kThingTrust = 0.8;
  const int subject = step.clause.subject;
  Party acting;
  acting.slot = step.clause.passive ? "by" : "subj";
  const auto& words = step.match.words;
  if (step.clause.passive && std::find(words.begin(), words.end(), subject) != words.end()) {
    const Mention* owner = mentions_.possessor_of(subject);
    if (!usable(owner, true)) owner = mentions_.adjective_of(subject);
    if (usable(owner, true)) acting.mentions = {owner};
    acting.thing = false;
    return acting;
  }
  acting.mentions = actors_at(subject, false);
  if (acting.empty()) return acting;
  const Mention* own = mentions_.at(subject);
  const bool thing = tree_[subject].upos == Upos::NOUN && (!own || own->is_thing || !denotes(own));
  if (!thing) return acting;
  const bool armed = own && own->role == "MIL";  // "warships held an exercise"
  if (code < "14" && !armed && !lexicon_.is_voice(tree_[subject].lemma)) {
    acting.mentions.clear();
    acting.thing = true;
  }
  acting.trust = kThingTrust;
  return acting;
}

// "the virus has killed six": a common noun that names no one and no deed.
bool PartyFinder::is_thing(const Reading& reading) const {
  const int subject = reading.outer().clause.subject;
  if (subject < 0 || tree_[subject].upos != Upos::NOUN || reading.nominal || is_content(reading, subject))
    return false;
  return reading.outer().match.entry->op != Operator::harm || reading.steps.size() < 2;
}

Party PartyFinder::source_of_noun(const ReadingStep& step) const {
  const int noun = step.clause.predicate;
  if (tree_.child(noun, "cop") >= 0 && step.clause.subject >= 0)
    if (auto found = actors_at(step.clause.subject, false); !found.empty())
      return {std::move(found), "subj", 0.9};
  const Mention* possessor = mentions_.possessor_of(noun);
  if (!usable(possessor, true)) possessor = mentions_.adjective_of(noun);
  if (usable(possessor, true)) {
    std::vector<const Mention*> all = mentions_.coordinated(possessor->head);
    std::erase_if(all, [&](const Mention* mention) { return !usable(mention, true); });
    if (all.empty()) all = {possessor};
    return {std::move(all), "poss", 0.9};
  }
  for (const std::string& slot : step.match.entry->source) {
    if (slot == "poss") continue;
    if (slot == "of" && std::find(step.match.entry->target.begin(), step.match.entry->target.end(), "of") !=
                            step.match.entry->target.end())
      continue;
    Party named = at_slot(step, slot);
    if (!named.empty()) return named;
  }
  return {};
}

// Only where the parse found no subject, or one that says nothing; an unknown name is somebody else, a
// passive nobody.
bool PartyFinder::may_guess_source(const Reading& reading, const Parties& parties) const {
  if (parties.source.thing) return false;
  if (reading.nominal) return parties.target.empty();
  const Clause& clause = reading.outer().clause;
  if (clause.passive) return false;
  return clause.subject < 0 || tree_[clause.subject].upos == Upos::PRON;
}

// The parse gave no subject: the nearest actor before the predicate that is no mere place.
Party PartyFinder::nearby_source(const Reading& reading) const {
  const int predicate = reading.outer().clause.predicate;
  const Mention* nearest = nullptr;
  for (const Mention& mention : mentions_.all()) {
    if (mention.head >= predicate || !usable(&mention, false)) continue;
    if (tree_.is(mention.head, "nsubj") || !nearest || !tree_.is(nearest->head, "nsubj")) nearest = &mention;
  }
  if (!nearest) return {};
  return {{nearest}, "before", 0.5};
}

// ---- target -------------------------------------------------------------------------------------

Party PartyFinder::target_of(const Reading& reading, const Party& source) const {
  if (Party named = of_pattern(reading, &EntryMatch::target, "+"); !named.empty()) return named;
  if (reading.wish || addresses(reading.outer().match.entry->op)) {
    Party named = addressee(reading, source);
    if (!named.empty()) return named;
  }
  const Operator op = reading.outer().match.entry->op;
  if ((op == Operator::refuse || op == Operator::deny) && reading.steps.size() > 1 &&
      belongs_to_other(reading.steps[1])) {
    Party owner = source_of_noun(reading.steps[1]);
    if (!owner.empty()) return owner;
  }
  // "a bomb killed two marines in Beirut": who was harmed, before where the bomb went off.
  if (reading.outer().match.entry->op == Operator::harm && reading.steps.size() > 1) {
    Party harmed = at_object(reading.outer());
    if (!harmed.empty() && !repeats(harmed, source)) return harmed;
  }
  Party repeated;
  for (auto step = reading.steps.rbegin(); step != reading.steps.rend(); ++step) {
    Party named = target_of_step(*step, source);
    if (named.thing || (!named.empty() && !repeats(named, source))) return named;
    if (!named.empty()) repeated = std::move(named);
  }
  // "complied with Russia's demands": the owner of what was asked.
  for (auto step = reading.steps.rbegin(); step + 1 != reading.steps.rend(); ++step)
    if (belongs_to_other(*step))
      if (Party owner = source_of_noun(*step); !owner.empty()) return owner;
  return repeated;
}

// Whom an appeal, demand or accusation is put to.
Party PartyFinder::addressee(const Reading& reading, const Party& source) const {
  const ReadingStep& outer = reading.outer();
  if (outer.clause.object >= 0 &&
      (reading.steps.size() < 2 || outer.clause.object != reading.steps[1].clause.predicate))
    if (auto found = actors_at(outer.clause.object, false); !found.empty())
      return {std::move(found), "obj", 1.0};
  for (std::string_view slot : {"on", "to", "upon", "from", "of", "with"}) {
    Party named = at_slot(outer, slot);
    if (!named.empty()) return named;
  }
  for (int c : outer.clause.complements) {
    const int subject = find_subject(tree_, c);
    if (subject < 0 || subject == outer.clause.subject) continue;
    const bool passive = is_passive(tree_, c);
    if (auto found = actors_at(subject, false); !found.empty())
      return {std::move(found), "comp", passive ? 0.7 : 0.9};
  }
  if (reading.steps.size() > 1)
    if (Party owner = source_of_noun(reading.steps[1]);
        !owner.empty() && reading.steps[1].match.entry->kind == WordKind::noun)
      return owner;
  return target_of_step(outer, source);
}

// The first slot that holds somebody else, or the first at all.
Party PartyFinder::target_of_step(const ReadingStep& step, const Party& source) const {
  Party repeated;
  for (const std::string& slot : step.match.entry->target) {
    Party named = at_slot(step, slot);
    if (named.thing) return named;
    if (named.empty()) continue;
    if (!repeats(named, source)) return named;
    if (repeated.empty()) repeated = std::move(named);
  }
  return repeated;
}

Party PartyFinder::at_slot(const ReadingStep& step, std::string_view slot) const {
  const Clause& clause = step.clause;
  const auto party = [&](int token, bool places, double trust) -> Party {
    auto found = actors_at(token, places);
    return {std::move(found), std::string(slot), trust};
  };
  if (slot == "subj") return party(clause.subject, false, 1.0);
  if (slot == "by" && clause.passive) return {};
  if (slot == "iobj") return party(clause.indirect, false, 1.0);
  if (slot == "obj") return at_object(step);
  const bool places = slot != "at";
  for (const Oblique& oblique : clause.obliques)
    if (oblique.preposition == slot)
      if (Party named = party(oblique.token, places, 1.0); !named.empty()) return named;
  // Attachment is often wrong by one step: the phrase may hang on the object or on a word the entry matched.
  std::vector<int> hosts = step.match.words;
  if (clause.object >= 0) hosts.push_back(clause.object);
  for (int host : hosts)
    for (int c : tree_.children(host))
      if (tree_.is(c, "nmod") && tree_.preposition(c) == slot)
        if (Party named = party(c, places, 0.9); !named.empty()) return named;
  // "launched an attack on": the noun may be read as content of a verb that bears the phrase.
  const int head = tree_.head(clause.predicate);
  if (step.match.entry->kind == WordKind::noun && head >= 0 && tree_.is(clause.predicate, "obj"))
    for (int c : tree_.children(head))
      if (tree_.is(c, "obl") && tree_.preposition(c) == slot)
        if (Party named = party(c, places, 0.9); !named.empty()) return named;
  return anywhere_below(clause.predicate, slot);
}

// Phrases are hung wrongly more often than anything else: any one below the predicate with no other verb
// between.
Party PartyFinder::anywhere_below(int predicate, std::string_view preposition) const {
  constexpr double kTrust = 0.8;
  for (const Mention& mention : mentions_.all()) {
    if (mention.head <= predicate || mention.actors.empty() || tree_.preposition(mention.head) != preposition)
      continue;
    int token = tree_.head(mention.head);
    for (int steps = 0; steps <= tree_.size() && token >= 0 && token != predicate && !is_verbal(tree_, token);
         ++steps)
      token = tree_.head(token);
    if (token == predicate) return {actors_at(mention.head, true), std::string(preposition), kTrust};
  }
  return {};
}

// "condemned the raid on Mali": the raider is meant, or nobody who is named; never Mali.
bool PartyFinder::names_deed(int noun) const {
  if (tree_[noun].upos != Upos::NOUN) return false;
  for (const LexiconEntry& entry : lexicon_.find(WordKind::noun, tree_[noun].lemma))
    if (entry.parts.empty() && !entry.theme && entry.code >= "14") return true;
  return false;
}

Party PartyFinder::at_object(const ReadingStep& step) const {
  const Clause& clause = step.clause;
  Party named;
  named.slot = "obj";
  named.mentions = actors_at(clause.indirect, false);
  if (!named.empty() || clause.object < 0) return named;
  // What a user's pattern takes for its words ("dispatch an armed guard") is no party.
  const std::vector<int>& words = step.match.words;
  if (step.match.entry->pattern && std::find(words.begin(), words.end(), clause.object) != words.end())
    return named;
  if (step.match.entry->kind == WordKind::verb && step.match.entry->code < "14" &&
      names_deed(clause.object)) {
    const Mention* owner = mentions_.possessor_of(clause.object);
    if (!usable(owner, true)) owner = mentions_.adjective_of(clause.object);
    if (usable(owner, true))
      named.mentions = {owner};
    else if (Party by = anywhere_below(clause.object, "by"); !by.empty())
      return by;
    named.thing = named.empty();
    return named;
  }
  // "held talks in Rome": what the entry itself names is no party, and a place beside it neither.
  const bool own = std::find(words.begin(), words.end(), clause.object) != words.end();
  named.mentions = actors_at(clause.object, !own);
  // "prevented the demonstration staged by students": whose deed it was.
  if (named.empty() && names_deed(clause.object)) return anywhere_below(clause.object, "by");
  return named;
}

// "…, Lebanese officials said": who tells is no party.
bool PartyFinder::speaks(const Mention& mention) const {
  for (int c : tree_.children(mention.head))
    if (tree_.is(c, "case") && lower_ascii(tree_[c].text) == "according") return true;
  const int verb = tree_.head(mention.head);
  if (verb >= 0 && tree_.is(mention.head, "nsubj") && says(verb)) return true;
  // Whatever the parser made of it: "…, the news agency Ceteka reported".
  for (int token = mention.head + 1; token < std::min(tree_.size(), mention.head + 4); ++token) {
    if (tree_[token].upos == Upos::VERB) return says(token);
    if (tree_[token].upos != Upos::PROPN && tree_[token].upos != Upos::NOUN && tree_[token].upos != Upos::ADV)
      return false;
  }
  return false;
}

bool PartyFinder::says(int verb) const {
  for (const LexiconEntry& entry : lexicon_.find(WordKind::verb, tree_[verb].lemma))
    if (entry.parts.empty()) return entry.op == Operator::say;
  return false;
}

// No slot holds an actor: the first other actor of the clause after the predicate, then before it.
Party PartyFinder::nearby_target(const Reading& reading, const Party& source) const {
  const int from = reading.outer().clause.predicate;
  const Mention* after = nullptr;
  const Mention* before = nullptr;
  for (const Mention& mention : mentions_.all()) {
    if (mention.actors.empty() || overlaps(source, mention) || speaks(mention)) continue;
    if (mention.head > from && !after) after = &mention;
    if (mention.head < from && !mention.is_place) before = &mention;
  }
  if (after) return {{after}, "after", 0.5};
  if (before) return {{before}, "before", 0.35};
  return {};
}

}  // namespace steelyard
