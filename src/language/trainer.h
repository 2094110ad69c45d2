// Learning the parts of a model from treebank sentences.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "language/clusters.h"
#include "language/model.h"
#include "language/oracle.h"
#include "language/treebank.h"

namespace steelyard::language {

inline constexpr std::size_t kTaggerCells = 3'000'000;
inline constexpr std::size_t kMoveCells = std::size_t{1} << 22;  // of four numbers
inline constexpr std::size_t kLabelCells = 4'000'000;

struct LearnOptions {
  int epochs = 8;
  std::uint64_t seed = 1;
  std::size_t beam = 8;
};

// Tags of the treebank in a fixed order, the rare ones left out; and the number of each token's tag (that of
// the nearest tag kept where its own was left out).
struct TagInventory {
  std::vector<Tag> tags;
  std::vector<std::vector<std::uint8_t>> gold;  // by sentence
};
TagInventory make_tag_inventory(const Treebank& treebank);

// Sentences by number in the treebank.
using Selection = std::vector<std::size_t>;

Vocabulary make_vocabulary(const Treebank& treebank, const TagInventory& inventory,
                           const Selection& selection, const Clusters& clusters);
Tagger train_tagger(const Treebank& treebank, const TagInventory& inventory, const Selection& selection,
                    const Vocabulary& vocabulary, const LearnOptions& options);
// `tags` are predicted ones, by sentence, so that the parser learns from the faults it will meet.
Parser train_parser(const Treebank& treebank, const std::vector<Tag>& inventory, const Vocabulary& vocabulary,
                    const std::vector<std::vector<std::uint8_t>>& tags, const LearnOptions& options);

std::vector<Word> words_of(const TreebankSentence& sentence, const Vocabulary& vocabulary);
std::vector<std::size_t> shuffled(std::size_t count, Random& random);

}  // namespace steelyard::language
