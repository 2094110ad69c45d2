// What the parser looks at before each move: the templates of Zhang and Nivre (2011), "Transition-based
// dependency parsing with rich non-local features", without those that need a right child of the buffer, and
// with neighbours in the sentence and the marks that lie between two words.
#include <algorithm>

#include "language/parser.h"

namespace steelyard::language {
namespace {

constexpr ParseWord kOutside{};

std::uint64_t distance_bin(int a, int b) {
  if (a < 0) return 0;
  const int d = b - a;
  return static_cast<std::uint64_t>(d <= 5 ? d : d <= 8 ? 6 : d <= 14 ? 7 : 8);
}

}  // namespace

const ParseWord& ParseState::word(int i) const { return i < 0 || i >= size_ ? kOutside : words_[i]; }

std::uint64_t ParseState::between(int a, int b) const {
  if (a < 0) return 0;
  std::uint64_t bits = 1;
  for (std::size_t mark = 1; mark < 4; ++mark) {
    const auto count = static_cast<int>(marks_[mark][b] - marks_[mark][a + 1]);
    bits = bits << 2 | static_cast<std::uint64_t>(std::min(count, 3));
  }
  return bits;
}

void ParseState::features(Features& features) const {
  const int i0 = stack(0), i1 = stack(1), i2 = stack(2);
  const bool root = next_ == size_;
  const int j0 = next_, j1 = next_ + 1, j2 = next_ + 2, j3 = next_ + 3;
  const ParseWord &s0 = word(i0), &s1 = word(i1), &s2 = word(i2);
  const ParseWord &b0 = word(j0), &b1 = word(j1), &b2 = word(j2), &b3 = word(j3);
  const Children &s0l = left(i0), &s0r = right(i0), &s1l = left(i1), &s1r = right(i1), &b0l = left(j0);
  const std::uint64_t s0w = s0.id, s1w = s1.id, s2w = s2.id, b0w = root ? 1 : b0.id, b1w = b1.id, b2w = b2.id;
  const std::uint64_t s0t = s0.tag, s1t = s1.tag, s2t = s2.tag, b0t = root ? 255 : b0.tag, b1t = b1.tag,
                      b2t = b2.tag, b3t = b3.tag;
  const std::uint64_t s0u = s0.upos, s1u = s1.upos, s2u = s2.upos, b0u = root ? 31 : b0.upos, b1u = b1.upos,
                      b2u = b2.upos;
  const std::uint64_t d01 = distance_bin(i0, j0), d10 = i0 < 0 ? 0 : distance_bin(i1, i0);
  const std::uint64_t m01 = between(i0, j0), m10 = i0 < 0 ? 0 : between(i1, i0);
  const std::uint64_t s0lt = word(s0l.first).tag, s0rt = word(s0r.first).tag, s1lt = word(s1l.first).tag,
                      s1rt = word(s1r.first).tag, b0lt = word(b0l.first).tag;
  const std::uint64_t s0ll = label(s0l.first), s0rl = label(s0r.first), s1ll = label(s1l.first),
                      s1rl = label(s1r.first), b0ll = label(b0l.first);
  const std::uint64_t before0 = word(i0 < 0 ? -1 : i0 - 1).tag, after0 = word(i0 < 0 ? -1 : i0 + 1).tag;

  features.clear();
  std::uint32_t kind = 0;
  const auto add = [&](auto... parts) { features.add(++kind, parts...); };
  // One word.
  add(s0w, s0t);
  add(s0w);
  add(s0t);
  add(s1w, s1t);
  add(s1w);
  add(s1t);
  add(s2w, s2t);
  add(b0w, b0t);
  add(b0w);
  add(b0t);
  add(b1w, b1t);
  add(b1w);
  add(b1t);
  add(b2w, b2t);
  // Two words.
  add(s0w, s0t, b0t);
  add(s0t, b0w, b0t);
  add(s0w, b0w);
  add(s0t, b0t, d01);
  add(s0t, b0t, m01);
  add(s1w, s0w);
  add(s1w, s1t, s0t);
  add(s1t, s0w, s0t);
  add(s1t, s0t, d10);
  add(s1t, s0t, m10);
  add(s1t, b0w, b0t);
  add(s1w, s1t, b0t);
  add(s1w, b0w);
  add(b0t, b1t);
  add(b0w, b1w);
  add(s0w, b1t);
  // Three and more.
  add(b0t, b1t, b2t);
  add(b1t, b2t, b3t);
  add(s0t, b0t, b1t);
  add(s0w, b0t, b1t);
  add(s0t, b0t, b1w);
  add(s0t, b0t, b1t, b2t);
  add(s1t, s0t, b0t);
  add(s1t, s0t, b0w);
  add(s1w, s0t, b0t);
  add(s1t, s0w, b0t);
  add(s1t, s0t, b0t, b1t);
  add(s2t, s1t, s0t);
  add(s2u, s1u, s0u, b0u);
  add(s1u, s0u, b0u, b1u << 8 | b2u);
  add(s2w, s0t, b0t);
  add(s2t, s1t, s0t, b0t);
  // Children.
  add(s0t, s0lt, b0t);
  add(s0t, s0rt, b0t);
  add(s0t, b0t, b0lt);
  add(s1t, s1lt, s0t);
  add(s1t, s1rt, s0t);
  add(s1t, s0t, s0lt);
  add(s1t, s0t, s0rt);
  add(s0w, s0ll, s0rl);
  add(s0t, s0ll, s0rl, b0t);
  add(s1w, s1ll, s1rl);
  add(s1t, s1ll, s1rl, s0t);
  add(b0w, b0ll);
  add(b0t, b0ll, s0t);
  add(s0t, s0l.labels, b0t);
  add(s0t, s0r.labels, b0t);
  add(s1t, s1r.labels, s0t);
  add(b0t, b0l.labels, s0t);
  add(s0w, s0l.labels);
  add(s0w, s0r.labels);
  add(s1w, s1r.labels, s0t);
  add(s1u, s1rl, s0u, s0rl << 8 | s0ll);
  add(word(s0l.first).id, s0w);
  add(word(s0l.first).id, s0t, b0t);
  add(word(s0r.first).id, s0w);
  add(word(s1r.first).id, s1t, s0t);
  add(word(b0l.first).id, b0t, s0t);
  add(word(s0l.second).tag, s0lt, s0t);
  add(word(s0r.second).tag, s0rt, s0t);
  // Distance, number of children, neighbours.
  add(s0w, d01);
  add(b0w, d01);
  add(s1w, d10);
  add(s0w, d10);
  add(s0w, std::uint64_t(s0l.count), std::uint64_t(s0r.count));
  add(s0t, std::uint64_t(s0l.count), std::uint64_t(s0r.count), b0t);
  add(s1t, std::uint64_t(s1l.count), std::uint64_t(s1r.count), s0t);
  add(b0t, std::uint64_t(b0l.count), s0t);
  add(before0, s0t, after0);
  add(before0, s0t, b0t);
  add(word(j0 - 1).tag, b0t, b1t);
  add(s0t, b0t, std::uint64_t(stack_.size() > 3 ? 4 : stack_.size()), std::uint64_t(root));
  // The same in coarse tags, which stay right where the fine ones are wrong or rare.
  add(s0u, b0u, b1u);
  add(s1u, s0u, b0u);
  add(s0u, b0u, b1u, b2u);
  add(b0u, b1u, b2u);
  add(s2u, s1u, s0u);
  add(s1u, s0u, b0u, b1u);
  add(s0u, b0u, m01);
  add(s1u, s0u, m10);
  add(s1u, s0u, b0u, m10 << 8 | m01);
  add(s0w, b0u);
  add(s0u, b0w);
  add(s1w, s0u);
  add(s1u, s0w);
  add(s0u, s0ll, s0rl, b0u);
  add(s1u, s1ll, s1rl, s0u);
  add(s0u, b0ll, b0u);
  add(s1u, s0u, s0ll << 8 | s0rl, b0u);
  add(s0w, b0u, m01);
  add(s1w, s0u, m10);
}

}  // namespace steelyard::language
