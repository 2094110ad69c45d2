// How role words combine with one another and with a state: "rebel leader" is REB, "army spokesman" MIL,
// "Taliban government" GOV.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "code/actors.h"

namespace steelyard {

struct RoleInPhrase {
  const RoleWord* role = nullptr;
  int token = -1;
};

// The code of a phrase with these role words, `head` being the noun itself and `base` the role of its owner
// ("REB" of Hamas); "" when there is none.
std::string compose_role(const std::vector<RoleInPhrase>& roles, const RoleWord& head, std::string_view base);

// The role that titles give a person: "opposition leader" → OPP.
std::string title_role(const std::vector<RoleInPhrase>& roles);

// "RUS" + "MIL" → "RUS/MIL"; organisations keep only the roles that set a part of them off.
std::string join_role(const ActorReading& base, std::string_view role);

// "GOV" of "RUS/GOV", "" of "RUS".
std::string role_of_code(std::string_view code);

// "thousands", "group", "number": nouns that count what stands behind "of".
bool is_quantity(std::string_view word);

}  // namespace steelyard
