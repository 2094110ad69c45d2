// Arcs that known names make certain.
//
// Problem: the parser sees "Kazakh President Kassym-Jomart Tokayev" as words and now and then makes "Kazakh"
// the subject; the tables know that it is an adjective and the rest a title with its bearer. Method: after
// parsing, and only where an adjective of a state, a title or a role phrase stands unbroken before its noun,
// the arcs inside the stretch are set and its outward arc is given to the head.
#pragma once

#include <span>

#include "code/actors.h"

namespace steelyard {

// Call between LanguageModel::analyse and whatever reads the tree.
void settle_name_arcs(Sentence& sentence, std::span<const NameMatch> matches, const ActorTable& table);

}  // namespace steelyard
