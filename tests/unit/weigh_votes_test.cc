// Vote similarity and flow shares: identities, and the published roll calls of one session to four decimals.
#include <cmath>
#include <filesystem>
#include <map>

#include <gtest/gtest.h>

#include "unit/roll_call_tables.h"
#include "unit/weigh_cases.h"

namespace steelyard {
namespace {

using namespace weigh_cases;
using Names = std::vector<std::string>;

std::vector<Vote> votes(const std::string& country, const Names& cast) {
  std::vector<Vote> all;
  for (std::size_t i = 0; i < cast.size(); ++i)
    all.push_back({"R" + std::to_string(i), Date::of(2022, 3, 2), country, cast[i], "", ""});
  return all;
}

std::vector<Vote> both(std::vector<Vote> a, const std::vector<Vote>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

TEST(Votes, ByHand) {
  const auto rows = vote_similarity(both(votes("SHI", {"yes", "yes", "abstain", "no", "absent"}),
                                         votes("MOR", {"yes", "no", "abstain", "abstain", "yes"})),
                                    Names{"SHI"}, Names{"MOR"}, PeriodKind::year);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].session, "2022");
  EXPECT_EQ(rows[0].n, 4);  // an absent state has no vote
  EXPECT_DOUBLE_EQ(rows[0].agreement.value, 0.5);
  EXPECT_DOUBLE_EQ(rows[0].s.value, 1 - (0 + 2 + 0 + 1) / 4.0);
  // D_o = (4 + 1) / 4; margins SHI (½, ¼, ¼), MOR (¼, ½, ¼): D_e = ½·½·1 + ½·¼·4 + ¼·¼·1 + ¼·¼·1 + ¼·¼·4 +
  // ¼·½·1.
  EXPECT_NEAR(rows[0].kappa, 1 - 1.25 / (0.25 + 0.5 + 0.0625 + 0.0625 + 0.25 + 0.125), 1e-12);
  EXPECT_LE(rows[0].agreement.low, 0.5);
  EXPECT_GE(rows[0].agreement.high, 0.5);
}

TEST(Votes, AlwaysAlikeHasNoKappa) {
  const auto rows = vote_similarity(both(votes("SHI", {"yes", "yes"}), votes("MOR", {"yes", "yes"})),
                                    Names{"SHI"}, Names{"MOR"}, PeriodKind::all);
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_DOUBLE_EQ(rows[0].s.value, 1);
  EXPECT_TRUE(std::isnan(rows[0].kappa));
  EXPECT_TRUE(std::isnan(rows[0].pi));
}

TEST(Votes, PublishedSessionToFourDecimals) {
  const std::filesystem::path folder = roll_calls::folder();
  if (!std::filesystem::exists(folder / "un_votes.csv.gz"))
    GTEST_SKIP() << "skipped: ../shared is absent: no roll calls under " << folder;
  const auto calls = roll_calls::table_at(folder / "un_roll_calls.csv.gz"),
             cast = roll_calls::table_at(folder / "un_votes.csv.gz");
  ASSERT_TRUE(calls && cast);
  std::map<std::string, std::string> in_session;
  const auto rcid = *calls->column("rcid"), session = *calls->column("session");
  for (const TableRow& row : calls->rows)
    if (row.cells[session] == "73") in_session[row.cells[rcid]] = "";
  EXPECT_EQ(in_session.size(), 95u);
  const std::map<std::string, std::string> iso{{"KZ", "KAZ"}, {"UZ", "UZB"}, {"KG", "KGZ"},
                                               {"TJ", "TJK"}, {"TM", "TKM"}, {"RU", "RUS"},
                                               {"CN", "CHN"}, {"US", "USA"}, {"TR", "TUR"}};
  std::vector<Vote> all;
  const auto at = *cast->column("rcid"), code = *cast->column("country_code"), vote = *cast->column("vote");
  for (const TableRow& row : cast->rows)
    if (const auto country = iso.find(row.cells[code]);
        country != iso.end() && in_session.contains(row.cells[at]))
      all.push_back({row.cells[at], Date::of(2018, 12, 1), country->second, row.cells[vote], "", ""});

  struct Golden {
    const char *a, *b;
    std::int64_t n;
    double agree, s, kappa, pi;
  };
  const Golden golden[] = {
      {"KAZ", "RUS", 94, .6702, .5638, .2613, .1810},    {"KAZ", "CHN", 92, .7935, .7283, .3524, .3240},
      {"KAZ", "USA", 94, .1489, -.5319, -.0700, -.6553}, {"KAZ", "TUR", 93, .6667, .5161, -.0437, -.1390},
      {"UZB", "RUS", 80, .7500, .6750, .4821, .4554},    {"UZB", "CHN", 79, .8354, .7975, .5964, .5916},
      {"UZB", "USA", 80, .1125, -.6375, -.1319, -.7341}, {"KGZ", "RUS", 87, .6782, .5862, .3219, .2490},
      {"KGZ", "CHN", 85, .8353, .7882, .5027, .4839},    {"TJK", "RUS", 91, .6703, .5604, .2178, .1275},
      {"TJK", "CHN", 89, .7978, .7303, .3350, .3062},    {"TKM", "RUS", 64, .6719, .5781, .1369, .0125},
      {"TKM", "CHN", 63, .8730, .8095, .2623, .2298}};
  for (const Golden& g : golden) {
    const auto rows = vote_similarity(all, Names{g.a}, Names{g.b}, PeriodKind::all);
    ASSERT_EQ(rows.size(), 1u);
    SCOPED_TRACE(std::string(g.a) + ":" + g.b);
    EXPECT_EQ(rows[0].n, g.n);
    EXPECT_NEAR(rows[0].agreement.value, g.agree, 5e-5);
    EXPECT_NEAR(rows[0].s.value, g.s, 5e-5);
    EXPECT_NEAR(rows[0].kappa, g.kappa, 5e-5);
    EXPECT_NEAR(rows[0].pi, g.pi, 5e-5);
  }
}

Flow flow(const std::string& partner, double value, const std::string& kind = "exports") {
  return {"SHI", partner, 2024, kind, value, "USD million", "", ""};
}

TEST(Flows, SharesOfMoney) {
  const auto rows =
      flow_shares(std::vector{flow("MOR", 60), flow("GON", 40), flow("ELF", 500), flow("MOR", 1, "imports")},
                  query_for({"SHI"}));
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].kind, "exports");
  EXPECT_DOUBLE_EQ(rows[0].volume, 100);
  EXPECT_DOUBLE_EQ(rows[0].shares[0], 0.6);
  EXPECT_TRUE(std::isnan(rows[0].shares[1]));  // no row is not a zero
  EXPECT_DOUBLE_EQ(rows[0].hhi, 0.52);
  EXPECT_DOUBLE_EQ(rows[0].lean, -0.2);
  EXPECT_DOUBLE_EQ(rows[1].effective, 1);
}

TEST(Flows, ABlocsOwnRowOutweighsItsMembers) {
  Powers powers = five_powers();
  powers.list[4].members = {{"ARN", {}}};
  BalanceQuery query = query_for({"SHI"});
  query.powers = &powers;
  EXPECT_DOUBLE_EQ(
      flow_shares(std::vector{flow("MOR", 60), flow("GON", 40), flow("ARN", 30)}, query).at(0).volume, 100);
  EXPECT_DOUBLE_EQ(flow_shares(std::vector{flow("MOR", 60), flow("ARN", 30)}, query).at(0).volume, 90);
}

}  // namespace
}  // namespace steelyard
