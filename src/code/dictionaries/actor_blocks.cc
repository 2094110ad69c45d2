// See actor_blocks.h.
#include "code/dictionaries/actor_blocks.h"

namespace steelyard {
namespace {

constexpr std::size_t kBlock = 3;
constexpr std::string_view kNobody = "---", kTable = "actors/codes.tsv";

}  // namespace

Result<ActorBlocks> ActorBlocks::load(const Resources& resources, Reporter& reporter) {
  ActorBlocks blocks;
  STEELYARD_TRY(const Table table, resources.table(kTable, reporter));
  STEELYARD_TRY(const std::size_t system, table.column("system"));
  STEELYARD_TRY(const std::size_t value, table.column("value"));
  STEELYARD_TRY(const std::size_t code, table.column("code"));
  for (const TableRow& row : table.rows) {
    if (row.cells[system] == "cameo") blocks.codes_.try_emplace(row.cells[value], row.cells[code]);
    if (row.cells[system] == "cameo-role") blocks.roles_.insert(row.cells[value]);
    if (row.cells[system] == "cameo-place") blocks.regions_.insert(row.cells[value]);
  }
  return blocks;
}

std::string ActorBlocks::slashed(std::string_view blocks) {
  std::string roles;
  for (; !blocks.empty(); blocks.remove_prefix(std::min(kBlock, blocks.size())))
    (roles += '/') += blocks.substr(0, kBlock);
  return roles;
}

std::string ActorBlocks::ours(std::string_view blocks) const {
  if (blocks.starts_with(kNobody)) return slashed(blocks.substr(kBlock));
  if (blocks.size() >= kBlock && is_role(blocks.substr(0, kBlock))) return slashed(blocks);
  for (std::size_t size = blocks.size(); size >= kBlock; --size)
    if (const auto known = codes_.find(blocks.substr(0, size)); known != codes_.end())
      return known->second + slashed(blocks.substr(size));
  return std::string(blocks.substr(0, kBlock)) + slashed(blocks.substr(std::min(kBlock, blocks.size())));
}

}  // namespace steelyard
