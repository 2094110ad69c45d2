// Every line of data/actions/cameo.tsv against what the published ontologies say of it.
#include <filesystem>
#include <fstream>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "steelyard/record.h"

namespace steelyard {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;

// The ontology as it ships; a test that reads it also sees that no line was refused.
const Ontology& shipped() {
  static const Ontology ontology = [] {
    Reporter reporter;
    auto loaded = Ontology::load(Resources::embedded(), reporter);
    EXPECT_TRUE(loaded) << to_string(loaded.error());
    EXPECT_EQ(reporter.total(), 0u);
    return loaded ? *loaded : Ontology();
  }();
  return ontology;
}

std::set<std::string> words(std::string_view text) {
  std::set<std::string> all;
  for (std::string_view word : split(text, ' ')) all.emplace(word);
  return all;
}

struct RootFacts {
  int quad;
  double goldstein;
  std::set<std::string> types;
};

const std::map<std::string, RootFacts> kRoots{{"01", {1, 0, {""}}},
                                              {"02", {1, 3, {""}}},
                                              {"03", {1, 4, {"AGREE"}}},
                                              {"04", {1, 1, {"CONSULT"}}},
                                              {"05", {1, 3.5, {"SUPPORT"}}},
                                              {"06", {2, 6, {"COOPERATE"}}},
                                              {"07", {2, 7, {"AID"}}},
                                              {"08", {2, 5, {"CONCEDE", "RETREAT"}}},
                                              {"09", {3, -2, {"ACCUSE"}}},
                                              {"10", {3, -5, {"REQUEST"}}},
                                              {"11", {3, -2, {"ACCUSE"}}},
                                              {"12", {3, -4, {"REJECT"}}},
                                              {"13", {3, -6, {"THREATEN"}}},
                                              {"14", {4, -6.5, {"PROTEST"}}},
                                              {"15", {4, -7.2, {"MOBILIZE"}}},
                                              {"16", {4, -4, {"SANCTION", "COERCE"}}},
                                              {"17", {4, -7, {"COERCE", "ASSAULT"}}},
                                              {"18", {4, -9, {"ASSAULT"}}},
                                              {"19", {4, -10, {"ASSAULT", "COERCE"}}},
                                              {"20", {4, -10, {"ASSAULT"}}}};

const std::map<std::string, std::string> kModes{
    {"", ""},
    {"AGREE", ""},
    {"SUPPORT", ""},
    {"CONCEDE", ""},
    {"COOPERATE", ""},
    {"AID", ""},
    {"CONSULT", "visit third-party multilateral phone"},
    {"RETREAT", "withdraw release disarm ceasefire access resign"},
    {"REQUEST", "assist change yield meet"},
    {"ACCUSE", "disapprove investigate allege"},
    {"REJECT", "assist change yield meet"},
    {"THREATEN", "restrict arrest relations expel territory violence"},
    {"PROTEST", "demo riot strike hunger boycott obstruct vandalize"},
    {"SANCTION", "convict expel withdraw discontinue"},
    {"MOBILIZE", "troops weapons police militia"},
    {"COERCE", "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber"},
    {"ASSAULT",
     "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
     "heavy-weapons crowd-control unconventional"}};

constexpr std::string_view kContexts =
    "military intelligence executive legislative election political_institutions pro_democracy pro_autocracy "
    "economic "
    "legal reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity "
    "inequality "
    "diplomatic territory peacekeeping health asylum migration disasters natural_resource environment "
    "technology "
    "terrorism cbrn cyber misinformation crime corruption illegal_drugs trafficking";

TEST(Ontology, HoldsTheManualsHeadings) {
  std::map<std::size_t, int> by_length;
  for (const auto& [cameo, code] : shipped().codes()) ++by_length[cameo.size()];
  EXPECT_EQ(by_length[2], 20);
  EXPECT_EQ(by_length[3], 149);
  EXPECT_EQ(by_length[4], 149);
}

TEST(Ontology, RootsAsPublished) {
  ASSERT_EQ(kRoots.size(), 20u);
  for (const auto& [root, facts] : kRoots) {
    const auto it = shipped().codes().find(root);
    ASSERT_NE(it, shipped().codes().end()) << root;
    EXPECT_EQ(it->second.quad, facts.quad) << root;
    EXPECT_DOUBLE_EQ(it->second.goldstein, facts.goldstein) << root;
    EXPECT_TRUE(shipped().codes().contains(root + "0")) << root;
  }
}

TEST(Ontology, EveryLineKeepsTheRules) {
  const auto levers = words("diplomatic economic security cultural normative");
  const auto contexts = words(kContexts);
  ASSERT_EQ(contexts.size(), 37u);
  for (const auto& [cameo, code] : shipped().codes()) {
    SCOPED_TRACE(cameo);
    const RootFacts& root = kRoots.at(cameo.substr(0, 2));
    EXPECT_EQ(code.quad, root.quad);
    EXPECT_THAT(root.types, Contains(code.plover));
    if (!code.mode.empty()) {
      EXPECT_THAT(words(kModes.at(code.plover)), Contains(code.mode));
    }
    for (const std::string& context : code.contexts) EXPECT_THAT(contexts, Contains(context));
    EXPECT_THAT(levers, Contains(code.lever));
    EXPECT_FALSE(code.name.empty());
    EXPECT_LE(code.name.size(), 48u);
    if (cameo.size() > 2) {
      EXPECT_TRUE(shipped().codes().contains(cameo.substr(0, cameo.size() - 1)));
    }
    if (code.quad == 2 || code.quad == 4) {
      EXPECT_EQ(code.side, "substance");
    }
  }
}

TEST(Ontology, YieldingIsConcedingOrRetreating) {
  for (const auto& [cameo, code] : shipped().codes()) {
    if (!cameo.starts_with("08")) continue;
    const bool retreat = cameo == "0813" || cameo == "0814" || (cameo.size() > 2 && cameo[2] >= '4');
    EXPECT_EQ(code.plover, retreat ? "RETREAT" : "CONCEDE") << cameo;
  }
}

TEST(Ontology, LeavesThatLeaveTheirRootsType) {
  for (const char* cameo : {"163", "191", "192"}) EXPECT_EQ(shipped().find(cameo)->plover, "COERCE") << cameo;
  for (const char* cameo : {"1712", "175", "200", "2042"})
    EXPECT_EQ(shipped().find(cameo)->plover, "ASSAULT") << cameo;
  EXPECT_EQ(shipped().find("1712")->mode, "destroy");
  EXPECT_EQ(shipped().find("186")->mode, "targeted");
  EXPECT_EQ(shipped().find("0842")->mode, "release");
  EXPECT_EQ(shipped().find("085")->mode, "");
  EXPECT_THAT(shipped().find("175")->contexts, Contains("pro_autocracy"));
  EXPECT_EQ(shipped().find("042")->mode, shipped().find("043")->mode);
}

TEST(Ontology, LeafValuesOfTheScale) {
  EXPECT_DOUBLE_EQ(shipped().find("042")->goldstein, 1.9);
  EXPECT_DOUBLE_EQ(shipped().find("057")->goldstein, 8);
  EXPECT_DOUBLE_EQ(shipped().find("016")->goldstein, -5);
  EXPECT_DOUBLE_EQ(shipped().find("163")->goldstein, -8);
  EXPECT_DOUBLE_EQ(shipped().find("0874")->goldstein, 10);
  EXPECT_DOUBLE_EQ(shipped().find("1214")->goldstein, -4);  // has none of its own
}

TEST(Ontology, WhatIsDoneTogetherIsMutual) {
  for (const char* cameo : {"040", "041", "044", "046", "057", "061"})
    EXPECT_TRUE(shipped().find(cameo)->mutual) << cameo;
  for (const char* cameo : {"042", "043", "111", "071", "163"})
    EXPECT_FALSE(shipped().find(cameo)->mutual) << cameo;
}

TEST(Ontology, UnlistedLeavesTakeTheirAncestor) {
  EXPECT_EQ(shipped().find("1643")->cameo, "164");
  EXPECT_EQ(shipped().find("109")->cameo, "10");
  EXPECT_EQ(shipped().find("0110")->cameo, "011");
  EXPECT_EQ(shipped().find("21"), nullptr);
  EXPECT_EQ(shipped().find(""), nullptr);
}

TEST(Ontology, ActionKeepsTheCodeAsItCame) {
  const Action action = shipped().action("1643");
  EXPECT_EQ(action.cameo, "1643");
  EXPECT_EQ(action.root, "16");
  EXPECT_EQ(action.plover, "SANCTION");
  EXPECT_EQ(action.quad, 4);
  EXPECT_DOUBLE_EQ(action.goldstein, -6.5);
  const Action unknown = shipped().action("77");
  EXPECT_EQ(unknown.cameo, "77");
  EXPECT_EQ(unknown.quad, 0);
  EXPECT_THAT(unknown.plover, IsEmpty());
}

// A user's own table: bad lines are named and left out, the rest holds.
TEST(Ontology, BadLinesAreReported) {
  const auto folder =
      std::filesystem::temp_directory_path() / ("steelyard_ontology_" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder / "actions");
  std::ofstream(folder / "actions" / "cameo.tsv")
      << "cameo\tname\tgoldstein\tquad\tplover\tmode\tcontexts\tlever\tside\tmutual\n"
         "04\tconsult\t1\t1\tCONSULT\t\tdiplomatic; legal\tdiplomatic\tsignal\tno\n"
         "04\tagain\t1\t1\tCONSULT\t\t\tdiplomatic\tsignal\tno\n"
         "4\tshort\t1\t1\t\t\t\tdiplomatic\tsignal\tno\n"
         "05\tfar\t11\t1\t\t\t\tdiplomatic\tsignal\tno\n"
         "06\tquad\t1\t5\t\t\t\teconomic\tsubstance\tno\n"
         "07\tside\t1\t2\t\t\t\teconomic\tneither\tno\n";
  std::vector<std::string> where;
  Reporter reporter([&](const Error& error) { where.push_back(error.where); });
  const auto resources = Resources::with_folder(folder.string());
  ASSERT_TRUE(resources);
  const auto ontology = Ontology::load(*resources, reporter);
  std::filesystem::remove_all(folder);
  ASSERT_TRUE(ontology);
  EXPECT_EQ(ontology->codes().size(), 1u);
  EXPECT_EQ(reporter.total(), 5u);
  EXPECT_EQ(ontology->find("04")->contexts, (std::vector<std::string>{"diplomatic", "legal"}));
  ASSERT_FALSE(where.empty());
  EXPECT_THAT(where.front(), ::testing::EndsWith("cameo.tsv:3"));
}

}  // namespace
}  // namespace steelyard
