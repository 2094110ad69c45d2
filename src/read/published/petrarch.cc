// What PETRARCH and PETRARCH 2 write: tabs, no header, no ids, and a width that varies within a file, because
// the column of addresses stands only in rows whose story has one and the texts only when they are asked for.
// Lists are joined by semicolons, absent texts are "---". Open Event Data Alliance, petrarch2.
#include "read/published/formats.h"

namespace steelyard {
namespace {

enum Column { kDay, kSource, kTarget, kCode, kIssues, kIds, kAfterIds };
constexpr std::string_view kNames[] = {"Date", "Source",      "Target",     "Code",       "Issues",
                                       "IDs",  "StorySource", "SourceText", "TargetText", "EventText"};

bool is_address(std::string_view cell) {
  return cell.find("://") != std::string_view::npos || cell.starts_with("www.");
}

// Where the texts stand; a place behind the end of the row for those that are not there.
struct Texts {
  std::size_t source, target, action;
};
Texts texts_of(Cells cells) {
  constexpr std::size_t kNone = SIZE_MAX;
  const std::size_t at = kAfterIds + (cells.size() > kAfterIds && is_address(cells[kAfterIds]) ? 1 : 0) + 1;
  const std::size_t left = cells.size() > at ? cells.size() - at : 0;
  // One: what was done. Two or more: the actors first; then the action, unless only two roots follow.
  if (left == 0) return {kNone, kNone, kNone};
  if (left == 1) return {kNone, kNone, at};
  return {at, at + 1, left == 3 || left >= 5 ? at + 2 : kNone};
}

class PetrarchReader : public RowReader {
 public:
  explicit PetrarchReader(const PublishedTables& tables) : actors_(tables.actors), actions_(tables.actions) {}

  bool read(Cells cells, RowNotes& notes, Event& event) override {
    if (cells.size() <= kCode) {
      notes.add("wrong number of columns", [&] {
        return "the row has " + std::to_string(cells.size()) +
               " columns, and date, source, target and code need four; it is left out";
      });
      return false;
    }
    event.date = day_of(cells[kDay]);
    if (!event.date.known()) return no_date(cells[kDay], notes);
    if (!actions_.set(trim(cells[kCode]), {}, notes, event)) return false;
    const Texts texts = texts_of(cells);
    set_cameo_actor(event.source, trim(cells[kSource]), cell_at(cells, texts.source), event.date, actors_,
                    notes);
    set_cameo_actor(event.target, trim(cells[kTarget]), cell_at(cells, texts.target), event.date, actors_,
                    notes);
    event.action.text = cell_at(cells, texts.action);
    std::string key;
    for (std::size_t column : {kDay, kSource, kTarget, kCode, kIds})
      if (column < cells.size()) (key += cells[column]) += '\t';
    event.id = "petrarch:" + hash_hex(key);
    return true;
  }

 private:
  ActorMemo actors_;
  ActionMemo actions_;
};

class PetrarchWriter : public RowWriter {
 public:
  explicit PetrarchWriter(const PublishedTables& tables) : tables_(&tables) {}

  std::string_view write(const Event& event, std::string& line) const override {
    append_cell(line, compact(event.date), true);
    append_cell(line, actor(event.source.code));
    append_cell(line, actor(event.target.code));
    append_cell(line, event.action.cameo.size() == 2 ? event.action.cameo + "0" : event.action.cameo);
    append_cell(line, "");
    append_cell(line,
                event.document.empty() ? event.id : event.document + "_" + std::to_string(event.sentence));
    append_cell(line, "steelyard");
    for (const std::string* text : {&event.source.text, &event.target.text, &event.action.text})
      append_cell(line, text->empty() ? "---" : *text);
    return "";
  }

 private:
  std::string actor(const std::string& code) const {
    const std::string blocks = tables_->actors.to_cameo(code);
    return code.empty() || code[0] == '/' ? "---" + blocks : blocks;
  }
  const PublishedTables* tables_;
};

}  // namespace

const PublishedFormat kPetrarch{.name = "petrarch",
                                .title = "PETRARCH output",
                                .columns = kNames,
                                .has_header = false,
                                .reader = [](const PublishedTables& tables) -> std::unique_ptr<RowReader> {
                                  return std::make_unique<PetrarchReader>(tables);
                                },
                                .writer = [](const PublishedTables& tables) -> std::unique_ptr<RowWriter> {
                                  return std::make_unique<PetrarchWriter>(tables);
                                },
                                .kin = "",
                                .from_kin = nullptr};

}  // namespace steelyard
