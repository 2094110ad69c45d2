// Treebank files: sentences with tags and dependencies to learn from and to measure on
// (docs/formats/treebank.md).
#pragma once

#include <string>
#include <vector>

#include "steelyard/base.h"

namespace steelyard::language {

struct TreebankToken {
  std::string form, upos, xpos, deprel;
  int head = -1;  // index in the sentence, −1 for the root
};
using TreebankSentence = std::vector<TreebankToken>;
using Treebank = std::vector<TreebankSentence>;

// Six columns with tabs between them, a blank line after each sentence, gzip or plain. Any fault is an error
// that names file and line: a model is not to be trained on half of a file.
Result<Treebank> read_treebank(const std::string& path);

}  // namespace steelyard::language
