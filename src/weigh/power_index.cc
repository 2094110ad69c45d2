// Whom dealings count for: a power itself, or the bloc a state belonged to on the day.
#include <algorithm>

#include "steelyard/weigh.h"

namespace steelyard {
namespace {

bool belongs(const DateRange& days, Date day) { return day.known() ? days.holds(day) : !days.to.known(); }

}  // namespace

PowerIndex::PowerIndex(const Powers& powers) {
  for (std::size_t i = 0; i < powers.list.size(); ++i) {
    own_.emplace(powers.list[i].code, i);
    codes_.push_back(powers.list[i].code);
  }
  for (std::size_t i = 0; i < powers.list.size(); ++i)
    for (const Member& member : powers.list[i].members) {
      if (own_.contains(member.country)) continue;
      members_.emplace(member.country, std::pair(i, member.days));
      codes_.push_back(member.country);
    }
  std::ranges::sort(codes_);
  const auto rest = std::ranges::unique(codes_);
  codes_.erase(rest.begin(), rest.end());
}

std::optional<std::size_t> PowerIndex::find(std::string_view code, Date day) const {
  if (const auto at = own_.find(code); at != own_.end()) return at->second;
  const auto [from, to] = members_.equal_range(code);
  for (auto at = from; at != to; ++at)
    if (belongs(at->second.second, day)) return at->second.first;
  return std::nullopt;
}

}  // namespace steelyard
