// Starting the engine, opening a store, and what all verbs share.
#include <array>
#include <ctime>

#include "steelyard/steelyard.h"

#include "engine/state.h"

namespace steelyard {

std::string_view version() { return STEELYARD_VERSION; }

Engine::Engine(std::unique_ptr<EngineState> state) : state_(std::move(state)) {}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

Result<Engine> Engine::start(const EngineOptions& options, Reporter& reporter) {
  auto state = std::make_unique<EngineState>();
  state->options = options;
  state->reporter = &reporter;
  if (options.data_folder.empty()) {
    state->resources = Resources::embedded();
  } else {
    STEELYARD_TRY(state->resources, Resources::with_folder(options.data_folder));
  }
  return Engine(std::move(state));
}

Status Engine::open(const std::string& store, StoreMode mode) {
  STEELYARD_TRY(state_->store, Store::open(store, mode, {.threads = state_->options.threads}));
  state_->store_path = store;
  return {};
}

Result<const Coder*> EngineState::coder() {
  if (!loaded_coder) {
    STEELYARD_TRY(loaded_coder, Coder::load(resources, options.coding, *reporter));
  }
  return &*loaded_coder;
}

Result<const Ontology*> EngineState::ontology() {
  if (!loaded_ontology) {
    STEELYARD_TRY(loaded_ontology, Ontology::load(resources, *reporter));
  }
  return &*loaded_ontology;
}

namespace {

// Role codes of actors, as a reader would say them.
constexpr std::array<std::pair<std::string_view, std::string_view>, 19> kRoles{{
    {"GOV", "government"},
    {"MIL", "armed forces"},
    {"COP", "police"},
    {"SPY", "intelligence"},
    {"JUD", "courts"},
    {"LEG", "parliament"},
    {"REB", "rebels"},
    {"SEP", "separatists"},
    {"OPP", "opposition"},
    {"UAF", "militia"},
    {"CVL", "civilians"},
    {"BUS", "business"},
    {"EDU", "education"},
    {"ELI", "elites"},
    {"MED", "media"},
    {"LAB", "labour"},
    {"REF", "refugees"},
    {"CRM", "criminals"},
    {"ENV", "environmentalists"},
}};

std::string role_word(std::string_view role) {
  for (const auto& [code, word] : kRoles)
    if (code == role) return std::string(word);
  return std::string(role);
}

}  // namespace

Result<std::function<std::string(std::string_view)>> EngineState::names() {
  STEELYARD_TRY(const Coder* coder_in_use, coder());
  return [coder_in_use](std::string_view code) {
    const auto cut = code.find('/');
    const std::string name = coder_in_use->actor_name(code.substr(0, cut));
    return cut == std::string_view::npos ? name : name + ", " + role_word(code.substr(cut + 1));
  };
}

Result<Store*> EngineState::opened() {
  if (!store) return failure(ErrorKind::bad_input, "no store is open; open one first");
  return &*store;
}

Status EngineState::remember_run(std::string_view command, const std::string& options_text,
                                 std::size_t documents, std::size_t events) {
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
