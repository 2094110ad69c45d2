// Files → report; the checks themselves stand in lint_actors.cc, lint_topics.cc and lint_verbs.cc.
#include "code/dictionaries/lint.h"

#include <algorithm>

namespace steelyard {
namespace {

class Linter {
 public:
  Linter(const Resources& resources, const LintKnowledge& knowledge)
      : resources_(resources), knowledge_(knowledge) {}

  Status lint(const std::string& path, std::string_view as) {
    STEELYARD_TRY(const std::string bytes, read_file(path));
    ProblemList problems(path);
    std::optional<DictionaryKind> kind = parse_dictionary_kind(as);
    if (!kind) {
      ProblemList unread(path);
      kind = recognise_dictionary(path, bytes, read_source_lines(bytes, unread));
    }
    if (!kind)
      return failure(ErrorKind::bad_input,
                     "the file has no line of any kind of dictionary; name its kind with --as", path);
    Dictionaries read;
    read_dictionary(*kind, bytes, read, problems);
    LintFile file{path, std::string(to_string(*kind)), check(read, problems), 0, 0};
    add_problems(problems, file);
    report_.files.push_back(std::move(file));
    return {};
  }

  LintReport finish() { return std::move(report_); }

 private:
  LintCounts check(const Dictionaries& read, ProblemList& problems) {
    for (const ActorDictionary& one : read.actors) return lint_actors(one, knowledge_, seen_, problems);
    for (const AgentDictionary& one : read.agents) return lint_agents(one, knowledge_, seen_, problems);
    for (const DiscardDictionary& one : read.discards) return lint_discards(one, seen_, problems);
    for (const IssueDictionary& one : read.issues) return lint_issues(one, seen_, problems);
    for (const VerbDictionary& one : read.verbs) return lint_verbs(one, knowledge_, seen_, problems);
    for (const OwnFile& one : read.own) return lint_own(one, resources_, knowledge_, seen_, problems);
    return {};
  }

  void add_problems(const ProblemList& problems, LintFile& file) {
    std::vector<DictionaryProblem> sorted = problems.all();
    std::ranges::stable_sort(sorted, {}, &DictionaryProblem::line);
    for (const DictionaryProblem& problem : sorted) {
      const bool error = problem.level == DictionaryProblem::Level::error;
      ++(error ? file.errors : file.warnings);
      report_.problems.push_back(
          {problem.file, problem.line, error, problem.reason, problem.what, problem.remedy});
    }
  }

  const Resources& resources_;
  const LintKnowledge& knowledge_;
  FirstPlaces seen_;
  LintReport report_;
};

}  // namespace

Result<LintReport> lint_dictionaries(std::span<const std::string> files, std::string_view as,
                                     const Resources& resources, Reporter& reporter) {
  if (!as.empty() && !parse_dictionary_kind(as))
    return failure(ErrorKind::bad_input, "there is no kind of dictionary \"" + std::string(as) +
                                             "\"; use actors, agents, discards, issues, verbs or own");
  STEELYARD_TRY(const Ontology ontology, Ontology::load(resources, reporter));
  STEELYARD_TRY(const ActorTable actors, ActorTable::load(resources, reporter));
  STEELYARD_TRY(const ActorBlocks blocks, ActorBlocks::load(resources, reporter));
  const LintKnowledge knowledge{ontology, actors, blocks};
  Linter linter(resources, knowledge);
  for (const std::string& file : files) STEELYARD_CHECK(linter.lint(file, as));
  return linter.finish();
}

}  // namespace steelyard
