// Documents and tables of facts into the store.
#include <algorithm>
#include <array>

#include "engine/state.h"

namespace steelyard {
namespace {

constexpr std::size_t kBatch = 8192;  // documents a transaction

// Collects documents and commits them in batches; the first failure stops the commits and is kept.
class DocumentBatches {
 public:
  DocumentBatches(Store& store, ReadSummary& summary, Progress& progress)
      : store_(store), summary_(summary), progress_(progress) {}

  void take(Document document) {
    batch_.push_back(std::move(document));
    progress_.advance();
    if (batch_.size() >= kBatch) flush();
  }

  void flush() {
    if (status_ && !batch_.empty()) {
      if (const auto added = store_.add_documents(batch_)) {
        summary_.added += added->added + added->replaced;
        summary_.known += added->known;
      } else {
        status_ = std::unexpected(added.error());
      }
    }
    batch_.clear();
  }

  const Status& status() const { return status_; }

 private:
  Store& store_;
  ReadSummary& summary_;
  Progress& progress_;
  std::vector<Document> batch_;
  Status status_;
};

// The words of `steelyard import`, and the kinds of table they mean.
constexpr std::array<std::pair<std::string_view, TableKind>, 6> kImportKinds{{
    {"un-votes", TableKind::votes},
    {"flows", TableKind::flows},
    {"attendance", TableKind::attendance},
    {"gatherings", TableKind::headcounts},
    {"visits", TableKind::visits},
    {"events", TableKind::events},
}};

std::string import_words() {
  std::string words;
  for (const auto& [word, kind] : kImportKinds) words += (words.empty() ? "" : ", ") + std::string(word);
  for (std::string_view format : PublishedSets::names()) (words += ", ") += format;
  return words;
}

}  // namespace

// Visits count as events only when they are imported by name: beside news that tells of the same visits they
// would count twice, since they come without words to compare.
static Result<std::size_t> add_table(EngineState& engine, const InputTable& table, bool visits_as_events);

Result<ReadSummary> Engine::read(std::span<const std::string> inputs, const ReadOptions& options) {
  STEELYARD_TRY(Store* const store, state_->opened());
  ReadSummary summary;
  Progress progress("reading", 0, state_->options.progress);
  DocumentBatches batches(*store, summary, progress);
  for (const std::string& input : inputs) {
    STEELYARD_TRY(const ReadCounts counts, read_input(input, options, *state_->reporter,
                                                      [&](Document d) { batches.take(std::move(d)); }));
    batches.flush();
    STEELYARD_CHECK(batches.status());
    summary.files += counts.files;
    summary.documents += counts.documents;
    summary.skipped += counts.headings;
    for (const auto& [language, count] : counts.foreign) summary.skipped += count;
    for (const InputTable& table : counts.tables) {
      STEELYARD_TRY(const std::size_t rows, add_table(*state_, table, false));
      summary.table_rows += rows;
    }
  }
  STEELYARD_CHECK(state_->remember_run(
      "read", join(std::vector<std::string>(inputs.begin(), inputs.end()), " "), summary.documents, 0));
  return summary;
}

Result<ImportSummary> Engine::import(const ImportQuery& query) {
  STEELYARD_CHECK(state_->opened());
  const auto known =
      std::ranges::find(kImportKinds, query.kind, &std::pair<std::string_view, TableKind>::first);
  ImportSummary summary;
  if (known != kImportKinds.end()) {
    for (const std::string& file : query.files) {
      STEELYARD_TRY(const std::size_t rows, add_table(*state_, InputTable{file, known->second}, true));
      ++summary.files;
      summary.rows += rows;
      summary.added += rows;
    }
  } else if (PublishedSets::knows(query.kind)) {
    STEELYARD_TRY(summary, import_published(*state_, query));
  } else {
    return failure(ErrorKind::bad_input, "import knows " + import_words() + ", not \"" + query.kind + "\"");
  }
  STEELYARD_CHECK(
      state_->remember_run("import", query.kind + " " + join(query.files, " "), 0, summary.added));
  return summary;
}

namespace {

// Fills in what a CAMEO code implies, as the coder does for events from text.
Status complete(std::vector<Event>& events, const Ontology& ontology, Reporter& reporter) {
  for (Event& event : events) {
    const ActionCode* code = ontology.find(event.action.cameo);
    if (code == nullptr) {
      reporter.report("unknown CAMEO code",
                      Error{ErrorKind::bad_input,
                            "the code \"" + event.action.cameo + "\" is not known; it is kept without scale",
                            event.origin});
      continue;
    }
    const std::string words = event.action.text;
    event.action = ontology.action(event.action.cameo);
    event.action.text = words;
    if (event.lever.empty()) event.lever = code->lever;
  }
  return {};
}

Result<std::size_t> add_gatherings(EngineState& engine, const InputTable& table, bool visits_as_events) {
  STEELYARD_TRY(GatheringRows rows, read_gatherings(table.path, *engine.reporter));
  if (!visits_as_events) rows.visits.clear();
  STEELYARD_TRY(const Ontology* ontology, engine.ontology());
  STEELYARD_CHECK(complete(rows.visits, *ontology, *engine.reporter));
  STEELYARD_CHECK(engine.store->add_coded({}, rows.visits, rows.gatherings, rows.attendance));
  return rows.gatherings.size() + rows.attendance.size() + rows.visits.size();
}

Result<std::size_t> add_events(EngineState& engine, const InputTable& table) {
  STEELYARD_TRY(std::vector<Event> events, read_events_checked(table.path, *engine.reporter));
  STEELYARD_TRY(const Ontology* ontology, engine.ontology());
  STEELYARD_CHECK(complete(events, *ontology, *engine.reporter));
  STEELYARD_CHECK(engine.store->add_coded({}, events, {}, {}));
  return events.size();
}

}  // namespace

static Result<std::size_t> add_table(EngineState& engine, const InputTable& table, bool visits_as_events) {
  switch (table.kind) {
    case TableKind::votes: {
      STEELYARD_TRY(const std::vector<Vote> votes, read_votes(table.path, *engine.reporter));
      STEELYARD_TRY(const Store::Added added, engine.store->add_votes(votes));
      return added.added + added.replaced;
    }
    case TableKind::flows: {
      STEELYARD_TRY(const std::vector<Flow> flows, read_flows(table.path, *engine.reporter));
      STEELYARD_TRY(const Store::Added added, engine.store->add_flows(flows));
      return added.added + added.replaced;
    }
    case TableKind::attendance:
    case TableKind::headcounts:
    case TableKind::visits:
      return add_gatherings(engine, table, visits_as_events);
    case TableKind::events:
      return visits_as_events ? add_events(engine, table) : std::size_t{0};
    case TableKind::documents:
    case TableKind::unknown:
      return std::size_t{0};  // other tables of a folder are not ours to judge
  }
  return std::size_t{0};
}

}  // namespace steelyard
