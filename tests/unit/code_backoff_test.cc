// The back-off and the calibration: their files, their place after everything else, and their training.
#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "steelyard/code.h"

#include "code/backoff_model.h"
#include "code/calibration.h"

namespace steelyard {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

const Resources& knowledge() {
  static const Resources kKnowledge = Resources::embedded();
  return kKnowledge;
}

Coder coder_with(bool backoff) {
  CodeOptions options;
  options.backoff = backoff;
  Reporter reporter;
  return Coder::load(knowledge(), options, reporter).value();
}

const Coder& coder() {
  static const Coder kCoder = coder_with(true);
  return kCoder;
}

Document document_of(std::string text) {
  Document document;
  document.id = "d";
  document.date = Date::of(2025, 5, 9);
  document.text = std::move(text);
  return document;
}

// A verb that the lexicon will never know, in words that leave no doubt.
constexpr std::string_view kUnknownVerb = "Norwegian troops grolped Iranian soldiers with artillery.";

TEST(CodeBackoff, AnUnknownVerbIsReadByTheWordsAroundIt) {
  const CodedDocument coded = coder().code(document_of(std::string(kUnknownVerb)));
  ASSERT_EQ(coded.events.size(), 1U);
  EXPECT_THAT(coded.events[0].rule, StartsWith("backoff/19"));
  EXPECT_EQ(coded.events[0].source.code, "NOR/MIL");
  EXPECT_EQ(coded.events[0].target.code, "IRN/MIL");
}

TEST(CodeBackoff, IsSilentWhenSwitchedOff) {
  EXPECT_TRUE(coder_with(false).code(document_of(std::string(kUnknownVerb))).events.empty());
}

TEST(CodeBackoff, SaysWhatSpokeForTheRoot) {
  const std::string text = coder().explain(document_of(std::string(kUnknownVerb)), 1);
  EXPECT_THAT(text, HasSubstr("spoke for it"));
  EXPECT_THAT(text, HasSubstr("object soldier"));
}

TEST(CodeBackoff, LeavesAloneWhatTellsNothing) {
  for (const char* text :
       {"Norway grolped.", "Norway has a border with Russia.", "Norway grolped a song of Iran."})
    for (const Event& event : coder().code(document_of(text)).events)
      EXPECT_THAT(event.rule, ::testing::Not(StartsWith("backoff/"))) << text;
}

TEST(CodeBackoff, TheShippedTablesAreReadToTheLastLine) {
  Reporter reporter;
  ASSERT_TRUE(BackoffModel::load(knowledge(), reporter));
  ASSERT_TRUE(Calibration::load(knowledge(), reporter));
  EXPECT_EQ(reporter.total(), 0U);
}

TEST(CodeBackoff, DamagedBytesAreAnError) {
  const std::string whole(knowledge().get("models/backoff.model").value());
  ASSERT_TRUE(BackoffWeights::from_bytes(whole));
  EXPECT_EQ(BackoffWeights::from_bytes(whole)->to_bytes(), whole);
  for (std::size_t at :
       {std::size_t{0}, std::size_t{9}, std::size_t{17}, whole.size() / 2, whole.size() - 1}) {
    std::string damaged = whole;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    EXPECT_FALSE(BackoffWeights::from_bytes(damaged)) << at;
  }
  EXPECT_FALSE(BackoffWeights::from_bytes(whole.substr(0, 40)));
  EXPECT_FALSE(BackoffWeights::from_bytes(""));
}

TEST(CodeBackoff, TrainingGivesTheSameBytesOnAnyThreads) {
  std::vector<Document> documents;
  for (const char* text :
       {"Norway condemned Iran.", "Peru imposed sanctions on Chile.", "Kenya praised Japan."})
    documents.push_back(document_of(text));
  const Coder teacher = coder_with(false);
  const auto one = teacher.train_backoff(documents, 1, 7), three = teacher.train_backoff(documents, 3, 7);
  ASSERT_TRUE(one && three);
  EXPECT_EQ(one->clauses, 3U);
  EXPECT_EQ(one->model, three->model);
  EXPECT_FALSE(teacher.train_backoff({}, 1, 7));
}

// ---- confidence ---------------------------------------------------------------------------------

Event event_with(double trust, std::string rule) {
  Event event;
  event.confidence = trust;
  event.rule = std::move(rule);
  return event;
}

TEST(Calibration, MoreTrustIsNeverLessConfidence) {
  Reporter reporter;
  const Calibration calibration = Calibration::load(knowledge(), reporter).value();
  for (const char* rule :
       {"verbs:7 active subj>obj", "verbs:7 active surface>surface", "backoff/05 active subj>obj"}) {
    double before = 0;
    for (int hundredths = 0; hundredths <= 100; ++hundredths) {
      const double confidence = calibration.confidence(event_with(hundredths / 100.0, rule));
      EXPECT_GE(confidence, before) << rule << " " << hundredths;
      EXPECT_LE(confidence, 1);
      before = confidence;
    }
    EXPECT_GT(before, 0.3) << rule;
  }
}

TEST(Calibration, LinesThatBreakTheOrderAreReported) {
  const auto folder = std::filesystem::temp_directory_path() / "steelyard-calibration";
  std::filesystem::create_directories(folder / "actions");
  ASSERT_TRUE(
      write_file((folder / "actions/confidence.tsv").string(),
                 "way\ttrust\tconfidence\tevents\n"
                 "tree\t0.2\t0.4\t9\ntree\t0.6\t0.3\t9\ntree\t0.8\t0.6\t9\nwood\t1\t1\t9\ntree\t2\t1\t9\n"));
  Reporter reporter;
  const Calibration calibration =
      Calibration::load(Resources::with_folder(folder.string()).value(), reporter).value();
  EXPECT_EQ(reporter.total(), 3U);
  EXPECT_DOUBLE_EQ(calibration.confidence(event_with(0.5, "verbs:7")), 0.5);
  EXPECT_DOUBLE_EQ(calibration.confidence(event_with(0.1, "verbs:7")), 0.4);
  EXPECT_DOUBLE_EQ(calibration.confidence(event_with(0.9, "verbs:7")), 0.6);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace steelyard
