// Every line of the tables of codes, and round trips through them.
#include "published_rows.h"
#include "read/published/actor_codes.h"

namespace steelyard {
namespace {

Table table(const std::string& name) {
  Reporter reporter([](const Error& error) { ADD_FAILURE() << to_string(error); });
  static const Resources resources = Resources::embedded();
  return resources.table(name, reporter).value();
}

const ActorCodes& codes() {
  static Reporter reporter;
  static const ActorCodes loaded = ActorCodes::load(Resources::embedded(), reporter).value();
  return loaded;
}

std::string cell(const Table& rows, const TableRow& row, std::string_view column) {
  return row.cells[rows.column(column).value()];
}

TEST(Codes, EveryLineIsWhole) {
  const Table rows = table("actors/codes.tsv");
  const std::set<std::string> systems{"cameo", "cameo-place", "cameo-role", "fips",
                                      "cow",   "cow-letters", "name",       "nobody"};
  std::set<std::string> seen;
  for (const TableRow& row : rows.rows) {
    const std::string system = cell(rows, row, "system"), from = cell(rows, row, "from"),
                      to = cell(rows, row, "to");
    EXPECT_TRUE(systems.contains(system)) << rows.where(row);
    EXPECT_NE(cell(rows, row, "value"), "") << rows.where(row);
    EXPECT_EQ(cell(rows, row, "code").empty(), system == "nobody") << rows.where(row);
    EXPECT_NE(cell(rows, row, "source"), "") << rows.where(row);
    for (const std::string& day : {from, to})
      EXPECT_TRUE(day.empty() || Date::parse_iso(day).known()) << rows.where(row);
    EXPECT_TRUE(from.empty() || to.empty() || from < to) << rows.where(row);
    EXPECT_TRUE(seen.insert(system + "|" + cell(rows, row, "value") + "|" + from + to).second)
        << rows.where(row);
    const bool of_states = system == "fips" || system.starts_with("cow");
    EXPECT_TRUE(!of_states || codes().is_state(cell(rows, row, "code"))) << rows.where(row);
  }
  EXPECT_GT(rows.rows.size(), 800U);
}

TEST(Codes, EverySectorHasARole) {
  const Table rows = table("actors/sectors.tsv");
  std::set<std::string> seen;
  for (const TableRow& row : rows.rows) {
    EXPECT_TRUE(cell(rows, row, "set") == "icews" || cell(rows, row, "set") == "polecat") << rows.where(row);
    EXPECT_TRUE(seen.insert(cell(rows, row, "set") + cell(rows, row, "sector")).second) << rows.where(row);
    EXPECT_NE(cell(rows, row, "source"), "") << rows.where(row);
  }
}

TEST(Codes, EveryPloverModeHasACameoCode) {
  const Table rows = table("actions/plover_cameo.tsv");
  for (const TableRow& row : rows.rows) {
    const ActionCode* code = test_ontology().find(cell(rows, row, "cameo"));
    ASSERT_NE(code, nullptr) << rows.where(row);
    EXPECT_EQ(code->cameo, cell(rows, row, "cameo")) << rows.where(row);
  }
}

// Joining blocks gives back what was split, for every state, body and role.
TEST(Codes, BlocksOfCameoSurvive) {
  const Table states = table("actors/states.tsv");
  for (const TableRow& row : states.rows) {
    const std::string state = cell(states, row, "code");
    if (!cell(states, row, "successor").empty()) continue;
    for (const char* roles : {"", "/GOV", "/REB/MOS", "/GOV/MIL/kur"}) {
      const ActorCode actor = codes().from_cameo(codes().to_cameo(state + roles), Date());
      EXPECT_EQ(actor.code, state + roles);
      EXPECT_EQ(actor.country, state);
    }
  }
  for (const char* body : {"UN", "EU", "NATO", "CIS", "SCO", "CSTO", "EAEU", "OTS"})
    EXPECT_EQ(codes().from_cameo(codes().to_cameo(body), Date()).code, body);
  EXPECT_EQ(codes().from_cameo("---REF", Date()).code, "/REF");
  EXPECT_EQ(codes().from_cameo("SUN", Date::of(1980, 1, 1)).country, "SUN");
  EXPECT_EQ(codes().from_cameo("IRQSUN", Date::of(2010, 1, 1)).code, "IRQ/SUN");
  EXPECT_EQ(codes().from_cameo("SUN", Date::of(2010, 1, 1)).country, "");
}

TEST(Codes, StatesSurviveEverySystem) {
  for (const CodeSystem system : {CodeSystem::iso3, CodeSystem::fips, CodeSystem::cow, CodeSystem::name})
    for (const char* state :
         {"KAZ", "UZB", "KGZ", "TJK", "TKM", "RUS", "CHN", "USA", "TUR", "DEU", "SRB", "ROU"})
      EXPECT_EQ(codes().find(system, codes().value_in(system, state), Date::of(2020, 1, 1)), state);
}

}  // namespace
}  // namespace steelyard
