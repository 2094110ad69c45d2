// From trust to confidence: how often events that were found in such a way are right.
//
// Problem: the trust of an event, a product of factors for weak places in the reading, orders events but is
// no probability. Method: a table of trust against the share of right events, one for each way of finding
// them (the tree, the order of words, the back-off), straight lines between its rows; so the order by trust
// stays. Fitted by bench/confidence_fit.py; reliability and method: docs/methods/coding.md.
#pragma once

#include <array>
#include <utility>
#include <vector>

#include "steelyard/record.h"

namespace steelyard {

// Read-only once loaded; may be used from many threads.
class Calibration {
 public:
  // Reads actions/confidence.tsv. Bad lines, and lines that would break the order, go to `reporter`.
  static Result<Calibration> load(const Resources& resources, Reporter& reporter);

  // Confidence of an event whose `confidence` still holds the trust; rounded to hundredths.
  double confidence(const Event& event) const;

 private:
  using Curve = std::vector<std::pair<double, double>>;  // trust, confidence; both ascending
  std::array<Curve, 3> curves_;                          // tree, order, backoff
};

}  // namespace steelyard
