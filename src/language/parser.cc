// The parser at work: the few best sequences of moves, step by step, until nothing is left to do. Every
// sequence has two moves a word, so that sequences of one length are compared.
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
    out[i] = {words[i].id, words[i].cluster, static_cast<std::uint8_t>(tags[i] + 1),
              static_cast<std::uint8_t>(static_cast<int>(upos) + 1), mark_of(upos)};
  }
}

std::uint8_t Parser::label_of(ParseSpace& space, const ParseState& state, Move move) const {
  if (move == Move::shift || (move == Move::left && state.next == space.text.size())) return root_label;
  const Arc arc = arc_of(state, move);
  const std::uint64_t key = label_key(arc);
  LabelCache::Slot& known = space.relations.slot(key);
  if (known.key == key) return known.label;
  Features features;
  Scores scores;
  label_features(space.text, arc, features);
  relations.score(features, scores);
  const std::size_t best =
      best_class(scores, labels.size(), [&](std::size_t label) { return label != root_label; });
  known = {key, static_cast<std::uint8_t>(best)};
  return known.label;
}

// All states are looked at before the first is scored: the weights of the one arrive while the other's
// features are worked out.
void Parser::collect_candidates(ParseSpace& space) const {
  const int size = space.text.size();
  space.cells.resize(std::max(space.cells.size(), space.beam.size()));
  Features features;
  for (std::size_t i = 0; i < space.beam.size(); ++i) {
    if (!is_choice(valid_moves(*space.beam[i], size))) continue;
    move_features(space.text, *space.beam[i], features);
    moves.locate(features, space.cells[i]);
  }
  space.candidates.clear();
  for (std::size_t i = 0; i < space.beam.size(); ++i) {
    const unsigned valid = valid_moves(*space.beam[i], size);
    MoveScores scores{};
    if (is_choice(valid)) moves.score(space.cells[i], scores);
    add_candidates(*space.beam[i], valid, scores, space.candidates);
  }
}

void Parser::run(std::span<const ParseWord> words, ParseSpace& space) const {
  space.start(words);
  for (std::size_t step = 0; step < 2 * words.size(); ++step) {
    collect_candidates(space);
    const std::int32_t least = space.candidates.front().score - reach;
    space.beam.clear();
    for (const Candidate& next : space.candidates) {
      if (space.beam.size() == beam || next.score < least) break;
      space.beam.push_back(
          space.apply(*next.state, next.move, label_of(space, *next.state, next.move), next.score));
    }
  }
  space.read_tree(space.beam.front());
}

}  // namespace steelyard::language
