// Training the language model from a folder of treebank files and texts without annotation.
#include <filesystem>

#include "steelyard/read.h"

#include "engine/state.h"

namespace steelyard {
namespace fs = std::filesystem;
namespace {

// "ewt.train" as it is or packed; nothing when neither is there.
std::optional<std::string> treebank_file(const std::string& folder, const std::string& name) {
  for (const std::string& candidate : {name, name + ".gz"})
    if (const fs::path path = fs::path(folder) / candidate; fs::exists(path)) return path.string();
  return std::nullopt;
}

}  // namespace

Result<TrainReport> Engine::train(const std::string& treebank_folder, const std::vector<std::string>& texts,
                                  int epochs, std::uint64_t seed) {
  TrainOptions options;
  options.epochs = epochs;
  options.seed = seed;
  options.progress = state_->options.progress;
  // The free genres only: what is trained on these may ship.
  for (const char* name : {"ewt.train", "gumfree.train"}) {
    const auto path = treebank_file(treebank_folder, name);
    if (!path)
      return failure(ErrorKind::bad_input,
                     std::string("has no ") + name + " (or .gz); name a folder with the treebank files",
                     treebank_folder);
    options.train_files.push_back(*path);
  }
  for (const char* name : {"ewt.dev", "ewt.test", "gumnews.test"})
    if (const auto path = treebank_file(treebank_folder, name)) options.test_files.push_back(*path);
  for (const std::string& input : texts)
    STEELYARD_CHECK(read_input(input, {}, *state_->reporter, [&](Document document) {
      options.texts.push_back(std::move(document.text));
    }));
  return train_language_model(options);
}

Result<BackoffReport> Engine::train_backoff(std::span<const std::string> inputs, std::uint64_t seed) {
  EngineState& state = *state_;
  // The teacher is the lexicon alone: what the old model guessed must not teach the new one.
  state.options.coding.backoff = false;
  STEELYARD_TRY(const Coder* coder, state.coder());
  std::vector<Document> documents;
  for (const std::string& input : inputs)
    STEELYARD_CHECK(read_input(input, {}, *state.reporter,
                               [&](Document document) { documents.push_back(std::move(document)); }));
  return coder->train_backoff(documents, state.options.threads, seed);
}

}  // namespace steelyard
