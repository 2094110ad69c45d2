#include <nlohmann/json.hpp>

#include "steelyard/steelyard.h"

#include "engine/brief_data.h"
#include "engine/brief_evidence.h"

namespace steelyard {
namespace {

TEST(BriefEvidence, Utf16UnitsCountAsAPageDoes) {
  EXPECT_EQ(utf16_units("Tokayev", 3), 3U);
  EXPECT_EQ(utf16_units("Türkiye", 3), 2U);  // ü is two bytes, one unit
  EXPECT_EQ(utf16_units("a🏳b", 5), 3U);   // four bytes, a surrogate pair
  EXPECT_EQ(utf16_units("short", 99), 5U);
}

Event event_of(const std::string& id, const std::string& source, const std::string& target,
               double goldstein) {
  Event event;
  event.id = id;
  event.document = "d1";
  event.sentence = 1;
  event.sentence_span = {10, 40};
  event.date = Date::parse_iso("2025-05-09");
  event.source = {source, source, "Ünal", {10, 15}, ""};
  event.target = {target, target, "", {}, ""};
  event.action.cameo = "042";
  event.action.goldstein = goldstein;
  event.action.text = "visited";
  event.action.span = {16, 23};
  event.confidence = 0.9;
  return event;
}

EventRow row_of(Event event) {
  EventRow row;
  row.event = std::move(event);
  row.sentence_text = "Ünal visited Moscow on Friday.";
  row.document_title = "A visit";
  return row;
}

class Evidence : public testing::Test {
 protected:
  Reporter reporter_;
  Ontology ontology_ = Ontology::load(Resources::embedded(), reporter_).value();
  BriefEvidence evidence_{ontology_, [](std::string_view code) { return "name of " + std::string(code); }};
};

TEST_F(Evidence, HeaviestEventsComeFirstAndTheRestIsCounted) {
  const std::vector<EventRow> rows{row_of(event_of("e1", "KAZ", "RUS", 1)),
                                   row_of(event_of("e2", "KAZ", "RUS", -9)),
                                   row_of(event_of("e3", "KAZ", "RUS", 4))};
  EXPECT_EQ(evidence_.add({"k", "title", "3", "made"}, {&rows[0], &rows[1], &rows[2]}, 2), "k");
  EXPECT_EQ(evidence_.evidence()["k"]["events"], (Json{"e2", "e3"}));
  EXPECT_EQ(evidence_.evidence()["k"]["total"], 3);
  EXPECT_FALSE(evidence_.events().contains("e1"));
  EXPECT_EQ(evidence_.documents()["d1"]["events"], 2);
}

TEST_F(Evidence, SpansAreUnitsOfTheSentence) {
  const EventRow row = row_of(event_of("e1", "TUR", "RUS", 1));
  evidence_.add_event(row);
  const Json& event = evidence_.events()["e1"];
  EXPECT_EQ(event["source"]["text"], "Ünal");
  EXPECT_EQ(event["source"]["start"], 0);
  EXPECT_EQ(event["source"]["end"], 4);
  EXPECT_EQ(event["action"]["text"], "visited");
  EXPECT_EQ(event["action"]["start"], 5);
  EXPECT_FALSE(event["target"].contains("start")) << "an implied actor has no place";
  EXPECT_EQ(event["target"]["name"], "name of RUS");
}

TEST_F(Evidence, TheLinesOfTheLexiconStandBesideTheRule) {
  EventRow row = row_of(event_of("e1", "TUR", "RUS", 1));
  row.event.rule = "verbs:12 + nouns:7 active subj>of";
  evidence_.add_event(row);
  EXPECT_EQ(evidence_.events()["e1"]["rule"], row.event.rule);
  EXPECT_EQ(evidence_.events()["e1"]["lexicon"], "actions/lexicon_verbs.tsv:12, actions/lexicon_nouns.tsv:7");
}

TEST_F(Evidence, HowManyDocumentsTellAHappeningIsSaidWhenThereAreSeveral) {
  EventRow once = row_of(event_of("e1", "TUR", "RUS", 1)), often = row_of(event_of("e2", "TUR", "RUS", 2));
  often.coverage = 3;
  evidence_.add_event(once);
  evidence_.add_event(often);
  EXPECT_FALSE(evidence_.events()["e1"].contains("reports"));
  EXPECT_EQ(evidence_.events()["e2"]["reports"], 3);
}

TEST_F(Evidence, NothingUnderANumberGivesNoKey) {
  EXPECT_EQ(evidence_.add({"k", "title", "0", ""}, {}, 5), "");
  EXPECT_TRUE(evidence_.evidence().empty());
}

TEST(BriefWords, ListsAndCounts) {
  EXPECT_EQ(listed({"a"}), "a");
  EXPECT_EQ(listed({"a", "b", "c"}), "a, b and c");
  EXPECT_EQ(listed({"a", "b", "c", "d", "e", "f"}), "a, b, c and three more");
  EXPECT_EQ(counted(1, "event"), "1 event");
  EXPECT_EQ(counted(1284, "event"), "1\u202F284 events");
  EXPECT_EQ(in_words(5), "five");
  EXPECT_EQ(in_words(20), "20");
  EXPECT_EQ(possessive("Russia"), "Russia’s");
  EXPECT_EQ(possessive("United States"), "United States’");
  EXPECT_EQ(unmarked("a [[b|c]] d"), "a b|c d");
}

TEST(BriefWords, MeasuresThatAreNotGivenAreNull) {
  EXPECT_TRUE(measure_json(Measure{}).is_null());
  EXPECT_EQ(measure_json(Measure{0.34, 0.3, 0.38}, "k")["ev"], "k");
  EXPECT_EQ(percent_range(Measure{0.34, 0.3, 0.38}), "30–38%");
}

TEST(Engine, VerbsWithoutAStoreSaySo) {
  Reporter reporter;
  auto engine = Engine::start({}, reporter);
  ASSERT_TRUE(engine);
  const auto rows = engine->events({});
  ASSERT_FALSE(rows);
  EXPECT_EQ(rows.error().kind, ErrorKind::bad_input);
  EXPECT_FALSE(engine->weigh("nonsense", {}));
}

TEST(Engine, AFolderThatIsNoneIsTheUsersFault) {
  Reporter reporter;
  EngineOptions options;
  options.data_folder = "/absent/folder";
  const auto engine = Engine::start(options, reporter);
  ASSERT_FALSE(engine);
  EXPECT_EQ(engine.error().kind, ErrorKind::bad_input);
}

}  // namespace
}  // namespace steelyard
