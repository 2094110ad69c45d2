// GDELT events, 2.0 (61 columns) and 1.0 (58, of which the last, the address, is lacking in older rows):
// tabs, no header, one row an event. Format: "The GDELT Event Database Data Format Codebook" V2.0 and V1.03.
//
// Both versions number their events in one series and differ only in the three columns of second
// administrative divisions, so that a row of one can be written as the other.
#include <array>

#include "read/published/formats.h"

namespace steelyard {
namespace {

enum Column {
  kId,
  kDay,
  kMonth,
  kYear,
  kFraction,
  kActor1 = 5,
  kName1,
  kCountry1,
  kType1 = 12,
  kActor2 = 15,
  kName2,
  kCountry2,
  kType2 = 22,
  kIsRoot = 25,
  kCode,
  kBase,
  kRoot,
  kQuad,
  kGoldstein,
  kUsed  // a row needs at least these
};
constexpr std::size_t kColumns2 = 61, kColumns1 = 58;
// The columns of version 2 that version 1 lacks: second administrative divisions.
constexpr std::array<std::size_t, 3> kDivisions{39, 47, 55};

class GdeltReader : public RowReader {
 public:
  GdeltReader(const PublishedTables& tables, std::size_t columns)
      : actors_(tables.actors), actions_(tables.actions), columns_(columns) {}

  bool read(Cells cells, RowNotes& notes, Event& event) override {
    if (!fits(cells, notes)) return false;
    const std::string_view id = cell_at(cells, kId);
    if (id.empty()) {
      notes.add("no id", [] { return std::string("the row has no GLOBALEVENTID; it is left out"); });
      return false;
    }
    event.date = day_of(cell_at(cells, kDay));
    if (!event.date.known()) return no_date(cells[kDay], notes);
    const auto goldstein = parse_double(cell_at(cells, kGoldstein));
    if (!actions_.set(cell_at(cells, kCode), {cell_at(cells, kRoot), goldstein}, notes, event)) return false;
    if (goldstein) event.action.goldstein = *goldstein;
    if (const auto quad = parse_int(cell_at(cells, kQuad))) event.action.quad = static_cast<int>(*quad);
    event.id.assign("gdelt:").append(id);
    set_cameo_actor(event.source, cell_at(cells, kActor1), cell_at(cells, kName1), event.date, actors_,
                    notes);
    set_cameo_actor(event.target, cell_at(cells, kActor2), cell_at(cells, kName2), event.date, actors_,
                    notes);
    return true;
  }

 private:
  bool fits(Cells cells, RowNotes& notes) const {
    const std::size_t width = cells.size();
    if (width == columns_) return true;
    if (width == columns_ - 1) {
      notes.add("row without its last column", [&] {
        return "the row has " + std::to_string(width) + " columns of " + std::to_string(columns_) +
               ": SOURCEURL is missing; the row is read";
      });
      return true;
    }
    notes.add("wrong number of columns", [&] {
      const bool other = width == kColumns1 || width == kColumns1 - 1 || width == kColumns2;
      return "the row has " + std::to_string(width) + " columns of " + std::to_string(columns_) +
             (other ? std::string("; it is of the other version, import it as ") +
                          (columns_ == kColumns2 ? "gdelt1" : "gdelt")
                    : std::string("; it is left out"));
    });
    return false;
  }

