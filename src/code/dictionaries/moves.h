// What a verb of a user's dictionary makes of the one it governs: "~ a (. b ATTACK) SAY = a b 112".
#pragma once

#include <vector>

#include "code/events.h"

namespace steelyard {

// Events that a transformation fits are replaced by what it makes of them; the others stay.
void apply_moves(const SentenceContext& context, const std::vector<Reading>& readings,
                 std::vector<Event>& events);

}  // namespace steelyard
