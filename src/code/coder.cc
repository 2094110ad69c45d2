// Document → Event, as a list of passes: split, tokenize, names, tags and tree, mentions, readings, events,
// duplicates.
#include "code/clause_arcs.h"
#include "code/dictionaries/actor_blocks.h"
#include "code/dictionaries/moves.h"
#include "code/explain.h"
#include "code/main_verb.h"
#include "code/name_arcs.h"
#include "code/pipeline.h"

namespace steelyard {
namespace {

// Longer "sentences" are tables and lists whose tree would mean nothing.
constexpr std::size_t kTokensMax = 300;

bool is_question(const Sentence& sentence) {
  for (auto token = sentence.tokens.rbegin(); token != sentence.tokens.rend(); ++token) {
    if (token->text == "?") return true;
    if (token->upos != Upos::PUNCT) return false;
  }
  return false;
}

// Leaves the words and their tags: later passes then see the order of words alone.
void forget_tree(std::vector<Token>& tokens) {
  for (Token& token : tokens) token.head = -1, token.deprel = {};
}

}  // namespace

SentenceAnalyser::SentenceAnalyser(const CoderKnowledge& knowledge, const Document& document)
    : knowledge_(knowledge),
      document_(document),
      dateline_(read_dateline(document.text, document.date)),
      day_(dateline_.day.known() ? dateline_.day : document.date),
      reader_(knowledge.actors, document.text, day_) {
  if (knowledge.topics.discards_documents()) discarded_ = knowledge.topics.discards_document(document.text);
  if (dateline_.end == 0) return;
  std::vector<ActorReading> place = dateline_place();
  const bool town =
      !place.empty() && (place.front().kind == ActorKind::capital || place.front().kind == ActorKind::place);
  if (dateline_.plain && !town)
    dateline_ = {};
  else
    reader_.set_home(std::move(place));
}

// Where the report was written: the police of a report from Manila are its police.
std::vector<ActorReading> SentenceAnalyser::dateline_place() const {
  const std::vector<Token> tokens =
      tokenize(document_.text, Span{0, static_cast<std::uint32_t>(dateline_.place.size())});
  const std::vector<NameMatch> matches = knowledge_.actors.find(tokens);
  return matches.empty() ? std::vector<ActorReading>{} : knowledge_.actors.read(matches.front(), day_);
}

void SentenceAnalyser::analyse(Span span, SentenceAnalysis& analysis) {
  ++number_;
  analysis.day = day_;
  Sentence& sentence = analysis.sentence;
  sentence.span = span;
  if (span.end <= dateline_.end) return;
  span.start = std::max(span.start, static_cast<std::uint32_t>(dateline_.end));
  sentence.tokens = tokenize(document_.text, span);
  if (sentence.tokens.size() > kTokensMax || is_discarded(analysis)) return;
  const std::vector<std::string> issues = knowledge_.topics.issues_of(sentence.tokens);

  // Known names become one token before tagging, so that the parser sees them whole.
  analysis.matches = knowledge_.actors.find(sentence.tokens);
  merge_names(sentence.tokens, analysis.matches, document_.text);
  mark_known_words(sentence.tokens, analysis.matches);
  knowledge_.model.analyse(sentence.tokens);
  if (knowledge_.options.parser) {
    settle_main_verb(sentence.tokens, knowledge_.lexicon);
    settle_name_arcs(sentence, analysis.matches, knowledge_.actors);
    settle_clause_arcs(sentence, knowledge_.lexicon);
  } else {
    forget_tree(sentence.tokens);
  }
  analysis.mentions = reader_.read(sentence, analysis.matches);
  if (is_question(sentence)) return;

  const Tree tree(sentence.tokens);
  if (knowledge_.options.parser) read_predicates(tree, analysis);
  if (!analysis.discarded.empty()) return;
  const SentenceContext context{
      document_, sentence, tree,         analysis.mentions, knowledge_.lexicon, knowledge_.ontology, knowledge_.options,
      number_,   day_,     knowledge_.asked_backoff()};
  analysis.events = build_events(context, analysis.readings);
  apply_moves(context, analysis.readings, analysis.events);
  for (Event& event : analysis.events)
    event.action.contexts.insert(event.action.contexts.end(), issues.begin(), issues.end());
}

void SentenceAnalyser::read_predicates(const Tree& tree, SentenceAnalysis& analysis) const {
  Composer composer(knowledge_.lexicon, tree, knowledge_.options, &analysis.mentions);
  analysis.readings = composer.read_all();
  if (composer.discarded_by()) analysis.discarded = composer.discarded_by()->origin();
}

// Whether a user's discards leave the sentence out; then nothing of it is read.
bool SentenceAnalyser::is_discarded(SentenceAnalysis& analysis) const {
  analysis.discarded =
      discarded_.empty() ? knowledge_.topics.discards_sentence(analysis.sentence.tokens) : discarded_;
  if (analysis.discarded.empty()) return false;
  analysis.sentence.tokens.clear();
  return true;
}

Coder::Coder() = default;
Coder::~Coder() = default;
Coder::Coder(Coder&&) noexcept = default;
Coder& Coder::operator=(Coder&&) noexcept = default;

namespace {

// A user's dictionaries over what the tables say.
Status layer_dictionaries(const Resources& resources, Reporter& reporter, CoderKnowledge& knowledge) {
  const DictionaryFiles& files = knowledge.options.dictionaries;
  if (files.empty()) return {};
  STEELYARD_TRY(const Dictionaries dictionaries, load_dictionaries(files, reporter));
  STEELYARD_TRY(const ActorBlocks blocks, ActorBlocks::load(resources, reporter));
  for (const OwnFile& file : dictionaries.own)
    for (const OwnCode& own : file.codes) knowledge.ontology.add(own.code);
  knowledge.actors.layer(dictionaries, files.only_mine, blocks, reporter);
  knowledge.lexicon.layer(dictionaries, files.only_mine, knowledge.ontology, reporter);
  knowledge.topics.add(dictionaries);
  return {};
}

}  // namespace

Result<Coder> Coder::load(const Resources& resources, const CodeOptions& options, Reporter& reporter) {
  Coder coder;
  coder.impl_ = std::make_unique<Impl>();
  CoderKnowledge& knowledge = coder.impl_->knowledge;
  knowledge.options = options;
  STEELYARD_TRY(knowledge.ontology, Ontology::load(resources, reporter));
  STEELYARD_TRY(knowledge.lexicon, Lexicon::load(resources, knowledge.ontology, reporter));
  STEELYARD_TRY(knowledge.actors, ActorTable::load(resources, reporter));
  STEELYARD_TRY(knowledge.gatherings, GatheringTable::load(resources, reporter));
  STEELYARD_CHECK(layer_dictionaries(resources, reporter, knowledge));
  STEELYARD_TRY(const std::string_view model, resources.get("models/english.model"));
  STEELYARD_TRY(knowledge.model, LanguageModel::load(model));
  STEELYARD_TRY(knowledge.calibration, Calibration::load(resources, reporter));
  if (options.backoff) {
    STEELYARD_TRY(knowledge.backoff, BackoffModel::load(resources, reporter));
  }
  return coder;
}

std::string Coder::actor_name(std::string_view code) const { return impl_->knowledge.actors.name_of(code); }

CodedDocument Coder::code(const Document& document) const {
  CodedDocument coded;
  GatheringReader gatherings(impl_->knowledge.gatherings, document);
  analyse_document(impl_->knowledge, document, [&](SentenceAnalysis& analysis) {
    ++coded.sentences;
    coded.discarded += !analysis.discarded.empty();
    gatherings.read(analysis.sentence, analysis.mentions, static_cast<int>(coded.sentences));
    for (Event& event : analysis.events) coded.events.push_back(std::move(event));
  });
  FoundGatherings found = gatherings.finish();
  fill_hosts(coded.events, found);
  for (Event& event : coded.events) event.confidence = impl_->knowledge.calibration.confidence(event);
  mark_duplicates(coded.events);
  coded.gatherings = std::move(found.gatherings);
  coded.attendance = std::move(found.attendance);
  return coded;
}

namespace {

// Calls `sink` with the explanation of that sentence, or of each one.
template <class Sink>
void explain_document(const Coder& coder, const CoderKnowledge& knowledge, const Document& document,
                      int sentence, Sink&& sink) {
  const std::vector<Event> record = coder.code(document).events;
  int number = 0;
  analyse_document(knowledge, document, [&](SentenceAnalysis& analysis) {
    if (++number == sentence || sentence == 0)
      sink(explain_sentence(knowledge, document, analysis, record, number));
  });
}

}  // namespace

std::string Coder::explain(const Document& document, int sentence) const {
  std::string text;
  explain_document(*this, impl_->knowledge, document, sentence,
                   [&](const auto& explanation) { text += explanation_text(explanation); });
  return text;
}

std::string Coder::explain_json(const Document& document, int sentence) const {
  nlohmann::ordered_json all{{"document", document.id}, {"sentences", nlohmann::ordered_json::array()}};
  explain_document(*this, impl_->knowledge, document, sentence,
                   [&](auto explanation) { all["sentences"].push_back(std::move(explanation)); });
  return all.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace steelyard
