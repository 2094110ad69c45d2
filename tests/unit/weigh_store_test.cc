// What the store holds, weighed: directions, statuses and duplicates as the measures need them.
#include <gtest/gtest.h>

#include "unit/weigh_cases.h"

namespace steelyard {
namespace {

using namespace weigh_cases;

Event act(const std::string& id, const std::string& source, const std::string& target,
          const std::string& cameo) {
  Event event;
  event.id = id;
  event.document = "d1";
  event.sentence = 1;
  event.date = Date::of(2024, 5, 9);
  event.date_basis = "publication";
  event.source.code = event.source.country = source;
  event.target.code = event.target.country = target;
  event.action = ontology().action(cameo);
  event.lever = ontology().find(cameo)->lever;
  return event;
}

TEST(Dealings, AssertedFirstTellingsInBothDirections) {
  auto store = Store::open(":memory:", StoreMode::read_write);
  ASSERT_TRUE(store) << to_string(store.error());
  Document document;
  document.id = "d1";
  document.date = Date::of(2024, 5, 9);
  document.text = "Shire and Mordor met.";
  ASSERT_TRUE(store->add_documents(std::vector{document}));
  const std::vector<std::string> documents{"d1"};
  std::vector<Event> events{act("e1", "SHI", "MOR", "042"), act("e2", "MOR", "SHI", "111"),
                            act("e3", "SHI", "MOR", "120"), act("e4", "SHI", "GON", "057"),
                            act("e5", "MOR", "GON", "190"), act("e6", "SHI", "MOR", "042")};
  events[2].status = EventStatus::denied;
  events[5].duplicate_of = "e1";
  ASSERT_TRUE(store->add_coded(documents, events, {}, {}));

  BalanceQuery query = query_for({"SHI", "MOR"});  // a state that is a power, too
  const auto counts = dealings(*store, query, PeriodKind::year, {}, {});
  ASSERT_TRUE(counts) << to_string(counts.error());
  std::int64_t total = 0;
  for (const EventCount& count : *counts) total += count.count;
  EXPECT_EQ(total, 4);  // e1, e2, e4 and e5, each once
  const auto rows = balance(*counts, query);
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].state, "SHI");
  EXPECT_EQ(rows[0].counts, (std::vector<std::int64_t>{2, 0, 0, 0, 1}));
  EXPECT_EQ(rows[1].counts, (std::vector<std::int64_t>{0, 0, 0, 0, 1}));
  EXPECT_TRUE(dealings(*store, query, PeriodKind::year, Date::of(2025, 1, 1), {})->empty());
}

}  // namespace
}  // namespace steelyard
