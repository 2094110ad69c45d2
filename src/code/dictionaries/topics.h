// Discards and issues at work: which sentences and documents are left out, and what a sentence is about.
//
// Issues go into an event's contexts as "CODE,2" (the phrases found), the form of PETRARCH's own column, so
// that they are kept by the store and written back as they came.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "code/dictionaries/dictionaries.h"
#include "code/dictionaries/phrase_index.h"

namespace steelyard {

class Topics {
 public:
  void add(const Dictionaries& dictionaries);

  // File and line of the discard that a sentence meets, "" if none.
  std::string discards_sentence(std::span<const Token> tokens) const;
  bool discards_documents() const { return !documents_.empty(); }
  // File and line of the discard of documents that the text meets, "" if none.
  std::string discards_document(std::string_view text) const;

  // "CODE,count" in order of first mention; empty where a phrase cancels them.
  std::vector<std::string> issues_of(std::span<const Token> tokens) const;

 private:
  struct Issue {
    std::string code;  // "" cancels
  };
  void add_discards(const DiscardDictionary& dictionary);
  void add_issues(const IssueDictionary& dictionary);
  static std::string first_fact(const PhraseIndex& index, std::span<const Token> tokens,
                                const std::vector<std::string>& facts);

  PhraseIndex sentences_, documents_, phrases_;
  std::vector<std::string> facts_;  // of discards: "discards.txt:12"
  std::vector<Issue> issues_;
};

}  // namespace steelyard
