// How fast each stage is, with its answer checked: a fast wrong answer ends with 1.
//
//   bench_pipeline INPUT…      files or folders of documents, as `steelyard read` takes them
//
// The input is read once and kept in memory, so that each stage is timed alone. Rates are per second of wall
// time on the number of threads named; compare them within one run, or with the ratios printed beside them.
#include <chrono>
#include <cstdio>
#include <filesystem>

#include <fmt/format.h>
#include <sys/resource.h>

#include "steelyard/code.h"
#include "steelyard/language.h"
#include "steelyard/read.h"
#include "steelyard/store.h"

namespace steelyard {
namespace {

double seconds_of(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double peak_mb() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

void print_row(std::string_view stage, std::string_view unit, std::size_t count, double seconds) {
  fmt::print("{:<34}{:>12} {:<12}{:>9.2f} s{:>12.0f} /s{:>9.0f} MB peak\n", stage, count, unit, seconds,
             static_cast<double>(count) / seconds, peak_mb());
  std::fflush(stdout);
}

// Sentences, tokens, tags and trees of all texts; gives the number of sentences and of roots found.
std::pair<std::size_t, std::size_t> analyse(const LanguageModel& model, std::span<const Document> documents) {
  std::size_t sentences = 0, roots = 0;
  for (const Document& document : documents) {
    for (const Span span : split_sentences(document.text)) {
      std::vector<Token> tokens = tokenize(document.text, span);
      model.analyse(tokens);
      ++sentences;
      for (const Token& token : tokens) roots += token.head < 0 ? 1 : 0;
    }
  }
  return {sentences, roots};
}

std::vector<CodedDocument> code_all(const Coder& coder, std::span<const Document> documents,
                                    unsigned threads) {
  std::vector<CodedDocument> coded(documents.size());
  parallel_for(documents.size(), threads, [&](std::size_t i) { coded[i] = coder.code(documents[i]); });
  return coded;
}

std::uint64_t fingerprint(std::span<const CodedDocument> coded) {
  std::uint64_t hash = 0;
  for (const CodedDocument& document : coded)
    for (const Event& event : document.events) hash = hash64(event_to_json(event), hash);
  return hash;
}

struct Totals {
  std::size_t sentences = 0, events = 0;
};
Totals totals_of(std::span<const CodedDocument> coded) {
  Totals totals;
  for (const CodedDocument& document : coded) {
    totals.sentences += document.sentences;
    totals.events += document.events.size();
  }
  return totals;
}

bool expect(bool holds, std::string_view what) {
  if (!holds) fmt::print("WRONG: {}\n", what);
  return holds;
}

bool bench_store(std::span<const Document> documents, std::vector<CodedDocument>& coded, std::size_t events) {
  const std::string path = (std::filesystem::temp_directory_path() / "steelyard-bench.duckdb").string();
  std::filesystem::remove(path);
  auto store = Store::open(path, StoreMode::read_write);
  if (!expect(store.has_value(), "the store opens")) return false;
  bool right = true;
  print_row("store documents", "documents", documents.size(), seconds_of([&] {
              constexpr std::size_t kBatch = 4096;
              for (std::size_t at = 0; at < documents.size(); at += kBatch)
                right &= store->add_documents(documents.subspan(at, std::min(kBatch, documents.size() - at)))
                             .has_value();
            }));
  std::vector<std::string> ids;
  std::vector<Event> all;
  for (std::size_t i = 0; i < coded.size(); ++i) {
    ids.push_back(documents[i].id);
    std::ranges::move(coded[i].events, std::back_inserter(all));
  }
  print_row("store events", "events", all.size(),
            seconds_of([&] { right &= store->add_coded(ids, all, {}, {}).has_value(); }));
  std::int64_t counted = 0;
  EventFilter filter;
  filter.duplicates = true;
  print_row("count by dyad and month", "events", all.size(), seconds_of([&] {
              const auto cells = store->event_counts(filter, PeriodKind::month).value();
              for (const EventCount& cell : cells) counted += cell.count;
            }));
  right &= expect(counted <= static_cast<std::int64_t>(events) && counted > 0,
                  "counts add up to at most the events");
  store = std::unexpected(Error{});
  std::filesystem::remove(path);
  return expect(right, "every batch is stored");
}

int run(std::span<char* const> inputs) {
  Reporter reporter;
  std::vector<Document> documents;
  print_row("read", "documents", 0, seconds_of([&] {
              for (const char* input : inputs)
                if (!read_input(input, {}, reporter, [&](Document d) { documents.push_back(std::move(d)); }))
                  fmt::print("WRONG: {} cannot be read\n", input);
            }));
  if (!expect(!documents.empty(), "there are documents")) return 1;
  fmt::print("{} documents\n", documents.size());

  const Resources resources = Resources::embedded();
  const auto model = LanguageModel::load(resources.get("models/english.model").value_or(""));
  auto coder = Coder::load(resources, {}, reporter);
  if (!expect(model.has_value() && coder.has_value(), "model and knowledge load")) return 1;

  std::pair<std::size_t, std::size_t> parsed;
  const double parsing = seconds_of([&] { parsed = analyse(*model, documents); });
  print_row("language, 1 thread", "sentences", parsed.first, parsing);
  bool right = expect(parsed.second >= parsed.first, "every sentence has a root");

  std::vector<CodedDocument> one, two;
  const double alone = seconds_of([&] { one = code_all(*coder, documents, 1); });
  const Totals totals = totals_of(one);
  print_row("text to events, 1 thread", "sentences", totals.sentences, alone);
  const double together = seconds_of([&] { two = code_all(*coder, documents, 2); });
  print_row("text to events, 2 threads", "sentences", totals.sentences, together);
  fmt::print("{:<34}{:>12.2f} ×\n{:<34}{:>12.2f} ×\n", "2 threads against 1", alone / together,
             "coding against parsing alone", alone / parsing);
  right &= expect(fingerprint(one) == fingerprint(two), "1 and 2 threads give the same events");
  right &= expect(totals.events > 0, "events are found");
  two.clear();
  right &= bench_store(documents, one, totals.events);
  return right ? 0 : 1;
}

}  // namespace
}  // namespace steelyard

int main(int count, char** words) {
  if (count < 2) {
    fmt::print(stderr, "bench_pipeline: name files or folders of documents\n");
    return 2;
  }
  return steelyard::run(std::span(words + 1, words + count));
}
