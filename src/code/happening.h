// What two tellings of one happening agree in: who, what, to whom; free of how it was told.
#pragma once

#include <string>

#include "steelyard/record.h"

namespace steelyard {

struct HappeningActor {
  std::string party, role;  // "KAZ", "GOV"
};

struct Happening {
  HappeningActor source, target;
  std::string cameo;

  bool same_roles(const Happening& other) const {
    return source.role == other.source.role && target.role == other.target.role;
  }
  // Two roles are named, and they differ.
  bool other_roles(const Happening& other) const {
    return differ(source.role, other.source.role) || differ(target.role, other.target.role);
  }

 private:
  static bool differ(const std::string& a, const std::string& b) {
    return !a.empty() && !b.empty() && a != b;
  }
};

// A visit is told by the guest or by the host; here the guest always acts.
Happening happening_of(const Event& event);

// Tellings of other parties or another root are never compared.
std::string block_of(const Happening& happening);

}  // namespace steelyard
