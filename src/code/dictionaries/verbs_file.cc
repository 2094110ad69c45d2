// Lines → synsets, blocks, verbs, patterns and moves; see verbs_file.h.
#include "code/dictionaries/verbs_file.h"

#include <algorithm>
#include <optional>

#include "code/dictionaries/actors_file.h"
#include "code/dictionaries/agents_file.h"
#include "code/dictionaries/verb_pattern.h"

namespace steelyard {
namespace {

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

// S, ED and ING of a regular verb.
std::vector<std::string> regular_forms(const std::string& verb) {
  if (verb.size() < 2) return {verb};
  const bool y = verb.back() == 'y' && !is_vowel(verb[verb.size() - 2]);
  const std::string stem = verb.back() == 'e' ? verb.substr(0, verb.size() - 1) : verb;
  const std::string past = y ? verb.substr(0, verb.size() - 1) + "ied" : stem + "ed";
  return {verb, regular_plural(verb), past, stem + "ing"};
}

bool has_order_sign(const std::vector<PatternItem>& items) {
  return std::any_of(items.begin(), items.end(), [](const PatternItem& item) {
    using Kind = PatternItem::Kind;
    return item.kind == Kind::source || item.kind == Kind::target || item.kind == Kind::compound ||
           item.kind == Kind::skip || item.kind == Kind::alternatives;
  });
}

// A line apart: what stands before its first bracket, and the words in each kind of bracket.
struct VerbLine {
  std::string_view words, forms, code;
  bool has_forms = false, has_code = false;
};

class VerbReader {
 public:
  explicit VerbReader(ProblemList& problems) : problems_(problems) { dictionary_.file = problems.file(); }

  void read(const SourceLine& line) {
    const std::string_view text = line.text;
    if (text.front() == '&')
      begin_synset(text, line.line);
    else if (text.starts_with("---"))
      begin_block(text, line.line);
    else if (text.front() == '+' && synset_)
      add_member(text.substr(1), line.line);
    else if (text.front() == '-')
      add_pattern(text.substr(1), line.line);
    else if (text.front() == '~')
      add_move(text.substr(1), line.line);
    else
      add_verb(text, line.line);
  }

  VerbDictionary finish() {
    for (const VerbBlock& block : dictionary_.blocks) {
      if (block.verbs.empty())
        problems_.error(block.line, "order", "the block \"" + block.name + "\" has no verb",
                        "write its verbs below it");
      for (const VerbPattern& pattern : block.patterns)
        dictionary_.ordered |= has_order_sign(pattern.before) || has_order_sign(pattern.after);
    }
    return std::move(dictionary_);
  }

 private:
  void begin_synset(std::string_view text, std::size_t line) {
    text.remove_prefix(1);
    synset_plurals_ = !trim(text).ends_with('_');
    std::string name = lower_ascii(trim(text));
    if (name.ends_with('_')) name.pop_back();
    if (name.empty() || name.find_first_of(" \t") != std::string::npos)
      return problems_.error(line, "synset", "a synset's name is one word", "write &NAME alone on its line");
    const auto [known, fresh] = dictionary_.synsets.try_emplace(name, Synset{{}, line});
    if (!fresh)
      problems_.warning(
          line, "duplicate",
          "the synset &" + name + " is defined before, on line " + std::to_string(known->second.line),
          "its members are put together; rename one");
    synset_ = &known->second;
  }

  void add_member(std::string_view text, std::size_t line) {
    const auto phrase = read_phrase(text, line);
    if (!phrase) return problems_.error(line, "synset", "a member of the synset has no words", "write +WORD");
    const std::string member = lower_ascii(phrase->text);
    auto& members = synset_->members;
    if (std::find(members.begin(), members.end(), member) != members.end())
      problems_.warning(line, "duplicate", "\"" + member + "\" stands in its synset already",
                        "drop the line");
    members.push_back(member);
    if (!phrase->whole && synset_plurals_) members.push_back(regular_plural(member));
  }

