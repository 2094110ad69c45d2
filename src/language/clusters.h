// Words that are used alike, found in text without annotation: what the treebank taught of one of them holds,
// more or less, for the others that it never showed.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>

namespace steelyard::language {

// WordShape::form → number of the cluster, from 1.
using Clusters = std::unordered_map<std::uint32_t, std::uint16_t>;

// Clusters of the words that the texts hold often enough. Empty when there are none.
Clusters cluster_words(std::span<const std::string> texts);

}  // namespace steelyard::language
