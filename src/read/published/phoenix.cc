// Phoenix events: 26 columns, no header, tabs, actors in CAMEO blocks. Its quad class counts otherwise than
// ours (statements and appeals 0, root 16 with verbal conflict) and is kept as it came. Open Event Data
// Alliance, phoenix_pipeline.
#include "read/published/formats.h"

namespace steelyard {
namespace {

enum Column {
  kId,
  kDay,
  kYear,
  kMonth,
  kDayOfMonth,
  kSource,
  kSourceEntity,
  kSourceRole,
  kSourceAttribute,
  kTarget,
  kTargetEntity,
  kTargetRole,
  kTargetAttribute,
  kCode,
  kRoot,
  kQuad,
  kGoldstein,
  kIssues,
  kLat,
  kLon,
  kLocation,
  kState,
  kCountry,
  kSentences,
  kUrls,
  kSources,
  kColumns
};
constexpr std::string_view kNames[] = {"EventID",
                                       "Date",
                                       "Year",
                                       "Month",
                                       "Day",
                                       "SourceActorFull",
                                       "SourceActorEntity",
                                       "SourceActorRole",
                                       "SourceActorAttribute",
                                       "TargetActorFull",
                                       "TargetActorEntity",
                                       "TargetActorRole",
                                       "TargetActorAttribute",
                                       "EventCode",
                                       "EventRootCode",
                                       "PentaClass",
                                       "GoldsteinScore",
                                       "Issues",
                                       "Lat",
                                       "Lon",
                                       "LocationName",
                                       "StateName",
                                       "CountryCode",
                                       "SentenceID",
                                       "URLs",
                                       "NewsSources"};
static_assert(std::size(kNames) == kColumns);

class PhoenixReader : public RowReader {
 public:
  explicit PhoenixReader(const PublishedTables& tables) : actors_(tables.actors), actions_(tables.actions) {}

  bool read(Cells cells, RowNotes& notes, Event& event) override {
    if (cells.size() != kColumns)
      notes.add("wrong number of columns", [&] {
        return "the row has " + std::to_string(cells.size()) + " columns of " + std::to_string(kColumns) +
               (cells.size() > kQuad ? "; what it has is read" : "; it is left out");
      });
    if (cells.size() <= kQuad) return false;
    const std::string_view id = cell_at(cells, kId);
    if (id.empty()) {
      notes.add("no id", [] { return std::string("the row has no id; it is left out"); });
      return false;
    }
    event.date = day_of(cell_at(cells, kDay));
    if (!event.date.known()) return no_date(cells[kDay], notes);
    const auto goldstein = parse_double(cell_at(cells, kGoldstein));
    if (!actions_.set(cell_at(cells, kCode), {cell_at(cells, kRoot), goldstein}, notes, event)) return false;
    if (goldstein) event.action.goldstein = *goldstein;
    if (const auto quad = parse_int(cell_at(cells, kQuad))) event.action.quad = static_cast<int>(*quad);
    event.id.assign("phoenix:") += id;
    set_cameo_actor(event.source, trim(cells[kSource]), "", event.date, actors_, notes);
    set_cameo_actor(event.target, trim(cells[kTarget]), "", event.date, actors_, notes);
    return true;
  }

 private:
  ActorMemo actors_;
  ActionMemo actions_;
};

// Phoenix's own reckoning: 0 statements and appeals, root 16 with verbal conflict.
int penta(const Action& action) {
  const auto root = parse_int(action.root).value_or(0);
  if (root <= 2) return 0;
  if (root == 16) return 3;
  return root <= 5 ? 1 : root <= 8 ? 2 : root <= 13 ? 3 : 4;
}

class PhoenixWriter : public RowWriter {
 public:
  explicit PhoenixWriter(const PublishedTables& tables) : tables_(&tables) {}

  std::string_view write(const Event& event, std::string& line) const override {
    std::vector<std::string> cells(kColumns);
    cells[kId] = event.id;
    cells[kDay] = compact(event.date);
    if (event.date.known()) {
      cells[kYear] = std::to_string(event.date.year());
      cells[kMonth] = std::to_string(event.date.month());
      cells[kDayOfMonth] = std::to_string(event.date.day());
    }
    write_actor(event.source, cells, kSource);
    write_actor(event.target, cells, kTarget);
    cells[kCode] = event.action.cameo.size() == 2 ? event.action.cameo + "0" : event.action.cameo;
    cells[kRoot] = event.action.root;
    cells[kQuad] = std::to_string(penta(event.action));
    cells[kGoldstein] = number_text(event.action.goldstein);
    cells[kSentences] = event.document.empty() ? "" : event.document + "_" + std::to_string(event.sentence);
    for (std::size_t i = 0; i < kColumns; ++i) append_cell(line, cells[i], i == 0);
    return "";
  }

 private:
  void write_actor(const ActorMention& actor, std::vector<std::string>& cells, std::size_t at) const {
    const std::string blocks = tables_->actors.to_cameo(actor.code);
    cells[at] = actor.code.starts_with('/') ? "---" + blocks : blocks;
    cells[at + 1] = cells[at].substr(0, 3);
    cells[at + 2] = cells[at].size() > 3 ? cells[at].substr(3, 3) : "";
    for (std::size_t i = 6; i < cells[at].size(); i += 3)
      cells[at + 3] += (i > 6 ? ";" : "") + cells[at].substr(i, 3);
  }

  const PublishedTables* tables_;
};

}  // namespace

const PublishedFormat kPhoenix{.name = "phoenix",
                               .title = "Phoenix events",
                               .columns = kNames,
                               .has_header = false,
                               .reader = [](const PublishedTables& tables) -> std::unique_ptr<RowReader> {
                                 return std::make_unique<PhoenixReader>(tables);
                               },
                               .writer = [](const PublishedTables& tables) -> std::unique_ptr<RowWriter> {
                                 return std::make_unique<PhoenixWriter>(tables);
                               },
                               .kin = "",
                               .from_kin = nullptr};

}  // namespace steelyard
