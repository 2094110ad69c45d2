// Occasions over the sentences of a document; see gatherings.h.
#include "code/gatherings.h"

#include <algorithm>
#include <array>

#include "code/attendance_words.h"
#include "code/noun_phrase.h"

namespace steelyard {
namespace {

// An occasion stays the one spoken of for this many sentences.
constexpr int kReachSentences = 12;

// Words of a phrase that are no part of an occasion's name.
bool is_passing(const Token& token) {
  static constexpr std::array<std::string_view, 14> kPassing = {
      "annual", "big",  "first", "grand",    "last", "new",  "next",
      "second", "this", "third", "upcoming", "year", "main", "recent"};
  if (token.upos == Upos::DET || token.upos == Upos::PRON || token.upos == Upos::NUM ||
      token.upos == Upos::PUNCT)
    return true;
  const std::string lower = lower_ascii(token.text);
  const bool ordinal = lower.size() > 2 && lower[0] >= '0' && lower[0] <= '9';
  return ordinal || std::find(kPassing.begin(), kPassing.end(), lower) != kPassing.end();
}

std::string level_of(const Mention& mention, const ActorReading& actor) {
  if (mention.kind == ActorKind::person && actor.in_office &&
      (actor.office == "head of state" || actor.office == "head of government"))
    return actor.office;
  if (mention.role_word == "president" || mention.role_word == "leader" || mention.role_word == "king" ||
      mention.role_word == "head of state")
    return "head of state";
  if (mention.role_word == "prime minister" || mention.role_word == "premier") return "head of government";
  return mention.kind == ActorKind::role || mention.kind == ActorKind::person ? "other" : "";
}

}  // namespace

struct GatheringReader::Impl {
  struct Candidate {
    Gathering gathering;
    std::vector<Attendance> attendance;
    const GatheringTable::Occasion* known = nullptr;
    bool of_body = false;  // "CSTO summit"
    int last_sentence = 0;
    bool multilateral() const {
      return known || of_body || !gathering.headcounts.empty() || attendance.size() >= 2;
    }
    bool told() const {
      return !gathering.headcounts.empty() || !attendance.empty() || of_body ||
             (known && !gathering.host.empty());
    }
  };
  // An occasion in the sentence: its token and its candidate.
  struct Place {
    int token;
    std::size_t candidate;
  };

  Impl(const GatheringTable& gatherings, const Document& source) : table(gatherings), document(source) {}

  void read(const Sentence& sentence, const Mentions& mentions, int number);
  std::vector<Place> find_places(const Sentence& sentence, const Tree& tree, const Mentions& mentions,
                                 int number);
  std::optional<std::size_t> resolve(const Sentence& sentence, const Tree& tree, const Mentions& mentions,
                                     int token, int number);
  std::size_t candidate_of(const std::string& name, std::string_view kind,
                           const GatheringTable::Occasion* known);
  std::size_t add_candidate(std::string name, std::string_view kind);
  std::string name_of(const Tree& tree, int token) const;
  void note(Candidate& candidate, const Sentence& sentence, const Tree& tree, const Mentions& mentions,
            int token, int number);
  void find_host(Candidate& candidate, const Tree& tree, const Mentions& mentions, int token) const;
  void find_date(Candidate& candidate, const Tree& tree, int token) const;
  void add_count(Candidate& candidate, CountFound found) const;
  void add_attendee(Candidate& candidate, const AttendeeFound& found, int number) const;
  std::optional<std::size_t> current(int number, std::string_view kind) const;
  int year_of(const Candidate& candidate) const;

