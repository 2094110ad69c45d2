// Records with every field filled, and a folder of its own for each test.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "steelyard/store.h"

namespace steelyard {

class StoreTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::temp_directory_path() /
              (std::string("steelyard-") + info->name() + "-" + std::to_string(::getpid()));
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  std::string path(const std::string& name = "store.duckdb") const { return (folder_ / name).string(); }
  Store open(StoreMode mode = StoreMode::read_write) const {
    auto store = Store::open(path(), mode);
    if (!store) throw std::runtime_error(to_string(store.error()));
    return *std::move(store);
  }
  static void write(const std::string& file, std::string_view bytes) {
    std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }

  std::filesystem::path folder_;
};

// Text that quoting, comments and encodings trip over.
inline const std::string kHardText =
    "Tóqaev said: \"it's ours\"; -- Қазақстан, 中国\n\tDROP TABLE 'events'; 🕊\\ \x01 end";

inline Document make_document(const std::string& id, Date date = Date::of(2025, 5, 9)) {
  Document d;
  d.id = id;
  d.date = date;
  d.time = "15:05";
  d.title = "Leaders attend, \"again\" (" + id + ")";
  d.text = "Gondor criticised Arnor. Tokayev praised Ukraine’s people.";
  d.source = "The Times; of 'India'";
  d.url = "https://example.org/?a=1&b=%20";
  d.author = "Ö. Ünlü";
  d.place = "Астана";
  d.language = "en";
  d.views = 1234567890123;
  d.furniture = {{"author note", "An \"expert\"\nof \\ things"}, {"related", "Ещё"}};
  d.origin = "news.jsonl:12";
  return d;
}

inline Event make_event(const std::string& id, const std::string& document) {
  Event e;
  e.id = id;
  e.document = document;
  e.sentence = 2;
  e.sentence_span = {25, 60};
  e.date = Date::of(2025, 5, 9);
  e.date_basis = "publication";
  e.source = {"KAZ/GOV", "KAZ", "Tokayev", {25, 32}, "actors/leaders.csv:12"};
  e.target = {"UKR", "UKR", "Ukraine’s", {41, 52}, ""};
  e.action = {"051", "05", "SUPPORT", "praise", {"diplomatic", "it's, \"odd\""}, 1, 3.4, "praised", {33, 40}};
  e.status = EventStatus::intended;
  e.attributed_to = "KAZ/GOV";
  e.lever = "normative";
  e.confidence = 0.1 + 0.2;
  e.rule = "support-noun/obj-of";
  e.duplicate_of = "";
  e.origin = "file.tsv:7";
  return e;
}

inline Gathering make_gathering(const std::string& id, const std::string& document) {
  Gathering g{id, document, 3, {4, 20}, "Victory Day parade", "parade", "RUS", "Moscow", Date::of(2025, 5, 9),
              {}};
  g.headcounts = {{29, "announced", "RUS/GOV", 2025, {1, 3}}, {9, "", "", 2024, {40, 44}}};
  return g;
}

inline Attendance make_attendance(const std::string& gathering, const std::string& country,
                                  const std::string& document) {
  return {gathering, country + "/GOV", country, "X. Y", "head of state", "attended", document, 3, {7, 9}};
}

// All fields as text, so that a difference shows itself.
std::string describe(const Document& d);
std::string describe(const Event& e);
std::string describe(const Gathering& g);
std::string describe(const Attendance& a);
std::string describe(const Vote& v);
std::string describe(const Flow& f);
std::string describe(const Run& r);

template <class Record>
std::vector<std::string> describe_all(const std::vector<Record>& records) {
  std::vector<std::string> all;
  for (const Record& record : records) all.push_back(describe(record));
  return all;
}

}  // namespace steelyard
