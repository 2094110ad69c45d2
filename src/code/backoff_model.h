// The linear model behind the back-off: weights, file, thresholds.
//
// Softmax over 21 classes, "no event" and the CAMEO roots 01 … 20, of hashed binary features. Weights are
// eight-bit codes with one scale; the scale holds the temperature that was fitted on verbs kept out of
// training, so that probabilities mean what they say for verbs never seen. File: docs/formats/model.md.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "code/lexicon.h"

namespace steelyard {

constexpr std::size_t kBackoffClasses = 21;      // 0 = no event, then the roots 01 … 20
constexpr std::size_t kBackoffSlots = 1u << 14;  // a power of two

constexpr double kSilenceMax = 0.5;  // probability of no event above which nothing is told

// Features of one clause: their slots, and what each one is when that is to be shown.
struct BackoffFeatures {
  bool named = false;
  std::vector<std::uint32_t> slots;
  std::vector<std::string> names;

  void add(std::string_view kind, std::string_view first = {}, std::string_view second = {});
};

// Codes of the weights, the classes of a slot together, and what one unit of a code is worth.
struct BackoffWeights {
  float scale = 1;
  std::vector<std::int8_t> codes;  // kBackoffSlots × kBackoffClasses

  std::array<double, kBackoffClasses> probabilities(std::span<const std::uint32_t> slots) const;
  std::string to_bytes() const;
  static Result<BackoffWeights> from_bytes(std::string_view bytes);
};

struct BackoffGuess {
  int root = 0;
  double probability = 0;
};

// Read-only once loaded; may be used from many threads.
class BackoffModel {
 public:
  // Reads models/backoff.model and actions/backoff.tsv; bad lines of the table go to `reporter`.
  static Result<BackoffModel> load(const Resources& resources, Reporter& reporter);

  // The likeliest root that passes its threshold, if some event is likelier than none. A clause without a
  // target needs more.
  std::optional<BackoffGuess> guess(std::span<const std::uint32_t> slots, bool has_target) const;
  // Stands in for the entry that the lexicon lacks: the root's code, and where targets usually stand.
  const LexiconEntry& entry(int root) const { return entries_[static_cast<std::size_t>(root)]; }
  // Features that speak most for the root and against silence, the strongest first.
  std::vector<std::pair<std::string, double>> reasons(const BackoffFeatures& features, int root,
                                                      std::size_t count) const;

 private:
  BackoffWeights weights_;
  using Thresholds = std::array<double, kBackoffClasses>;
  Thresholds with_target_{}, alone_{};
  std::array<LexiconEntry, kBackoffClasses> entries_;
};

// The entry by which the parties of a clause are looked for before its root is known.
const LexiconEntry& backoff_probe();

}  // namespace steelyard
