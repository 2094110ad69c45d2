// The parser from treebank sentences: averaged perceptron, dynamic oracle, and, from the second epoch on, trees built
// mostly by the parser's own moves, so that it learns to go on well after a fault (Goldberg and Nivre 2013).
#include <map>

#include "language/trainer.h"

namespace steelyard::language {
namespace {

constexpr double kExplore = 0.9;

struct Inventory {
  std::vector<Action> actions;
  std::vector<std::string> labels;
};

Move move_of(const TreebankToken& token, std::size_t at) {
  return token.head < 0 || token.head > static_cast<int>(at) ? Move::left : Move::right;
}

// Every kind of arc seen, the rarest left out where there are too many for the weights' rows.
Inventory make_inventory(const Treebank& treebank) {
  std::map<std::string, std::uint8_t> labels;
  for (const auto& sentence : treebank)
    for (const auto& token : sentence) labels.try_emplace(token.deprel, 0);
  Inventory inventory;
  for (auto& [label, number] : labels) {
    number = static_cast<std::uint8_t>(inventory.labels.size());
    inventory.labels.push_back(label);
  }
  std::map<std::pair<Move, std::uint8_t>, int> counts;
  for (const auto& sentence : treebank)
    for (std::size_t i = 0; i < sentence.size(); ++i)
      ++counts[{move_of(sentence[i], i), labels[sentence[i].deprel]}];
  int least = 0;
  while (std::ranges::count_if(counts, [&](const auto& entry) { return entry.second > least; }) >=
         static_cast<std::ptrdiff_t>(kClassesMax))
    ++least;
  inventory.actions.push_back({});
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
  ParserTrainer(Inventory inventory, const LearnOptions& options)
      : inventory_(std::move(inventory)), learner_(kParserCells, inventory_.actions.size()), random_(options.seed) {}

  void learn(std::span<const ParseWord> words, const GoldTree& gold, bool explore) {
    state_.start(words);
    while (!state_.done()) step(gold, explore);
  }

  std::vector<std::size_t> order(std::size_t count) { return shuffled(count, random_); }
  Parser finish() { return {inventory_.actions, inventory_.labels, learner_.averaged()}; }

 private:
  void step(const GoldTree& gold, bool explore) {
    const auto& actions = inventory_.actions;
    const MoveCosts costs = move_costs(state_, gold);
    if (costs.cost[1] == MoveCosts::kForbidden && costs.cost[2] == MoveCosts::kForbidden) return state_.apply({});
    state_.features(features_);
    learner_.score(features_, scores_);
    const int least = costs.least();
    const auto cost = [&](std::size_t a) { return costs.cost[static_cast<int>(actions[a].move)]; };
    const std::size_t guess =
        best_class(scores_, actions.size(), [&](std::size_t a) { return cost(a) != MoveCosts::kForbidden; });
    const auto is_right = [&](std::size_t a) { return cost(a) == least && fits_gold(state_, gold, actions[a]); };
    std::size_t right = is_right(guess) ? guess : best_class(scores_, actions.size(), is_right);
    if (right == actions.size()) right = guess;  // the arc's label was too rare to be kept
    if (right != guess) learner_.update(features_, right, guess);
    learner_.tick();
    state_.apply(actions[explore && random_.uniform() < kExplore ? guess : right]);
  }

  Inventory inventory_;
  Learner learner_;
  Random random_;
  ParseState state_;
  Features features_;
  Scores scores_;
};

}  // namespace

Parser train_parser(const Treebank& treebank, const std::vector<Tag>& inventory, const Vocabulary& vocabulary,
                    const std::vector<std::vector<std::uint8_t>>& tags, const LearnOptions& options) {
  Inventory arcs = make_inventory(treebank);
  std::vector<std::vector<ParseWord>> words(treebank.size());
  std::vector<GoldTree> gold;
  for (std::size_t s = 0; s < treebank.size(); ++s) {
    fill_parse_words(words_of(treebank[s], vocabulary), tags[s], inventory, words[s]);
    gold.push_back(gold_of(treebank[s], arcs.labels));
  }
  ParserTrainer trainer(std::move(arcs), options);
  for (int epoch = 0; epoch < options.epochs; ++epoch)
    for (const std::size_t s : trainer.order(treebank.size())) trainer.learn(words[s], gold[s], epoch > 0);
  return trainer.finish();
}

}  // namespace steelyard::language
