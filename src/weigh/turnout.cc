// How many are likely to come, by the editions before.
//
// Headcounts scatter more than Poisson counts: negative binomial with mean μ and size r, both on a grid with
// even weights in their logarithms, so that the prediction carries what a few editions leave unknown. Some
// occasions swell every fifth year; the same model with a mean of its own for editions a multiple of five
// years away stands beside the plain one, and the two are mixed by how likely each makes the past.
// docs/methods/gatherings.md.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "steelyard/weigh.h"

namespace steelyard {
namespace {

using Past = std::vector<std::int64_t>;

constexpr int kMeans = 48, kSizes = 24;
constexpr double kMeanMin = 0.3, kSizeMin = 0.3, kSizeMax = 60;
constexpr int kRoundYears = 5;

double log_negative_binomial(double y, double mean, double size) {
  return std::lgamma(y + size) - std::lgamma(size) - std::lgamma(y + 1) +
         size * std::log(size / (size + mean)) + y * std::log(mean / (size + mean));
}

struct Grid {
  std::vector<double> means, sizes;
};

std::vector<double> log_spaced(double from, double to, int points) {
  std::vector<double> all;
  for (int i = 0; i < points; ++i) all.push_back(from * std::pow(to / from, i / (points - 1.0)));
  return all;
}

double log_sum(std::span<const double> logs) {
  const double top = *std::ranges::max_element(logs);
  double sum = 0;
  for (const double value : logs) sum += std::exp(value - top);
  return top + std::log(sum);
}

// ln P(past | μ, r) for every μ, at one r.
std::vector<double> likelihoods(const Past& past, const Grid& grid, double size) {
  std::vector<double> logs;
  for (const double mean : grid.means) {
    double sum = 0;
    for (const std::int64_t y : past) sum += log_negative_binomial(static_cast<double>(y), mean, size);
    logs.push_back(sum);
  }
  return logs;
}

// Adds weight × P(y | μ, r) averaged over the posterior of μ at one r.
void add_prediction(std::vector<double>& chance, const std::vector<double>& logs, const Grid& grid,
                    double size, double weight) {
  const double all = log_sum(logs);
  for (std::size_t m = 0; m < grid.means.size(); ++m) {
    const double share = weight * std::exp(logs[m] - all);
    if (share < 1e-9) continue;
    for (std::size_t y = 0; y < chance.size(); ++y)
      chance[y] += share * std::exp(log_negative_binomial(static_cast<double>(y), grid.means[m], size));
  }
}

double point(std::span<const double> chance, double q) {
  double passed = 0;
  for (std::size_t y = 0; y < chance.size(); ++y)
    if (passed += chance[y]; passed >= q) return static_cast<double>(y);
  return static_cast<double>(chance.size() - 1);
}

// One way to see the past at one r: the editions that speak for the next one, and ln P of the whole past.
struct View {
  double size = 0;
  double log_weight = 0;
  std::vector<double> logs;
};

std::vector<View> views_of(const Past& like, const Past& other, const Grid& grid) {
  const double each_mean = std::log(static_cast<double>(grid.means.size()));
  Past whole = like;
  whole.insert(whole.end(), other.begin(), other.end());
  std::vector<View> views;
  for (const double size : grid.sizes) {
    std::vector<double> plain = likelihoods(whole, grid, size);
    views.push_back({size, log_sum(plain) - each_mean, std::move(plain)});
    if (like.empty() || other.empty()) continue;
    std::vector<double> own = likelihoods(like, grid, size);
    const double rest = log_sum(likelihoods(other, grid, size)) - each_mean;
    const double log_weight = log_sum(own) - each_mean + rest;
    views.push_back({size, log_weight, std::move(own)});
  }
  return views;
}

}  // namespace

double Turnout::surprise(std::int64_t headcount) const {
  double below = 0;
  const auto at = static_cast<std::size_t>(
      std::clamp<std::int64_t>(headcount, 0, static_cast<std::int64_t>(chance.size()) - 1));
  for (std::size_t y = 0; y < at; ++y) below += chance[y];
  const double tail = std::min(below + chance[at], 1 - below);
  return -std::log(std::clamp(2 * tail, 1e-12, 1.0));
}

Turnout expected_turnout(std::span<const std::pair<int, std::int64_t>> past, int year) {
  Past like, other;
  std::int64_t largest = 1;
  for (const auto& [edition, headcount] : past) {
    ((year - edition) % kRoundYears == 0 ? like : other).push_back(headcount);
    largest = std::max(largest, headcount);
  }
  const Grid grid{log_spaced(kMeanMin, 4.0 * static_cast<double>(largest) + 4, kMeans),
                  log_spaced(kSizeMin, kSizeMax, kSizes)};
  const std::vector<View> views = views_of(like, other, grid);
  std::vector<double> log_weights;
  for (const View& view : views) log_weights.push_back(view.log_weight);
  const double all = log_sum(log_weights);

  Turnout turnout;
  turnout.chance.assign(static_cast<std::size_t>(12 * largest + 60), 0.0);
  for (const View& view : views)
    add_prediction(turnout.chance, view.logs, grid, view.size, std::exp(view.log_weight - all));
  const double sum = std::accumulate(turnout.chance.begin(), turnout.chance.end(), 0.0);
  for (double& chance : turnout.chance) chance /= sum;
  turnout.expected = {point(turnout.chance, 0.5), point(turnout.chance, 0.05), point(turnout.chance, 0.95)};
  return turnout;
}

}  // namespace steelyard
