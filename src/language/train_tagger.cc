// Tags, vocabulary and tagger from treebank sentences.
#include <map>
#include <unordered_map>

#include "language/trainer.h"

namespace steelyard::language {
namespace {

constexpr int kTagCountMin = 3;
constexpr int kWordCountMin = 2;
constexpr int kFixedCountMin = 30;
constexpr double kFixedShare = 0.998;
constexpr double kKindShare = 0.05;
constexpr std::int32_t kMargin = 12;
constexpr std::uint8_t kSeenMin = 2;

using TagName = std::pair<Upos, std::string>;

TagName name_of(const TreebankToken& token) { return {parse_upos(token.upos).value_or(Upos::X), token.xpos}; }

std::map<TagName, int> count_tags(const Treebank& treebank) {
  std::map<TagName, int> counts;
  for (const auto& sentence : treebank)
    for (const auto& token : sentence) ++counts[name_of(token)];
  return counts;
}

// The commonest kept tag of the same UPOS.
std::uint8_t nearest_tag(const std::vector<Tag>& tags, const std::map<TagName, int>& counts, Upos upos) {
  std::size_t best = 0;
  int best_count = -1;
  for (std::size_t i = 0; i < tags.size(); ++i)
    if (const int count = counts.at({tags[i].upos, tags[i].xpos}); tags[i].upos == upos && count > best_count)
      best = i, best_count = count;
  return static_cast<std::uint8_t>(best);
}

using TagCounts = std::map<std::uint8_t, int>;

int total_of(const TagCounts& counts) {
  int total = 0;
  for (const auto& [tag, count] : counts) total += count;
  return total;
}

// Bits of the UPOS that a word has had more than by accident; what is read ahead of a word is this set.
std::uint32_t upos_set(const TagCounts& counts, const std::vector<Tag>& tags) {
  std::map<Upos, int> by_upos;
  for (const auto& [tag, count] : counts) by_upos[tags[tag].upos] += count;
  const int total = total_of(counts);
  std::uint32_t set = 0;
  for (const auto& [upos, count] : by_upos)
    if (count >= kKindShare * total) set |= 1u << static_cast<int>(upos);
  return set;
}

std::uint8_t only_tag(const TagCounts& counts) {
  const int total = total_of(counts);
  if (total < kFixedCountMin) return WordEntry::kNoTag;
  for (const auto& [tag, count] : counts)
    if (count >= kFixedShare * total) return tag;
  return WordEntry::kNoTag;
}

}  // namespace

TagInventory make_tag_inventory(const Treebank& treebank) {
  const auto counts = count_tags(treebank);
  TagInventory inventory;
  std::map<TagName, std::uint8_t> numbers;
  int least = kTagCountMin;
  while (std::ranges::count_if(counts, [&](const auto& entry) { return entry.second >= least; }) >
         static_cast<std::ptrdiff_t>(kClassesMax))
    ++least;
  for (const auto& [name, count] : counts) {
    if (count < least && counts.size() > kClassesMax / 2) continue;
    numbers[name] = static_cast<std::uint8_t>(inventory.tags.size());
    inventory.tags.push_back({name.first, name.second});
  }
  for (const auto& sentence : treebank) {
    auto& gold = inventory.gold.emplace_back();
    for (const auto& token : sentence) {
      const TagName name = name_of(token);
      const auto found = numbers.find(name);
      gold.push_back(found != numbers.end() ? found->second
                                            : nearest_tag(inventory.tags, counts, name.first));
    }
  }
  return inventory;
}

Vocabulary make_vocabulary(const Treebank& treebank, const TagInventory& inventory,
                           const Selection& selection, const Clusters& clusters) {
  std::map<std::uint32_t, TagCounts> words;
  for (const std::size_t s : selection)
    for (std::size_t i = 0; i < treebank[s].size(); ++i)
      ++words[shape_of(treebank[s][i].form).form][inventory.gold[s][i]];
  std::map<std::uint32_t, std::uint16_t> kinds;  // set of UPOS → number
  std::vector<WordEntry> entries;
  for (const auto& [form, cluster] : clusters) words.try_emplace(form);
  for (const auto& [form, counts] : words) {
    const auto found = clusters.find(form);
    const std::uint16_t cluster = found != clusters.end() ? found->second : 0;
    if (total_of(counts) < kWordCountMin) {
      if (cluster != 0) entries.push_back({form, 0, cluster, WordEntry::kNoTag});
      continue;
    }
    const std::uint32_t set = upos_set(counts, inventory.tags);
    const auto kind = kinds.try_emplace(set, static_cast<std::uint16_t>(kinds.size() + 1)).first->second;
    entries.push_back({form, kind, cluster, only_tag(counts)});
  }
  return Vocabulary(std::move(entries));
}

std::vector<Word> words_of(const TreebankSentence& sentence, const Vocabulary& vocabulary) {
  std::vector<Word> words;
  for (const auto& token : sentence) words.push_back(make_word(token.form, false, vocabulary));
  return words;
}

std::vector<std::size_t> shuffled(std::size_t count, Random& random) {
  std::vector<std::size_t> order(count);
  for (std::size_t i = 0; i < count; ++i) order[i] = i;
  for (std::size_t i = count; i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
  return order;
}

Tagger train_tagger(const Treebank& treebank, const TagInventory& inventory, const Selection& selection,
                    const Vocabulary& vocabulary, const LearnOptions& options) {
  std::vector<std::vector<Word>> words;
  for (const std::size_t s : selection) words.push_back(words_of(treebank[s], vocabulary));
  const std::size_t classes = inventory.tags.size();
  Learner learner({kTaggerCells, classes, kMargin, kSeenMin});
  Random random(options.seed);
  Features features;
  Scores scores;
  std::vector<std::uint8_t> found;
  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    for (const std::size_t n : shuffled(selection.size(), random)) {
      const auto& gold = inventory.gold[selection[n]];
      found.assign(words[n].size(), 0);
      for (std::size_t i = 0; i < words[n].size(); ++i) {
        if (words[n][i].fixed != WordEntry::kNoTag) {
          found[i] = words[n][i].fixed;
          continue;
        }
        tag_features(words[n], found, i, features);
        if (epoch == 0) learner.observe(features);
        learner.score(features, scores);
        const std::size_t rival = best_class(scores, classes, [&](std::size_t t) { return t != gold[i]; });
        if (rival == classes) continue;
        const bool fails = scores.values[rival] > scores.values[gold[i]];
        learner.learn(features, scores, gold[i], rival);
        found[i] = fails ? static_cast<std::uint8_t>(rival) : gold[i];
      }
    }
  }
  std::vector<double> sums;
  learner.add_averages(sums);
  return {inventory.tags, coded(sums, classes, 1)};
}

}  // namespace steelyard::language
