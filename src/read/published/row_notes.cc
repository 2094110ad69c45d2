#include "read/published/row_notes.h"

namespace steelyard {
namespace {

constexpr std::size_t kListed = 12;

// "country Utopia (12), actor XYZ (3), and 4 more", the most frequent first.
std::string listed(const std::map<std::string, std::size_t, std::less<>>& counts) {
  std::vector<std::pair<std::size_t, std::string_view>> order;
  for (const auto& [value, count] : counts) order.emplace_back(count, value);
  std::ranges::stable_sort(order, [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string text;
  for (std::size_t i = 0; i < std::min(kListed, order.size()); ++i)
    text += (i ? ", " : "") + std::string(order[i].second) + " (" + std::to_string(order[i].first) + ")";
  if (order.size() > kListed) text += ", and " + std::to_string(order.size() - kListed) + " more";
  return text;
}

}  // namespace

void RowNotes::unresolved(std::string_view what, std::string_view value) {
  std::string key(what);
  (key += ' ') += value;
  if (unresolved_.empty()) first_unresolved_ = where();
  ++unresolved_[key];
}

void RowNotes::report(Reporter& reporter) const {
  for (const auto& [kind, known] : kinds_) {
    Error problem = known.first;
    if (known.count > 1)
      problem.message += "; " + std::to_string(known.count) + " such cases, this the first";
    reporter.report(kind, std::move(problem), known.count);
  }
  if (unresolved_.empty()) return;
  std::size_t total = 0;
  for (const auto& [value, count] : unresolved_) total += count;
  reporter.report("actor of no known state or body",
                  Error{ErrorKind::bad_input,
                        "no table knows " + listed(unresolved_) +
                            "; the events are kept with the code or name as it came, add lines to "
                            "actors/codes.tsv under --data",
                        first_unresolved_},
                  total);
}

}  // namespace steelyard
