// POLECAT events: 40 columns with a header, in PLOVER types and modes. Columns are found by name, because
// files differ: some have a surplus column, trailing tabs, or a tab inside a cell. Halterman et al. (2023),
// doi:10.7910/DVN/AJGVIT.
//
// PLOVER has no CAMEO code: an event gets that of data/actions/plover_cameo.tsv, and keeps its own type,
// mode, contexts, quad class and intensity.
#include <array>

#include "read/published/formats.h"

namespace steelyard {
namespace {

enum Column {
  kId,
  kDay,
  kType,
  kMode,
  kIntensity,
  kQuad,
  kContexts,
  kActorName,
  kActorCountry,
  kActorCow,
  kActorPrimary,
  kActorSectors,
  kActorTitle,
  kActorRaw,
  kActorWiki,
  kRecipientName,
  kRecipientCountry,
  kRecipientCow,
  kRecipientPrimary,
  kRecipientSectors,
  kRecipientTitle,
  kRecipientRaw,
  kRecipientWiki,
  kPlace,
  kCity,
  kDistrict,
  kProvince,
  kCountry,
  kLatitude,
  kLongitude,
  kGeoNames,
  kRawPlace,
  kFeature,
  kSource,
  kPublished,
  kColumns = 40
};
constexpr std::string_view kNames[] = {"Event ID",
                                       "Event Date",
                                       "Event Type",
                                       "Event Mode",
                                       "Intensity",
                                       "Quad Code",
                                       "Contexts",
                                       "Actor Name",
                                       "Actor Country",
                                       "Actor COW",
                                       "Primary Actor Sector",
                                       "Actor Sectors",
                                       "Actor Title",
                                       "Actor Name Raw",
                                       "Wikipedia Actor ID",
                                       "Recipient Name",
                                       "Recipient Country",
                                       "Recipient COW",
                                       "Primary Recipient Sector",
                                       "Recipient Sectors",
                                       "Recipient Title",
                                       "Recipient Name Raw",
                                       "Wikipedia Recipient ID",
                                       "Placename",
                                       "City",
                                       "District",
                                       "Province",
                                       "Country",
                                       "Latitude",
                                       "Longitude",
                                       "GeoNames ID",
                                       "Raw Placename",
                                       "Feature Type",
                                       "Source",
                                       "Publication Date",
                                       "Story People",
                                       "Story Organizations",
                                       "Story Locations",
                                       "Language",
                                       "Version"};
static_assert(std::size(kNames) == kColumns);
constexpr std::string_view kNeeded[] = {"Event ID", "Event Date", "Event Type"};

constexpr std::array<std::string_view, 4> kQuadWords{"verbal cooperation", "material cooperation",
                                                     "verbal conflict", "material conflict"};

// 1 … 4 of a digit or of words, with blanks or other signs between; 0 for anything else.
int quad_of(std::string_view cell) {
  if (const auto number = parse_int(cell))
    return *number >= 1 && *number <= 4 ? static_cast<int>(*number) : 0;
  std::string words = lower_ascii(cell);
  for (char& c : words)
    if (c == '_' || c == '-') c = ' ';
  const auto found = std::ranges::find(kQuadWords, words);
  return found == kQuadWords.end() ? 0 : static_cast<int>(found - kQuadWords.begin()) + 1;
}

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return result;
}

bool number_or_none(std::string_view cell) { return is_missing(cell) || parse_double(cell).has_value(); }

class PolecatReader : public RowReader {
 public:
  explicit PolecatReader(const PublishedTables& tables) : tables_(&tables) {}

  Status header(Cells cells, const std::string& where) override {
    while (!cells.empty() && trim(cells.back()).empty()) cells = cells.first(cells.size() - 1);
    return order_.learn(cells, kNames, kNeeded, where);
  }

  bool read(Cells told, RowNotes& notes, Event& event) override {
    rearranged_ = !order_.as_published() || told.size() != order_.width();
    if (told.size() > order_.width() && !shorten(told, notes)) return false;
    if (told.size() < order_.width())
      notes.add("short row", [&] {
        return "the row has " + std::to_string(told.size()) + " columns of " +
               std::to_string(order_.width()) + "; the others are taken as empty";
      });
    const Cells cells = order_.arrange(told);
    const std::string_view id = cell_at(cells, kId);
    if (id.empty()) {
      notes.add("no id", [] { return std::string("the row has no Event ID; it is left out"); });
      return false;
    }
    event.date = day_of(cell_at(cells, kDay));
    if (!event.date.known()) return no_date(cells[kDay], notes);
    if (!action(cells, notes, event)) return false;
    actor(cells, kActorName, event.date, notes, event.source);
    actor(cells, kRecipientName, event.date, notes, event.target);
    // One event may fill several rows, one a pair of actors.
    std::string pair(cells[kActorRaw]);
    for (std::size_t column : {kActorName, kRecipientName, kRecipientRaw}) (pair += '\t') += cells[column];
    event.id = "polecat:" + std::string(id) + ":" + hash_hex(pair).substr(0, 8);
    return true;
  }

