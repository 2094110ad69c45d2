// Reads everything under samples/: a reader who trusts a figure must be able to trust the sentence behind it.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include <nlohmann/json.hpp>

#include "steelyard/base.h"

namespace steelyard {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using ::testing::ElementsAreArray;

const fs::path kSamples = fs::path(STEELYARD_SOURCE_DIR) / "samples";

std::string contents(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in) << path;
  return {std::istreambuf_iterator<char>(in), {}};
}

// ---- news ---------------------------------------------------------------------------------------

struct Item {
  std::string file, id, title, text, source, basis;
  Date date;
};

std::vector<fs::path> files_in(const char* folder, const char* extension) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(kSamples / folder))
    if (entry.path().extension() == extension) found.push_back(entry.path());
  std::ranges::sort(found);
  return found;
}

Item item_of(const Json& row, const std::string& file) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : row.items()) keys.push_back(key);
  EXPECT_THAT(keys, ElementsAreArray({"id", "date", "title", "text", "source", "basis"})) << row;
  return {file,
          row.value("id", ""),
          row.value("title", ""),
          row.value("text", ""),
          row.value("source", ""),
          row.value("basis", ""),
          Date::parse_iso(row.value("date", ""))};
}

const std::vector<Item>& news() {
  static const std::vector<Item> items = [] {
    std::vector<Item> read;
    for (const fs::path& path : files_in("news", ".jsonl"))
      for (std::string_view line : split(contents(path), '\n')) {
        if (line.empty()) continue;
        const Json row = Json::parse(line, nullptr, false);
        EXPECT_TRUE(row.is_object()) << path << ": " << line;
        if (row.is_object()) read.push_back(item_of(row, path.stem().string()));
      }
    return read;
  }();
  return items;
}

TEST(SampleNews, HasEnoughItemsInEveryYear) {
  EXPECT_GE(news().size(), 150u);
  std::map<int, int> by_year;
  for (const Item& item : news()) ++by_year[item.date.year()];
  for (int year = 2022; year <= 2026; ++year) EXPECT_GE(by_year[year], 10) << year;
}

TEST(SampleNews, EveryItemIsComplete) {
  std::set<std::string> ids;
  for (const Item& item : news()) {
    EXPECT_TRUE(ids.insert(item.id).second) << item.id << " stands twice";
    ASSERT_TRUE(item.date.known()) << item.id;
    EXPECT_EQ(std::to_string(item.date.year()), item.file) << item.id;
    EXPECT_TRUE(item.id.starts_with("news-" + item.date.iso() + "-")) << item.id;
    EXPECT_FALSE(item.title.empty()) << item.id;
    EXPECT_FALSE(item.source.empty()) << item.id;
    EXPECT_TRUE(item.basis == "read" || item.basis == "announced") << item.id << ": " << item.basis;
    EXPECT_FALSE(find_invalid_utf8(item.text)) << item.id;
    EXPECT_TRUE(item.text.ends_with('.')) << item.id;
    EXPECT_EQ(item.text, trim(item.text)) << item.id;
    EXPECT_GE(item.text.size(), 60u) << item.id;
  }
}

TEST(SampleNews, StandsInOrderOfDate) { EXPECT_TRUE(std::ranges::is_sorted(news(), {}, &Item::date)); }

// A source that points to a table of ours must find it.
TEST(SampleNews, TablesNamedAsSourcesExist) {
  static const std::regex kTable("samples/(tables/[a-z0-9_]+\\.csv)");
  for (const Item& item : news())
    for (std::sregex_iterator at(item.source.begin(), item.source.end(), kTable), end; at != end; ++at)
      EXPECT_TRUE(fs::exists(kSamples / (*at)[1].str())) << item.id << ": " << item.source;
}

