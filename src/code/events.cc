// From readings to rows of the record; see events.h.
#include "code/events.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "code/account.h"
#include "code/backoff.h"
#include "code/sides.h"

namespace steelyard {
namespace {

constexpr double kBaseTrust = 0.9;
constexpr double kComposedFactor = 0.97, kNominalFactor = 0.9, kSpeechFactor = 0.8, kReportedFactor = 0.7;
constexpr double kGuessMax = 0.6;  // parties with less trust were found without grammar's help

// A reading with all that its events share.
struct Telling {
  const Reading* reading = nullptr;
  Parties parties;
  EventStatus status = EventStatus::asserted;
  const DateExpression* date = nullptr;
  std::string attributed_to;
  const Mention* speaker = nullptr;
  std::string home;        // state in which it happens, for parties that no one names: "police", "protesters"
  double probability = 1;  // of the root, where the back-off chose it
  double trust = 0;
};

bool is_speech(std::string_view code) { return code.starts_with("01"); }
bool is_blank(const Party& party) {
  return std::all_of(party.mentions.begin(), party.mentions.end(), [](const Mention* mention) {
    return mention->actors.empty() || mention->actors.front().code.empty() || mention->blank;
  });
}

std::vector<int> predicates_of(const Reading& reading) {
  std::vector<int> predicates;
  for (const ReadingStep& step : reading.steps) {
    predicates.push_back(step.clause.predicate);
    predicates.insert(predicates.end(), step.match.words.begin(), step.match.words.end());
  }
  return predicates;
}

class EventBuilder {
 public:
  EventBuilder(const SentenceContext& context, Account* account)
      : context_(context), account_(account), dates_(find_dates(context.tree, context.day)) {}

  std::vector<Event> build(const std::vector<Reading>& readings) {
    std::vector<Telling> tellings;
    for (const Reading& reading : readings)
      if (std::optional<Telling> telling = tell(reading)) tellings.push_back(*std::move(telling));
    if (apolitical_)
      drop(tellings, "guessed parties beside what is no politics",
           [](const Telling& t) { return is_guess(t); });
    drop_weaker(tellings);
    for (const Telling& telling : tellings) add_pairs(telling);
    if (events_.empty() && !apolitical_) add_surface();
    if (events_.empty() && !apolitical_ && context_.backoff) add_backoff(readings);
    return std::move(events_);
  }

 private:
  std::optional<Telling> tell(const Reading& reading) {
    Telling telling;
    telling.reading = &reading;
    const PartyFinder finder(context_.tree, context_.mentions, context_.lexicon);
    telling.parties = finder.find(reading);
    if (telling.parties.source.thing) return lose(reading, "its subject is a thing that does nothing");
    if (is_apolitical(context_, reading, telling.parties)) {
      apolitical_ = true;
      return lose(reading, "sport, mishap, common crime or a private journey");
    }
    if (in_scare_quotes(reading))
      return lose(reading, "a word in quotation marks, somebody's for something else");
    if (is_meeting_of_group(telling)) return lose(reading, "a deed among the members of one group");
    telling.home = home_of(telling.parties);
    const bool unknown = is_blank(telling.parties.source) && is_blank(telling.parties.target);
    if (unknown && (telling.home.empty() || !has_role(telling.parties)))
      return lose(reading, "neither side is a known actor");
    telling.date = date_of(context_.tree, dates_, predicates_of(reading));
    telling.status = status_of(context_, reading, telling.date);
    attribute(telling, finder);
    turn_on_speaker(telling);
    telling.trust = trust_of(telling);
    return telling;
  }

  std::nullopt_t lose(const Reading& reading, std::string_view reason) const {
    if (account_) account_->lost.push_back({reading, reason});
    return std::nullopt;
  }

  // Takes out what fails the test, with the reason for whoever asks.
  template <class Test>
  void drop(std::vector<Telling>& tellings, std::string_view reason, Test&& test) const {
    std::erase_if(tellings, [&](const Telling& t) {
      const bool out = test(t);
      if (out) lose(*t.reading, reason);
      return out;
    });
  }

  // "The Nordic countries met": no deeds among members, and there is nobody else.
  static bool is_meeting_of_group(const Telling& telling) {
    const std::vector<const Mention*>& sides = telling.parties.source.mentions;
    return sides.size() == 1 && sides.front()->group && sides.front()->actors.size() > 2 &&
           telling.reading->core().match.entry->reciprocal && telling.parties.target.empty();
  }

