// The fields of each record in the order of its table's columns: one list for writing and for reading.
//
// `io(field)` is called once a column. A Writer hands the fields to an appender, a Reader takes them from
// rows.
#pragma once

#include <concepts>
#include <string>
#include <type_traits>

#include "steelyard/record.h"

#include "store/database.h"
#include "store/furniture.h"

namespace steelyard {

template <class T, class Record>
concept Is = std::same_as<std::remove_const_t<T>, Record>;

template <class Io>
void visit_columns(Io& io, Is<Document> auto& d) {
  io(d.id), io(d.date), io(d.time), io(d.title), io(d.text), io(d.source), io(d.url), io(d.author),
      io(d.place);
  io(d.language), io(d.views), io(d.furniture), io(d.origin);
}

template <class Io>
void visit_columns(Io& io, Is<Span> auto& s) {
  io(s.start), io(s.end);
}

template <class Io>
void visit_columns(Io& io, Is<ActorMention> auto& a) {
  io(a.code), io(a.country), io(a.text), visit_columns(io, a.span), io(a.fact);
}

template <class Io>
void visit_columns(Io& io, Is<Action> auto& a) {
  io(a.cameo), io(a.root), io(a.plover), io(a.mode), io(a.contexts), io(a.quad), io(a.goldstein), io(a.text);
  visit_columns(io, a.span);
}

template <class Io>
void visit_columns(Io& io, Is<Event> auto& e) {
  io(e.id), io(e.document), io(e.sentence), visit_columns(io, e.sentence_span), io(e.date), io(e.date_basis);
  visit_columns(io, e.source), visit_columns(io, e.target), visit_columns(io, e.action);
  io(e.status), io(e.attributed_to), io(e.lever), io(e.confidence), io(e.rule), io(e.duplicate_of),
      io(e.origin);
}

// Without its headcounts, which have a table of their own.
template <class Io>
void visit_columns(Io& io, Is<Gathering> auto& g) {
  io(g.id), io(g.document), io(g.sentence), visit_columns(io, g.span);
  io(g.name), io(g.kind), io(g.host), io(g.place), io(g.date);
}

template <class Io>
void visit_columns(Io& io, Is<Headcount> auto& h) {
  io(h.count), io(h.basis), io(h.attributed_to), io(h.year), visit_columns(io, h.span);
}

template <class Io>
void visit_columns(Io& io, Is<Attendance> auto& a) {
  io(a.gathering), io(a.actor), io(a.country), io(a.person), io(a.level), io(a.status);
  io(a.document), io(a.sentence), visit_columns(io, a.span);
}

template <class Io>
void visit_columns(Io& io, Is<Vote> auto& v) {
  io(v.resolution), io(v.date), io(v.country), io(v.vote), io(v.source), io(v.origin);
}

template <class Io>
void visit_columns(Io& io, Is<Flow> auto& f) {
  io(f.reporter), io(f.partner), io(f.year), io(f.kind), io(f.value), io(f.unit), io(f.source), io(f.origin);
}

template <class Io>
void visit_columns(Io& io, Is<Run> auto& r) {
  io(r.id), io(r.command), io(r.version), io(r.options), io(r.started), io(r.documents), io(r.events),
      io(r.problems);
}

// Into an appender of single values or of whole chunks.
template <class Appender>
struct Writer {
  Appender& appender;
  void operator()(const auto& field) { appender.write(field); }
  void operator()(EventStatus status) { appender.write(to_string(status)); }
  void operator()(const std::vector<Furniture>& furniture) { appender.write(furniture_to_json(furniture)); }
};

struct Reader {
  database::Rows& rows;
  void operator()(auto& field) { rows.read(field); }
  void operator()(EventStatus& status) {
    std::string text;
    rows.read(text);
    status = parse_event_status(text).value_or(EventStatus::asserted);
  }
  void operator()(std::vector<Furniture>& furniture) {
    std::string text;
    rows.read(text);
    furniture = furniture_from_json(text);
  }
};

// All rows of an answer as records.
template <class Record>
Result<std::vector<Record>> read_all(database::Rows rows) {
  std::vector<Record> records;
  Reader reader{rows};
  while (true) {
    STEELYARD_TRY(const bool more, rows.next());
    if (!more) return records;
    visit_columns(reader, records.emplace_back());
  }
}

}  // namespace steelyard
