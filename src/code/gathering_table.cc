// Tables of occasions and words of attendance; see gatherings.h.
#include <algorithm>
#include <set>

#include "code/gatherings.h"

namespace steelyard {

struct GatheringTable::Impl {
  NameTrie trie;
  std::vector<Occasion> occasions;
  std::map<std::string, std::string, std::less<>> kinds;
  std::set<std::string, std::less<>> generic;
  std::set<std::string, std::less<>> uses;  // "attend/come"

  Status load_kinds(const Resources& resources, Reporter& reporter);
  Status load_occasions(const Resources& resources, Reporter& reporter);
  Status load_words(const Resources& resources, Reporter& reporter);
};

GatheringTable::GatheringTable() : impl_(std::make_unique<Impl>()) {}
GatheringTable::~GatheringTable() = default;
GatheringTable::GatheringTable(GatheringTable&&) noexcept = default;
GatheringTable& GatheringTable::operator=(GatheringTable&&) noexcept = default;

Status GatheringTable::Impl::load_kinds(const Resources& resources, Reporter& reporter) {
  STEELYARD_TRY(const Table table, resources.table("gatherings/kinds.tsv", reporter));
  for (const TableRow& row : table.rows) {
    kinds.try_emplace(row.cells[0], row.cells[1]);
    if (row.cells[2] == "yes") generic.insert(row.cells[0]);
  }
  return {};
}

Status GatheringTable::Impl::load_occasions(const Resources& resources, Reporter& reporter) {
  STEELYARD_TRY(const Table table, resources.table("gatherings/occasions.tsv", reporter));
  for (const TableRow& row : table.rows) {
    const std::vector<std::string_view> names = split(row.cells[0], ';');
    Occasion occasion{std::string(trim(names[0])), row.cells[1], row.cells[2], row.cells[3], 0, 0};
    if (const std::string& day = row.cells[4]; !day.empty()) {
      const Date date = Date::parse_iso("2000-" + day);
      if (!date.known()) {
        reporter.report("bad line of knowledge",
                        Error{ErrorKind::bad_input,
                              "the day \"" + day + "\" is no MM-DD; the line is left out", table.where(row)});
        continue;
      }
      occasion.month = date.month();
      occasion.day = date.day();
    }
    for (std::string_view name : names) trie.add(trim(name), static_cast<int>(occasions.size()));
    occasions.push_back(std::move(occasion));
  }
  return {};
}

Status GatheringTable::Impl::load_words(const Resources& resources, Reporter& reporter) {
  STEELYARD_TRY(const Table table, resources.table("gatherings/words.tsv", reporter));
  for (const TableRow& row : table.rows) uses.insert(row.cells[1] + "/" + row.cells[0]);
  return {};
}

Result<GatheringTable> GatheringTable::load(const Resources& resources, Reporter& reporter) {
  GatheringTable table;
  STEELYARD_CHECK(table.impl_->load_kinds(resources, reporter));
  STEELYARD_CHECK(table.impl_->load_occasions(resources, reporter));
  STEELYARD_CHECK(table.impl_->load_words(resources, reporter));
  return table;
}

std::vector<NameMatch> GatheringTable::find(std::span<const Token> tokens) const {
  return impl_->trie.find(tokens);
}

const GatheringTable::Occasion& GatheringTable::occasion(int entry) const {
  return impl_->occasions[static_cast<std::size_t>(entry)];
}

std::string_view GatheringTable::kind(std::string_view lemma) const {
  const auto found = impl_->kinds.find(lemma);
  return found == impl_->kinds.end() ? std::string_view{} : std::string_view(found->second);
}

bool GatheringTable::generic(std::string_view lemma) const { return impl_->generic.contains(lemma); }

bool GatheringTable::has_use(std::string_view lemma, std::string_view use) const {
  return impl_->uses.contains(std::string(use) + "/" + std::string(lemma));
}

}  // namespace steelyard