  // "called the visit an “attack on Oman”": a noun set in quotation marks without a verb is somebody's word
  // for something else.
  bool in_scare_quotes(const Reading& reading) const {
    if (reading.core().match.entry->kind != WordKind::noun) return false;
    const Tree& tree = context_.tree;
    const int noun = reading.core().clause.predicate;
    const auto is_mark = [&](int token) {
      const std::string_view text = tree[token].text;
      return text == "\"" || text == "“" || text == "”" || text == "``" || text == "''";
    };
    int open = noun, close = noun;
    while (open >= 0 && !is_mark(open) && tree[open].upos != Upos::VERB) --open;
    while (close < tree.size() && !is_mark(close) && tree[close].upos != Upos::VERB) ++close;
    if (open < 0 || close >= tree.size() || !is_mark(open) || !is_mark(close)) return false;
    // Between two quotations: an odd number of marks in front says that this one opens.
    int marks = 0;
    for (int token = 0; token <= open; ++token) marks += is_mark(token) ? 1 : 0;
    return marks % 2 == 1;
  }

  // Where persons without a state belong: the place that is named, else the state of the other party.
  std::string home_of(const Parties& parties) const {
    for (const Mention& mention : context_.mentions.all())
      if (mention.is_place && mention.actors.size() == 1 && !mention.actors.front().country.empty())
        return mention.actors.front().country;
    for (const Party* party : {&parties.target, &parties.source})
      if (!party->empty() && !party->mentions.front()->actors.empty())
        return party->mentions.front()->actors.front().country;
    return {};
  }

  static bool has_role(const Parties& parties) {
    const auto roles = [](const Party& party) {
      return !party.empty() && !party.mentions.front()->role.empty();
    };
    return roles(parties.source) && roles(parties.target);
  }

  void attribute(Telling& telling, const PartyFinder& finder) const {
    const int speaker = find_speaker(context_, telling.reading->outer().clause.predicate);
    if (speaker < 0) return;
    const std::vector<const Mention*> actors = finder.actors_at(speaker, false);
    if (actors.empty()) {
      telling.attributed_to = std::string(context_.tree[speaker].text);
      return;
    }
    // Who speaks of an own deed attests it; nobody else is needed.
    for (const Mention* source : telling.parties.source.mentions)
      if (same_actor(*source, *actors.front())) return;
    telling.speaker = actors.front();
    telling.attributed_to = actors.front()->as_record().code;
    if (telling.attributed_to.empty()) telling.attributed_to = actors.front()->text;
  }

  // "it", "its outposts".
  static bool is_referring(const Mention& mention) {
    const std::string words = lower_ascii(mention.text);
    return mention.is_pronoun || words.starts_with("its ") || words.starts_with("their ") ||
           words.starts_with("his ") || words.starts_with("her ");
  }

  // "Armenia said Azerbaijan had attacked its outposts": nobody attacks himself, so "its" is the speaker's.
  static void turn_on_speaker(Telling& telling) {
    Party& target = telling.parties.target;
    if (!telling.speaker || telling.reading->code < "10" || target.empty() || telling.parties.source.empty())
      return;
    for (const Mention* mention : target.mentions)
      if (!is_referring(*mention) || !same_actor(*mention, *telling.parties.source.mentions.front())) return;
    target = {{telling.speaker}, "speaker", 0.8};
  }

  // What the confidence is made of.
  static std::vector<std::pair<std::string_view, double>> terms_of(const Telling& telling, double reported) {
    std::vector<std::pair<std::string_view, double>> terms{{"base", kBaseTrust},
                                                           {"source", telling.parties.source.trust},
                                                           {"target", telling.parties.target.trust}};
    if (const auto steps = telling.reading->steps.size(); steps > 1)
      terms.emplace_back("composition", std::pow(kComposedFactor, static_cast<double>(steps - 1)));
    if (telling.reading->nominal) terms.emplace_back("noun", kNominalFactor);
    if (is_speech(telling.reading->code)) terms.emplace_back("speech", kSpeechFactor);
    if (telling.probability < 1) terms.emplace_back("back-off", telling.probability);
    if (reported < 1) terms.emplace_back("reported", reported);
    return terms;
  }

  static double trust_of(const Telling& telling) {
    double trust = 1;
    for (const auto& [term, factor] : terms_of(telling, 1)) trust *= factor;
    return trust;
  }

