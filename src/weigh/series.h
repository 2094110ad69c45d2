// One state's dealings period by period, without gaps, and the numeric cores that read such series.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "weigh/periods.h"
#include "weigh/tally.h"

namespace steelyard {

// counts[t][p]: events in period first + t with power p; a period without events is a row of zeros.
struct Series {
  std::string state;
  PeriodIndex first;
  std::vector<std::vector<std::int64_t>> counts;
  double evidence = 1;

  std::string name(int t) const { return period_name({first.kind, first.index + t}); }
  // Sums over [from, to), one a power.
  std::vector<std::int64_t> sums(int from, int to) const;
  std::int64_t volume() const;
  int size() const { return static_cast<int>(counts.size()); }
};

// In the order of the query's states; states without events and counts of period "all" give none. The query's
// slice is not used.
std::vector<Series> series_of(std::span<const EventCount> counts, const BalanceQuery& query);

// The counts of one power, period by period.
std::vector<std::int64_t> column(const Series& series, std::size_t power);

// Scatter of hits[t] / total[t] between neighbouring periods, as a multiple of what binomial counts would
// show; at least
// 1. News comes in bursts: n events are worth n / overdispersion independent ones.
double overdispersion(std::span<const std::int64_t> hits, std::span<const std::int64_t> total);
// Of the shares of all powers, each weighted by its events. REQUIRES: an event.
double overdispersion(const Series& series);

// The place where one count passes another for good, within a window.
struct Crossing {
  int at = 0;             // first period of the new order
  int low = 0, high = 0;  // 5 % and 95 % points of it
  int from = 0, to = 0;   // the window: [from, at) before, [at, to) after
  double odds = 0;        // P(by < of before) × P(by > of after)
};

// Crossings of `by` over `of` of at least these odds, in order of time; `window` periods are looked at on
// both sides. REQUIRES: by.size() == of.size(), window ≥ 2.
std::vector<Crossing> crossings(std::span<const std::int64_t> by, std::span<const std::int64_t> of,
                                int window, double odds_min, double evidence, std::uint64_t seed);

// The one step in a share: hits[t] of total[t].
struct Step {
  int at = 0, low = 0, high = 0;  // first period after the step, with its 5 % and 95 % points
  double odds = 0;                // of a step against none
};
// Nothing when either side of every possible step has fewer than `side_min` events.
std::optional<Step> find_step(std::span<const std::int64_t> hits, std::span<const std::int64_t> total,
                              std::int64_t side_min, double evidence);

}  // namespace steelyard
