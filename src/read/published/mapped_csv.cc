// Events out of CSV of any shape: each field is taken from the column that the mapping names, and codes are
// looked up first in the mapping's own lists, then in the tables of the system that it names.
#include "read/published/mapped_csv.h"

#include <array>

namespace steelyard {
namespace {

enum Field {
  kId,
  kDate,
  kSource,
  kTarget,
  kSourceText,
  kTargetText,
  kSourceRole,
  kTargetRole,
  kAction,
  kMode,
  kContexts,
  kGoldstein,
  kQuad,
  kText,
  kStatus,
  kAttributedTo,
  kLever,
  kConfidence,
  kDuplicateOf,
  kFields
};
constexpr std::array<std::string_view, kFields> kNames{
    "id",          "date",          "source", "target",     "source_text", "target_text", "source_role",
    "target_role", "action",        "mode",   "contexts",   "goldstein",   "quad",        "text",
    "status",      "attributed_to", "lever",  "confidence", "duplicate_of"};

std::optional<CodeSystem> system_of(std::string_view word) {
  constexpr std::pair<std::string_view, CodeSystem> kSystems[] = {
      {"iso3", CodeSystem::iso3}, {"fips", CodeSystem::fips},
      {"cow", CodeSystem::cow},   {"cow-letters", CodeSystem::cow_letters},
      {"name", CodeSystem::name}, {"cameo", CodeSystem::cameo}};
  for (const auto& [known, system] : kSystems)
    if (known == word) return system;
  return std::nullopt;
}

class MappedReader : public RowReader {
 public:
  MappedReader(const PublishedTables& tables, CsvMapping mapping)
      : tables_(&tables), mapping_(std::move(mapping)), memo_(tables.actors), actions_(tables.actions) {
    at_.fill(SIZE_MAX);
    if (!mapping_.header)
      for (const auto& [field, column] : mapping_.columns)
        if (const auto number = parse_int(column); number && *number > 0)
          at_[field_of(field)] = static_cast<std::size_t>(*number) - 1;
  }

  Status header(Cells cells, const std::string& where) override {
    for (const auto& [field, column] : mapping_.columns) {
      const auto found = std::ranges::find_if(
          cells, [&](std::string_view cell) { return lower_ascii(trim(cell)) == lower_ascii(trim(column)); });
      const auto number = parse_int(column);
      if (found != cells.end())
        at_[field_of(field)] = static_cast<std::size_t>(found - cells.begin());
      else if (number && *number > 0 && static_cast<std::size_t>(*number) <= cells.size())
        at_[field_of(field)] = static_cast<std::size_t>(*number) - 1;
      else
        return failure(ErrorKind::bad_input,
                       "the column \"" + column + "\" for the field " + field +
                           " is not in the header; name the columns with --mapping FILE",
                       where);
    }
    width_ = cells.size();
    return {};
  }

  bool read(Cells cells, RowNotes& notes, Event& event) override {
    if (width_ > 0 && cells.size() != width_)
      notes.add("wrong number of columns", [&] {
        return "the row has " + std::to_string(cells.size()) + " columns, the header " +
               std::to_string(width_) + "; what it has is read";
      });
    event.date = mapping_.date_format.empty() ? day_of(cell(cells, kDate))
                                              : day_after(mapping_.date_format, cell(cells, kDate));
    if (!event.date.known()) return no_date(cell(cells, kDate), notes);
    if (!action(cells, notes, event)) return false;
    actor(cells, kSource, notes, event.date, event.source);
    actor(cells, kTarget, notes, event.date, event.target);
    event.attributed_to = cell(cells, kAttributedTo);
    event.duplicate_of = cell(cells, kDuplicateOf);
    event.confidence = parse_double(cell(cells, kConfidence)).value_or(1);
    if (const std::string_view lever = cell(cells, kLever); !lever.empty()) event.lever = lever;
    if (!status(cells, notes, event)) return false;
    name(cells, event);
    return true;
  }

 private:
  static std::size_t field_of(std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find(kNames, name) - kNames.begin());
  }

  std::string_view cell(Cells cells, Field field) const {
    if (at_[field] >= cells.size()) return {};
    const std::string_view text = trim(cells[at_[field]]);
    const bool missing = mapping_.missing.empty()
                             ? is_missing(text)
                             : std::ranges::find(mapping_.missing, text) != mapping_.missing.end();
    return missing ? std::string_view() : text;
  }

