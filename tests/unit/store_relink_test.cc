// Links across documents: which documents are handed over, what is kept, and counts of tellings.
#include "unit/store_fixture.h"

namespace steelyard {
namespace {

Document document_of(const std::string& id, Date date, const std::string& source = "") {
  Document document;
  document.id = id;
  document.date = date;
  document.source = source;
  document.text = "First. Second sentence of " + id + ".";
  return document;
}

Event event_of(const std::string& id, const std::string& document) {
  Event event = make_event(id, document);
  event.sentence_span = {7, 22};
  return event;
}

const Date kDay = Date::of(2025, 5, 9);

class StoreRelink : public testing::Test {
 protected:
  void code(const std::string& id, Date date, const std::string& source = "") {
    ASSERT_TRUE(store_.add_documents(std::vector{document_of(id, date, source)}));
    ASSERT_TRUE(store_.add_coded(std::vector<std::string>{id}, std::vector{event_of("e" + id, id)}, {}, {}));
  }
  // Everything points to the first event handed over; what was handed over as "a b (settled) c".
  std::string relink(int window_days = 5) {
    std::string seen, first;
    const auto status = store_.relink(window_days, [&](Date, bool settled, std::span<Event> events,
                                                       std::span<const std::string_view> sentences) {
      EXPECT_EQ(sentences[0], "Second sentence");
      for (Event& event : events) {
        seen += (seen.empty() ? "" : " ") + event.document + (settled ? "(settled)" : "");
        if (!settled) event.duplicate_of = first;
        if (first.empty()) first = event.id;
      }
    });
    EXPECT_TRUE(status) << to_string(status.error());
    return seen;
  }
  std::string first_of(const std::string& event) { return store_.event(event)->duplicate_of; }

  Store store_ = Store::open(":memory:", StoreMode::read_write).value();
};

TEST_F(StoreRelink, InOrderOfPublicationAndId) {
  code("b", kDay);
  code("c", kDay.plus_days(-1));
  code("a", kDay);
  EXPECT_EQ(relink(), "c a b");
  EXPECT_EQ(first_of("eb"), "ec");
  EXPECT_EQ(relink(), "");  // nothing is out of date
}

TEST_F(StoreRelink, OnlyWhatIsNewAndTheWindowBefore) {
  code("old", kDay.plus_days(-30));
  code("near", kDay.plus_days(-3));
  relink();
  code("new", kDay);
  EXPECT_EQ(relink(), "near(settled) new");
  code("between", kDay.plus_days(-1));
  EXPECT_EQ(relink(), "near(settled) between new");
}

TEST_F(StoreRelink, UndatedDocumentsAskForAll) {
  code("a", kDay);
  relink();
  code("undated", Date());
  EXPECT_EQ(relink(), "undated a");
}

TEST_F(StoreRelink, AReplacedDocumentPutsTheLinksOutOfDate) {
  code("a", kDay.plus_days(-1));
  code("b", kDay);
  relink();
  ASSERT_EQ(first_of("eb"), "ea");
  Document changed = document_of("a", kDay.plus_days(40));
  changed.text += " More.";
  ASSERT_TRUE(store_.add_documents(std::vector{changed}));
  EXPECT_EQ(relink(), "b");
  EXPECT_EQ(first_of("eb"), "");
}

TEST_F(StoreRelink, TellingsAreCounted) {
  code("a", kDay, "Herald");
  code("b", kDay, "Herald");
  code("c", kDay, "Tribune");
  relink();
  const auto rows = store_.events({}).value();
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].coverage, 3);
  EXPECT_EQ(rows[0].mentions, 3);
  EXPECT_EQ(rows[0].sources, 2);
  EventFilter tellings;
  tellings.happenings = {"ea"};
  const auto all = store_.events(tellings).value();
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[1].coverage, 0);
}

}  // namespace
}  // namespace steelyard