// Days other than the day of the report that a text names by weekday, counted from the day of the report.
const std::multimap<std::string, int> kOtherDays = {
    {"news-2022-02-28-1", -3}, {"news-2023-02-10-1", -4}, {"news-2023-10-05-1", 2}, {"news-2024-01-23-1", 2},
    {"news-2024-10-07-1", -1}, {"news-2024-11-27-1", 1},  {"news-2025-11-17-1", 2}, {"news-2026-01-14-1", -1},
};

bool weekday_is_right(const Item& item, int weekday) {
  if (item.date.weekday() == weekday) return true;
  const auto [first, last] = kOtherDays.equal_range(item.id);
  return std::any_of(
      first, last, [&](const auto& other) { return item.date.plus_days(other.second).weekday() == weekday; });
}

TEST(SampleNews, WeekdaysAgreeWithTheDate) {
  static constexpr std::array kWeekdays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                           "Friday", "Saturday", "Sunday"};
  int named = 0;
  for (const Item& item : news())
    for (int weekday = 0; weekday < 7; ++weekday)
      if (item.text.find(kWeekdays[weekday]) != std::string::npos) {
        ++named;
        EXPECT_TRUE(weekday_is_right(item, weekday))
            << item.id << " is no " << kWeekdays[weekday] << ": " << item.text;
      }
  EXPECT_GE(named, 200);
}

TEST(SampleNews, NamesEveryStateAndPowerOften) {
  const std::map<std::string, std::string> kNames = {
      {"KAZ", "Kazakh|Astana|Nur-Sultan|Tokayev"},
      {"UZB", "Uzbek|Tashkent|Mirziyoyev"},
      {"KGZ", "Kyrgyz|Bishkek|Japarov"},
      {"TJK", "Tajik|Dushanbe|Rahmon"},
      {"TKM", "Turkmen|Ashgabat|Berdimuhamedov"},
      {"RUS", "Russia|Moscow|Putin|Kremlin"},
      {"CHN", "Chinese|China|Beijing|Xi Jinping"},
      {"USA", "United States|Washington|American|Trump|Biden|Blinken|Rubio"},
      {"EU", "European Union|European Commission|European Council|Brussels"},
      {"TUR", "T\xC3\xBCrkiye|Turkish|Ankara|Erdogan"},
  };
  for (const auto& [code, pattern] : kNames) {
    const std::regex name(pattern);
    EXPECT_GE(std::ranges::count_if(news(), [&](const Item& i) { return std::regex_search(i.text, name); }),
              20)
        << code;
  }
}

// ---- tables -------------------------------------------------------------------------------------

using Row = std::vector<std::string>;

// RFC 4180 with LF line ends: what the samples promise, so that any reader can take them.
std::vector<Row> csv_rows(std::string_view text) {
  std::vector<Row> rows(1, Row(1));
  bool quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted && c == '"' && at + 1 < text.size() && text[at + 1] == '"')
      rows.back().back() += text[++at];
    else if (c == '"')
      quoted = !quoted;
    else if (!quoted && c == ',')
      rows.back().emplace_back();
    else if (!quoted && c == '\n')
      rows.emplace_back(1);
    else
      rows.back().back() += c;
  }
  EXPECT_FALSE(quoted) << "a quote is not closed";
  EXPECT_EQ(rows.back(), Row(1)) << "the last line has no end";
  rows.pop_back();
  return rows;
}

const std::map<std::string, std::string> kColumns = {
    {"bloc_members", "bloc,country,from,to,status,source,basis,note"},
    {"leaders", "country,person,name_variants,office,from,to,source,basis,note"},
    {"remittances", "recipient,sender,year,kind,unit,value,source,basis,note"},
    {"trade_partners", "reporter,partner,year,kind,unit,value,source,basis,note"},
    {"un_es11_votes", "resolution,date,country,vote,source,basis"},
    {"victory_day_parade", "year,country,attended,level,person,source,basis,date,gathering,kind,host,place"},
    {"victory_day_totals", "year,foreign_leaders,note,source,basis,date,gathering,kind,host,place"},
    {"visits_summits", "date,date_end,place,city,kind,host,participants,source,basis,note"},
};

