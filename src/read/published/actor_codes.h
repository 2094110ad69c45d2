// What other data sets call states, bodies and roles → our codes, and back.
//
// data/actors/codes.tsv holds the codes of CAMEO, FIPS 10-4 and the Correlates of War and the names that
// lists of countries use; states.tsv, names.tsv and bodies.tsv the rest. A state that has ended is its
// successor afterwards. docs/formats/codes.md.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "steelyard/base.h"

namespace steelyard {

struct ActorCode {
  std::string code;     // "KAZ/GOV", "UN", "/COP" (a role of no place), "" for nobody
  std::string country;  // "KAZ"
  bool known = true;    // false: the code is kept as it came, and belongs to no state or body that we know
};

// The sets of codes in which a country may be told.
enum class CodeSystem { iso3, fips, cow, cow_letters, name, cameo };

class ActorCodes {
 public:
  static Result<ActorCodes> load(const Resources& resources, Reporter& reporter);

  // Blocks of three letters as CAMEO joins them: "USAGOV", "IGOUNO", "---REF".
  ActorCode from_cameo(std::string_view blocks, Date day) const;
  // "KAZ/GOV" → "KAZGOV", "UN" → "IGOUNO", "" → "".
  std::string to_cameo(std::string_view code) const;

  // The state or body of one code or name; "" when it is not known.
  std::string find(CodeSystem system, std::string_view value, Date day) const;
  // What a system calls a state; "" when it has no word for it.
  std::string value_in(CodeSystem system, std::string_view code) const;
  bool is_state(std::string_view code) const { return states_.contains(code); }
  // Words for an actor that is not known: "Unspecified Actor", "NA", "---".
  bool is_nobody(std::string_view value) const;
  // "Kazakhstan" for "KAZ"; the code itself when it has no name.
  std::string name_of(std::string_view code) const;

  // The role of the sectors of an actor, and the sector that stands for a role in a set.
  std::string role_of(std::string_view set, std::string_view sectors, char separator) const;
  std::string sector_of(std::string_view set, std::string_view role) const;

 private:
  struct Dated {
    std::string code;
    DateRange days;
  };
  struct State {
    std::string name, successor;
    DateRange days;
  };
  struct Sector {
    std::string set, sector, role;
  };
  using Values = std::map<std::string, std::vector<Dated>, std::less<>>;

  Status load_states(const Resources& resources, Reporter& reporter);
  Status load_names(const Resources& resources, Reporter& reporter, std::string_view file);
  Status load_codes(const Resources& resources, Reporter& reporter);
  Status load_sectors(const Resources& resources, Reporter& reporter);
  void add(const std::string& system, std::string_view value, std::string code, DateRange days);
  const std::string* look_up(std::string_view system, std::string_view value, Date day) const;
  // The state itself, or the one that stands for it on the day.
  std::string alive(std::string_view code, Date day) const;

  std::map<std::string, Values, std::less<>> systems_;  // "fips" → "KZ" → KAZ
  std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> written_;  // and back
  std::map<std::string, State, std::less<>> states_;
  std::map<std::string, std::string, std::less<>> body_names_;
  std::vector<Sector> sectors_;
};

}  // namespace steelyard
