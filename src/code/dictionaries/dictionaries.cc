// Files → dictionaries; see dictionaries.h.
#include "code/dictionaries/dictionaries.h"

#include <set>

namespace steelyard {
namespace {

class Loader {
 public:
  Loader(Dictionaries& into, Reporter& reporter) : into_(into), reporter_(reporter) {}

  Status load(DictionaryKind kind, const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
      STEELYARD_TRY(const std::string bytes, read_file(path));
      // Our own form is told by its content, whichever flag names it, and is read once.
      const bool own = recognise_dictionary(path, bytes, {}) == DictionaryKind::own;
      if (own && !seen_.insert(path).second) continue;
      ProblemList problems(path);
      read_dictionary(own ? DictionaryKind::own : kind, bytes, into_, problems);
      for (const DictionaryProblem& problem : problems.all())
        reporter_.report("dictionary " + problem.reason, problem.as_error());
    }
    return {};
  }

 private:
  Dictionaries& into_;
  Reporter& reporter_;
  std::set<std::string> seen_;
};

}  // namespace

void read_dictionary(DictionaryKind kind, const std::string& bytes, Dictionaries& into,
                     ProblemList& problems) {
  if (kind == DictionaryKind::own) {
    into.own.push_back(read_own_file(bytes, problems));
    return;
  }
  const std::vector<SourceLine> lines = read_source_lines(bytes, problems);
  switch (kind) {
    case DictionaryKind::actors:
      into.actors.push_back(read_actor_dictionary(lines, problems));
      break;
    case DictionaryKind::agents:
      into.agents.push_back(read_agent_dictionary(lines, problems));
      break;
    case DictionaryKind::discards:
      into.discards.push_back(read_discard_dictionary(lines, problems));
      break;
    case DictionaryKind::issues:
      into.issues.push_back(read_issue_dictionary(lines, problems));
      break;
    case DictionaryKind::verbs:
      into.verbs.push_back(read_verb_dictionary(lines, problems));
      break;
    case DictionaryKind::own:
      break;
  }
}

Result<Dictionaries> load_dictionaries(const DictionaryFiles& files, Reporter& reporter) {
  Dictionaries dictionaries;
  dictionaries.stems = files.stems;
  Loader loader(dictionaries, reporter);
  STEELYARD_CHECK(loader.load(DictionaryKind::actors, files.actors));
  STEELYARD_CHECK(loader.load(DictionaryKind::agents, files.agents));
  STEELYARD_CHECK(loader.load(DictionaryKind::discards, files.discards));
  STEELYARD_CHECK(loader.load(DictionaryKind::issues, files.issues));
  STEELYARD_CHECK(loader.load(DictionaryKind::verbs, files.verbs));
  STEELYARD_CHECK(loader.load(DictionaryKind::own, files.actions));
  return dictionaries;
}

}  // namespace steelyard
