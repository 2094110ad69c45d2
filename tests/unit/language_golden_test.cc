// Golden cases of the language module, in text that anyone can write: tests/golden/language/*.txt.
//
//   # what: one line       what the case shows
//   # why:  one line       what went or could go wrong
//   show sentences | tokens | names | lemmas | arcs
//   name United Nations    a name to look for, any number of lines
//   …                      the text, up to the line of four dashes; \r and \t name their characters
//   ----
//   …                      a line for each sentence, name-marked sentence or lemma; for arcs, label(head,
//   dependent)
//                          lines that must be among those found
//   ====                   the next case
//
// UPDATE_GOLDEN=1 writes what was found in place of what is expected (not for arcs); read the difference
// before keeping it.
#include <cstdlib>
#include <filesystem>
#include <set>
#include <sstream>

#include "unit/language_cases.h"

namespace steelyard {
namespace {

namespace fs = std::filesystem;

const fs::path kFolder = fs::path(STEELYARD_SOURCE_DIR) / "tests/golden/language";

struct Case {
  std::string head;  // as it stands, for rewriting
  std::string what, show, text, expected;
  std::vector<std::string> names;
};

std::string unescaped(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == 'r' || text[i + 1] == 't');
    plain += escape ? (text[++i] == 'r' ? '\r' : '\t') : text[i];
  }
  return plain;
}

Case parse_case(std::string_view bytes) {
  Case parsed;
  const auto dashes = bytes.find("\n----");
  EXPECT_NE(dashes, std::string_view::npos) << bytes.substr(0, 200);
  parsed.head = bytes.substr(0, dashes);
  parsed.expected = dashes + 6 <= bytes.size() ? std::string(bytes.substr(dashes + 6)) : "";
  std::string text;
  for (const std::string_view line : split(parsed.head, '\n')) {
    if (line.starts_with("# what: "))
      parsed.what = line.substr(8);
    else if (line.starts_with("# why: "))
      continue;
    else if (line.starts_with("show "))
      parsed.show = line.substr(5);
    else if (line.starts_with("name "))
      parsed.names.emplace_back(line.substr(5));
    else
      text += (text.empty() ? "" : "\n") + std::string(line);
  }
  parsed.text = unescaped(text);
  return parsed;
}

std::vector<Case> read_cases(const fs::path& path) {
  const std::string bytes = read_file(path.string()).value();
  std::vector<Case> cases;
  for (std::size_t at = 0; at < bytes.size();) {
    const auto end = std::min(bytes.find("====\n", at), bytes.size());
    cases.push_back(parse_case(std::string_view(bytes).substr(at, end - at)));
    at = end + 5;
  }
  return cases;
}

std::string one_line(std::string_view text) {
  std::string line(text);
  std::erase(line, '\r');
  return line;
}

std::string show_sentences(const Case& c) {
  std::string shown;
  for (const Span span : split_sentences(c.text)) shown += one_line(slice(c.text, span)) + "\n";
  return shown;
}

std::vector<Token> merged_tokens(const Case& c, std::string_view text) {
  NameTrie trie;
  for (std::size_t i = 0; i < c.names.size(); ++i) trie.add(c.names[i], static_cast<int>(i));
  std::vector<Token> tokens = tokens_of(text);
  merge_names(tokens, trie.find(tokens), text);
  return tokens;
}

std::string show_tokens(const Case& c) {
  std::string shown;
  for (const Token& token : merged_tokens(c, c.text)) {
    if (!shown.empty()) shown += ' ';
    shown += token.name >= 0 ? "[" + std::string(token.text) + "]" : std::string(token.text);
  }
  return shown + "\n";
}

std::string show_lemmas(const Case& c) {
  static const std::map<std::string, Upos> kUpos = {
      {"VERB", Upos::VERB}, {"AUX", Upos::AUX},  {"NOUN", Upos::NOUN}, {"PROPN", Upos::PROPN},
      {"ADJ", Upos::ADJ},   {"ADV", Upos::ADV},  {"NUM", Upos::NUM},   {"PRON", Upos::PRON},
      {"DET", Upos::DET},   {"PART", Upos::PART}};
  std::string shown;
  std::istringstream words(c.text);
  for (std::string form, upos, xpos; words >> form >> upos >> xpos;)
    shown += lemmatize(form, kUpos.at(upos), xpos) + "\n";
  return shown;
}

std::string show_arcs(const Case& c) {
  std::vector<Token> tokens = merged_tokens(c, c.text);
  shipped_model().analyse(tokens);
  std::string shown;
  for (const Token& token : tokens) {
    const std::string head(token.head < 0 ? "ROOT" : tokens[token.head].text);
    shown += std::string(token.deprel) + "(" + head + ", " + std::string(token.text) + ")\n";
  }
  return shown;
}

std::string show(const Case& c) {
  if (c.show == "sentences") return show_sentences(c);
  if (c.show == "tokens" || c.show == "names") return show_tokens(c);
  if (c.show == "lemmas") return show_lemmas(c);
  if (c.show == "arcs") return show_arcs(c);
  ADD_FAILURE() << "a case must say what to show: " << c.what;
  return "";
}

std::set<std::string> lines_of(std::string_view text) {
  std::set<std::string> lines;
  for (const std::string_view line : split(text, '\n'))
    if (!line.empty()) lines.emplace(line);
  return lines;
}

void check(const Case& c, const std::string& shown) {
  if (c.show != "arcs") {
    EXPECT_EQ(c.expected, shown) << c.what;
    return;
  }
  for (const std::string& arc : lines_of(c.expected))
    EXPECT_TRUE(lines_of(shown).contains(arc)) << c.what << ": no " << arc << " among\n" << shown;
}

class LanguageGolden : public testing::TestWithParam<std::string> {};

TEST_P(LanguageGolden, CasesGiveWhatTheyExpect) {
  const fs::path path = kFolder / (GetParam() + ".txt");
  const bool update = std::getenv("UPDATE_GOLDEN") != nullptr;
  std::string rewritten;
  for (const Case& c : read_cases(path)) {
    const std::string shown = show(c);
    rewritten +=
        (rewritten.empty() ? "" : "====\n") + c.head + "\n----\n" + (c.show == "arcs" ? c.expected : shown);
    if (!update) check(c, shown);
  }
  EXPECT_TRUE(!update || write_file(path.string(), rewritten).has_value());
}

INSTANTIATE_TEST_SUITE_P(Files, LanguageGolden,
                         testing::Values("sentences", "tokens", "names", "lemmas", "arcs"),
                         [](const auto& file) { return file.param; });

TEST(LanguageGolden, ThereAreAtLeastEightyCases) {
  std::size_t cases = 0;
  for (const auto& entry : fs::directory_iterator(kFolder)) cases += read_cases(entry.path()).size();
  EXPECT_GE(cases, 80u);
}

}  // namespace
}  // namespace steelyard
