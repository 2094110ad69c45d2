// Sentences of a document → their mentions; see mentions.h.
#include "code/mentions.h"

#include <algorithm>

#include "code/antecedents.h"
#include "code/denote.h"
#include "code/noun_phrase.h"
#include "code/tree.h"

namespace steelyard {
namespace {

// Earlier mentions that pronouns may reach: about two paragraphs.
constexpr std::size_t kMemoryMax = 48;

ActorMention to_record(const Mention& mention, const ActorReading& actor) {
  return ActorMention{actor.code, actor.country, mention.text, mention.span, actor.fact};
}

bool owned_by_other(const NounPhrase& phrase, const Tree& tree, int token) {
  return std::any_of(phrase.possessors.begin(), phrase.possessors.end(),
                     [&](int possessor) { return tree.below(token, possessor); });
}

// An apposition and what it stands beside are one actor; whoever is named fills what the other lacks.
void join_apposition(Mention& main, const Mention& beside) {
  if (beside.is_place || beside.is_thing || beside.role_kind == "relation") return;
  if (main.actors.empty() || (main.is_thing && !beside.actors.empty())) {
    main.actors = beside.actors;
    main.is_thing = main.blank = false;
    main.role = beside.role;
    if (main.role_word.empty()) main.role_word = beside.role_word;
    if (main.role_kind.empty()) main.role_kind = beside.role_kind;
    main.kind = beside.kind;
    return;
  }
  const bool same_state = main.actors.size() == 1 && beside.actors.size() == 1 && !main.is_thing &&
                          main.actors.front().country == beside.actors.front().country;
  if (same_state && main.role.empty() && main.kind == ActorKind::person && !beside.role.empty()) {
    main.actors.front().code = beside.actors.front().code;
    main.role = beside.role;
  }
}

}  // namespace

ActorMention Mention::as_record() const {
  if (actors.empty()) return ActorMention{"", "", text, span, ""};
  return to_record(*this, actors.front());
}

std::vector<ActorMention> Mention::as_records() const {
  std::vector<ActorMention> records;
  for (const ActorReading& actor : actors) records.push_back(to_record(*this, actor));
  return records;
}

const Mention* Mentions::at(int token) const {
  if (token < 0 || token >= static_cast<int>(at_.size())) return nullptr;
  const int index = at_[static_cast<std::size_t>(token)];
  return index < 0 ? nullptr : &mentions_[static_cast<std::size_t>(index)];
}

std::vector<const Mention*> Mentions::coordinated(int token) const {
  std::vector<const Mention*> found;
  if (const Mention* own = at(token)) found.push_back(own);
  if (token < 0 || token >= static_cast<int>(conjuncts_.size())) return found;
  for (int other : conjuncts_[static_cast<std::size_t>(token)])
    if (const Mention* mention = at(other);
        mention && std::find(found.begin(), found.end(), mention) == found.end())
      found.push_back(mention);
  return found;
}

const Mention* Mentions::adjective_of(int noun) const {
  if (noun < 0 || noun >= static_cast<int>(adjective_.size())) return nullptr;
  const int index = adjective_[static_cast<std::size_t>(noun)];
  return index < 0 ? nullptr : &modifiers_[static_cast<std::size_t>(index)];
}

const Mention* Mentions::possessor_of(int noun) const {
  return noun < 0 || noun >= static_cast<int>(possessor_.size())
             ? nullptr
             : at(possessor_[static_cast<std::size_t>(noun)]);
}

const Mention* Mentions::of_phrase(int noun) const {
  return noun < 0 || noun >= static_cast<int>(of_.size()) ? nullptr : at(of_[static_cast<std::size_t>(noun)]);
}

const Mention* Mentions::owner_of(int noun) const {
  for (const Mention* owner : {possessor_of(noun), adjective_of(noun), of_phrase(noun)})
    if (owner && !owner->actors.empty()) return owner;
  return nullptr;
}

// ---- reading a sentence -------------------------------------------------------------------------

// The passes over one sentence; each fills a part of `mentions_`.
class SentenceMentions {
 public:
  SentenceMentions(const ActorTable& table, std::string_view text, Date day, const Sentence& sentence,
                   std::span<const NameMatch> matches, std::span<const Mention> memory,
                   std::span<const ActorReading> home)
      : table_(table),
        memory_(memory),
        home_(home),
        tokens_(sentence.tokens),
        tree_(sentence.tokens),
        roles_(table, sentence.tokens),
        denoter_(table, tree_, roles_, sentence.tokens, matches, text, day, memory),
        size_(sentence.tokens.size()) {}

  void denote_all() {
    at.assign(size_, -1);
    for (int token = 0; token < tree_.size(); ++token) {
      if (!heads_phrase(tree_, token) || ends_title(token)) continue;
      at[static_cast<std::size_t>(token)] = static_cast<int>(mentions.size());
      mentions.push_back(denoter_.denote(token));
      place_in_clause(token, mentions.back());
      phrases.push_back(read_noun_phrase(tree_, token));
    }
  }

  // Titles and names inside a phrase lead to the whole; owners inside it keep to themselves.
  void claim_inner_tokens() {
    for (std::size_t i = 0; i < mentions.size(); ++i)
      for (int token = phrases[i].first; token < phrases[i].last; ++token) {
        if (at[static_cast<std::size_t>(token)] >= 0 || owned_by_other(phrases[i], tree_, token)) continue;
        const bool owner =
            tree_[token].name >= 0 && mentions[i].kind != ActorKind::person && token != phrases[i].head;
        if (!owner && is_nominal(tree_[token])) at[static_cast<std::size_t>(token)] = static_cast<int>(i);
      }
  }

