#include "code/happening.h"

#include <algorithm>

namespace steelyard {
namespace {

constexpr std::string_view kVisit = "042", kReceived = "043";

HappeningActor actor_of(const ActorMention& mention) {
  const std::size_t slash = mention.code.find('/');
  return {std::string(party_of(mention)), slash == std::string::npos ? "" : mention.code.substr(slash + 1)};
}

}  // namespace

Happening happening_of(const Event& event) {
  Happening happening{actor_of(event.source), actor_of(event.target), event.action.cameo};
  if (happening.cameo == kReceived) {
    happening.cameo = kVisit;
    std::swap(happening.source, happening.target);
  }
  return happening;
}

std::string block_of(const Happening& happening) {
  return happening.source.party + '|' + happening.target.party + '|' + happening.cameo.substr(0, 2);
}

}  // namespace steelyard
