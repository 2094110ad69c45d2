// CSV with a mapping file.
#include "published_rows.h"
#include "read/published/csv_mapping.h"

namespace steelyard {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kMapping = R"(
name = "levant"
separator = ";"
date_format = "DD.MM.YYYY"
actors = "name"
missing = ["", "-"]
[columns]
date = "Day"
source = "Who"
target = "Whom"
action = "What"
text = "Words"
source_role = "Role"
[actor_codes]
"Hamas" = "PSE/REB"
[action_codes]
"praise" = "051"
)";

TEST(MappedCsv, ColumnsAndCodesAreThoseOfTheMapping) {
  const Imported got = import_rows("csv",
                                   "Day;Who;Whom;What;Words;Role\n"
                                   "09.05.2025;Kazakhstan;Hamas;praise;\"words; more\";GOV\n"
                                   "10.05.2025;Russia;-;112;;\n",
                                   kMapping);
  EXPECT_EQ(got.error, "");
  ASSERT_THAT(said(got), ElementsAre("2025-05-09 KAZ/GOV 051 PSE/REB", "2025-05-10 RUS 112 "));
  EXPECT_TRUE(got.events[0].id.starts_with("levant:"));
  EXPECT_EQ(got.events[0].action.text, "words; more");
  EXPECT_EQ(got.events[0].target.country, "PSE");
}

TEST(MappedCsv, WithoutAHeaderColumnsAreNumbers) {
  const Imported got = import_rows("csv",
                                   "1979\x01"
                                   "BWA\x01\x01"
                                   "043\n1980\x01"
                                   "CHNCVL\x01"
                                   "USA\x01"
                                   "36\n",
                                   "separator = \"\\u0001\"\nheader = false\ndate_format = \"YYYY\"\n"
                                   "[columns]\ndate = 1\nsource = 2\ntarget = 3\naction = 4\n");
  EXPECT_EQ(got.error, "");
  EXPECT_THAT(said(got), ElementsAre("1979-01-01 BWA 043 ", "1980-01-01 CHN/CVL 036 USA"));
}

TEST(MappedCsv, CountriesByNumberAndByFips) {
  const std::string tail = "\n[columns]\ndate = \"d\"\nsource = \"s\"\ntarget = \"t\"\naction = \"a\"\n";
  EXPECT_THAT(said(import_rows("csv", "d,s,t,a\n2001-02-03,705,365,040\n1985-02-03,255,365,040\n",
                               "actors = \"cow\"" + tail)),
              ElementsAre("2001-02-03 KAZ 040 RUS", "1985-02-03 DEU 040 SUN"));
  EXPECT_THAT(said(import_rows("csv", "d,s,t,a\n2001-02-03,UP,CH,040\n", "actors = \"fips\"" + tail)),
              ElementsAre("2001-02-03 UKR 040 CHN"));
}

TEST(MappedCsv, TypesOfPloverAreMapped) {
  const Imported got = import_rows(
      "csv", "d,s,a,m\n2001-02-03,KAZ,PROTEST,riot\n",
      "actions = \"plover\"\n[columns]\ndate = \"d\"\nsource = \"s\"\naction = \"a\"\nmode = \"m\"\n");
  EXPECT_THAT(said(got), ElementsAre("2001-02-03 KAZ 145 "));
  EXPECT_EQ(got.events[0].action.plover, "PROTEST");
}

TEST(MappedCsv, FaultsOfTheMappingAreNamedByLine) {
  const std::string rows = "d,s,a\n2001-02-03,KAZ,051\n";
  const std::string columns = "[columns]\ndate = \"d\"\nsource = \"s\"\naction = \"a\"\n";
  EXPECT_THAT(import_rows("csv", rows, "seperator = \";\"\n" + columns).error,
              HasSubstr("mapping:1: a mapping has no key"));
  EXPECT_THAT(import_rows("csv", rows, columns + "colour = \"x\"\n").error,
              HasSubstr("mapping:5: [columns] has no field"));
  EXPECT_THAT(import_rows("csv", rows, "[columns]\ndate = \"d\"\n").error, HasSubstr("source"));
  EXPECT_THAT(import_rows("csv", rows, "[columns\n").error, HasSubstr("mapping:1"));
  EXPECT_THAT(import_rows("csv", rows, columns + "target = \"whom\"\n").error, HasSubstr("\"whom\""));
}

TEST(MappedCsv, OurOwnColumnsNeedNoMapping) {
  const Imported got = import_rows(
      "csv",
      "id,date,source,target,cameo,source_text,target_text,mode,contexts,goldstein,quad,action_text,status,"
      "attributed_to,lever,confidence,duplicate_of\n"
      "e1,2025-05-09,KAZ/GOV,EU,0311,Tokayev,the "
      "bloc,,economic;legal,5.5,1,offered,denied,RUS,economic,0.25,e0\n");
  EXPECT_EQ(got.error, "");
  ASSERT_EQ(got.events.size(), 1U);
  const Event& event = got.events[0];
  EXPECT_EQ(event.id, "e1");
  EXPECT_EQ(event.source.country, "KAZ");
  EXPECT_EQ(event.target.code, "EU");
  EXPECT_EQ(event.action.goldstein, 5.5);
  EXPECT_THAT(event.action.contexts, ElementsAre("economic", "legal"));
  EXPECT_EQ(event.status, EventStatus::denied);
  EXPECT_EQ(event.confidence, 0.25);
  EXPECT_EQ(event.duplicate_of, "e0");
}

TEST(MappedCsv, EqualRowsWithoutIdsAreEventsOfTheirOwnAndTheSameAgain) {
  const std::string mapping = "[columns]\ndate = \"d\"\nsource = \"s\"\naction = \"a\"\n";
  const std::string rows = "d,s,a\n2001-02-03,KAZ,051\n2001-02-03,KAZ,051\n";
  const Imported once = import_rows("csv", rows, mapping), again = import_rows("csv", rows, mapping);
  ASSERT_EQ(once.events.size(), 2U);
  EXPECT_NE(once.events[0].id, once.events[1].id);
  EXPECT_EQ(once.events[1].id, again.events[1].id);
}

TEST(MappedCsv, DaysFollowTheirPattern) {
  EXPECT_EQ(day_after("DD.MM.YYYY", "09.05.2025").iso(), "2025-05-09");
  EXPECT_EQ(day_after("YYMMDD", "790512").iso(), "1979-05-12");
  EXPECT_EQ(day_after("YYMMDD", "150512").iso(), "2015-05-12");
  EXPECT_EQ(day_after("MM/YYYY", "05/2025").iso(), "2025-05-01");
  EXPECT_FALSE(day_after("DD.MM.YYYY", "09/05/2025").known());
  EXPECT_FALSE(day_after("DD.MM.YYYY", "31.02.2025").known());
  EXPECT_FALSE(day_after("DD.MM.YYYY", "9.5.2025").known());
}

}  // namespace
}  // namespace steelyard
