// The model: learned twice the same, read back as written, refused when damaged, as good as promised.
#include <chrono>
#include <filesystem>

#include "unit/language_cases.h"

namespace steelyard {
namespace {

namespace fs = std::filesystem;

std::string written(const std::string& name, std::string_view bytes) {
  const std::string path = (fs::temp_directory_path() / ("steelyard-language-" + name)).string();
  EXPECT_TRUE(write_file(path, bytes).has_value());
  return path;
}

TrainOptions tiny_options() {
  TrainOptions options;
  options.train_files = {written("tiny.treebank", tiny_treebank())};
  options.test_files = options.train_files;
  options.epochs = 4;
  return options;
}

const TrainReport& tiny_report() {
  static const TrainReport report = train_language_model(tiny_options()).value();
  return report;
}

TEST(LanguageTraining, LearnsWhatItIsShown) {
  ASSERT_EQ(tiny_report().scores.size(), 1u);
  EXPECT_EQ(tiny_report().scores[0].upos, 100.0);
  EXPECT_EQ(tiny_report().scores[0].las, 100.0);
}

TEST(LanguageTraining, GivesTheSameBytesTwice) {
  EXPECT_TRUE(train_language_model(tiny_options()).value().model == tiny_report().model);
}

TEST(LanguageTraining, AnotherSeedIsAnotherOrder) {
  TrainOptions options = tiny_options();
  options.seed = 2;
  EXPECT_FALSE(train_language_model(options).value().model == tiny_report().model);
}

TEST(LanguageTraining, GoesOnToWordsNeverSeen) {
  const LanguageModel model = LanguageModel::load(tiny_report().model).value();
  std::vector<Token> tokens = tokens_of("Mordor signed the treaty .");
  model.analyse(tokens);
  EXPECT_EQ(tokens[0].upos, Upos::PROPN);
  EXPECT_EQ(tokens[0].deprel, "nsubj");
  EXPECT_EQ(tokens[0].head, 1);
  EXPECT_EQ(tokens[1].lemma, "sign");
  EXPECT_EQ(tokens[1].head, -1);
}

TEST(LanguageTraining, NamesTheLineThatIsWrong) {
  const std::vector<std::pair<std::string, std::string>> faults = {
      {"1\tGondor\tPROPN\tNNP\t0\n\n", "six columns"},
      {"2\tGondor\tPROPN\tNNP\t0\troot\n\n", "token ids"},
      {"1\tGondor\tPROPN\tNNP\tx\troot\n\n", "head is not"},
      {"1\tGondor\tPROPN\tNNP\t7\troot\n\n", "past the end"},
      {"1\tGondor\tNAME\tNNP\t0\troot\n\n", "part of speech"},
      {"", "no sentence"}};
  for (const auto& [bytes, reason] : faults) {
    TrainOptions options;
    options.train_files = {written("faulty.treebank", bytes)};
    const auto result = train_language_model(options);
    ASSERT_FALSE(result.has_value()) << reason;
    EXPECT_THAT(result.error().message, testing::HasSubstr(reason));
    EXPECT_THAT(result.error().where, testing::HasSubstr("faulty.treebank"));
  }
}

TEST(LanguageTraining, NamesTheFileThatIsMissing) {
  TrainOptions options;
  EXPECT_FALSE(train_language_model(options).has_value());
  options.train_files = {"/no/such/file"};
  const auto result = train_language_model(options);
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().where, "/no/such/file");
}

TEST(LanguageModelFile, RefusesWhatIsDamaged) {
  const std::string& whole = tiny_report().model;
  EXPECT_FALSE(LanguageModel::load("").has_value());
  EXPECT_FALSE(LanguageModel::load("not a model at all, but long enough").has_value());
  Random random(3);
  for (int round = 0; round < 40; ++round) {
    std::string damaged = whole;
    damaged[random.below(damaged.size())] ^= static_cast<char>(1 + random.below(255));
    EXPECT_FALSE(LanguageModel::load(damaged).has_value());
    EXPECT_FALSE(
        LanguageModel::load(std::string_view(whole).substr(0, random.below(whole.size()))).has_value());
  }
}

TEST(LanguageModelFile, LoadsQuicklyAndIsSmall) {
  const std::string bytes = read_file(std::string(STEELYARD_SOURCE_DIR) + "/models/english.model").value();
  EXPECT_LE(bytes.size(), 8'000'000u);
  const auto start = std::chrono::steady_clock::now();
  ASSERT_TRUE(LanguageModel::load(bytes).has_value());
  EXPECT_LT(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(), 1.0);
}

TEST(LanguageModelFile, AnEmptyModelAndAnEmptySentenceAreHarmless) {
  std::vector<Token> none;
  shipped_model().analyse(none);
  EXPECT_TRUE(none.empty());
}

}  // namespace
}  // namespace steelyard
