// Training from files to a model file, and its scores.
//
// The parser is trained on tags that taggers gave which had not seen the sentence (jackknifing, in kFolds
// parts), since it will work on predicted tags. The folds run side by side; each has its own slot, so that
// threads do not matter.
#include <chrono>

#include "language/trainer.h"

namespace steelyard {
namespace {

using namespace language;

constexpr std::size_t kFolds = 4;
constexpr std::size_t kBlock = 50;  // sentences of a text stay in one fold

std::size_t fold_of(std::size_t sentence) { return sentence / kBlock % kFolds; }

struct FoldTagger {
  Vocabulary vocabulary;
  Tagger tagger;
};

// Tagger `n` has not seen fold n; the last has seen everything.
std::vector<FoldTagger> train_taggers(const Treebank& treebank, const TagInventory& inventory,
                                      const Clusters& clusters, const LearnOptions& options,
                                      Progress& progress) {
  std::vector<FoldTagger> taggers(kFolds + 1);
  parallel_for(kFolds + 1, 0, [&](std::size_t n) {
    Selection selection;
    for (std::size_t s = 0; s < treebank.size(); ++s)
      if (fold_of(s) != n) selection.push_back(s);
    taggers[n].vocabulary = make_vocabulary(treebank, inventory, selection, clusters);
    taggers[n].tagger = train_tagger(treebank, inventory, selection, taggers[n].vocabulary, options);
    progress.advance();
  });
  return taggers;
}

std::vector<std::vector<std::uint8_t>> jackknifed_tags(const Treebank& treebank,
                                                       std::span<const FoldTagger> taggers) {
  std::vector<std::vector<std::uint8_t>> tags(treebank.size());
  for (std::size_t s = 0; s < treebank.size(); ++s) {
    const FoldTagger& unseen = taggers[fold_of(s)];
    unseen.tagger.run(words_of(treebank[s], unseen.vocabulary), tags[s]);
  }
  return tags;
}

Result<Treebank> read_all(std::span<const std::string> files) {
  Treebank all;
  for (const std::string& file : files) {
    STEELYARD_TRY(Treebank part, read_treebank(file));
    std::ranges::move(part, std::back_inserter(all));
  }
  if (all.empty())
    return failure(ErrorKind::bad_input, "no treebank file was given; name at least one to train on");
  return all;
}

TreebankScore score_on(const Model& model, const Treebank& treebank, const std::string& file) {
  std::size_t tokens = 0, upos = 0, heads = 0, arcs = 0;
  Workspace workspace;
  const auto start = std::chrono::steady_clock::now();
  for (const TreebankSentence& sentence : treebank) {
    workspace.words.clear();
    for (const auto& token : sentence)
      workspace.words.push_back(make_word(token.form, false, model.vocabulary));
    analyse_words(model, workspace);
    for (std::size_t i = 0; i < sentence.size(); ++i) {
      const int gold = sentence[i].head < 0 ? static_cast<int>(sentence.size()) : sentence[i].head;
      const bool head = workspace.parse.heads[i] == gold;
      ++tokens;
      upos += to_string(model.tagger.tags[workspace.tags[i]].upos) == sentence[i].upos;
      heads += head;
      arcs += head && model.parser.labels[workspace.parse.labels[i]] == sentence[i].deprel;
    }
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  const auto percent = [&](std::size_t part) { return 100.0 * double(part) / double(tokens); };
  return {file, percent(upos), percent(heads), percent(arcs),
          double(treebank.size()) / std::max(took.count(), 1e-9)};
}

}  // namespace

Result<TrainReport> train_language_model(const TrainOptions& options) {
  STEELYARD_TRY(const Treebank treebank, read_all(options.train_files));
  const LearnOptions learn{options.epochs, options.seed};
  Progress progress("training", kFolds + 3, options.progress);
  const TagInventory inventory = make_tag_inventory(treebank);
  const Clusters clusters = cluster_words(options.texts);
  std::vector<FoldTagger> taggers = train_taggers(treebank, inventory, clusters, learn, progress);
  const auto tags = jackknifed_tags(treebank, taggers);
  Model model;
  model.vocabulary = std::move(taggers.back().vocabulary);
  model.tagger = std::move(taggers.back().tagger);
  model.parser = train_parser(treebank, inventory.tags, model.vocabulary, tags, learn);
  progress.advance();
  TrainReport report;
  report.model = write_model(model);
  for (const std::string& file : options.test_files) {
    STEELYARD_TRY(const Treebank test, read_treebank(file));
    report.scores.push_back(score_on(model, test, file));
  }
  return report;
}

}  // namespace steelyard
