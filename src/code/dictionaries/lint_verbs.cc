// Checks of verb dictionaries; see lint.h.
#include <algorithm>
#include <functional>
#include <set>

#include "code/dictionaries/lint.h"

namespace steelyard {
namespace {

using Kind = PatternItem::Kind;
using Visit = std::function<void(const PatternItem&)>;

void for_each_item(const std::vector<PatternItem>& items, const Visit& visit) {
  for (const PatternItem& item : items) {
    visit(item);
    for_each_item(item.inner, visit);
  }
}

void for_each_item(const VerbPattern& pattern, const Visit& visit) {
  for_each_item(pattern.before, visit);
  for_each_item(pattern.after, visit);
}

std::string with_single_blanks(std::string_view text) {
  std::string single;
  for (const std::string_view word : split(text, ' '))
    if (!word.empty()) single += (single.empty() ? "" : " ") + lower_ascii(word);
  return single;
}

class VerbLinter {
 public:
  VerbLinter(const VerbDictionary& dictionary, const LintKnowledge& knowledge, FirstPlaces& seen,
             ProblemList& problems)
      : dictionary_(dictionary), knowledge_(knowledge), seen_(seen), problems_(problems) {}

  void lint() {
    for (const VerbBlock& block : dictionary_.blocks) lint_block(block);
    for (const VerbMove& move : dictionary_.moves) lint_move(move);
    for (const auto& [name, synset] : dictionary_.synsets) {
      if (synset.members.empty())
        problems_.warning(synset.line, "synset", "the synset &" + name + " has no members",
                          "add +WORD lines, or drop it");
      else if (!used_.contains(name))
        problems_.warning(synset.line, "unused", "no pattern names the synset &" + name,
                          "drop it, or use it");
    }
  }

 private:
  void lint_block(const VerbBlock& block) {
    check_code(block.code, block.line);
    for (const DictionaryVerb& verb : block.verbs) {
      check_code(verb.code, verb.line);
      std::string words;
      for (const std::string& word : verb.before) words += word + " ";
      words += verb.word;
      for (const std::string& word : verb.after) words += " " + word;
      const std::string first = seen_.meet("verb " + words, dictionary_.file, verb.line);
      if (!first.empty())
        problems_.warning(verb.line, "duplicate", "the verb \"" + words + "\" stands already at " + first,
                          "the first code holds and all patterns are tried; put the two together");
    }
    for (const VerbPattern& pattern : block.patterns) lint_pattern(block, pattern);
  }

  void lint_pattern(const VerbBlock& block, const VerbPattern& pattern) {
    check_code(pattern.code, pattern.line);
    if (!block.verbs.empty()) {
      const std::string key = "pattern " + block.verbs.front().word + " " + with_single_blanks(pattern.text);
      const std::string first = seen_.meet(key, dictionary_.file, pattern.line);
      if (!first.empty())
        problems_.warning(pattern.line, "shadowed",
                          "the pattern stands already at " + first + " and never gets its turn",
                          "drop this line");
    }
    check_synsets(pattern);
    check_signs(pattern);
    if (pattern.words == 0 && !has_sign(pattern))
      problems_.warning(pattern.line, "shadowed",
                        "the pattern has no words and always matches before the verb's own code",
                        "write its code behind the verb instead");
  }

  void check_code(const VerbCode& code, std::size_t line) {
    for (const std::string& one : {code.forth, code.back}) {
      if (one.empty() || knowledge_.ontology.codes().contains(one)) continue;
      const bool root = knowledge_.ontology.find(one) != nullptr;
      problems_.warning(
          line, "unknown code",
          "the code " + one + " is not in the list of actions" + (root ? "" : ", nor is any code above it"),
          root ? "it takes value and class of the nearest code above it"
               : "its events have no value; define it with [[code]] in a file of your own");
    }
  }

