// What the tests of published formats share: rows in, events and notes out; and the way back.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "steelyard/read.h"

namespace steelyard {

struct Imported {
  std::vector<Event> events;
  std::vector<std::string> lines;  // as published
  PublishedCounts counts;
  std::map<std::string, std::size_t> problems;
  std::vector<std::string> messages;
  std::string error;
};

inline const Ontology& test_ontology() {
  static Reporter reporter;
  static const Ontology ontology = Ontology::load(Resources::embedded(), reporter).value();
  return ontology;
}

inline const PublishedSets& test_sets() {
  static Reporter reporter;
  static const PublishedSets sets =
      PublishedSets::load(Resources::embedded(), test_ontology(), reporter).value();
  return sets;
}

inline Imported import_rows(std::string_view format, std::string_view bytes,
                            const std::string& mapping = "") {
  Imported got;
  Reporter reporter([&](const Error& error) { got.messages.push_back(to_string(error)); });
  const auto counts = test_sets().read_bytes(format, bytes, "set.tsv", mapping, reporter,
                                             [&](const Event& event, std::string_view line) -> Status {
                                               got.events.push_back(event);
                                               got.lines.emplace_back(line);
                                               return {};
                                             });
  if (counts)
    got.counts = *counts;
  else
    got.error = to_string(counts.error());
  got.problems = reporter.counts();
  return got;
}

// All events in a format: as their rows came, or made anew from what the events say.
inline std::string export_rows(std::string_view format, const Imported& got, bool as_published = true) {
  PublishedWriter writer = test_sets().writer(format).value();
  std::string out = writer.header();
  for (std::size_t i = 0; i < got.events.size(); ++i)
    writer.write(got.events[i], as_published ? got.lines[i] : "", out);
  return out;
}

// What an event says, without its id and where it stood.
inline std::string said(const Event& event) {
  return event.date.iso() + " " + event.source.code + " " + event.action.cameo + " " + event.target.code;
}

inline std::vector<std::string> said(const Imported& got) {
  std::vector<std::string> all;
  for (const Event& event : got.events) all.push_back(said(event));
  return all;
}

// "a\tb\tc" with cells put in at their columns.
inline std::string row_of(std::size_t columns, std::map<std::size_t, std::string> cells) {
  std::string row;
  for (std::size_t i = 0; i < columns; ++i) (row += i ? "\t" : "") += cells[i];
  return row + "\n";
}

inline std::string joined(std::span<const std::string_view> names) {
  std::string line;
  for (std::size_t i = 0; i < names.size(); ++i) (line += i ? "\t" : "") += names[i];
  return line + "\n";
}

}  // namespace steelyard
