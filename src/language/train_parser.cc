// The parser from treebank sentences. Moves: a structured perceptron; the beam search runs as it will later,
// and where a wrong sequence leads the right one by most, the weights are moved from the one to the other
// (Huang, Fayong and Guo 2012, "Structured perceptron with inexact search"). Relations: a perceptron with a
// margin, at the right arcs. Several runs that differ in the order of sentences are added up: for a linear
// model that is a vote, and costs nothing later.
#include <map>

#include "language/trainer.h"

namespace steelyard::language {
namespace {

constexpr std::int32_t kMargin = 40;
constexpr std::uint8_t kSeenMin = 3;
constexpr std::size_t kRuns = 2;
constexpr std::int32_t kReach = kGreatestWeight * 3 / 2;  // half the time of an unbounded beam, 0.05 LAS
constexpr int kLeastMoveCode = 4, kLeastLabelCode = 6;

constexpr std::string_view kRoot = "root";

struct Inventory {
  std::vector<std::string> labels;
  std::uint8_t root_label = 0;
};

// Every relation seen, the rarest left out where there are too many for the weights' rows.
Inventory make_inventory(const Treebank& treebank) {
  std::map<std::string, int> counts{{std::string(kRoot), 1}};
  for (const auto& sentence : treebank)
    for (const auto& token : sentence) ++counts[token.deprel];
  int least = 0;
  while (std::ranges::count_if(counts, [&](const auto& entry) { return entry.second > least; }) >
         static_cast<std::ptrdiff_t>(kClassesMax))
    ++least;
  Inventory inventory;
  for (const auto& [label, count] : counts)
    if (count > least || label == kRoot) {
      if (label == kRoot) inventory.root_label = static_cast<std::uint8_t>(inventory.labels.size());
      inventory.labels.push_back(label);
    }
  return inventory;
}

GoldTree gold_of(const TreebankSentence& sentence, const std::vector<std::string>& labels) {
  GoldTree gold;
  for (const auto& token : sentence) {
    const auto label = std::ranges::lower_bound(labels, token.deprel);
    const bool known = label != labels.end() && *label == token.deprel;
    gold.heads.push_back(token.head < 0 ? static_cast<int>(sentence.size()) : token.head);
    gold.labels.push_back(known ? static_cast<std::uint8_t>(label - labels.begin()) : GoldTree::kRareLabel);
  }
  return gold;
}

class ParserTrainer {
 public:
  ParserTrainer(const Inventory& inventory, const LearnOptions& options, std::uint64_t seed)
      : inventory_(inventory),
        beam_(options.beam),
        moves_(kMoveCells, kSeenMin),
        relations_({kLabelCells, inventory.labels.size(), kMargin, kSeenMin}),
        random_(seed) {}

  void learn(std::span<const ParseWord> words, const GoldTree& gold, std::span<const Move> right,
             bool first_epoch) {
    space_.start(words);
    const ParseState* path = space_.beam.front();
    const ParseState *worst = nullptr, *worst_right = nullptr;
    for (const Move move : right) {
      step();
      path = follow(*path, move, gold, first_epoch);
      const ParseState* best = space_.beam.front();
      if (!is_same(*best, *path) &&
          (!worst || best->score - path->score >= worst->score - worst_right->score))
        worst = best, worst_right = path;
    }
    if (worst && worst->score >= worst_right->score) update(worst, worst_right);
    moves_.tick();
  }

  std::vector<std::size_t> order(std::size_t count) { return shuffled(count, random_); }
  void add_averages(std::vector<double>& moves, std::vector<double>& relations) const {
    moves_.add_averages(moves);
    relations_.add_averages(relations);
  }

 private:
  void score(const ParseState& state, MoveScores& scores) {
    move_features(space_.text, state, features_);
    moves_.score(features_, scores);
  }

  void step() {
    space_.candidates.clear();
    for (const ParseState* state : space_.beam) {
      const unsigned valid = valid_moves(*state, space_.text.size());
      MoveScores scores{};
      if (is_choice(valid)) score(*state, scores);
      add_candidates(*state, valid, scores, space_.candidates);
    }
    space_.beam.clear();
    for (const Candidate& next : space_.candidates) {
      if (space_.beam.size() == beam_) break;
      const std::uint8_t label = label_of(*next.state, next.move);
      space_.beam.push_back(space_.apply(*next.state, next.move, label, next.score));
    }
  }

  bool has_relation(const ParseState& state, Move move) const {
    return move != Move::shift && !(move == Move::left && state.next == space_.text.size());
  }

  std::uint8_t label_of(const ParseState& state, Move move) {
    if (!has_relation(state, move)) return inventory_.root_label;
    label_features(space_.text, arc_of(state, move), features_);
    relations_.score(features_, label_scores_);
    return best_label([&](std::size_t label) { return label != inventory_.root_label; });
  }

