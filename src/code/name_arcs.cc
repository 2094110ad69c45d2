// Arcs inside titles and names; see name_arcs.h.
#include "code/name_arcs.h"

#include <algorithm>
#include <array>

namespace steelyard {
namespace {

constexpr std::array<std::string_view, 28> kCalendar = {
    "Monday",    "Tuesday",   "Wednesday", "Thursday", "Friday",   "Saturday", "Sunday",
    "January",   "February",  "March",     "April",    "May",      "June",     "July",
    "August",    "September", "October",   "November", "December", "today",    "Today",
    "yesterday", "Yesterday", "tomorrow",  "tonight",  "Tonight",  "last",     "next"};
// Relations of a noun that the parser could not place; the outward arc of the stretch is the better guess.
constexpr std::array<std::string_view, 10> kLoose = {
    "appos", "compound", "dep", "dislocated", "flat", "list", "nmod", "obl:unmarked", "orphan", "parataxis"};
constexpr std::array<std::string_view, 5> kInner = {"amod", "compound", "det", "nummod", "nmod:desc"};

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class NameArcs {
 public:
  NameArcs(std::vector<Token>& tokens, std::span<const NameMatch> matches, const ActorTable& table)
      : tokens_(tokens), matches_(matches), table_(table), roles_(table, tokens) {}

  void settle() {
    for (int token = 0; token < size(); ++token) {
      if (lost_possessor(token)) own_next(token);
      if (starts_stretch(token))
        token = settle_stretch(with_partners(token), token) - 1;
      else if (heads_coordination(token))
        coordinate(token);
      else if (starts_title(token))
        token = settle_stretch(token, token) - 1;
      else if (hangs_on_day(token))
        free_from_day(token);
    }
  }

 private:
  int size() const { return static_cast<int>(tokens_.size()); }
  Token& at(int token) { return tokens_[static_cast<std::size_t>(token)]; }
  const Token& at(int token) const { return tokens_[static_cast<std::size_t>(token)]; }

  ActorKind kind(int token) const {
    const int match = at(token).name;
    if (match < 0 || match >= static_cast<int>(matches_.size())) return ActorKind::role;
    return table_.kind(matches_[static_cast<std::size_t>(match)]);
  }

  bool is_link(int token) const { return at(token).upos == Upos::CCONJ || at(token).text == ","; }

  // First token of "French and Egyptian" in "French and Egyptian warships".
  int with_partners(int token) const {
    while (kind(token) == ActorKind::adjective && token >= 2 && is_link(token - 1) &&
           at(token - 2).name >= 0 &&
           (kind(token - 2) == ActorKind::adjective || !has_small_letter(at(token - 2).text)))
      token -= 2;
    return token;
  }

  // "US", "U.S.", "UK" stand for adjectives.
  static bool has_small_letter(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }

  // "the United States and Britain" read as one compound: the first name is the head, the second its
  // conjunct.
  bool heads_coordination(int token) const {
    const int above = at(token).head;
    if (at(token).name < 0 || above <= token + 1 || above > token + 3 || at(above).name < 0) return false;
    if (kind(token) == ActorKind::adjective || is_possessor(token)) return false;
    return at(token + 1).upos == Upos::CCONJ && (above == token + 2 || at(token + 2).upos == Upos::DET);
  }

  void coordinate(int token) {
    const int other = at(token).head;
    at(token).head = at(other).head;
    at(token).deprel = at(other).deprel;
    at(other).head = token;
    at(other).deprel = "conj";
    at(token + 1).head = other;
    at(token + 1).deprel = "cc";
    for (int child = 0; child < token; ++child)
      if (at(child).head == other) at(child).head = token;
  }

  // "The Ivory Coast's Supreme Court freed": the name before 's belongs to the noun behind it.
  bool lost_possessor(int token) const {
    return at(token).name >= 0 && is_possessor(token) && at(token).deprel != "nmod:poss" &&
           owned_head(token) >= 0;
  }

  // The last of the nouns behind 's, −1 if there is none.
  int owned_head(int token) const {
    int head = -1;
    for (int next = token + 2; next < size(); ++next) {
      const Upos upos = at(next).upos;
      if (is_noun(next))
        head = next;
      else if (upos != Upos::ADJ && upos != Upos::NUM)
        break;
      if (is_possessor(next)) return -1;
    }
    return head;
  }

  void own_next(int token) {
    const int owned = owned_head(token);
    const bool turned = at(owned).head == token;
    for (Token& other : tokens_)
      if (turned && other.head == token && &other != &at(token + 1) && &other != &at(owned) &&
          other.deprel != "det")
        other.head = owned;
    if (turned) {
      at(owned).head = at(token).head;
      at(owned).deprel = at(token).deprel;
    }
    at(token).head = owned;
    at(token).deprel = "nmod:poss";
    at(token + 1).head = token;
    at(token + 1).deprel = "case";
  }

  // "arrived in Freetown Tuesday" is no compound.
  bool hangs_on_day(int token) const {
    return at(token).name >= 0 && token + 1 < size() && at(token).head == token + 1 &&
           among(kCalendar, at(token + 1).text);
  }

  void free_from_day(int token) {
    Token& day = at(token + 1);
    at(token).head = day.head;
    at(token).deprel = day.deprel;
    for (Token& other : tokens_)
      if (other.head == token + 1) other.head = token;
    day.head = token;
    day.deprel = "nmod:unmarked";
  }

  bool is_noun(int token) const {
    if (token >= size() || among(kCalendar, at(token).text)) return false;
    const Upos upos = at(token).upos;
    return upos == Upos::NOUN || upos == Upos::PROPN || at(token).name >= 0;
  }

  bool is_possessor(int token) const { return token + 1 < size() && at(token + 1).xpos == "POS"; }

  // An adjective of a state before a noun, or a state before a role word ("U.S. Secretary of State").
  bool starts_stretch(int token) const {
    if (at(token).name < 0 || is_possessor(token) || token + 1 >= size()) return false;
    const ActorKind own = kind(token);
    const bool state = own == ActorKind::state || own == ActorKind::body || own == ActorKind::metonym ||
                       own == ActorKind::armed;
    if (own != ActorKind::adjective && !state) return false;
    const auto& role = roles_.at(token + 1);
    const bool role_follows = role.role && role.first == token + 1 && role.role->kind != "place";
    if (state) return role_follows && at(token + 1).upos != Upos::VERB;
    return role_follows || is_noun(token + 1) || (at(token + 1).upos == Upos::ADJ && is_noun(token + 2));
  }

  // A title right before a name: "President Tokayev", "Prime Minister Keir Starmer".
  bool starts_title(int token) const {
    const auto& role = roles_.at(token);
    if (!role.role || role.first != token || role.role->kind != "person" || role.last >= size()) return false;
    const Token& name = at(role.last);
    return name.name >= 0 ? kind(role.last) == ActorKind::person
                          : name.upos == Upos::PROPN && starts_with_upper(name.text) &&
                                starts_with_upper(at(token).text);
  }

  // End of the stretch: adjectives, nouns, role phrases and the names behind them.
  int stretch_end(int first) const {
    int end = first + 1;
    bool noun = false;
    while (end < size()) {
      const auto& role = roles_.at(end);
      if (role.role && role.first == end && role.last > end) {
        end = role.last;
        noun = true;
      } else if (is_noun(end) && !(noun && at(end).name >= 0 && kind(end) != ActorKind::person)) {
        ++end;
        noun = true;
      } else if (!noun && (at(end).upos == Upos::ADJ || at(end).upos == Upos::NUM || at(end).name >= 0)) {
        ++end;
      } else {
        break;
      }
      if (is_possessor(end - 1)) break;
    }
    return end;
  }

  // The name that ends the stretch, else its last noun.
  int stretch_head(int first, int end) const {
    int head = end - 1;
    const auto& role = roles_.at(head);
    if (role.role && role.first >= first && role.last == end) head = role_head(role.first, role.last);
    // A name of several unmerged words ("Arne Fjeld") is headed by its first word.
    while (head - 1 > first && at(head).upos == Upos::PROPN && at(head).name < 0 &&
           at(head - 1).upos == Upos::PROPN && at(head - 1).name < 0 && !roles_.at(head - 1).role &&
           at(head).head == head - 1)
      --head;
    return head;
  }

  // "secretary of state": the word before "of".
  int role_head(int first, int last) const {
    for (int token = first + 1; token < last; ++token)
      if (at(token).text == "of" || at(token).text == "for") return token - 1;
    return last - 1;
  }

  bool inside(int token, int first, int end) const { return token >= first && token < end; }

  // `start` is the adjective or title right before the noun, `first` its first coordinated partner.
  int settle_stretch(int first, int start) {
    const int end = stretch_end(start);
    if (end - start < 2) return start + 1;
    const int head = stretch_head(first, end);
    const int outward = outward_token(first, end, head);
    const Token taken = at(outward);
    for (int token = first; token < end; ++token) {
      if (token == head) continue;
      Token& own = at(token);
      if (token < start && is_link(token)) {
        own.head = token + 1;
        own.deprel = own.upos == Upos::CCONJ ? "cc" : "punct";
        continue;
      }
      if (token > head && own.upos == Upos::PROPN) continue;  // second words of names
      const bool well = inside(own.head, first, end) && own.head > token && among(kInner, own.deprel);
      if (!well && !in_role_tail(token, first, end)) {
        own.head = head;
        own.deprel = own.name >= 0 || own.upos == Upos::ADJ ? "amod" : "nmod:desc";
      }
    }
    if (outward != head || inside(at(head).head, first, end)) {
      at(head).head = taken.head;
      at(head).deprel = taken.deprel;
    }
    if (at(head).head == head || inside(at(head).head, first, end)) make_root(head);
    hand_over_children(first, end, head);
    name_conjunct(first, end, head);
    return end;
  }

  // The token of the stretch whose outward arc is to be kept: the head's unless it is loose.
  int outward_token(int first, int end, int head) const {
    const bool head_outward = !inside(at(head).head, first, end);
    const bool sound = head_outward && !among(kLoose, at(head).deprel);
    if (sound) return head;
    for (int token = first; token < end; ++token)
      if (!inside(at(token).head, first, end) && !among(kLoose, at(token).deprel) &&
          !among(kInner, at(token).deprel))
        return token;
    if (head_outward) return head;
    for (int token = first; token < end; ++token)
      if (!inside(at(token).head, first, end)) return token;
    return head;
  }

  // "of State" in "Secretary of State" hangs on "Secretary".
  bool in_role_tail(int token, int first, int end) {
    const auto& role = roles_.at(token);
    if (!role.role || role.first < first || role.last > end) return false;
    const int top = role_head(role.first, role.last);
    if (token <= top) return false;
    const int noun = role.last - 1;
    at(token).head = token == noun ? top : noun;
    at(token).deprel = token == noun ? "nmod" : at(token).upos == Upos::ADP ? "case" : "amod";
    return true;
  }

  void make_root(int head) {
    at(head).head = -1;
    at(head).deprel = "root";
  }

  // What hung on a word inside the stretch from outside now hangs on its head.
  void hand_over_children(int first, int end, int head) {
    for (int token = 0; token < size(); ++token)
      if (!inside(token, first, end) && inside(at(token).head, first, end) && at(token).head != head &&
          !in_any_role_tail(at(token).head, first, end) && !(at(token).deprel == "conj" && token < end))
        at(token).head = head;
  }

  bool in_any_role_tail(int token, int first, int end) const {
    const auto& role = roles_.at(token);
    return role.role && role.first >= first && role.last <= end && token > role_head(role.first, role.last);
  }

  // "… and his Uzbek counterpart" is a conjunct, whatever the parser called it.
  void name_conjunct(int first, int end, int head) {
    if (!among(kLoose, at(head).deprel)) return;
    for (int token = std::max(0, first - 3); token < end; ++token)
      if (at(token).head == head && at(token).deprel == "cc") at(head).deprel = "conj";
  }

  std::vector<Token>& tokens_;
  std::span<const NameMatch> matches_;
  const ActorTable& table_;
  const RoleSpotter roles_;
};

// A cycle would trap every walk up the tree; one is only possible if the parse had an arc from outside into
// the stretch and back, and then the parse stays as it was.
bool has_cycle(const std::vector<Token>& tokens) {
  const int size = static_cast<int>(tokens.size());
  for (int token = 0; token < size; ++token) {
    int at = token;
    for (int steps = 0; at >= 0; at = tokens[static_cast<std::size_t>(at)].head)
      if (++steps > size) return true;
  }
  return false;
}

}  // namespace

void settle_name_arcs(Sentence& sentence, std::span<const NameMatch> matches, const ActorTable& table) {
  const std::vector<Token> parsed = sentence.tokens;
  NameArcs(sentence.tokens, matches, table).settle();
  if (has_cycle(sentence.tokens)) sentence.tokens = parsed;
}

}  // namespace steelyard
