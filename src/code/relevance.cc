// What is told of states and their people, yet is no politics: sport, mishaps, common crime, private
// journeys.
//
// Problem: "Brazil beat Argentina in the final", "two Germans died in a bus crash" and "police arrested a
// Briton for theft" have the grammar of conflict. Method: classes of words that tell the sphere, looked for
// where they decide: anywhere for sport, as cause or occasion for mishaps, below the predicate for crime; and
// the role of who acts.
#include <algorithm>
#include <array>

#include "code/events.h"

namespace steelyard {
namespace {

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_contest(std::string_view code) {
  return code >= "17" || code.starts_with("01") || code.starts_with("04") || code.starts_with("05");
}

bool tells_sport(const SentenceContext& context) {
  for (int token = 0; token < context.tree.size(); ++token)
    if (context.tree[token].name < 0 && context.tree[token].upos != Upos::VERB &&
        context.lexicon.belongs(context.tree[token].lemma, "sport"))
      return true;
  return false;
}

// "killed in a crash", "a flood destroyed": a mishap did it.
bool tells_mishap(const SentenceContext& context, const Clause& clause) {
  constexpr std::array<std::string_view, 6> kOccasion{"in", "by", "from", "of", "after", "during"};
  // "artillery fire" is none, "a fire" is.
  const auto is_mishap = [&](int token) {
    if (token < 0 || !context.lexicon.belongs(context.tree[token].lemma, "mishap")) return false;
    const bool armed = !context.lexicon.find(WordKind::noun, context.tree[token].lemma).empty();
    return !armed || (context.tree.child(token, "compound") < 0 && context.tree.child(token, "amod") < 0);
  };
  return is_mishap(clause.subject) || std::ranges::any_of(clause.obliques, [&](const Oblique& oblique) {
           return one_of(oblique.preposition, kOccasion) && is_mishap(oblique.token);
         });
}

bool tells_crime(const SentenceContext& context, int token, int depth) {
  constexpr int kDepthMax = 6;
  if (context.lexicon.belongs(context.tree[token].lemma, "crime")) return true;
  if (depth >= kDepthMax) return false;
  return std::ranges::any_of(context.tree.children(token), [&](int c) {
    return !context.tree.is(c, "parataxis") && tells_crime(context, c, depth + 1);
  });
}

bool is_private_role(std::string_view role) {
  constexpr std::array<std::string_view, 7> kPrivate{"CVL", "BUS", "LAB", "HLH", "AGR", "EDU", "CRM"};
  return one_of(role, kPrivate);
}

// Nationals and people of no public role.
bool is_private(const Party& party) {
  return !party.empty() && std::ranges::all_of(party.mentions, [](const Mention* mention) {
    return is_private_role(mention->role) ||
           (mention->role.empty() &&
            (mention->kind == ActorKind::people || mention->kind == ActorKind::adjective));
  });
}

}  // namespace

bool is_apolitical(const SentenceContext& context, const Reading& reading, const Parties& parties) {
  const std::string_view code = reading.code;
  if (is_contest(code) && tells_sport(context)) return true;
  if (code.starts_with("04") && is_private(parties.source)) return true;
  if (code >= "17" && tells_mishap(context, reading.outer().clause)) return true;
  // "a Dutch man murdered his wife in Spain": where it happened is no victim.
  if (code >= "17" && is_private(parties.source) && (parties.target.empty() || parties.target.slot == "in"))
    return true;
  const bool judged = code.starts_with("17") || code.starts_with("11");
  return judged && (is_private(parties.target) || parties.target.empty()) &&
         tells_crime(context, reading.outer().clause.predicate, 0);
}

}  // namespace steelyard
