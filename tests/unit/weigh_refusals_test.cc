// Refusals inside friendly pairs, ranked by hand.
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/weigh_cases.h"

namespace steelyard {
namespace {

using namespace weigh_cases;

std::vector<EventRow> acts(const std::string& source, const std::string& target, const std::string& cameo,
                           int count, const std::string& id, Date date = Date::of(2024, 5, 9)) {
  std::vector<EventRow> rows;
  for (int i = 0; i < count; ++i) {
    Event event;
    event.id = count == 1 ? id : id + std::to_string(i);
    event.date = date;
    event.source.code = event.source.country = source;
    event.target.code = event.target.country = target;
    event.action = ontology().action(cameo);
    EventRow row;
    row.event = event;
    rows.push_back(row);
  }
  return rows;
}

std::vector<EventRow> together(std::initializer_list<std::vector<EventRow>> parts) {
  std::vector<EventRow> all;
  for (const auto& part : parts) all.insert(all.end(), part.begin(), part.end());
  return all;
}

TEST(Refusals, RankedBySurprise) {
  const auto rows = refusals(
      together({acts("SHI", "MOR", "051", 38, "praise"), acts("SHI", "MOR", "120", 1, "no"),  // −4, 1 of 40
                acts("SHI", "MOR", "111", 1, "chide"),                                        // −2, 2 of 40
                acts("MOR", "SHI", "057", 10, "sign"),
                acts("MOR", "SHI", "120", 1, "theirs")}),  // not the state's
      query_for({"SHI"}));
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].event, "no");
  EXPECT_NEAR(rows[0].odds, 1.5 / 41, 1e-12);
  EXPECT_NEAR(rows[0].surprise, -std::log(1.5 / 41), 1e-12);
  EXPECT_EQ(rows[1].event, "chide");
  EXPECT_NEAR(rows[1].odds, 2.5 / 41, 1e-12);
  EXPECT_NEAR(rows[0].share, 2.0 / 40, 1e-12);
  EXPECT_EQ(rows[0].source_events, 40);
  EXPECT_EQ(rows[0].pair_events, 51);
  EXPECT_NEAR(rows[0].net, 38 * 3.4 - 4 - 2 + 80 - 4, 1e-9);
  EXPECT_NEAR(rows[0].usual.value, 3.4, 1e-12);
}

TEST(Refusals, NoneWhereThePairIsHostile) {
  EXPECT_TRUE(refusals(together({acts("SHI", "MOR", "051", 2, "praise"), acts("MOR", "SHI", "190", 5, "war"),
                                 acts("SHI", "MOR", "112", 1, "accuse")}),
                       query_for({"SHI"}))
                  .empty());
}

TEST(Refusals, TiesGoToTheNewest) {
  const auto rows = refusals(together({acts("SHI", "MOR", "051", 20, "praise"),
                                       acts("SHI", "MOR", "120", 1, "old", Date::of(2023, 1, 1)),
                                       acts("SHI", "MOR", "121", 1, "new", Date::of(2024, 1, 1))}),
                             query_for({"SHI"}));
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].event, "new");
  EXPECT_EQ(rows[0].odds, rows[1].odds);
}

TEST(Refusals, FindsARoleOfTheState) {
  auto rows = acts("SHI", "MOR", "051", 5, "praise");
  auto no = acts("SHI", "MOR", "16", 1, "cut");
  no[0].event.source.code = "SHI/GOV";
  rows.push_back(no[0]);
  EXPECT_EQ(refusals(rows, query_for({"SHI"})).size(), 1u);
}

}  // namespace
}  // namespace steelyard
