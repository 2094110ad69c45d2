// Dependency trees by shifting and reducing: the arc-hybrid system, searched with a beam.
//
// A stack of words whose dependents are still being found, and the words to come (the buffer), whose end is
// the root. SHIFT moves the next word onto the stack; LEFT makes the top of the stack depend on the next
// word; RIGHT makes it depend on the word below it. Each word is shifted and taken off once: cost is linear.
// Kuhlmann, Gómez-Rodríguez and Satta (2011), "Dynamic programming algorithms for transition-based dependency
// parsers". The moves are chosen together, as the sequence of the highest sum; the relation of each arc by
// itself, when the arc is made: its dependent is then complete.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "language/move_weights.h"
#include "language/pool.h"
#include "language/tagger.h"
#include "language/weights.h"
#include "language/words.h"

namespace steelyard::language {

enum class Move : std::uint8_t { shift, left, right };

// What features look at, per word.
struct ParseWord {
  std::uint32_t id = 0;
  std::uint16_t cluster = 0;  // of words used alike; 0 = none
  std::uint8_t tag = 0;       // number of the tag + 1; 0 = outside
  std::uint8_t upos = 0;      // number of the UPOS + 1
  std::uint8_t mark = 0;      // 1 comma or the like, 2 conjunction, 3 verb: for counting what lies between
};

// A sentence as the parser sees it.
class ParseText {
 public:
  void start(std::span<const ParseWord> words);
  int size() const { return size_; }
  const ParseWord& word(int i) const { return i < 0 || i >= size_ ? kOutside : words_[i]; }
  // What lies between two words, as a number; 0 where the first is none.
  std::uint64_t between(int a, int b) const;

 private:
  static constexpr ParseWord kOutside{};
  std::span<const ParseWord> words_;
  int size_ = 0;
  std::vector<std::uint32_t> marks_[3];  // running counts of each mark
};

struct Kid {
  int word = -1;
  std::uint8_t label = 0;  // + 1; 0 = none
};

// The dependents of a word on one side.
struct Kids {
  Kid first, second;  // outermost, next to it
  std::uint8_t count = 0;
  std::uint64_t labels = 0;  // set, folded to 64
  void add(int word, std::uint8_t label);
};

// A word on the stack. Never changed once made, so that many states can share it.
struct StackNode {
  int word = -1;
  int depth = 0;
  Kids left, right;
  const StackNode* below = nullptr;
};

struct ParseState {
  const StackNode* top = nullptr;
  int next = 0;             // the first word of the buffer; the number of words when only the root is left
  Kids front;               // its dependents, all on the left
  Move move = Move::shift;  // that led here
  std::uint8_t label = 0;   // of the arc that it made
  std::int32_t score = 0;
  const ParseState* before = nullptr;
};

inline int below_top(const ParseState& state) {
  return state.top && state.top->below ? state.top->below->word : -1;
}

// Bits of the moves that may be made: 1 << move. Exactly one word is left to depend on the root.
unsigned valid_moves(const ParseState& state, int size);

// Head and dependent of the arc that a move would make, and all that is known of both.
struct Arc {
  int head = -1, dependent = -1;
  const StackNode* node = nullptr;  // of the dependent
  const Kids* siblings = nullptr;   // of the dependent, on its side
  const Kids* opposite = nullptr;   // on the other side of the head, or nullptr
  bool leftward = false;
};
Arc arc_of(const ParseState& state, Move move);

void move_features(const ParseText& text, const ParseState& state, Features& features);
// A number made from all that label_features looks at; never 0.
std::uint64_t label_key(const Arc& arc);
void label_features(const ParseText& text, const Arc& arc, Features& features);

// Relations found in this sentence, by all that they depend on: the states of a beam mostly differ elsewhere.
class LabelCache {
 public:
  void clear() { slots_.fill({}); }
  struct Slot {
    std::uint64_t key = 0;
    std::uint8_t label = 0;
  };
  Slot& slot(std::uint64_t key) { return slots_[key % kSlots]; }

 private:
  static constexpr std::size_t kSlots = 256;
  std::array<Slot, kSlots> slots_;
};

// What may follow a state of the beam. Candidates are kept in order of score, the earlier first among equals.
struct Candidate {
  std::int32_t score;
  const ParseState* state;
  Move move;
};
// Memory of one search, used again for the next sentence.
struct ParseSpace {
  ParseText text;
  Pool<StackNode> nodes;
  Pool<ParseState> states;
  std::vector<const ParseState*> beam;
  std::vector<MoveCells> cells;  // of each state of the beam
  std::vector<Candidate> candidates;
  LabelCache relations;
  std::vector<int> heads;  // size() marks the root
  std::vector<std::uint8_t> labels;

  void start(std::span<const ParseWord> words);
  const ParseState* apply(const ParseState& state, Move move, std::uint8_t label, std::int32_t score);
  void read_tree(const ParseState* last);
};

struct Parser {
  std::vector<std::string> labels;
  std::uint8_t root_label = 0;  // of the arc from the root, which is never chosen but left over
  std::uint8_t beam = 1;        // states kept at each step
  std::int32_t reach = 0;       // a state further behind the best is given up
  MoveWeights moves;
  Weights relations;

  void run(std::span<const ParseWord> words, ParseSpace& space) const;

 private:
  void collect_candidates(ParseSpace& space) const;
  std::uint8_t label_of(ParseSpace& space, const ParseState& state, Move move) const;
};

// All that can follow `state`, put in their places among the candidates.
inline void add_candidates(const ParseState& state, unsigned valid, const MoveScores& scores,
                           std::vector<Candidate>& candidates) {
  for (int move = 0; move < 3; ++move) {
    if (!(valid >> move & 1)) continue;
    candidates.push_back({state.score + scores.values[move], &state, static_cast<Move>(move)});
    for (std::size_t i = candidates.size() - 1; i > 0 && candidates[i].score > candidates[i - 1].score; --i)
      std::swap(candidates[i], candidates[i - 1]);
  }
}

// More than one move may be made.
inline bool is_choice(unsigned valid) { return (valid & (valid - 1)) != 0; }

void fill_parse_words(std::span<const Word> words, std::span<const std::uint8_t> tags,
                      std::span<const Tag> inventory, std::vector<ParseWord>& out);

}  // namespace steelyard::language
