// Any bytes as a dictionary: the first byte chooses the grammar. What is read is laid over tables and used on
// a sentence; bad lines are told, nothing else happens.
#include <string>

#include "code/dictionaries/actor_blocks.h"
#include "code/dictionaries/dictionaries.h"
#include "code/dictionaries/lint.h"
#include "code/dictionaries/own_names.h"
#include "code/dictionaries/topics.h"
#include "code/dictionaries/verb_layer.h"
#include "code/dictionaries/word_pattern.h"

using namespace steelyard;

namespace {

constexpr std::string_view kSentence = "Velmora chided the envoy of Taresh over a tithe.";

std::vector<Token> parsed_sentence() {
  std::vector<Token> tokens = tokenize(kSentence, {0, static_cast<std::uint32_t>(kSentence.size())});
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    tokens[i].lemma = lower_ascii(tokens[i].text);
    tokens[i].head = i == 1 ? -1 : 1;
    tokens[i].upos = i == 1 ? Upos::VERB : Upos::NOUN;
    tokens[i].deprel = i == 0 ? "nsubj" : i == 1 ? "root" : "obj";
  }
  return tokens;
}

void use(const Dictionaries& read, const ActorBlocks& blocks) {
  const std::vector<Token> tokens = parsed_sentence();
  OwnNames names;
  for (const ActorDictionary& one : read.actors)
    names.add(one, blocks, one.entries.size() % 2 == 0, [](std::string_view) { return std::nullopt; });
  for (const NameMatch& match : names.find(tokens)) names.read(match, Date::of(2025, 5, 9));
  Topics topics;
  topics.add(read);
  topics.discards_sentence(tokens);
  topics.issues_of(tokens);
  const Tree tree(tokens);
  const Clause clause = read_clause(tree, 1);
  for (const VerbDictionary& one : read.verbs)
    for (const auto& [lemma, entry] : lexicon_entries(one, true))
      if (entry.pattern) match_pattern(*entry.pattern, tree, clause, nullptr);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static Reporter silent;
  static const ActorBlocks blocks = ActorBlocks::load(Resources::embedded(), silent).value();
  static const Ontology ontology = Ontology::load(Resources::embedded(), silent).value();
  static const ActorTable actors = ActorTable::load(Resources::embedded(), silent).value();
  if (size == 0) return 0;
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto kind = static_cast<DictionaryKind>(data[0] % 6);
  ProblemList problems("fuzz");
  Dictionaries read;
  read_dictionary(kind, bytes, read, problems);
  use(read, blocks);
  const LintKnowledge knowledge{ontology, actors, blocks};
  FirstPlaces seen;
  for (const ActorDictionary& one : read.actors) lint_actors(one, knowledge, seen, problems);
  for (const AgentDictionary& one : read.agents) lint_agents(one, knowledge, seen, problems);
  for (const DiscardDictionary& one : read.discards) lint_discards(one, seen, problems);
  for (const IssueDictionary& one : read.issues) lint_issues(one, seen, problems);
  for (const VerbDictionary& one : read.verbs) lint_verbs(one, knowledge, seen, problems);
  for (const DictionaryProblem& problem : problems.all()) static_cast<void>(problem.as_error());
  return 0;
}
