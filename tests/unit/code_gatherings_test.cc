// Gatherings by golden cases, and the founding article where the shared data are at hand.
#include <gmock/gmock.h>

#include "code/gatherings.h"
#include "code/name_arcs.h"
#include "unit/code_cases.h"

namespace steelyard {
namespace {

struct Knowledge {
  ActorTable actors;
  GatheringTable gatherings;
  Resources resources = Resources::embedded();
  LanguageModel model;
};

const Knowledge& knowledge() {
  static const Knowledge kKnowledge = [] {
    Knowledge own;
    Reporter reporter;
    own.actors = ActorTable::load(own.resources, reporter).value();
    own.gatherings = GatheringTable::load(own.resources, reporter).value();
    own.model = LanguageModel::load(own.resources.get("models/english.model").value()).value();
    return own;
  }();
  return kKnowledge;
}

FoundGatherings find_in(const Document& document) {
  MentionReader mentions(knowledge().actors, document.text, document.date);
  GatheringReader reader(knowledge().gatherings, document);
  int number = 0;
  for (Span span : split_sentences(document.text)) {
    Sentence sentence{span, tokenize(document.text, span)};
    const std::vector<NameMatch> matches = knowledge().actors.find(sentence.tokens);
    merge_names(sentence.tokens, matches, document.text);
    knowledge().model.analyse(sentence.tokens);
    settle_name_arcs(sentence, matches, knowledge().actors);
    const Mentions found = mentions.read(sentence, matches);
    reader.read(sentence, found, ++number);
  }
  return reader.finish();
}

std::string or_dash(const std::string& text) { return text.empty() ? "-" : text; }

std::vector<std::string> lines_of(const FoundGatherings& found) {
  std::vector<std::string> lines;
  for (const Gathering& gathering : found.gatherings) {
    lines.push_back("gathering \"" + gathering.name + "\" " + gathering.kind + " host " +
                    or_dash(gathering.host) + " place " + or_dash(gathering.place) + " " +
                    or_dash(gathering.date.iso()));
    for (const Headcount& count : gathering.headcounts)
      lines.push_back("count " + std::to_string(count.count) + " in " + std::to_string(count.year) + " " +
                      or_dash(count.basis) +
                      (count.attributed_to.empty() ? "" : " by " + count.attributed_to));
    for (const Attendance& one : found.attendance)
      if (one.gathering == gathering.id)
        lines.push_back(one.status + " " + one.actor + (one.person.empty() ? "" : " " + one.person));
  }
  return lines;
}

TEST(GatheringTables, LoadWithoutAComplaint) {
  std::vector<std::string> complaints;
  Reporter reporter([&](const Error& error) { complaints.push_back(to_string(error)); });
  ASSERT_TRUE(GatheringTable::load(Resources::embedded(), reporter));
  EXPECT_THAT(complaints, testing::IsEmpty());
}

TEST(GatheringTables, HaveNoLineTwiceAndNoLineWithoutSource) {
  const Resources resources = Resources::embedded();
  Reporter reporter;
  for (const std::string& name : resources.list("gatherings/")) {
    const Table table = resources.table(name, reporter).value();
    const std::size_t source = table.column("source").value();
    std::set<std::vector<std::string>> seen;
    for (const TableRow& row : table.rows) {
      EXPECT_TRUE(seen.insert(row.cells).second) << table.where(row) << ": the line stands twice";
      EXPECT_FALSE(row.cells[source].empty()) << table.where(row) << ": no source";
    }
  }
}

TEST(Gatherings, GoldenCases) {
  check_text_cases("gatherings", 25, [](const TextCase& one) {
    Document document;
    document.id = "golden";
    document.date = one.date;
    document.text = one.text;
    return lines_of(find_in(document));
  });
}

TEST(Gatherings, OfTheFoundingArticle) {
  const std::string path = STEELYARD_SOURCE_DIR "/../shared/data/text/victory-day-2025.txt";
  const Result<std::string> text = read_file(path);
  if (!text) GTEST_SKIP() << "skipped: ../shared is absent: no founding article";
  Document document;
  document.id = "article";
  document.date = Date::of(2025, 5, 9);
  document.text = *text;
  const FoundGatherings found = find_in(document);
  const auto parade =
      std::find_if(found.gatherings.begin(), found.gatherings.end(),
                   [](const Gathering& gathering) { return gathering.name == "Victory Day parade"; });
  ASSERT_NE(parade, found.gatherings.end());
  EXPECT_EQ(parade->host, "RUS");
  EXPECT_EQ(parade->date, Date::of(2025, 5, 9));
  std::map<int, std::int64_t> counts;
  for (const Headcount& count : parade->headcounts) counts[count.year] = count.count;
  EXPECT_EQ(counts, (std::map<int, std::int64_t>{{2024, 9}, {2025, 29}}));
  std::set<std::string> countries;
  for (const Attendance& one : found.attendance)
    if (one.gathering == parade->id) countries.insert(one.country);
  EXPECT_EQ(countries, (std::set<std::string>{"CHN", "KAZ", "KGZ", "TJK", "TKM", "UZB"}));
}

}  // namespace
}  // namespace steelyard
