// The action codes: one line of data/actions/cameo.tsv each, found by code or by nearest ancestor.
//
// CAMEO codes are a tree written in digits: 0333 hangs under 033, that under 03. Coders and data sets use
// leaves that the list does not hold ("1643"); they take what their nearest listed ancestor says, so that no
// event loses its scale value. Gerner, Schrodt, Yilmaz and Abu-Jabr (2002); PLOVER manual of September 2021.
#include <algorithm>
#include <array>

#include "steelyard/record.h"

namespace steelyard {
namespace {

constexpr std::string_view kFile = "actions/cameo.tsv";
constexpr std::array<std::string_view, 10> kColumns{"cameo", "name",     "goldstein", "quad", "plover",
                                                    "mode",  "contexts", "lever",     "side", "mutual"};
enum Column { kCameo, kName, kGoldstein, kQuad, kPlover, kMode, kContexts, kLever, kSide, kMutual };

bool is_code(std::string_view text) {
  return text.size() >= 2 && text.size() <= 4 &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<std::string> contexts_of(std::string_view cell) {
  std::vector<std::string> contexts;
  for (std::string_view part : split(cell, ';'))
    if (part = trim(part); !part.empty()) contexts.emplace_back(part);
  return contexts;
}

// What is wrong with the line, or the code it describes.
std::expected<ActionCode, std::string> code_of(const std::array<std::string_view, kColumns.size()>& cell) {
  const auto goldstein = parse_double(cell[kGoldstein]);
  const auto quad = parse_int(cell[kQuad]);
  if (!is_code(cell[kCameo]))
    return std::unexpected("a code has two to four digits, not \"" + std::string(cell[kCameo]) + "\"");
  if (!goldstein || *goldstein < -10 || *goldstein > 10)
    return std::unexpected("goldstein must be a number from -10 to 10");
  if (!quad || *quad < 1 || *quad > 4) return std::unexpected("quad must be 1, 2, 3 or 4");
  if (cell[kSide] != "signal" && cell[kSide] != "substance")
    return std::unexpected("side must be signal or substance");
  if (cell[kMutual] != "yes" && cell[kMutual] != "no") return std::unexpected("mutual must be yes or no");
  return ActionCode{std::string(cell[kCameo]),
                    std::string(cell[kName]),
                    std::string(cell[kPlover]),
                    std::string(cell[kMode]),
                    contexts_of(cell[kContexts]),
                    static_cast<int>(*quad),
                    *goldstein,
                    std::string(cell[kLever]),
                    std::string(cell[kSide]),
                    cell[kMutual] == "yes"};
}

}  // namespace

Result<Ontology> Ontology::load(const Resources& resources, Reporter& reporter) {
  STEELYARD_TRY(const Table table, resources.table(kFile, reporter));
  std::array<std::size_t, kColumns.size()> at{};
  for (std::size_t i = 0; i < kColumns.size(); ++i) {
    STEELYARD_TRY(at[i], table.column(kColumns[i]));
  }
  Ontology ontology;
  for (const TableRow& row : table.rows) {
    std::array<std::string_view, kColumns.size()> cells;
    for (std::size_t i = 0; i < at.size(); ++i) cells[i] = row.cells[at[i]];
    auto code = code_of(cells);
    if (!code) {
      reporter.report("bad action code",
                      Error{ErrorKind::bad_input, code.error() + "; the line is left out", table.where(row)});
    } else if (const std::string key = code->cameo; !ontology.codes_.emplace(key, *std::move(code)).second) {
      reporter.report("action code twice",
                      Error{ErrorKind::bad_input, "the code " + key + " stands twice; the first line holds",
                            table.where(row)});
    }
  }
  if (ontology.codes_.empty())
    return failure(ErrorKind::bad_input, "no action code could be read", std::string(kFile));
  return ontology;
}

const ActionCode* Ontology::find(std::string_view cameo) const {
  for (; cameo.size() >= 2; cameo.remove_suffix(1))
    if (const auto it = codes_.find(cameo); it != codes_.end()) return &it->second;
  return nullptr;
}

Action Ontology::action(std::string_view cameo) const {
  Action action;
  action.cameo = cameo;
  action.root = cameo.substr(0, 2);
  if (const ActionCode* code = find(cameo)) {
    action.plover = code->plover;
    action.mode = code->mode;
    action.contexts = code->contexts;
    action.quad = code->quad;
    action.goldstein = code->goldstein;
  }
  return action;
}

}  // namespace steelyard
