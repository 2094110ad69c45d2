// Dates as pages write them, one a row; and every day of forty years in every shape.
#include "steelyard/read.h"

namespace steelyard {
namespace {

struct Row {
  std::string_view text, date, time;
};

TEST(PageDate, ShapesOfTheWeb) {
  for (const Row& row :
       std::initializer_list<Row>{{"09.05.2025 15:05", "2025-05-09", "15:05"},
                                  {"9.5.2025", "2025-05-09", ""},
                                  {"15:05 09.05.2025", "2025-05-09", "15:05"},
                                  {"May 9, 2025", "2025-05-09", ""},
                                  {"May 9th, 2025 at 3:05 PM", "2025-05-09", "15:05"},
                                  {"9 May 2025", "2025-05-09", ""},
                                  {"9th of May, 2025", "2025-05-09", ""},
                                  {"Friday, May 9, 2025 12:30 am EST", "2025-05-09", "00:30"},
                                  {"Fri, 09 May 2025 15:05:00 +0500", "2025-05-09", "15:05"},
                                  {"Fri, 9 May 25 15:05:00 GMT", "2025-05-09", "15:05"},
                                  {"2025-05-09", "2025-05-09", ""},
                                  {"2025-05-09T15:05:00+05:00", "2025-05-09", "15:05"},
                                  {"2025-05-09T15:05:00.123Z", "2025-05-09", "15:05"},
                                  {"2025-05-09 15:05", "2025-05-09", "15:05"},
                                  {"2025/05/09", "2025-05-09", ""},
                                  {"20250509", "2025-05-09", ""},
                                  {"25/12/2024", "2024-12-25", ""},
                                  {"12/25/2024", "2024-12-25", ""},
                                  {"Sept. 3, 2024", "2024-09-03", ""},
                                  {"Published: 3 Sep 2024, 08:00 UTC", "2024-09-03", "08:00"},
                                  {"Last updated on Tuesday 3 September 2024", "2024-09-03", ""},
                                  {"05-09-2025", "2025-09-05", ""},
                                  {"29 February 2024", "2024-02-29", ""}}) {
    const auto parsed = parse_page_date(row.text, DayOrder::automatic);
    ASSERT_TRUE(parsed) << row.text;
    EXPECT_EQ(parsed->date.iso(), row.date) << row.text;
    EXPECT_EQ(parsed->time, row.time) << row.text;
  }
}

TEST(PageDate, WhatIsNoDateIsNone) {
  for (std::string_view text :
       {"", "149", "May 2025", "2025", "31.02.2025", "29 February 2023", "On 9 May 2025 the envoy left.",
        "1,204 views", "12:30", "9 May", "13/13/2025", "99.99.9999", "2025-13-01", "May 9 15:05", "20251345",
        "May the force", "123456789012345678901234567890", "----", "9 Mai 2025"})
    EXPECT_FALSE(parse_page_date(text, DayOrder::automatic)) << text;
}

TEST(PageDate, DoubtIsSaidAndEndedByTheOrder) {
  EXPECT_TRUE(parse_page_date("05/09/2025", DayOrder::automatic)->ambiguous);
  EXPECT_FALSE(parse_page_date("05/05/2025", DayOrder::automatic)->ambiguous);
  EXPECT_FALSE(parse_page_date("05.09.2025", DayOrder::automatic)->ambiguous);
  EXPECT_EQ(parse_page_date("05/09/2025", DayOrder::month_first)->date.iso(), "2025-05-09");
  EXPECT_EQ(parse_page_date("05/09/2025", DayOrder::day_first)->date.iso(), "2025-09-05");
  EXPECT_FALSE(parse_page_date("05/09/2025", DayOrder::day_first)->ambiguous);
}

TEST(PageDate, EveryDayInEveryShape) {
  constexpr std::string_view kMonths[] = {"January",   "February", "March",    "April",
                                          "May",       "June",     "July",     "August",
                                          "September", "October",  "November", "December"};
  for (Date day = Date::of(1990, 1, 1); day < Date::of(2030, 1, 1); day = day.plus_days(1)) {
    const std::string d = std::to_string(day.day()), m = std::to_string(day.month()),
                      y = std::to_string(day.year());
    const std::string month(kMonths[day.month() - 1]);
    for (const std::string& text :
         {d + "." + m + "." + y, d + " " + month + " " + y, month + " " + d + ", " + y, day.iso(),
          d + " " + month.substr(0, 3) + " " + y, y + "/" + m + "/" + d})
      ASSERT_EQ(parse_page_date(text, DayOrder::automatic)->date, day) << text;
    ASSERT_EQ(parse_page_date(d + "/" + m + "/" + y, DayOrder::day_first)->date, day);
    ASSERT_EQ(parse_page_date(m + "/" + d + "/" + y, DayOrder::month_first)->date, day);
  }
}

TEST(DayOrderOfText, NumbersAboveTwelveProveAndWordsSuggest) {
  EXPECT_EQ(infer_day_order("on 25/12/2024"), DayOrder::day_first);
  EXPECT_EQ(infer_day_order("on 12/25/2024"), DayOrder::month_first);
  EXPECT_EQ(infer_day_order("on 12/25/2024 and 25/12/2024"), DayOrder::automatic);
  EXPECT_EQ(infer_day_order("on 05/09/2025"), DayOrder::automatic);
  EXPECT_EQ(infer_day_order("on 05/09/2025, after May 3, 2025"), DayOrder::month_first);
  EXPECT_EQ(infer_day_order("on 05/09/2025, after 3 May 2025"), DayOrder::day_first);
  EXPECT_EQ(infer_day_order("resolution 68/262 and score 3-2-2025x"), DayOrder::automatic);
}

TEST(Language, ShortTextsAreNotGuessed) {
  EXPECT_EQ(detect_language(""), "und");
  EXPECT_EQ(detect_language("Astana"), "und");
  EXPECT_EQ(detect_language("The president of the republic said that the talks were over."), "en");
  EXPECT_EQ(detect_language("Президент республики заявил, что переговоры завершены, и покинул зал."), "ru");
  EXPECT_EQ(language_name("ru"), "Russian");
  EXPECT_EQ(language_name("xx-none"), "xx-none");
}

}  // namespace
}  // namespace steelyard
