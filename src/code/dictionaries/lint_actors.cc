// Checks of actors and agents; see lint.h.
#include <algorithm>

#include "code/dictionaries/lint.h"

namespace steelyard {
namespace {

constexpr std::size_t kBlock = 3;

// One term may end on the day on which the next begins; of more common days one code gets none.
bool overlap(const DatedCode& a, const DatedCode& b) {
  const auto ends_by = [](const DateRange& one, const DateRange& other) {
    return one.to.known() && other.from.known() && one.to <= other.from;
  };
  return a.code != b.code && !ends_by(a.range, b.range) && !ends_by(b.range, a.range);
}

std::string words_of(const DateRange& range) {
  if (!range.from.known()) return "up to " + range.to.iso();
  if (!range.to.known()) return "from " + range.from.iso();
  return range.from == range.to ? "on " + range.from.iso() : range.from.iso() + " to " + range.to.iso();
}

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

void check_ranges(const ActorEntry& entry, ProblemList& problems) {
  const DatedCode* fallback = nullptr;
  for (std::size_t i = 0; i < entry.codes.size(); ++i) {
    const DatedCode& later = entry.codes[i];
    if (!later.dated) {
      if (fallback)
        problems.warning(later.line, "shadowed",
                         "[" + later.code + "] is a second code without dates and never used, after [" +
                             fallback->code + "] on line " + std::to_string(fallback->line),
                         "give it dates, or drop it");
      else
        fallback = &later;
      continue;
    }
    const auto earlier =
        std::find_if(entry.codes.begin(), entry.codes.begin() + static_cast<std::ptrdiff_t>(i),
                     [&](const DatedCode& one) { return one.dated && overlap(one, later); });
    if (earlier == entry.codes.begin() + static_cast<std::ptrdiff_t>(i)) continue;
    problems.warning(later.line, "overlap",
                     "[" + later.code + "] " + words_of(later.range) + " overlaps [" + earlier->code + "] " +
                         words_of(earlier->range) + " on line " + std::to_string(earlier->line),
                     "the earlier line holds; set the dates apart");
  }
}

bool is_known(const std::string& code, const LintKnowledge& knowledge) {
  const std::string_view head = std::string_view(code).substr(0, kBlock);
  return head == "---" || knowledge.blocks.is_role(head) || knowledge.blocks.is_region(head) ||
         knowledge.actors.knows(knowledge.blocks.ours(code));
}

// Once for each unknown first block, with the number of codes that begin with it.
class UnknownPlaces {
 public:
  void meet(const DatedCode& code) {
    const auto [known, fresh] = met_.try_emplace(code.code.substr(0, kBlock), code.line, 0);
    ++known->second.second;
  }
  void report(ProblemList& problems) const {
    for (const auto& [block, met] : met_)
      problems.warning(met.first, "unknown code",
                       "\"" + block + "\", with which " + std::to_string(met.second) +
                           (met.second == 1 ? " code begins" : " codes begin") +
                           ", is no state, body or role that the program knows",
                       "it is kept as a state of its own; check the spelling");
  }

 private:
  std::map<std::string, std::pair<std::size_t, std::size_t>> met_;  // block → first line, codes
};

}  // namespace

std::string FirstPlaces::meet(const std::string& key, const std::string& file, std::size_t line) {
  const auto [known, fresh] = places_.try_emplace(key, file + ":" + std::to_string(line));
  return fresh ? std::string() : known->second;
}

LintCounts lint_actors(const ActorDictionary& dictionary, const LintKnowledge& knowledge, FirstPlaces& seen,
                       ProblemList& problems) {
  std::size_t phrases = 0, codes = 0, dated = 0;
  UnknownPlaces unknown;
  for (const ActorEntry& entry : dictionary.entries) {
    for (const DictionaryPhrase& phrase : entry.phrases) {
      ++phrases;
      const std::string first = seen.meet("actor " + folded_word(phrase.text), dictionary.file, phrase.line);
      if (!first.empty())
        problems.warning(phrase.line, "duplicate", quoted(phrase.text) + " stands already at " + first,
                         "the first one holds; drop this line");
    }
    for (const DatedCode& code : entry.codes) {
      ++codes;
      dated += code.dated;
      if (!is_known(code.code, knowledge)) unknown.meet(code);
    }
    check_ranges(entry, problems);
  }
  unknown.report(problems);
  return {
      {"entries", dictionary.entries.size()}, {"phrases", phrases}, {"codes", codes}, {"dated codes", dated}};
}

LintCounts lint_agents(const AgentDictionary& dictionary, const LintKnowledge& knowledge, FirstPlaces& seen,
                       ProblemList& problems) {
  for (const AgentEntry& entry : dictionary.entries) {
    const std::string first = seen.meet("agent " + entry.phrase, dictionary.file, entry.line);
    if (!first.empty())
      problems.warning(entry.line, "duplicate", quoted(entry.phrase) + " stands already at " + first,
                       "the last one holds; drop one");
    const std::string_view block = std::string_view(entry.code).substr(0, kBlock);
    if (!knowledge.blocks.is_role(block) && !knowledge.blocks.is_region(block))
      problems.warning(entry.line, "unknown code", "[" + entry.code + "] is no role that the program knows",
                       "it is kept as it stands; check the spelling");
  }
  return {{"agents", dictionary.entries.size()}, {"sets", dictionary.sets}};
}

}  // namespace steelyard