  template <class Valid>
  std::uint8_t best_label(Valid valid) const {
    return static_cast<std::uint8_t>(best_class(label_scores_, inventory_.labels.size(), valid));
  }

  // One right move, with the relation that the weights give.
  const ParseState* follow(const ParseState& state, Move move, const GoldTree& gold, bool first_epoch) {
    MoveScores scores{};
    const unsigned valid = valid_moves(state, space_.text.size());
    if (is_choice(valid)) {
      score(state, scores);
      if (first_epoch) moves_.observe(features_);
    }
    const std::uint8_t label = label_of(state, move);
    if (has_relation(state, move)) learn_label(arc_of(state, move), gold, first_epoch);
    return space_.apply(state, move, label, state.score + scores.values[static_cast<int>(move)]);
  }

  // `features_` and `label_scores_` are those of the arc.
  void learn_label(const Arc& arc, const GoldTree& gold, bool first_epoch) {
    if (first_epoch) relations_.observe(features_);
    const std::size_t right = gold.labels[static_cast<std::size_t>(arc.dependent)];
    if (gold.heads[static_cast<std::size_t>(arc.dependent)] != arc.head || right == GoldTree::kRareLabel)
      return;
    const std::size_t rival =
        best_label([&](std::size_t label) { return label != inventory_.root_label && label != right; });
    relations_.learn(features_, label_scores_, right, rival);
  }

  // Two states reached by the same moves.
  static bool is_same(const ParseState& a, const ParseState& b) {
    const ParseState *x = &a, *y = &b;
    for (; x != y && x->before; x = x->before, y = y->before)
      if (x->move != y->move) return false;
    return true;
  }

  // Both sequences have the same length; what they have in common cancels out.
  void update(const ParseState* wrong, const ParseState* right) {
    for (; wrong->before; wrong = wrong->before, right = right->before) {
      shift(*right->before, right->move, 1);
      shift(*wrong->before, wrong->move, -1);
    }
  }

  void shift(const ParseState& state, Move move, std::int32_t by) {
    const unsigned valid = valid_moves(state, space_.text.size());
    if (!is_choice(valid)) return;
    move_features(space_.text, state, features_);
    moves_.shift(features_, static_cast<std::size_t>(move), by);
  }

  const Inventory& inventory_;
  std::size_t beam_;
  MoveLearner moves_;
  Learner relations_;
  Random random_;
  ParseSpace space_;
  Features features_;
  Scores label_scores_;
};

struct Sums {
  std::vector<double> moves, relations;
};

std::vector<double> added(std::vector<double> a, const std::vector<double>& b) {
  std::ranges::transform(a, b, a.begin(), std::plus<>());
  return a;
}

}  // namespace

Parser train_parser(const Treebank& treebank, const std::vector<Tag>& inventory, const Vocabulary& vocabulary,
                    const std::vector<std::vector<std::uint8_t>>& tags, const LearnOptions& options) {
  const Inventory arcs = make_inventory(treebank);
  std::vector<std::vector<ParseWord>> words(treebank.size());
  std::vector<GoldTree> gold;
  std::vector<std::vector<Move>> right;
  for (std::size_t s = 0; s < treebank.size(); ++s) {
    fill_parse_words(words_of(treebank[s], vocabulary), tags[s], inventory, words[s]);
    gold.push_back(gold_of(treebank[s], arcs.labels));
    right.push_back(right_moves(gold.back()));
  }
  std::vector<Sums> sums(kRuns);
  parallel_for(kRuns, 0, [&](std::size_t run) {
    ParserTrainer trainer(arcs, options, options.seed * kRuns + run);
    for (int epoch = 0; epoch < options.epochs; ++epoch)
      for (const std::size_t s : trainer.order(treebank.size()))
        trainer.learn(words[s], gold[s], right[s], epoch == 0);
    trainer.add_averages(sums[run].moves, sums[run].relations);
  });
  for (std::size_t run = 1; run < kRuns; ++run) {
    sums[0].moves = added(std::move(sums[0].moves), sums[run].moves);
    sums[0].relations = added(std::move(sums[0].relations), sums[run].relations);
  }
  Parser parser;
  parser.labels = arcs.labels;
  parser.root_label = arcs.root_label;
  parser.beam = static_cast<std::uint8_t>(options.beam);
  parser.reach = kReach;
  parser.moves = MoveWeights(codes_of(sums[0].moves, kLeastMoveCode));
  parser.relations = coded(sums[0].relations, arcs.labels.size(), kLeastLabelCode);
  return parser;
}

}  // namespace steelyard::language
