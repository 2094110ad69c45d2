// What happened to each reading of a sentence on its way to the record: which events it gave and from what
// their confidence is made, or why it gave way. Filled by build_events when somebody asks; coding itself does
// not.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "code/parties.h"

namespace steelyard {

struct EventAccount {
  std::string event_id;
  Reading reading;
  Parties parties;
  std::vector<std::pair<std::string_view, double>> terms;  // their product is the confidence
};

struct LostReading {
  Reading reading;
  std::string_view reason;
};

struct Account {
  std::vector<EventAccount> events;
  std::vector<LostReading> lost;
};

}  // namespace steelyard