  // A speech act stands only alone and between two actors; a noun needs both its parties when a verb tells
  // the news; guessed or lonely parties stand only where nothing better is told.
  void drop_weaker(std::vector<Telling>& tellings) const {
    join_purposes(tellings);
    drop(tellings, "parties that were only guessed, told beside the news", [&](const Telling& t) {
      const bool visit = t.reading->core().match.entry->visit;
      return is_guess(t) && (is_lonely(t) || (is_aside(t) && !visit));
    });
    const auto any = [&](auto test) { return std::any_of(tellings.begin(), tellings.end(), test); };
    const bool deeds =
        any([](const Telling& t) { return !is_speech(t.reading->code) && t.status != EventStatus::denied; });
    const bool news =
        any([](const Telling& t) { return !t.reading->nominal && !is_speech(t.reading->code); });
    const auto is_weak = [&](const Telling& t) { return is_guess(t) || is_lonely(t); };
    const bool main = any([&](const Telling& t) { return !is_speech(t.reading->code) && !is_aside(t); });
    const bool firm = any([&](const Telling& t) {
      return !is_speech(t.reading->code) && !is_weak(t) && !(main && is_aside(t));
    });
    drop(tellings, "words only, and the sentence tells deeds or names no second party",
         [&](const Telling& t) { return is_speech(t.reading->code) && (deeds || is_weak(t)); });
    drop(tellings, "a party is missing or guessed, and firmer news is told", [&](const Telling& t) {
      return !is_speech(t.reading->code) && is_weak(t) &&
             (firm || (main && is_aside(t)) || (t.reading->nominal && news));
    });
    drop_inner_nouns(tellings);
    bool first = true;
    drop(tellings, "parties that were only guessed, behind other news",
         [&](const Telling& t) { return !std::exchange(first, false) && is_guess(t); });
  }

  // "denounced the suppression of unrest in Kosovo", "eased sanctions in return for its release of a ship": a
  // noun below the verb that tells the news is part of it; with a date of its own it is background.
  void drop_inner_nouns(std::vector<Telling>& tellings) const {
    std::vector<int> news;
    for (const Telling& t : tellings)
      if (!t.reading->nominal && !is_speech(t.reading->code) && !is_guess(t) && !is_lonely(t))
        news.push_back(t.reading->outer().clause.predicate);
    drop(tellings, "a noun below the verb that tells the news", [&](const Telling& t) {
      const bool background = t.status == EventStatus::past_reference && t.date;
      return t.reading->nominal && !background && std::ranges::any_of(news, [&](int predicate) {
               return context_.tree.below(t.reading->outer().clause.predicate, predicate);
             });
    });
  }

  // Told beside the news: in a clause that says which, or as a noun.
  bool is_aside(const Telling& t) const {
    if (t.reading->nominal) return true;
    int token = t.reading->outer().clause.predicate;
    for (int steps = 0; token >= 0 && steps <= context_.tree.size();
         token = context_.tree.head(token), ++steps)
      if (context_.tree.is(token, "acl")) return true;
    return false;
  }

  // What is done in order to do something else is no news of its own; its target may be the target of what is
  // done.
  void join_purposes(std::vector<Telling>& tellings) const {
    std::vector<const Reading*> joined;
    for (Telling& main : tellings)
      for (const Telling& purpose : tellings) {
        if (&main == &purpose || !serves(purpose, main)) continue;
        if (!names_another(main.parties)) main.parties.target = purpose.parties.target;
        joined.push_back(purpose.reading);
      }
    drop(tellings, "done in order to do what is told", [&](const Telling& t) {
      return std::find(joined.begin(), joined.end(), t.reading) != joined.end();
    });
  }

  // A target beside the source itself: "marched in Dhaka" of Bangladeshis has none.
  static bool names_another(const Parties& parties) {
    return std::ranges::any_of(parties.target.mentions, [&](const Mention* target) {
      return std::ranges::none_of(parties.source.mentions,
                                  [&](const Mention* source) { return same_actor(*source, *target); });
    });
  }

  bool serves(const Telling& purpose, const Telling& main) const {
    if (main.reading->nominal || is_speech(main.reading->code)) return false;
    const Clause& clause = main.reading->outer().clause;
    const auto holds = [&](int token) {
      return context_.tree.below(purpose.reading->outer().clause.predicate, token);
    };
    const bool infinitive = main.reading->outer().match.entry->op == Operator::none &&
                            std::ranges::any_of(clause.complements, [&](int token) {
                              return context_.tree.child_lemma(token, "to") >= 0 && holds(token);
                            });
    return infinitive || std::ranges::any_of(clause.purposes, holds);
  }

