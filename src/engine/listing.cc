// Events out of the store: as rows, as files, and one event with the reasons for it.
#include "engine/state.h"

namespace steelyard {

Result<Rows> Engine::events(const EventFilter& filter) {
  STEELYARD_TRY(Store* const store, state_->opened());
  STEELYARD_TRY(const std::vector<EventRow> found, store->events(filter));
  Rows rows{{"id", "date", "source", "action", "target", "status", "goldstein", "lever", "words", "document"},
            {}};
  for (const EventRow& row : found) {
    const Event& event = row.event;
    rows.add({event.id, event.date.iso(), event.source.code, event.action.cameo, event.target.code,
              std::string(to_string(event.status)), event.action.goldstein, event.lever, event.action.text,
              event.document});
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
  if (event.document.empty())
    return failure(ErrorKind::bad_input,
                   "the event was imported, so there is no sentence; its line is " + event.origin, id);
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