  void begin_block(std::string_view text, std::size_t line) {
    synset_ = nullptr;
    headed_ = true;
    VerbBlock block;
    block.line = line;
    const std::size_t open = text.find('['), close = text.find(']', open);
    block.name = lower_ascii(trim(trim_dashes(text.substr(0, open))));
    if (close != std::string_view::npos)
      block.code = code_or_problem(text.substr(open + 1, close - open - 1), line);
    else
      problems_.warning(line, "code", "the block \"" + block.name + "\" has no code",
                        "write --- NAME [code] ---");
    dictionary_.blocks.push_back(std::move(block));
  }

  static std::string_view trim_dashes(std::string_view text) {
    while (text.starts_with('-') || text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with('-') || text.ends_with(' ')) text.remove_suffix(1);
    return text;
  }

  VerbCode code_or_problem(std::string_view text, std::size_t line) {
    Result<VerbCode> code = read_verb_code(text);
    if (code) return *std::move(code);
    problems_.error(line, "code", code.error().message, "write digits as [112], [042:043], [---] or [###]");
    return {};
  }

  // In files without headings (TABARI) each verb with its patterns is a block.
  VerbBlock& block_for_verb(std::string_view name, std::size_t line) {
    if (!headed_ || dictionary_.blocks.empty())
      dictionary_.blocks.push_back({lower_ascii(name), {}, {}, {}, line});
    return dictionary_.blocks.back();
  }

  std::optional<VerbLine> take_apart(std::string_view text, std::size_t line) {
    VerbLine parts;
    const auto take = [&](char open, char close, std::string_view& inner, bool& has) {
      const std::size_t at = text.find(open);
      if (at == std::string_view::npos) return true;
      const std::size_t end = text.find(close, at);
      if (end == std::string_view::npos) return false;
      inner = text.substr(at + 1, end - at - 1);
      has = true;
      return true;
    };
    if (!take('{', '}', parts.forms, parts.has_forms) || !take('[', ']', parts.code, parts.has_code)) {
      problems_.error(line, "bracket", "a bracket is not closed", "close it; the line is left out");
      return std::nullopt;
    }
    parts.words = trim(text.substr(0, text.find_first_of("{[")));
    return parts;
  }

  void add_verb(std::string_view text, std::size_t line) {
    synset_ = nullptr;
    const auto parts = take_apart(text, line);
    if (!parts) return;
    DictionaryVerb verb;
    verb.line = line;
    if (!read_verb_words(parts->words, verb))
      return problems_.error(line, "phrase", "the verb has no word, or two + marks",
                             "write WORD, or A_+VERB_B");
    if (parts->has_code) verb.code = code_or_problem(parts->code, line);
    read_forms(*parts, verb);
    block_for_verb(verb.word, line).verbs.push_back(std::move(verb));
  }

  // "A_+B_C": the verb is the part behind "+", else the first.
  static bool read_verb_words(std::string_view words, DictionaryVerb& verb) {
    std::vector<std::string> parts;
    std::size_t at = 0, marks = 0;
    for (std::string_view part : split(words, '_'))
      for (std::string_view word : split(trim(part), ' ')) {
        if (word.starts_with('+')) at = parts.size(), ++marks, word.remove_prefix(1);
        if (!word.empty()) parts.push_back(lower_ascii(word));
      }
    if (marks > 1 || at >= parts.size()) return false;
    verb.word = parts[at];
    const auto head = parts.begin() + static_cast<std::ptrdiff_t>(at);
    verb.before.assign(parts.begin(), head);
    verb.after.assign(head + 1, parts.end());
    return true;
  }

