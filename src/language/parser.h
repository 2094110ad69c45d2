// Dependency trees by shifting and reducing: the arc-hybrid system.
//
// A stack of words whose dependents are still being found, and the words to come (the buffer), whose end is
// the root. SHIFT moves the next word onto the stack; LEFT makes the top of the stack depend on the next
// word; RIGHT makes it depend on the word below it. Each word is shifted and taken off once: cost is linear.
// Kuhlmann, Gómez-Rodríguez and Satta (2011), "Dynamic programming algorithms for transition-based dependency
// parsers".
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "language/tagger.h"
#include "language/weights.h"
#include "language/words.h"

namespace steelyard::language {

enum class Move : std::uint8_t { shift, left, right };

struct Action {
  Move move = Move::shift;
  std::uint8_t label = 0;  // of the arc; 0 for shift
  friend bool operator==(Action, Action) = default;
};

// What features look at, per word.
struct ParseWord {
  std::uint32_t id = 0;
  std::uint8_t tag = 0;   // number of the tag + 1; 0 = outside
  std::uint8_t upos = 0;  // number of the UPOS + 1
  std::uint8_t mark = 0;  // 1 comma or the like, 2 conjunction, 3 verb: for counting what lies between
};

class ParseState {
 public:
  static constexpr int kNone = -1;

  void start(std::span<const ParseWord> words);
  int size() const { return size_; }
  bool done() const { return next_ == size_ && stack_.empty(); }
  // Only one move is left to choose: the first words must be shifted, the last must depend on the root.
  bool must_shift() const { return next_ < size_ && stack_.empty(); }
  bool must_close() const { return next_ == size_ && stack_.size() == 1; }

  // The i-th word of stack or buffer, or kNone. The buffer's last place, size(), is the root.
  int stack(std::size_t i) const { return i < stack_.size() ? stack_[stack_.size() - 1 - i] : kNone; }
  std::size_t stack_size() const { return stack_.size(); }
  std::span<const int> whole_stack() const { return stack_; }  // bottom first
  int next() const { return next_; }                           // size() when only the root is left
  bool may(Move move) const;
  void apply(Action action);

  std::span<const int> heads() const { return heads_; }  // size() marks the root
  std::span<const std::uint8_t> labels() const { return labels_; }
  void features(Features& features) const;

 private:
  struct Children {
    int first = kNone, second = kNone;  // outermost, next to it
    std::uint8_t count = 0;
    std::uint64_t labels = 0;  // set, folded to 64
  };
  void attach(int head, int dependent, std::uint8_t label);
  const ParseWord& word(int i) const;
  const Children& left(int i) const { return i < 0 ? kNoChildren : left_[i]; }
  const Children& right(int i) const { return i < 0 ? kNoChildren : right_[i]; }
  std::uint64_t label(int i) const { return i < 0 ? 0 : labels_[i] + 1u; }
  std::uint64_t between(int a, int b) const;
  static const Children kNoChildren;

  std::span<const ParseWord> words_;
  int size_ = 0, next_ = 0;
  std::vector<int> stack_, heads_;
  std::vector<std::uint8_t> labels_;
  std::vector<Children> left_, right_;
  std::vector<std::uint32_t> marks_[4];  // running counts of each mark
};

struct Parser {
  std::vector<Action> actions;  // that the weights choose from
  std::vector<std::string> labels;
  std::uint8_t root_label = 0;  // of the arc from the root, which is never chosen but left over
  Weights weights;
  void run(std::span<const ParseWord> words, ParseState& state) const;
};

void fill_parse_words(std::span<const Word> words, std::span<const std::uint8_t> tags,
                      std::span<const Tag> inventory, std::vector<ParseWord>& out);

}  // namespace steelyard::language
