// Date expressions against a day of publication: Friday 2025-05-09.
#include <gtest/gtest.h>

#include "code/dateline.h"
#include "code/event_date.h"
#include "unit/code_trees.h"

namespace steelyard {
namespace {

const Date kPublished = Date::of(2025, 5, 9);

std::string first_date(const std::string& notation, Date published = kPublished) {
  const HandTree hand(notation);
  const std::vector<DateExpression> dates = find_dates(Tree(hand.tokens), published);
  if (dates.empty()) return "";
  return dates.front().date.iso() + (dates.front().relative ? " relative" : " stated");
}

TEST(EventDate, Weekdays) {
  EXPECT_EQ(first_date("on ADP case 2 | Monday PROPN root 0"), "2025-05-05 relative");
  EXPECT_EQ(first_date("Friday PROPN root 0"), "2025-05-09 relative") << "the day of publication itself";
  EXPECT_EQ(first_date("next ADJ amod 2 | Monday PROPN root 0"), "2025-05-12 relative");
}

TEST(EventDate, DaysBesidePublication) {
  EXPECT_EQ(first_date("yesterday NOUN root 0"), "2025-05-08 relative");
  EXPECT_EQ(first_date("tomorrow NOUN root 0"), "2025-05-10 relative");
  EXPECT_EQ(first_date("last ADJ amod 2 | week NOUN root 0"), "2025-05-02 relative");
  EXPECT_EQ(first_date("last ADJ amod 2 | year NOUN root 0"), "2024-01-01 relative");
  EXPECT_EQ(first_date("three NUM nummod 2 | days/day NOUN obl 3 | ago ADV root 0"), "2025-05-06 relative");
}

TEST(EventDate, StatedDays) {
  EXPECT_EQ(first_date("9 NUM nummod 2 | May PROPN root 0 | 2024 NUM nummod 2"), "2024-05-09 stated");
  EXPECT_EQ(first_date("May PROPN root 0 | 9 NUM nummod 1 | , PUNCT punct 1 | 2024 NUM nummod 1"),
            "2024-05-09 stated");
  EXPECT_EQ(first_date("March PROPN root 0 | 3rd NOUN nummod 1"), "2025-03-03 stated");
  EXPECT_EQ(first_date("Dec. PROPN root 0 | 30 NUM nummod 1"), "2024-12-30 stated")
      << "no day half a year ahead";
  EXPECT_EQ(first_date("in ADP case 2 | 2012 NUM root 0"), "2012-01-01 stated");
  EXPECT_EQ(first_date("2012-05-03 NUM root 0"), "2012-05-03 stated");
}

TEST(EventDate, WordsThatAreNoDates) {
  EXPECT_EQ(first_date("may AUX aux 2 | go VERB root 0"), "");
  EXPECT_EQ(first_date("2012 NUM nummod 2 | people NOUN/NNS root 0"), "");
  EXPECT_EQ(first_date("Monday PROPN root 0", Date()), "") << "nothing to resolve it against";
  EXPECT_EQ(first_date("February PROPN root 0 | 31 NUM nummod 1"), "");
}

TEST(EventDate, BelongsToTheNearestPredicate) {
  const HandTree hand(
      "Iran PROPN nsubj 2 | said/say VERB root 0 | Monday PROPN obl:unmarked 2 | Iraq PROPN nsubj 5 | "
      "fired/fire VERB ccomp 2 | "
      "on ADP case 7 | Tuesday PROPN obl 5");
  const Tree tree(hand.tokens);
  const std::vector<DateExpression> dates = find_dates(tree, kPublished);
  const DateExpression* fired = date_of(tree, dates, {4});
  ASSERT_NE(fired, nullptr);
  EXPECT_EQ(fired->date.iso(), "2025-05-06");
}

TEST(Dateline, TakesPlaceDayAndAgency) {
  const Date published = Date::of(2025, 5, 9);
  const std::string text = "ASTANA, May 7 (Kazinform) — Japan praised Peru.";
  const Dateline line = read_dateline(text, published);
  EXPECT_EQ(line.place, "ASTANA");
  EXPECT_EQ(line.day.iso(), "2025-05-07");
  EXPECT_EQ(text.substr(line.end), "Japan praised Peru.");
}

TEST(Dateline, ReadsItsOtherForms) {
  const Date published = Date::of(2025, 1, 3);
  EXPECT_EQ(read_dateline("BAKU, 30 December. /TASS/. Iran thanked Oman.", published).day.iso(),
            "2024-12-30");
  EXPECT_EQ(read_dateline("GENEVA/LONDON, Jan. 2 (Reuters) - Iran met Oman.", published).place, "GENEVA");
  EXPECT_FALSE(read_dateline("MOSCOW (AP) — Chile condemned Peru.", published).plain);
  EXPECT_TRUE(read_dateline("TASHKENT — Iran thanked Oman.", published).plain);
}

TEST(Dateline, LeavesSentencesAlone) {
  const Date published = Date::of(2025, 5, 9);
  for (const char* text :
       {"", "A", "On May 9 (a Friday) Iran thanked Oman.", "The UN (and the EU) — both bodies — met.",
        "NATO condemned Russia.", "ASTANA, KAZAKHSTAN"})
    EXPECT_EQ(read_dateline(text, published).end, 0U) << text;
}

}  // namespace
}  // namespace steelyard
