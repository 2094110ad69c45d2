// Starting the engine, opening a store, and what all verbs share.
#include <ctime>

#include "engine/impl.h"
#include "steelyard/steelyard.h"

namespace steelyard {

std::string_view version() { return STEELYARD_VERSION; }

Engine::Engine(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

Result<Engine> Engine::start(const EngineOptions& options, Reporter& reporter) {
  auto impl = std::make_unique<Impl>();
  impl->options = options;
  impl->reporter = &reporter;
  if (options.data_folder.empty()) {
    impl->resources = Resources::embedded();
  } else {
    STEELYARD_TRY(impl->resources, Resources::with_folder(options.data_folder));
  }
  return Engine(std::move(impl));
}

Status Engine::open(const std::string& store, StoreMode mode) {
  STEELYARD_TRY(impl_->store, Store::open(store, mode));
  impl_->store_path = store;
  return {};
}

Result<const Coder*> Engine::Impl::coder() {
  if (!loaded_coder) {
    STEELYARD_TRY(loaded_coder, Coder::load(resources, CodeOptions{}, *reporter));
  }
  return &*loaded_coder;
}

Result<const Ontology*> Engine::Impl::ontology() {
  if (!loaded_ontology) {
    STEELYARD_TRY(loaded_ontology, Ontology::load(resources, *reporter));
  }
  return &*loaded_ontology;
}

Result<Store*> Engine::Impl::opened() {
  if (!store) return failure(ErrorKind::bad_input, "no store is open; open one first");
  return &*store;
}

Status Engine::Impl::remember_run(std::string_view command, const std::string& options_text, std::size_t documents,
                                  std::size_t events) {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  ::gmtime_r(&now, &utc);
  char started[32];
  std::strftime(started, sizeof started, "%Y-%m-%dT%H:%M:%SZ", &utc);
  STEELYARD_TRY(const auto earlier, store->runs());
  Run run;
  run.id = "r" + std::to_string(earlier.size() + 1);
  run.command = command;
  run.version = version();
  run.options = options_text;
  run.started = started;
  run.documents = static_cast<std::int64_t>(documents);
  run.events = static_cast<std::int64_t>(events);
  run.problems = static_cast<std::int64_t>(reporter->total());
  return store->add_run(run);
}

}  // namespace steelyard
