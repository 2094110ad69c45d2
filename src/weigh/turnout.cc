// How many are likely to come, by the editions before.
//
// Headcounts scatter more than Poisson counts: negative binomial with mean μ and size r, both on a grid with
// even weights in their logarithms, so that the prediction carries what a few editions leave unknown. Some
// occasions swell every fifth year; beside the plain model stand five more, one for each remainder of the
// year by five, in which the editions of that remainder have a mean of their own. All are mixed by how likely
// each makes the past. docs/methods/gatherings.md.
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "steelyard/weigh.h"

namespace steelyard {
namespace {

constexpr std::size_t kMeans = 48, kSizes = 24;
constexpr double kMeanMin = 0.3, kSizeMin = 0.3, kSizeMax = 60;
constexpr int kRoundYears = 5;
constexpr double kPlainPrior = 0.5;

// Values at every μ for one r, and at every μ of every r.
using ByMean = std::array<double, kMeans>;
using ByCell = std::array<ByMean, kSizes>;

struct Grid {
  std::vector<double> means, sizes;
};

std::vector<double> log_spaced(double from, double to, std::size_t points) {
  std::vector<double> all;
  for (std::size_t i = 0; i < points; ++i)
    all.push_back(from * std::pow(to / from, static_cast<double>(i) / static_cast<double>(points - 1)));
  return all;
}

double log_negative_binomial(double y, double mean, double size) {
  return std::lgamma(y + size) - std::lgamma(size) - std::lgamma(y + 1) +
         size * std::log(size / (size + mean)) + y * std::log(mean / (size + mean));
}

ByCell log_chances(std::int64_t headcount, const Grid& grid) {
  ByCell logs;
  for (std::size_t r = 0; r < kSizes; ++r)
    for (std::size_t m = 0; m < kMeans; ++m)
      logs[r][m] = log_negative_binomial(static_cast<double>(headcount), grid.means[m], grid.sizes[r]);
  return logs;
}

double log_mean(const ByMean& logs) {
  const double top = *std::ranges::max_element(logs);
  double sum = 0;
  for (const double value : logs) sum += std::exp(value - top);
  return top + std::log(sum / kMeans);
}

// One way to see the past: the editions that speak for the next one, and those that have a mean of their own.
struct View {
  double prior = 0;
  std::vector<std::size_t> like, other;
};

std::vector<View> views_of(std::span<const std::pair<int, std::int64_t>> past, int year) {
  View plain{kPlainPrior, {}, {}};
  for (std::size_t e = 0; e < past.size(); ++e) plain.like.push_back(e);
  std::vector<View> views{plain};
  for (int remainder = 0; remainder < kRoundYears; ++remainder) {
    View view{(1 - kPlainPrior) / kRoundYears, {}, {}};
    const auto round = [&](int edition) { return edition % kRoundYears == remainder; };
    for (std::size_t e = 0; e < past.size(); ++e)
      (round(past[e].first) == round(year) ? view.like : view.other).push_back(e);
    if (!view.like.empty() && !view.other.empty()) views.push_back(std::move(view));
  }
  return views;
}

ByMean sum_over(const std::vector<std::size_t>& editions, const std::vector<ByCell>& logs, std::size_t r) {
  ByMean sums{};
  for (const std::size_t e : editions)
    for (std::size_t m = 0; m < kMeans; ++m) sums[m] += logs[e][r][m];
  return sums;
}

// Posterior weight of every (r, μ) for the next edition, mixed over the views.
ByCell posterior(const std::vector<View>& views, const std::vector<ByCell>& logs) {
  double top = -std::numeric_limits<double>::infinity();
  std::vector<ByCell> joint(views.size());
  for (std::size_t v = 0; v < views.size(); ++v)
    for (std::size_t r = 0; r < kSizes; ++r) {
      joint[v][r] = sum_over(views[v].like, logs, r);
      const double rest = views[v].other.empty() ? 0 : log_mean(sum_over(views[v].other, logs, r));
      for (double& value : joint[v][r]) top = std::max(top, value += rest + std::log(views[v].prior));
    }
  ByCell weights{};
  double sum = 0;
  for (const ByCell& view : joint)
    for (std::size_t r = 0; r < kSizes; ++r)
      for (std::size_t m = 0; m < kMeans; ++m)
        sum += std::exp(view[r][m] - top), weights[r][m] += std::exp(view[r][m] - top);
  for (ByMean& row : weights)
    for (double& weight : row) weight /= sum;
  return weights;
}

// Adds weight × P(y | μ, r), each chance from the one before.
void add_chances(std::vector<double>& chance, double mean, double size, double weight) {
  double p = weight * std::exp(size * std::log(size / (size + mean)));
  for (std::size_t y = 0; y < chance.size(); ++y) {
    chance[y] += p;
    p *= (static_cast<double>(y) + size) / (static_cast<double>(y) + 1) * mean / (mean + size);
  }
}

double point(std::span<const double> chance, double q) {
  double passed = 0;
  for (std::size_t y = 0; y < chance.size(); ++y)
    if (passed += chance[y]; passed >= q) return static_cast<double>(y);
  return static_cast<double>(chance.size() - 1);
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
  std::int64_t largest = 1;
  for (const auto& [edition, headcount] : past) largest = std::max(largest, headcount);
  const Grid grid{log_spaced(kMeanMin, 4.0 * static_cast<double>(largest) + 4, kMeans),
                  log_spaced(kSizeMin, kSizeMax, kSizes)};
  std::vector<ByCell> logs;
  for (const auto& [edition, headcount] : past) logs.push_back(log_chances(headcount, grid));
  const ByCell weights = posterior(views_of(past, year), logs);

  Turnout turnout;
  turnout.chance.assign(static_cast<std::size_t>(12 * largest + 60), 0.0);
  for (std::size_t r = 0; r < kSizes; ++r)
    for (std::size_t m = 0; m < kMeans; ++m)
      if (weights[r][m] > 1e-9) add_chances(turnout.chance, grid.means[m], grid.sizes[r], weights[r][m]);
  const double sum = std::accumulate(turnout.chance.begin(), turnout.chance.end(), 0.0);
  for (double& chance : turnout.chance) chance /= sum;
  turnout.expected = {point(turnout.chance, 0.5), point(turnout.chance, 0.05), point(turnout.chance, 0.95)};
  return turnout;
}

}  // namespace steelyard
