// Event counts → sums by state, period, slice and power: the one place where directions, members and sides
// are read.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "steelyard/weigh.h"

namespace steelyard {

// Sums of one state's events with one power.
struct Dealing {
  std::int64_t events = 0;
  std::int64_t paired = 0;  // mutual acts told in both directions: one happening, two events
  double net = 0;           // Σ Goldstein
  double squares = 0;       // Σ Goldstein²
};

struct TallyKey {
  std::size_t state = 0;  // place in BalanceQuery::states
  std::string period, slice;
  friend auto operator<=>(const TallyKey&, const TallyKey&) = default;
};

// One entry a power, in their order.
struct Tally {
  std::vector<Dealing> powers;
  std::int64_t volume() const;
  std::vector<std::int64_t> counts() const;
  // Happenings / events: how much independent evidence an event is, ½ … 1.
  double evidence() const;
};

using Tallies = std::map<TallyKey, Tally>;

// Counts that the query's lever and side admit, split by its slice. A state's dealings with itself are left
// out.
Tallies tally(std::span<const EventCount> counts, const BalanceQuery& query);

// (NC₊ − NC₋) / (|NC₊| + |NC₋|) of the two poles; not given when neither has an event.
Measure pole_lean_of(const Tally& tally, const Powers& powers, std::uint64_t seed);

// Arms of the powers; empty when one is missing.
std::vector<double> arms_of(const Powers& powers);

}  // namespace steelyard
