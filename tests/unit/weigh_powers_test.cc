// Powers and arms: the shipped tables and the user's own.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "steelyard/weigh.h"

namespace steelyard {
namespace {

using ::testing::HasSubstr;
using Arms = std::vector<std::pair<std::string, double>>;

Result<Powers> powers(std::vector<std::string> codes, Arms arms = {}, Date on = {}) {
  Reporter reporter;
  auto loaded = load_powers(Resources::embedded(), codes, arms, on, reporter);
  EXPECT_EQ(reporter.total(), 0u);
  return loaded;
}

TEST(Powers, ShippedOnesStandInTheOrderOfTheBeam) {
  const auto p = powers({});
  ASSERT_TRUE(p);
  std::vector<std::string> codes;
  double last = -2;
  for (const Power& power : p->list) {
    codes.push_back(power.code);
    ASSERT_TRUE(power.arm) << power.code;
    EXPECT_GT(*power.arm, last) << power.code;
    last = *power.arm;
  }
  EXPECT_EQ(codes, (std::vector<std::string>{"RUS", "CHN", "TUR", "EU", "USA"}));
  EXPECT_DOUBLE_EQ(*p->list.front().arm, -1);
  EXPECT_DOUBLE_EQ(*p->list.back().arm, 1);
  EXPECT_EQ(p->arms_missing, "");
  EXPECT_THAT(p->arms_source, HasSubstr("2015"));
}

TEST(Powers, ArmsHoldOnADay) {
  const auto early = powers({}, {}, Date::of(2003, 5, 1)), before = powers({}, {}, Date::of(1995, 1, 1));
  ASSERT_TRUE(early && before);
  EXPECT_THAT(early->arms_source, HasSubstr("2000"));
  EXPECT_EQ(before->list[1].arm, early->list[1].arm);  // the nearest window
  EXPECT_NE(early->list[1].arm, powers({})->list[1].arm);
}

TEST(Powers, AUsersListKeepsItsOrderAndNamesOnce) {
  const auto p = powers({"IRN", "CHN", "IRN"});
  ASSERT_TRUE(p);
  ASSERT_EQ(p->list.size(), 2u);
  EXPECT_EQ(p->list[0].code, "IRN");
  EXPECT_TRUE(p->list[0].arm);
  EXPECT_EQ(p->list[1].name, "China");
}

TEST(Powers, WithoutAnArmNoLean) {
  const auto p = powers({"RUS", "MORDOR"});
  ASSERT_TRUE(p);
  EXPECT_FALSE(p->list[1].arm);
  EXPECT_THAT(p->arms_missing, HasSubstr("MORDOR has no arm"));
}

TEST(Powers, NamedArmsReplaceShippedOnes) {
  const auto p = powers({"RUS", "MORDOR"}, {{"MORDOR", 0.5}});
  ASSERT_TRUE(p);
  EXPECT_DOUBLE_EQ(*p->list[1].arm, 0.5);
  EXPECT_DOUBLE_EQ(*p->list[0].arm, -1);
  EXPECT_THAT(p->arms_source, HasSubstr("named by the user"));
}

TEST(Powers, WrongArmsAreRefused) {
  EXPECT_FALSE(powers({"RUS", "CHN"}, {{"USA", 1}}));
  EXPECT_FALSE(powers({"RUS", "CHN"}, {{"CHN", 1.5}}));
  EXPECT_FALSE(powers({"RUS"}));
}

TEST(Powers, MembersComeWithTheirDays) {
  const auto p = powers({});
  ASSERT_TRUE(p);
  const auto& members = p->list[3].members;
  const auto gbr = std::ranges::find(members, "GBR", &Member::country);
  ASSERT_NE(gbr, members.end());
  EXPECT_TRUE(gbr->days.holds(Date::of(2019, 1, 1)));
  EXPECT_FALSE(gbr->days.holds(Date::of(2021, 1, 1)));
  EXPECT_EQ(
      std::ranges::count_if(members, [](const Member& m) { return m.days.holds(Date::of(2024, 1, 1)); }), 27);
}

}  // namespace
}  // namespace steelyard
