// Action codes as other data sets write them → ours: zeros that a spreadsheet has eaten, and types of PLOVER
// where there is no CAMEO code.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "steelyard/record.h"

#include "read/published/row_notes.h"

namespace steelyard {

class ActionCodes {
 public:
  // `ontology` must outlive this.
  static Result<ActionCodes> load(const Resources& resources, const Ontology& ontology, Reporter& reporter);

  const Ontology& ontology() const { return *ontology_; }
  // The nearest CAMEO code of a PLOVER type and mode; "" when the type is not known.
  std::string from_plover(std::string_view type, std::string_view mode) const;

 private:
  const Ontology* ontology_ = nullptr;
  std::map<std::pair<std::string, std::string>, std::string, std::less<>> plover_;
};

// What else the row tells of its action, to judge a code by.
struct CodeHints {
  std::string_view root;            // "04", "4", or empty
  std::optional<double> goldstein;  // as the row has it
};

// "42" → "042" when only that is a code, or when root or scale say so; nothing when it is none of CAMEO.
std::optional<std::string> cameo_code(std::string_view cell, const CodeHints& hints,
                                      const Ontology& ontology);

// Fills action and lever of events, each code worked out once.
class ActionMemo {
 public:
  explicit ActionMemo(const ActionCodes& codes) : codes_(&codes) {}
  // False, with a note, when the cell is no code.
  bool set(std::string_view cell, const CodeHints& hints, RowNotes& notes, Event& event);

 private:
  struct Known {
    Action action;
    std::string lever;
    bool valid = false, repaired = false;
  };
  const Known& known(std::string_view cell, const CodeHints& hints);
  const ActionCodes* codes_;
  std::unordered_map<std::string, Known> known_;
  std::string key_;
};

}  // namespace steelyard