  std::string_view arranged(Cells) override {
    return rearranged_ ? order_.arranged_line() : std::string_view();
  }

 private:
  // Takes surplus cells out of a row: empty ones at its end, or one cell that holds tabs, where the columns
  // that must hold a date or a number tell that only this gives a sound row.
  bool shorten(Cells& told, RowNotes& notes) {
    const std::size_t width = order_.width(), extra = told.size() - width;
    if (std::ranges::all_of(told.last(extra), [](std::string_view cell) { return trim(cell).empty(); })) {
      notes.add("trailing tabs",
                [] { return std::string("the row ends with surplus tabs; they are dropped"); });
      told = told.first(width);
      return true;
    }
    std::vector<std::string> used;
    std::size_t first = width;
    for (std::size_t at = 0; at < width; ++at) {
      const Cells cells = order_.arrange(joined(told, at, extra));
      if (!sound(cells)) continue;
      std::vector<std::string> now;
      for (std::size_t i = 0; i <= kRecipientRaw; ++i) now.emplace_back(cells[i]);
      if (first == width)
        first = at, used = std::move(now);
      else if (now != used)
        first = width + 1;
      if (first > width) break;
    }
    if (first >= width) {
      notes.add("tabs inside a cell", [&] {
        return "the row has " + std::to_string(extra) +
               " columns too many, and where they belong cannot be told; it is left out";
      });
      return false;
    }
    notes.add("tabs inside a cell, repaired", [&] {
      return "the row has " + std::to_string(extra) + " columns too many; they belong into one cell";
    });
    told = joined(told, first, extra);
    return true;
  }

  Cells joined(Cells told, std::size_t at, std::size_t extra) {
    merged_.assign(told[at]);
    for (std::size_t i = 1; i <= extra; ++i) (merged_ += ' ') += told[at + i];
    joined_.assign(told.begin(), told.end());
    const auto place = joined_.begin() + static_cast<std::ptrdiff_t>(at);
    *place = merged_;
    joined_.erase(place + 1, place + 1 + static_cast<std::ptrdiff_t>(extra));
    return joined_;
  }

  bool sound(Cells cells) const {
    return day_of(cells[kDay]).known() && number_or_none(cells[kIntensity]) &&
           (is_missing(cells[kQuad]) || quad_of(cells[kQuad]) > 0) && number_or_none(cells[kActorCow]) &&
           number_or_none(cells[kRecipientCow]) && number_or_none(cells[kLatitude]) &&
           number_or_none(cells[kLongitude]) &&
           (is_missing(cells[kPublished]) || day_of(cells[kPublished]).known()) &&
           !tables_->actions.from_plover(upper(cells[kType]), "").empty();
  }

  bool action(Cells cells, RowNotes& notes, Event& event) {
    const std::string type = upper(cell_at(cells, kType)), mode = lower_ascii(cell_at(cells, kMode));
    const std::string cameo = tables_->actions.from_plover(type, mode);
    if (cameo.empty()) {
      notes.add("event type not known",
                [&] { return "the event type \"" + type + "\" is none of PLOVER; the row is left out"; });
      return false;
    }
    event.action = tables_->actions.ontology().action(cameo);
    event.lever = tables_->actions.ontology().find(cameo)->lever;
    event.action.plover = type;
    event.action.mode = mode;
    std::string contexts(cell_at(cells, kContexts));
    std::ranges::replace(contexts, ',', ';');
    event.action.contexts.clear();
    for (std::string_view context : split(contexts, ';'))
      if (!trim(context).empty()) event.action.contexts.emplace_back(trim(context));
    if (const int quad = quad_of(cell_at(cells, kQuad))) event.action.quad = quad;
    if (const auto intensity = parse_double(cell_at(cells, kIntensity))) event.action.goldstein = *intensity;
    return true;
  }

  // The first of several values of a cell.
  static std::string_view first_of(std::string_view cell, RowNotes& notes) {
    const std::size_t cut = cell.find(';');
    if (cut == std::string_view::npos) return cell;
    notes.add("several actors in one cell",
              [&] { return "the cell \"" + std::string(cell) + "\" names several; the first is taken"; });
    return trim(cell.substr(0, cut));
  }

