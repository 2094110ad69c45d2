// All that a trained model is made of, and its file.
#pragma once

#include <string>

#include "steelyard/language.h"

#include "language/parser.h"
#include "language/tagger.h"
#include "language/words.h"

namespace steelyard::language {

struct Model {
  Vocabulary vocabulary;
  Tagger tagger;
  Parser parser;
};

// docs/formats/model.md
std::string write_model(const Model& model);
Result<Model> read_model(std::string_view bytes);

// Tags and tree of one sentence; reused from sentence to sentence so that analysis allocates little.
struct Workspace {
  std::vector<Word> words;
  std::vector<std::uint8_t> tags;
  std::vector<ParseWord> parse_words;
  ParseSpace parse;
};
// REQUIRES: workspace.words is filled. Fills the rest.
void analyse_words(const Model& model, Workspace& workspace);

std::optional<Upos> parse_upos(std::string_view text);

}  // namespace steelyard::language
