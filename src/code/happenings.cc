// One happening, one event, across documents: each first telling of a document is compared with those of
// earlier documents and points to the likeliest, if that is likelier than not.
//
// Problem: two papers tell of one visit in other words, and one paper tells of two attacks in the same words.
// Method: candidates are the earlier tellings with the same parties and root, published within a month; a
// linear score in log odds adds up likeness of words, days between, codes, roles, and how many such acts are
// about: between rare partners a few words are enough, in a war they are not. Weights were fitted to pairs
// judged by hand. The record-linkage view is Fellegi and Sunter 1969 (J. Am. Stat. Assoc. 64:1183);
// docs/methods/duplicates.md has formula, figures and failures.
//
// Cost: a block holds the tellings of one pair and root, and at most kComparedMax of them are compared, so
// that the work grows with the number of events alone.
#include <algorithm>
#include <cmath>
#include <deque>
#include <unordered_map>

#include "code/events.h"
#include "code/happening.h"
#include "code/sentence_words.h"

namespace steelyard {
namespace {

constexpr std::size_t kComparedMax = 512;
constexpr int kCrowdDays = 3;
constexpr double kCrowdMax = 5;
constexpr double kDaysMax = 4;

// Log odds; fitted, then rounded.
constexpr double kBase = -3.0;
constexpr double kWords = 3.2;
constexpr double kDays = -1.3;  // for each duration of its kind between the days
constexpr double kSameCode = 0.6;
constexpr double kNearCode = 0.25;  // "190" and "193", "0841" and "0842"
constexpr double kRoles = 0.8;      // for each role that agrees; taken off for each that differs
constexpr double kCrowd = -0.4;     // for each doubling of such acts about, as far as words differ
constexpr double kTwoStates = 0.8;  // dealings between two that are named, short of conflict
constexpr double kConflict = -0.9;  // a day holds many attacks

constexpr std::string_view kFirstConflictRoot = "14";

// One first telling, as much of it as is compared.
struct Told {
  std::string id;
  Happening happening;
  EventStatus status = EventStatus::asserted;
  Date published, date;
  WeightedWords words;
  std::size_t document = 0;  // running number
};

int agreement(const std::string& a, const std::string& b) {
  if (a == b) return 1;
  return a.empty() || b.empty() ? 0 : -1;
}

bool near_codes(std::string_view a, std::string_view b) {
  const auto general = [](std::string_view code) { return code.size() == 3 && code.ends_with('0'); };
  return general(a) || general(b) || a.substr(0, 3) == b.substr(0, 3);
}

// Background may retell news; news is never only a retelling of background.
bool status_allows(EventStatus first, EventStatus later) {
  return first == later || (first == EventStatus::asserted && later == EventStatus::past_reference);
}

int days_between(Date a, Date b) {
  if (a == b) return 0;
  return a.known() && b.known() ? std::abs(a.days() - b.days()) : HappeningLinker::kWindowDays;
}

bool within_window(const Told& first, const Told& later) {
  return days_between(first.published, later.published) <= HappeningLinker::kWindowDays &&
         first.published.known() == later.published.known();
}

// Roles are all there is inside one state.
bool same_actors(const Happening& first, const Happening& later) {
  return first.source.party != first.target.party || !first.other_roles(later);
}

}  // namespace

struct HappeningLinker::Impl {
  WordRarity rarity;
  std::map<std::string, double, std::less<>> durations;
  std::size_t held_max = 0;

  std::unordered_map<std::string, std::deque<Told>> blocks;
  std::size_t held = 0, document = 0;
  Date swept;

