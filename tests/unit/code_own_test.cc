// A user's dictionaries over ours: golden sentences, golden reports of lint, the flags, and the given
// dictionary of 54,526 lines.
//
// tests/golden/dictionaries/coding.txt has the form of the other golden cases with one line more: "with FILE
// FILE" names the dictionaries, "only mine" and "stems" the flags. NAME.lint beside a dictionary holds what
// lint says of it.
#include <filesystem>
#include <fstream>
#include <regex>

#include <gtest/gtest.h>

#include "steelyard/code.h"

#include "code/dictionaries/dictionaries.h"
#include "unit/code_cases.h"

namespace steelyard {
namespace {

const std::string kFolder = STEELYARD_SOURCE_DIR "/tests/golden/dictionaries/";

std::vector<std::string> words_after(const std::string& head, std::string_view key) {
  for (std::string_view line : split(head, '\n'))
    if (line.starts_with(key)) {
      std::vector<std::string> words;
      for (std::string_view word : split(line.substr(key.size()), ' '))
        if (!word.empty()) words.emplace_back(word);
      return words;
    }
  return {};
}

DictionaryFiles files_of(const TextCase& one) {
  DictionaryFiles files;
  for (const std::string& name : words_after(one.head, "with ")) {
    auto& list = name.find(".agents.") != std::string::npos     ? files.agents
                 : name.find(".verbs.") != std::string::npos    ? files.verbs
                 : name.find(".discards.") != std::string::npos ? files.discards
                 : name.find(".issues.") != std::string::npos   ? files.issues
                 : name.ends_with(".toml")                      ? files.actions
                                                                : files.actors;
    list.push_back(kFolder + name);
  }
  files.only_mine = one.head.find("\nonly mine\n") != std::string::npos;
  files.stems = one.head.find("\nstems\n") != std::string::npos;
  return files;
}

const Coder& coder_with(const DictionaryFiles& files) {
  static std::map<std::string, Coder> coders;
  std::string key = (files.only_mine ? "m" : "") + std::string(files.stems ? "s" : "");
  for (const auto* list :
       {&files.actors, &files.agents, &files.verbs, &files.discards, &files.issues, &files.actions})
    for (const std::string& file : *list) key += "|" + file;
  if (const auto known = coders.find(key); known != coders.end()) return known->second;
  CodeOptions options;
  options.dictionaries = files;
  Reporter reporter([](const Error& error) { ADD_FAILURE() << to_string(error); });
  return coders.emplace(key, Coder::load(Resources::embedded(), options, reporter).value()).first->second;
}

std::string without_folder(std::string text) {
  for (std::size_t at = 0; (at = text.find(kFolder, at)) != std::string::npos;)
    text.erase(at, kFolder.size());
  return text;
}

// Lines of our own lexicon move; those of the user's files are what is tested.
std::string without_our_lines(const std::string& rule) {
  static const std::regex ours("(verbs|nouns|adjectives):[0-9]+");
  return std::regex_replace(rule, ours, "$1");
}

std::string line_of(const Event& event) {
  const auto actor = [](const ActorMention& mention) { return mention.code.empty() ? "---" : mention.code; };
  std::string line = actor(event.source) + " " + event.action.cameo + " " + actor(event.target) + " " +
                     std::string(to_string(event.status)) + " \"" + event.action.text + "\"";
  for (const std::string& context : event.action.contexts)
    if (context.find(',') != std::string::npos) line += " " + context;
  const std::string rule = without_our_lines(without_folder(event.rule));
  return line + " " +
         (rule.find(".txt") != std::string::npos || rule.find(".toml") != std::string::npos ? rule : "ours");
}

std::vector<std::string> code_case(const TextCase& one) {
  Document document;
  document.id = "golden";
  document.date = one.date;
  document.text = one.text;
  std::vector<std::string> lines;
  for (const Event& event : coder_with(files_of(one)).code(document).events) lines.push_back(line_of(event));
  std::sort(lines.begin(), lines.end());
  return lines;
}

TEST(OwnDictionaries, ChangeTheCoding) {
  const std::string path = kFolder + "coding.txt";
  std::string rewritten;
  std::size_t count = 0;
  for (const TextCase& one : read_text_cases(path)) {
    ++count;
    EXPECT_FALSE(one.why.empty()) << one.what;
    const std::vector<std::string> found = code_case(one);
    rewritten += (rewritten.empty() ? "" : "\n") + one.head + "----\n";
    for (const std::string& line : found) rewritten += line + "\n";
    if (!std::getenv("UPDATE_GOLDEN")) {
      EXPECT_EQ(found, one.expected) << one.what << "\n" << one.text;
    }
  }
  if (std::getenv("UPDATE_GOLDEN")) {
    ASSERT_TRUE(write_file(path, rewritten));
  }
  EXPECT_GE(count, 35U);
}

// ---- lint -----------------------------------------------------------------------------------------------

std::string lint_text(const std::string& path) {
  Reporter reporter;
  const std::string name = std::filesystem::path(path).filename().string();
  const std::vector<std::string> files{path};
  const Result<LintReport> report = lint_dictionaries(
      files, name.find("discards") == std::string::npos ? "" : "discards", Resources::embedded(), reporter);
  if (!report) return to_string(report.error());
  std::string text;
  for (const LintFile& file : report->files) {
    text += file.kind;
    for (const auto& [what, number] : file.counts) text += ", " + std::to_string(number) + " " + what;
    text += "\n";
  }
  for (const LintProblem& problem : report->problems)
    text += std::to_string(problem.line) + " " + (problem.error ? "error" : "warning") + " (" +
            problem.reason + "): " + problem.what + "; " + problem.remedy + "\n";
  return without_folder(std::move(text));
}

TEST(Lint, SaysOfEachDictionaryWhatItSaid) {
  std::size_t count = 0;
  for (const auto& file : std::filesystem::directory_iterator(kFolder)) {
    const std::string path = file.path().string();
    if (path.ends_with(".lint") || path.ends_with("coding.txt")) continue;
    ++count;
    const std::string text = lint_text(path);
    if (std::getenv("UPDATE_GOLDEN")) {
      ASSERT_TRUE(write_file(path + ".lint", text));
      continue;
    }
    EXPECT_EQ(text, read_file(path + ".lint").value_or("")) << path;
  }
  EXPECT_GE(count, 14U);
}

TEST(Lint, HoldsFilesOfOneCallAgainstEachOther) {
  Reporter reporter;
  const std::vector<std::string> files{kFolder + "velmora.actors.txt", kFolder + "faulty.actors.txt"};
  const LintReport report = lint_dictionaries(files, "", Resources::embedded(), reporter).value();
  EXPECT_TRUE(std::ranges::any_of(report.problems, [](const LintProblem& problem) {
    return problem.file.ends_with("faulty.actors.txt") && problem.line == 1 && problem.reason == "duplicate";
  }));
}

TEST(Lint, RefusesWhatItCannotTell) {
  Reporter reporter;
  const std::vector<std::string> files{kFolder + "velmora.actors.txt"};
  EXPECT_FALSE(lint_dictionaries(files, "nonsense", Resources::embedded(), reporter));
  const std::vector<std::string> absent{kFolder + "absent.txt"};
  EXPECT_FALSE(lint_dictionaries(absent, "", Resources::embedded(), reporter));
}

// ---- all of it ------------------------------------------------------------------------------------------

TEST(OwnDictionaries, ReportBadLinesByFileAndLineAndGoOn) {
  CodeOptions options;
  options.dictionaries.verbs = {kFolder + "faulty.verbs.txt"};
  options.dictionaries.actors = {kFolder + "faulty.actors.txt", kFolder + "faulty.toml"};
  std::vector<std::string> places;
  Reporter reporter([&](const Error& error) { places.push_back(without_folder(error.where)); });
  ASSERT_TRUE(Coder::load(Resources::embedded(), options, reporter));
  EXPECT_THAT(places, ::testing::Contains("faulty.verbs.txt:7"));
  EXPECT_THAT(places, ::testing::Contains("faulty.actors.txt:6"));
  EXPECT_THAT(places, ::testing::Contains("faulty.toml:9"));
  options.dictionaries.verbs = {kFolder + "absent.txt"};
  EXPECT_FALSE(Coder::load(Resources::embedded(), options, reporter));
}

TEST(OwnDictionaries, ExplainShowsTheUsersLines) {
  DictionaryFiles files;
  files.actors = {kFolder + "velmora.actors.txt"};
  files.verbs = {kFolder + "velmora.verbs.txt"};
  files.discards = {kFolder + "velmora.discards.txt"};
  Document document;
  document.id = "d";
  document.text = "Velmora chided Taresh over the tithe.\nVelmora chided Taresh at the boat race.";
  document.date = Date::parse_iso("2025-05-09");
  const std::string text = without_folder(coder_with(files).explain(document, 0));
  EXPECT_NE(text.find("velmora.actors.txt:4"), std::string::npos) << text;
  EXPECT_NE(text.find("velmora.verbs.txt:12"), std::string::npos) << text;
  EXPECT_NE(text.find("Left out by velmora.discards.txt:2"), std::string::npos) << text;
  EXPECT_EQ(coder_with(files).code(document).discarded, 1U);
}

TEST(OwnDictionaries, LoadFiftyThousandLines) {
  const std::string packed =
      STEELYARD_SOURCE_DIR "/../shared/data/structure/actor_dictionaries/Phoenix.Countries.actors.txt.gz";
  if (!std::filesystem::exists(packed)) GTEST_SKIP() << "skipped: ../shared is absent: no " << packed;
  const std::string path = ::testing::TempDir() + "countries.actors.txt";
  ASSERT_EQ(std::system(("gzip -dc '" + packed + "' > '" + path + "'").c_str()), 0);
  CodeOptions options;
  options.dictionaries.actors = {path};
  Reporter reporter;
  const Coder coder = Coder::load(Resources::embedded(), options, reporter).value();
  EXPECT_LT(reporter.total(), 60U);
  Document document;
  document.id = "d";
  document.text = "Margaret Thatcher criticised France.";
  document.date = Date::parse_iso("1985-05-09");
  const std::vector<Event> events = coder.code(document).events;
  ASSERT_FALSE(events.empty());
  EXPECT_EQ(events[0].source.code, "GBR/GOV");
  EXPECT_NE(events[0].source.fact.find("countries.actors.txt:"), std::string::npos);
}

}  // namespace
}  // namespace steelyard
