// Teaching the back-off from the coder's own readings.
//
// Problem: no free text comes with codes, but the lexicon codes a third of the sentences and is mostly right
// where both parties stand where grammar puts them. Method: such a clause is an example of its root with the
// verb's own words hidden, so that the weights lie on what would still be there if the entry were missing.
// Clauses that the lexicon leaves alone are examples of "no event". Of a frequent verb that is meant, and the
// model may know the verb by name; a rare verb may be what is sought, and only its surroundings count.
// Softmax regression by AdaGrad (Duchi, Hazan and Singer 2011), examples in an order drawn from the seed. One
// verb of five is kept out of a first run, on which the temperature is fitted and the scores are taken: they
// tell of verbs that were never seen.
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "code/backoff.h"
#include "code/pipeline.h"

namespace steelyard {
namespace {

constexpr double kTrustMin = 0.6;         // of a reading that may teach
constexpr std::size_t kFrequentMin = 12;  // clauses of a verb that the lexicon leaves alone on purpose
constexpr double kShownShare = 0.5;       // of the examples whose verb is shown
constexpr int kEpochs = 4;
constexpr float kRate = 0.1F, kDecay = 1e-5F;
constexpr std::uint64_t kFolds = 5;

struct Example {
  std::string verb;
  std::size_t root = 0;
  std::vector<std::uint32_t> context, own;  // slots; own ones are the verb's
};

std::size_t root_number(std::string_view root) {
  return static_cast<std::size_t>(parse_int(root).value_or(0));
}

bool begins_reading(std::span<const Reading> readings, int verb) {
  return std::any_of(readings.begin(), readings.end(),
                     [&](const Reading& reading) { return reading.outer().clause.predicate == verb; });
}

// Root of the event that the coder made of this verb; 0 if none, nothing if it is no example at all.
std::optional<std::size_t> label_of(const SentenceAnalysis& analysis, const std::vector<char>& taken,
                                    int verb) {
  const Span span = analysis.sentence.tokens[static_cast<std::size_t>(verb)].span;
  if (begins_reading(analysis.readings, verb))
    for (const Event& event : analysis.events)
      if (event.action.span.contains(span) && event.confidence >= kTrustMin &&
          event.status != EventStatus::hypothetical)
        return root_number(event.action.root);
  if (taken[static_cast<std::size_t>(verb)]) return std::nullopt;
  return 0;
}

void collect_sentence(const CoderKnowledge& knowledge, const Document& document,
                      const SentenceAnalysis& analysis, std::vector<Example>& examples) {
  const Sentence& sentence = analysis.sentence;
  if (sentence.tokens.empty() || sentence.tokens.back().text == "?") return;
  const Tree tree(sentence.tokens);
  const SentenceContext context{
      document,           sentence,          tree, analysis.mentions, knowledge.lexicon,
      knowledge.ontology, knowledge.options, 0,    analysis.day,      nullptr};
  const std::vector<char> taken = taken_tokens(tree, analysis.readings);
  for (int verb = 0; verb < tree.size(); ++verb) {
    const auto clause = backoff_clause(context, verb);
    if (!clause) continue;
    const auto root = label_of(analysis, taken, verb);
    if (!root) continue;
    BackoffFeatures around, own;
    add_context_features(context, *clause, around);
    add_verb_features(context, *clause, clause->entry, own);
    examples.push_back({tree[verb].lemma, *root, std::move(around.slots), std::move(own.slots)});
  }
}

std::vector<Example> collect(const CoderKnowledge& knowledge, std::span<const Document> documents,
                             unsigned threads) {
  std::vector<std::vector<Example>> found(documents.size());
  parallel_for(documents.size(), threads, [&](std::size_t i) {
    analyse_document(knowledge, documents[i], [&](SentenceAnalysis& analysis) {
      collect_sentence(knowledge, documents[i], analysis, found[i]);
    });
  });
  std::vector<Example> all;
  std::map<std::string, std::size_t> silent;
  for (auto& examples : found)
    for (Example& example : examples) {
      if (example.root == 0) ++silent[example.verb];
      all.push_back(std::move(example));
    }
  for (Example& example : all)
    if (example.root == 0 && silent[example.verb] < kFrequentMin)
      std::erase(example.own, backoff_verb_slot(example.verb));
  return all;
}

// Slots of one example as it is shown to the model.
std::vector<std::uint32_t> shown(const Example& example, bool with_verb) {
  std::vector<std::uint32_t> slots = example.context;
  if (with_verb) slots.insert(slots.end(), example.own.begin(), example.own.end());
  return slots;
}

using Scores = std::array<float, kBackoffClasses>;

class Regression {
 public:
  Regression() : weights_(kBackoffSlots * kBackoffClasses), squares_(weights_.size(), 1e-4F) {}

