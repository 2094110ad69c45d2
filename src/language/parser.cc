// The parser at work: the best move by the weights until nothing is left to do.
#include "language/parser.h"

namespace steelyard::language {
namespace {

std::uint8_t mark_of(Upos upos) {
  switch (upos) {
    case Upos::PUNCT:
      return 1;
    case Upos::CCONJ:
    case Upos::SCONJ:
      return 2;
    case Upos::VERB:
    case Upos::AUX:
      return 3;
    default:
      return 0;
  }
}

}  // namespace

void fill_parse_words(std::span<const Word> words, std::span<const std::uint8_t> tags,
                      std::span<const Tag> inventory, std::vector<ParseWord>& out) {
  out.resize(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Upos upos = inventory[tags[i]].upos;
    out[i] = {words[i].id, static_cast<std::uint8_t>(tags[i] + 1),
              static_cast<std::uint8_t>(static_cast<int>(upos) + 1), mark_of(upos)};
  }
}

void Parser::run(std::span<const ParseWord> words, ParseState& state) const {
  state.start(words);
  Features features;
  Scores scores;
  while (!state.done()) {
    if (state.must_shift() || state.must_close()) {
      state.apply({state.must_shift() ? Move::shift : Move::left, root_label});
      continue;
    }
    const bool may[] = {state.may(Move::shift), state.may(Move::left), state.may(Move::right)};
    state.features(features);
    weights.score(features, scores);
    const std::size_t best = best_class(
        scores, actions.size(), [&](std::size_t a) { return may[static_cast<int>(actions[a].move)]; });
    state.apply(actions[best]);
  }
}

}  // namespace steelyard::language
