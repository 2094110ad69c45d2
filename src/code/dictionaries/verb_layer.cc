// Blocks written out by verb and lemma, and laid over our lexicon; see verb_layer.h and lexicon.h.
#include "code/dictionaries/verb_layer.h"

#include <algorithm>
#include <array>
#include <set>

#include "code/dictionaries/dictionaries.h"
#include "code/dictionaries/word_pattern.h"

namespace steelyard {
namespace {

// Where a target may stand when neither the dictionary nor our own entry of the verb says it.
const std::vector<std::string>& usual_targets() {
  static const std::vector<std::string> kTargets{"obj",  "with", "to",  "against", "on",
                                                 "from", "of",   "for", "in"};
  return kTargets;
}

std::set<std::string> lemmas_of(const DictionaryVerb& verb) {
  constexpr std::array<std::string_view, 5> kTags{"VB", "VBZ", "VBD", "VBN", "VBG"};
  std::set<std::string> lemmas{verb.word};
  for (const std::string& form : verb.forms)
    for (const std::string_view tag : kTags) {
      std::string lemma = lemmatize(form, Upos::VERB, tag);
      // A form read under the wrong tag stays as it is; only the plain form is one that a text shows as its
      // lemma.
      if (lemma != form || form == verb.word) lemmas.insert(std::move(lemma));
    }
  return lemmas;
}

class EntryMaker {
 public:
  EntryMaker(const VerbDictionary& dictionary, bool stems)
      : dictionary_(dictionary), stems_(stems), synsets_(std::make_shared<SynsetWords>(dictionary)) {}

  std::vector<std::pair<std::string, LexiconEntry>> make() {
    for (const VerbBlock& block : dictionary_.blocks)
      for (const DictionaryVerb& verb : block.verbs) {
        const VerbCode& code = verb.code.given ? verb.code : block.code;
        if (code.given) add(verb, code, nullptr, verb.line);
        for (const VerbPattern& pattern : block.patterns) add(verb, pattern.code, &pattern, pattern.line);
      }
    return std::move(entries_);
  }

 private:
  void add(const DictionaryVerb& verb, const VerbCode& code, const VerbPattern* pattern, std::size_t line) {
    LexiconEntry entry;
    entry.kind = WordKind::verb;
    entry.words = words_of(verb);
    entry.code = code.forth;
    entry.back = code.back;
    entry.back_in_passive = !dictionary_.ordered;
    entry.if_alone = code.if_alone;
    entry.discards = code.discard;
    entry.target = usual_targets();
    entry.file = dictionary_.file;
    entry.line = line;
    entry.own = true;
    if (pattern || !verb.before.empty() || !verb.after.empty()) {
      entry.pattern =
          std::make_shared<WordPattern>(WordPattern{pattern ? *pattern : VerbPattern{}, verb.before,
                                                    verb.after, synsets_, dictionary_.ordered, stems_});
      entry.parts.push_back({EntryPart::Kind::pattern, "", "", 0});
      if (pattern) entry.words += " | " + pattern->text;
    }
    for (const std::string& lemma : lemmas_of(verb)) entries_.emplace_back(lemma, entry);
  }

  static std::string words_of(const DictionaryVerb& verb) {
    std::string words;
    for (const std::string& word : verb.before) words += word + " ";
    words += verb.word;
    for (const std::string& word : verb.after) words += " " + word;
    return words;
  }

  const VerbDictionary& dictionary_;
  bool stems_;
  std::shared_ptr<const SynsetWords> synsets_;
  std::vector<std::pair<std::string, LexiconEntry>> entries_;
};

}  // namespace

Operator operator_of_code(std::string_view code) {
  constexpr std::array<std::pair<std::string_view, Operator>, 6> kSpeech{{{"01", Operator::say},
                                                                          {"02", Operator::appeal},
                                                                          {"03", Operator::intend},
                                                                          {"10", Operator::demand},
                                                                          {"12", Operator::refuse},
                                                                          {"13", Operator::threaten}}};
  for (const auto& [root, op] : kSpeech)
    if (code.starts_with(root)) return op;
  return Operator::none;
}

std::vector<std::pair<std::string, LexiconEntry>> lexicon_entries(const VerbDictionary& dictionary,
                                                                  bool stems) {
  return EntryMaker(dictionary, stems).make();
}

// A bare verb takes over from ours what a code cannot say: what it does with the action it governs, where its
// parties stand.
void Lexicon::add_own(std::string_view lemma, LexiconEntry entry) {
  auto& list = entries_[static_cast<std::size_t>(entry.kind)][std::string(lemma)];
  if (!entry.pattern) {
    const auto ours =
        std::ranges::find_if(list, [](const LexiconEntry& one) { return !one.own && one.parts.empty(); });
    if (ours != list.end()) {
      entry.op = ours->op;
      entry.source = ours->source;
      entry.target = ours->target;
      entry.reciprocal = ours->reciprocal;
      entry.lever = ours->lever;
    } else {
      entry.op = operator_of_code(entry.code);
    }
    // A verb that codes nothing governs nothing either, unless it is one of saying.
    if (entry.code.empty() && entry.op != Operator::say) entry.op = Operator::none;
  }
  list.push_back(std::move(entry));
  ++size_;
}

void Lexicon::layer_file(const OwnFile& file, const Ontology& ontology, Reporter& reporter) {
  const auto report = [&](Error error, std::size_t line) {
    error.where = file.file + ":" + std::to_string(line);
    reporter.report("dictionary own table", std::move(error));
  };
  for (const OwnClass& own : file.classes)
    for (const std::string& word : own.words)
      if (const Status added = add_class(own.name, word, ""); !added) report(added.error(), own.line);
  for (const OwnAction& action : file.actions) {
    const WordKind kind = action.part == "noun"   ? WordKind::noun
                          : action.part == "verb" ? WordKind::verb
                                                  : WordKind::adjective;
    std::string head;
    Result<LexiconEntry> entry = read_entry(kind, action.cells, ontology, head);
    if (!entry) {
      report(std::move(entry).error(), action.line);
      continue;
    }
    entry->file = file.file;
    entry->line = action.line;
    entry->own = true;
    entries_[static_cast<std::size_t>(kind)][head].push_back(*std::move(entry));
    ++size_;
  }
}

void Lexicon::layer(const Dictionaries& dictionaries, bool only_mine, const Ontology& ontology,
                    Reporter& reporter) {
  auto moves = std::make_shared<std::vector<VerbMove>>();
  for (const VerbDictionary& dictionary : dictionaries.verbs) {
    for (auto& [lemma, entry] : lexicon_entries(dictionary, dictionaries.stems))
      add_own(lemma, std::move(entry));
    moves->insert(moves->end(), dictionary.moves.begin(), dictionary.moves.end());
  }
  moves_ = std::move(moves);
  for (const OwnFile& file : dictionaries.own) layer_file(file, ontology, reporter);
  const bool actions =
      std::ranges::any_of(dictionaries.own, [](const OwnFile& own) { return !own.actions.empty(); });
  if (only_mine && (actions || !dictionaries.verbs.empty()))
    for (auto& table : entries_)
      for (auto& [head, list] : table)
        std::erase_if(list, [](const LexiconEntry& entry) { return !entry.own; });
  sort_entries();
}

std::span<const VerbMove> Lexicon::moves() const {
  if (!moves_) return {};
  return *moves_;
}

}  // namespace steelyard
