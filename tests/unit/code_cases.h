// Golden cases in text for parts of the coder: comments that say what and why, a date, a text, "----",
// expected lines.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "steelyard/base.h"

namespace steelyard {

struct TextCase {
  std::string head;  // comments, date and text as they stand
  std::string what;
  std::string why;
  Date date;
  std::string text;
  std::vector<std::string> expected;
};

inline std::vector<TextCase> read_text_cases(const std::string& path) {
  std::vector<TextCase> cases;
  bool expecting = true;
  const std::string bytes = read_file(path).value_or("");
  for (std::string_view line : split(bytes, '\n')) {
    if (expecting && line.starts_with("# what:")) {
      cases.emplace_back();
      expecting = false;
    }
    if (cases.empty()) continue;
    TextCase& current = cases.back();
    if (line == "----")
      expecting = true;
    else if (expecting && !trim(line).empty())
      current.expected.emplace_back(line);
    else if (!expecting)
      current.head += std::string(line) + "\n";
    if (line.starts_with("# what:")) current.what = trim(line.substr(7));
    if (line.starts_with("# why:")) current.why = trim(line.substr(6));
    if (line.starts_with("date ")) current.date = Date::parse_iso(line.substr(5));
    if (line.starts_with("text "))
      current.text += (current.text.empty() ? "" : "\n") + std::string(line.substr(5));
  }
  return cases;
}

// All files of tests/golden/code whose name begins with the prefix and ends in ".txt", in order.
inline std::vector<std::string> case_files(const std::string& prefix) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(STEELYARD_SOURCE_DIR "/tests/golden/code"))
    if (entry.path().filename().string().starts_with(prefix) && entry.path().extension() == ".txt")
      paths.push_back(entry.path().string());
  std::sort(paths.begin(), paths.end());
  return paths;
}

// Compares every case with what `work` makes of it, or rewrites the expectations when UPDATE_GOLDEN is set.
inline void check_text_cases(const std::string& prefix, std::size_t cases_min,
                             const std::function<std::vector<std::string>(const TextCase&)>& work) {
  std::size_t count = 0;
  std::set<std::string> names;
  for (const std::string& path : case_files(prefix)) {
    const std::string before = read_file(path).value_or("");
    std::string rewritten = before.substr(0, before.find("# what:"));
    for (const TextCase& one : read_text_cases(path)) {
      ++count;
      EXPECT_TRUE(names.insert(one.what).second) << path << ": two cases are called \"" << one.what << '"';
      EXPECT_FALSE(one.why.empty()) << path << ": the case \"" << one.what << "\" does not say why";
      const std::vector<std::string> found = work(one);
      rewritten += one.head + "----\n";
      for (const std::string& line : found) rewritten += line + "\n";
      rewritten += "\n";
      if (!std::getenv("UPDATE_GOLDEN")) {
        EXPECT_EQ(found, one.expected) << path << ": " << one.what << "\n" << one.text;
      }
    }
    if (std::getenv("UPDATE_GOLDEN")) {
      ASSERT_TRUE(write_file(path, rewritten));
    }
  }
  EXPECT_GE(count, cases_min) << "cases are missing from tests/golden/code";
}

}  // namespace steelyard
