// Documents → events, over a store or as a filter. Documents are independent, so a batch is shared out among
// threads and put back in order: the answer does not depend on their number.
#include <chrono>

#include "engine/state.h"

namespace steelyard {
namespace {

constexpr std::size_t kBatch = 4096;  // documents in memory at once
// First tellings that the filter remembers: some 40 MB.
constexpr std::size_t kHeldByFilter = 100'000;

class Stopwatch {
 public:
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

// What a batch adds to the store, put end to end.
struct Coded {
  std::vector<std::string> documents;
  std::vector<Event> events;
  std::vector<Gathering> gatherings;
  std::vector<Attendance> attendance;
};

Coded gather(std::span<const Document> documents, std::vector<CodedDocument>& results, CodeSummary& summary) {
  Coded coded;
  for (std::size_t i = 0; i < results.size(); ++i) {
    coded.documents.push_back(documents[i].id);
    summary.sentences += results[i].sentences;
    summary.discarded += results[i].discarded;
    std::ranges::move(results[i].events, std::back_inserter(coded.events));
    std::ranges::move(results[i].gatherings, std::back_inserter(coded.gatherings));
    std::ranges::move(results[i].attendance, std::back_inserter(coded.attendance));
  }
  summary.documents += documents.size();
  summary.events += coded.events.size();
  summary.gatherings += coded.gatherings.size();
  return coded;
}

// Links the events of a coded document with those of the documents before it.
void link_document(HappeningLinker& linker, const Document& document, std::span<Event> events) {
  std::vector<std::string_view> sentences;
  for (const Event& event : events) sentences.push_back(slice(document.text, event.sentence_span));
  linker.link(document.date, events, sentences);
}

}  // namespace

// One order for all threads and runs: that of publication, then of ids.
Status EngineState::relink() {
  STEELYARD_TRY(HappeningLinker linker, HappeningLinker::load(resources, 0, *reporter));
  return store->relink(HappeningLinker::kWindowDays,
                       [&](Date published, bool settled, std::span<Event> events,
                           std::span<const std::string_view> sentences) {
                         if (settled)
                           linker.know(published, events, sentences);
                         else
                           linker.link(published, events, sentences);
                       });
}

Result<std::vector<CodedDocument>> EngineState::code_batch(std::span<const Document> documents,
                                                           Progress& progress) {
  STEELYARD_TRY(const Coder* coder_in_use, coder());
  std::vector<CodedDocument> results(documents.size());
  parallel_for(documents.size(), options.threads, [&](std::size_t i) {
    results[i] = coder_in_use->code(documents[i]);
    progress.advance();
  });
  return results;
}

Result<CodeSummary> Engine::code(bool all) {
  STEELYARD_TRY(Store* const store, state_->opened());
  STEELYARD_CHECK(state_->coder());
  STEELYARD_TRY(const Store::Counts counts, store->counts());
  Progress progress("coding", static_cast<std::size_t>(counts.documents - (all ? 0 : counts.coded)),
                    state_->options.progress);
  CodeSummary summary;
  const Stopwatch watch;
  const auto code_and_keep = [&](std::span<const Document> documents) -> Status {
    STEELYARD_TRY(std::vector<CodedDocument> results, state_->code_batch(documents, progress));
    const Coded coded = gather(documents, results, summary);
    return store->add_coded(coded.documents, coded.events, coded.gatherings, coded.attendance);
  };
  STEELYARD_CHECK(store->for_each_document(all, kBatch, code_and_keep));
  STEELYARD_CHECK(state_->relink());
  summary.seconds = watch.seconds();
  if (summary.documents > 0)
    STEELYARD_CHECK(state_->remember_run("code", all ? "--all" : "", summary.documents, summary.events));
  return summary;
}

Result<CodeSummary> Engine::code_stream(const std::string& input, const ReadOptions& options,
                                        bool across_documents,
                                        const std::function<void(std::string_view)>& write) {
  STEELYARD_CHECK(state_->coder());
  std::optional<HappeningLinker> linker;
  if (across_documents) {
    STEELYARD_TRY(linker, HappeningLinker::load(state_->resources, kHeldByFilter, *state_->reporter));
  }
  Progress progress("coding", 0, state_->options.progress);
  CodeSummary summary;
  const Stopwatch watch;
  std::vector<Document> batch;
  Status status;
  const auto flush = [&] {
    auto results = state_->code_batch(batch, progress);
    if (!results) {
      status = std::unexpected(results.error());
    } else {
      for (std::size_t i = 0; linker && i < batch.size(); ++i)
        link_document(*linker, batch[i], (*results)[i].events);
      const Coded coded = gather(batch, *results, summary);
      for (const Event& event : coded.events) write(event_to_json(event));
    }
    batch.clear();
  };
  STEELYARD_CHECK(read_input(input, options, *state_->reporter, [&](Document document) {
    batch.push_back(std::move(document));
    if (batch.size() == kBatch && status) flush();
  }));
  if (status) flush();
  STEELYARD_CHECK(status);
  summary.seconds = watch.seconds();
  return summary;
}

}  // namespace steelyard
