// Asking the model about clauses that nothing has read; see backoff.h.
#include "code/backoff.h"

namespace steelyard {
namespace {

constexpr double kNamedMin = 0.6;  // of a party that grammar names; less was only found nearby

bool is_named(const Party& party) {
  return !party.empty() && !party.thing && party.trust >= kNamedMin &&
         !party.mentions.front()->actors.empty() && !party.mentions.front()->blank;
}

// Told beside the news: in a clause that says which, when or why.
bool is_aside(const Tree& tree, int verb) {
  return tree.is(verb, "amod") || tree.is(verb, "acl") || tree.is(verb, "advcl");
}

Reading reading_of(const BackoffClause& clause, const LexiconEntry& entry) {
  Reading reading;
  ReadingStep step;
  step.clause = clause.clause;
  step.match.entry = &entry;
  step.code = entry.code;
  reading.code = entry.code;
  reading.denied = clause.clause.negated;
  reading.steps.push_back(std::move(step));
  return reading;
}

}  // namespace

std::vector<char> taken_tokens(const Tree& tree, std::span<const Reading> readings) {
  std::vector<char> taken(static_cast<std::size_t>(tree.size()), 0);
  for (const Reading& reading : readings)
    for (const ReadingStep& step : reading.steps) {
      taken[static_cast<std::size_t>(step.clause.predicate)] = 1;
      for (int word : step.match.words) taken[static_cast<std::size_t>(word)] = 1;
    }
  return taken;
}

// "has a border with", "is", "does": their nouns tell, if anything does.
bool is_light(std::string_view lemma) { return lemma == "have" || lemma == "be" || lemma == "do"; }

std::optional<BackoffClause> backoff_clause(const SentenceContext& context, int verb) {
  const Tree& tree = context.tree;
  if (tree[verb].upos != Upos::VERB || tree[verb].name >= 0 || is_aside(tree, verb)) return std::nullopt;
  if (is_light(tree[verb].lemma)) return std::nullopt;
  BackoffClause found;
  found.clause = read_clause(tree, verb);
  if (found.clause.mood != Mood::fact && found.clause.mood != Mood::future) return std::nullopt;
  found.parties =
      PartyFinder(tree, context.mentions, context.lexicon).find(reading_of(found, backoff_probe()));
  if (!is_named(found.parties.source)) return std::nullopt;
  found.entry = match_entry(context.lexicon, tree, found.clause, WordKind::verb).entry;
  return found;
}

std::optional<BackoffReading> read_backoff(const SentenceContext& context, std::span<const Reading> readings,
                                           const BackoffModel& model, bool named) {
  const std::vector<char> taken = taken_tokens(context.tree, readings);
  std::optional<BackoffReading> best;
  for (int verb = 0; verb < context.tree.size(); ++verb) {
    if (taken[static_cast<std::size_t>(verb)]) continue;
    std::optional<BackoffClause> clause = backoff_clause(context, verb);
    // What a dictionary says reports nothing by itself is known, not unknown.
    if (!clause || (clause->entry && clause->entry->code.empty() && clause->entry->op == Operator::none))
      continue;
    BackoffFeatures features{.named = named, .slots = {}, .names = {}};
    add_context_features(context, *clause, features);
    add_verb_features(context, *clause, clause->entry, features);
    const std::optional<BackoffGuess> guess = model.guess(features.slots, is_named(clause->parties.target));
    if (!guess || (best && guess->probability <= best->probability)) continue;
    best = {reading_of(*clause, model.entry(guess->root)), std::move(clause->parties), guess->probability,
            std::move(features)};
  }
  return best;
}

}  // namespace steelyard