  std::string state_of(std::string_view country, std::string_view cow, std::string_view name,
                       Date day) const {
    const ActorCodes& codes = tables_->actors;
    for (const auto& [system, value] : {std::pair(CodeSystem::iso3, country),
                                        {CodeSystem::name, country},
                                        {CodeSystem::cow, cow},
                                        {CodeSystem::cameo, country}})
      if (!value.empty())
        if (std::string code = codes.find(system, value, day); !code.empty()) return code;
    return country.empty() && cow.empty() ? codes.find(CodeSystem::name, name, day) : std::string();
  }

  void actor(Cells cells, std::size_t at, Date day, RowNotes& notes, ActorMention& mention) {
    const std::string_view name = cell_at(cells, at), country = first_of(cell_at(cells, at + 1), notes);
    const ActorCodes& codes = tables_->actors;
    mention.code = state_of(country, first_of(cell_at(cells, at + 2), notes), name, day);
    mention.country = codes.is_state(mention.code) ? mention.code : "";
    mention.text = name;
    if (mention.code.empty() && !(country.empty() && codes.is_nobody(name)))
      notes.unresolved(country.empty() ? "name" : "country", country.empty() ? name : country);
    const std::string_view sectors =
        cell_at(cells, at + 3).empty() ? cell_at(cells, at + 4) : cell_at(cells, at + 3);
    const std::string role = codes.role_of("polecat", sectors, ';');
    if (!role.empty() && (mention.code.empty() || !mention.country.empty())) (mention.code += '/') += role;
  }

  const PublishedTables* tables_;
  HeaderOrder order_;
  bool rearranged_ = false;
  std::vector<std::string_view> joined_;
  std::string merged_;
};

class PolecatWriter : public RowWriter {
 public:
  explicit PolecatWriter(const PublishedTables& tables) : tables_(&tables) {}

  std::string header() const override {
    std::string line;
    for (std::size_t i = 0; i < kColumns; ++i) append_cell(line, kNames[i], i == 0);
    return line;
  }

  std::string_view write(const Event& event, std::string& line) const override {
    if (event.action.plover.empty()) return "PLOVER has no type for statements and appeals (roots 01 and 02)";
    std::vector<std::string> cells(kColumns);
    cells[kId] = event.id;
    cells[kDay] = event.date.iso();
    cells[kType] = event.action.plover;
    cells[kMode] = event.action.mode;
    cells[kIntensity] = number_text(event.action.goldstein);
    if (event.action.quad >= 1 && event.action.quad <= 4)
      cells[kQuad] = upper(kQuadWords[static_cast<std::size_t>(event.action.quad - 1)]);
    cells[kContexts] = join(event.action.contexts, ";");
    // The actor of PLOVER is the visitor, whom CAMEO's 043 has as its target.
    const bool hosts = event.action.cameo == "043";
    write_actor(hosts ? event.target : event.source, cells, kActorName);
    write_actor(hosts ? event.source : event.target, cells, kRecipientName);
    for (std::size_t i = 0; i < kColumns; ++i) append_cell(line, cells[i], i == 0);
    return "";
  }

 private:
  void write_actor(const ActorMention& actor, std::vector<std::string>& cells, std::size_t at) const {
    const ActorCodes& codes = tables_->actors;
    const std::size_t cut = std::min(actor.code.find('/'), actor.code.size());
    const bool body = actor.country.empty() && cut > 0;
    cells[at] = body || actor.text.empty() ? codes.name_of(actor.code) : actor.text;
    cells[at + 1] = actor.country;
    cells[at + 2] = codes.value_in(CodeSystem::cow, actor.country);
    if (cut < actor.code.size())
      cells[at + 3] = cells[at + 4] = codes.sector_of("polecat", actor.code.substr(cut + 1));
    cells[at + 6] = actor.text;
  }

  const PublishedTables* tables_;
};

}  // namespace

const PublishedFormat kPolecat{.name = "polecat",
                               .title = "POLECAT events",
                               .columns = kNames,
                               .has_header = true,
                               .reader = [](const PublishedTables& tables) -> std::unique_ptr<RowReader> {
                                 return std::make_unique<PolecatReader>(tables);
                               },
                               .writer = [](const PublishedTables& tables) -> std::unique_ptr<RowWriter> {
                                 return std::make_unique<PolecatWriter>(tables);
                               },
                               .kin = "",
                               .from_kin = nullptr};

}  // namespace steelyard
