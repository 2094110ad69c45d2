// Rules of precedence among roles; see role_algebra.h.
#include "code/role_algebra.h"

#include <algorithm>
#include <array>

namespace steelyard {
namespace {

// As modifiers these outrank whatever the noun says: "rebel police", "opposition lawmakers", "refugee
// children".
constexpr std::array<std::string_view, 6> kOverriding = {"CRM", "OPP", "REB", "REF", "SEP", "UAF"};
// Roles that set a part of an organisation off from the organisation.
constexpr std::array<std::string_view, 4> kPartsOfBodies = {"COP", "JUD", "MIL", "REF"};
constexpr std::array<std::string_view, 16> kQuantities = {
    "bulk", "couple",   "crowd",    "dozens", "group",  "groups",    "handful", "hundreds",
    "lots", "majority", "millions", "number", "scores", "thousands", "score",   "tens"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool overrides(const RoleWord& role) { return among(kOverriding, role.code); }

}  // namespace

std::string compose_role(const std::vector<RoleInPhrase>& roles, const RoleWord& head,
                         std::string_view base) {
  const RoleWord* modifier = nullptr;
  for (const RoleInPhrase& one : roles) {
    if (one.role == &head || one.role->weak || one.role->code.empty()) continue;
    if (overrides(*one.role)) return one.role->code;
    modifier = one.role;
  }
  if (base == "REB" || base == "UAF") return head.code == "GOV" && !head.weak ? "GOV" : std::string(base);
  if (!head.weak && !head.code.empty() && head.code != "CVL") return head.code;
  if (modifier && !(modifier->code == "GOV" && !head.code.empty() && !head.weak)) return modifier->code;
  if (!base.empty()) return std::string(base);
  return head.code;
}

std::string title_role(const std::vector<RoleInPhrase>& roles) {
  std::string weak;
  for (const RoleInPhrase& one : roles) {
    if (one.role->code.empty() || one.role->kind == "place") continue;
    if (!one.role->weak) return one.role->code;
    if (weak.empty()) weak = one.role->code;
  }
  return weak;
}

std::string join_role(const ActorReading& base, std::string_view role) {
  const std::string head = base.code.substr(0, base.code.find('/'));
  if (role.empty()) return base.code;
  if (base.country.empty() && !among(kPartsOfBodies, role)) return base.code;
  return head + "/" + std::string(role);
}

std::string role_of_code(std::string_view code) {
  const std::size_t slash = code.find('/');
  return slash == std::string_view::npos ? std::string{} : std::string(code.substr(slash + 1));
}

bool is_quantity(std::string_view word) { return among(kQuantities, word); }

}  // namespace steelyard
