// What goes into a store comes out the same; what is there already is not added again.
#include "steelyard/store.h"

#include "unit/store_fixture.h"

namespace steelyard {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<Document> documents_of(const Store& store, bool all = true, std::size_t batch = 2) {
  std::vector<Document> found;
  const Status status = store.for_each_document(all, batch, [&](std::span<const Document> documents) {
    EXPECT_LE(documents.size(), batch);
    found.insert(found.end(), documents.begin(), documents.end());
    return Status{};
  });
  EXPECT_TRUE(status) << to_string(status.error());
  return found;
}

std::vector<std::string> ids_of(const std::vector<Document>& documents) {
  std::vector<std::string> ids;
  for (const Document& document : documents) ids.push_back(document.id);
  return ids;
}

using StoreRoundTrip = StoreTest;

TEST_F(StoreRoundTrip, DocumentsComeBackWithEveryField) {
  Document plain;
  plain.id = "plain";
  Document hard = make_document(kHardText);
  hard.title = hard.text = hard.source = hard.url = hard.author = hard.place = hard.time = hard.language =
      kHardText;
  hard.furniture = {{kHardText, kHardText}};
  hard.views = 0;
  const std::vector<Document> given = {plain, make_document("a"), hard};
  {
    Store store = open();
    ASSERT_TRUE(store.add_documents(given));
  }
  const Store store = open(StoreMode::read_only);
  for (const Document& document : given)
    EXPECT_EQ(describe(store.document(document.id).value()), describe(document));
  EXPECT_EQ(documents_of(store).size(), 3u);
}

TEST_F(StoreRoundTrip, EventsComeBackWithEveryField) {
  Event blank;
  blank.id = "blank";
  Event hard = make_event("hard", "a");
  hard.source.text = hard.action.text = hard.rule = hard.attributed_to = kHardText;
  hard.action.contexts = {kHardText, "", "b;c"};
  hard.action.goldstein = -10;
  hard.sentence_span = {4'000'000, 2'000'000'000};
  {
    Store store = open();
    ASSERT_TRUE(store.add_documents(std::vector{make_document("a")}));
    ASSERT_TRUE(store.add_coded(std::vector<std::string>{"a"}, std::vector{blank, make_event("e", "a"), hard},
                                {}, {}));
  }
  const Store store = open(StoreMode::read_only);
  for (const Event& event : {blank, make_event("e", "a"), hard})
    EXPECT_EQ(describe(store.event(event.id).value()), describe(event));
}

TEST_F(StoreRoundTrip, SentenceAndDocumentStandBesideAnEvent) {
  Store store = open();
  ASSERT_TRUE(store.add_documents(std::vector{make_document("a")}));
  ASSERT_TRUE(store.add_coded(std::vector<std::string>{"a"}, std::vector{make_event("e", "a")}, {}, {}));
  const std::vector<EventRow> rows = store.events({}).value();
  ASSERT_EQ(rows.size(), 1u);
  EXPECT_EQ(rows[0].sentence_text, "Tokayev praised Ukraine’s people.");
  EXPECT_EQ(rows[0].document_title, make_document("a").title);
  EXPECT_EQ(rows[0].document_source, make_document("a").source);
  EXPECT_EQ(rows[0].document_url, make_document("a").url);
  EXPECT_EQ(rows[0].document_date, make_document("a").date);
  EXPECT_EQ(describe(rows[0].event), describe(make_event("e", "a")));
}

TEST_F(StoreRoundTrip, SpansThatCutACharacterGiveAnEmptySentence) {
  Store store = open();
  Event event = make_event("e", "a");
  event.sentence_span = {25, 49};  // amid the apostrophe
  ASSERT_TRUE(store.add_documents(std::vector{make_document("a")}));
  ASSERT_TRUE(store.add_coded(std::vector<std::string>{"a"}, std::vector{event}, {}, {}));
  EXPECT_EQ(store.events({}).value().at(0).sentence_text, "");
}

TEST_F(StoreRoundTrip, GatheringsKeepTheirHeadcountsInOrder) {
  Store store = open();
  Gathering second = make_gathering("g", "b");
  second.headcounts = {{1, "", "", 0, {}}};
  Gathering bare = make_gathering("h", "a");
  bare.headcounts.clear();
  const std::vector given = {make_gathering("g", "a"), second, bare};
  const std::vector attendance = {make_attendance("g", "KAZ", "a"), make_attendance("g", "UZB", "a"),
                                  make_attendance("h", "KAZ", "a")};
  ASSERT_TRUE(store.add_coded(std::vector<std::string>{"a", "b"}, {}, given, attendance));
  EXPECT_EQ(describe_all(store.gatherings().value()), describe_all(given));
  EXPECT_EQ(describe_all(store.attendance("").value()), describe_all(attendance));
  EXPECT_EQ(describe_all(store.attendance("h").value()), describe_all(std::vector{attendance[2]}));
  EXPECT_TRUE(store.attendance("none").value().empty());
}

TEST_F(StoreRoundTrip, VotesFlowsAndRuns) {
  Store store = open();
  const std::vector votes = {Vote{"A/73/1", Date::of(2018, 10, 3), "KAZ", "abstain", "UN", "votes.csv:2"},
                             Vote{"A/73/1", Date::of(2018, 10, 3), "UZB", "yes", "UN", "votes.csv:3"}};
  const std::vector flows = {
      Flow{"KAZ", "CHN", 2023, "exports", 14.7, "USD billion", "customs", "flows.csv:2"},
      Flow{"KAZ", "RUS", 2023, "exports", 1e-300, kHardText, "customs", "flows.csv:3"}};
  const steelyard::Run run{"r1", "code", "0.1.0", "--all", "2026-11-25T16:00:00Z", 12, 34, 1};
  ASSERT_TRUE(store.add_votes(votes));
  ASSERT_TRUE(store.add_flows(flows));
  ASSERT_TRUE(store.add_run(run));
  ASSERT_TRUE(store.add_run(run));
  EXPECT_EQ(describe_all(store.votes().value()), describe_all(votes));
  EXPECT_EQ(describe_all(store.flows().value()), describe_all(flows));
  EXPECT_EQ(describe_all(store.runs().value()), describe_all(std::vector{run}));
}

TEST_F(StoreRoundTrip, MemoryStoreIsAStoreWithoutAFile) {
  auto store = Store::open(":memory:", StoreMode::read_write);
  ASSERT_TRUE(store);
  ASSERT_TRUE(store->add_documents(std::vector{make_document("a")}));
  EXPECT_EQ(documents_of(*store).size(), 1u);
  EXPECT_FALSE(std::filesystem::exists(":memory:"));
}

using StoreKnown = StoreTest;

TEST_F(StoreKnown, TheSameDocumentsTwiceAddNothing) {
  const std::vector given = {make_document("a"), make_document("b")};
  Store store = open();
  const Store::Added first = store.add_documents(given).value();
  EXPECT_EQ(first.added, 2u);
  EXPECT_EQ(first.known, 0u);
  std::vector again = given;
  again[0].views = 7;  // a page seen again
  again[0].origin = "copy.jsonl:1";
  const Store::Added second = store.add_documents(again).value();
  EXPECT_EQ(second.added, 0u);
  EXPECT_EQ(second.known, 2u);
  EXPECT_EQ(second.replaced, 0u);
  EXPECT_EQ(store.counts().value().documents, 2);
}

TEST_F(StoreKnown, OneIdTwiceInACallCountsOnceAndTheLastStays) {
  std::vector given = {make_document("a"), make_document("b"), make_document("a")};
  given[2].title = "later";
  Store store = open();
  const Store::Added added = store.add_documents(given).value();
  EXPECT_EQ(added.added, 2u);
  EXPECT_EQ(added.known, 1u);
  EXPECT_EQ(store.document("a").value().title, "later");
}

TEST_F(StoreKnown, ChangedTextReplacesAndForgetsItsCoding) {
  Store store = open();
  ASSERT_TRUE(store.add_documents(std::vector{make_document("a"), make_document("b")}));
  ASSERT_TRUE(store.add_coded(
      std::vector<std::string>{"a", "b"}, std::vector{make_event("1", "a"), make_event("2", "b")},
      std::vector{make_gathering("g", "a")}, std::vector{make_attendance("g", "KAZ", "a")}));
  Document changed = make_document("a");
  changed.text = "Another text.";
  const Store::Added added = store.add_documents(std::vector{changed, make_document("c")}).value();
  EXPECT_EQ(added.added, 1u);
  EXPECT_EQ(added.replaced, 1u);
  const Store::Counts counts = store.counts().value();
  EXPECT_EQ(counts.documents, 3);
  EXPECT_EQ(counts.coded, 1);
  EXPECT_EQ(counts.events, 1);
  EXPECT_EQ(counts.gatherings, 0);
  EXPECT_EQ(counts.attendance, 0);
  EXPECT_THAT(ids_of(documents_of(store, /*all=*/false)), ElementsAre("a", "c"));
}

TEST_F(StoreKnown, CodingAgainReplacesWhatWasCoded) {
  Store store = open();
  ASSERT_TRUE(store.add_documents(std::vector{make_document("a"), make_document("b")}));
  const std::vector<std::string> both = {"a", "b"}, one = {"a"};
  const std::vector attendance = {make_attendance("g", "KAZ", "a")};
  for (int i = 0; i < 2; ++i)
    ASSERT_TRUE(store.add_coded(both, std::vector{make_event("1", "a"), make_event("2", "b")},
                                std::vector{make_gathering("g", "a")}, attendance));
  EXPECT_EQ(store.counts().value().events, 2);
  EXPECT_EQ(store.counts().value().gatherings, 1);
  EXPECT_EQ(store.counts().value().attendance, 1);
  EXPECT_EQ(store.counts().value().coded, 2);
  EXPECT_EQ(store.gatherings().value().at(0).headcounts.size(), 2u);
  ASSERT_TRUE(store.add_coded(one, std::vector{make_event("3", "a")}, {}, {}));
  EXPECT_EQ(store.counts().value().events, 2);
  EXPECT_FALSE(store.event("1"));
  EXPECT_TRUE(store.event("2"));
  EXPECT_TRUE(store.event("3"));
  EXPECT_TRUE(store.gatherings().value().empty());
}

TEST_F(StoreKnown, ImportedEventsAndGatheringsAreKnownByTheirIds) {
  Store store = open();
  Event event = make_event("gdelt-1", "");
  event.sentence_span = {};
  for (int i = 0; i < 2; ++i)
    ASSERT_TRUE(
        store.add_coded({}, std::vector{event, event}, std::vector{make_gathering("g", "")},
                        std::vector{make_attendance("g", "KAZ", ""), make_attendance("g", "UZB", "")}));
  EXPECT_EQ(store.counts().value().events, 1);
  EXPECT_EQ(store.counts().value().gatherings, 1);
  EXPECT_EQ(store.counts().value().attendance, 2);
  EXPECT_EQ(store.gatherings().value().at(0).headcounts.size(), 2u);
  EXPECT_EQ(store.events({}).value().at(0).sentence_text, "");
}

TEST_F(StoreKnown, VotesAndFlowsAreKnownByTheirKeys) {
  Store store = open();
  Vote vote{"A/73/1", Date(), "KAZ", "abstain", "UN", "votes.csv:2"};
  ASSERT_TRUE(store.add_votes(std::vector{vote}));
  vote.origin = "elsewhere.csv:9";
  EXPECT_EQ(store.add_votes(std::vector{vote}).value().known, 1u);
  vote.vote = "yes";
  EXPECT_EQ(store.add_votes(std::vector{vote}).value().replaced, 1u);
  EXPECT_EQ(describe_all(store.votes().value()), describe_all(std::vector{vote}));

  Flow flow{"KAZ", "CHN", 2023, "exports", 14.7, "USD billion", "customs", "flows.csv:2"};
  ASSERT_TRUE(store.add_flows(std::vector{flow}));
  EXPECT_EQ(store.add_flows(std::vector{flow}).value().known, 1u);
  flow.value = 15;
  EXPECT_EQ(store.add_flows(std::vector{flow}).value().replaced, 1u);
  flow.source = "bank";
  EXPECT_EQ(store.add_flows(std::vector{flow}).value().added, 1u);
  EXPECT_EQ(store.flows().value().size(), 2u);
}

TEST_F(StoreKnown, NothingAddsNothing) {
  Store store = open();
  EXPECT_EQ(store.add_documents({}).value().added, 0u);
  EXPECT_EQ(store.add_votes({}).value().added, 0u);
  EXPECT_TRUE(store.add_coded({}, {}, {}, {}));
  const Store::Counts counts = store.counts().value();
  EXPECT_EQ(counts.documents + counts.events + counts.votes + counts.flows, 0);
  EXPECT_FALSE(counts.first_event.known());
}

TEST_F(StoreKnown, BytesThatAreNotUtf8AreRefusedAndTheCallUndone) {
  Store store = open();
  Document bad = make_document("bad");
  bad.text = "caf\xe9";
  bad.origin = "latin1.txt";
  const auto added = store.add_documents(std::vector{make_document("a"), bad});
  ASSERT_FALSE(added);
  EXPECT_EQ(added.error().kind, ErrorKind::bad_input);
  EXPECT_THAT(to_string(added.error()), HasSubstr("latin1.txt: holds bytes that are not UTF-8"));
  EXPECT_EQ(store.counts().value().documents, 0);
  bad.text = "fine";
  bad.furniture = {{"note", "caf\xe9"}};
  EXPECT_FALSE(store.add_documents(std::vector{bad}));
  EXPECT_EQ(store.add_documents(std::vector{make_document("a")}).value().added, 1u);
}

using StoreDocuments = StoreTest;

TEST_F(StoreDocuments, ComeInOrderOfDateAndId) {
  Store store = open();
  ASSERT_TRUE(store.add_documents(std::vector{make_document("c", Date::of(2025, 1, 2)), make_document("b"),
                                              make_document("a"), make_document("d", Date()),
                                              make_document("e", Date::of(1999, 12, 31))}));
  EXPECT_THAT(ids_of(documents_of(store)), ElementsAre("d", "e", "c", "a", "b"));
  EXPECT_THAT(ids_of(documents_of(store, true, 100)), ElementsAre("d", "e", "c", "a", "b"));
}

TEST_F(StoreDocuments, CanBeCodedWhileTheyAreRead) {
  Store store = open();
  std::vector<Document> many;
  for (int i = 0; i < 5000; ++i) {
    many.push_back(make_document(std::to_string(i), Date::from_days(i % 700)));
    many.back().text.append(3000, 'x');  // enough for the log to be folded into the file on the way
  }
  ASSERT_TRUE(store.add_documents(many));
  std::size_t seen = 0;
  const Status status = store.for_each_document(false, 700, [&](std::span<const Document> documents) {
    seen += documents.size();
    std::vector<Event> events;
    for (const Document& document : documents) events.push_back(make_event("e" + document.id, document.id));
    return store.add_coded(ids_of({documents.begin(), documents.end()}), events, {}, {});
  });
  ASSERT_TRUE(status);
  EXPECT_EQ(seen, 5000u);
  EXPECT_EQ(store.counts().value().events, 5000);
  EXPECT_TRUE(documents_of(store, /*all=*/false).empty());
  EXPECT_EQ(documents_of(store, /*all=*/true, 5000).size(), 5000u);
}

TEST_F(StoreDocuments, AnErrorOfTheWorkStopsIt) {
  Store store = open();
  ASSERT_TRUE(store.add_documents(std::vector{make_document("a"), make_document("b")}));
  int calls = 0;
  const Status status = store.for_each_document(true, 1, [&](std::span<const Document>) -> Status {
    ++calls;
    return failure(ErrorKind::outside, "disk full");
  });
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().message, "disk full");
  EXPECT_EQ(calls, 1);
}

TEST_F(StoreDocuments, UnknownIdsAreNotFound) {
  Store store = open();
  EXPECT_EQ(store.document("x'; DROP TABLE documents; --").error().kind, ErrorKind::not_found);
  EXPECT_EQ(store.event("x").error().kind, ErrorKind::not_found);
  EXPECT_THAT(to_string(store.event("x").error()), HasSubstr("no event has the id \"x\""));
}

TEST_F(StoreDocuments, CountsTellDaysAndTables) {
  Store store = open();
  Event early = make_event("1", "a"), late = make_event("2", "a");
  early.date = Date::of(2022, 2, 24);
  ASSERT_TRUE(store.add_documents(std::vector{make_document("a"), make_document("b")}));
  ASSERT_TRUE(store.add_coded(std::vector<std::string>{"a"}, std::vector{late, early}, {}, {}));
  const Store::Counts counts = store.counts().value();
  EXPECT_EQ(counts.documents, 2);
  EXPECT_EQ(counts.coded, 1);
  EXPECT_EQ(counts.events, 2);
  EXPECT_EQ(counts.first_event, early.date);
  EXPECT_EQ(counts.last_event, late.date);
}

}  // namespace
}  // namespace steelyard
