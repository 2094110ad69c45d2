// Every line of the lexicon is read, and what the lexicon promises holds.
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "code/lexicon.h"

namespace steelyard {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;

struct Knowledge {
  Reporter reporter;
  Ontology ontology;
  Lexicon lexicon;
  Knowledge() {
    const Resources resources = Resources::embedded();
    ontology = Ontology::load(resources, reporter).value();
    lexicon = Lexicon::load(resources, ontology, reporter).value();
  }
};

const Knowledge& knowledge() {
  static const Knowledge kKnowledge;
  return kKnowledge;
}

constexpr const char* kFiles[] = {"actions/lexicon_verbs.tsv", "actions/lexicon_nouns.tsv",
                                  "actions/lexicon_adjectives.tsv"};

TEST(Lexicon, ReadsEveryLineWithoutComplaint) {
  EXPECT_EQ(knowledge().reporter.total(), 0U);
  EXPECT_GE(knowledge().lexicon.size(), 1500U);
}

TEST(Lexicon, CoversAllTwentyRoots) {
  std::set<std::string> roots;
  Reporter reporter;
  for (const char* file : kFiles) {
    const Table table = Resources::embedded().table(file, reporter).value();
    for (const TableRow& row : table.rows)
      if (row.cells[2] != "-") roots.insert(row.cells[2].substr(0, 2));
  }
  EXPECT_EQ(roots.size(), 20U);
}

TEST(Lexicon, NamesNoEntryTwice) {
  Reporter reporter;
  for (const char* file : kFiles) {
    std::set<std::string> seen;
    const Table table = Resources::embedded().table(file, reporter).value();
    for (const TableRow& row : table.rows) EXPECT_TRUE(seen.insert(row.cells[0]).second) << table.where(row);
  }
}

TEST(Lexicon, EverySlotIsOneThatPartiesKnow) {
  const std::set<std::string> slots{
      "subj", "obj",   "iobj", "poss",   "host",    "-",    "to",     "with", "against", "of",     "on",
      "in",   "from",  "for",  "at",     "between", "over", "by",     "into", "about",   "behalf", "outside",
      "near", "along", "as",   "inside", "out",     "home", "people", "off",  "around",  "toward", "towards"};
  Reporter reporter;
  for (const char* file : kFiles) {
    const Table table = Resources::embedded().table(file, reporter).value();
    for (const TableRow& row : table.rows)
      for (std::size_t column : {3U, 4U})
        for (std::string_view slot : split(row.cells[column], '|'))
          EXPECT_THAT(slots, Contains(std::string(slot))) << table.where(row);
  }
}

TEST(Lexicon, PutsLongerEntriesFirst) {
  const auto entries = knowledge().lexicon.find(WordKind::verb, "impose");
  ASSERT_FALSE(entries.empty());
  for (std::size_t i = 1; i < entries.size(); ++i)
    EXPECT_GE(entries[i - 1].parts.size(), entries[i].parts.size());
}

TEST(Lexicon, KeysNounsByTheirLastWord) {
  bool found = false;
  for (const LexiconEntry& entry : knowledge().lexicon.find(WordKind::noun, "attack"))
    found |= entry.words == "missile attack" && entry.code == "194";
  EXPECT_TRUE(found);
}

TEST(Lexicon, ComposesByTheLongestPrefix) {
  const Lexicon& lexicon = knowledge().lexicon;
  EXPECT_EQ(lexicon.compose(Operator::intend, "072"), "0332");
  EXPECT_EQ(lexicon.compose(Operator::intend, "07"), "033");
  EXPECT_EQ(lexicon.compose(Operator::refuse, "084"), "1243");
  EXPECT_EQ(lexicon.compose(Operator::refuse, "0841"), "1243");
  EXPECT_EQ(lexicon.compose(Operator::threaten, "163"), "1312");
  EXPECT_EQ(lexicon.compose(Operator::end, "163"), "085");
  EXPECT_EQ(lexicon.compose(Operator::intend, "111"), "111") << "'=' keeps the content";
  EXPECT_THAT(std::string(lexicon.compose(Operator::pass, "04")), IsEmpty());
}

TEST(Lexicon, EveryCompositionEndsInAKnownCode) {
  Reporter reporter;
  const Table table = Resources::embedded().table("actions/lexicon_compositions.tsv", reporter).value();
  for (const TableRow& row : table.rows)
    EXPECT_TRUE(row.cells[2] == "=" || knowledge().ontology.codes().contains(row.cells[2]))
        << table.where(row);
}

TEST(Lexicon, ReportsABadLineWithItsPlace) {
  // A folder with one bad lexicon replaces the compiled-in file.
  const std::string folder = ::testing::TempDir() + "/lexicon_bad";
  ASSERT_EQ(std::system(("mkdir -p '" + folder + "/actions'").c_str()), 0);
  ASSERT_TRUE(write_file(
      folder + "/actions/lexicon_adjectives.tsv",
      "words\toperator\tcode\tsource\ttarget\tflags\tlever\n"
      "glad\t-\t999\t-\tof\t-\t-\nReady\tintend\t030\t-\tto\t-\t-\nkeen\tintend\t030\t-\tto\t-\t-\n"));
  std::vector<std::string> problems;
  Reporter reporter([&](const Error& error) { problems.push_back(to_string(error)); });
  const Resources resources = Resources::with_folder(folder).value();
  const Lexicon lexicon = Lexicon::load(resources, knowledge().ontology, reporter).value();
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_THAT(problems[0], ::testing::HasSubstr("lexicon_adjectives.tsv:2"));
  EXPECT_THAT(problems[0], ::testing::HasSubstr("999"));
  EXPECT_THAT(problems[1], ::testing::HasSubstr("lower case"));
  EXPECT_EQ(lexicon.find(WordKind::adjective, "keen").size(), 1U);
}

}  // namespace
}  // namespace steelyard