  void learn(std::span<const std::uint32_t> slots, std::size_t label) {
    Scores slope = probabilities(slots);
    slope[label] -= 1;
    for (std::uint32_t slot : slots)
      for (std::size_t c = 0; c < kBackoffClasses; ++c) {
        const std::size_t at = slot * kBackoffClasses + c;
        const float step = slope[c] + kDecay * weights_[at];
        squares_[at] += step * step;
        weights_[at] -= kRate * step / std::sqrt(squares_[at]);
      }
  }

  BackoffWeights codes() const {
    float top = 0;
    for (float weight : weights_) top = std::max(top, std::abs(weight));
    BackoffWeights result;
    result.scale = top > 0 ? top / 127 : 1;
    for (float weight : weights_)
      result.codes.push_back(static_cast<std::int8_t>(std::lround(weight / result.scale)));
    return result;
  }

 private:
  Scores probabilities(std::span<const std::uint32_t> slots) const {
    Scores sums{};
    for (std::uint32_t slot : slots)
      for (std::size_t c = 0; c < kBackoffClasses; ++c) sums[c] += weights_[slot * kBackoffClasses + c];
    const float top = *std::max_element(sums.begin(), sums.end());
    float total = 0;
    for (float& sum : sums) total += sum = std::exp(sum - top);
    for (float& sum : sums) sum /= total;
    return sums;
  }

  std::vector<float> weights_, squares_;
};

template <class Keep>
BackoffWeights learn(std::span<const Example> examples, std::uint64_t seed, Keep keep) {
  Random random(seed);
  std::vector<std::size_t> order(examples.size());
  std::iota(order.begin(), order.end(), 0);
  Regression regression;
  for (int epoch = 0; epoch < kEpochs; ++epoch) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
    for (std::size_t i : order) {
      const bool with_verb = random.uniform() < kShownShare;
      if (keep(examples[i])) regression.learn(shown(examples[i], with_verb), examples[i].root);
    }
  }
  return regression.codes();
}

bool kept_out(const Example& example, std::uint64_t seed) { return hash64(example.verb, seed) % kFolds == 0; }

double log_loss(const BackoffWeights& weights, std::span<const Example* const> examples) {
  double loss = 0;
  for (const Example* example : examples)
    loss -= std::log(std::max(1e-9, weights.probabilities(shown(*example, true))[example->root]));
  return loss / static_cast<double>(std::max<std::size_t>(1, examples.size()));
}

// The factor on the scale that fits verbs never seen best, of a few.
float best_temperature(const BackoffWeights& weights, std::span<const Example* const> examples) {
  float best = 1;
  double best_loss = log_loss(weights, examples);
  for (float factor = 0.3F; factor < 1.6F; factor += 0.05F) {
    BackoffWeights tried = weights;
    tried.scale *= factor;
    if (const double loss = log_loss(tried, examples); loss < best_loss) best_loss = loss, best = factor;
  }
  return best;
}

BackoffScore score_at(const BackoffWeights& weights, std::span<const Example* const> examples,
                      double threshold) {
  BackoffScore score;
  score.threshold = threshold;
  for (const Example* example : examples) {
    const auto probability = weights.probabilities(shown(*example, true));
    const auto best = std::max_element(probability.begin() + 1, probability.end());
    const auto root = static_cast<std::size_t>(best - probability.begin());
    score.events += example->root > 0;
    if (*best < threshold || probability[0] > kSilenceMax) continue;
    ++score.told;
    score.right += root == example->root;
    score.false_alarms += example->root == 0;
  }
  return score;
}

}  // namespace

Result<BackoffReport> Coder::train_backoff(std::span<const Document> documents, unsigned threads,
                                           std::uint64_t seed) const {
  const std::vector<Example> examples = collect(impl_->knowledge, documents, threads);
  if (examples.empty())
    return failure(ErrorKind::bad_input, "have no clause with two actors to learn from; name more text",
                   "documents");
  std::vector<const Example*> unseen;
  for (const Example& example : examples)
    if (kept_out(example, seed)) unseen.push_back(&example);
  BackoffWeights trial = learn(examples, seed, [&](const Example& e) { return !kept_out(e, seed); });
  const float temperature = best_temperature(trial, unseen);
  trial.scale *= temperature;

  BackoffReport report;
  report.clauses = examples.size();
  for (double threshold : {0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9})
    report.scores.push_back(score_at(trial, unseen, threshold));
  BackoffWeights weights = learn(examples, seed, [](const Example&) { return true; });
  weights.scale *= temperature;
  report.unseen = unseen.size();
  report.temperature = static_cast<double>(temperature);
  report.model = weights.to_bytes();
  return report;
}

}  // namespace steelyard
