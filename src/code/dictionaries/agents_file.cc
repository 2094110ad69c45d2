// Lines → agents, sets written out; see agents_file.h.
#include "code/dictionaries/agents_file.h"

#include <map>
#include <optional>

#include "code/dictionaries/actors_file.h"
#include "code/dictionaries/codes.h"

namespace steelyard {
namespace {

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

// "FOREIGN_!MINIST!" → the set's name and where it stands.
struct SetUse {
  std::size_t start = 0, end = 0;  // with both signs
  std::string name;
};
std::optional<SetUse> find_set(std::string_view text) {
  const std::size_t start = text.find('!');
  if (start == std::string_view::npos) return std::nullopt;
  const std::size_t end = text.find('!', start + 1);
  if (end == std::string_view::npos) return std::nullopt;
  return SetUse{start, end + 1, std::string(text.substr(start + 1, end - start - 1))};
}

class AgentReader {
 public:
  explicit AgentReader(ProblemList& problems) : problems_(problems) { dictionary_.file = problems.file(); }

  void read(const SourceLine& line) {
    if (line.text.front() == '!' && line.text.find('=') != std::string::npos &&
        line.text.find('[') == std::string::npos)
      define_set(line);
    else
      read_agent(line);
  }

  AgentDictionary finish() {
    dictionary_.sets = sets_.size();
    return std::move(dictionary_);
  }

 private:
  void define_set(const SourceLine& line) {
    const std::string_view text = line.text;
    const std::size_t equals = text.find('=');
    const auto use = find_set(text.substr(0, equals));
    if (!use)
      return problems_.error(line.line, "set", "the name of the set is not closed",
                             "write !NAME! = WORD, WORD");
    std::vector<std::string> members;
    for (const std::string_view member : split(text.substr(equals + 1), ','))
      if (const auto phrase = read_phrase(member, line.line)) members.push_back(phrase->text);
    if (members.empty())
      return problems_.error(line.line, "set", "the set !" + use->name + "! has no words",
                             "write !NAME! = WORD, WORD");
    if (!sets_.try_emplace(use->name, std::move(members)).second)
      problems_.warning(line.line, "duplicate", "the set !" + use->name + "! is defined twice",
                        "the first one holds; drop or rename this one");
  }

  void read_agent(const SourceLine& line) {
    const std::string_view text = line.text;
    const std::size_t open = text.find('['), close = text.find(']', open);
    if (open == std::string_view::npos || close == std::string_view::npos)
      return problems_.error(line.line, "code", "the agent has no code in square brackets",
                             "write WORD [~ROLE]");
    AgentEntry entry;
    entry.line = line.line;
    if (!read_code(text.substr(open + 1, close - open - 1), entry)) return;
    std::string_view words = text.substr(0, open);
    std::optional<std::string> plural;
    if (!take_plural(words, plural, line.line)) return;
    add(words, plural, entry);
  }

  bool read_code(std::string_view code, AgentEntry& entry) {
    code = trim(code);
    entry.before = code.ends_with('~');
    if (entry.before) code.remove_suffix(1);
    const bool behind = code.starts_with('~');
    if (behind) code.remove_prefix(1);
    entry.code = trim(code);
    if (const std::string fault = actor_code_fault(entry.code); !fault.empty()) {
      problems_.error(entry.line, "code", fault, "write blocks of three capital letters, as ~GOV");
      return false;
    }
    if (!behind && !entry.before)
      problems_.warning(entry.line, "code", "the code [" + entry.code + "] has no ~",
                        "it is put behind the state's code, as ~" + entry.code + " would be; write the ~");
    return true;
  }

  // "{…}" off the words; an empty pair says that there is no plural.
  bool take_plural(std::string_view& words, std::optional<std::string>& plural, std::size_t line) {
    const std::size_t open = words.find('{');
    if (open == std::string_view::npos) return true;
    const std::size_t close = words.find('}', open);
    if (close == std::string_view::npos) {
      problems_.error(line, "bracket", "a \"{\" is not closed", "add the missing \"}\"");
      return false;
    }
    const auto phrase = read_phrase(words.substr(open + 1, close - open - 1), line);
    plural = phrase ? lower_ascii(phrase->text) : std::string();
    words = words.substr(0, open);
    return true;
  }

  void add(std::string_view words, const std::optional<std::string>& plural, const AgentEntry& entry) {
    if (const auto use = find_set(words)) {
      const auto set = sets_.find(use->name);
      if (set == sets_.end())
        return problems_.error(entry.line, "set",
                               "the set !" + use->name + "! is not defined above this line",
                               "define it first: !" + use->name + "! = WORD, WORD");
      for (const std::string& member : set->second)
        add(std::string(words.substr(0, use->start)) + member + std::string(words.substr(use->end)), "",
            entry);
      return;
    }
    const auto phrase = read_phrase(words, entry.line);
    if (!phrase || phrase->text.find('!') != std::string::npos)
      return problems_.error(entry.line, "phrase",
                             phrase ? "a \"!\" is not closed" : "the agent has no words",
                             "write WORD [~ROLE], sets as !NAME!");
    AgentEntry agent = entry;
    agent.phrase = lower_ascii(phrase->text);
    agent.plural = plural ? *plural : regular_plural(agent.phrase);
    dictionary_.entries.push_back(std::move(agent));
  }

  ProblemList& problems_;
  AgentDictionary dictionary_;
  std::map<std::string, std::vector<std::string>> sets_;
};

}  // namespace

std::string regular_plural(std::string_view word) {
  std::string plural(word);
  if (plural.size() > 1 && plural.back() == 'y' && !is_vowel(plural[plural.size() - 2])) {
    plural.pop_back();
    return plural + "ies";
  }
  for (const std::string_view hiss : {"s", "x", "z", "ch", "sh"})
    if (plural.ends_with(hiss)) return plural + "es";
  return plural + "s";
}

AgentDictionary read_agent_dictionary(const std::vector<SourceLine>& lines, ProblemList& problems) {
  AgentReader reader(problems);
  for (const SourceLine& line : lines) reader.read(line);
  return reader.finish();
}

}  // namespace steelyard