  const GatheringTable& table;
  const Document& document;
  std::vector<Candidate> candidates;
};

// ---- which occasion -----------------------------------------------------------------------------

std::size_t GatheringReader::Impl::candidate_of(const std::string& name, std::string_view kind,
                                                const GatheringTable::Occasion* known) {
  for (std::size_t i = 0; i < candidates.size(); ++i)
    if (lower_ascii(candidates[i].gathering.name) == lower_ascii(name)) return i;
  const std::size_t index = add_candidate(name, kind);
  Candidate& candidate = candidates[index];
  candidate.known = known;
  if (known) {
    candidate.gathering.host = known->host;
    candidate.gathering.place = known->place;
    if (known->month && document.date.known())
      candidate.gathering.date = Date::of(document.date.year(), known->month, known->day);
  }
  return index;
}

std::size_t GatheringReader::Impl::add_candidate(std::string name, std::string_view kind) {
  Candidate candidate;
  candidate.gathering.name = std::move(name);
  candidate.gathering.kind = std::string(kind);
  candidate.gathering.document = document.id;
  candidates.push_back(std::move(candidate));
  return candidates.size() - 1;
}

// The last occasion spoken of, of that kind unless it is empty.
std::optional<std::size_t> GatheringReader::Impl::current(int number, std::string_view kind) const {
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (number - candidates[i].last_sentence > kReachSentences) continue;
    if (!kind.empty() && candidates[i].gathering.kind != kind) continue;
    const auto rank = [&](std::size_t one) {
      return std::pair(candidates[one].last_sentence, candidates[one].multilateral());
    };
    if (!best || rank(i) >= rank(*best)) best = i;
  }
  return best;
}

// "EU-Central Asia summit" of "the first EU-Central Asia summit"; "" when only the noun itself is left.
std::string GatheringReader::Impl::name_of(const Tree& tree, int token) const {
  const NounPhrase phrase = read_noun_phrase(tree, token);
  int first = token;
  for (int t = token - 1; t >= phrase.first; --t) {
    const bool owner = std::any_of(phrase.possessors.begin(), phrase.possessors.end(),
                                   [&](int possessor) { return tree.below(t, possessor); });
    const bool hyphen = tree[t].text == "-" || tree[t].text == "–" || tree[t].text == "+";
    if (owner || (is_passing(tree[t]) && !hyphen)) break;
    first = t;
  }
  if (first == token) return "";
  return document.text.substr(tree[first].span.start, tree[token].span.end - tree[first].span.start);
}

std::optional<std::size_t> GatheringReader::Impl::resolve(const Sentence& sentence, const Tree& tree,
                                                          const Mentions& mentions, int token, int number) {
  const std::string& lemma = sentence.tokens[static_cast<std::size_t>(token)].lemma;
  const std::string_view kind = table.kind(lemma);
  if (kind.empty() || sentence.tokens[static_cast<std::size_t>(token)].upos == Upos::VERB)
    return std::nullopt;
  if (table.generic(lemma)) return current(number, "");
  std::string name = name_of(tree, token);
  // "the summit of the CSTO" is the CSTO summit.
  const Mention* whole = mentions.of_phrase(token);
  const bool of_body = name.empty() && whole && !whole->actors.empty() && whole->kind == ActorKind::body &&
                       whole->actors.size() == 1;
  if (of_body) {
    const std::size_t index = candidate_of(whole->actors.front().code + " " + lemma, kind, nullptr);
    candidates[index].of_body = true;
    return index;
  }
  if (!name.empty()) {
    const std::size_t index = candidate_of(name, kind, nullptr);
    const Mention* owner = mentions.adjective_of(token);
    if (owner && !owner->actors.empty() && owner->actors.front().kind == ActorKind::body)
      candidates[index].of_body = true;
    return index;
  }
  // "a summit in Samarkand" is another one than the occasion spoken of.
  const int article = tree.child(token, "det");
  const bool another = article >= 0 && (tree[article].lemma == "a" || tree[article].lemma == "an");
  if (another) return add_candidate(std::string(sentence.tokens[static_cast<std::size_t>(token)].text), kind);
  if (const auto same = current(number, kind)) return same;
  if (const auto any = current(number, ""); any && candidates[*any].known) return any;
  return candidate_of(std::string(sentence.tokens[static_cast<std::size_t>(token)].text), kind, nullptr);
}

