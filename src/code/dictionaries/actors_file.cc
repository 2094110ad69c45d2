// Lines → entries of an actor dictionary; see actors_file.h.
#include "code/dictionaries/actors_file.h"

#include <algorithm>

#include "code/dictionaries/codes.h"

namespace steelyard {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '_'; }

// Takes the "[…]" groups off the end of a line, leaving the phrase in front of them.
std::string_view split_brackets(std::string_view line, std::vector<std::string_view>& groups, bool& closed) {
  closed = true;
  const std::size_t first = line.find('[');
  if (first == std::string_view::npos) return line;
  std::size_t at = first;
  while ((at = line.find('[', at)) != std::string_view::npos) {
    const std::size_t end = line.find(']', at);
    if (end == std::string_view::npos) {
      closed = false;
      break;
    }
    groups.push_back(trim(line.substr(at + 1, end - at - 1)));
    at = end + 1;
  }
  return line.substr(0, first);
}

class ActorReader {
 public:
  explicit ActorReader(ProblemList& problems) : problems_(problems) { dictionary_.file = problems.file(); }

  void read(const SourceLine& line) {
    const std::string_view text = line.text;
    if (text.front() == '[')
      add_codes(text, line.line);
    else if (text.front() == '+')
      add_synonym(text.substr(1), line.line);
    else
      begin_entry(text, line.line);
  }

  ActorDictionary finish() {
    close_entry();
    return std::move(dictionary_);
  }

 private:
  void begin_entry(std::string_view text, std::size_t line) {
    close_entry();
    open_ = true;
    add_phrase(text, line);
  }

  void add_synonym(std::string_view text, std::size_t line) {
    if (!open_)
      return problems_.error(line, "order", "a synonym stands before any entry", "put it under its entry");
    add_phrase(text, line);
  }

  void add_phrase(std::string_view text, std::size_t line) {
    std::vector<std::string_view> groups;
    bool closed = true;
    const std::string_view words = split_brackets(text, groups, closed);
    if (auto phrase = read_phrase(words, line))
      entry_.phrases.push_back(*std::move(phrase));
    else
      problems_.error(line, "phrase", "the entry has no words", "write the name before its code");
    add_groups(groups, closed, line);
  }

  void add_codes(std::string_view text, std::size_t line) {
    if (!open_)
      return problems_.error(line, "order", "a code stands before any entry", "put it under its entry");
    std::vector<std::string_view> groups;
    bool closed = true;
    split_brackets(text, groups, closed);
    add_groups(groups, closed, line);
  }

  void add_groups(const std::vector<std::string_view>& groups, bool closed, std::size_t line) {
    if (!closed) problems_.error(line, "bracket", "a \"[\" is not closed", "add the missing \"]\"");
    for (const std::string_view group : groups) add_code(group, line);
  }

  void add_code(std::string_view group, std::size_t line) {
    const std::size_t end = group.find_first_of(" \t<>");
    DatedCode code{std::string(group.substr(0, end)), {}, false, line};
    const std::string_view dates =
        end == std::string_view::npos ? std::string_view{} : trim(group.substr(end));
    if (const std::string fault = actor_code_fault(code.code); !fault.empty())
      return problems_.error(line, "code", fault, "write blocks of three capital letters, as USAGOV");
    if (!dates.empty()) {
      const Result<DateRange> range = parse_dictionary_range(dates);
      if (!range)
        return problems_.error(line, "date", range.error().message,
                               "write <YYYYMMDD, >YYYYMMDD or YYYYMMDD-YYYYMMDD");
      code.range = *range;
      code.dated = true;
    }
    entry_.codes.push_back(std::move(code));
  }

  void close_entry() {
    if (open_ && !entry_.phrases.empty()) {
      if (entry_.codes.empty())
        problems_.error(entry_.phrases.front().line, "code",
                        "\"" + entry_.phrases.front().text + "\" has no code that can be used",
                        "write one in square brackets, or a + before the names below it that share theirs");
      else
        dictionary_.entries.push_back(std::move(entry_));
    }
    entry_ = {};
    open_ = false;
  }

  ProblemList& problems_;
  ActorDictionary dictionary_;
  ActorEntry entry_;
  bool open_ = false;
};

// Later ends are newer; no end is newest.
bool is_newer(const DatedCode& a, const DatedCode& b) {
  if (a.range.to.known() != b.range.to.known()) return !a.range.to.known();
  return a.range.to > b.range.to;
}

}  // namespace

std::optional<DictionaryPhrase> read_phrase(std::string_view text, std::size_t line) {
  DictionaryPhrase phrase;
  phrase.line = line;
  text = trim(text);
  phrase.whole = text.ends_with('_');
  bool gap = false;
  for (const char c : text) {
    if (is_blank(c)) {
      gap = true;
      continue;
    }
    if (gap && !phrase.text.empty()) phrase.text += ' ';
    gap = false;
    phrase.text += c;
  }
  if (phrase.text.empty()) return std::nullopt;
  return phrase;
}

ActorDictionary read_actor_dictionary(const std::vector<SourceLine>& lines, ProblemList& problems) {
  ActorReader reader(problems);
  for (const SourceLine& line : lines) reader.read(line);
  return reader.finish();
}

const DatedCode* code_on(const ActorEntry& entry, Date day) {
  const DatedCode* fallback = nullptr;
  const DatedCode* newest = nullptr;
  for (const DatedCode& code : entry.codes) {
    if (!code.dated) {
      if (!fallback) fallback = &code;
      continue;
    }
    if (day.known() && code.range.holds(day)) return &code;
    if (!newest || is_newer(code, *newest)) newest = &code;
  }
  if (day.known() || !newest) return fallback;
  return newest->range.to.known() && fallback ? fallback : newest;
}

}  // namespace steelyard
