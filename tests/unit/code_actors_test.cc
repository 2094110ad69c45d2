// The actor tables line by line, names and roles by themselves, and mentions by golden cases.
#include <gmock/gmock.h>

#include "code/mentions.h"
#include "code/name_arcs.h"
#include "unit/code_cases.h"

namespace steelyard {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const ActorTable& actors() {
  static const ActorTable kTable = [] {
    Reporter reporter;
    return ActorTable::load(Resources::embedded(), reporter).value();
  }();
  return kTable;
}

const LanguageModel& model() {
  static const Resources kResources = Resources::embedded();
  static const LanguageModel kModel =
      LanguageModel::load(kResources.get("models/english.model").value()).value();
  return kModel;
}

std::string codes_of(const Mention& mention) {
  std::string codes;
  for (const ActorReading& actor : mention.actors) codes += (codes.empty() ? "" : ",") + actor.code;
  return codes.empty() ? "---" : codes;
}

std::string line_of(const Mention& mention) {
  std::string line = codes_of(mention) + " \"" + mention.text + "\"";
  if (mention.is_place) line += " place";
  if (mention.is_thing) line += " thing";
  if (mention.is_pronoun) line += " pronoun";
  if (mention.is_description) line += " description";
  if (mention.group) line += " group";
  if (mention.partial) line += " partial";
  if (mention.blank) line += " blank " + mention.role;
  return line;
}

std::vector<std::string> mentions_of(const std::string& text, Date day) {
  std::vector<std::string> lines;
  MentionReader reader(actors(), text, day);
  for (Span span : split_sentences(text)) {
    Sentence sentence{span, tokenize(text, span)};
    const std::vector<NameMatch> matches = actors().find(sentence.tokens);
    merge_names(sentence.tokens, matches, text);
    model().analyse(sentence.tokens);
    settle_name_arcs(sentence, matches, actors());
    const Mentions mentions = reader.read(sentence, matches);
    for (const Mention& mention : mentions.all())
      if (!mention.actors.empty() || mention.partial || mention.blank) lines.push_back(line_of(mention));
  }
  return lines;
}

// The first reading of the only name in the text, "" if none is found.
std::string read_one(std::string_view text, std::string_view day) {
  const std::vector<Token> tokens = tokenize(text, Span{0, static_cast<std::uint32_t>(text.size())});
  const std::vector<NameMatch> matches = actors().find(tokens);
  if (matches.empty()) return "";
  const std::vector<ActorReading> readings = actors().read(matches.front(), Date::parse_iso(day));
  return readings.empty() ? "" : readings.front().code;
}

// ---- tables -------------------------------------------------------------------------------------

TEST(ActorTables, LoadWithoutAComplaint) {
  std::vector<std::string> complaints;
  Reporter reporter([&](const Error& error) { complaints.push_back(to_string(error)); });
  ASSERT_TRUE(ActorTable::load(Resources::embedded(), reporter));
  EXPECT_THAT(complaints, IsEmpty());
}

TEST(ActorTables, HaveNoLineTwiceAndNoLineWithoutSource) {
  const Resources resources = Resources::embedded();
  Reporter reporter;
  for (const std::string& name : resources.list("actors/")) {
    const Table table = resources.table(name, reporter).value();
    const std::size_t source = table.column("source").value();
    std::set<std::vector<std::string>> seen;
    EXPECT_FALSE(table.rows.empty()) << name;
    for (const TableRow& row : table.rows) {
      EXPECT_TRUE(seen.insert(row.cells).second) << table.where(row) << ": the line stands twice";
      EXPECT_FALSE(row.cells[source].empty()) << table.where(row) << ": no source";
      EXPECT_FALSE(row.cells[0].empty()) << table.where(row);
    }
  }
  EXPECT_EQ(reporter.total(), 0u);
}

TEST(ActorTables, BadLinesAreReportedAndLeftOut) {
  const std::string folder = testing::TempDir() + "/steelyard_bad_actors";
  std::filesystem::create_directories(folder + "/actors");
  ASSERT_TRUE(write_file(
      folder + "/actors/states.tsv",
      "code\tname\tfrom\tto\tsuccessor\tsource\nARN\tArnor\t\t\t\ttest\nGON\tGondor\t2001\t1999\t\ttest\n"));
  ASSERT_TRUE(
      write_file(folder + "/actors/members.tsv", "group\tcountry\tfrom\tto\tsource\nWEST\tMOR\t\t\ttest\n"));
  ASSERT_TRUE(write_file(folder + "/actors/names.tsv",
                         "name\tcode\tkind\tguard\tfrom\tto\tsource\nArnor\tARN\tstate\t\t\t\ttest\n"
                         "Mordor\tMOR\tstate\t\t\t\ttest\nShire\tARN\tplace\tnowhere\t\t\ttest\n"));
  for (const char* file : {"bodies", "organizations"})
    ASSERT_TRUE(
        write_file(folder + "/actors/" + file + ".tsv", "name\tcode\tkind\tguard\tfrom\tto\tsource\n"));
  ASSERT_TRUE(write_file(folder + "/actors/leaders.tsv", "names\tcode\toffice\tguard\tfrom\tto\tsource\n"));
  std::vector<std::string> complaints;
  Reporter reporter([&](const Error& error) { complaints.push_back(error.where); });
  const Resources resources = Resources::with_folder(folder).value();
  const ActorTable table = ActorTable::load(resources, reporter).value();
  EXPECT_THAT(complaints, testing::UnorderedElementsAre("actors/states.tsv:3", "actors/members.tsv:2",
                                                        "actors/names.tsv:3", "actors/names.tsv:4"));
  EXPECT_TRUE(table.knows("ARN"));
  EXPECT_FALSE(table.knows("GON"));
}

TEST(ActorTables, NameEveryCodeOnce) {
  EXPECT_EQ(actors().name_of("KAZ"), "Kazakhstan");
  EXPECT_EQ(actors().name_of("KAZ/GOV"), "Kazakhstan");
  EXPECT_EQ(actors().name_of("EU"), "European Union");
  EXPECT_EQ(actors().name_of("XQZ"), "XQZ");
  EXPECT_TRUE(actors().knows("CSTO"));
  EXPECT_FALSE(actors().knows("XQZ"));
}

// ---- names by day -------------------------------------------------------------------------------

TEST(ActorNames, AreOfTheGovernmentOnlyWhileInOffice) {
  EXPECT_EQ(read_one("Kassym-Jomart Tokayev", "2025-05-09"), "KAZ/GOV");
  EXPECT_EQ(read_one("Nursultan Nazarbayev", "2010-01-01"), "KAZ/GOV");
  EXPECT_EQ(read_one("Nursultan Nazarbayev", "2024-01-01"), "KAZ");
  EXPECT_EQ(read_one("Donald Trump", "2018-01-01"), "USA/GOV");
  EXPECT_EQ(read_one("Donald Trump", "2023-01-01"), "USA");
}

TEST(ActorNames, OfStatesThatEndedMeanTheSuccessorAfterwards) {
  EXPECT_EQ(read_one("Soviet Union", "1985-01-01"), "SUN");
  EXPECT_EQ(read_one("Soviet Union", "2025-01-01"), "RUS");
  EXPECT_EQ(read_one("Czechoslovakia", "1988-01-01"), "CSK");
  EXPECT_EQ(read_one("Czechoslovakia", "1999-01-01"), "CZE");
}

TEST(ActorNames, KnowTheSpellings) {
  for (const char* name : {"Erdogan", "Erdoğan"}) EXPECT_EQ(read_one(name, "2024-01-01"), "TUR/GOV") << name;
  for (const char* name : {"Zelensky", "Zelenskyy", "Zelenskiy"})
    EXPECT_EQ(read_one(name, "2024-01-01"), "UKR/GOV") << name;
  for (const char* name : {"Mirziyoyev", "Mirziyaev"})
    EXPECT_EQ(read_one(name, "2024-01-01"), "UZB/GOV") << name;
  EXPECT_EQ(read_one("RUSSIA", "2024-01-01"), "RUS");
}

TEST(ActorNames, ThatAreWordsOrOtherNamesAreNotFound) {
  EXPECT_EQ(read_one("they told us so", "2024-01-01"), "");
  EXPECT_EQ(read_one("polish the china", "2024-01-01"), "");
  EXPECT_EQ(read_one("he met Michael Jordan", "2024-01-01"), "");
  EXPECT_EQ(read_one("the town of Savannah, Georgia", "2024-01-01"), "");
  EXPECT_EQ(read_one("a nice day", "2024-01-01"), "");
}

TEST(ActorNames, DoNotTakeASurnameOutOfAnotherName) {
  EXPECT_EQ(read_one("the singer Robin Putin", "2024-01-01"), "");
  EXPECT_EQ(read_one("on Monday Putin spoke", "2024-01-01"), "RUS/GOV");
}

TEST(ActorGroups, HaveTheMembersOfTheDay) {
  EXPECT_THAT(actors().members("C5", Date::of(2025, 5, 9)), ElementsAre("KAZ", "KGZ", "TJK", "TKM", "UZB"));
  EXPECT_THAT(actors().members("CSTO", Date::of(2010, 1, 1)),
              ElementsAre("ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK", "UZB"));
  EXPECT_THAT(actors().members("CSTO", Date::of(2020, 1, 1)),
              ElementsAre("ARM", "BLR", "KAZ", "KGZ", "RUS", "TJK"));
  EXPECT_EQ(actors().members("EU", Date::of(1990, 1, 1)).size(), 12u);
  EXPECT_EQ(actors().members("EU", Date::of(2015, 1, 1)).size(), 28u);
  EXPECT_EQ(actors().members("EU", Date::of(2025, 1, 1)).size(), 27u);
  EXPECT_THAT(actors().members("KAZ", Date::of(2025, 1, 1)), IsEmpty());
}

TEST(ActorRoles, AnyWordOfAPluralPhraseLeadsToIt) {
  const std::string text = "heads of state";
  const std::vector<Token> tokens = tokenize(text, Span{0, static_cast<std::uint32_t>(text.size())});
  const RoleSpotter roles(actors(), tokens);
  for (int token : {0, 1, 2}) {
    ASSERT_NE(roles.at(token).role, nullptr) << token;
    EXPECT_EQ(roles.at(token).role->phrase, "head of state");
  }
}

TEST(ActorRoles, TakeTheLongestPhraseAroundTheToken) {
  const std::string text = "the deputy foreign ministers and army chiefs";
  const std::vector<Token> tokens = tokenize(text, Span{0, static_cast<std::uint32_t>(text.size())});
  const RoleSpotter roles(actors(), tokens);
  const auto match = roles.at(3);
  ASSERT_NE(match.role, nullptr);
  EXPECT_EQ(match.role->phrase, "deputy foreign minister");
  EXPECT_EQ(match.first, 1);
  EXPECT_EQ(match.last, 4);
  EXPECT_EQ(roles.at(6).role->code, "MIL");
  EXPECT_EQ(roles.at(0).role, nullptr);
}

// ---- mentions -----------------------------------------------------------------------------------

TEST(Mentions, GoldenCases) {
  check_text_cases("actors", 60, [](const TextCase& one) { return mentions_of(one.text, one.date); });
}

TEST(Mentions, TellOwnersOfNouns) {
  const std::string text =
      "The Russian sanctions hit Japan's fleet after the annexation of Crimea by Norway.";
  Sentence sentence{Span{0, static_cast<std::uint32_t>(text.size())},
                    tokenize(text, Span{0, static_cast<std::uint32_t>(text.size())})};
  const std::vector<NameMatch> matches = actors().find(sentence.tokens);
  merge_names(sentence.tokens, matches, text);
  model().analyse(sentence.tokens);
  settle_name_arcs(sentence, matches, actors());
  MentionReader reader(actors(), text, Date::of(2024, 1, 1));
  const Mentions mentions = reader.read(sentence, matches);
  const auto token = [&](std::string_view word) {
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i)
      if (sentence.tokens[i].text == word) return static_cast<int>(i);
    return -1;
  };
  ASSERT_NE(mentions.adjective_of(token("sanctions")), nullptr);
  EXPECT_EQ(codes_of(*mentions.adjective_of(token("sanctions"))), "RUS");
  ASSERT_NE(mentions.possessor_of(token("fleet")), nullptr);
  EXPECT_EQ(codes_of(*mentions.possessor_of(token("fleet"))), "JPN");
  ASSERT_NE(mentions.of_phrase(token("annexation")), nullptr);
  EXPECT_EQ(codes_of(*mentions.of_phrase(token("annexation"))), "UKR");
  EXPECT_EQ(mentions.possessor_of(token("Norway")), nullptr);
  EXPECT_EQ(mentions.at(-1), nullptr);
  EXPECT_EQ(mentions.at(1000), nullptr);
}

TEST(Mentions, AreTheSameTwice) {
  const std::string text =
      "Kazakhstan and its neighbours met. They praised the foreign minister of Mongolia.";
  EXPECT_EQ(mentions_of(text, Date::of(2025, 1, 1)), mentions_of(text, Date::of(2025, 1, 1)));
}

}  // namespace
}  // namespace steelyard
