// Transformations of PETRARCH 2; see moves.h.
//
// Problem: "Armenia said that Georgia had attacked it" is, to some schemes, an act of Armenia against
// Georgia. Method: for an event whose verb stands in the content of another, speaker, source and target are
// held against the letters of each transformation; the first that fits makes the event anew.
#include "code/dictionaries/moves.h"

#include <algorithm>
#include <map>

#include "code/dictionaries/verbs_file.h"

namespace steelyard {
namespace {

constexpr std::string_view kAnyCode = "Q";

class Mover {
 public:
  Mover(const SentenceContext& context, const std::vector<Reading>& readings)
      : context_(context), readings_(readings) {}

  void move(Event& event) const {
    const Reading* reading = reading_of(event);
    if (!reading) return;
    const int inner = reading->outer().clause.predicate;
    const int outer = governor_of(inner);
    if (outer < 0) return;
    for (const VerbMove& one : context_.lexicon.moves())
      if (fits_verb(one.outer, outer) && (one.inner == "q" || fits_verb(one.inner, inner)) &&
          apply(one, outer, event))
        return;
  }

 private:
  const Reading* reading_of(const Event& event) const {
    for (const Reading& reading : readings_)
      if (event.action.span.contains(context_.tree[reading.outer().clause.predicate].span)) return &reading;
    return nullptr;
  }

  // The verb in whose content the predicate stands, −1 if none.
  int governor_of(int predicate) const {
    const Tree& tree = context_.tree;
    const int head = tree.head(predicate);
    const bool content =
        tree.is_content(predicate) || tree.is(predicate, "xcomp") || tree.is(predicate, "parataxis");
    return head >= 0 && content && tree[head].upos == Upos::VERB ? head : -1;
  }

  bool fits_verb(std::string_view name, int token) const { return context_.tree[token].lemma == name; }

  ActorMention speaker_of(int verb) const {
    const int subject = find_subject(context_.tree, verb);
    const Mention* mention = subject < 0 ? nullptr : context_.mentions.at(subject);
    return mention ? mention->as_record() : ActorMention{};
  }

  bool apply(const VerbMove& one, int outer, Event& event) const {
    std::map<std::string, ActorMention, std::less<>> bound;
    if (!bind(one.speaker, speaker_of(outer), bound) || !bind(one.inner_source, event.source, bound) ||
        !bind(one.inner_target, event.target, bound))
      return false;
    event.source = value_of(one.source, bound);
    event.target = value_of(one.target, bound);
    if (one.code != kAnyCode) {
      Action action = context_.ontology.action(one.code);
      action.text = event.action.text;
      action.span = event.action.span;
      event.action = std::move(action);
    }
    event.attributed_to.clear();
    event.rule += " ~" + std::to_string(one.line);
    event.id = event_id(event);
    return true;
  }

  // "." holds for any actor, "_" for none; a letter for the same actor each time.
  static bool bind(const std::string& letter, const ActorMention& actor,
                   std::map<std::string, ActorMention, std::less<>>& bound) {
    if (letter == "_") return actor.code.empty();
    if (actor.code.empty()) return false;
    if (letter == ".") return true;
    const auto [known, fresh] = bound.try_emplace(letter, actor);
    return fresh || party_of(known->second) == party_of(actor);
  }

  static ActorMention value_of(const std::string& letter,
                               const std::map<std::string, ActorMention, std::less<>>& bound) {
    const auto known = bound.find(letter);
    return known == bound.end() ? ActorMention{} : known->second;
  }

  const SentenceContext& context_;
  const std::vector<Reading>& readings_;
};

}  // namespace

void apply_moves(const SentenceContext& context, const std::vector<Reading>& readings,
                 std::vector<Event>& events) {
  if (context.lexicon.moves().empty()) return;
  const Mover mover(context, readings);
  for (Event& event : events) mover.move(event);
}

}  // namespace steelyard
