// Events of published sets into the store, and events of the store out in their formats.
#include "engine/state.h"

namespace steelyard {
namespace {

constexpr std::size_t kRowsAStep = 4096;  // of the progress bar

Result<std::string> mapping_of(const ImportQuery& query) {
  if (query.mapping.empty()) return std::string();
  if (query.kind != "csv")
    return failure(ErrorKind::bad_input,
                   "--mapping belongs to csv; " + query.kind + " has columns of its own");
  return read_file(query.mapping);
}

Status import_file(EngineState& engine, const PublishedSets& sets, const ImportQuery& query,
                   const std::string& file, const std::string& mapping, ImportSummary& summary) {
  Progress progress("importing", 0, engine.options.progress);
  STEELYARD_TRY(EventImport import, engine.store->import_events());
  std::size_t events = 0;
  const auto add = [&](const Event& event, std::string_view line) {
    if (++events % kRowsAStep == 0) progress.advance(kRowsAStep);
    return import.add(event, line);
  };
  auto counts = sets.read(query.kind, file, mapping, *engine.reporter, add);
  if (!counts) {
    // The name of the mapping is known here alone.
    Error& error = counts.error();
    if (error.where.starts_with("mapping")) error.where = query.mapping + error.where.substr(7);
    return std::unexpected(error);
  }
  STEELYARD_TRY(const Store::Added added, import.finish());
  ++summary.files;
  summary.rows += counts->rows;
  summary.left_out += counts->left_out;
  summary.added += added.added;
  summary.known += added.known;
  summary.replaced += added.replaced;
  for (const auto& [value, count] : counts->unresolved) summary.unresolved[value] += count;
  return {};
}

// A visit is coded once, as told; ICEWS lists it from both sides.
std::optional<Event> mirrored(const Event& event) {
  const bool visit = event.action.cameo == "042", host = event.action.cameo == "043";
  if (event.document.empty() || (!visit && !host) || event.source.code.empty() || event.target.code.empty())
    return std::nullopt;
  Event mirror = event;
  std::swap(mirror.source, mirror.target);
  mirror.action.cameo = visit ? "043" : "042";
  mirror.id += "-mirror";
  return mirror;
}

void report_left_out(const PublishedWriter& writer, const std::string& format, Reporter& reporter) {
  for (const auto& [reason, count] : writer.left_out())
    reporter.report("left out of the export",
                    Error{ErrorKind::bad_input,
                          std::to_string(count) + " left out of " + format + ": " + std::string(reason), ""},
                    count);
}

}  // namespace

Result<const PublishedSets*> EngineState::published_sets() {
  STEELYARD_TRY(const Ontology* known_actions, ontology());
  if (!loaded_sets) {
    STEELYARD_TRY(loaded_sets, PublishedSets::load(resources, *known_actions, *reporter));
  }
  return &*loaded_sets;
}

Result<ImportSummary> import_published(EngineState& engine, const ImportQuery& query) {
  STEELYARD_TRY(const std::string mapping, mapping_of(query));
  STEELYARD_TRY(const PublishedSets* sets, engine.published_sets());
  ImportSummary summary;
  for (const std::string& file : query.files)
    STEELYARD_CHECK(import_file(engine, *sets, query, file, mapping, summary));
  if (query.once_a_day) {
    STEELYARD_TRY(summary.duplicates, engine.store->merge_days(std::string(kPublishedRule) + query.kind));
  }
  return summary;
}

Result<std::size_t> Engine::export_published(const EventFilter& filter, const std::string& format,
                                             const std::function<Status(std::string_view)>& write) {
  STEELYARD_TRY(Store* const store, state_->opened());
  STEELYARD_TRY(const PublishedSets* sets, state_->published_sets());
  STEELYARD_TRY(PublishedWriter writer, sets->writer(format));
  STEELYARD_CHECK(write(writer.header()));
  std::size_t lines = 0;
  std::string line;
  const auto one = [&](const Event& event, std::string_view published) -> Status {
    line.clear();
    lines += writer.write(event, published, line) ? 1 : 0;
    if (format == "icews")
      if (const auto mirror = mirrored(event)) lines += writer.write(*mirror, "", line) ? 1 : 0;
    return write(line);
  };
  STEELYARD_CHECK(store->for_each_event(filter, one));
  report_left_out(writer, format, *state_->reporter);
  return lines;
}

}  // namespace steelyard
