// See own_names.h.
#include "code/dictionaries/own_names.h"

#include <algorithm>
#include <array>

namespace steelyard {
namespace {

constexpr std::size_t kBlock = 3;

// "ARNORIAN", "TURKISH", "JAPANESE": endings of adjectives of places. "-AN" alone is too common in names of
// places.
bool is_adjective(std::string_view phrase) {
  if (phrase.find(' ') != std::string_view::npos || phrase.size() < 5) return false;
  const std::string word = folded_word(phrase);
  constexpr std::array<std::string_view, 4> kEndings{"ian", "ean", "ese", "ish"};
  return std::any_of(kEndings.begin(), kEndings.end(),
                     [&](std::string_view ending) { return word.ends_with(ending); });
}

bool is_small(std::string_view word) { return !word.empty() && word[0] >= 'a' && word[0] <= 'z'; }

}  // namespace

// A person has days; a body its kind of code; the rest is a place or its adjective.
ActorKind OwnNames::kind_by_code(const ActorEntry& entry, std::string_view phrase,
                                 const ActorBlocks& blocks) {
  const std::string& code = entry.codes.front().code;
  const std::string_view head = std::string_view(code).substr(0, kBlock);
  const bool has_role = code.size() > kBlock;
  const bool dated =
      std::any_of(entry.codes.begin(), entry.codes.end(), [](const DatedCode& one) { return one.dated; });
  if (blocks.is_role(head)) return ActorKind::armed;
  if (blocks.is_region(head)) return ActorKind::body;
  if (has_role && dated) return ActorKind::person;
  if (has_role) return ActorKind::body;
  return is_adjective(phrase) ? ActorKind::adjective : ActorKind::state;
}

void OwnNames::add(const ActorDictionary& dictionary, const ActorBlocks& blocks, bool stems,
                   const KindOf& kind_of) {
  for (const ActorEntry& source : dictionary.entries) {
    const std::size_t number = entries_.size();
    Entry entry{{{}, source.codes}, {}};
    for (const DatedCode& code : source.codes)
      entry.codes.push_back(
          {blocks.ours(code.code), code.code, dictionary.file + ":" + std::to_string(code.line)});
    // Roles alone ("[~COP]", "[REB]") are common nouns; a place or body is a name, and names have capitals.
    const bool named = !blocks.is_role(std::string_view(source.codes.front().code).substr(0, kBlock)) &&
                       !source.codes.front().code.starts_with("---");
    entries_.push_back(std::move(entry));
    for (const DictionaryPhrase& phrase : source.phrases) {
      const int place = static_cast<int>(phrases_.size());
      if (index_.add(phrase.text, stems && !phrase.whole, place) != place) continue;
      const std::optional<ActorKind> known = kind_of(phrase.text);
      const ActorKind kind = known ? *known : kind_by_code(source, phrase.text, blocks);
      phrases_.push_back({phrase.text, number, kind, named});
    }
  }
}

std::vector<NameMatch> OwnNames::find(std::span<const Token> tokens) const {
  std::vector<NameMatch> found;
  for (const PhraseIndex::Match& match : index_.find(tokens)) {
    const Phrase& phrase = phrases_[static_cast<std::size_t>(match.entry)];
    const bool one_word = match.last - match.first == 1;
    if (phrase.named && one_word && is_small(tokens[static_cast<std::size_t>(match.first)].text)) continue;
    found.push_back({match.first, match.last, match.entry, kOwn - match.entry});
  }
  return found;
}

std::vector<NameMatch> OwnNames::merge(std::vector<NameMatch> own, std::vector<NameMatch> ours) {
  const auto overlap = [](const NameMatch& a, const NameMatch& b) {
    return a.first < b.last && b.first < a.last;
  };
  const auto length = [](const NameMatch& match) { return match.last - match.first; };
  std::erase_if(ours, [&](const NameMatch& one) {
    return std::any_of(own.begin(), own.end(), [&](const NameMatch& other) {
      return overlap(one, other) && length(one) <= length(other);
    });
  });
  std::erase_if(own, [&](const NameMatch& one) {
    return std::any_of(ours.begin(), ours.end(), [&](const NameMatch& other) { return overlap(one, other); });
  });
  std::vector<NameMatch> merged;
  std::merge(own.begin(), own.end(), ours.begin(), ours.end(), std::back_inserter(merged),
             [](const NameMatch& a, const NameMatch& b) { return a.first < b.first; });
  return merged;
}

std::string OwnNames::code(const NameMatch& match, Date day) const {
  const std::optional<ActorReading> reading = read(match, day);
  return reading ? reading->code : std::string();
}

std::optional<ActorReading> OwnNames::read(const NameMatch& match, Date day) const {
  const Entry& entry = entry_of(match);
  const DatedCode* found = code_on(entry.grammar, day);
  if (!found) return std::nullopt;
  const Code& code = entry.codes[static_cast<std::size_t>(found - entry.grammar.codes.data())];
  ActorReading reading;
  reading.code = code.code;
  reading.kind = phrase_of(match).kind;
  reading.fact = code.fact;
  if (reading.kind == ActorKind::person) {
    reading.person = phrase_of(match).text;
    reading.in_office = found->dated;
  }
  return reading;
}

std::vector<std::pair<std::string, std::string>> OwnNames::places(const ActorBlocks& blocks) const {
  std::vector<std::pair<std::string, std::string>> found;
  for (const Phrase& phrase : phrases_)
    for (const Code& code : entries_[phrase.entry].codes) {
      const std::string_view head = std::string_view(code.blocks).substr(0, kBlock);
      const bool place = head != "---" && !blocks.is_role(head) && !blocks.is_region(head);
      if (place) found.emplace_back(code.code.substr(0, code.code.find('/')), phrase.text);
    }
  return found;
}

}  // namespace steelyard
