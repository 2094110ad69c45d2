// What must hold for any text: nothing lost, nothing out of place, trees that are trees, and cost that grows
// with the text and no faster.
#include <chrono>

#include "unit/language_cases.h"

namespace steelyard {
namespace {

// Words, signs and blanks thrown together: more kinds of nonsense than anyone would think of.
std::string random_text(Random& random, std::size_t pieces) {
  static const std::vector<std::string> kPieces = {"Gondor",     "signed",
                                                   "U.S.",       "Gen.",
                                                   "don't",      "the",
                                                   "states'",    "Rohan’s",
                                                   "$5bn",       "3.5%",
                                                   "...",        "?!",
                                                   "\"",         "“",
                                                   "”",          "'",
                                                   "(",          ")",
                                                   "-",          "—",
                                                   "well-known", "\n",
                                                   "\n\n",       " ",
                                                   "\t",         "www.a.example",
                                                   "a@b.c",      "1939-1945",
                                                   "é",          "Ж",
                                                   "\xff",       "\xe2\x82",
                                                   ".",          ",",
                                                   ";",          "/",
                                                   "#5",         "@x",
                                                   "&",          "\u00a0",
                                                   "\u200b",     "J.",
                                                   "No.",        "Jan.",
                                                   "9/11",       "😀",
                                                   "–",          "''"};
  std::string text;
  for (std::size_t i = 0; i < pieces; ++i) {
    text += kPieces[random.below(kPieces.size())];
    if (random.below(3) > 0) text += ' ';
  }
  return text;
}

bool is_blank_text(std::string_view text) {
  for (const std::string blank : {"\u00a0", "\u200b"})
    for (std::size_t at; (at = text.find(blank)) != std::string_view::npos;)
      return is_blank_text(text.substr(0, at)) && is_blank_text(text.substr(at + blank.size()));
  return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

TEST(LanguageProperty, SentencesAndTokensCoverEveryByteThatIsNotBlank) {
  Random random(7);
  for (int round = 0; round < 2000; ++round) {
    const std::string text = random_text(random, 1 + random.below(40));
    std::uint32_t at = 0;
    for (const Span sentence : split_sentences(text)) {
      ASSERT_TRUE(sentence.start >= at && sentence.end <= text.size() && !sentence.empty()) << text;
      for (const Token& token : tokenize(text, sentence)) {
        ASSERT_TRUE(sentence.contains(token.span) && !token.span.empty() && token.span.start >= at) << text;
        ASSERT_EQ(token.text, slice(text, token.span));
        ASSERT_TRUE(is_blank_text(slice(text, {at, token.span.start}))) << text << "\nat " << at;
        at = token.span.end;
      }
      ASSERT_EQ(at, sentence.end) << text;
    }
    ASSERT_TRUE(is_blank_text(std::string_view(text).substr(at))) << text;
  }
}

void expect_tree(const std::vector<Token>& tokens) {
  int roots = 0;
  for (const Token& token : tokens) {
    ASSERT_LT(token.head, static_cast<int>(tokens.size()));
    roots += token.head < 0;
    ASSERT_EQ(token.head < 0, token.deprel == "root");
    ASSERT_FALSE(token.deprel.empty() || token.xpos.empty() || token.lemma.empty());
    std::size_t steps = 0;
    for (int up = token.head; up >= 0; up = tokens[up].head) ASSERT_LE(++steps, tokens.size());
  }
  ASSERT_EQ(roots, 1);
}

TEST(LanguageProperty, HeadsFormOneTree) {
  Random random(11);
  for (int round = 0; round < 500; ++round) {
    const std::string text = random_text(random, 1 + random.below(60));
    for (const Span sentence : split_sentences(text)) {
      std::vector<Token> tokens = tokenize(text, sentence);
      shipped_model().analyse(tokens);
      expect_tree(tokens);
    }
  }
}

TEST(LanguageProperty, MergingKeepsOrderAndSpans) {
  NameTrie trie;
  trie.add("Gondor signed", 0);
  trie.add("the states'", 1);
  trie.add("Gondor", 2);
  Random random(5);
  for (int round = 0; round < 500; ++round) {
    const std::string text = random_text(random, 30);
    const std::vector<Token> before = tokens_of(text);
    std::vector<Token> after = before;
    const auto matches = trie.find(before);
    merge_names(after, matches, text);
    std::size_t lost = 0, named = 0;
    for (const NameMatch& match : matches) lost += static_cast<std::size_t>(match.last - match.first - 1);
    ASSERT_EQ(after.size() + lost, before.size());
    for (std::size_t i = 0; i < after.size(); ++i) {
      ASSERT_EQ(after[i].text, slice(text, after[i].span));
      ASSERT_TRUE(i == 0 || after[i].span.start >= after[i - 1].span.end);
      ASSERT_TRUE(after[i].name < 0 || after[i].name == static_cast<int>(named++));
    }
    ASSERT_EQ(named, matches.size());
  }
}

TEST(LanguageProperty, SharedPhrasesKeepAllEntries) {
  NameTrie trie;
  trie.add("Gondor", 4);
  trie.add("Gondor", 9);
  trie.add("", 1);
  const auto tokens = tokens_of("Gondor rides");
  const auto matches = trie.find(tokens);
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_EQ(matches[0].entry, 4);
  EXPECT_THAT(trie.entries_of(matches[0]), testing::ElementsAre(4, 9));
}

double seconds_for(const std::string& text) {
  const auto start = std::chrono::steady_clock::now();
  for (const Span sentence : split_sentences(text)) {
    std::vector<Token> tokens = tokenize(text, sentence);
    EXPECT_LE(tokens.size(), 4100u);
    if (tokens.size() < 50 || sentence.start < 100'000) shipped_model().analyse(tokens);
  }
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::string repeated(std::string_view unit, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += unit;
  return text;
}

TEST(LanguageProperty, TenMegabytesWithoutAFullStopDoNoHarm) {
  for (const std::string_view unit :
       {"word and ", "x", ". ", "((", "\" ", "'", "a-", "J. ", "\n", "…", "no.\" "})
    EXPECT_LT(seconds_for(repeated(unit, 10'000'000)), 60.0) << unit;
}

TEST(LanguageProperty, ATokenListOfAnyLengthIsParsed) {
  const std::string text = repeated("the king of Gondor signed a treaty with Rohan and ", 500'000);
  std::vector<Token> tokens = tokens_of(text);
  shipped_model().analyse(tokens);
  EXPECT_EQ(std::ranges::count(tokens, -1, &Token::head), 1);
}

}  // namespace
}  // namespace steelyard
