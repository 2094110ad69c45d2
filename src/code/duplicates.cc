// One happening, one event: within a document, later tellings point to the first. See events.h.
//
// A document seldom tells of two acts of one kind between the same two on one day, so that words need not be
// compared: same parties, action, day and status are one happening. A role may be left out in one of the
// tellings ("Kazakhstan", "the Kazakh president"); two other roles are two actors; within one state, where
// roles are all there is, they must agree. A telling that leaves the target open belongs to the one that
// names it, if there is one alone.
#include <map>
#include <tuple>

#include "code/events.h"
#include "code/happening.h"

namespace steelyard {
namespace {

using Place = std::tuple<std::string, std::string, Date, EventStatus>;  // source, action, day, status

bool same_target(const Happening& first, const Happening& later) {
  return first.target.party == later.target.party &&
         (first.source.party == first.target.party ? first.same_roles(later) : !first.other_roles(later));
}

struct FirstTelling {
  Happening happening;
  const Event* event = nullptr;
};

const Event* find_first(const std::vector<FirstTelling>& told, const Happening& later) {
  for (const FirstTelling& first : told)
    if (same_target(first.happening, later)) return first.event;
  return nullptr;
}

// The only one that has this source, whatever its target.
const Event* find_only(const std::vector<FirstTelling>& told, const Happening& later) {
  if (told.size() != 1 || told[0].happening.other_roles(later)) return nullptr;
  return told[0].event;
}

}  // namespace

void mark_duplicates(std::span<Event> events) {
  std::map<Place, std::vector<FirstTelling>> told;
  for (Event& event : events) {
    event.duplicate_of.clear();
    Happening happening = happening_of(event);
    auto& before = told[{happening.source.party, happening.cameo, event.date, event.status}];
    const Event* first = find_first(before, happening);
    const bool open = happening.target.party.empty() && !happening.source.party.empty();
    if (!first && open) first = find_only(before, happening);
    if (first)
      event.duplicate_of = first->id;
    else
      before.push_back({std::move(happening), &event});
  }
}

}  // namespace steelyard
