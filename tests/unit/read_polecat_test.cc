// POLECAT: invented rows; PLOVER types, surplus columns, tabs where none belong.
#include "published_rows.h"

namespace steelyard {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const std::string kHeader = joined(published_columns("import/polecat"));

std::string polecat(std::map<std::size_t, std::string> cells) {
  std::map<std::size_t, std::string> all{{0, "E1"},
                                         {1, "2021-03-04"},
                                         {2, "CONSULT"},
                                         {3, "visit"},
                                         {4, "4"},
                                         {5, "VERBAL COOPERATION"},
                                         {6, "diplomatic;military"},
                                         {7, "Envoy"},
                                         {8, "TJK"},
                                         {9, "702"},
                                         {10, "GOV"},
                                         {11, "GOV"},
                                         {13, "the envoy"},
                                         {15, "Police"},
                                         {16, "FRA"},
                                         {17, "220"},
                                         {19, "JRN"},
                                         {28, "38.5"},
                                         {29, "68.7"},
                                         {34, "2021-03-05"},
                                         {35, "Somebody"},
                                         {38, "en"},
                                         {39, "1"}};
  for (auto& [at, cell] : cells) all[at] = cell;
  return row_of(40, all);
}

TEST(Polecat, TypeModeAndContextsAreKeptBesideTheNearestCode) {
  const Imported got = import_rows("polecat", kHeader + polecat({}));
  ASSERT_THAT(said(got), ElementsAre("2021-03-04 TJK/GOV 042 FRA/MED"));  // JRN is the media
  const Action& action = got.events[0].action;
  EXPECT_EQ(action.plover, "CONSULT");
  EXPECT_EQ(action.mode, "visit");
  EXPECT_THAT(action.contexts, ElementsAre("diplomatic", "military"));
  EXPECT_EQ(action.quad, 1);
  EXPECT_EQ(action.goldstein, 4);
}

TEST(Polecat, ModesThatAreNotListedTakeTheirType) {
  const Imported got = import_rows("polecat", kHeader + polecat({{2, "assault"}, {3, "aerial"}, {5, "4"}}) +
                                                  polecat({{2, "ASSAULT"}, {3, "novel-mode"}, {5, ""}}));
  EXPECT_EQ(got.events[0].action.cameo, "195");
  EXPECT_EQ(got.events[1].action.cameo, "180");
  EXPECT_EQ(got.events[1].action.mode, "novel-mode");
}

TEST(Polecat, EveryTypeHasACode) {
  for (const char* type :
       {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
        "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}) {
    const Imported got = import_rows("polecat", kHeader + polecat({{2, type}, {3, ""}}));
    ASSERT_EQ(got.events.size(), 1U) << type;
    EXPECT_NE(test_ontology().find(got.events[0].action.cameo), nullptr) << type;
  }
}

TEST(Polecat, UnknownTypesAreLeftOutAndNamed) {
  const Imported got = import_rows("polecat", kHeader + polecat({{2, "HUG"}}));
  EXPECT_TRUE(got.events.empty());
  EXPECT_EQ(got.problems.at("event type not known"), 1U);
}

TEST(Polecat, CountriesComeByCodeNumberOrName) {
  const Imported got = import_rows(
      "polecat", kHeader + polecat({{8, "None"}, {9, "705"}}) + polecat({{8, "Kazakhstan"}, {9, ""}}) +
                     polecat({{8, ""}, {9, ""}, {7, "European Union"}, {11, "IGO"}}) +
                     polecat({{8, "KAZ;UZB"}, {9, "705;704"}}));
  EXPECT_EQ(got.events[0].source.country, "KAZ");
  EXPECT_EQ(got.events[1].source.country, "KAZ");
  EXPECT_EQ(got.events[2].source.code, "EU");
  EXPECT_EQ(got.events[3].source.country, "KAZ");
  EXPECT_EQ(got.problems.at("several actors in one cell"), 2U);  // country and number
}

TEST(Polecat, TrailingTabsAndASurplusColumnDoNoHarm) {
  std::string header = kHeader, row = polecat({});
  row.insert(row.size() - 1, "\t\t");
  EXPECT_EQ(import_rows("polecat", header + row).problems.at("trailing tabs"), 1U);
  header = "Headline\t" + kHeader;
  const Imported got = import_rows("polecat", header + "A tale\t" + polecat({}));
  ASSERT_EQ(got.events.size(), 1U);
  EXPECT_THAT(got.lines[0], HasSubstr("Headline=A tale"));
  EXPECT_EQ(export_rows("polecat", got), kHeader + polecat({}));
}

TEST(Polecat, ATabInsideACellIsTakenOutWhereItCanBeTold) {
  // Behind the last column that is used: the event is sound whatever the tab belongs to.
  const Imported tail = import_rows("polecat", kHeader + polecat({{36, "One\tTwo"}}));
  ASSERT_EQ(tail.events.size(), 1U);
  EXPECT_EQ(tail.problems.at("tabs inside a cell, repaired"), 1U);
  // Between columns of text: it may belong to one or the other.
  const Imported names = import_rows("polecat", kHeader + polecat({{12, "Deputy\tenvoy"}, {13, "x"}}));
  EXPECT_TRUE(names.events.empty());
  EXPECT_EQ(names.problems.at("tabs inside a cell"), 1U);
}

TEST(Polecat, RowsSurviveAndEventsFromElsewhereReadTheSame) {
  const std::string rows =
      kHeader + polecat({}) + polecat({{0, "E2"}, {2, "SANCTION"}, {3, "expel"}, {5, "4"}});
  const Imported first = import_rows("polecat", rows);
  EXPECT_EQ(export_rows("polecat", first), rows);
  EXPECT_EQ(said(import_rows("polecat", export_rows("polecat", first, false))), said(first));
}

}  // namespace
}  // namespace steelyard
