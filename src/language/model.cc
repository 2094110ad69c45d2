// The loaded model as callers see it.
#include "language/model.h"

#include <array>

namespace steelyard {
namespace {

constexpr auto kUposNames =
    std::to_array<std::string_view>({"ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM",
                                     "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"});

}  // namespace

std::string_view to_string(Upos upos) { return kUposNames[static_cast<std::size_t>(upos)]; }

namespace language {

std::optional<Upos> parse_upos(std::string_view text) {
  const auto found = std::ranges::find(kUposNames, text);
  if (found == kUposNames.end()) return std::nullopt;
  return static_cast<Upos>(found - kUposNames.begin());
}

void analyse_words(const Model& model, Workspace& workspace) {
  model.tagger.run(workspace.words, workspace.tags);
  fill_parse_words(workspace.words, workspace.tags, model.tagger.tags, workspace.parse_words);
  model.parser.run(workspace.parse_words, workspace.parse);
}

}  // namespace language

struct LanguageModel::Impl {
  language::Model model;
};

LanguageModel::LanguageModel() = default;
LanguageModel::~LanguageModel() = default;
LanguageModel::LanguageModel(LanguageModel&&) noexcept = default;
LanguageModel& LanguageModel::operator=(LanguageModel&&) noexcept = default;

Result<LanguageModel> LanguageModel::load(std::string_view bytes) {
  STEELYARD_TRY(language::Model model, language::read_model(bytes));
  LanguageModel loaded;
  loaded.impl_ = std::make_unique<Impl>(std::move(model));
  return loaded;
}

void LanguageModel::analyse(std::vector<Token>& tokens) const {
  if (!impl_ || tokens.empty()) return;
  thread_local language::Workspace workspace;
  const language::Model& model = impl_->model;
  workspace.words.clear();
  for (const Token& token : tokens) {
    workspace.words.push_back(language::make_word(token.text, token.name >= 0, model.vocabulary));
    workspace.words.back().known = token.upos;
  }
  language::analyse_words(model, workspace);
  const auto heads = std::span<const int>(workspace.parse.heads);
  const auto labels = std::span<const std::uint8_t>(workspace.parse.labels);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const language::Tag& tag = model.tagger.tags[workspace.tags[i]];
    tokens[i].upos = tag.upos;
    tokens[i].xpos = tag.xpos;
    tokens[i].head = heads[i] == static_cast<int>(tokens.size()) ? -1 : heads[i];
    tokens[i].deprel = model.parser.labels[labels[i]];
    tokens[i].lemma = lemmatize(tokens[i].text, tag.upos, tag.xpos);
  }
}

}  // namespace steelyard
