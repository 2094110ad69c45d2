// Gatherings out of tables: lists of who came, headcounts, and visits and summits. A gathering's name, host,
// kind, place and day stand in columns; where a list of one yearly occasion has none, the file's name is the
// occasion's.
#include <filesystem>
#include <map>

#include "read/fact_rows.h"
#include "read/reading.h"

namespace steelyard {
namespace {

// "victory_day_parade.csv.gz" → "Victory day parade"; words that say what the table holds are no part of the
// name.
std::string occasion_of(const std::string& path) {
  std::string stem = std::filesystem::path(path).filename().string();
  stem = stem.substr(0, stem.find('.'));
  for (bool again = true; again;) {
    again = false;
    for (std::string_view tail : {"_totals", "_attendance", "_unverified", "_headcounts", "_counts", "_list"})
      if (stem.ends_with(tail)) {
        stem.resize(stem.size() - tail.size());
        again = true;
      }
  }
  for (char& c : stem)
    if (c == '_' || c == '-') c = ' ';
  if (!stem.empty() && stem[0] >= 'a' && stem[0] <= 'z') stem[0] = static_cast<char>(stem[0] - 'a' + 'A');
  return stem;
}

// "Victory day parade" → kind "parade", and a key that is equal with and without that word.
std::string kind_of(std::string_view name) {
  const std::string lowered = lower_ascii(name);
  for (std::string_view kind :
       {"parade", "summit", "forum", "games", "conference", "funeral", "inauguration"})
    if (lowered.ends_with(kind)) return std::string(kind);
  return "";
}

std::string slug(std::string_view name) {
  std::string slug;
  for (char c : lower_ascii(name)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      slug += c;
    else if (!slug.empty() && slug.back() != '-')
      slug += '-';
  }
  while (slug.ends_with('-')) slug.pop_back();
  return slug;
}

class Gatherings {
 public:
  explicit Gatherings(const FactTable& table) : table_(table), occasion_(occasion_of(table.name())) {}

  GatheringRows run() {
    for (const TableRow& row : table_.rows()) {
      if (table_.kind() == TableKind::attendance)
        attendance(row);
      else if (table_.kind() == TableKind::headcounts)
        headcount(row);
      else
        visit(row);
    }
    return std::move(rows_);
  }

 private:
  std::string text(const TableRow& row, std::string_view column) const {
    return std::string(table_.cell(row, column));
  }

  // The gathering of a row of a yearly list; made at first sight.
  Gathering* yearly(const TableRow& row) {
    const auto day =
        table_.date(row, table_.has("date") && !table_.cell(row, "date").empty() ? "date" : "year");
    if (!day) return nullptr;
    Gathering gathering;
    gathering.name = table_.has("gathering") ? text(row, "gathering") : occasion_;
    gathering.kind = table_.has("kind") ? text(row, "kind") : kind_of(gathering.name);
    std::string key = slug(gathering.name);
    if (!gathering.kind.empty() && key.ends_with("-" + gathering.kind))
      key.resize(key.size() - gathering.kind.size() - 1);
    gathering.id = key + "-" + std::to_string(day->year());
    gathering.host = code_of(table_.cell(row, "host"));
    gathering.place = text(row, "place");
    gathering.date = *day;
    return add(std::move(gathering));
  }

  Gathering* add(Gathering gathering) {
    const auto [at, added] = index_.emplace(gathering.id, rows_.gatherings.size());
    if (added) rows_.gatherings.push_back(std::move(gathering));
    return &rows_.gatherings[at->second];
  }

  void attend(const TableRow& row, const Gathering& gathering, const std::string& code, std::string status) {
    Attendance attendance;
    attendance.gathering = gathering.id;
    attendance.actor = code;
    attendance.country = is_state(code) ? code : "";
    attendance.person = text(row, "person");
    attendance.level = text(row, "level");
    attendance.status = std::move(status);
    attendance.document = table_.where(row);
    rows_.attendance.push_back(std::move(attendance));
  }

  void attendance(const TableRow& row) {
    const auto code = table_.code(row, "country");
    const std::string came = text(row, "attended");
    if (!code) return;
    if (came != "1" && came != "0") return table_.bad(row, "attended is \"" + came + "\", neither 1 nor 0");
    if (const Gathering* gathering = yearly(row))
      attend(row, *gathering, *code, came == "1" ? "attended" : "absent");
  }

  void headcount(const TableRow& row) {
    const std::string_view told = table_.cell(row, "foreign_leaders");
    if (told.empty()) return;  // a year that is listed as not known
    const auto count = parse_int(told);
    if (!count || *count < 0)
      return table_.bad(row, "the headcount \"" + std::string(told) + "\" is no number");
    Gathering* gathering = yearly(row);
    if (gathering == nullptr) return;
    Headcount headcount;
    headcount.count = *count;
    headcount.basis = table_.cell(row, "basis") == "announced" ? "announced" : "counted";
    headcount.attributed_to = text(row, "source");
    headcount.year = gathering->date.year();
    gathering->headcounts.push_back(std::move(headcount));
  }

