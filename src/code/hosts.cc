// Who is visited by attending: "the participation of Xi in the parade" names no state, the occasion has a
// host. See events.h.
#include <algorithm>
#include <cmath>

#include "code/events.h"

namespace steelyard {
namespace {

constexpr double kHostFactor = 0.8;

const Gathering* gathering_named(const FoundGatherings& found, const std::string& id) {
  const auto at = std::find_if(found.gatherings.begin(), found.gatherings.end(),
                               [&](const Gathering& gathering) { return gathering.id == id; });
  return at == found.gatherings.end() ? nullptr : &*at;
}

// The host of the occasion at which the sentence says that the actor was; "" if none.
std::string host_for(const FoundGatherings& found, const Event& event) {
  for (const Attendance& row : found.attendance) {
    if (row.sentence != event.sentence || row.country != event.source.country || row.status == "absent")
      continue;
    if (const Gathering* gathering = gathering_named(found, row.gathering)) return gathering->host;
  }
  return {};
}

}  // namespace

void fill_hosts(std::vector<Event>& events, const FoundGatherings& found) {
  for (Event& event : events) {
    if (event.action.cameo != "042" || !event.target.code.empty() || event.source.country.empty()) continue;
    const std::string host = host_for(found, event);
    if (host.empty() || host == event.source.country) continue;
    event.target.code = host;
    constexpr std::size_t kStateCode = 3;
    if (host.size() == kStateCode) event.target.country = host;
    event.confidence = std::round(event.confidence * kHostFactor * 100) / 100;
    event.rule += " host";
    event.id = event_id(event);
  }
}

}  // namespace steelyard
