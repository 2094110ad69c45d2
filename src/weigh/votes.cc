// How alike two states vote: agreement, S, kappa and pi over the roll calls in which both voted (M2).
//
// With yes 1, abstain 2, no 3: S = 1 − mean|v − w| (Signorino and Ritter 1999, two steps from end to end);
// kappa and pi are 1 − D_o / D_e, D the mean squared difference, observed and expected of independent draws
// from each state's own votes (Cohen) or from both together (Scott); Häge 2011. docs/methods/votes.md.
#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "weigh/draws.h"

namespace steelyard {
namespace {

constexpr std::size_t kKinds = 3;                            // yes, abstain, no
using Crosstab = std::array<std::int64_t, kKinds * kKinds>;  // [a's vote × 3 + b's vote] → roll calls

std::optional<std::size_t> kind_of(std::string_view vote) {
  if (vote == "yes") return 0;
  if (vote == "abstain") return 1;
  if (vote == "no") return 2;
  return std::nullopt;
}

using Votes = std::map<std::string, std::map<std::string, std::size_t>>;  // country → resolution → vote

Crosstab table_of(const std::map<std::string, std::size_t>& a, const std::map<std::string, std::size_t>& b) {
  Crosstab table{};
  for (const auto& [resolution, vote] : a)
    if (const auto other = b.find(resolution); other != b.end()) ++table[vote * kKinds + other->second];
  return table;
}

double step(std::size_t cell) {
  return std::abs(static_cast<double>(cell / kKinds) - static_cast<double>(cell % kKinds));
}

double agreement_of(std::span<const double> shares) { return shares[0] + shares[4] + shares[8]; }

double s_of(std::span<const double> shares) {
  double distance = 0;
  for (std::size_t cell = 0; cell < shares.size(); ++cell) distance += shares[cell] * step(cell);
  return 1 - distance;
}

// 1 − observed / expected squared difference; `a` and `b` are the margins the expected votes are drawn from.
double beyond_chance(std::span<const double> shares, const std::array<double, kKinds>& a,
                     const std::array<double, kKinds>& b) {
  double observed = 0, expected = 0;
  for (std::size_t cell = 0; cell < shares.size(); ++cell) {
    const double square = step(cell) * step(cell);
    observed += shares[cell] * square;
    expected += a[cell / kKinds] * b[cell % kKinds] * square;
  }
  return expected > 0 ? 1 - observed / expected : kNotGiven;
}

void fill(SimilarityRow& row, const Crosstab& table) {
  std::vector<double> shares;
  std::array<double, kKinds> a{}, b{}, pooled{};
  for (std::size_t cell = 0; cell < table.size(); ++cell) {
    shares.push_back(static_cast<double>(table[cell]) / static_cast<double>(row.n));
    a[cell / kKinds] += shares.back();
    b[cell % kKinds] += shares.back();
  }
  for (std::size_t kind = 0; kind < kKinds; ++kind) pooled[kind] = (a[kind] + b[kind]) / 2;
  row.kappa = beyond_chance(shares, a, b);
  row.pi = beyond_chance(shares, pooled, pooled);

  // Bayesian bootstrap over the roll calls (Rubin 1981): weights of the cells that occur.
  std::vector<double> agreement, s, drawn(table.size());
  Random random(seed_of(1, {"votes", row.a, row.b, row.session}));
  for (int draw = 0; draw < kDraws; ++draw) {
    double total = 0;
    for (std::size_t cell = 0; cell < table.size(); ++cell)
      total += drawn[cell] = table[cell] > 0 ? random.gamma(static_cast<double>(table[cell])) : 0;
    for (double& share : drawn) share /= total;
    agreement.push_back(agreement_of(drawn));
    s.push_back(s_of(drawn));
  }
  row.agreement = measure_of(agreement_of(shares), agreement);
  row.s = measure_of(s_of(shares), s);
}

}  // namespace

std::vector<SimilarityRow> vote_similarity(std::span<const Vote> votes, std::span<const std::string> states,
                                           std::span<const std::string> powers, PeriodKind period) {
  std::map<std::string, Votes> sessions;
  for (const Vote& vote : votes)
    if (const auto kind = kind_of(vote.vote))
      sessions[period_of(vote.date, period)][vote.country].try_emplace(vote.resolution, *kind);
  std::vector<SimilarityRow> rows;
  for (const std::string& state : states)
    for (const std::string& power : powers) {
      if (state == power) continue;
      for (const auto& [session, by_country] : sessions) {
        const auto a = by_country.find(state), b = by_country.find(power);
        if (a == by_country.end() || b == by_country.end()) continue;
        const Crosstab table = table_of(a->second, b->second);
        SimilarityRow row{state, power, session, std::accumulate(table.begin(), table.end(), std::int64_t{0}),
                          {},    {}};
        if (row.n == 0) continue;
        fill(row, table);
        rows.push_back(std::move(row));
      }
    }
  return rows;
}

}  // namespace steelyard