  bool action(Cells cells, RowNotes& notes, Event& event) {
    const std::string_view told = cell(cells, kAction);
    const auto goldstein = parse_double(cell(cells, kGoldstein));
    const auto own = mapping_.action_codes.find(std::string(told));
    const bool plover = mapping_.actions == "plover" && own == mapping_.action_codes.end();
    std::string code(own == mapping_.action_codes.end() ? told : std::string_view(own->second));
    if (plover) {
      code = tables_->actions.from_plover(told, lower_ascii(cell(cells, kMode)));
      if (code.empty()) code = told;  // named in the note
    }
    if (!actions_.set(code, {"", goldstein}, notes, event)) return false;
    if (plover) event.action.plover = told;
    if (const std::string_view mode = cell(cells, kMode); !mode.empty()) event.action.mode = mode;
    if (at_[kContexts] != SIZE_MAX) {
      event.action.contexts.clear();
      for (std::string_view context : split(cell(cells, kContexts), ';'))
        if (!trim(context).empty()) event.action.contexts.emplace_back(trim(context));
    }
    if (goldstein) event.action.goldstein = *goldstein;
    if (const auto quad = parse_int(cell(cells, kQuad))) event.action.quad = static_cast<int>(*quad);
    event.action.text = cell(cells, kText);
    return true;
  }

  void actor(Cells cells, Field field, RowNotes& notes, Date day, ActorMention& mention) {
    const std::string_view told = cell(cells, field),
                           text = cell(cells, field == kSource ? kSourceText : kTargetText);
    const std::string_view role = cell(cells, field == kSource ? kSourceRole : kTargetRole);
    const auto own = mapping_.actor_codes.find(std::string(told));
    mention.code = own != mapping_.actor_codes.end() ? own->second : code_of(told, day, notes);
    const std::string_view place = std::string_view(mention.code).substr(0, mention.code.find('/'));
    mention.country = tables_->actors.is_state(place) ? place : std::string_view();
    if (!role.empty()) (mention.code += '/') += role;
    mention.text = text.empty() && mapping_.actors == "name" ? told : text;
  }

  std::string code_of(std::string_view told, Date day, RowNotes& notes) {
    if (tables_->actors.is_nobody(told)) return "";
    const auto system = system_of(mapping_.actors);
    if (!system) return std::string(told);  // our own codes
    if (*system == CodeSystem::cameo) {
      const ActorCode& actor = memo_.from_cameo(told, day);
      if (!actor.known) notes.unresolved("actor code", told);
      return actor.code;
    }
    std::string code = tables_->actors.find(*system, told, day);
    if (code.empty()) notes.unresolved(mapping_.actors, told);
    return code;
  }

  bool status(Cells cells, RowNotes& notes, Event& event) const {
    const std::string_view told = cell(cells, kStatus);
    const auto status = told.empty() ? EventStatus::asserted : parse_event_status(told);
    if (!status)
      notes.add("status not known", [&] {
        return "the status \"" + std::string(told) + "\" is none of ours; the row is left out";
      });
    event.status = status.value_or(EventStatus::asserted);
    return status.has_value();
  }

  // Without an id of its own a row is known by all its cells, and by how many like it came before.
  void name(Cells cells, Event& event) {
    std::string id(cell(cells, kId));
    if (id.empty()) {
      std::string key;
      for (std::string_view text : cells) (key += text) += '\t';
      id = hash_hex(key);
      if (const std::size_t time = ++met_[hash64(key)]; time > 1) id += "-" + std::to_string(time);
    }
    event.id = mapping_.name.empty() ? id : mapping_.name + ":" + id;
  }

  const PublishedTables* tables_;
  CsvMapping mapping_;
  ActorMemo memo_;
  ActionMemo actions_;
  std::array<std::size_t, kFields + 1> at_{};
  std::unordered_map<std::uint64_t, std::uint32_t> met_;
  std::size_t width_ = 0;
};

}  // namespace

std::unique_ptr<RowReader> mapped_csv_reader(const PublishedTables& tables, CsvMapping mapping) {
  return std::make_unique<MappedReader>(tables, std::move(mapping));
}

}  // namespace steelyard
