// Composition: names and role words of one noun phrase → the actors it denotes.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "code/mentions.h"
#include "code/noun_phrase.h"

namespace steelyard {

// Everything composition looks at; nothing is owned.
class Denoter {
 public:
  Denoter(const ActorTable& table, const Tree& tree, const RoleSpotter& roles, std::span<const Token> tokens,
          std::span<const NameMatch> matches, std::string_view text, Date day,
          std::span<const Mention> memory)
      : table_(table),
        tree_(tree),
        roles_(roles),
        tokens_(tokens),
        matches_(matches),
        text_(text),
        day_(day),
        memory_(memory) {}

  // The mention of the phrase with that head, pronouns and bare descriptions left open.
  Mention denote(int head) const { return denote(head, 0); }
  // A name used as a modifier: "Russian" in "Russian sanctions".
  Mention modifier(int token) const;
  // Readings of a name token, the likeliest for its place in the sentence first; empty when it is none.
  std::vector<ActorReading> name_at(int token) const;

 private:
  struct Parts;
  Mention denote(int head, int depth) const;
  Parts collect(const NounPhrase& phrase, int depth) const;
  void collect_names(Parts& parts) const;
  void collect_roles(Parts& parts) const;
  void collect_owners(Parts& parts, int depth) const;
  std::vector<Mention> owners_at(int head, int depth) const;
  std::vector<ActorReading> base_of(const Parts& parts) const;

  bool settle_person(const Parts& parts, Mention& mention) const;
  bool settle_name(const Parts& parts, Mention& mention) const;
  bool settle_role(const Parts& parts, Mention& mention) const;
  void settle_thing(const Parts& parts, Mention& mention) const;
  bool spoken_of(const ActorReading& reading) const;
  bool inherit(const Parts& parts, Mention& mention) const;
  void add_role(const Parts& parts, const ActorReading& base, Mention& mention) const;
  void expand_group(const Parts& parts, const ActorReading& base, std::string_view role,
                    Mention& mention) const;

  const ActorTable& table_;
  const Tree& tree_;
  const RoleSpotter& roles_;
  std::span<const Token> tokens_;
  std::span<const NameMatch> matches_;
  std::string_view text_;
  Date day_;
  std::span<const Mention> memory_;  // of earlier sentences: "Brussels" in a report on Belgium
};

// Whether the noun phrase stands where something happens: behind "in", "at", "near" …
bool stands_as_place(const Tree& tree, int head);
bool is_plural(const Token& token);

}  // namespace steelyard
