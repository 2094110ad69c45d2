// Documents, events, gatherings, attendance, votes and flows in one DuckDB file.
//
// One process writes at a time; what was committed survives a kill at any moment. Adding what is there
// already adds nothing. A Store may be used from one thread at a time.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "steelyard/base.h"
#include "steelyard/record.h"

namespace steelyard {

enum class StoreMode { read_only, read_write };

struct StoreOptions {
  unsigned threads = 0;      // 0 = all cores
  unsigned memory_mb = 400;  // what the database may take for itself; beyond it, it works on disk
};

// Which events: empty fields do not restrict.
struct EventFilter {
  std::vector<std::string> sources, targets;  // countries or bloc codes ("KAZ" also finds "KAZ/GOV")
  std::vector<std::string> roots;             // "04"
  std::vector<std::string> codes;             // "042" (prefix)
  std::vector<std::string> levers;
  std::vector<int> quads;
  std::vector<EventStatus> statuses;
  std::string document;
  std::string words;  // in the sentence
  Date from, to;
  bool duplicates = false;              // also those that point to a first telling
  std::vector<std::string> happenings;  // ids of first tellings: these and their retellings
  std::size_t limit = 0;                // 0 = all
};

// An event with what a reader wants beside it.
struct EventRow {
  Event event;
  std::string sentence_text;
  std::string document_title, document_source, document_url;
  Date document_date;
  // How often the happening is told; 0 for a retelling, which counts with the first.
  std::int64_t coverage = 1;  // documents
  std::int64_t mentions = 1;  // tellings
  std::int64_t sources = 1;   // papers, agencies, sites
};

// One cell of counts for the measures: all events of a dyad in a period with the same action.
struct EventCount {
  std::string source, target;  // country, or bloc code
  std::string period;
  std::string root;
  std::string cameo;
  std::string lever;
  int quad = 0;
  double goldstein = 0;  // of one event
  std::int64_t count = 0;
};

enum class ExportFormat { csv, jsonl, parquet };

class EventImport;

class Store {
 public:
  ~Store();
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  // Opens the file; read_write makes it where there is none. ":memory:" keeps all in memory. Many readers, or
  // one writer.
  static Result<Store> open(const std::string& path, StoreMode mode, const StoreOptions& options = {});

  // A row is known when its key and its content are there already. Same key, other content: the newer row
  // replaces the older one (and what was coded from it). Of rows with one key in one call the last counts.
  struct Added {
    std::size_t added = 0, known = 0, replaced = 0;
  };
  // One transaction a call: best 1,000 documents or more at once. The key is the id; views, furniture and
  // origin do not count as content.
  Result<Added> add_documents(std::span<const Document> documents);
  // Marks the documents as coded and replaces what was coded from them before. Imported events have no
  // document: they replace those of the same id.
  Status add_coded(std::span<const std::string> documents, std::span<const Event> events,
                   std::span<const Gathering> gatherings, std::span<const Attendance> attendance);
  // Key: resolution and country.
  Result<Added> add_votes(std::span<const Vote> votes);
  // Key: all but value and origin.
  Result<Added> add_flows(std::span<const Flow> flows);
  Status add_run(const Run& run);

  // The events of one document in order of the text, with the sentence of each. `settled`: their links hold
  // and are only to be known; else duplicate_of is to be filled.
  using LinkDocument = std::function<void(Date published, bool settled, std::span<Event> events,
                                          std::span<const std::string_view> sentences)>;
  // Links what is out of date since documents were coded: hands over all documents published from then on,
  // and as settled those of `window_days` before, in order of publication and id. One transaction. Of an
  // event only id, document, date, parties, code, status and duplicate_of are filled.
  Status relink(int window_days, const LinkDocument& link);

  // Events of a published set, in one transaction: all of them or none. One import at a time; the store must
  // outlive it, and nothing else may be added meanwhile.
  Result<EventImport> import_events();
  // Of the events of a rule with the same source, target, action and day, all but the first become its
  // duplicates. How many there are.
  Result<std::size_t> merge_days(const std::string& rule);

  // Documents not coded yet (all = every one), in order of date and id, in batches.
  Status for_each_document(bool all, std::size_t batch,
                           const std::function<Status(std::span<const Document>)>& work) const;
  Result<Document> document(const std::string& id) const;
  Result<std::vector<EventRow>> events(const EventFilter& filter) const;
  Result<Event> event(const std::string& id) const;
  // The same events one by one, with the row as published ("" for coded ones), and never all in memory.
  Status for_each_event(
      const EventFilter& filter,
      const std::function<Status(const Event& event, std::string_view published)>& work) const;
  // The row of an imported event as it was published; "" when there is none.
  Result<std::string> published(const std::string& event) const;
  Result<std::vector<EventCount>> event_counts(const EventFilter& filter, PeriodKind period) const;
  // The states that act or are acted upon, in order.
  Result<std::vector<std::string>> countries() const;
  Result<std::vector<Gathering>> gatherings() const;
  Result<std::vector<Attendance>> attendance(const std::string& gathering) const;  // "" = all
  Result<std::vector<Vote>> votes() const;
  Result<std::vector<Flow>> flows() const;
  Result<std::vector<Run>> runs() const;

  struct Counts {
    std::int64_t documents = 0, coded = 0, events = 0, gatherings = 0, attendance = 0, votes = 0, flows = 0;
    Date first_event, last_event;
  };
  Result<Counts> counts() const;

  // Writes the events that the filter names, with sentence and document columns, to a file.
  Status export_events(const EventFilter& filter, ExportFormat format, const std::string& path) const;

 private:
  struct Impl;
  explicit Store(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// Adds events as fast as they come, whole chunks at once, and settles by set operations at the end what is
// known already and what replaces an older row. Without finish() nothing is kept.
class EventImport {
 public:
  ~EventImport();
  EventImport(EventImport&&) noexcept;
  EventImport& operator=(EventImport&&) noexcept;

  // `line` is the row as published; it is kept beside the event.
  Status add(const Event& event, std::string_view line);
  Result<Store::Added> finish();

 private:
  friend class Store;
  struct Impl;
  explicit EventImport(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// "1.4.4", for doctor.
std::string store_library_version();

}  // namespace steelyard
