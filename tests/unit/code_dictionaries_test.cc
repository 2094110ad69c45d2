// The grammars of dictionaries: every construct once, and what is said of wrong lines.
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "code/dictionaries/actor_blocks.h"
#include "code/dictionaries/codes.h"
#include "code/dictionaries/dictionaries.h"
#include "code/dictionaries/phrase_index.h"
#include "code/dictionaries/topics.h"
#include "code/dictionaries/verb_pattern.h"

namespace steelyard {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

template <class Reader>
auto read_text(Reader reader, std::string_view text, std::vector<std::string>* faults = nullptr) {
  ProblemList problems("f");
  auto read = reader(read_source_lines(text, problems), problems);
  for (const DictionaryProblem& problem : problems.all())
    if (faults) faults->push_back(std::to_string(problem.line) + " " + problem.reason);
  if (!faults) {
    EXPECT_THAT(problems.all(), IsEmpty()) << (problems.all().empty() ? "" : problems.all()[0].what);
  }
  return read;
}

std::string code_at(const ActorEntry& entry, const char* day) {
  const DatedCode* code = code_on(entry, Date::parse_iso(day));
  return code ? code->code : "none";
}

// ---- lines ------------------------------------------------------------------------------------------

std::vector<std::string> lines_of(std::string_view text) {
  ProblemList problems("f");
  std::vector<std::string> lines;
  for (const SourceLine& line : read_source_lines(text, problems))
    lines.push_back(std::to_string(line.line) + ":" + line.text);
  return lines;
}

TEST(DictionaryLines, LeavesCommentsOut) {
  EXPECT_THAT(lines_of("A [USA] # why\nB ; who\n# all\n\n  \nC"), ElementsAre("1:A [USA]", "2:B", "6:C"));
  EXPECT_THAT(lines_of("A <!-- one --> B\n<!-- two\nlines [X]\n--> C"), ElementsAre("1:A  B", "4:C"));
  EXPECT_THAT(lines_of("SING [###] # discard\nA [B ; c"), ElementsAre("1:SING [###]", "2:A [B"));
}

TEST(DictionaryLines, ReadsWindowsLineEndsByteOrderMarksAndLatin1) {
  EXPECT_THAT(lines_of("\xEF\xBB\xBF"
                       "A [USA]\r\n+B_ \r\n"),
              ElementsAre("1:A [USA]", "2:+B_"));
  ProblemList problems("f");
  const auto lines = read_source_lines("A\nCR\xC9MEUX [FRA]\n", problems);
  EXPECT_EQ(lines[1].text, "CR\u00C9MEUX [FRA]");
  ASSERT_EQ(problems.all().size(), 1U);
  EXPECT_EQ(problems.all()[0].line, 2U);
  EXPECT_EQ(problems.all()[0].level, DictionaryProblem::Level::warning);
}

TEST(DictionaryLines, TellsOfACommentThatNeverEnds) {
  ProblemList problems("f");
  EXPECT_EQ(read_source_lines("A\n<!-- B\nC", problems).size(), 1U);
  ASSERT_EQ(problems.all().size(), 1U);
  EXPECT_EQ(problems.all()[0].as_error().where, "f:2");
}

// ---- dates and codes ----------------------------------------------------------------------------------

TEST(DictionaryDates, AreOfSixOrEightDigits) {
  EXPECT_EQ(parse_dictionary_date("20010720").iso(), "2001-07-20");
  EXPECT_EQ(parse_dictionary_date("010720").iso(), "2001-07-20");
  EXPECT_EQ(parse_dictionary_date("300720").iso(), "2030-07-20");
  EXPECT_EQ(parse_dictionary_date("310720").iso(), "1931-07-20");
  for (const char* bad : {"", "2001", "20011320", "20010230", "2001072", "x0010720", "2001-07-20"})
    EXPECT_FALSE(parse_dictionary_date(bad).known()) << bad;
}

TEST(DictionaryDates, RangesHoldBothTheirEnds) {
  const auto range = [](const char* text) {
    const Result<DateRange> read = parse_dictionary_range(text);
    return read ? read->from.iso() + ".." + read->to.iso() : read.error().message;
  };
  EXPECT_EQ(range("<960101"), "..1996-01-01");
  EXPECT_EQ(range("< 19960101"), "..1996-01-01");
  EXPECT_EQ(range("> 19960101"), "1996-01-01..");
  EXPECT_EQ(range("19960102-20010720"), "1996-01-02..2001-07-20");
  EXPECT_EQ(range(" 19960102 - 20010720 "), "1996-01-02..2001-07-20");
  EXPECT_EQ(range("20010720"), "2001-07-20..2001-07-20");
  EXPECT_THAT(range("20010720-19960102"), HasSubstr("before it begins"));
  EXPECT_THAT(range("1920030320-20010101"), HasSubstr("\"1920030320\" is no date"));
}

TEST(DictionaryCodes, AreBlocksOfThree) {
  EXPECT_EQ(actor_code_fault("USAGOV"), "");
  EXPECT_EQ(actor_code_fault("---GOV"), "");
  EXPECT_NE(actor_code_fault("USAG"), "");
  EXPECT_NE(actor_code_fault("usa"), "");
  EXPECT_NE(actor_code_fault(""), "");
  EXPECT_EQ(ActorBlocks::slashed("GOVMIL"), "/GOV/MIL");
}

TEST(DictionaryCodes, BecomeOurs) {
  Reporter reporter;
  const ActorBlocks blocks = ActorBlocks::load(Resources::embedded(), reporter).value();
  EXPECT_EQ(blocks.ours("USAGOV"), "USA/GOV");
  EXPECT_EQ(blocks.ours("IGOUNO"), "UN");
  EXPECT_EQ(blocks.ours("IGOXYZ"), "IGO/XYZ");
  EXPECT_EQ(blocks.ours("---REB"), "/REB");
  EXPECT_EQ(blocks.ours("COP"), "/COP");
  EXPECT_EQ(blocks.ours("---"), "");
}

// ---- actors -------------------------------------------------------------------------------------------

TEST(ActorDictionaryText, HasSynonymsAndDatedCodes) {
  const ActorDictionary read =
      read_text(read_actor_dictionary,
                "ABU_DHABI_ [ARE]\n+ABU DHABIAN_ \nDALL[USAELI]\n\t[USAGOV 19960101-19991231]\n"
                "\t[USAOPP >20000101]\nKATE [A1A <960101] [B1B 960102-971231] [C1C]\n");
  ASSERT_EQ(read.entries.size(), 3U);
  EXPECT_EQ(read.entries[0].phrases[0].text, "ABU DHABI");
  EXPECT_TRUE(read.entries[0].phrases[0].whole);
  EXPECT_EQ(read.entries[0].phrases[1].text, "ABU DHABIAN");
  EXPECT_TRUE(read.entries[0].phrases[1].whole) << "a blank behind the last _ changes nothing";
  EXPECT_FALSE(read.entries[1].phrases[0].whole);
  EXPECT_EQ(code_at(read.entries[1], "1995-12-31"), "USAELI");
  EXPECT_EQ(code_at(read.entries[1], "1996-01-01"), "USAGOV");
  EXPECT_EQ(code_at(read.entries[1], "1999-12-31"), "USAGOV");
  EXPECT_EQ(code_at(read.entries[1], "2020-01-01"), "USAOPP");
  EXPECT_EQ(code_at(read.entries[1], ""), "USAOPP") << "an unknown day takes the newest";
  EXPECT_EQ(code_at(read.entries[2], "1996-01-01"), "A1A");
  EXPECT_EQ(code_at(read.entries[2], "1997-06-01"), "B1B");
  EXPECT_EQ(code_at(read.entries[2], "1998-01-01"), "C1C");
  EXPECT_EQ(read.entries[1].codes[2].line, 5U);
}

TEST(ActorDictionaryText, FirstRangeThatHoldsWinsAndNoneGivesNone) {
  const ActorDictionary read = read_text(
      read_actor_dictionary, "A [USA 20000101-20051231] [GBR 20030101-20101231]\nB [USA 20000101]\n");
  EXPECT_EQ(code_at(read.entries[0], "2004-01-01"), "USA");
  EXPECT_EQ(code_at(read.entries[0], "2006-01-01"), "GBR");
  EXPECT_EQ(code_at(read.entries[0], "2011-01-01"), "none");
  EXPECT_EQ(code_at(read.entries[1], "2000-01-01"), "USA");
  EXPECT_EQ(code_at(read.entries[1], "2000-01-02"), "none");
}

TEST(ActorDictionaryText, LosesOnlyTheBadPart) {
  std::vector<std::string> faults;
  const ActorDictionary read = read_text(
      read_actor_dictionary, "+LOST\n[LOS]\nA [USA] [GBR 20011301]\nB\nC [FRA\nD [DEU]\n_ [ITA]\n", &faults);
  ASSERT_EQ(read.entries.size(), 2U);
  EXPECT_EQ(read.entries[0].codes.size(), 1U);
  EXPECT_THAT(faults,
              ElementsAre("1 order", "2 order", "3 date", "4 code", "5 bracket", "5 code", "7 phrase"));
}

// ---- agents -------------------------------------------------------------------------------------------

TEST(AgentDictionaryText, HasPluralsSetsAndBothEnds) {
  const AgentDictionary read =
      read_text(read_agent_dictionary,
                "!CRAFT! = WEAVER, WEAVERS\nFERRYMAN {FERRYMEN} [~LAB]\nSENTRY[~COP]\n"
                "TROOP {} [~MIL]\nMASTER_!CRAFT! [~ELI]\nRELIEF_LEAGUE [NGO~]\nBOSS [~BUS]\n");
  std::vector<std::string> entries;
  for (const AgentEntry& entry : read.entries)
    entries.push_back(entry.phrase + "/" + entry.plural + (entry.before ? " before " : " ") + entry.code);
  EXPECT_THAT(entries, ElementsAre("ferryman/ferrymen LAB", "sentry/sentries COP", "troop/ MIL",
                                   "master weaver/ ELI", "master weavers/ ELI",
                                   "relief league/relief leagues before NGO", "boss/bosses BUS"));
}

// ---- discards and issues -------------------------------------------------------------------------------

std::vector<Token> tokens_of(std::string_view text) {
  return tokenize(text, {0, static_cast<std::uint32_t>(text.size())});
}

TEST(DiscardDictionaryText, SkipsSentencesAndDocuments) {
  Dictionaries dictionaries;
  dictionaries.discards.push_back(read_text(read_discard_dictionary, "BOAT_RACE\nFISH_\n+RECIPE_OF\n"));
  Topics topics;
  topics.add(dictionaries);
  EXPECT_EQ(topics.discards_sentence(tokens_of("The boat races began.")), "f:1") << "a stem goes on";
  EXPECT_EQ(topics.discards_sentence(tokens_of("They sold Fish there.")), "f:2");
  EXPECT_EQ(topics.discards_sentence(tokens_of("They sold fishes there.")), "") << "a final _ makes it whole";
  EXPECT_EQ(topics.discards_document("A story.\nThe recipe of the day."), "f:3");
  EXPECT_EQ(topics.discards_document("A story. A boat race."), "");
}

TEST(IssueDictionaryText, CountsFormsAndCancels) {
  Dictionaries dictionaries;
  dictionaries.issues.push_back(
      read_text(read_issue_dictionary,
                "<ISSUES>\n<ISSUE CATEGORY=\"WATER\">\nn:dam [WATER]\nv:irrigate [WATER]\n"
                "river+basin [BASIN]\n</ISSUE>\n~film festival\n</ISSUES>\n"));
  Topics topics;
  topics.add(dictionaries);
  EXPECT_THAT(topics.issues_of(tokens_of("Dams and a river-basin: irrigating and irrigated a dam.")),
              ElementsAre("WATER,4", "BASIN,1"));
  EXPECT_THAT(topics.issues_of(tokens_of("A film festival at the dam.")), IsEmpty());
  EXPECT_THAT(topics.issues_of(tokens_of("The river basin.")), ElementsAre("BASIN,1"));
}

// ---- verbs ----------------------------------------------------------------------------------------------

std::string shown(const std::vector<PatternItem>& items) {
  std::string text;
  for (const PatternItem& item : items) {
    if (!text.empty()) text += ' ';
    if (item.inner.empty())
      text += (item.kind == PatternItem::Kind::synset ? "&" : "") + item.word + (item.whole ? "." : "");
    else
      text += std::string(item.kind == PatternItem::Kind::alternatives  ? "<"
                          : item.kind == PatternItem::Kind::noun_phrase ? "{"
                                                                        : "(") +
              shown(item.inner) + "]";
    if (item.adjacent) text += "-";
  }
  return text;
}

std::string pattern_of(std::string_view text) {
  const Result<VerbPattern> pattern = read_verb_pattern(text);
  return pattern ? shown(pattern->before) + " * " + shown(pattern->after) : pattern.error().message;
}

TEST(VerbPatternText, ReadsEveryConstruct) {
  EXPECT_EQ(pattern_of("{MILITARY AID} * &GOODS (TO FARMER)"), "{military aid] * &goods (to farmer]");
  EXPECT_EQ(pattern_of("$ ^ ** + OF { MURDER | BURNING_DOWN_ }"), "$ ^ * + of <{murder] {burning.- down.]]");
  EXPECT_EQ(pattern_of("% *"), "% * ");
  EXPECT_EQ(pattern_of("SEAT_TO_* +"), "seat.- to.- * +") << "the word before the verb touches it";
  EXPECT_EQ(pattern_of("* {{A B} | C}"), " * <{{a b]] {c]]");
  EXPECT_EQ(pattern_of("* ({A | B} C)"), " * (<{a] {b]] c]");
}

TEST(VerbPatternText, SaysWhatIsWrong) {
  EXPECT_THAT(pattern_of("TITHE"), HasSubstr("no *"));
  EXPECT_THAT(pattern_of("* A *"), HasSubstr("two *"));
  EXPECT_THAT(pattern_of("(A *)"), HasSubstr("inside a group"));
  EXPECT_THAT(pattern_of("* (A"), HasSubstr("not closed"));
  EXPECT_THAT(pattern_of("* A)"), HasSubstr("no group is open"));
  EXPECT_THAT(pattern_of("* {}"), HasSubstr("empty"));
  EXPECT_THAT(pattern_of("* &"), HasSubstr("without the name"));
  EXPECT_THAT(pattern_of(std::string(50, '{') + "*"), HasSubstr("too deep"));
}

TEST(VerbCodeText, HasTwoSidesAndMarks) {
  const auto code = [](const char* text) {
    const Result<VerbCode> read = read_verb_code(text);
    if (!read) return read.error().message;
    return read->forth + ":" + read->back + (read->nothing ? " nothing" : "") +
           (read->discard ? " discard" : "") + (read->if_alone ? " if alone" : "");
  };
  EXPECT_EQ(code("112"), "112:");
  EXPECT_EQ(code("042:043"), "042:043");
  EXPECT_EQ(code(":043"), ":043");
  EXPECT_EQ(code("---"), ": nothing");
  EXPECT_EQ(code("###"), ": discard");
  EXPECT_EQ(code("042?"), "042: if alone");
  EXPECT_EQ(code("042!"), "042:");
  EXPECT_THAT(code("4a"), HasSubstr("no code"));
  EXPECT_THAT(code(""), HasSubstr("empty"));
}

TEST(VerbDictionaryText, HasSynsetsBlocksVerbsAndMoves) {
  const VerbDictionary read = read_text(read_verb_dictionary,
                                        "&GRAIN\n+WHEAT_\n+RYE\n&COIN_\n+PENNY\n--- GO_ALONG [05] ---\n"
                                        "ABIDE {ABIDES ABODE}\nTRY\nPUT_+UP_WITH {PUTS_UP}\n- * &GRAIN [07]\n"
                                        "--- SAY [---] ---\nSAY {SAID}\n~ a (. b GO_ALONG_) SAY = a b 015\n");
  EXPECT_THAT(read.synsets.at("grain").members, ElementsAre("wheat", "rye", "ryes"));
  EXPECT_THAT(read.synsets.at("coin").members, ElementsAre("penny"));
  ASSERT_EQ(read.blocks.size(), 2U);
  EXPECT_EQ(read.blocks[0].name, "go_along");
  EXPECT_EQ(read.blocks[0].code.forth, "05");
  EXPECT_THAT(read.blocks[0].verbs[0].forms, ElementsAre("abide", "abides", "abode"));
  EXPECT_THAT(read.blocks[0].verbs[1].forms, ElementsAre("try", "tries", "tried", "trying"));
  EXPECT_EQ(read.blocks[0].verbs[2].word, "up");
  EXPECT_THAT(read.blocks[0].verbs[2].before, ElementsAre("put"));
  EXPECT_THAT(read.blocks[0].verbs[2].after, ElementsAre("with"));
  ASSERT_EQ(read.moves.size(), 1U);
  EXPECT_EQ(read.moves[0].inner, "go_along");
  EXPECT_FALSE(read.ordered);
}

TEST(VerbDictionaryText, WithoutHeadingsEachVerbHasItsPatterns) {
  const VerbDictionary read =
      read_text(read_verb_dictionary, "ACCEPT [05] ;comment\n- * OFFER BY + [06]\nABHOR [11]\nABJURE [12]\n");
  ASSERT_EQ(read.blocks.size(), 3U);
  EXPECT_EQ(read.blocks[0].patterns.size(), 1U);
  EXPECT_EQ(read.blocks[2].verbs[0].code.forth, "12");
  EXPECT_TRUE(read.ordered);
}

// ---- kinds ----------------------------------------------------------------------------------------------

TEST(DictionaryKinds, AreToldByContent) {
  std::size_t seen = 0;
  for (const auto& file :
       std::filesystem::directory_iterator(STEELYARD_SOURCE_DIR "/tests/golden/dictionaries")) {
    const std::string name = file.path().filename().string(), bytes = read_file(file.path().string()).value();
    if (!name.starts_with("velmora.") || name.ends_with(".lint")) continue;
    ProblemList problems(name);
    const auto kind = recognise_dictionary(name, bytes, read_source_lines(bytes, problems));
    const std::string expected =
        name.ends_with(".toml")
            ? "own"
            : std::string(split(name, '.')[name.find("ordered") == std::string::npos ? 1 : 2]);
    ASSERT_TRUE(kind) << name;
    EXPECT_EQ(to_string(*kind), expected) << name;
    ++seen;
  }
  EXPECT_EQ(seen, 7U);
  EXPECT_FALSE(recognise_dictionary("x", "", {}));
  EXPECT_EQ(recognise_dictionary("x", "# mine\n[[actor]]\n", {}), DictionaryKind::own);
}

}  // namespace
}  // namespace steelyard
