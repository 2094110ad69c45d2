// Checks of discards, issues and our own form; see lint.h.
#include <algorithm>

#include "code/dictionaries/lint.h"
#include "code/lexicon.h"

namespace steelyard {
namespace {

std::vector<Token> words_of(std::string_view phrase) {
  return tokenize(phrase, {0, static_cast<std::uint32_t>(phrase.size())});
}

bool overlap(const DateRange& a, const DateRange& b) {
  const bool a_ends = a.to.known() && b.from.known() && a.to < b.from;
  const bool b_ends = b.to.known() && a.from.known() && b.to < a.from;
  return !a_ends && !b_ends;
}

// Names of one file that mean two things on one day.
void check_own_names(const OwnFile& file, ProblemList& problems) {
  std::map<std::string, std::vector<const OwnActor*>> by_name;
  for (const OwnActor& actor : file.actors)
    for (const std::string& name : actor.names) {
      for (const OwnActor* other : by_name[name])
        if (other != &actor && overlap(other->range, actor.range))
          problems.warning(actor.line, "overlap",
                           "\"" + name + "\" means " + other->code + " on line " +
                               std::to_string(other->line) + " and " + actor.code + " here, on the same days",
                           "set the dates apart, or drop one");
      by_name[name].push_back(&actor);
    }
}

// A state is defined by an actor of that kind, a body by [[body]].
bool defines(const OwnFile& file, std::string_view code) {
  const auto same = [&](const std::string& other) { return other == code.substr(0, code.find('/')); };
  return std::ranges::any_of(file.actors,
                             [&](const OwnActor& one) { return one.kind == "state" && same(one.code); }) ||
         std::ranges::any_of(file.bodies, [&](const OwnBody& one) { return same(one.code); });
}

void check_own_codes(const OwnFile& file, const LintKnowledge& knowledge, ProblemList& problems) {
  for (const OwnActor& actor : file.actors)
    if (!knowledge.actors.knows(actor.code) && (actor.kind == "state" || !defines(file, actor.code)))
      problems.warning(actor.line, "unknown code",
                       "\"" + actor.code + "\" is no state or body that the program knows",
                       actor.kind == "state" ? "it is kept as a state of its own; check the spelling"
                                             : "define it with [[body]], or check the spelling");
}

}  // namespace

LintCounts lint_discards(const DiscardDictionary& dictionary, FirstPlaces& seen, ProblemList& problems) {
  std::size_t documents = 0;
  PhraseIndex index[2];
  for (std::size_t i = 0; i < dictionary.entries.size(); ++i) {
    const DiscardEntry& entry = dictionary.entries[i];
    documents += entry.document;
    const std::string key = (entry.document ? "discard+ " : "discard ") + folded_word(entry.phrase);
    const std::string first = seen.meet(key, dictionary.file, entry.line);
    if (!first.empty())
      problems.warning(entry.line, "duplicate", "\"" + entry.phrase + "\" stands already at " + first,
                       "drop this line");
    index[entry.document].add(entry.phrase, !entry.whole, static_cast<int>(i));
  }
  for (const DiscardEntry& entry : dictionary.entries) {
    const std::vector<Token> words = words_of(entry.phrase);
    for (const PhraseIndex::Match& match : index[entry.document].find(words)) {
      const DiscardEntry& other = dictionary.entries[static_cast<std::size_t>(match.entry)];
      if (words_of(other.phrase).size() >= words.size()) continue;
      problems.warning(entry.line, "shadowed",
                       "\"" + entry.phrase + "\" is never needed, since \"" + other.phrase + "\" on line " +
                           std::to_string(other.line) + " discards the same",
                       "drop one of the two");
    }
  }
  return {{"discards", dictionary.entries.size()}, {"of documents", documents}};
}

LintCounts lint_issues(const IssueDictionary& dictionary, FirstPlaces& seen, ProblemList& problems) {
  std::size_t cancels = 0;
  for (const IssueEntry& entry : dictionary.entries) {
    cancels += entry.code.empty();
    const std::string first = seen.meet("issue " + entry.forms.front(), dictionary.file, entry.line);
    if (!first.empty())
      problems.warning(entry.line, "duplicate", "\"" + entry.forms.front() + "\" stands already at " + first,
                       "the first one holds; drop this line");
  }
  return {{"issues", dictionary.entries.size() - cancels},
          {"that cancel", cancels},
          {"categories", dictionary.categories}};
}

LintCounts lint_own(const OwnFile& file, const Resources& resources, const LintKnowledge& knowledge,
                    FirstPlaces& seen, ProblemList& problems) {
  check_own_names(file, problems);
  check_own_codes(file, knowledge, problems);
  for (const OwnAction& action : file.actions) {
    const std::string first = seen.meet(action.part + " " + action.cells[0], file.file, action.line);
    if (!first.empty())
      problems.warning(action.line, "duplicate", "\"" + action.cells[0] + "\" stands already at " + first,
                       "the first one holds; drop one");
  }
  // What only the coder itself can tell: unknown operators, codes, flags and classes.
  Dictionaries dictionaries;
  dictionaries.own.push_back(file);
  Ontology ontology = knowledge.ontology;
  for (const OwnCode& own : file.codes) ontology.add(own.code);
  Reporter reporter(
      [&](const Error& error) {
        const auto line = parse_int(error.where.substr(error.where.rfind(':') + 1));
        problems.error(static_cast<std::size_t>(line.value_or(0)), "own table", error.message,
                       "see docs/formats/own-actors-actions.md");
      },
      SIZE_MAX);
  Reporter silent;
  if (Result<Lexicon> lexicon = Lexicon::load(resources, ontology, silent))
    lexicon->layer(dictionaries, false, ontology, reporter);
  if (Result<ActorTable> actors = ActorTable::load(resources, silent))
    actors->layer(dictionaries, false, knowledge.blocks, reporter);
  return {{"actors", file.actors.size()},   {"bodies", file.bodies.size()},   {"roles", file.roles.size()},
          {"actions", file.actions.size()}, {"classes", file.classes.size()}, {"codes", file.codes.size()}};
}

}  // namespace steelyard