  // A side that will be blank in the record.
  bool is_lonely(const Telling& t) const {
    const auto named = [&](const Party& party) {
      return std::any_of(party.mentions.begin(), party.mentions.end(), [&](const Mention* mention) {
        return !mention->actors.empty() || (!mention->role.empty() && !t.home.empty());
      });
    };
    // Who attends without a place being named may find the host in the document.
    const std::vector<std::string>& slots = t.reading->core().match.entry->target;
    const bool hosted = std::find(slots.begin(), slots.end(), "host") != slots.end();
    if (t.parties.mutual || (hosted && named(t.parties.source))) return false;
    return !named(t.parties.source) || (!named(t.parties.target) && implied_target(t).code.empty());
  }

  static bool is_guess(const Telling& t) {
    return t.parties.source.trust < kGuessMax || t.parties.target.trust < kGuessMax;
  }

  void add_pairs(const Telling& telling) {
    const auto records = [&](const Party& party) {
      std::vector<std::pair<const Mention*, ActorMention>> all;
      for (const Mention* mention : party.mentions) {
        if (mention->actors.empty()) all.emplace_back(mention, at_home(*mention, telling.home));
        for (ActorMention& actor : mention->as_records()) all.emplace_back(mention, std::move(actor));
      }
      return all;
    };
    auto sources = records(telling.parties.source);
    auto targets = records(telling.parties.target);
    if (targets.empty()) targets.emplace_back(nullptr, implied_target(telling));
    if (sources.empty()) sources.emplace_back(nullptr, ActorMention{});
    if (telling.parties.mutual) return add_mutual(telling, sources);
    const bool both_ways = telling.reading->core().match.entry->reciprocal && goes_both_ways(telling);
    for (const auto& [from, source] : sources)
      for (const auto& [to, target] : targets) {
        if (telling.reading->turned) {
          add(telling, target, source);
          continue;
        }
        add(telling, source, target);
        if (!telling.reading->back.empty())
          add_event(telling, target, source, telling.reading->back, factor_of(telling),
                    telling.attributed_to);
        if (both_ways && !source.code.empty() && !target.code.empty()) add(telling, target, source);
      }
    report_as_accusation(telling);
  }

  // "gunmen" in Iraq: IRQ/REB.
  static ActorMention at_home(const Mention& mention, const std::string& home) {
    ActorMention actor = mention.as_record();
    if (home.empty() || mention.role.empty() || mention.role_kind == "foreign") return actor;
    actor.country = home;
    actor.code = home + "/" + mention.role;
    return actor;
  }

  // "Albanians demonstrated in Serbia", themselves of Serbia: against its government; else nobody.
  ActorMention at_home_against(const Telling& telling, const ActorMention& source) const {
    if (telling.reading->code < "14" || source.code != source.country) return {};
    for (const std::string& slot : telling.reading->core().match.entry->target)
      if (slot == "home") return within(source.country, "GOV");
    return {};
  }

  // Whom an entry implies when no one is named: protest is against one's government, a curfew is laid on the
  // people. Where no other state is named, what a role of a state does is done within it.
  ActorMention implied_target(const Telling& telling) const {
    if (telling.home.empty()) return {};
    for (const ReadingStep& step : telling.reading->steps)
      for (const std::string& slot : step.match.entry->target)
        if (slot == "home" || slot == "people") return within(telling.home, slot == "home" ? "GOV" : "CVL");
    const std::string_view role = lone_role(telling);
    if (role.empty() || telling.reading->code < "08" || telling.reading->code.starts_with("087")) return {};
    const bool governs = role == "GOV" || role == "COP" || role == "JUD" || role == "LEG";
    return within(telling.home, governs ? "CVL" : "GOV");
  }

  static ActorMention within(const std::string& state, std::string_view role) {
    return {state + "/" + std::string(role), state, "", {}, ""};
  }

  // Role of the only party, if no other state stands in the sentence; armies act abroad as well as at home.
  std::string_view lone_role(const Telling& telling) const {
    const Party& source = telling.parties.source;
    if (source.mentions.size() != 1 || source.mentions.front()->actors.size() != 1) return {};
    const Mention& only = *source.mentions.front();
    for (const Mention& mention : context_.mentions.all())
      for (const ActorReading& actor : mention.actors)
        if (actor.country != only.actors.front().country) return {};
    return only.role == "MIL" ? std::string_view() : std::string_view(only.role);
  }

