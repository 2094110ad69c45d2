// In which domain an action pulls: the entry's lever, else the words around it, else the code's. See
// events.h.
#include <array>

#include "code/events.h"

namespace steelyard {
namespace {

constexpr std::array<std::string_view, 5> kLevers{"economic", "security", "cultural", "normative",
                                                  "diplomatic"};

// Words below the token, one vote each; nested clauses have their own matters.
void count_words(const SentenceContext& context, int token, std::array<int, kLevers.size()>& votes) {
  const std::string_view lever = context.lexicon.lever_of(context.tree[token].lemma);
  for (std::size_t i = 0; i < kLevers.size(); ++i) votes[i] += kLevers[i] == lever;
  for (int c : context.tree.children(token))
    if (!context.tree.is(c, "advcl") && !context.tree.is(c, "parataxis") &&
        context.tree[c].deprel != "acl:relcl")
      count_words(context, c, votes);
}

}  // namespace

std::string lever_of(const SentenceContext& context, const Reading& reading, std::string_view code) {
  for (const ReadingStep& step : reading.steps)
    if (!step.match.entry->lever.empty()) return step.match.entry->lever;
  const ActionCode* known = context.ontology.find(code);
  const std::string own = known ? known->lever : "diplomatic";
  // What is done with money, troops or law speaks for itself; words of diplomacy take the colour of their
  // matter.
  if (own != "diplomatic" && own != "normative") return own;
  std::array<int, kLevers.size()> votes{};
  count_words(context, reading.outer().clause.predicate, votes);
  std::size_t best = kLevers.size() - 1;
  for (std::size_t i = 0; i + 1 < kLevers.size(); ++i)
    if (votes[i] > 0 && (votes[i] > votes[best] || best + 1 == kLevers.size())) best = i;
  return votes[best] > 0 && best + 1 < kLevers.size() ? std::string(kLevers[best]) : own;
}

}  // namespace steelyard
