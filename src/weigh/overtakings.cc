// One power passes another in a state's dealings: pairs of powers, dated by crossing.cc.
#include <algorithm>
#include <cmath>

#include "weigh/draws.h"
#include "weigh/series.h"

namespace steelyard {
namespace {

constexpr double kWindowYears = 2;

// How much evidence an event is when the two counts are set against each other.
double pair_evidence(const Series& series, std::span<const std::int64_t> by,
                     std::span<const std::int64_t> of) {
  std::vector<std::int64_t> both;
  for (std::size_t t = 0; t < by.size(); ++t) both.push_back(by[t] + of[t]);
  return series.evidence / overdispersion(by, both);
}

OvertakingRow row_of(const Series& series, const Crossing& crossing, std::size_t by, std::size_t of,
                     double evidence, const BalanceQuery& query) {
  const auto& powers = query.powers->list;
  OvertakingRow row;
  row.state = series.state;
  row.by = powers[by].code;
  row.of = powers[of].code;
  row.period = series.name(crossing.at);
  row.period_low = series.name(crossing.low);
  row.period_high = series.name(crossing.high);
  row.date = first_day({series.first.kind, series.first.index + crossing.at});
  row.odds = crossing.odds;
  const auto before = series.sums(crossing.from, crossing.at), after = series.sums(crossing.at, crossing.to);
  const std::uint64_t seed = seed_of(query.seed, {"overtaking", row.state, row.by, row.of, row.period});
  const Portfolio was = portfolio(before, {}, evidence, seed), is = portfolio(after, {}, evidence, seed + 1);
  row.by_before = was.shares[by];
  row.of_before = was.shares[of];
  row.by_after = is.shares[by];
  row.of_after = is.shares[of];
  row.volume = before[by] + before[of] + after[by] + after[of];
  return row;
}

}  // namespace

std::vector<OvertakingRow> overtakings(std::span<const EventCount> counts, const BalanceQuery& query,
                                       double odds_min) {
  std::vector<OvertakingRow> rows;
  for (const Series& series : series_of(counts, query)) {
    const int window = std::max(2, static_cast<int>(kWindowYears * periods_per_year(series.first.kind)));
    const std::size_t first = rows.size(), powers = query.powers->list.size();
    for (std::size_t by = 0; by < powers; ++by)
      for (std::size_t of = 0; of < powers; ++of) {
        if (by == of) continue;
        const auto a = column(series, by), b = column(series, of);
        const auto seed = seed_of(
            query.seed, {"crossing", series.state, query.powers->list[by].code, query.powers->list[of].code});
        const double evidence = pair_evidence(series, a, b);
        for (const Crossing& crossing : crossings(a, b, window, odds_min, evidence, seed)) {
          OvertakingRow row = row_of(series, crossing, by, of, evidence, query);
          if (volume_class(row.volume) != Volume::too_few) rows.push_back(std::move(row));
        }
      }
    std::ranges::stable_sort(rows.begin() + static_cast<std::ptrdiff_t>(first), rows.end(), {},
                             &OvertakingRow::date);
  }
  return rows;
}

}  // namespace steelyard
