// Importing events of published sets: once, again, changed, repeated, and merged by day.
#include <fmt/format.h>

#include "store_fixture.h"

namespace steelyard {
namespace {

using testing::ElementsAre;

Event imported(int number, const std::string& source = "KAZ") {
  Event event;
  event.id = fmt::format("set:{}", number);
  event.date = Date::of(2025, 1, 1 + number % 28);
  event.date_basis = "imported";
  event.source = {source, source, "a name that is longer than twelve bytes", {}, ""};
  event.target = {"RUS/GOV", "RUS", kHardText, {}, ""};
  event.action.cameo = "042";
  event.action.root = "04";
  event.action.contexts = {"diplomatic", "a context of more than twelve bytes"};
  event.action.quad = 1;
  event.action.goldstein = 1.9;
  event.lever = "diplomatic";
  event.confidence = 1;
  event.rule = "import/set";
  event.origin = fmt::format("set.tsv:{}", number);
  return event;
}

class StoreImport : public StoreTest {
 protected:
  static Store::Added import(Store& store, const std::vector<Event>& events) {
    EventImport import = store.import_events().value();
    for (const Event& event : events) EXPECT_TRUE(import.add(event, "row of " + event.id).has_value());
    return import.finish().value();
  }
  static std::vector<Event> range(int from, int to) {
    std::vector<Event> events;
    for (int i = from; i < to; ++i) events.push_back(imported(i));
    return events;
  }
  static std::vector<Event> all(const Store& store) {
    std::vector<Event> events;
    EventFilter filter;
    filter.duplicates = true;
    EXPECT_TRUE(store
                    .for_each_event(filter,
                                    [&](const Event& event, std::string_view line) -> Status {
                                      EXPECT_EQ(line, "row of " + event.id);
                                      events.push_back(event);
                                      return {};
                                    })
                    .has_value());
    return events;
  }
};

// More rows than a chunk, a flush and a piece of reading hold.
TEST_F(StoreImport, EveryFieldOfEveryRowComesBack) {
  Store store = open();
  const Store::Added added = import(store, range(0, 45'000));
  EXPECT_EQ(added.added, 45'000U);
  const std::vector<Event> events = all(store);
  ASSERT_EQ(events.size(), 45'000U);
  const Event wanted = imported(17), got = store.event("set:17").value();
  EXPECT_EQ(got.source.text, wanted.source.text);
  EXPECT_EQ(got.target.text, wanted.target.text);
  EXPECT_EQ(got.action.contexts, wanted.action.contexts);
  EXPECT_EQ(got.date, wanted.date);
  EXPECT_EQ(got.action.goldstein, wanted.action.goldstein);
  EXPECT_EQ(got.origin, wanted.origin);
  EXPECT_EQ(store.published("set:17").value(), "row of set:17");
}

TEST_F(StoreImport, AgainAddsNothing) {
  Store store = open();
  import(store, range(0, 3'000));
  const Store::Added again = import(store, range(0, 3'000));
  EXPECT_EQ(again.added, 0U);
  EXPECT_EQ(again.known, 3'000U);
  EXPECT_EQ(all(store).size(), 3'000U);
}

TEST_F(StoreImport, ChangedRowsReplaceAndNewOnesAreAdded) {
  Store store = open();
  import(store, range(0, 10));
  std::vector<Event> events = range(5, 15);
  events[0].action.goldstein = -2;
  const Store::Added added = import(store, events);
  EXPECT_EQ(added.added, 5U);
  EXPECT_EQ(added.known, 4U);
  EXPECT_EQ(added.replaced, 1U);
  EXPECT_EQ(all(store).size(), 15U);
  EXPECT_EQ(store.event("set:5").value().action.goldstein, -2);
}

TEST_F(StoreImport, OfRowsWithOneIdTheLastCounts) {
  Store store = open();
  std::vector<Event> events = range(0, 5'000);
  events.push_back(imported(7, "UZB"));
  const Store::Added added = import(store, events);
  EXPECT_EQ(added.added, 5'000U);
  EXPECT_EQ(added.known, 1U);
  EXPECT_EQ(store.event("set:7").value().source.code, "UZB");
}

TEST_F(StoreImport, EventsCodedFromADocumentStay) {
  Store store = open();
  Event coded = imported(3, "UZB");
  coded.document = "d1";
  ASSERT_TRUE(store.add_coded({}, std::vector<Event>{coded}, {}, {}).has_value());
  EXPECT_EQ(import(store, range(3, 4)).known, 1U);
  EXPECT_EQ(store.event("set:3").value().source.code, "UZB");
}

TEST_F(StoreImport, WithoutFinishNothingIsKept) {
  Store store = open();
  {
    EventImport import = store.import_events().value();
    for (const Event& event : range(0, 3'000)) ASSERT_TRUE(import.add(event, "").has_value());
  }
  EXPECT_TRUE(all(store).empty());
  EXPECT_EQ(import(store, range(0, 2)).added, 2U);
}

TEST_F(StoreImport, ADayCountsOnce) {
  Store store = open();
  std::vector<Event> events = range(0, 4);                         // days 1 to 4
  for (int number : {28, 29}) events.push_back(imported(number));  // days 1 and 2 again
  events.push_back(imported(56, "UZB"));                           // day 1, another source
  import(store, events);
  EXPECT_EQ(store.merge_days("import/other").value(), 0U);
  EXPECT_EQ(store.merge_days("import/set").value(), 2U);
  EXPECT_EQ(store.merge_days("import/set").value(), 0U);
  EXPECT_EQ(store.event("set:28").value().duplicate_of, "set:0");
  EXPECT_EQ(store.event("set:56").value().duplicate_of, "");
  EXPECT_EQ(store.events({}).value().size(), 5U);
}

TEST_F(StoreImport, BytesThatAreNotUtf8AreRefusedByTheirPlace) {
  Store store = open();
  EventImport import = store.import_events().value();
  Event event = imported(1);
  event.source.text = "\xC7";
  const Status status = import.add(event, "");
  ASSERT_FALSE(status.has_value());
  EXPECT_EQ(status.error().where, "set.tsv:1");
}

TEST_F(StoreImport, CountriesAreStatesAlone) {
  Store store = open();
  Event event = imported(1);
  event.source = {"EU", "", "", {}, ""};
  import(store, {event, imported(2)});
  EXPECT_THAT(store.countries().value(), ElementsAre("KAZ", "RUS"));
}

}  // namespace
}  // namespace steelyard