  // Meetings, agreements and cooperation, also intended ones that were agreed; a refusal to meet has one
  // author.
  static bool goes_both_ways(const Telling& telling) {
    if (telling.parties.source.slot == "between" || telling.parties.target.slot == "between") return true;
    const std::string& slot = telling.parties.target.slot;
    const bool one_sided =
        telling.reading->nominal && (slot == "on" || slot == "against" || slot == "of" || slot == "in");
    if (one_sided && telling.reading->code >= "14") return false;
    return telling.reading->code == telling.reading->core().match.entry->code;
  }

  // Nothing by the tree: what the order of the words says.
  void add_surface() {
    std::optional<SurfaceReading> surface = read_surface(context_);
    if (!surface) return;
    Telling telling;
    telling.reading = &surface->reading;
    telling.parties.source = {{surface->source}, "surface", 0.6};
    telling.parties.target = {{surface->target}, "surface", 0.6};
    telling.date = date_of(context_.tree, dates_, predicates_of(surface->reading));
    if (is_apolitical(context_, surface->reading, telling.parties)) return;
    telling.status = status_of(context_, surface->reading, telling.date);
    telling.trust = trust_of(telling);
    add_pairs(telling);
  }

  // Nothing by the lexicon: what the words around a verb speak for.
  void add_backoff(const std::vector<Reading>& readings) {
    std::optional<BackoffReading> guess = read_backoff(context_, readings, *context_.backoff);
    if (!guess) return;
    std::optional<Telling> telling = tell(guess->reading);
    if (!telling) return;
    telling->probability = guess->probability;
    telling->trust = trust_of(*telling);
    add_pairs(*telling);
  }

  template <class Records>
  void add_mutual(const Telling& telling, const Records& all) {
    for (const auto& [from, source] : all)
      for (const auto& [to, target] : all)
        if (&source != &target && (from != to || !from->group)) add(telling, source, target);
  }

  // "Armenia said Azerbaijan had attacked it": the saying is an accusation when the speaker is the victim.
  void report_as_accusation(const Telling& telling) {
    if (!telling.speaker || telling.reading->code < "14" || telling.status != EventStatus::asserted) return;
    const auto& targets = telling.parties.target.mentions;
    // Words behind the deed ("…, Iraqi officials said") accuse only where the speaker says "us".
    const bool behind = telling.speaker->head > telling.reading->outer().clause.predicate;
    const bool own = telling.parties.target.slot == "speaker";
    if (behind && !own && (targets.empty() || !targets.front()->is_pronoun)) return;
    const bool victim = std::any_of(targets.begin(), targets.end(), [&](const Mention* target) {
      return same_actor(*target, *telling.speaker);
    });
    const std::string_view code = context_.lexicon.compose(Operator::accuse, telling.reading->code);
    if (!victim || code.empty() || telling.parties.source.empty()) return;
    add_event(telling, telling.speaker->as_record(), telling.parties.source.mentions.front()->as_record(),
              code, 1.0, "");
  }

  static double factor_of(const Telling& telling) {
    return telling.attributed_to.empty() || !telling.speaker ? 1.0 : kReportedFactor;
  }

  void add(const Telling& telling, const ActorMention& source, const ActorMention& target) {
    add_event(telling, source, target, telling.reading->code, factor_of(telling), telling.attributed_to);
  }

  void add_event(const Telling& telling, const ActorMention& source, ActorMention target,
                 std::string_view code, double factor, const std::string& attributed_to) {
    const bool friendly = code < "05";
    // "was awarded a prize", "is supported": praise without anybody who gives it.
    if (code.starts_with("05") && source.code.empty() && telling.reading->outer().clause.passive) {
      lose(*telling.reading, "praise without anybody who gives it");
      return;
    }
    if (friendly && !source.country.empty() && source.country == target.country) {
      lose(*telling.reading, "words and visits within one state");
      return;
    }
    if (acts_on_itself(source, target)) target = at_home_against(telling, source);
    // Who leaves a place of his own state yields to nobody who is named.
    if (code.starts_with("087") && !source.country.empty() && source.country == target.country)
      target = ActorMention{};
    if (source.code.empty() && target.code.empty()) {
      lose(*telling.reading, "neither side is a known actor");
      return;
    }
    if (code >= "17" && is_private(source, target, telling.parties.source) &&
        !(source.code.empty() &&
          (telling.reading->outer().clause.passive || telling.reading->steps.size() > 1))) {
      lose(*telling.reading, "among private persons of one state");
      return;
    }
    Event event;
    event.document = context_.document.id;
    event.sentence = context_.number;
    event.sentence_span = context_.sentence.span;
    event.source = source;
    event.target = target;
    event.action = context_.ontology.action(as_done(code, source, target));
    event.action.span = action_span(*telling.reading);
    event.action.text = slice(context_.document.text, event.action.span);
    set_date(event, telling);
    event.status = telling.status;
    event.attributed_to = attributed_to;
    event.lever = lever_of(context_, *telling.reading, code);
    event.confidence = std::round(telling.trust * factor * 100) / 100;
    event.rule = rule_of(telling);
    event.id = event_id(event);
    for (const Event& other : events_)
      if (other.id == event.id) return;
    if (account_)
      account_->events.push_back({event.id, *telling.reading, telling.parties, terms_of(telling, factor)});
    events_.push_back(std::move(event));
  }

