// What the two sides of an event are to each other.
//
// Problem: the grammar of "Russia moved its troops" and "a farmer shot a neighbour" is that of an act between
// actors of politics. Method: the codes of both sides, and the words that name them.
#pragma once

#include "steelyard/record.h"

#include "code/parties.h"

namespace steelyard {

// A state does nothing to itself; its roles may do something to one another or to its people ("KAZ/GOV" to
// "KAZ"). "Its troops", "their government" is the acting side again.
bool acts_on_itself(const ActorMention& source, const ActorMention& target);

// Both are private persons of one state, as far as they are known: crime and mishap, no politics. `party` is
// who the text says acts: a state that is named is none.
bool is_private(const ActorMention& source, const ActorMention& target, const Party& party);

}  // namespace steelyard
