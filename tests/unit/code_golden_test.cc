// Golden coding cases: tests/golden/code/*.txt, in the form
//
//   # what: passive voice swaps source and target
//   # why:  "was criticised by" once made the victim the critic
//   date 2025-05-09
//   text Tashkent was criticised by Norway over the trial.
//   ----
//   NOR 111 UZB asserted "was criticised"
//
// A line of expectation may go on with the day and its basis when it is not the day of publication, and "by"
// with the speaker. "---" is a blank actor; no line means no event. UPDATE_GOLDEN=1 rewrites the
// expectations.
#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>

#include "steelyard/code.h"

namespace steelyard {
namespace {

struct GoldenCase {
  std::string head;  // comments, date and text, as they stand
  std::string what;
  Document document;
  std::vector<std::string> expected;
};

std::vector<GoldenCase> read_cases(const std::string& path) {
  const std::string bytes = read_file(path).value();
  std::vector<GoldenCase> cases;
  bool in_expectation = true;
  for (std::string_view line : split(bytes, '\n')) {
    if (in_expectation && line.starts_with("# what:")) {
      cases.emplace_back();
      in_expectation = false;
    }
    if (cases.empty()) continue;
    GoldenCase& current = cases.back();
    if (line == "----")
      in_expectation = true;
    else if (in_expectation && !trim(line).empty())
      current.expected.emplace_back(line);
    else if (!in_expectation)
      current.head += std::string(line) + "\n";
    if (line.starts_with("# what:")) current.what = trim(line.substr(7));
    if (line.starts_with("date ")) current.document.date = Date::parse_iso(line.substr(5));
    if (line.starts_with("text ")) current.document.text = line.substr(5);
  }
  return cases;
}

std::string line_of(const Event& event, Date published) {
  const auto actor = [](const ActorMention& mention) { return mention.code.empty() ? "---" : mention.code; };
  std::string line = actor(event.source) + " " + event.action.cameo + " " + actor(event.target) + " " +
                     std::string(to_string(event.status)) + " \"" + event.action.text + "\"";
  if (event.date != published) line += " " + event.date.iso() + " " + event.date_basis;
  if (!event.attributed_to.empty()) line += " by " + event.attributed_to;
  return line;
}

const Coder& coder() {
  static const Coder kCoder = [] {
    Reporter reporter;
    return Coder::load(Resources::embedded(), {}, reporter).value();
  }();
  return kCoder;
}

std::vector<std::string> code_case(const GoldenCase& golden) {
  Document document = golden.document;
  document.id = "golden";
  std::vector<std::string> lines;
  for (const Event& event : coder().code(document).events)
    if (event.duplicate_of.empty()) lines.push_back(line_of(event, document.date));
  std::sort(lines.begin(), lines.end());
  return lines;
}

void rewrite(const std::string& path, const std::vector<GoldenCase>& cases) {
  std::string bytes;
  for (const GoldenCase& golden : cases) {
    bytes += (bytes.empty() ? "" : "\n") + golden.head + "----\n";
    for (const std::string& line : code_case(golden)) bytes += line + "\n";
  }
  ASSERT_TRUE(write_file(path, bytes));
}

std::vector<std::string> golden_files() {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(STEELYARD_SOURCE_DIR "/tests/golden/code")) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(".txt") && !name.starts_with("actors") && !name.starts_with("gatherings"))
      files.push_back(entry.path().string());
  }
  std::sort(files.begin(), files.end());
  return files;
}

class GoldenFile : public ::testing::TestWithParam<std::string> {};

TEST_P(GoldenFile, CodesAsExpected) {
  const std::vector<GoldenCase> cases = read_cases(GetParam());
  ASSERT_FALSE(cases.empty());
  if (std::getenv("UPDATE_GOLDEN")) return rewrite(GetParam(), cases);
  for (const GoldenCase& golden : cases) {
    std::vector<std::string> expected = golden.expected;
    std::sort(expected.begin(), expected.end());
    EXPECT_EQ(code_case(golden), expected) << golden.what << "\n" << golden.document.text;
  }
}

INSTANTIATE_TEST_SUITE_P(Code, GoldenFile, ::testing::ValuesIn(golden_files()), [](const auto& test) {
  std::string name = std::filesystem::path(test.param).stem().string();
  std::replace_if(
      name.begin(), name.end(), [](char c) { return !std::isalnum(static_cast<unsigned char>(c)); }, '_');
  return name;
});

TEST(Golden, HasEnoughCases) {
  std::size_t count = 0;
  for (const std::string& file : golden_files()) count += read_cases(file).size();
  EXPECT_GE(count, 620U);
}

}  // namespace
}  // namespace steelyard
