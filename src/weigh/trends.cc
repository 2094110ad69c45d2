// The line through a power's shares over time: least squares, each period weighted by its events, with draws
// of the shares behind the interval. docs/methods/trends.md.
#include <algorithm>
#include <numeric>

#include "weigh/draws.h"
#include "weigh/series.h"

namespace steelyard {
namespace {

constexpr int kPeriodsMin = 3;

// Slope a period of the weighted line through (t, values[t]).
double slope(std::span<const double> values, std::span<const double> weights) {
  double w = 0, t_mean = 0, mean = 0;
  for (std::size_t t = 0; t < values.size(); ++t) {
    w += weights[t];
    t_mean += weights[t] * static_cast<double>(t);
    mean += weights[t] * values[t];
  }
  t_mean /= w, mean /= w;
  double cross = 0, square = 0;
  for (std::size_t t = 0; t < values.size(); ++t) {
    const double away = static_cast<double>(t) - t_mean;
    cross += weights[t] * away * (values[t] - mean);
    square += weights[t] * away * away;
  }
  return cross / square;
}

// values[p][t] of the shares as they are, or drawn when `random` is given.
std::vector<std::vector<double>> share_paths(const Series& series, double evidence, Random* random) {
  const std::size_t powers = series.counts.front().size();
  std::vector<std::vector<double>> paths(powers, std::vector<double>(series.counts.size()));
  std::vector<double> shares(powers);
  for (std::size_t t = 0; t < series.counts.size(); ++t) {
    const auto volume = std::accumulate(series.counts[t].begin(), series.counts[t].end(), std::int64_t{0});
    if (volume == 0) continue;
    if (random) draw_shares(series.counts[t], evidence, *random, shares);
    for (std::size_t p = 0; p < powers; ++p)
      paths[p][t] =
          random ? shares[p] : static_cast<double>(series.counts[t][p]) / static_cast<double>(volume);
  }
  return paths;
}

std::vector<TrendRow> rows_of(const Series& series, const BalanceQuery& query) {
  std::vector<double> weights;
  for (const auto& row : series.counts)
    weights.push_back(static_cast<double>(std::accumulate(row.begin(), row.end(), std::int64_t{0})));
  const double a_year = periods_per_year(series.first.kind);
  const auto plain = share_paths(series, 1, nullptr);
  std::vector<std::vector<double>> draws(plain.size());
  const double evidence = series.evidence / overdispersion(series);
  Random random(seed_of(query.seed, {"trend", series.state}));
  for (int draw = 0; draw < kDraws; ++draw) {
    const auto paths = share_paths(series, evidence, &random);
    for (std::size_t p = 0; p < paths.size(); ++p) draws[p].push_back(slope(paths[p], weights) * a_year);
  }
  std::vector<TrendRow> rows;
  for (std::size_t p = 0; p < plain.size(); ++p) {
    TrendRow row{series.state,
                 query.powers->list[p].code,
                 series.name(0),
                 series.name(series.size() - 1),
                 static_cast<int>(std::ranges::count_if(weights, [](double w) { return w > 0; })),
                 series.volume(),
                 {},
                 0};
    const double estimate = slope(plain[p], weights) * a_year;
    const auto same = std::ranges::count_if(draws[p], [&](double d) { return (d > 0) == (estimate > 0); });
    row.odds = static_cast<double>(same) / kDraws;
    row.per_year = measure_of(estimate, draws[p]);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

std::vector<TrendRow> trends(std::span<const EventCount> counts, const BalanceQuery& query) {
  std::vector<TrendRow> rows;
  for (const Series& series : series_of(counts, query)) {
    const auto filled = std::ranges::count_if(series.counts, [](const auto& row) {
      return std::ranges::any_of(row, [](std::int64_t count) { return count > 0; });
    });
    if (filled < kPeriodsMin || volume_class(series.volume()) == Volume::too_few) continue;
    std::ranges::move(rows_of(series, query), std::back_inserter(rows));
  }
  return rows;
}

}  // namespace steelyard
