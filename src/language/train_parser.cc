// The parser from treebank sentences: averaged perceptron, dynamic oracle, and, from the second epoch on,
// trees built mostly by the parser's own moves, so that it learns to go on well after a fault (Goldberg and
// Nivre 2013). Several runs that differ in the order of sentences are added up: for a linear model that is a
// vote, and costs nothing later.
#include <map>

#include "language/trainer.h"

namespace steelyard::language {
namespace {

constexpr double kExplore = 0.9;
constexpr std::int32_t kMargin = 60;
constexpr std::uint8_t kSeenMin = 3;
constexpr std::size_t kRuns = 2;
constexpr int kLeastCode = 8;  // costs nothing measurable and a third of the file

constexpr std::string_view kRoot = "root";

struct Inventory {
  std::vector<Action> actions;
  std::vector<std::string> labels;
  std::uint8_t root_label = 0;
};

Move move_of(const TreebankToken& token, std::size_t at) {
  return token.head > static_cast<int>(at) ? Move::left : Move::right;
}

// Every kind of arc seen, the rarest left out where there are too many for the weights' rows.
Inventory make_inventory(const Treebank& treebank) {
  std::map<std::string, std::uint8_t> labels{{std::string(kRoot), 0}};
  for (const auto& sentence : treebank)
    for (const auto& token : sentence) labels.try_emplace(token.deprel, 0);
  Inventory inventory;
  for (auto& [label, number] : labels) {
    number = static_cast<std::uint8_t>(inventory.labels.size());
    inventory.labels.push_back(label);
  }
  inventory.root_label = labels.at(std::string(kRoot));
  std::map<std::pair<Move, std::uint8_t>, int> counts;
  for (const auto& sentence : treebank)
    for (std::size_t i = 0; i < sentence.size(); ++i)
      if (sentence[i].head >= 0) ++counts[{move_of(sentence[i], i), labels[sentence[i].deprel]}];
  int least = 0;
  while (std::ranges::count_if(counts, [&](const auto& entry) { return entry.second > least; }) >=
         static_cast<std::ptrdiff_t>(kClassesMax))
    ++least;
  inventory.actions.push_back({});
  for (const Move move : {Move::left, Move::right})
    counts.try_emplace({move, inventory.root_label}, least + 1);
  for (const auto& [arc, count] : counts)
    if (count > least) inventory.actions.push_back({arc.first, arc.second});
  return inventory;
}

GoldTree gold_of(const TreebankSentence& sentence, const std::vector<std::string>& labels) {
  GoldTree gold;
  for (const auto& token : sentence) {
    gold.heads.push_back(token.head < 0 ? static_cast<int>(sentence.size()) : token.head);
    gold.labels.push_back(
        static_cast<std::uint8_t>(std::ranges::lower_bound(labels, token.deprel) - labels.begin()));
  }
  return gold;
}

class ParserTrainer {
 public:
  ParserTrainer(const Inventory& inventory, std::uint64_t seed)
      : inventory_(inventory),
        learner_({kParserCells, inventory.actions.size(), kMargin, kSeenMin}),
        random_(seed) {}

  // The first epoch follows the right moves and counts features; later ones explore.
  void learn(std::span<const ParseWord> words, const GoldTree& gold, bool first_epoch) {
    state_.start(words);
    while (!state_.done()) step(gold, first_epoch);
  }

  std::vector<std::size_t> order(std::size_t count) { return shuffled(count, random_); }
  void add_averages(std::vector<double>& sums) const { learner_.add_averages(sums); }

 private:
  void step(const GoldTree& gold, bool first_epoch) {
    if (state_.must_shift()) return state_.apply({});
    if (state_.must_close()) return state_.apply({Move::left, inventory_.root_label});
    const auto& actions = inventory_.actions;
    const MoveCosts costs = move_costs(state_, gold);
    const int least = costs.least();
    const auto cost = [&](std::size_t a) { return costs.cost[static_cast<int>(actions[a].move)]; };
    const auto is_right = [&](std::size_t a) {
      return cost(a) == least && fits_gold(state_, gold, actions[a]);
    };
    const auto is_wrong = [&](std::size_t a) { return cost(a) != MoveCosts::kForbidden && !is_right(a); };
    state_.features(features_);
    if (first_epoch) learner_.observe(features_);
    learner_.score(features_, scores_);
    const std::size_t right = best_class(scores_, actions.size(), is_right);
    const std::size_t rival = best_class(scores_, actions.size(), is_wrong);
    if (right == actions.size())
      return state_.apply(actions[rival]);  // the arc's label was too rare to be kept
    if (rival == actions.size()) return state_.apply(actions[right]);
    const bool fails = scores_.values[rival] > scores_.values[right];
    learner_.learn(features_, scores_, right, rival);
    const bool strays = fails && !first_epoch && random_.uniform() < kExplore;
    state_.apply(actions[strays ? rival : right]);
  }

  const Inventory& inventory_;
  Learner learner_;
  Random random_;
  ParseState state_;
  Features features_;
  Scores scores_;
};

}  // namespace

Parser train_parser(const Treebank& treebank, const std::vector<Tag>& inventory, const Vocabulary& vocabulary,
                    const std::vector<std::vector<std::uint8_t>>& tags, const LearnOptions& options) {
  const Inventory arcs = make_inventory(treebank);
  std::vector<std::vector<ParseWord>> words(treebank.size());
  std::vector<GoldTree> gold;
  for (std::size_t s = 0; s < treebank.size(); ++s) {
    fill_parse_words(words_of(treebank[s], vocabulary), tags[s], inventory, words[s]);
    gold.push_back(gold_of(treebank[s], arcs.labels));
  }
  std::vector<std::vector<double>> sums(kRuns);
  parallel_for(kRuns, 0, [&](std::size_t run) {
    ParserTrainer trainer(arcs, options.seed * kRuns + run);
    for (int epoch = 0; epoch < options.epochs; ++epoch)
      for (const std::size_t s : trainer.order(treebank.size())) trainer.learn(words[s], gold[s], epoch == 0);
    trainer.add_averages(sums[run]);
  });
  for (std::size_t run = 1; run < kRuns; ++run)
    std::ranges::transform(sums[0], sums[run], sums[0].begin(), std::plus<>());
  return {arcs.actions, arcs.labels, arcs.root_label, coded(sums[0], arcs.actions.size(), kLeastCode)};
}

}  // namespace steelyard::language
