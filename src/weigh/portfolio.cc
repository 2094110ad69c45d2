// One vector of counts → shares, concentration, effective partners, entropy, lean, with intervals.
//
// Estimates are the plain figures of the counts, so that a reader can redo them; intervals come from the
// posterior of the shares. docs/methods/balance.md, docs/methods/lean.md.
#include <cmath>
#include <numeric>

#include "weigh/draws.h"
#include "weigh/summaries.h"

namespace steelyard {

Summaries summaries(std::span<const double> shares, std::span<const double> arms) {
  Summaries all;
  double hhi = 0, entropy = 0;
  for (const double share : shares) {
    hhi += share * share;
    if (share > 0) entropy -= share * std::log(share);
  }
  all.hhi = hhi;
  all.effective = 1 / hhi;
  // One power alone leaves nothing to spread over.
  if (shares.size() > 1) all.entropy = entropy / std::log(static_cast<double>(shares.size()));
  if (!arms.empty()) all.lean = std::inner_product(shares.begin(), shares.end(), arms.begin(), 0.0);
  return all;
}

namespace {

// Draws of every share and summary, one column each.
struct Columns {
  std::vector<std::vector<double>> shares;
  std::vector<double> hhi, effective, entropy, lean;
};

Columns draw_columns(std::span<const std::int64_t> counts, std::span<const double> arms, double evidence,
                     std::uint64_t seed) {
  Columns columns;
  columns.shares.resize(counts.size());
  Random random(seed);
  std::vector<double> shares(counts.size());
  for (int draw = 0; draw < kDraws; ++draw) {
    draw_shares(counts, evidence, random, shares);
    for (std::size_t i = 0; i < shares.size(); ++i) columns.shares[i].push_back(shares[i]);
    const Summaries now = summaries(shares, arms);
    columns.hhi.push_back(now.hhi);
    columns.effective.push_back(now.effective);
    columns.entropy.push_back(now.entropy);
    columns.lean.push_back(now.lean);
  }
  return columns;
}

}  // namespace

Portfolio portfolio(std::span<const std::int64_t> counts, std::span<const double> arms, double evidence,
                    std::uint64_t seed) {
  Portfolio result;
  result.volume = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
  result.shares.resize(counts.size());
  if (result.volume <= 0) return result;

  std::vector<double> shares;
  for (const std::int64_t count : counts)
    shares.push_back(static_cast<double>(count) / static_cast<double>(result.volume));
  const Summaries plain = summaries(shares, arms);
  Columns columns = draw_columns(counts, arms, evidence, seed);
  for (std::size_t i = 0; i < counts.size(); ++i) result.shares[i] = measure_of(shares[i], columns.shares[i]);
  result.hhi = measure_of(plain.hhi, columns.hhi);
  result.effective = measure_of(plain.effective, columns.effective);
  if (counts.size() > 1) result.entropy = measure_of(plain.entropy, columns.entropy);
  if (!arms.empty()) result.lean = measure_of(plain.lean, columns.lean);
  return result;
}

Volume volume_class(std::int64_t events) {
  return events < 30 ? Volume::too_few : events < 100 ? Volume::thin : Volume::enough;
}

std::string_view to_string(Volume volume) {
  switch (volume) {
    case Volume::enough:
      return "enough";
    case Volume::thin:
      return "thin";
    case Volume::too_few:
      return "too few";
  }
  return "too few";
}

}  // namespace steelyard