  // A code may depend on who does it, and on whether the other side is another state.
  std::string_view as_done(std::string_view code, const ActorMention& source,
                           const ActorMention& target) const {
    code = context_.lexicon.done_by(code, role_in(source));
    const bool abroad =
        !source.country.empty() && !target.country.empty() && source.country != target.country;
    const bool body = !target.code.empty() && target.country.empty();
    if (!abroad && !body) return code;
    return context_.lexicon.done_by(code, body ? "body" : "abroad");
  }

  static std::string_view role_in(const ActorMention& actor) {
    if (actor.code.empty()) return "nobody";
    const std::size_t slash = actor.code.find('/');
    return slash == std::string::npos ? std::string_view() : std::string_view(actor.code).substr(slash + 1);
  }

  void set_date(Event& event, const Telling& telling) const {
    const Date published = context_.day;
    event.date = published;
    event.date_basis = published == context_.document.date ? "publication" : "stated";
    if (!telling.date) return;
    event.date = telling.date->date;
    event.date_basis = telling.date->relative ? "relative" : "stated";
    if (telling.date->weekday && telling.status == EventStatus::intended && event.date < published)
      event.date = event.date.plus_days(7);
  }

  // From the first auxiliary to the last word of the action.
  Span action_span(const Reading& reading) const {
    int first = context_.tree.size(), last = -1;
    const auto widen = [&](int token) { first = std::min(first, token), last = std::max(last, token); };
    for (int token : predicates_of(reading)) widen(token);
    const int outer = reading.outer().clause.predicate;
    for (int c : context_.tree.children(outer))
      if (c < outer && outer - c <= 4 && (context_.tree.is(c, "aux") || context_.tree[c].lemma == "not"))
        widen(c);
    return {context_.tree[first].span.start, context_.tree[last].span.end};
  }

  std::string rule_of(const Telling& telling) const {
    std::string rule;
    for (const ReadingStep& step : telling.reading->steps) {
      if (!rule.empty()) rule += " + ";
      if (step.match.entry->own) {
        rule += step.match.entry->origin();
        continue;
      }
      const std::string& file = step.match.entry->file;
      if (step.match.entry->line == 0) {  // no line of the lexicon: the back-off's "backoff/05"
        rule += file;
        continue;
      }
      rule += file.substr(file.find('_') + 1, file.rfind('.') - file.find('_') - 1) + ":" +
              std::to_string(step.match.entry->line);
    }
    rule += telling.reading->outer().clause.passive ? " passive"
            : telling.reading->nominal              ? " noun"
                                                    : " active";
    const auto slot = [](const Party& party) { return party.empty() ? std::string("-") : party.slot; };
    return rule + " " + slot(telling.parties.source) + ">" + slot(telling.parties.target);
  }

  const SentenceContext& context_;
  Account* account_;
  std::vector<DateExpression> dates_;
  std::vector<Event> events_;
  bool apolitical_ = false;  // something was told that is no politics
};

}  // namespace

std::string event_id(const Event& event) {
  const std::string key = event.document + '\x1f' + std::to_string(event.sentence) + '\x1f' +
                          event.source.code + '\x1f' + event.target.code + '\x1f' + event.action.cameo +
                          '\x1f' + std::to_string(event.action.span.start) + '\x1f' +
                          std::to_string(event.action.span.end);
  return hash_hex(key);
}

std::vector<Event> build_events(const SentenceContext& context, const std::vector<Reading>& readings,
                                Account* account) {
  return EventBuilder(context, account).build(readings);
}

}  // namespace steelyard
