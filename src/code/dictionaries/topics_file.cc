// Lines → discards and issues; see topics_file.h.
#include "code/dictionaries/topics_file.h"

#include "code/dictionaries/actors_file.h"
#include "code/dictionaries/agents_file.h"

namespace steelyard {
namespace {

std::string past_of(const std::string& verb) { return verb.ends_with('e') ? verb + "d" : verb + "ed"; }

std::string gerund_of(const std::string& verb) {
  const bool drops = verb.ends_with('e') && !verb.ends_with("ee");
  return (drops ? verb.substr(0, verb.size() - 1) : verb) + "ing";
}

// "a+b" may be written "a b" or "a-b".
std::vector<std::string> with_hyphens(std::string_view words) {
  const std::size_t plus = words.find('+');
  if (plus == std::string_view::npos) return {std::string(words)};
  std::vector<std::string> forms;
  for (const std::string& rest : with_hyphens(words.substr(plus + 1)))
    for (const char joint : {' ', '-'}) forms.push_back(std::string(words.substr(0, plus)) + joint + rest);
  return forms;
}

class IssueReader {
 public:
  explicit IssueReader(ProblemList& problems) : problems_(problems) { dictionary_.file = problems.file(); }

  void read(const SourceLine& line) {
    if (line.text.front() == '<')
      read_tag(line);
    else
      read_issue(line);
  }

  IssueDictionary finish() {
    if (open_line_ > 0)
      problems_.warning(open_line_, "tag", "the <ISSUE> that begins here is not closed",
                        "add </ISSUE> at its end");
    return std::move(dictionary_);
  }

 private:
  void read_tag(const SourceLine& line) {
    const std::string_view text = line.text;
    const std::string tag = lower_ascii(text.substr(0, text.find_first_of(" \t>")));
    if (tag == "</issue") {
      category_.clear();
      open_line_ = 0;
    } else if (tag == "<issue") {
      const std::size_t quote = text.find('"'), end = text.find('"', quote + 1);
      if (quote == std::string_view::npos || end == std::string_view::npos)
        return problems_.error(line.line, "tag", "the category is not named",
                               "write <ISSUE CATEGORY=\"NAME\">");
      category_ = text.substr(quote + 1, end - quote - 1);
      open_line_ = line.line;
      ++dictionary_.categories;
    } else if (tag != "<issues" && tag != "</issues") {
      problems_.error(line.line, "tag", "the tag is not known",
                      "only <ISSUE CATEGORY=\"NAME\"> and </ISSUE> are read");
    }
  }

  void read_issue(const SourceLine& line) {
    std::string_view text = line.text;
    const bool cancels = text.starts_with('~');
    while (text.starts_with('~')) text.remove_prefix(1);
    IssueEntry entry{{}, "", category_, line.line};
    const std::size_t open = text.find('['), close = text.find(']', open);
    if (!cancels) {
      if (open == std::string_view::npos || close == std::string_view::npos)
        return problems_.error(line.line, "code", "the issue has no code in square brackets",
                               "write phrase [CODE]");
      entry.code = trim(text.substr(open + 1, close - open - 1));
      if (entry.code.empty() || entry.code.find_first_of(",; ") != std::string::npos)
        return problems_.error(line.line, "code",
                               "the issue code is empty or has a blank, comma or semicolon",
                               "write one word, as [NUCLEAR]");
    }
    entry.forms = forms_of(text.substr(0, open), line.line);
    if (entry.forms.empty())
      return problems_.error(line.line, "phrase", "the issue has no words", "write phrase [CODE]");
    dictionary_.entries.push_back(std::move(entry));
  }

  static std::vector<std::string> forms_of(std::string_view words, std::size_t line) {
    words = trim(words);
    const bool noun = words.starts_with("n:"), verb = words.starts_with("v:");
    const auto phrase = read_phrase(words.substr(noun || verb ? 2 : 0), line);
    if (!phrase) return {};
    const std::string text = lower_ascii(phrase->text);
    std::vector<std::string> forms;
    for (const std::string& form : with_hyphens(text)) {
      forms.push_back(form);
      if (noun || verb) forms.push_back(regular_plural(form));
      if (verb) forms.push_back(past_of(form)), forms.push_back(gerund_of(form));
    }
    return forms;
  }

  ProblemList& problems_;
  IssueDictionary dictionary_;
  std::string category_;
  std::size_t open_line_ = 0;
};

}  // namespace

DiscardDictionary read_discard_dictionary(const std::vector<SourceLine>& lines, ProblemList& problems) {
  DiscardDictionary dictionary;
  dictionary.file = problems.file();
  for (const SourceLine& line : lines) {
    const bool document = line.text.front() == '+';
    const auto phrase = read_phrase(std::string_view(line.text).substr(document ? 1 : 0), line.line);
    if (!phrase)
      problems.error(line.line, "phrase", "the discard has no words",
                     "write PHRASE, or +PHRASE for whole documents");
    else if (phrase->text.find_first_of("[]{}") != std::string::npos)
      problems.error(line.line, "phrase", "a discard takes no brackets", "write the phrase alone");
    else
      dictionary.entries.push_back({phrase->text, phrase->whole, document, line.line});
  }
  return dictionary;
}

IssueDictionary read_issue_dictionary(const std::vector<SourceLine>& lines, ProblemList& problems) {
  IssueReader reader(problems);
  for (const SourceLine& line : lines) reader.read(line);
  return reader.finish();
}

}  // namespace steelyard