  void join_appositions() {
    for (std::size_t i = 0; i < mentions.size(); ++i)
      for (int beside : phrases[i].appositions) {
        const int index = at[static_cast<std::size_t>(beside)];
        if (index < 0 || index == static_cast<int>(i)) continue;
        join_apposition(mentions[i], mentions[static_cast<std::size_t>(index)]);
        at[static_cast<std::size_t>(beside)] = static_cast<int>(i);
      }
  }

  void resolve() {
    for (Mention& mention : mentions) {
      const Antecedents antecedents(table_, tree_, mentions, memory_, home_);
      if (mention.is_pronoun) {
        mention.actors = antecedents.of_pronoun(mention.head);
        if (!mention.actors.empty()) mention.kind = mention.actors.front().kind;
      } else if (mention.actors.empty() && !mention.partial && needs_owner(mention)) {
        mention.actors = antecedents.of_description(mention);
        mention.is_description = !mention.actors.empty();
        mention.group = mention.actors.size() > 2;
      }
      if (!mention.actors.empty()) mention.blank = false;
    }
  }

  void link_modifiers() {
    adjective.assign(size_, -1);
    possessor.assign(size_, -1);
    of.assign(size_, -1);
    conjuncts.assign(size_, {});
    for (int token = 0; token < tree_.size(); ++token) {
      if (is_nominal(tree_[token])) link_adjective(token);
      for (int c : tree_.children(token)) {
        if (tree_[c].deprel == "nmod:poss") possessor[static_cast<std::size_t>(token)] = c;
        if (tree_.is(c, "nmod") && tree_.preposition(c) == "of" && of[static_cast<std::size_t>(token)] < 0)
          of[static_cast<std::size_t>(token)] = c;
        if (tree_.is(c, "conj"))
          conjuncts[static_cast<std::size_t>(tree_.first_conjunct(token))].push_back(c);
      }
    }
  }

  std::vector<Mention> mentions, modifiers;
  std::vector<NounPhrase> phrases;
  std::vector<int> at, adjective, possessor, of;
  std::vector<std::vector<int>> conjuncts;

 private:
  // "State" in "Secretary of State".
  bool ends_title(int token) const {
    const ActorTable::RoleMatch& match = roles_.at(token);
    return match.role && match.last - 1 == token && match.role->phrase.find(" of ") != std::string::npos;
  }

  void place_in_clause(int token, Mention& mention) const {
    mention.coordination = tree_.is(token, "conj") ? tree_.first_conjunct(token) : token;
    mention.subject = tree_.is(mention.coordination, "nsubj");
  }

  static bool needs_owner(const Mention& mention) {
    return mention.kind == ActorKind::role || (mention.kind == ActorKind::people && !mention.is_thing);
  }

  void link_adjective(int token) {
    const NounPhrase phrase = read_noun_phrase(tree_, token);
    for (int t = phrase.first; t < token; ++t) {
      if (tree_[t].name < 0 || owned_by_other(phrase, tree_, t)) continue;
      Mention mention = denoter_.modifier(t);
      if (mention.actors.empty()) continue;
      adjective[static_cast<std::size_t>(token)] = static_cast<int>(modifiers.size());
      modifiers.push_back(std::move(mention));
      return;
    }
  }

  const ActorTable& table_;
  std::span<const Mention> memory_;
  std::span<const ActorReading> home_;
  std::span<const Token> tokens_;
  Tree tree_;
  RoleSpotter roles_;
  Denoter denoter_;
  std::size_t size_;
};

MentionReader::MentionReader(const ActorTable& table, std::string_view text, Date day)
    : table_(&table), text_(text), day_(day) {}

// What a later sentence means is most likely the subject of the last one, then what stood first in it.
void MentionReader::remember(const std::vector<Mention>& mentions) {
  ++sentence_;
  for (const bool subjects : {false, true})
    for (auto mention = mentions.rbegin(); mention != mentions.rend(); ++mention) {
      if (mention->actors.empty() || mention->is_pronoun || mention->is_thing) continue;
      if (mention->subject != subjects) continue;
      memory_.push_back(*mention);
      memory_.back().sentence = sentence_;
    }
  if (memory_.size() > kMemoryMax) memory_.erase(memory_.begin(), memory_.end() - kMemoryMax);
}

Mentions MentionReader::read(const Sentence& sentence, std::span<const NameMatch> matches) {
  SentenceMentions passes(*table_, text_, day_, sentence, matches, memory_, home_);
  passes.denote_all();
  passes.claim_inner_tokens();
  passes.join_appositions();
  passes.resolve();
  passes.link_modifiers();

  remember(passes.mentions);

  Mentions result;
  result.mentions_ = std::move(passes.mentions);
  result.modifiers_ = std::move(passes.modifiers);
  result.at_ = std::move(passes.at);
  result.adjective_ = std::move(passes.adjective);
  result.possessor_ = std::move(passes.possessor);
  result.of_ = std::move(passes.of);
  result.conjuncts_ = std::move(passes.conjuncts);
  return result;
}

}  // namespace steelyard
