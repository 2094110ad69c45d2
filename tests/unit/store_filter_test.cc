// Each field of a filter by itself, counts, and the three forms of export read back.
#include <nlohmann/json.hpp>

#include "store/database.h"
#include "unit/store_fixture.h"

namespace steelyard {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// A filter of the named fields alone.
struct Filter : EventFilter {
  template <class T>
  Filter& with(T EventFilter::*field, std::type_identity_t<T> value) {
    this->*field = std::move(value);
    return *this;
  }
};

Event told(const std::string& id, const std::string& source, const std::string& target,
           const std::string& cameo, Date date) {
  Event e = make_event(id, "a");
  const auto country = [](const std::string& code) {
    return code.substr(0, 2) == "EU" ? "" : code.substr(0, 3);
  };
  e.source.code = source, e.source.country = country(source);
  e.target.code = target, e.target.country = country(target);
  e.action.cameo = cameo, e.action.root = cameo.substr(0, 2);
  e.action.quad = cameo < "05" ? 1 : cameo < "10" ? 2 : cameo < "15" ? 3 : 4;
  e.action.goldstein = e.action.quad > 2 ? -5 : 2.5;
  e.lever = e.action.quad == 4 ? "security" : "diplomatic";
  e.status = EventStatus::asserted;
  e.date = date;
  return e;
}

class StoreFilter : public StoreTest {
 protected:
  void SetUp() override {
    StoreTest::SetUp();
    store_.emplace(open());
    Document other = make_document("b", Date::of(2022, 2, 25));
    other.text = "ROSSIYA a attaqué l’Ukraine à l'aube.";
    ASSERT_TRUE(store_->add_documents(std::vector{make_document("a"), other}));
    std::vector<Event> events = {told("1", "KAZ/GOV", "RUS", "042", Date::of(2025, 5, 9)),
                                 told("2", "RUS/MIL", "UKR", "190", Date::of(2022, 2, 24)),
                                 told("3", "EU", "RUS/GOV", "163", Date::of(2022, 3, 15)),
                                 told("4", "KAZ", "EU/GOV", "0331", Date()),
                                 told("5", "", "RUS", "0334", Date::of(2025, 5, 10)),
                                 told("6", "KAZ/GOV", "RUS", "042", Date::of(2025, 5, 9))};
    events[1].document = "b";
    events[1].sentence_span = {0, static_cast<std::uint32_t>(other.text.size())};
    events[2].status = EventStatus::denied;
    events[5].duplicate_of = "1";
    ASSERT_TRUE(store_->add_coded(std::vector<std::string>{"a", "b"}, events, {}, {}));
  }
  void TearDown() override {
    store_.reset();
    StoreTest::TearDown();
  }
  std::vector<std::string> found(const EventFilter& filter) const {
    const std::vector<EventRow> rows = store_->events(filter).value();
    std::vector<std::string> ids;
    for (const EventRow& row : rows) ids.push_back(row.event.id);
    return ids;
  }
  std::optional<Store> store_;
};

TEST_F(StoreFilter, WithoutFieldsAllFirstTellingsInOrderOfDate) {
  EXPECT_THAT(found({}), ElementsAre("4", "2", "3", "1", "5"));
}

TEST_F(StoreFilter, SourcesAndTargets) {
  EXPECT_THAT(found(Filter().with(&EventFilter::sources, {"KAZ"})), ElementsAre("4", "1"));
  EXPECT_THAT(found(Filter().with(&EventFilter::sources, {"KAZ/GOV"})), ElementsAre("1"));
  EXPECT_THAT(found(Filter().with(&EventFilter::sources, {"EU", "RUS"})), ElementsAre("2", "3"));
  EXPECT_THAT(found(Filter().with(&EventFilter::targets, {"EU"})), ElementsAre("4"));
  EXPECT_THAT(found(Filter().with(&EventFilter::targets, {"RUS"})), ElementsAre("3", "1", "5"));
  EXPECT_THAT(found(Filter().with(&EventFilter::sources, {""})), ElementsAre("5"));
  EXPECT_THAT(found(Filter().with(&EventFilter::sources, {"K"})), IsEmpty());
  EXPECT_THAT(found(Filter().with(&EventFilter::sources, {"KAZ"}).with(&EventFilter::targets, {"RUS"})),
              ElementsAre("1"));
  EXPECT_THAT(found(Filter().with(&EventFilter::sources, {"' OR 1=1 --"})), IsEmpty());
}

TEST_F(StoreFilter, Actions) {
  EXPECT_THAT(found(Filter().with(&EventFilter::roots, {"03", "19"})), ElementsAre("4", "2", "5"));
  EXPECT_THAT(found(Filter().with(&EventFilter::codes, {"033"})), ElementsAre("4", "5"));
  EXPECT_THAT(found(Filter().with(&EventFilter::codes, {"0331", "16"})), ElementsAre("4", "3"));
  EXPECT_THAT(found(Filter().with(&EventFilter::levers, {"security"})), ElementsAre("2", "3"));
  EXPECT_THAT(found(Filter().with(&EventFilter::quads, {4, 9})), ElementsAre("2", "3"));
  EXPECT_THAT(found(Filter().with(&EventFilter::statuses, {EventStatus::denied})), ElementsAre("3"));
}

TEST_F(StoreFilter, DocumentsDatesAndWords) {
  EXPECT_THAT(found(Filter().with(&EventFilter::document, "b")), ElementsAre("2"));
  EXPECT_THAT(found(Filter().with(&EventFilter::from, Date::of(2022, 3, 15))), ElementsAre("3", "1", "5"));
  EXPECT_THAT(found(Filter().with(&EventFilter::to, Date::of(2022, 3, 15))), ElementsAre("2", "3"));
  EXPECT_THAT(found(Filter()
                        .with(&EventFilter::from, Date::of(2025, 5, 9))
                        .with(&EventFilter::to, Date::of(2025, 5, 9))),
              ElementsAre("1"));
  EXPECT_THAT(found(Filter().with(&EventFilter::words, "ukraine attaque")), ElementsAre("2"));
  EXPECT_THAT(found(Filter().with(&EventFilter::words, "rossiya praised")), IsEmpty());
  EXPECT_THAT(found(Filter().with(&EventFilter::words, "100% _")), IsEmpty());
}

TEST_F(StoreFilter, DuplicatesAndLimit) {
  EXPECT_THAT(found(Filter().with(&EventFilter::duplicates, true)),
              ElementsAre("4", "2", "3", "1", "6", "5"));
  EXPECT_THAT(found(Filter().with(&EventFilter::limit, 2)), ElementsAre("4", "2"));
}

TEST_F(StoreFilter, CountsAreTheEventsThemselves) {
  const EventFilter all = Filter().with(&EventFilter::duplicates, true);
  for (PeriodKind period :
       {PeriodKind::day, PeriodKind::month, PeriodKind::quarter, PeriodKind::year, PeriodKind::all}) {
    std::map<std::string, std::int64_t> expected, counted;
    const std::vector<EventRow> rows = store_->events(all).value();
    for (const EventRow& row : rows) {
      const Event& e = row.event;
      const auto party = [](const ActorMention& a) {
        return a.country.empty() ? a.code.substr(0, a.code.find('/')) : a.country;
      };
      ++expected[party(e.source) + ">" + party(e.target) + " " + period_of(e.date, period) + " " +
                 e.action.root + " " + e.action.cameo + " " + e.lever + " " + std::to_string(e.action.quad) +
                 " " + std::to_string(e.action.goldstein)];
    }
    const std::vector<EventCount> cells = store_->event_counts(all, period).value();
    for (const EventCount& c : cells)
      counted[c.source + ">" + c.target + " " + c.period + " " + c.root + " " + c.cameo + " " + c.lever +
              " " + std::to_string(c.quad) + " " + std::to_string(c.goldstein)] += c.count;
    EXPECT_EQ(counted, expected);
  }
  EXPECT_EQ(
      store_->event_counts(Filter().with(&EventFilter::sources, {"KAZ"}), PeriodKind::year).value().size(),
      2u);
}

TEST_F(StoreFilter, CsvReadsBack) {
  ASSERT_TRUE(store_->export_events({}, ExportFormat::csv, path("e.csv")));
  Reporter reporter;
  const Table table = parse_table(read_file(path("e.csv")).value(), "e.csv", ',', reporter).value();
  EXPECT_EQ(reporter.total(), 0u);
  ASSERT_EQ(table.rows.size(), 5u);
  const auto cell = [&](std::size_t row, const char* column) {
    return table.rows[row].cells[table.column(column).value()];
  };
  EXPECT_EQ(cell(0, "id"), "4");
  EXPECT_EQ(cell(0, "date"), "");
  EXPECT_EQ(cell(1, "date"), "2022-02-24");
  EXPECT_EQ(cell(1, "source"), "RUS/MIL");
  EXPECT_EQ(cell(1, "cameo"), "190");
  EXPECT_EQ(cell(3, "cameo"), "042");
  EXPECT_EQ(cell(1, "contexts"), "diplomatic;it's, \"odd\"");
  EXPECT_EQ(cell(1, "sentence_text"), "ROSSIYA a attaqué l’Ukraine à l'aube.");
  EXPECT_EQ(cell(1, "document_date"), "2022-02-25");
}

TEST_F(StoreFilter, JsonLinesAreThePublishedForm) {
  ASSERT_TRUE(store_->export_events(Filter().with(&EventFilter::document, "b"), ExportFormat::jsonl,
                                    path("e.jsonl")));
  const std::string bytes = read_file(path("e.jsonl")).value();
  const auto line = nlohmann::ordered_json::parse(bytes);
  std::vector<std::string> keys;
  for (const auto& [key, value] : line.items()) keys.push_back(key);
  EXPECT_EQ(
      join(keys, " "),
      "id document sentence date date_basis source target action status attributed_to lever confidence rule "
      "duplicate_of origin sentence_text document_title document_source document_url document_date "
      "coverage mentions sources");
  EXPECT_EQ(line["source"].dump(),
            R"({"code":"RUS/MIL","country":"RUS","text":"Tokayev","start":25,"end":32})");
  EXPECT_EQ(line["action"]["contexts"].dump(), R"(["diplomatic","it's, \"odd\""])");
  EXPECT_EQ(line["action"]["cameo"], "190");
  EXPECT_EQ(line["date"], "2022-02-24");
  EXPECT_DOUBLE_EQ(line["confidence"].get<double>(), 0.1 + 0.2);
}

TEST_F(StoreFilter, ParquetReadsBackWithItsTypes) {
  ASSERT_TRUE(store_->export_events({}, ExportFormat::parquet, path("it's.parquet")));
  auto memory = database::Database::open(":memory:", {}).value();
  const auto connection = memory.connect().value();
  const std::vector<database::Parameter> file = {path("it's.parquet")};
  EXPECT_EQ(connection.number("SELECT count(*) FROM read_parquet(?)", file).value(), 5);
  EXPECT_EQ(
      connection
          .number("SELECT count(*) FROM read_parquet(?) WHERE date = DATE '2022-02-24' AND cameo = '190' AND "
                  "len(contexts) = 2 AND goldstein = -5 AND sentence_text LIKE 'ROSSIYA%'",
                  file)
          .value(),
      1);
}

TEST_F(StoreFilter, ExportsAreTheSameBytesWithAnyNumberOfThreads) {
  store_.reset();
  std::map<ExportFormat, std::string> first;
  for (unsigned threads : {1u, 4u}) {
    const Store store = Store::open(path(), StoreMode::read_only, {.threads = threads}).value();
    for (ExportFormat format : {ExportFormat::csv, ExportFormat::jsonl, ExportFormat::parquet}) {
      ASSERT_TRUE(store.export_events(Filter().with(&EventFilter::duplicates, true), format, path("out")));
      const std::string bytes = read_file(path("out")).value();
      EXPECT_EQ(first.emplace(format, bytes).first->second, bytes);
    }
  }
}

TEST_F(StoreFilter, ExportsThatFailLeaveNothing) {
  const Status status = store_->export_events({}, ExportFormat::csv, path("no/such/folder.csv"));
  ASSERT_FALSE(status);
  EXPECT_EQ(status.error().where, path("no/such/folder.csv"));
  EXPECT_TRUE(store_->export_events({}, ExportFormat::csv, path("fine.csv")));
  std::size_t parts = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder_))
    parts += entry.path().string().find(".part") != std::string::npos;
  EXPECT_EQ(parts, 0u);
}

TEST_F(StoreFilter, EveryColumnIsDescribed) {
  const std::string page = read_file(std::string(STEELYARD_SOURCE_DIR) + "/docs/formats/store.md").value();
  store_.reset();
  auto raw = database::Database::open(path(), {.read_only = true}).value();
  const auto connection = raw.connect().value();
  auto rows =
      connection.query("SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal").value();
  std::size_t columns = 0;
  for (; rows.next().value(); ++columns) {
    std::string table, column;
    rows.read(table);
    rows.read(column);
    EXPECT_NE(page.find("## " + table + "\n"), std::string::npos) << table;
    const std::size_t section = page.find("## " + table + "\n");
    const std::string_view text =
        std::string_view(page).substr(section, page.find("\n## ", section) - section);
    EXPECT_NE(text.find("`" + column + "`"), std::string::npos) << table << "." << column;
  }
  EXPECT_GT(columns, 90u);
}

}  // namespace
}  // namespace steelyard
