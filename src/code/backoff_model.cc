// Weights and thresholds of the back-off; see backoff_model.h.
#include "code/backoff_model.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

#include <fmt/format.h>

namespace steelyard {
namespace {

static_assert(std::endian::native == std::endian::little, "the model file is read as it lies in memory");

constexpr std::string_view kMagic = "STYBACK1";
constexpr std::string_view kFile = "models/backoff.model", kTable = "actions/backoff.tsv";
constexpr std::size_t kCodes = kBackoffSlots * kBackoffClasses;

std::string root_text(std::size_t root) { return fmt::format("{:02}", root); }

// One column of the table; a root without a line is never told.
Result<std::array<double, kBackoffClasses>> read_thresholds(const Table& table, std::string_view column,
                                                            Reporter& reporter) {
  std::array<double, kBackoffClasses> thresholds;
  thresholds.fill(std::numeric_limits<double>::infinity());
  STEELYARD_TRY(const std::size_t root_column, table.column("root"));
  STEELYARD_TRY(const std::size_t value_column, table.column(column));
  for (const TableRow& row : table.rows) {
    const auto root = parse_int(row.cells[root_column]);
    const auto value = parse_double(row.cells[value_column]);
    if (root && *root > 0 && *root < static_cast<int>(kBackoffClasses) && value && *value >= 0)
      thresholds[static_cast<std::size_t>(*root)] = *value;
    else
      reporter.report(
          "back-off threshold",
          Error{ErrorKind::bad_input, "needs a root from 01 to 20 and a probability", table.where(row)});
  }
  return thresholds;
}

}  // namespace

const LexiconEntry& backoff_probe() {
  static const LexiconEntry probe = [] {
    LexiconEntry entry;
    entry.file = "backoff";
    entry.target = {"obj", "iobj", "with", "against", "to", "on", "at", "for", "from", "of", "over"};
    return entry;
  }();
  return probe;
}

void BackoffFeatures::add(std::string_view kind, std::string_view first, std::string_view second) {
  std::string name(kind);
  for (std::string_view part : {first, second})
    if (!part.empty()) name.append(" ").append(part);
  slots.push_back(static_cast<std::uint32_t>(hash64(name) % kBackoffSlots));
  if (named) names.push_back(std::move(name));
}

std::array<double, kBackoffClasses> BackoffWeights::probabilities(
    std::span<const std::uint32_t> slots) const {
  std::array<int, kBackoffClasses> sums{};
  for (std::uint32_t slot : slots)
    for (std::size_t c = 0; c < kBackoffClasses; ++c) sums[c] += codes[slot * kBackoffClasses + c];
  const int top = *std::max_element(sums.begin(), sums.end());
  std::array<double, kBackoffClasses> result{};
  double total = 0;
  for (std::size_t c = 0; c < kBackoffClasses; ++c)
    total += result[c] = std::exp(static_cast<double>(scale) * (sums[c] - top));
  for (double& value : result) value /= total;
  return result;
}

// Magic, slots, classes, scale, codes, checksum.
std::string BackoffWeights::to_bytes() const {
  std::string out(kMagic);
  const auto number = [&](auto value) {
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    out.append(bytes, sizeof value);
  };
  number(static_cast<std::uint32_t>(kBackoffSlots));
  number(static_cast<std::uint32_t>(kBackoffClasses));
  number(scale);
  out.append(reinterpret_cast<const char*>(codes.data()), codes.size());
  number(hash64(out));
  return out;
}

Result<BackoffWeights> BackoffWeights::from_bytes(std::string_view bytes) {
  constexpr std::size_t kHead = kMagic.size() + 3 * sizeof(std::uint32_t), kTail = sizeof(std::uint64_t);
  const auto bad = [] {
    return failure(ErrorKind::bad_input, "is no back-off model of this version; train it again",
                   std::string(kFile));
  };
  if (bytes.size() != kHead + kCodes + kTail || !bytes.starts_with(kMagic)) return bad();
  std::uint32_t sizes[2];
  BackoffWeights weights;
  std::memcpy(sizes, bytes.data() + kMagic.size(), sizeof sizes);
  std::memcpy(&weights.scale, bytes.data() + kMagic.size() + sizeof sizes, sizeof weights.scale);
  std::uint64_t sum = 0;
  std::memcpy(&sum, bytes.data() + kHead + kCodes, sizeof sum);
  const bool sound = sizes[0] == kBackoffSlots && sizes[1] == kBackoffClasses &&
                     std::isfinite(weights.scale) && weights.scale > 0 &&
                     sum == hash64(bytes.substr(0, kHead + kCodes));
  if (!sound) return bad();
  weights.codes.resize(kCodes);
  std::memcpy(weights.codes.data(), bytes.data() + kHead, kCodes);
  return weights;
}

Result<BackoffModel> BackoffModel::load(const Resources& resources, Reporter& reporter) {
  BackoffModel model;
  STEELYARD_TRY(const std::string_view bytes, resources.get(kFile));
  STEELYARD_TRY(model.weights_, BackoffWeights::from_bytes(bytes));
  STEELYARD_TRY(const Table table, resources.table(kTable, reporter));
  STEELYARD_TRY(model.with_target_, read_thresholds(table, "with_target", reporter));
  STEELYARD_TRY(model.alone_, read_thresholds(table, "alone", reporter));
  for (std::size_t root = 1; root < kBackoffClasses; ++root) {
    LexiconEntry& entry = model.entries_[root] = backoff_probe();
    entry.code = root_text(root) + "0";
    entry.file = "backoff/" + root_text(root);
  }
  return model;
}

std::optional<BackoffGuess> BackoffModel::guess(std::span<const std::uint32_t> slots, bool has_target) const {
  const auto probability = weights_.probabilities(slots);
  const auto best = std::max_element(probability.begin() + 1, probability.end());
  const auto root = static_cast<std::size_t>(best - probability.begin());
  if (*best < (has_target ? with_target_ : alone_)[root] || probability[0] > kSilenceMax) return std::nullopt;
  return BackoffGuess{static_cast<int>(root), *best};
}

std::vector<std::pair<std::string, double>> BackoffModel::reasons(const BackoffFeatures& features, int root,
                                                                  std::size_t count) const {
  std::vector<std::pair<std::string, double>> reasons;
  for (std::size_t i = 0; i < features.names.size(); ++i) {
    const std::int8_t* codes = &weights_.codes[features.slots[i] * kBackoffClasses];
    reasons.emplace_back(features.names[i], static_cast<double>(weights_.scale) * (codes[root] - codes[0]));
  }
  std::stable_sort(reasons.begin(), reasons.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  reasons.resize(std::min(count, reasons.size()));
  return reasons;
}

}  // namespace steelyard
