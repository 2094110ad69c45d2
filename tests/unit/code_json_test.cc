// The line of JSON that other programs read: order of keys, round trip, refusals.
#include <gtest/gtest.h>

#include "steelyard/code.h"

namespace steelyard {
namespace {

Event sample() {
  Event event;
  event.id = "e1";
  event.document = "a1";
  event.sentence = 2;
  event.date = Date::of(2025, 5, 9);
  event.date_basis = "publication";
  event.source = {"KAZ/GOV", "KAZ", "Tokayev", {0, 7}, ""};
  event.target = {"UKR", "UKR", "Ukraine", {33, 40}, ""};
  event.action = {"051", "05", "SUPPORT", "", {"diplomatic"}, 1, 3.4, "has stated his support for", {8, 34}};
  event.lever = "normative";
  event.confidence = 0.83;
  event.rule = "support-noun/obj-of";
  return event;
}

TEST(EventJson, KeepsTheOrderOfTheContract) {
  EXPECT_EQ(
      event_to_json(sample()),
      R"({"id":"e1","document":"a1","sentence":2,"date":"2025-05-09","date_basis":"publication",)"
      R"("source":{"code":"KAZ/GOV","country":"KAZ","text":"Tokayev","start":0,"end":7},)"
      R"("target":{"code":"UKR","country":"UKR","text":"Ukraine","start":33,"end":40},)"
      R"("action":{"cameo":"051","root":"05","plover":"SUPPORT","mode":"","contexts":["diplomatic"],"quad":1,"goldstein":3.4,)"
      R"("text":"has stated his support for","start":8,"end":34},)"
      R"("status":"asserted","attributed_to":"","lever":"normative","confidence":0.83,"rule":"support-noun/obj-of","duplicate_of":""})");
}

TEST(EventJson, RoundTrips) {
  Event event = sample();
  event.source.text = "a \"quoted\"\\ name\twith\ncontrol \x01 and \xC3\xA9";
  event.status = EventStatus::past_reference;
  event.action.goldstein = -9.5;
  event.source.span = {1000000, 1000010};
  const std::string line = event_to_json(event);
  const Result<Event> read = event_from_json(line, "test:1");
  ASSERT_TRUE(read) << to_string(read.error());
  EXPECT_EQ(event_to_json(*read), line);
  EXPECT_EQ(read->source.text, event.source.text);
  EXPECT_EQ(read->source.span, event.source.span);
  EXPECT_EQ(read->status, EventStatus::past_reference);
}

TEST(EventJson, RefusesWhatIsNoEvent) {
  for (const char* line : {"", "[]", "{", "{}", R"({"action":{"cameo":"051"},"status":"maybe"})"}) {
    const Result<Event> read = event_from_json(line, "events.jsonl:7");
    ASSERT_FALSE(read) << line;
    EXPECT_EQ(read.error().where, "events.jsonl:7");
    EXPECT_EQ(read.error().kind, ErrorKind::bad_input);
  }
}

TEST(EventJson, SurvivesNumbersOutOfRange) {
  const Result<Event> read = event_from_json(
      R"({"action":{"cameo":"051","start":-4,"end":1e300,"quad":1e99},"status":"asserted"})", "x");
  ASSERT_TRUE(read);
  EXPECT_EQ(read->action.span, (Span{0, 0}));
  EXPECT_EQ(read->action.quad, 0);
}

}  // namespace
}  // namespace steelyard