  ActorMemo actors_;
  ActionMemo actions_;
  std::size_t columns_;
};

// GLOBALEVENTID is a number; events from elsewhere get one of their id, behind all that GDELT has given out.
std::string number_of(const std::string& id) {
  if (id.starts_with("gdelt:")) return id.substr(6);
  return "9" + std::to_string(hash64(id) % 1'000'000'000'000'000ULL);
}

class GdeltWriter : public RowWriter {
 public:
  GdeltWriter(const PublishedTables& tables, std::size_t columns) : tables_(&tables), columns_(columns) {}

  std::string_view write(const Event& event, std::string& line) const override {
    std::vector<std::string> cells(kColumns2);
    const Date day = event.date;
    cells[kId] = number_of(event.id);
    cells[kDay] = compact(day);
    cells[kMonth] = compact(day).substr(0, 6);
    cells[kYear] = compact(day).substr(0, 4);
    cells[kFraction] = fraction(day);
    write_actor(event.source, cells, kActor1, kType1);
    write_actor(event.target, cells, kActor2, kType2);
    cells[kIsRoot] = "1";
    cells[kCode] = event.action.cameo.size() == 2 ? event.action.cameo + "0" : event.action.cameo;
    cells[kBase] = cells[kCode].substr(0, 3);
    cells[kRoot] = event.action.root;
    cells[kQuad] = std::to_string(event.action.quad);
    cells[kGoldstein] = number_text(event.action.goldstein);
    for (std::size_t i = 0; i < kColumns2; ++i)
      if (columns_ == kColumns2 || std::ranges::find(kDivisions, i) == kDivisions.end())
        append_cell(line, cells[i], i == 0);
    return "";
  }

 private:
  static std::string fraction(Date day) {
    if (!day.known()) return "";
    const int days = day.days() - Date::of(day.year(), 1, 1).days();
    return number_text(day.year() + static_cast<int>((days + 1) / 365.0 * 10000) / 10000.0);
  }
  void write_actor(const ActorMention& actor, std::vector<std::string>& cells, std::size_t code,
                   std::size_t type) const {
    cells[code] = tables_->actors.to_cameo(actor.code);
    cells[code + 1] = actor.text.empty() ? tables_->actors.name_of(actor.code) : actor.text;
    if (!actor.country.empty()) cells[code + 2] = tables_->actors.to_cameo(actor.country);
    const std::vector<std::string_view> blocks = split(actor.code, '/');
    for (std::size_t i = 1; i < std::min<std::size_t>(blocks.size(), 4); ++i) cells[type + i - 1] = blocks[i];
  }

  const PublishedTables* tables_;
  std::size_t columns_;
};

// A row of the other version, with the columns that it lacks or has too many.
std::string other_version(std::string_view row, bool to_two) {
  std::vector<std::string_view> cells = split(row, '\t');
  for (std::size_t i = 0; i < kDivisions.size(); ++i) {
    const std::size_t at = to_two ? kDivisions[i] : kDivisions[kDivisions.size() - 1 - i];
    const auto place = cells.begin() + static_cast<std::ptrdiff_t>(std::min(at, cells.size()));
    if (to_two)
      cells.insert(place, std::string_view());
    else if (place != cells.end())
      cells.erase(place);
  }
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) append_cell(line, cells[i], i == 0);
  return line;
}

template <std::size_t kColumns>
std::unique_ptr<RowReader> make_reader(const PublishedTables& tables) {
  return std::make_unique<GdeltReader>(tables, kColumns);
}
template <std::size_t kColumns>
std::unique_ptr<RowWriter> make_writer(const PublishedTables& tables) {
  return std::make_unique<GdeltWriter>(tables, kColumns);
}

constexpr std::string_view kNames2[] = {"GLOBALEVENTID",
                                        "SQLDATE",
                                        "MonthYear",
                                        "Year",
                                        "FractionDate",
                                        "Actor1Code",
                                        "Actor1Name",
                                        "Actor1CountryCode",
                                        "Actor1KnownGroupCode",
                                        "Actor1EthnicCode",
                                        "Actor1Religion1Code",
                                        "Actor1Religion2Code",
                                        "Actor1Type1Code",
                                        "Actor1Type2Code",
                                        "Actor1Type3Code",
                                        "Actor2Code",
                                        "Actor2Name",
                                        "Actor2CountryCode",
                                        "Actor2KnownGroupCode",
                                        "Actor2EthnicCode",
                                        "Actor2Religion1Code",
                                        "Actor2Religion2Code",
                                        "Actor2Type1Code",
                                        "Actor2Type2Code",
                                        "Actor2Type3Code",
                                        "IsRootEvent",
                                        "EventCode",
                                        "EventBaseCode",
                                        "EventRootCode",
                                        "QuadClass",
                                        "GoldsteinScale",
                                        "NumMentions",
                                        "NumSources",
                                        "NumArticles",
                                        "AvgTone",
                                        "Actor1Geo_Type",
                                        "Actor1Geo_FullName",
                                        "Actor1Geo_CountryCode",
                                        "Actor1Geo_ADM1Code",
                                        "Actor1Geo_ADM2Code",
                                        "Actor1Geo_Lat",
                                        "Actor1Geo_Long",
                                        "Actor1Geo_FeatureID",
                                        "Actor2Geo_Type",
                                        "Actor2Geo_FullName",
                                        "Actor2Geo_CountryCode",
                                        "Actor2Geo_ADM1Code",
                                        "Actor2Geo_ADM2Code",
                                        "Actor2Geo_Lat",
                                        "Actor2Geo_Long",
                                        "Actor2Geo_FeatureID",
                                        "ActionGeo_Type",
                                        "ActionGeo_FullName",
                                        "ActionGeo_CountryCode",
                                        "ActionGeo_ADM1Code",
                                        "ActionGeo_ADM2Code",
                                        "ActionGeo_Lat",
                                        "ActionGeo_Long",
                                        "ActionGeo_FeatureID",
                                        "DATEADDED",
                                        "SOURCEURL"};
constexpr std::string_view kNames1[] = {"GLOBALEVENTID",
                                        "SQLDATE",
                                        "MonthYear",
                                        "Year",
                                        "FractionDate",
                                        "Actor1Code",
                                        "Actor1Name",
                                        "Actor1CountryCode",
                                        "Actor1KnownGroupCode",
                                        "Actor1EthnicCode",
                                        "Actor1Religion1Code",
                                        "Actor1Religion2Code",
                                        "Actor1Type1Code",
                                        "Actor1Type2Code",
                                        "Actor1Type3Code",
                                        "Actor2Code",
                                        "Actor2Name",
                                        "Actor2CountryCode",
                                        "Actor2KnownGroupCode",
                                        "Actor2EthnicCode",
                                        "Actor2Religion1Code",
                                        "Actor2Religion2Code",
                                        "Actor2Type1Code",
                                        "Actor2Type2Code",
                                        "Actor2Type3Code",
                                        "IsRootEvent",
                                        "EventCode",
                                        "EventBaseCode",
                                        "EventRootCode",
                                        "QuadClass",
                                        "GoldsteinScale",
                                        "NumMentions",
                                        "NumSources",
                                        "NumArticles",
                                        "AvgTone",
                                        "Actor1Geo_Type",
                                        "Actor1Geo_FullName",
                                        "Actor1Geo_CountryCode",
                                        "Actor1Geo_ADM1Code",
                                        "Actor1Geo_Lat",
                                        "Actor1Geo_Long",
                                        "Actor1Geo_FeatureID",
                                        "Actor2Geo_Type",
                                        "Actor2Geo_FullName",
                                        "Actor2Geo_CountryCode",
                                        "Actor2Geo_ADM1Code",
                                        "Actor2Geo_Lat",
                                        "Actor2Geo_Long",
                                        "Actor2Geo_FeatureID",
                                        "ActionGeo_Type",
                                        "ActionGeo_FullName",
                                        "ActionGeo_CountryCode",
                                        "ActionGeo_ADM1Code",
                                        "ActionGeo_Lat",
                                        "ActionGeo_Long",
                                        "ActionGeo_FeatureID",
                                        "DATEADDED",
                                        "SOURCEURL"};
static_assert(std::size(kNames2) == kColumns2 && std::size(kNames1) == kColumns1);

std::string from_one(std::string_view row) { return other_version(row, true); }
std::string from_two(std::string_view row) { return other_version(row, false); }

}  // namespace

const PublishedFormat kGdelt{.name = "gdelt",
                             .title = "GDELT 2.0 events",
                             .columns = kNames2,
                             .reader = make_reader<kColumns2>,
                             .writer = make_writer<kColumns2>,
                             .kin = "gdelt1",
                             .from_kin = from_one};
const PublishedFormat kGdelt1{.name = "gdelt1",
                              .title = "GDELT 1.0 events",
                              .columns = kNames1,
                              .reader = make_reader<kColumns1>,
                              .writer = make_writer<kColumns1>,
                              .kin = "gdelt",
                              .from_kin = from_two};

}  // namespace steelyard
