// One happening, one event: within a document, later tellings point to the first. See events.h.
#include <map>
#include <tuple>

#include "code/events.h"

namespace steelyard {

void mark_duplicates(std::vector<Event>& events) {
  using Happening = std::tuple<std::string_view, std::string_view, std::string_view, Date, EventStatus>;
  std::map<Happening, const Event*> first_told;
  for (Event& event : events) {
    const Happening happening{event.source.code, event.target.code, event.action.cameo, event.date,
                              event.status};
    const auto [first, fresh] = first_told.try_emplace(happening, &event);
    if (!fresh) event.duplicate_of = first->second->id;
  }
}

}  // namespace steelyard
