// Tables of facts, and the founding article and public sets when they are there.
#include <filesystem>
#include <fstream>

#include "steelyard/read.h"

namespace steelyard {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

class TablesTest : public testing::Test {
 protected:
  TablesTest() : folder_(fs::temp_directory_path() / ("steelyard_tables_" + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
  }
  ~TablesTest() override { fs::remove_all(folder_); }
  std::string file(const std::string& name, std::string_view text) {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return (folder_ / name).string();
  }
  // The messages without the folder's name.
  std::vector<std::string> messages() const {
    std::vector<std::string> shown;
    for (const std::string& message : messages_) shown.push_back(message.substr(folder_.string().size() + 1));
    return shown;
  }

  fs::path folder_;
  std::vector<std::string> messages_;
  Reporter reporter_{[this](const Error& error) { messages_.push_back(to_string(error)); }};
};

TEST_F(TablesTest, VotesKeepGoodRowsAndTellBadOnes) {
  const auto votes = read_votes(file("v.csv",
                                     "resolution,date,country,vote,source,basis\r\n"
                                     "68/262,2014-03-27,KAZ,abstain,roll call,read\r\n"
                                     "68/262,2014-03-27,KAZ,perhaps,roll call,read\r\n"
                                     "68/262,27.03.2014,KAZ,yes,roll call,read\r\n"
                                     "68/262,2014-03-27,Kazakhstan,yes,roll call,read\r\n"
                                     "68/262,2014-03-27,EUU,YES,roll call,read\r\n"
                                     "68/262,2014-03-27\r\n"),
                                reporter_);
  ASSERT_TRUE(votes);
  ASSERT_EQ(votes->size(), 2u);
  EXPECT_EQ(votes->at(0).vote, "abstain");
  EXPECT_EQ(votes->at(0).date.iso(), "2014-03-27");
  EXPECT_EQ(votes->at(1).country, "EU");
  EXPECT_EQ(votes->at(1).vote, "yes");
  EXPECT_THAT(votes->at(0).origin, HasSubstr("v.csv:2"));
  EXPECT_THAT(
      messages(),
      ElementsAre("v.csv:7: expected 6 columns, found 2; the row is left out",
                  "v.csv:3: the vote \"perhaps\" is none of yes, no, abstain, absent; the row is left out",
                  "v.csv:4: the date \"27.03.2014\" is no date; write it as 2025-05-09; the row is left out",
                  "v.csv:5: the country \"Kazakhstan\" is no code of a state or bloc; the row is left out"));
}

TEST_F(TablesTest, FlowsTakeBothNamesOfTheEnds) {
  const auto trade = read_flows(file("t.csv",
                                     "year,reporter,partner,kind,unit,value,source\n"
                                     "1998,KAZ,CHN,exports,share %,29.5,factbook\n"
                                     "98,KAZ,CHN,exports,share %,29.5,factbook\n"
                                     "1998,KAZ,CHN,exports,share %,much,factbook\n"),
                                reporter_);
  ASSERT_TRUE(trade);
  ASSERT_EQ(trade->size(), 1u);
  EXPECT_EQ(trade->at(0).reporter, "KAZ");
  EXPECT_EQ(trade->at(0).partner, "CHN");
  EXPECT_DOUBLE_EQ(trade->at(0).value, 29.5);
  EXPECT_EQ(messages_.size(), 2u);
  const auto money = read_flows(
      file("r.csv",
           "recipient,sender,year,kind,unit,value,source\nKAZ,WLD,2017,received,USD million,355,x\n"),
      reporter_);
  ASSERT_TRUE(money);
  EXPECT_EQ(money->at(0).reporter, "KAZ");
  EXPECT_EQ(money->at(0).partner, "WLD");
}

TEST_F(TablesTest, ListsAndHeadcountsOfOneOccasionMeetInOneGathering) {
  const auto list = read_gatherings(file("harvest_feast_parade.csv",
                                         "year,country,attended,level,person,source,basis\n"
                                         "2005,KAZ,1,head of state,A B,x,read\n"
                                         "2005,UZB,0,,,x,read\n"
                                         "2005,UZB,2,,,x,read\n"),
                                    reporter_);
  ASSERT_TRUE(list);
  ASSERT_EQ(list->gatherings.size(), 1u);
  EXPECT_EQ(list->gatherings[0].id, "harvest-feast-2005");
  EXPECT_EQ(list->gatherings[0].kind, "parade");
  EXPECT_EQ(list->gatherings[0].name, "Harvest feast parade");
  ASSERT_EQ(list->attendance.size(), 2u);
  EXPECT_EQ(list->attendance[0].status, "attended");
  EXPECT_EQ(list->attendance[0].person, "A B");
  EXPECT_EQ(list->attendance[1].status, "absent");
  const auto totals = read_gatherings(
      file(
          "harvest_feast_totals.csv",
          "year,foreign_leaders,note,source,basis\n2005,54,,x,read\n2006,,,x,no source\n2007,many,,x,read\n"),
      reporter_);
  ASSERT_TRUE(totals);
  ASSERT_EQ(totals->gatherings.size(), 1u);
  EXPECT_EQ(totals->gatherings[0].id, "harvest-feast-2005");
  ASSERT_EQ(totals->gatherings[0].headcounts.size(), 1u);
  EXPECT_EQ(totals->gatherings[0].headcounts[0].count, 54);
  EXPECT_EQ(totals->gatherings[0].headcounts[0].basis, "counted");
}

TEST_F(TablesTest, ColumnsNameTheOccasionWhenTheyAreThere) {
  const auto list = read_gatherings(file("x.csv",
                                         "date,gathering,kind,host,place,country,attended\n2005-05-09,"
                                         "Harvest feast,parade,RUS,Moscow,KAZ,1\n"),
                                    reporter_);
  ASSERT_TRUE(list);
  const Gathering& gathering = list->gatherings.at(0);
  EXPECT_EQ(gathering.name, "Harvest feast");
  EXPECT_EQ(gathering.host, "RUS");
  EXPECT_EQ(gathering.place, "Moscow");
  EXPECT_EQ(gathering.date.iso(), "2005-05-09");
  EXPECT_TRUE(messages_.empty());
}

TEST_F(TablesTest, VisitsAreGatheringsAndEvents) {
  const auto rows = read_gatherings(
      file("v.csv",
           "date,date_end,place,city,kind,host,participants,source,basis,note\n"
           "2013-04-15,,RUS,Moscow,state visit,RUS,RUS UZB,x,read,\n"
           "2022-09-15,2022-09-16,UZB,Samarkand,bloc summit,UZB,SCO; CHN RUS UZB EUU,x,read,\n"
           "2022-10,,KAZ,Astana,visit,KAZ,KAZ TUR,x,announced,\n"
           "2022-10-01,,KAZ,Astana,visit,KAZ,nobody,x,read,\n"),
      reporter_);
  ASSERT_TRUE(rows);
  ASSERT_EQ(rows->gatherings.size(), 3u);
  EXPECT_EQ(rows->gatherings[0].name, "State visit of UZB to RUS");
  EXPECT_EQ(rows->gatherings[1].name, "Bloc summit in Samarkand");
  ASSERT_EQ(rows->visits.size(), 2u);
  EXPECT_EQ(rows->visits[0].source.code, "UZB");
  EXPECT_EQ(rows->visits[0].target.code, "RUS");
  EXPECT_EQ(rows->visits[0].action.cameo, "042");
  EXPECT_EQ(rows->visits[1].status, EventStatus::intended);
  std::vector<std::string> guests;
  for (const Attendance& row : rows->attendance)
    if (row.gathering == rows->gatherings[1].id) guests.push_back(row.actor + "/" + row.country);
  EXPECT_THAT(guests, ElementsAre("SCO/", "CHN/CHN", "RUS/RUS", "EU/"));
  EXPECT_THAT(
      messages(),
      ElementsAre("v.csv:4: the date \"2022-10\" tells no day; the first is taken",
                  "v.csv:5: the participant \"nobody\" is no code of a state or bloc; the row is left out"));
}

TEST_F(TablesTest, CheckedEventsNeedActorsAndACode) {
  const auto events = read_events_checked(file("e.csv",
                                               "date,actors,what,cameo,source,basis\n"
                                               "2022-01-05,KAZ CSTO,asks for troops,0234,x,read\n"
                                               "2022-01-05,KAZ,steps down,0831,x,read\n"
                                               "2022-01-05,KAZ CSTO RUS,too many,0234,x,read\n"
                                               "2022-01-05,KAZ CSTO,no code,asks,x,read\n"),
                                          reporter_);
  ASSERT_TRUE(events);
  ASSERT_EQ(events->size(), 2u);
  EXPECT_EQ(events->at(0).source.country, "KAZ");
  EXPECT_EQ(events->at(0).target.code, "CSTO");
  EXPECT_EQ(events->at(0).target.country, "");
  EXPECT_EQ(events->at(0).action.text, "asks for troops");
  EXPECT_EQ(messages_.size(), 2u);
}

TEST_F(TablesTest, AnotherTableIsRefusedByName) {
  const auto votes = read_votes(
      file("t.csv", "reporter,partner,year,kind,unit,value\nKAZ,CHN,1998,exports,x,1\n"), reporter_);
  ASSERT_FALSE(votes);
  EXPECT_THAT(votes.error().message, HasSubstr("is a table of flows, not of votes"));
  EXPECT_FALSE(read_votes("/no/such/table.csv", reporter_));
}

// ---- published material, read where it lies -----------------------------------------------------

const fs::path kShared = fs::path(STEELYARD_SOURCE_DIR) / "../shared/data";
#define NEED_SHARED(path) \
  if (!fs::exists(kShared / (path))) GTEST_SKIP() << "skipped: ../shared is absent: " << (kShared / (path))

TEST(SharedMaterial, TheFoundingArticle) {
  NEED_SHARED("text/victory-day-2025.txt");
  std::vector<Document> documents;
  Reporter reporter;
  ASSERT_TRUE(read_input((kShared / "text/victory-day-2025.txt").string(), {}, reporter,
                         [&](Document document) { documents.push_back(std::move(document)); }));
  ASSERT_EQ(documents.size(), 1u);
  const Document& article = documents[0];
  EXPECT_EQ(article.date.iso(), "2025-05-09");
  EXPECT_EQ(article.time, "15:05");
  EXPECT_EQ(article.views, 149);
  EXPECT_THAT(article.title, testing::StartsWith("Victory Day Diplomacy"));
  EXPECT_EQ(article.author, "Stephen M. Blend");
  EXPECT_EQ(article.language, "en");
  EXPECT_EQ(split(article.text, '\n').size(), 30u);
  EXPECT_THAT(article.text, testing::StartsWith("Every year, Moscow's Red Square"));
  EXPECT_THAT(article.text, testing::EndsWith("even from Red Square."));
  std::map<std::string, int> kinds;
  for (const Furniture& piece : article.furniture) ++kinds[piece.kind];
  EXPECT_EQ(kinds["subhead"], 5);
  EXPECT_EQ(kinds["author note"], 1);
  EXPECT_EQ(kinds["related"], 1);
  EXPECT_EQ(reporter.total(), 0u);
}

TEST(SharedMaterial, HeadingsOfTheEventPortalAreCounted) {
  NEED_SHARED("text/wcep/wcep_2002_2026.jsonl.gz");
  Reporter reporter;
  const auto counts =
      read_input((kShared / "text/wcep/wcep_2002_2026.jsonl.gz").string(), {}, reporter, [](Document) {});
  ASSERT_TRUE(counts);
  EXPECT_EQ(counts->headings, 47755u);
  EXPECT_EQ(counts->documents + reporter.total(), 114368u);
  EXPECT_LE(reporter.total(), 3u);
}

TEST(SharedMaterial, WikinewsArticlesSpanLines) {
  NEED_SHARED("text/wikinews/wikinews_2019.csv.gz");
  Reporter reporter;
  const auto counts = read_input((kShared / "text/wikinews").string(), {}, reporter, [](Document document) {
    EXPECT_TRUE(document.date.known());
    EXPECT_FALSE(document.title.empty());
  });
  ASSERT_TRUE(counts);
  EXPECT_EQ(counts->documents, 295u);
}

TEST(SharedMaterial, EveryTableOfFactsIsReadWhole) {
  NEED_SHARED("facts");
  Reporter reporter;
  const auto path = [](const char* name) { return (kShared / "facts" / name).string(); };
  EXPECT_EQ(read_votes(path("un_es11_votes.csv"), reporter).value().size(), 687u);
  EXPECT_EQ(read_flows(path("trade_partners.csv"), reporter).value().size(), 1106u);
  EXPECT_EQ(read_flows(path("remittances.csv"), reporter).value().size(), 47u);
  EXPECT_EQ(read_gatherings(path("victory_day_parade.csv"), reporter).value().attendance.size(), 383u);
  EXPECT_EQ(read_gatherings(path("victory_day_totals.csv"), reporter).value().gatherings.size(), 11u);
  EXPECT_EQ(read_gatherings(path("visits_summits.csv"), reporter).value().gatherings.size(), 140u);
  EXPECT_EQ(read_events_checked(path("events_checked.csv"), reporter).value().size(), 163u);
  for (const auto& [reason, count] : reporter.counts()) EXPECT_EQ(reason, "day not told") << count;
}

}  // namespace
}  // namespace steelyard
