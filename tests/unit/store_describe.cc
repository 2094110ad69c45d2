// Written out by hand, apart from the store's own list of columns: a field that the store forgets is missed
// here.
#include <fmt/format.h>

#include "unit/store_fixture.h"

namespace steelyard {
namespace {

std::string of(Span s) { return fmt::format("[{},{})", s.start, s.end); }

std::string of(const ActorMention& a) {
  return fmt::format("<{}|{}|{}|{}|{}>", a.code, a.country, a.text, of(a.span), a.fact);
}

std::string of(const Action& a) {
  return fmt::format("<{}|{}|{}|{}|{}|{}|{}|{}|{}>", a.cameo, a.root, a.plover, a.mode, join(a.contexts, "&"),
                     a.quad, a.goldstein, a.text, of(a.span));
}

}  // namespace

std::string describe(const Document& d) {
  std::string text = fmt::format("{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}", d.id, d.date.iso(), d.time, d.title,
                                 d.text, d.source, d.url, d.author, d.place, d.language,
                                 d.views ? fmt::format("{}", *d.views) : "none", d.origin);
  for (const Furniture& piece : d.furniture) text += "|" + piece.kind + "=" + piece.text;
  return text;
}

std::string describe(const Event& e) {
  return fmt::format("{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{:.17g}|{}|{}|{}", e.id, e.document, e.sentence,
                     of(e.sentence_span), e.date.iso(), e.date_basis, of(e.source), of(e.target),
                     of(e.action), to_string(e.status), e.attributed_to, e.lever, e.confidence, e.rule,
                     e.duplicate_of, e.origin);
}

std::string describe(const Gathering& g) {
  std::string text = fmt::format("{}|{}|{}|{}|{}|{}|{}|{}|{}", g.id, g.document, g.sentence, of(g.span),
                                 g.name, g.kind, g.host, g.place, g.date.iso());
  for (const Headcount& h : g.headcounts)
    text += fmt::format("|{}/{}/{}/{}/{}", h.count, h.basis, h.attributed_to, h.year, of(h.span));
  return text;
}

std::string describe(const Attendance& a) {
  return fmt::format("{}|{}|{}|{}|{}|{}|{}|{}|{}", a.gathering, a.actor, a.country, a.person, a.level,
                     a.status, a.document, a.sentence, of(a.span));
}

std::string describe(const Vote& v) {
  return fmt::format("{}|{}|{}|{}|{}|{}", v.resolution, v.date.iso(), v.country, v.vote, v.source, v.origin);
}

std::string describe(const Flow& f) {
  return fmt::format("{}|{}|{}|{}|{:.17g}|{}|{}|{}", f.reporter, f.partner, f.year, f.kind, f.value, f.unit,
                     f.source, f.origin);
}

std::string describe(const Run& r) {
  return fmt::format("{}|{}|{}|{}|{}|{}|{}|{}", r.id, r.command, r.version, r.options, r.started, r.documents,
                     r.events, r.problems);
}

}  // namespace steelyard
