// Whom pronouns and bare descriptions mean: "it", "his Uzbek counterpart", "the ministry", "the two
// countries".
//
// Problem: half the sentences of a report name their actor only once. Method: the subject of the clause
// above, then nearer subjects to the left, then what earlier sentences said, each only if number and kind
// agree; who cannot be found stays blank.
#pragma once

#include <span>
#include <vector>

#include "code/mentions.h"
#include "code/tree.h"

namespace steelyard {

class Antecedents {
 public:
  // `sentence` are the mentions of this sentence in order of the text; `memory` those of earlier sentences,
  // newest last. `home` is where the report was written.
  Antecedents(const ActorTable& table, const Tree& tree, std::span<const Mention> sentence,
              std::span<const Mention> memory, std::span<const ActorReading> home)
      : table_(table), tree_(tree), sentence_(sentence), memory_(memory), home_(home) {}

  // Actors of a pronoun; empty when it is not clear.
  std::vector<ActorReading> of_pronoun(int token) const;
  // Actors of a role or stand-in noun that names no owner; empty when it is not clear.
  std::vector<ActorReading> of_description(const Mention& mention) const;

 private:
  enum class Wanted : std::uint8_t { person, thing, many, state };
  std::vector<ActorReading> above(int token, Wanted wanted) const;
  std::vector<ActorReading> before(int token, Wanted wanted) const;
  std::vector<ActorReading> reproached(int token, Wanted wanted) const;
  std::vector<ActorReading> speaker(int token) const;
  std::vector<ActorReading> many(int token) const;
  bool is_own_subject(int token, const Mention& mention) const;
  bool fits(const Mention& mention, Wanted wanted) const;
  bool coordinated(const Mention& mention) const;
  const Mention* at(int token) const;
  std::vector<ActorReading> with_conjuncts(const Mention& mention, Wanted wanted) const;
  std::vector<ActorReading> conjunct_owner(const Mention& mention) const;
  std::vector<ActorReading> possessor_owner(const Mention& mention) const;
  std::vector<ActorReading> place_here(const Mention& mention) const;
  std::vector<ActorReading> said_before(const Mention& mention) const;
  std::vector<ActorReading> states_before(const Mention& mention, int count) const;
  std::vector<ActorReading> persons_before(const Mention& mention) const;
  std::vector<ActorReading> coordinated_before(int token, int count, bool persons) const;
  bool bears_word(const Mention& earlier, const Mention& mention) const;
  std::vector<ActorReading> focus(const Mention& mention) const;
  std::vector<ActorReading> body_before(const Mention& mention) const;
  std::vector<ActorReading> only_state(const Mention& mention) const;
  bool definite(const Mention& mention) const;
  // Mentions to the left, nearest first, then those of earlier sentences, newest first.
  template <class Visit>
  void backwards(int token, Visit&& visit) const;

  const ActorTable& table_;
  const Tree& tree_;
  std::span<const Mention> sentence_;
  std::span<const Mention> memory_;
  std::span<const ActorReading> home_;
};

}  // namespace steelyard
