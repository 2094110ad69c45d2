// The tagger: an averaged perceptron over the word, its letters, its neighbours and the tags already given,
// after Collins (2002), "Discriminative training methods for hidden Markov models"; greedy, since words that
// had only one tag in training are never looked at.
#include "language/tagger.h"

namespace steelyard::language {
namespace {

constexpr Word kOutside{};

}  // namespace

void tag_features(std::span<const Word> words, std::span<const std::uint8_t> tags, std::size_t at,
                  Features& features) {
  const auto word = [&](std::ptrdiff_t offset) -> const Word& {
    const std::ptrdiff_t i = static_cast<std::ptrdiff_t>(at) + offset;
    return i < 0 || i >= static_cast<std::ptrdiff_t>(words.size()) ? kOutside
                                                                   : words[static_cast<std::size_t>(i)];
  };
  const auto tag = [&](std::size_t back) -> std::uint64_t { return at >= back ? tags[at - back] + 1u : 0u; };
  const Word& here = word(0);
  const WordShape& letters = here.letters;
  const std::uint64_t place = at == 0 ? 1 : 0, shape = letters.shape | place << 8;
  const std::uint64_t tag1 = tag(1), tag2 = tag(2);
  features.clear();
  std::uint32_t kind = 0;
  const auto add = [&](auto... parts) { features.add(++kind, parts...); };
  add(here.id);
  add(here.id, shape);
  add(letters.exact);
  add(letters.suffix[0], shape);
  add(letters.suffix[1]);
  add(letters.suffix[2]);
  add(letters.suffix[3]);
  add(letters.suffix[2], shape);
  add(letters.prefix[0]);
  add(letters.prefix[1]);
  add(letters.prefix[2]);
  add(shape);
  add(shape, word(-1).letters.shape, word(1).letters.shape);
  add(std::uint64_t(here.kind), std::uint64_t(word(1).kind));
  add(tag1);
  add(tag1, tag2);
  add(tag1, here.id);
  add(tag1, tag2, here.id);
  add(tag1, letters.suffix[2]);
  add(tag1, std::uint64_t(here.kind), std::uint64_t(word(1).kind));
  add(word(-1).id);
  add(word(-1).id, here.id);
  add(word(-2).id);
  add(word(1).id);
  add(word(1).id, here.id);
  add(word(2).id);
  add(word(1).letters.suffix[2]);
  add(std::uint64_t(word(1).kind), std::uint64_t(word(2).kind), tag1);
  add(word(-1).letters.suffix[2]);
  add(word(-1).id, word(1).id);
  add(tag1, word(1).id);
  const std::uint64_t cluster = here.cluster, before = word(-1).cluster, after = word(1).cluster;
  add(cluster, shape);
  add(cluster, tag1);
  add(before, shape);
  add(after, shape);
  add(cluster, after);
  add(tag1, after);
}

void Tagger::run(std::span<const Word> words, std::vector<std::uint8_t>& found) const {
  found.assign(words.size(), 0);
  Features features;
  Scores scores;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].fixed != WordEntry::kNoTag && !words[i].merged && words[i].known == Upos::X) {
      found[i] = words[i].fixed;
      continue;
    }
    tag_features(words, found, i, features);
    weights.score(features, scores);
    const auto fits = [&](std::size_t t) {
      if (words[i].known != Upos::X) return tags[t].upos == words[i].known;
      return !words[i].merged || fits_name(tags[t]);
    };
    const std::size_t best = best_class(scores, tags.size(), fits);
    found[i] = static_cast<std::uint8_t>(best < tags.size() ? best : 0);
  }
}

bool fits_name(const Tag& tag) {
  return tag.upos == Upos::PROPN || tag.upos == Upos::NOUN || (tag.upos == Upos::ADJ && tag.xpos == "JJ");
}

}  // namespace steelyard::language
