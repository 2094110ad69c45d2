// Words for the enumerations of record.h, in one table each, so that writing and reading cannot drift apart.
#include <array>
#include <utility>

#include "steelyard/record.h"

namespace steelyard {
namespace {

constexpr std::array<std::pair<EventStatus, std::string_view>, 5> kStatuses{{
    {EventStatus::asserted, "asserted"},
    {EventStatus::denied, "denied"},
    {EventStatus::intended, "intended"},
    {EventStatus::hypothetical, "hypothetical"},
    {EventStatus::past_reference, "past_reference"},
}};

}  // namespace

std::string_view party_of(const ActorMention& actor) {
  if (!actor.country.empty()) return actor.country;
  return std::string_view(actor.code).substr(0, actor.code.find('/'));
}

std::string_view to_string(EventStatus status) {
  for (const auto& [value, word] : kStatuses)
    if (value == status) return word;
  return "asserted";
}

std::optional<EventStatus> parse_event_status(std::string_view text) {
  for (const auto& [value, word] : kStatuses)
    if (word == text) return value;
  return std::nullopt;
}

}  // namespace steelyard
