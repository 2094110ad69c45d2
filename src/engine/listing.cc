// Events out of the store: as rows, as files, and one event with the reasons for it.
#include "engine/state.h"

namespace steelyard {
namespace {

// An imported event rests on a row of a file: where it stands, and its cells by name.
std::string explain_import(const Event& event, const std::string& line) {
  std::string text = event.origin + "\n\n  " + event.date.iso() + "  " + event.source.code + "  " +
                     event.action.cameo + "  " + event.target.code + "  (" + event.rule + ")\n";
  if (!event.duplicate_of.empty()) text += "  counts as a retelling of " + event.duplicate_of + "\n";
  text += line.empty() ? "" : "\nThe row as published\n";
  const std::vector<std::string_view> columns = published_columns(event.rule);
  const std::vector<std::string_view> cells =
      line.empty() ? std::vector<std::string_view>() : split(line, '\t');
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].empty()) continue;
    const std::string name = i < columns.size() ? std::string(columns[i]) : std::to_string(i + 1);
    text += "  " + name + std::string(name.size() < 24 ? 24 - name.size() : 1, ' ') + std::string(cells[i]) +
            "\n";
  }
  return text;
}

}  // namespace

Result<Rows> Engine::events(const EventFilter& filter) {
  STEELYARD_TRY(Store* const store, state_->opened());
  STEELYARD_TRY(const std::vector<EventRow> found, store->events(filter));
  Rows rows{{"id", "date", "source", "action", "target", "status", "goldstein", "lever", "words", "document",
             "coverage"},
            {}};
  for (const EventRow& row : found) {
    const Event& event = row.event;
    rows.add({event.id, event.date.iso(), event.source.code, event.action.cameo, event.target.code,
              std::string(to_string(event.status)), event.action.goldstein, event.lever, event.action.text,
              event.document, row.coverage});
  }
  return rows;
}

Status Engine::export_events(const EventFilter& filter, ExportFormat format, const std::string& path) {
  STEELYARD_TRY(Store* const store, state_->opened());
  return store->export_events(filter, format, path);
}

Result<std::string> Engine::explain_event(const std::string& id, bool json) {
  STEELYARD_TRY(Store* const store, state_->opened());
  STEELYARD_TRY(const Event event, store->event(id));
  if (event.document.empty()) {
    STEELYARD_TRY(const std::string line, store->published(id));
    return explain_import(event, line);
  }
  STEELYARD_TRY(const Document document, store->document(event.document));
  STEELYARD_TRY(const Coder* coder, state_->coder());
  return json ? coder->explain_json(document, event.sentence) : coder->explain(document, event.sentence);
}

Result<std::string> Engine::explain_text(const std::string& text, Date date, bool json) {
  STEELYARD_TRY(const Coder* coder, state_->coder());
  Document document;
  document.id = "text";
  document.text = text;
  document.date = date;
  return json ? coder->explain_json(document, 0) : coder->explain(document, 0);
}

}  // namespace steelyard
