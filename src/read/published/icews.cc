// ICEWS coded events: 20 columns with a header, tabs, names and sectors rather than codes. Ids recur from
// file to file, so that an event's key is its id and its day. Boschee et al. (2015), doi:10.7910/DVN/28075.
//
// The country column gives the state, the sectors give the role by data/actors/sectors.tsv; where no country
// stands, the name may be that of a body ("European Union", "Ministry (European Union)").
#include "read/published/formats.h"

namespace steelyard {
namespace {

enum Column {
  kId,
  kDay,
  kSourceName,
  kSourceSectors,
  kSourceCountry,
  kText,
  kCode,
  kIntensity,
  kTargetName,
  kTargetSectors,
  kTargetCountry,
  kColumns = 20
};
constexpr std::string_view kNames[] = {
    "Event ID",       "Event Date", "Source Name",     "Source Sectors", "Source Country",
    "Event Text",     "CAMEO Code", "Intensity",       "Target Name",    "Target Sectors",
    "Target Country", "Story ID",   "Sentence Number", "Publisher",      "City",
    "District",       "Province",   "Country",         "Latitude",       "Longitude"};
constexpr std::string_view kNeeded[] = {"Event ID", "Event Date", "Source Name", "CAMEO Code", "Target Name"};

class IcewsReader : public RowReader {
 public:
  explicit IcewsReader(const PublishedTables& tables)
      : tables_(&tables), actors_(tables.actors), actions_(tables.actions) {}

  Status header(Cells cells, const std::string& where) override {
    return order_.learn(cells, kNames, kNeeded, where);
  }

  bool read(Cells told, RowNotes& notes, Event& event) override {
    if (told.size() != order_.width()) {
      notes.add("wrong number of columns", [&] {
        return "the row has " + std::to_string(told.size()) + " columns of " +
               std::to_string(order_.width()) +
               (told.size() > kTargetCountry ? "; what it has is read" : "; it is left out");
      });
      if (told.size() <= kTargetCountry) return false;
    }
    const Cells cells = order_.as_published() ? told : order_.arrange(told);
    const std::string_view id = cell_at(cells, kId);
    if (id.empty()) {
      notes.add("no id", [] { return std::string("the row has no Event ID; it is left out"); });
      return false;
    }
    event.date = day_of(cell_at(cells, kDay));
    if (!event.date.known()) return no_date(cells[kDay], notes);
    const auto intensity = parse_double(cell_at(cells, kIntensity));
    if (!actions_.set(cell_at(cells, kCode), {"", intensity}, notes, event)) return false;
    if (intensity) event.action.goldstein = *intensity;
    event.action.text = cell_at(cells, kText);
    ((event.id.assign("icews:") += id) += ':') += event.date.iso();
    actor(cells, kSourceName, event.date, notes, event.source);
    actor(cells, kTargetName, event.date, notes, event.target);
    return true;
  }

  std::string_view arranged(Cells) override {
    return order_.as_published() ? std::string_view() : order_.arranged_line();
  }

 private:
  void actor(Cells cells, std::size_t at, Date day, RowNotes& notes, ActorMention& mention) {
    const std::string_view name = cell_at(cells, at), country = cell_at(cells, at + 2);
    const auto role = roles_.try_emplace(std::string(cell_at(cells, at + 1)));
    if (role.second) role.first->second = tables_->actors.role_of("icews", role.first->first, ',');
    const ActorCode& known = actors_.from_name(country, name, role.first->second, day);
    if (!known.known)
      notes.unresolved(country.empty() ? "name" : "country", country.empty() ? name : country);
    mention.code = known.code;
    mention.country = known.country;
    mention.text = name;
  }

  const PublishedTables* tables_;
  ActorMemo actors_;
  ActionMemo actions_;
  HeaderOrder order_;
  std::unordered_map<std::string, std::string> roles_;
};

class IcewsWriter : public RowWriter {
 public:
  explicit IcewsWriter(const PublishedTables& tables) : tables_(&tables) {}

  std::string header() const override {
    std::string line;
    for (std::size_t i = 0; i < kColumns; ++i) append_cell(line, kNames[i], i == 0);
    return line;
  }

  std::string_view write(const Event& event, std::string& line) const override {
    std::vector<std::string> cells(kColumns);
    cells[kId] = std::to_string(hash64(event.id) % 1'000'000'000'000ULL);
    cells[kDay] = event.date.iso();
    const ActionCode* code = tables_->actions.ontology().find(event.action.cameo);
    cells[kText] = event.action.text.empty() && code ? code->name : event.action.text;
    cells[kCode] = event.action.cameo;
    cells[kIntensity] = number_text(event.action.goldstein);
    write_actor(event.source, cells, kSourceName);
    write_actor(event.target, cells, kTargetName);
    for (std::size_t i = 0; i < kColumns; ++i) append_cell(line, cells[i], i == 0);
    return "";
  }

 private:
  void write_actor(const ActorMention& actor, std::vector<std::string>& cells, std::size_t at) const {
    const ActorCodes& codes = tables_->actors;
    const std::size_t cut = std::min(actor.code.find('/'), actor.code.size());
    // A body is known again by its name alone.
    const bool body = actor.country.empty() && cut > 0;
    const std::string name = body || actor.text.empty() ? codes.name_of(actor.code) : actor.text;
    cells[at] = name.empty() ? "Unspecified Actor" : name;
    if (cut < actor.code.size()) cells[at + 1] = codes.sector_of("icews", actor.code.substr(cut + 1));
    cells[at + 2] = codes.value_in(CodeSystem::name, actor.country);
  }

  const PublishedTables* tables_;
};

}  // namespace

const PublishedFormat kIcews{.name = "icews",
                             .title = "ICEWS coded events",
                             .columns = kNames,
                             .has_header = true,
                             .reader = [](const PublishedTables& tables) -> std::unique_ptr<RowReader> {
                               return std::make_unique<IcewsReader>(tables);
                             },
                             .writer = [](const PublishedTables& tables) -> std::unique_ptr<RowWriter> {
                               return std::make_unique<IcewsWriter>(tables);
                             },
                             .kin = "",
                             .from_kin = nullptr};

}  // namespace steelyard