  Status load_durations(const Resources& resources, Reporter& reporter);
  double duration(std::string_view cameo) const;
  Told told(const Event& event, std::string_view sentence, Date published) const;
  double score(const Told& first, const Told& later, double crowd) const;
  const Told* find_first(const Told& later) const;
  void remember(Told first);
  void forget(Date published);
  template <class Old>
  void drop(Old is_old);
};

Status HappeningLinker::Impl::load_durations(const Resources& resources, Reporter& reporter) {
  STEELYARD_TRY(const Table table, resources.table("actions/durations.tsv", reporter));
  for (const TableRow& row : table.rows) {
    const auto days = parse_double(row.cells[1]);
    if (days && *days > 0)
      durations[row.cells[0]] = *days;
    else
      reporter.report(
          "bad line of knowledge",
          Error{ErrorKind::bad_input, "\"" + row.cells[1] + "\" is no number of days; the line is left out",
                table.where(row)});
  }
  return {};
}

double HappeningLinker::Impl::duration(std::string_view cameo) const {
  for (std::size_t length = cameo.size(); length > 0; --length)
    if (const auto found = durations.find(cameo.substr(0, length)); found != durations.end())
      return found->second;
  return 1;
}

Told HappeningLinker::Impl::told(const Event& event, std::string_view sentence, Date published) const {
  Told told{event.id, happening_of(event), event.status, published, event.date, {}, document};
  const std::string_view names[] = {event.source.text, event.target.text};
  told.words = rarity.weigh(sentence, names);
  return told;
}

double HappeningLinker::Impl::score(const Told& first, const Told& later, double crowd) const {
  const Happening &a = first.happening, &b = later.happening;
  const double alike = likeness(first.words, later.words);
  const double days = days_between(first.date, later.date) / duration(b.cameo);
  double score = kBase + kWords * alike + kDays * std::min(days, kDaysMax) + kCrowd * crowd * (1 - alike);
  score += a.cameo == b.cameo ? kSameCode : near_codes(a.cameo, b.cameo) ? kNearCode : 0;
  score += kRoles * (agreement(a.source.role, b.source.role) + agreement(a.target.role, b.target.role));
  const bool two = !b.source.party.empty() && !b.target.party.empty() && b.source.party != b.target.party;
  const bool conflict = std::string_view(b.cameo).substr(0, 2) >= kFirstConflictRoot;
  score += conflict ? kConflict : two ? kTwoStates : 0;
  return score;
}

const Told* HappeningLinker::Impl::find_first(const Told& later) const {
  const auto block = blocks.find(block_of(later.happening));
  if (block == blocks.end()) return nullptr;
  const std::deque<Told>& told = block->second;
  const auto compared = static_cast<std::ptrdiff_t>(std::min(told.size(), kComparedMax));
  const auto from = told.end() - compared;
  std::size_t about = 0, document_before = 0;
  for (auto first = from; first != told.end(); ++first)
    if (within_window(*first, later) && days_between(first->date, later.date) <= kCrowdDays &&
        first->document != document_before)
      ++about, document_before = first->document;
  const double crowd = std::min(std::log2(1.0 + static_cast<double>(about)), kCrowdMax);
  const Told* best = nullptr;
  double best_score = 0;
  for (auto first = from; first != told.end(); ++first) {
    if (first->id == later.id || !within_window(*first, later) ||
        !status_allows(first->status, later.status) || !same_actors(first->happening, later.happening))
      continue;
    const double here = score(*first, later, crowd);
    if (here > best_score) best = &*first, best_score = here;
  }
  return best;
}

void HappeningLinker::Impl::remember(Told first) {
  blocks[block_of(first.happening)].push_back(std::move(first));
  ++held;
}

template <class Old>
void HappeningLinker::Impl::drop(Old is_old) {
  held = 0;
  for (auto block = blocks.begin(); block != blocks.end();) {
    std::erase_if(block->second, is_old);
    held += block->second.size();
    block = block->second.empty() ? blocks.erase(block) : std::next(block);
  }
}

// Now and then: each sweep costs one look at what is held, and comes after as much again has been added.
void HappeningLinker::Impl::forget(Date published) {
  if (held_max > 0) {
    if (held < held_max * 2) return;
    std::vector<std::size_t> documents;
    for (const auto& [key, told] : blocks)
      for (const Told& first : told) documents.push_back(first.document);
    std::ranges::nth_element(documents, documents.end() - static_cast<std::ptrdiff_t>(held_max));
    const std::size_t oldest = documents[documents.size() - held_max];
    drop([&](const Told& first) { return first.document < oldest; });
    return;
  }
  if (!published.known()) return;
  if (swept.known() && published.days() - swept.days() <= kWindowDays) return;
  swept = published;
  drop([&](const Told& first) {
    return !first.published.known() || published.days() - first.published.days() > kWindowDays;
  });
}

HappeningLinker::HappeningLinker() : impl_(std::make_unique<Impl>()) {}
HappeningLinker::~HappeningLinker() = default;
HappeningLinker::HappeningLinker(HappeningLinker&&) noexcept = default;
HappeningLinker& HappeningLinker::operator=(HappeningLinker&&) noexcept = default;

Result<HappeningLinker> HappeningLinker::load(const Resources& resources, std::size_t held_max,
                                              Reporter& reporter) {
  HappeningLinker linker;
  STEELYARD_TRY(linker.impl_->rarity, WordRarity::load(resources, reporter));
  STEELYARD_CHECK(linker.impl_->load_durations(resources, reporter));
  linker.impl_->held_max = held_max;
  return linker;
}

void HappeningLinker::link(Date published, std::span<Event> events,
                           std::span<const std::string_view> sentences) {
  mark_duplicates(events);
  impl_->forget(published);
  ++impl_->document;
  std::map<std::string, std::string> first_elsewhere;  // of a first telling of this document
  std::vector<Told> fresh;
  for (std::size_t i = 0; i < events.size(); ++i) {
    Event& event = events[i];
    if (event.duplicate_of.empty()) {
      Told told = impl_->told(event, sentences[i], published);
      if (const Told* first = impl_->find_first(told)) {
        event.duplicate_of = first->id;
        first_elsewhere[event.id] = first->id;
      } else {
        fresh.push_back(std::move(told));
      }
    } else if (const auto first = first_elsewhere.find(event.duplicate_of); first != first_elsewhere.end()) {
      event.duplicate_of = first->second;
    }
  }
  for (Told& told : fresh) impl_->remember(std::move(told));
}

void HappeningLinker::know(Date published, std::span<const Event> events,
                           std::span<const std::string_view> sentences) {
  impl_->forget(published);
  ++impl_->document;
  for (std::size_t i = 0; i < events.size(); ++i)
    if (events[i].duplicate_of.empty()) impl_->remember(impl_->told(events[i], sentences[i], published));
}

}  // namespace steelyard
