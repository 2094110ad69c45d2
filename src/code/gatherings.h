// Multilateral occasions of a document: parade, summit, forum … with host, day, who came, and how many are
// said to have come.
//
// Problem: "The participation of 29 leaders … Last year, only nine people attended" holds two headcounts of
// one occasion in two years, told over two sentences, and neither names the occasion. Method: sentences are
// read in order; an occasion is a known name or a noun of occasions with its modifiers; counts and attendees
// hang on words of attendance and belong to the occasion of their sentence, else to the last one spoken of.
// Nothing is reported without somebody attending or a bloc or name that makes the occasion multilateral.
#pragma once

#include <memory>
#include <vector>

#include "steelyard/record.h"

#include "code/mentions.h"

namespace steelyard {

// Tables under gatherings/; read-only once loaded.
class GatheringTable {
 public:
  GatheringTable();
  ~GatheringTable();
  GatheringTable(GatheringTable&&) noexcept;
  GatheringTable& operator=(GatheringTable&&) noexcept;
  static Result<GatheringTable> load(const Resources& resources, Reporter& reporter);

  struct Occasion {
    std::string name, kind, host, place;
    int month = 0, day = 0;  // 0 = not fixed
  };
  // Known occasions in the tokens; `entry` counts into occasion().
  std::vector<NameMatch> find(std::span<const Token> tokens) const;
  const Occasion& occasion(int entry) const;
  // Kind of a noun by lemma, "" if it is none; generic nouns ("event") name no occasion of their own.
  std::string_view kind(std::string_view lemma) const;
  bool generic(std::string_view lemma) const;
  // Whether the lemma has that use: "attend", "expect", "counted" …
  bool has_use(std::string_view lemma, std::string_view use) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

struct FoundGatherings {
  std::vector<Gathering> gatherings;
  std::vector<Attendance> attendance;
};

// Reads the sentences of one document in order.
class GatheringReader {
 public:
  // All three must outlive the reader.
  GatheringReader(const GatheringTable& table, const Document& document);
  ~GatheringReader();
  // `number` is 1 for the first sentence.
  void read(const Sentence& sentence, const Mentions& mentions, int number);
  FoundGatherings finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace steelyard
