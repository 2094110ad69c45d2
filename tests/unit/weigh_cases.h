// Invented states and powers for the tests of the measures.
#pragma once

#include <string>
#include <vector>

#include "steelyard/weigh.h"

namespace steelyard::weigh_cases {

// Five powers of equal standing; arms from −1 to +1; the first and the last are the poles.
inline const Powers& five_powers() {
  static const Powers powers = [] {
    Powers p;
    const char* codes[] = {"MOR", "ISE", "ROH", "BRE", "GON"};
    for (int i = 0; i < 5; ++i)
      p.list.push_back({codes[i], codes[i], "", -1 + 0.5 * i, i == 0 ? -1 : i == 4 ? 1 : 0, {}});
    return p;
  }();
  return powers;
}

inline const Ontology& ontology() {
  static const Ontology all = [] {
    Reporter reporter;
    return *Ontology::load(Resources::embedded(), reporter);
  }();
  return all;
}

inline BalanceQuery query_for(std::vector<std::string> states) {
  BalanceQuery query;
  query.states = std::move(states);
  query.powers = &five_powers();
  query.ontology = &ontology();
  return query;
}

// `count` events of one code; value, quad and lever as the ontology has them.
inline EventCount events(const std::string& source, const std::string& target, const std::string& period,
                         const std::string& cameo, std::int64_t count) {
  const ActionCode& code = *ontology().find(cameo);
  return {source, target, period, cameo.substr(0, 2), cameo, code.lever, code.quad, code.goldstein, count};
}

}  // namespace steelyard::weigh_cases