std::vector<GatheringReader::Impl::Place> GatheringReader::Impl::find_places(const Sentence& sentence,
                                                                             const Tree& tree,
                                                                             const Mentions& mentions,
                                                                             int number) {
  std::vector<Place> places;
  std::vector<bool> taken(sentence.tokens.size(), false);
  for (const NameMatch& match : table.find(sentence.tokens)) {
    const GatheringTable::Occasion& known = table.occasion(match.entry);
    std::fill(taken.begin() + match.first, taken.begin() + match.last, true);
    places.push_back({match.last - 1, candidate_of(known.name, known.kind, &known)});
  }
  for (int token = 0; token < tree.size(); ++token) {
    if (taken[static_cast<std::size_t>(token)]) continue;
    const bool tail = token > 0 && taken[static_cast<std::size_t>(token - 1)] &&
                      !table.kind(sentence.tokens[static_cast<std::size_t>(token)].lemma).empty();
    if (tail) {
      places.back().token = token;  // "Victory Day events"
      continue;
    }
    if (const auto index = resolve(sentence, tree, mentions, token, number))
      places.push_back({token, *index});
  }
  return places;
}

// ---- host and day -------------------------------------------------------------------------------

void GatheringReader::Impl::find_host(Candidate& candidate, const Tree& tree, const Mentions& mentions,
                                      int token) const {
  Gathering& gathering = candidate.gathering;
  const auto take = [&](const Mention* mention) {
    if (!mention || mention->actors.empty() || mention->actors.size() > 1) return false;
    const ActorReading& actor = mention->actors.front();
    if (actor.country.empty()) return false;
    gathering.host = actor.country;
    if (mention->kind == ActorKind::capital || mention->kind == ActorKind::place)
      gathering.place = mention->text;
    return true;
  };
  const Mention* chosen = nullptr;
  for (const Mention& mention : mentions.all()) {
    if (!mention.is_place || mention.is_thing) continue;
    const int above = tree.head(mention.head);
    const bool beside = above >= 0 && (above == token || tree.below(token, above)) && mention.head > token;
    // An occasion whose host is known moves only by a place that hangs on its name ("the Victory Day parade
    // in Minsk").
    const bool near = !candidate.known && mention.head > token && mention.head - token <= 6;
    if (beside || near) {
      chosen = &mention;
      break;
    }
  }
  if (take(chosen)) return;
  const int verb = tree.head(token);
  const bool hosted = verb >= 0 && tree[verb].lemma == "host";
  if (hosted && tree.is(token, "obj") && take(mentions.at(tree.child(verb, "nsubj")))) return;
  if (!gathering.host.empty()) return;
  const Mention* possessor = mentions.possessor_of(token);
  if (possessor && possessor->kind != ActorKind::person && take(possessor)) return;
  const Mention* adjective = mentions.adjective_of(token);
  const bool place_name =
      adjective && (adjective->kind == ActorKind::capital || adjective->kind == ActorKind::place);
  if (place_name) take(adjective);
}

void GatheringReader::Impl::find_date(Candidate& candidate, const Tree& tree, int token) const {
  if (!document.date.known() || candidate.gathering.date.known()) return;
  const std::vector<DateExpression> dates = find_dates(tree, document.date);
  std::vector<int> words{token};
  if (tree.head(token) >= 0) words.push_back(tree.head(token));
  if (const DateExpression* stated = date_of(tree, dates, words)) candidate.gathering.date = stated->date;
}

int GatheringReader::Impl::year_of(const Candidate& candidate) const {
  if (candidate.gathering.date.known()) return candidate.gathering.date.year();
  return document.date.known() ? document.date.year() : 0;
}

