// The table of confidence; see calibration.h.
#include "code/calibration.h"

#include <algorithm>
#include <cmath>

namespace steelyard {
namespace {

constexpr std::string_view kTable = "actions/confidence.tsv";
constexpr std::array<std::string_view, 3> kWays{"tree", "order", "backoff"};

// How the event was found, as its rule says.
std::size_t way_of(const Event& event) {
  if (event.rule.starts_with("backoff/")) return 2;
  return event.rule.find("surface") != std::string::npos ? 1 : 0;
}

std::optional<std::size_t> parse_way(std::string_view text) {
  const auto found = std::find(kWays.begin(), kWays.end(), text);
  if (found == kWays.end()) return std::nullopt;
  return static_cast<std::size_t>(found - kWays.begin());
}

bool is_share(std::optional<double> value) { return value && *value >= 0 && *value <= 1; }

}  // namespace

Result<Calibration> Calibration::load(const Resources& resources, Reporter& reporter) {
  Calibration calibration;
  STEELYARD_TRY(const Table table, resources.table(kTable, reporter));
  STEELYARD_TRY(const std::size_t way_column, table.column("way"));
  STEELYARD_TRY(const std::size_t trust_column, table.column("trust"));
  STEELYARD_TRY(const std::size_t confidence_column, table.column("confidence"));
  for (const TableRow& row : table.rows) {
    const auto way = parse_way(row.cells[way_column]);
    const auto trust = parse_double(row.cells[trust_column]);
    const auto confidence = parse_double(row.cells[confidence_column]);
    if (!way || !is_share(trust) || !is_share(confidence)) {
      reporter.report("confidence",
                      Error{ErrorKind::bad_input, "needs tree, order or backoff and two numbers from 0 to 1",
                            table.where(row)});
      continue;
    }
    Curve& curve = calibration.curves_[*way];
    if (!curve.empty() && (*trust <= curve.back().first || *confidence < curve.back().second)) {
      reporter.report(
          "confidence",
          Error{ErrorKind::bad_input, "must rise above the line before it; sort the lines of a way by trust",
                table.where(row)});
      continue;
    }
    curve.emplace_back(*trust, *confidence);
  }
  return calibration;
}

double Calibration::confidence(const Event& event) const {
  const Curve& curve = curves_[way_of(event)];
  const double trust = event.confidence;
  if (curve.empty()) return trust;
  const auto above = std::lower_bound(curve.begin(), curve.end(), std::pair(trust, 0.0));
  double value = curve.back().second;
  if (above == curve.begin()) {
    value = curve.front().second;
  } else if (above != curve.end()) {
    const auto below = above - 1;
    const double part = (trust - below->first) / (above->first - below->first);
    value = below->second + part * (above->second - below->second);
  }
  return std::round(value * 100) / 100;
}

}  // namespace steelyard