  void check_synsets(const VerbPattern& pattern) {
    for_each_item(pattern, [&](const PatternItem& item) {
      if (item.kind != Kind::synset) return;
      used_.insert(item.word);
      const auto synset = dictionary_.synsets.find(item.word);
      if (synset == dictionary_.synsets.end())
        problems_.error(pattern.line, "never matches",
                        "the synset &" + item.word + " is not defined, so the pattern never matches",
                        "define it above, or correct the name");
      else if (synset->second.line > pattern.line)
        problems_.warning(
            pattern.line, "synset",
            "the synset &" + item.word + " is defined only on line " + std::to_string(synset->second.line),
            "it is read all the same; earlier programs want it above its use");
    });
  }

  static bool is_sign(const PatternItem& item) {
    return item.kind == Kind::source || item.kind == Kind::target || item.kind == Kind::compound;
  }

  static bool has_sign(const VerbPattern& pattern) {
    bool found = false;
    for_each_item(pattern, [&](const PatternItem& item) { found |= is_sign(item); });
    return found;
  }

  // One source, one target; a skip needs a party behind it.
  void check_signs(const VerbPattern& pattern) {
    int sources = 0, targets = 0;
    for_each_item(pattern, [&](const PatternItem& item) {
      sources += item.kind == Kind::source || item.kind == Kind::compound;
      targets += item.kind == Kind::target || item.kind == Kind::compound;
    });
    if (sources > 1 || targets > 1)
      problems_.warning(pattern.line, "pattern", "the pattern names the source or the target twice",
                        "the last one holds; keep one $ and one +, or one %");
    const auto lone_skip = [](auto begin, auto end) {
      for (auto item = begin; item != end; ++item)
        if (item->kind == Kind::skip && std::none_of(item + 1, end, is_sign)) return true;
      return false;
    };
    // Outwards from the verb: to the left, what follows a skip stands before it.
    if (lone_skip(pattern.after.begin(), pattern.after.end()) ||
        lone_skip(pattern.before.rbegin(), pattern.before.rend()))
      problems_.warning(pattern.line, "pattern", "a ^ skips an actor and no $ or + follows it",
                        "write $ or + beyond it, away from the verb");
  }

  void lint_move(const VerbMove& move) {
    if (move.code != "Q") {
      VerbCode code;
      code.forth = move.code;
      check_code(code, move.line);
    }
    for (const std::string& name : {move.inner, move.outer})
      if (name != "q" && !knows_verb(name))
        problems_.warning(move.line, "never matches", "\"" + name + "\" is no verb or block of this file",
                          "only the verb itself is looked for; check the spelling");
    for (const std::string& letter : {move.source, move.target}) {
      const bool bound = letter == move.speaker || letter == move.inner_source || letter == move.inner_target;
      if (letter != "_" && (!bound || letter == "."))
        problems_.error(move.line, "move", "the letter \"" + letter + "\" behind = names nobody before it",
                        "use a letter that stands before the =, or _ for nobody");
    }
  }

  bool knows_verb(const std::string& name) const {
    return std::any_of(dictionary_.blocks.begin(), dictionary_.blocks.end(), [&](const VerbBlock& block) {
      return block.name == name || std::any_of(block.verbs.begin(), block.verbs.end(),
                                               [&](const DictionaryVerb& verb) { return verb.word == name; });
    });
  }

  const VerbDictionary& dictionary_;
  const LintKnowledge& knowledge_;
  FirstPlaces& seen_;
  ProblemList& problems_;
  std::set<std::string> used_;
};

}  // namespace

LintCounts lint_verbs(const VerbDictionary& dictionary, const LintKnowledge& knowledge, FirstPlaces& seen,
                      ProblemList& problems) {
  VerbLinter(dictionary, knowledge, seen, problems).lint();
  return {{"blocks", dictionary.blocks.size()},
          {"verbs", dictionary.verbs()},
          {"patterns", dictionary.patterns()},
          {"synsets", dictionary.synsets.size()},
          {"transformations", dictionary.moves.size()}};
}

}  // namespace steelyard
