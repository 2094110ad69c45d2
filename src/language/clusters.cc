// Spherical k-means (Dhillon and Modha 2001, "Concept decompositions for large sparse text data using
// clustering") of the words' neighbours: a word is the counts of the frequent words just before and just
// after it, damped by a square root and by how common the neighbour is. The first words of the vocabulary,
// most frequent first, are the seeds, so that nothing is left to chance.
#include "language/clusters.h"

#include <cmath>
#include <map>

#include "language/words.h"

namespace steelyard::language {
namespace {

constexpr std::size_t kClusters = 320;
constexpr std::uint32_t kCountMin = 8;     // of a word that gets a cluster
constexpr std::size_t kNeighbours = 1000;  // frequent words that tell
constexpr int kRounds = 12;

struct WordCount {
  std::uint32_t form = 0, count = 0;
};

// All texts as numbers of forms, a 0 between sentences.
std::vector<std::uint32_t> forms_of(std::span<const std::string> texts) {
  std::vector<std::uint32_t> forms{0};
  for (const std::string& text : texts)
    for (const Span sentence : split_sentences(text)) {
      for (const Token& token : tokenize(text, sentence)) forms.push_back(shape_of(token.text).form);
      forms.push_back(0);
    }
  return forms;
}

// The most frequent first.
std::vector<WordCount> vocabulary_of(std::span<const std::uint32_t> forms) {
  std::unordered_map<std::uint32_t, std::uint32_t> counts;
  for (const std::uint32_t form : forms)
    if (form != 0) ++counts[form];
  std::vector<WordCount> words;
  for (const auto& [form, count] : counts)
    if (count >= kCountMin) words.push_back({form, count});
  std::ranges::sort(words, [](const WordCount& a, const WordCount& b) {
    return a.count != b.count ? a.count > b.count : a.form < b.form;
  });
  return words;
}

struct Cell {
  std::uint32_t dimension = 0;
  float value = 0;
};
using SparseRows = std::vector<std::vector<Cell>>;

// Dimension 2k is "neighbour k before", 2k + 1 "after"; a rare neighbour and an end of sentence have their
// own.
SparseRows neighbour_rows(std::span<const std::uint32_t> forms, std::span<const WordCount> words) {
  std::unordered_map<std::uint32_t, std::uint32_t> number;
  for (std::uint32_t w = 0; w < words.size(); ++w) number[words[w].form] = w;
  const auto neighbour = [&](std::uint32_t form) -> std::uint32_t {
    if (form == 0) return kNeighbours + 1;
    const auto found = number.find(form);
    return found != number.end() && found->second < kNeighbours ? found->second : kNeighbours;
  };
  std::vector<std::map<std::uint32_t, std::uint32_t>> counts(words.size());
  std::vector<double> totals(2 * (kNeighbours + 2));
  for (std::size_t i = 1; i + 1 < forms.size(); ++i) {
    const auto found = number.find(forms[i]);
    if (forms[i] == 0 || found == number.end()) continue;
    for (const std::uint32_t dimension : {2 * neighbour(forms[i - 1]), 2 * neighbour(forms[i + 1]) + 1}) {
      ++counts[found->second][dimension];
      ++totals[dimension];
    }
  }
  SparseRows rows(words.size());
  for (std::size_t w = 0; w < words.size(); ++w) {
    double square = 0;
    for (const auto& [dimension, count] : counts[w]) {
      const double value = std::sqrt(count / std::sqrt(totals[dimension]));
      rows[w].push_back({dimension, static_cast<float>(value)});
      square += value * value;
    }
    for (Cell& cell : rows[w]) cell.value /= static_cast<float>(std::sqrt(square));
  }
  return rows;
}

// Centres by dimension, so that a word is compared with all of them in one pass over its cells.
class Centres {
 public:
  Centres(std::size_t clusters, const SparseRows& rows)
      : clusters_(clusters), values_(2 * (kNeighbours + 2) * clusters) {
    for (std::size_t c = 0; c < clusters; ++c) add(rows[c], c, 1);
  }

  std::size_t nearest(const std::vector<Cell>& row) {
    near_.assign(clusters_, 0);
    for (const Cell& cell : row) {
      const float* at = &values_[cell.dimension * clusters_];
      for (std::size_t c = 0; c < clusters_; ++c) near_[c] += cell.value * at[c];
    }
    return static_cast<std::size_t>(std::ranges::max_element(near_) - near_.begin());
  }

  // Unit vectors in the middle of their words; the more frequent count for more.
  void move(const SparseRows& rows, std::span<const WordCount> words, std::span<const std::size_t> cluster) {
    std::ranges::fill(values_, 0.f);
    for (std::size_t w = 0; w < rows.size(); ++w)
      add(rows[w], cluster[w], std::log1p(static_cast<float>(words[w].count)));
    std::vector<float> squares(clusters_);
    for (std::size_t i = 0; i < values_.size(); ++i) squares[i % clusters_] += values_[i] * values_[i];
    for (std::size_t i = 0; i < values_.size(); ++i)
      if (squares[i % clusters_] > 0) values_[i] /= std::sqrt(squares[i % clusters_]);
  }

 private:
  void add(const std::vector<Cell>& row, std::size_t cluster, float weight) {
    for (const Cell& cell : row) values_[cell.dimension * clusters_ + cluster] += weight * cell.value;
  }

  std::size_t clusters_;
  std::vector<float> values_, near_;
};

}  // namespace

Clusters cluster_words(std::span<const std::string> texts) {
  const std::vector<std::uint32_t> forms = forms_of(texts);
  const std::vector<WordCount> words = vocabulary_of(forms);
  if (words.empty()) return {};
  const SparseRows rows = neighbour_rows(forms, words);
  Centres centres(std::min(kClusters, words.size()), rows);
  std::vector<std::size_t> cluster(words.size());
  for (int round = 0; round < kRounds; ++round) {
    for (std::size_t w = 0; w < words.size(); ++w) cluster[w] = centres.nearest(rows[w]);
    centres.move(rows, words, cluster);
  }
  Clusters clusters;
  for (std::size_t w = 0; w < words.size(); ++w)
    clusters[words[w].form] = static_cast<std::uint16_t>(cluster[w] + 1);
  return clusters;
}

}  // namespace steelyard::language