void GatheringReader::Impl::note(Candidate& candidate, const Sentence& sentence, const Tree& tree,
                                 const Mentions& mentions, int token, int number) {
  candidate.last_sentence = number;
  const bool first = candidate.gathering.sentence == 0;
  if (first) {
    candidate.gathering.sentence = number;
    candidate.gathering.span = sentence.span;
  }
  // Later words may speak of another occasion of the same kind: they fill a gap, they do not move the host.
  if (first || candidate.gathering.host.empty()) find_host(candidate, tree, mentions, token);
  find_date(candidate, tree, token);
}

// ---- who came -----------------------------------------------------------------------------------

void GatheringReader::Impl::add_count(Candidate& candidate, CountFound found) const {
  if (!found.year_stated) {
    const int year = year_of(candidate);
    found.headcount.year = year ? year + found.year_offset : 0;
  }
  for (const Headcount& known : candidate.gathering.headcounts)
    if (known.count == found.headcount.count && known.year == found.headcount.year) return;
  candidate.gathering.headcounts.push_back(std::move(found.headcount));
}

void GatheringReader::Impl::add_attendee(Candidate& candidate, const AttendeeFound& found, int number) const {
  for (const ActorReading& actor : found.mention->actors) {
    if (actor.code.empty() || (!actor.country.empty() && actor.country == candidate.gathering.host)) continue;
    Attendance attendance;
    attendance.actor = actor.code;
    attendance.country = actor.country;
    attendance.person = actor.person;
    attendance.level = level_of(*found.mention, actor);
    attendance.status = found.status;
    attendance.document = document.id;
    attendance.sentence = number;
    attendance.span = found.mention->span;
    const auto same =
        std::find_if(candidate.attendance.begin(), candidate.attendance.end(), [&](const Attendance& other) {
          return other.country.empty() ? other.actor == attendance.actor
                                       : other.country == attendance.country;
        });
    if (same == candidate.attendance.end())
      candidate.attendance.push_back(std::move(attendance));
    else if (same->person.empty())
      same->person = attendance.person;
  }
}

void GatheringReader::Impl::read(const Sentence& sentence, const Mentions& mentions, int number) {
  const Tree tree(sentence.tokens);
  const std::vector<Place> places = find_places(sentence, tree, mentions, number);
  std::vector<int> tokens;
  for (const Place& place : places) {
    note(candidates[place.candidate], sentence, tree, mentions, place.token, number);
    tokens.push_back(place.token);
  }
  // An occasion of an earlier sentence is still spoken of; its words need not be here.
  std::optional<std::size_t> chosen = current(number, "");
  if (!places.empty()) chosen = places.front().candidate;
  if (!chosen) return;
  const AttendanceWords words(table, tree, mentions, tokens);
  std::vector<CountFound> counts = words.counts();
  const bool counted = !counts.empty();
  for (CountFound& count : counts) add_count(candidates[*chosen], std::move(count));
  for (const AttendeeFound& attendee : words.attendees_of(counted))
    add_attendee(candidates[*chosen], attendee, number);
  if (counted) candidates[*chosen].last_sentence = number;
}

GatheringReader::GatheringReader(const GatheringTable& table, const Document& document)
    : impl_(std::make_unique<Impl>(table, document)) {}
GatheringReader::~GatheringReader() = default;

void GatheringReader::read(const Sentence& sentence, const Mentions& mentions, int number) {
  impl_->read(sentence, mentions, number);
}

FoundGatherings GatheringReader::finish() {
  FoundGatherings found;
  for (Impl::Candidate& candidate : impl_->candidates) {
    if (!candidate.multilateral() || !candidate.told()) continue;
    if (!candidate.gathering.date.known() &&
        (!candidate.attendance.empty() || !candidate.gathering.headcounts.empty()))
      candidate.gathering.date = impl_->document.date;
    candidate.gathering.id = impl_->document.id + "/g" + std::to_string(found.gatherings.size() + 1);
    for (Attendance& attendance : candidate.attendance) {
      attendance.gathering = candidate.gathering.id;
      found.attendance.push_back(std::move(attendance));
    }
    found.gatherings.push_back(std::move(candidate.gathering));
  }
  return found;
}

}  // namespace steelyard
