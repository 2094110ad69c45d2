// See topics.h.
#include "code/dictionaries/topics.h"

#include <algorithm>

namespace steelyard {

void Topics::add(const Dictionaries& dictionaries) {
  for (const DiscardDictionary& dictionary : dictionaries.discards) add_discards(dictionary);
  for (const IssueDictionary& dictionary : dictionaries.issues) add_issues(dictionary);
}

void Topics::add_discards(const DiscardDictionary& dictionary) {
  for (const DiscardEntry& entry : dictionary.entries) {
    PhraseIndex& index = entry.document ? documents_ : sentences_;
    index.add(entry.phrase, !entry.whole, static_cast<int>(facts_.size()));
    facts_.push_back(dictionary.file + ":" + std::to_string(entry.line));
  }
}

void Topics::add_issues(const IssueDictionary& dictionary) {
  for (const IssueEntry& entry : dictionary.entries) {
    for (const std::string& form : entry.forms) phrases_.add(form, false, static_cast<int>(issues_.size()));
    issues_.push_back({entry.code});
  }
}

std::string Topics::first_fact(const PhraseIndex& index, std::span<const Token> tokens,
                               const std::vector<std::string>& facts) {
  const std::vector<PhraseIndex::Match> found = index.find(tokens);
  return found.empty() ? std::string() : facts[static_cast<std::size_t>(found.front().entry)];
}

std::string Topics::discards_sentence(std::span<const Token> tokens) const {
  return first_fact(sentences_, tokens, facts_);
}

std::string Topics::discards_document(std::string_view text) const {
  for (const Span sentence : split_sentences(text))
    if (std::string fact = first_fact(documents_, tokenize(text, sentence), facts_); !fact.empty())
      return fact;
  return {};
}

std::vector<std::string> Topics::issues_of(std::span<const Token> tokens) const {
  std::vector<std::pair<std::string, int>> counts;
  for (const PhraseIndex::Match& match : phrases_.find(tokens)) {
    const std::string& code = issues_[static_cast<std::size_t>(match.entry)].code;
    if (code.empty()) return {};
    const auto known =
        std::find_if(counts.begin(), counts.end(), [&](const auto& one) { return one.first == code; });
    if (known == counts.end())
      counts.emplace_back(code, 1);
    else
      ++known->second;
  }
  std::vector<std::string> issues;
  for (const auto& [code, count] : counts) issues.push_back(code + "," + std::to_string(count));
  return issues;
}

}  // namespace steelyard
