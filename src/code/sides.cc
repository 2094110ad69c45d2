// Sides of an event by code and words; see sides.h.
#include "code/sides.h"

#include <algorithm>
#include <array>

namespace steelyard {

bool acts_on_itself(const ActorMention& source, const ActorMention& target) {
  if (source.code == target.code) return true;
  if (source.country.empty() || source.country != target.country || source.code != source.country)
    return false;
  const std::string words = lower_ascii(target.text);
  return words.starts_with("its ") || words.starts_with("their ") || words.starts_with("his ") ||
         words.starts_with("her ");
}

bool is_private(const ActorMention& source, const ActorMention& target, const Party& party) {
  constexpr std::array<std::string_view, 7> kPrivate{"CVL", "BUS", "MED", "EDU", "HLH", "AGR", "ELI"};
  const auto has_private_role = [&](const ActorMention& actor) {
    const std::size_t slash = actor.code.find('/');
    return slash != std::string::npos &&
           std::find(kPrivate.begin(), kPrivate.end(), std::string_view(actor.code).substr(slash + 1)) !=
               kPrivate.end();
  };
  const bool alike = source.country == target.country || source.code.empty() || target.code.empty();
  const bool state = std::ranges::any_of(party.mentions, [](const Mention* mention) {
    return mention->kind == ActorKind::state || mention->kind == ActorKind::capital ||
           mention->kind == ActorKind::metonym;
  });
  const bool plain =
      source.code.empty() || (source.code == source.country && !state) || has_private_role(source);
  return alike && plain && has_private_role(target);
}

}  // namespace steelyard
