// Did a power's share step up or down, and when?
//
// Binomial counts with one share before and another after, each under Jeffreys' prior; every date that leaves
// enough events on both sides is as likely beforehand, and a step as likely as none. News comes in bursts, so
// the counts are first divided by their overdispersion, estimated from neighbouring periods: that estimate
// hardly feels a single step. After Smith (1975); von Neumann (1941) for the estimate from neighbours.
// docs/methods/trends.md.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "weigh/draws.h"
#include "weigh/series.h"

namespace steelyard {
namespace {

using Counts = std::span<const std::int64_t>;

// ln of the probability of the hits, the share integrated out: B(h + ½, m + ½) / B(½, ½).
double log_marginal(double hits, double misses) {
  constexpr double kLogPi = 1.1447298858494002;
  return std::lgamma(hits + 0.5) + std::lgamma(misses + 0.5) - std::lgamma(hits + misses + 1) - kLogPi;
}

// Log Bayes factor of a step before period t, for every t that leaves side_min events on both sides; −∞
// elsewhere.
std::vector<double> step_factors(Counts hits, Counts total, std::int64_t side_min, double scale) {
  const auto all_hits = std::accumulate(hits.begin(), hits.end(), std::int64_t{0});
  const auto all = std::accumulate(total.begin(), total.end(), std::int64_t{0});
  const auto marginal = [&](std::int64_t h, std::int64_t n) {
    return log_marginal(static_cast<double>(h) * scale, static_cast<double>(n - h) * scale);
  };
  std::vector<double> factors(total.size(), -std::numeric_limits<double>::infinity());
  std::int64_t h = 0, n = 0;
  for (std::size_t t = 1; t < total.size(); ++t) {
    h += hits[t - 1], n += total[t - 1];
    if (n < side_min || all - n < side_min) continue;
    factors[t] = marginal(h, n) + marginal(all_hits - h, all - n) - marginal(all_hits, all);
  }
  return factors;
}

constexpr std::int64_t kSideEventsMin = 30;

}  // namespace

std::optional<Step> find_step(Counts hits, Counts total, std::int64_t side_min, double evidence) {
  const auto factors = step_factors(hits, total, side_min, evidence / overdispersion(hits, total));
  const auto best = std::ranges::max_element(factors);
  if (best == factors.end() || std::isinf(*best)) return std::nullopt;
  std::vector<double> weights;
  for (const double factor : factors) weights.push_back(std::exp(factor - *best));
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  const auto possible = std::ranges::count_if(factors, [](double factor) { return !std::isinf(factor); });

  Step step;
  step.at = static_cast<int>(best - factors.begin());
  double passed = 0;
  step.low = step.high = -1;
  for (std::size_t t = 0; t < weights.size(); ++t) {
    passed += weights[t] / sum;
    if (step.low < 0 && passed >= 0.05) step.low = static_cast<int>(t);
    if (step.high < 0 && passed >= 0.95) step.high = static_cast<int>(t);
  }
  step.low = std::min(step.low, step.at);
  step.high = std::max(step.high, step.at);
  const double log_factor = *best + std::log(sum / static_cast<double>(possible));
  step.odds = 1 / (1 + std::exp(-log_factor));
  return step;
}

std::vector<BreakRow> breaks(std::span<const EventCount> counts, const BalanceQuery& query, double odds_min) {
  std::vector<BreakRow> rows;
  for (const Series& series : series_of(counts, query)) {
    std::vector<std::int64_t> total;
    for (const auto& row : series.counts)
      total.push_back(std::accumulate(row.begin(), row.end(), std::int64_t{0}));
    for (std::size_t power = 0; power < query.powers->list.size(); ++power) {
      std::vector<std::int64_t> hits;
      for (const auto& row : series.counts) hits.push_back(row[power]);
      const auto step = find_step(hits, total, kSideEventsMin, series.evidence);
      if (!step || step->odds < odds_min) continue;
      const std::string& code = query.powers->list[power].code;
      const auto seed = seed_of(query.seed, {"break", series.state, code});
      const Portfolio before = portfolio(series.sums(0, step->at), {}, series.evidence, seed);
      const Portfolio after = portfolio(series.sums(step->at, series.size()), {}, series.evidence, seed + 1);
      rows.push_back({series.state, code, series.name(step->at), series.name(step->low),
                      series.name(step->high), step->odds, before.shares[power], after.shares[power],
                      series.volume()});
    }
  }
  std::ranges::stable_sort(rows, std::greater<>(), &BreakRow::odds);
  return rows;
}

}  // namespace steelyard
