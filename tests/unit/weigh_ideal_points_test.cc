// Ideal points: planted points found again, identities, and the published points of seventy-four sessions.
#include <cmath>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "unit/roll_call_tables.h"
#include "unit/weigh_cases.h"

namespace steelyard {
namespace {

const std::map<std::string, double> kArms{{"S00", -1}, {"S39", 1}};

struct Planted {
  std::vector<Vote> votes;
  std::map<std::pair<std::string, std::string>, double> points;
};

// Forty states on a line that drift a little, eight sessions of sixty roll calls.
Planted planted() {
  Planted all;
  Random random(7);
  for (int i = 0; i < 40; ++i) {
    const std::string state = "S" + std::string(i < 10 ? "0" : "") + std::to_string(i);
    double point = -1.7 + 3.4 * i / 39;
    for (int session = 0; session < 8; ++session) {
      all.points[{state, std::to_string(2010 + session)}] = point;
      point += 0.1 * random.normal();
    }
  }
  for (int session = 0; session < 8; ++session)
    for (int call = 0; call < 60; ++call) {
      const double slope = 0.8 * random.normal(), low = 0.5 * random.normal(), high = low + 0.4;
      for (const auto& [key, point] : all.points) {
        if (key.second != std::to_string(2010 + session)) continue;
        const double seen = random.normal() + slope * point;
        all.votes.push_back({std::to_string(call), Date::of(2010 + session, 6, 1), key.first,
                             seen < low    ? "yes"
                             : seen < high ? "abstain"
                                           : "no",
                             "", ""});
      }
    }
  return all;
}

double correlation(const std::vector<std::pair<double, double>>& pairs) {
  double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
  for (const auto& [a, b] : pairs) n += 1, x += a, y += b, xx += a * a, yy += b * b, xy += a * b;
  return (n * xy - x * y) / std::sqrt((n * xx - x * x) * (n * yy - y * y));
}

TEST(IdealPoints, FindPlantedPoints) {
  const Planted all = planted();
  const auto rows = ideal_points(all.votes, PeriodKind::year, kArms);
  ASSERT_EQ(rows.size(), 320u);
  std::vector<std::pair<double, double>> pairs;
  double sum = 0, squares = 0;
  for (const IdealPointRow& row : rows) {
    pairs.push_back({row.point.value, all.points.at({row.state, row.session})});
    sum += row.point.value;
    squares += row.point.value * row.point.value;
    EXPECT_EQ(row.votes, 60);
    EXPECT_LT(row.point.low, row.point.value);
    EXPECT_GT(row.point.high, row.point.value);
  }
  EXPECT_GT(correlation(pairs), 0.98);
  EXPECT_NEAR(sum / 320, 0, 1e-6);
  EXPECT_NEAR(squares / 320, 1, 1e-6);

  // Nine intervals in ten hold the truth, once that is put on the same scale.
  double mean = 0, square = 0, held = 0;
  for (const auto& [point, truth] : pairs) mean += truth / 320, square += truth * truth / 320;
  const double deviation = std::sqrt(square - mean * mean);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const double truth = (pairs[i].second - mean) / deviation;
    held += rows[i].point.low <= truth && truth <= rows[i].point.high;
  }
  EXPECT_GT(held / 320, 0.8);
  EXPECT_LT(held / 320, 0.995);
}

TEST(IdealPoints, AreTheSameOnAnyThreadsAndInAnyOrderOfVotes) {
  Planted all = planted();
  IdealPointOptions one;
  one.threads = 1;
  const auto first = ideal_points(all.votes, PeriodKind::year, kArms, one);
  std::reverse(all.votes.begin(), all.votes.end());
  const auto second = ideal_points(all.votes, PeriodKind::year, kArms);
  ASSERT_EQ(first.size(), second.size());
  for (std::size_t i = 0; i < first.size(); ++i) EXPECT_EQ(first[i].point.value, second[i].point.value);
}

TEST(IdealPoints, ArmsTurnTheLine) {
  const Planted all = planted();
  const auto rows = ideal_points(all.votes, PeriodKind::year, kArms);
  const auto turned = ideal_points(all.votes, PeriodKind::year, {{"S00", 1}, {"S39", -1}});
  EXPECT_LT(rows.front().point.value, 0);
  EXPECT_DOUBLE_EQ(turned.front().point.value, -rows.front().point.value);
}

TEST(IdealPoints, NeedTwoStatesAndLeaveAbsenceOut) {
  const Vote yes{"R1", Date::of(2022, 3, 2), "SHI", "yes", "", ""};
  const Vote absent{"R1", Date::of(2022, 3, 2), "MOR", "absent", "", ""};
  EXPECT_TRUE(ideal_points(std::vector{yes, absent}, PeriodKind::year, {}).empty());
  EXPECT_TRUE(ideal_points({}, PeriodKind::year, {}).empty());
}

// Sessions stand in for years, so that the whole panel is read by session.
TEST(IdealPoints, AgreeWithThePublishedSeries) {
  if (!std::filesystem::exists(roll_calls::folder() / "un_votes.csv.gz"))
    GTEST_SKIP() << "skipped: ../shared is absent: no roll calls under " << roll_calls::folder();
  const auto calls = roll_calls::table_at(roll_calls::folder() / "un_roll_calls.csv.gz"),
             cast = roll_calls::table_at(roll_calls::folder() / "un_votes.csv.gz"),
             published = roll_calls::table_at(roll_calls::folder() / "IdealpointestimatesAll_Apr2020.csv.gz");
  ASSERT_TRUE(calls && cast && published);
  std::map<std::string, int> session_of;
  const auto rcid = *calls->column("rcid"), session = *calls->column("session");
  for (const TableRow& row : calls->rows) session_of[row.cells[rcid]] = std::stoi(row.cells[session]);
  std::vector<Vote> votes;
  const auto at = *cast->column("rcid"), country = *cast->column("country"), vote = *cast->column("vote");
  for (const TableRow& row : cast->rows)
    votes.push_back({row.cells[at], Date::of(1945 + session_of[row.cells[at]], 12, 1), row.cells[country],
                     row.cells[vote], "", ""});

  std::map<std::pair<std::string, std::string>, double> reference;
  const auto name = *published->column("Countryname"), ses = *published->column("session"),
             point = *published->column("IdealPoint");
  for (const TableRow& row : published->rows)
    if (row.cells[point] != "NA")
      reference[{row.cells[name], std::to_string(1945 + std::stoi(row.cells[ses]))}] =
          std::stod(row.cells[point]);

  std::vector<std::pair<double, double>> pooled;
  std::map<std::string, std::vector<std::pair<double, double>>> by_session;
  for (const IdealPointRow& row :
       ideal_points(votes, PeriodKind::year, {{"Russia", -1}, {"United States", 1}})) {
    const auto known = reference.find({row.state, row.session});
    if (known == reference.end()) continue;
    pooled.push_back({row.point.value, known->second});
    by_session[row.session].push_back(pooled.back());
  }
  EXPECT_GT(pooled.size(), 10000u);
  EXPECT_GT(correlation(pooled), 0.978);
  EXPECT_EQ(by_session.size(), 73u);
  for (const auto& [one, pairs] : by_session) EXPECT_GT(correlation(pairs), 0.97) << one;
}

}  // namespace
}  // namespace steelyard
