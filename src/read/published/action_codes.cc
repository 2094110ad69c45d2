// CAMEO codes are text, but spreadsheets and data frames read them as numbers: 042 becomes 42 and 01
// becomes 1. Most such codes can be told, since no root is above 20; of the rest the row's own root or scale
// value decides.
#include "read/published/action_codes.h"

#include <cmath>

namespace steelyard {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool has_root(std::string_view code) {
  if (code.size() < 2 || code.size() > 4) return false;
  const int root = (code[0] - '0') * 10 + (code[1] - '0');
  return root >= 1 && root <= 20;
}

// Scales differ between sets by a few codes, so the nearer value wins rather than the equal one.
bool nearer_with_zero(const std::string& plain, const std::string& zeroed, double told,
                      const Ontology& ontology) {
  const ActionCode *a = ontology.find(plain), *b = ontology.find(zeroed);
  if (!a || !b || b->cameo != zeroed) return false;
  return std::abs(b->goldstein - told) < std::abs(a->goldstein - told);
}

}  // namespace

std::optional<std::string> cameo_code(std::string_view cell, const CodeHints& hints,
                                      const Ontology& ontology) {
  cell = trim(cell);
  if (!all_digits(cell) || cell.size() > 4) return std::nullopt;
  const std::string plain(cell), zeroed = "0" + plain;
  if (plain.size() == 4 || plain[0] == '0' || plain.size() == 1 || !has_root(plain)) {
    const std::string& code = has_root(plain) ? plain : zeroed;
    return has_root(code) && code.size() <= 4 ? std::optional(code) : std::nullopt;
  }
  if (all_digits(hints.root) && hints.root.size() <= 2) {
    const std::string root = hints.root.size() == 1 ? "0" + std::string(hints.root) : std::string(hints.root);
    return zeroed.starts_with(root) && !plain.starts_with(root) ? zeroed : plain;
  }
  if (hints.goldstein && plain.size() == 2 && nearer_with_zero(plain, zeroed, *hints.goldstein, ontology))
    return zeroed;
  return plain;
}

Result<ActionCodes> ActionCodes::load(const Resources& resources, const Ontology& ontology,
                                      Reporter& reporter) {
  STEELYARD_TRY(const Table table, resources.table("actions/plover_cameo.tsv", reporter));
  STEELYARD_TRY(const std::size_t type, table.column("plover"));
  STEELYARD_TRY(const std::size_t mode, table.column("mode"));
  STEELYARD_TRY(const std::size_t cameo, table.column("cameo"));
  ActionCodes codes;
  codes.ontology_ = &ontology;
  for (const TableRow& row : table.rows)
    codes.plover_.emplace(std::pair(row.cells[type], row.cells[mode]), row.cells[cameo]);
  return codes;
}

std::string ActionCodes::from_plover(std::string_view type, std::string_view mode) const {
  for (const std::string_view tried : {mode, std::string_view()}) {
    const auto found = plover_.find(std::pair(std::string(type), std::string(tried)));
    if (found != plover_.end()) return found->second;
  }
  return "";
}

const ActionMemo::Known& ActionMemo::known(std::string_view cell, const CodeHints& hints) {
  ((key_.assign(cell) += '\t') += hints.root) += '\t';
  // Only codes of two digits are judged by their scale value.
  if (hints.goldstein && cell.size() == 2 && hints.root.empty()) key_ += std::to_string(*hints.goldstein);
  const auto [at, is_new] = known_.try_emplace(key_);
  Known& entry = at->second;
  if (!is_new) return entry;
  const auto code = cameo_code(cell, hints, codes_->ontology());
  if (!code) return entry;
  const ActionCode* listed = codes_->ontology().find(*code);
  if (!listed) return entry;
  entry.action = codes_->ontology().action(*code);
  entry.lever = listed->lever;
  entry.repaired = *code != trim(cell);
  entry.valid = true;
  return entry;
}

bool ActionMemo::set(std::string_view cell, const CodeHints& hints, RowNotes& notes, Event& event) {
  const Known& entry = known(cell, hints);
  if (!entry.valid) {
    notes.add("action code not known", [&] {
      return "the action code \"" + std::string(cell) + "\" is none of CAMEO; the row is left out";
    });
    return false;
  }
  if (entry.repaired)
    notes.add("zero of an action code restored", [&] {
      return "the action code \"" + std::string(cell) + "\" has lost its zero and is read as " +
             entry.action.cameo;
    });
  event.action = entry.action;
  event.lever = entry.lever;
  return true;
}

}  // namespace steelyard
