// Names of a user's actor dictionaries in a sentence, and what each means on a day.
//
// The dictionaries say code and dates, not what kind of name it is. Where the program knows the same name its
// kind is taken over (the user's code stands); else the kind follows from the code: a dated one is a person,
// a body's a body.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "code/actors.h"
#include "code/dictionaries/actor_blocks.h"
#include "code/dictionaries/actors_file.h"
#include "code/dictionaries/phrase_index.h"

namespace steelyard {

class OwnNames {
 public:
  // Kind of the name in our own tables, nothing when they do not have it.
  using KindOf = std::function<std::optional<ActorKind>(std::string_view name)>;

  void add(const ActorDictionary& dictionary, const ActorBlocks& blocks, bool stems, const KindOf& kind_of);

  bool empty() const { return phrases_.empty(); }
  // Matches whose NameMatch::phrase is negative (see is_own).
  std::vector<NameMatch> find(std::span<const Token> tokens) const;
  // Theirs and ours put together: the longer of two that overlap stays, the user's when they are as long.
  static std::vector<NameMatch> merge(std::vector<NameMatch> own, std::vector<NameMatch> ours);
  static bool is_own(const NameMatch& match) { return match.phrase <= kOwn; }

  ActorKind kind(const NameMatch& match) const { return phrase_of(match).kind; }
  // The code on the day, else "" when the dictionary has none for it.
  std::string code(const NameMatch& match, Date day) const;
  // Code, kind and line; nothing when no code holds on the day. Country and members are left to the caller.
  std::optional<ActorReading> read(const NameMatch& match, Date day) const;
  // Words of the dictionary for the name, in its writing.
  const std::string& text(const NameMatch& match) const { return phrase_of(match).text; }

  // States that the dictionaries name and our tables do not have: code and a name for it.
  std::vector<std::pair<std::string, std::string>> places(const ActorBlocks& blocks) const;

 private:
  struct Code {
    std::string code;  // ours: "USA/GOV"
    std::string blocks;
    std::string fact;
  };
  struct Entry {
    ActorEntry grammar;  // codes and ranges only; its phrases are moved to phrases_
    std::vector<Code> codes;
  };
  struct Phrase {
    std::string text;
    std::size_t entry = 0;
    ActorKind kind = ActorKind::state;
    bool named = false;  // counts only where the text writes it with a capital
  };
  static constexpr int kOwn = -2;  // phrase numbers go down from here

  const Phrase& phrase_of(const NameMatch& match) const {
    return phrases_[static_cast<std::size_t>(kOwn - match.phrase)];
  }
  const Entry& entry_of(const NameMatch& match) const { return entries_[phrase_of(match).entry]; }
  static ActorKind kind_by_code(const ActorEntry& entry, std::string_view phrase, const ActorBlocks& blocks);

  PhraseIndex index_;
  std::vector<Phrase> phrases_;
  std::vector<Entry> entries_;
};

}  // namespace steelyard