class SampleTable : public ::testing::TestWithParam<std::pair<const std::string, std::string>> {
 protected:
  void SetUp() override {
    text_ = contents(kSamples / "tables" / (GetParam().first + ".csv"));
    rows_ = csv_rows(text_);
    ASSERT_GT(rows_.size(), 10u);
  }
  // Number of the row and value, for every row below the header; nothing when there is no such column.
  std::vector<std::pair<std::size_t, std::string>> values_of(std::string_view name) const {
    std::vector<std::pair<std::size_t, std::string>> values;
    const auto column = std::ranges::find(rows_[0], name) - rows_[0].begin();
    if (column == std::ssize(rows_[0])) return values;
    for (std::size_t line = 1; line < rows_.size(); ++line)
      values.emplace_back(line + 1, rows_[line].at(column));
    return values;
  }
  std::string text_;
  std::vector<Row> rows_;
};

TEST_P(SampleTable, HasItsColumnsInEveryRow) {
  EXPECT_EQ(join(rows_[0], ","), GetParam().second);
  EXPECT_EQ(text_.find('\r'), std::string::npos);
  EXPECT_FALSE(find_invalid_utf8(text_));
  for (std::size_t line = 0; line < rows_.size(); ++line)
    EXPECT_EQ(rows_[line].size(), rows_[0].size()) << "row " << line + 1;
}

TEST_P(SampleTable, EveryRowNamesSourceAndBasis) {
  for (const auto& [line, source] : values_of("source"))
    EXPECT_TRUE(!source.empty() && source != "none read") << "row " << line;
  for (const auto& [line, basis] : values_of("basis"))
    EXPECT_TRUE(!basis.empty() && !basis.starts_with("unverified")) << "row " << line << ": " << basis;
}

TEST_P(SampleTable, CodesAndDatesAreWellFormed) {
  static const std::regex kCode("[A-Z]{3}");
  for (const char* name : {"country", "reporter", "partner", "recipient", "sender", "host"})
    for (const auto& [line, code] : values_of(name))
      EXPECT_TRUE(std::regex_match(code, kCode)) << name << ", row " << line << ": " << code;
  for (const char* name : {"date", "date_end", "from", "to", "year"})
    for (const auto& [line, day] : values_of(name))
      EXPECT_TRUE(day.empty() || Date::parse_first(day).known()) << name << ", row " << line << ": " << day;
}

INSTANTIATE_TEST_SUITE_P(Files, SampleTable, ::testing::ValuesIn(kColumns.begin(), kColumns.end()),
                         [](const auto& table) { return table.param.first; });

TEST(SampleTables, AreAllListed) {
  for (const fs::path& path : files_in("tables", ".csv"))
    EXPECT_TRUE(kColumns.contains(path.stem().string())) << path << " is not among the known tables";
}

// ---- pages --------------------------------------------------------------------------------------

TEST(SamplePages, TheCopiedPageHasItsFurniture) {
  const std::string page = contents(kSamples / "page" / "parade-2025.txt");
  EXPECT_TRUE(page.starts_with("09.05.2025 15:05\n212\n\n"));
  for (const char* part : {"\nPat Sample\n\nAbout the author:\n", "\nRelated to the topic\n",
                           "29 foreign leaders", "about 27 came", "nine leaders"})
    EXPECT_NE(page.find(part), std::string::npos) << part;
}

TEST(SamplePages, HtmlPagesWrapAnArticleInNavigation) {
  const std::vector<fs::path> pages = files_in("page", ".html");
  EXPECT_GE(pages.size(), 2u);
  for (const fs::path& path : pages) {
    const std::string html = contents(path);
    EXPECT_FALSE(find_invalid_utf8(html)) << path;
    EXPECT_NE(html.find("<a href"), std::string::npos) << path;
    EXPECT_NE(html.find("2025"), std::string::npos) << path;
  }
}

}  // namespace
}  // namespace steelyard
