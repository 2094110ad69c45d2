// What the verbs share: options, knowledge that is loaded when first needed, and the open store.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "steelyard/code.h"
#include "steelyard/steelyard.h"

namespace steelyard {

struct EngineState {
  EngineOptions options;
  Reporter* reporter = nullptr;
  Resources resources;
  std::optional<Store> store;
  std::string store_path;
  std::optional<Coder> loaded_coder;
  std::optional<Ontology> loaded_ontology;
  std::optional<PublishedSets> loaded_sets;

  // Loading the model and the tables takes a moment, so commands that do not code skip it.
  Result<const Coder*> coder();
  Result<const Ontology*> ontology();
  Result<const PublishedSets*> published_sets();
  // An Error when no store is open: a mistake in the calling program, told as one sentence all the same.
  Result<Store*> opened();

  // "KAZ/GOV" → "Kazakhstan, government".
  Result<std::function<std::string(std::string_view)>> names();

  // Documents → coded documents, in their order, on all threads.
  Result<std::vector<CodedDocument>> code_batch(std::span<const Document> documents, Progress& progress);
  // Links across documents that are out of date, made again.
  Status relink();
  Status remember_run(std::string_view command, const std::string& options_text, std::size_t documents,
                      std::size_t events);
};

// Events of published sets into the store; published_events.cc.
Result<ImportSummary> import_published(EngineState& engine, const ImportQuery& query);

}  // namespace steelyard
