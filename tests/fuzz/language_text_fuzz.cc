// Any bytes as text: sentences and tokens must stay inside it and in order, and analysis must end in a tree.
#include <cstdlib>

#include "steelyard/language.h"

using namespace steelyard;

namespace {

const NameTrie& names() {
  static const NameTrie trie = [] {
    NameTrie built;
    for (const char* name : {"Gondor", "United Nations", "the Kremlin", "U.S.", "Türkiye"})
      built.add(name, 1);
    return built;
  }();
  return trie;
}

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::uint32_t at = 0;
  for (const Span sentence : split_sentences(text)) {
    require(sentence.start >= at && sentence.end <= text.size());
    std::vector<Token> tokens = tokenize(text, sentence);
    require(!tokens.empty());
    merge_names(tokens, names().find(tokens), text);
    for (Token& token : tokens) {
      require(token.span.start >= at && token.span.end <= sentence.end && !token.span.empty());
      at = token.span.end;
      token.lemma = lemmatize(token.text, static_cast<Upos>(size % 17), size % 2 ? "VBD" : "NNS");
    }
  }
  return 0;
}
