// What the parser looks at before each move: the templates of Zhang and Nivre (2011), "Transition-based
// dependency parsing with rich non-local features", without those that need a right child of the buffer, and
// with neighbours in the sentence and the marks that lie between two words.
#include <algorithm>

#include "language/parser.h"

namespace steelyard::language {
namespace {

std::uint64_t distance_bin(int a, int b) {
  if (a < 0) return 0;
  const int d = b - a;
  return static_cast<std::uint64_t>(d <= 5 ? d : d <= 8 ? 6 : d <= 14 ? 7 : 8);
}

}  // namespace

void move_features(const ParseText& text, const ParseState& state, Features& features) {
  static constexpr Kids kNoKids{};
  const StackNode* t0 = state.top;
  const StackNode* t1 = t0 ? t0->below : nullptr;
  const StackNode* t2 = t1 ? t1->below : nullptr;
  const auto word = [&](int i) -> const ParseWord& { return text.word(i); };
  const int i0 = t0 ? t0->word : -1, i1 = t1 ? t1->word : -1, i2 = t2 ? t2->word : -1;
  const bool root = state.next == text.size();
  const int j0 = state.next, j1 = j0 + 1, j2 = j0 + 2, j3 = j0 + 3;
  const ParseWord &s0 = word(i0), &s1 = word(i1), &s2 = word(i2);
  const ParseWord &b0 = word(j0), &b1 = word(j1), &b2 = word(j2), &b3 = word(j3);
  const Kids &s0l = t0 ? t0->left : kNoKids, &s0r = t0 ? t0->right : kNoKids, &s1l = t1 ? t1->left : kNoKids,
             &s1r = t1 ? t1->right : kNoKids, &b0l = state.front;
  const std::uint64_t s0w = s0.id, s1w = s1.id, s2w = s2.id, b0w = root ? 1 : b0.id, b1w = b1.id, b2w = b2.id;
  const std::uint64_t s0t = s0.tag, s1t = s1.tag, s2t = s2.tag, b0t = root ? 255 : b0.tag, b1t = b1.tag,
                      b2t = b2.tag, b3t = b3.tag;
  const std::uint64_t s0u = s0.upos, s1u = s1.upos, s2u = s2.upos, b0u = root ? 31 : b0.upos, b1u = b1.upos,
                      b2u = b2.upos;
  const std::uint64_t d01 = distance_bin(i0, j0), d10 = i0 < 0 ? 0 : distance_bin(i1, i0);
  const std::uint64_t m01 = text.between(i0, j0), m10 = i0 < 0 ? 0 : text.between(i1, i0);
  const std::uint64_t s0lt = word(s0l.first.word).tag, s0rt = word(s0r.first.word).tag,
                      s1lt = word(s1l.first.word).tag, s1rt = word(s1r.first.word).tag,
                      b0lt = word(b0l.first.word).tag;
  const std::uint64_t s0ll = s0l.first.label, s0rl = s0r.first.label, s1ll = s1l.first.label,
                      s1rl = s1r.first.label, b0ll = b0l.first.label;
  const std::uint64_t before0 = word(i0 < 0 ? -1 : i0 - 1).tag, after0 = word(i0 < 0 ? -1 : i0 + 1).tag;
  const std::uint64_t depth = t0 ? std::min(t0->depth, 4) : 0;

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
  add(word(s0l.first.word).id, s0w);
  add(word(s0l.first.word).id, s0t, b0t);
  add(word(s0r.first.word).id, s0w);
  add(word(s1r.first.word).id, s1t, s0t);
  add(word(b0l.first.word).id, b0t, s0t);
  add(word(s0l.second.word).tag, s0lt, s0t);
  add(word(s0r.second.word).tag, s0rt, s0t);
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
  add(s0t, b0t, depth, std::uint64_t(root));
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
  // Clusters, for words that are rare or were never seen.
  const std::uint64_t s0c = s0.cluster, s1c = s1.cluster, b0c = b0.cluster, b1c = b1.cluster;
  add(s0c, s0u);
  add(b0c, b0u);
  add(s0c, b0c);
  add(s1c, s0c);
  add(s0c, b0t);
  add(s0t, b0c);
  add(s1c, s0t);
  add(s1t, s0c);
  add(s1c, b0c, s0u);
  add(s1t, s0t, b0c);
  add(s1c, s0t, b0t);
  add(s0c, b0t, b1c);
  add(s0c, std::uint64_t(s0l.count), std::uint64_t(s0r.count), b0u);
}

std::uint64_t label_key(const Arc& arc) {
  const auto pack = [](const Kid& a, const Kid& b) {
    return std::uint64_t(std::uint32_t(a.word)) << 32 | std::uint32_t(b.word);
  };
  const Kids &left = arc.node->left, &right = arc.node->right;
  std::uint64_t key = std::uint64_t(std::uint32_t(arc.head)) << 32 | std::uint32_t(arc.dependent);
  for (const std::uint64_t part :
       {pack(left.first, right.first), left.labels, right.labels,
        std::uint64_t(std::uint32_t(arc.siblings->first.word)) << 32 | left.first.label << 16 |
            right.first.label << 8 | arc.siblings->first.label,
        arc.siblings->labels, arc.opposite ? arc.opposite->labels : 0}) {
    key = (key ^ part) * 0x9FB21C651E98DF25u;
    key ^= key >> 32;
  }
  return key | 1;
}

void label_features(const ParseText& text, const Arc& arc, Features& features) {
  const auto word = [&](int i) -> const ParseWord& { return text.word(i); };
  const int h = arc.head, d = arc.dependent;
  const ParseWord &head = word(h), &dep = word(d);
  const std::uint64_t side = arc.leftward ? 1 : 2;
  const std::uint64_t hw = head.id, ht = head.tag, hu = head.upos << 2 | side;
  const std::uint64_t dw = dep.id, dt = std::uint64_t(dep.tag) << 2 | side, du = dep.upos << 2 | side;
  const Kids &left = arc.node->left, &right = arc.node->right;
  const ParseWord &lw = word(left.first.word), &rw = word(right.first.word);
  const std::uint64_t ll = left.first.label, rl = right.first.label;
  const std::uint64_t distance = arc.leftward ? distance_bin(d, h) : distance_bin(h, d);
  const std::uint64_t marks = arc.leftward ? text.between(d, h) : text.between(h, d);
  const std::uint64_t sibling = arc.siblings->first.label, siblings = arc.siblings->labels;
  const std::uint64_t opposite = arc.opposite ? arc.opposite->labels : 0;
  const ParseWord& sw = word(arc.siblings->first.word);

  features.clear();
  std::uint32_t kind = 0;
  const auto add = [&](auto... parts) { features.add(++kind, parts...); };
  add(dw, side);
  add(dt);
  add(dw, dt);
  add(hw, side);
  add(ht, side);
  add(dw, hw, side);
  add(dw, ht, side);
  add(dt, hw);
  add(dt, ht);
  add(du, hu);
  add(dw, hu);
  add(du, hw);
  add(dt, ht, distance);
  add(dt, ht, marks);
  add(du, hu, distance, marks);
  add(word(d - 1).tag, dt, ht);
  add(word(d + 1).tag, dt, ht);
  add(word(d - 1).id, dt);
  add(word(d + 1).id, dt);
  add(word(h - 1).tag, ht, dt);
  add(word(h + 1).tag, ht, dt);
  add(lw.id, dt, ht);
  add(lw.id, hw, side);
  add(lw.id, dw, side);
  add(rw.id, dt, ht);
  add(rw.id, dw, side);
  add(lw.tag, ll, dt, ht);
  add(rw.tag, rl, dt, ht);
  add(left.labels, dt, ht);
  add(right.labels, dt, ht);
  add(left.labels, right.labels, du, hu);
  add(left.labels, dw, side);
  add(right.labels, dw, side);
  add(sibling, dt, ht);
  add(sibling, dt, hw);
  add(sibling, sw.id, du, hu);
  add(siblings, dt, ht);
  add(siblings, du, hw);
  add(siblings, dw, hu);
  add(opposite, dt, ht);
  add(opposite, du, hw);
  add(opposite, dw, hu);
  add(opposite, siblings, du, hu);
  const std::uint64_t hc = head.cluster, dc = dep.cluster;
  add(dc, dt);
  add(dc, hc, side);
  add(dc, ht, side);
  add(dt, hc);
  add(lw.id, hc, du);
  add(lw.id, dc, hu);
  add(opposite, dc, hu);
}

}  // namespace steelyard::language