  // Blocs and states, divided by blanks and semicolons: "SCO; CHN RUS".
  std::optional<std::vector<std::string>> participants(const TableRow& row) const {
    std::string list = text(row, "participants");
    for (char& c : list)
      if (c == ';' || c == ',') c = ' ';
    std::vector<std::string> codes;
    for (std::string_view part : split(list, ' ')) {
      if (part.empty()) continue;
      std::string code = code_of(part);
      if (code.empty()) {
        table_.bad(row, "the participant \"" + std::string(part) + "\" is no code of a state or bloc");
        return std::nullopt;
      }
      if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(std::move(code));
    }
    if (codes.empty()) table_.bad(row, "names no participant");
    return codes.empty() ? std::nullopt : std::optional(std::move(codes));
  }

  void visit(const TableRow& row) {
    const auto day = table_.date(row, "date");
    const auto host = table_.code(row, "host");
    if (!day || !host) return;
    const auto codes = participants(row);
    if (!codes) return;
    Gathering gathering;
    gathering.kind = text(row, "kind");
    gathering.host = *host;
    gathering.place = text(row, "city").empty() ? text(row, "place") : text(row, "city");
    gathering.date = *day;
    gathering.name = name_of_visit(gathering, *codes);
    gathering.id = slug(gathering.date.iso() + " " + gathering.kind + " " + *host + " " + join(*codes, " "));
    const std::string status = table_.cell(row, "basis") == "announced" ? "announced" : "attended";
    const Gathering& added = *add(std::move(gathering));
    for (const std::string& code : *codes)
      if (code != *host) attend(row, added, code, status);
    if (added.kind.ends_with("visit") && codes->size() == 2) visit_event(row, added, *codes, status);
  }

  static std::string name_of_visit(const Gathering& gathering, const std::vector<std::string>& codes) {
    std::string name = gathering.kind;
    if (!name.empty()) name[0] = lower_ascii(name)[0] >= 'a' ? static_cast<char>(name[0] & ~0x20) : name[0];
    if (gathering.kind.ends_with("summit"))
      return name + (gathering.place.empty() ? "" : " in " + gathering.place);
    std::vector<std::string> guests;
    for (const std::string& code : codes)
      if (code != gathering.host) guests.push_back(code);
    return name + " of " + join(guests, ", ") + " to " + gathering.host;
  }

  void visit_event(const TableRow& row, const Gathering& gathering, const std::vector<std::string>& codes,
                   const std::string& status) {
    const std::string& guest = codes[0] == gathering.host ? codes[1] : codes[0];
    if (guest == gathering.host) return;
    Event event;
    event.id = hash_hex("visit " + gathering.id + " " + guest);
    event.date = gathering.date;
    event.date_basis = "imported";
    event.source.code = guest;
    event.source.country = is_state(guest) ? guest : "";
    event.target.code = gathering.host;
    event.target.country = is_state(gathering.host) ? gathering.host : "";
    event.action.cameo = "042";
    event.action.text = gathering.kind;
    event.status = status == "announced" ? EventStatus::intended : EventStatus::asserted;
    event.confidence = 1;
    event.rule = "table/visit";
    event.origin = table_.where(row);
    rows_.visits.push_back(std::move(event));
  }

  const FactTable& table_;
  std::string occasion_;
  GatheringRows rows_;
  std::map<std::string, std::size_t> index_;
};

}  // namespace

Result<GatheringRows> read_gatherings(const std::string& path, Reporter& reporter) {
  constexpr TableKind kKinds[] = {TableKind::attendance, TableKind::headcounts, TableKind::visits};
  STEELYARD_TRY(const FactTable table, FactTable::open(path, kKinds, reporter));
  return Gatherings(table).run();
}

Result<std::vector<Event>> read_events_checked(const std::string& path, Reporter& reporter) {
  constexpr TableKind kKinds[] = {TableKind::events};
  STEELYARD_TRY(const FactTable table, FactTable::open(path, kKinds, reporter));
  std::vector<Event> events;
  for (const TableRow& row : table.rows()) {
    const auto date = table.date(row, "date");
    if (!date) continue;
    const auto actors = split(table.cell(row, "actors"), ' ');
    const std::string source = code_of(actors[0]), target = actors.size() > 1 ? code_of(actors[1]) : "";
    const std::string_view cameo = table.cell(row, "cameo");
    if (source.empty() || actors.size() > 2 || (actors.size() == 2 && target.empty())) {
      table.bad(row,
                "the actors \"" + std::string(table.cell(row, "actors")) + "\" are not one or two codes");
      continue;
    }
    if (cameo.size() < 2 || cameo.size() > 4 || !parse_int(cameo)) {
      table.bad(row, "the CAMEO code \"" + std::string(cameo) + "\" is not two to four digits");
      continue;
    }
    Event event;
    event.id = hash_hex("event " + date->iso() + " " + source + " " + target + " " +
                        std::string(table.cell(row, "what")));
    event.date = *date;
    event.date_basis = "imported";
    event.source.code = source;
    event.source.country = is_state(source) ? source : "";
    event.target.code = target;
    event.target.country = is_state(target) ? target : "";
    event.action.cameo = cameo;
    event.action.text = table.cell(row, "what");
    event.confidence = 1;
    event.rule = "table/checked";
    event.origin = table.where(row);
    events.push_back(std::move(event));
  }
  return events;
}

}  // namespace steelyard