  void read_forms(const VerbLine& parts, DictionaryVerb& verb) {
    if (!parts.has_forms) {
      verb.forms = regular_forms(verb.word);
      return;
    }
    verb.forms = {verb.word};
    for (const std::string_view form : split(parts.forms, ' '))
      if (const auto phrase = read_phrase(form, verb.line)) {
        // The form of the head of a verb of several words: "PUT_+UP" lists "PUTS_UP" or "PUTS".
        const std::string word = lower_ascii(phrase->text);
        verb.forms.push_back(word.substr(0, word.find(' ')));
      }
  }

  void add_pattern(std::string_view text, std::size_t line) {
    synset_ = nullptr;
    if (dictionary_.blocks.empty())
      return problems_.error(line, "order", "a pattern stands before any verb", "put it under its verb");
    const std::size_t close = text.rfind(']'), open = text.rfind('[', close);
    if (open == std::string_view::npos || close == std::string_view::npos)
      return problems_.error(line, "code", "the pattern has no code in square brackets",
                             "write - WORDS * WORDS [code]");
    Result<VerbPattern> pattern = read_verb_pattern(text.substr(0, open));
    if (!pattern)
      return problems_.error(line, "pattern", pattern.error().message, "write - WORDS * WORDS [code]");
    Result<VerbCode> code = read_verb_code(text.substr(open + 1, close - open - 1));
    if (!code)
      return problems_.error(line, "code", code.error().message,
                             "write digits as [112], [042:043], [---] or [###]");
    pattern->code = *std::move(code);
    pattern->line = line;
    dictionary_.blocks.back().patterns.push_back(*std::move(pattern));
  }

  // "a (a b ATTACK) SAY = a b 015"
  void add_move(std::string_view text, std::size_t line) {
    synset_ = nullptr;
    std::vector<std::string> words;
    std::string spaced;
    for (const char c : text)
      spaced += c == '(' || c == ')' || c == '=' ? std::string{' ', c, ' '} : std::string{c};
    for (const std::string_view word : split(spaced, ' '))
      if (!trim(word).empty()) words.emplace_back(trim(word));
    const bool good = words.size() == 11 && words[1] == "(" && words[5] == ")" && words[7] == "=";
    if (!good || !is_variable(words[0]) || !is_variable(words[2]) || !is_variable(words[3]) ||
        !is_variable(words[8]) || !is_variable(words[9]))
      return problems_.error(line, "move", "the line beginning with ~ is no transformation",
                             "write ~ a (a b VERB) VERB = a b code");
    const auto verb = [](const std::string& name) {
      std::string lowered = lower_ascii(name);
      while (lowered.ends_with('_')) lowered.pop_back();
      return lowered;
    };
    VerbMove move{words[0], words[2],  words[3], verb(words[4]), verb(words[6]), words[8],
                  words[9], words[10], line};
    if (move.code != "Q" && !read_verb_code(move.code))
      return problems_.error(line, "code", "\"" + move.code + "\" is no code of two to four digits",
                             "write a code, or Q for that of the governed verb");
    dictionary_.moves.push_back(std::move(move));
  }

  static bool is_variable(const std::string& word) {
    return word.size() == 1 && ((word[0] >= 'a' && word[0] <= 'z') || word[0] == '.' || word[0] == '_');
  }

  ProblemList& problems_;
  VerbDictionary dictionary_;
  Synset* synset_ = nullptr;  // the one whose members follow; std::map keeps its place
  bool synset_plurals_ = true, headed_ = false;
};

}  // namespace

std::size_t VerbDictionary::verbs() const {
  std::size_t count = 0;
  for (const VerbBlock& block : blocks) count += block.verbs.size();
  return count;
}

std::size_t VerbDictionary::patterns() const {
  std::size_t count = 0;
  for (const VerbBlock& block : blocks) count += block.patterns.size();
  return count;
}

VerbDictionary read_verb_dictionary(const std::vector<SourceLine>& lines, ProblemList& problems) {
  VerbReader reader(problems);
  for (const SourceLine& line : lines) reader.read(line);
  return reader.finish();
}

}  // namespace steelyard
