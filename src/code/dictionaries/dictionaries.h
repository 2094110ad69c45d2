// All dictionaries that a user names, read: what the layers over our own tables are made of.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "steelyard/code.h"

#include "code/dictionaries/actors_file.h"
#include "code/dictionaries/agents_file.h"
#include "code/dictionaries/kind.h"
#include "code/dictionaries/own_file.h"
#include "code/dictionaries/topics_file.h"
#include "code/dictionaries/verbs_file.h"

namespace steelyard {

struct Dictionaries {
  std::vector<ActorDictionary> actors;
  std::vector<AgentDictionary> agents;
  std::vector<DiscardDictionary> discards;
  std::vector<IssueDictionary> issues;
  std::vector<VerbDictionary> verbs;
  std::vector<OwnFile> own;
  bool stems = false;
};

// Reads one file of the kind into its place; problems of single lines go to `problems`.
void read_dictionary(DictionaryKind kind, const std::string& bytes, Dictionaries& into,
                     ProblemList& problems);

// Reads all files. One that cannot be opened is an Error; bad lines are reported and left out.
Result<Dictionaries> load_dictionaries(const DictionaryFiles& files, Reporter& reporter);

}  // namespace steelyard
