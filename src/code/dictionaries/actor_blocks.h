// Actor codes as CAMEO joins them of blocks of three letters → ours: "USAGOV" → "USA/GOV", "IGOUNO" → "UN".
//
// What blocks mean stands in data/actors/codes.tsv (docs/formats/codes.md); blocks without a word of ours are
// kept.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "steelyard/base.h"

namespace steelyard {

class ActorBlocks {
 public:
  static Result<ActorBlocks> load(const Resources& resources, Reporter& reporter);

  // "---GOV" → "/GOV", "---" → "".
  std::string ours(std::string_view blocks) const;
  // "GOV" → "/GOV", "GOVMIL" → "/GOV/MIL".
  static std::string slashed(std::string_view blocks);
  // Whether the block names a role, and no place or body.
  bool is_role(std::string_view block) const { return roles_.contains(block); }
  // Whether the block names a region or a kind of body, hence no state.
  bool is_region(std::string_view block) const { return regions_.contains(block); }

 private:
  std::map<std::string, std::string, std::less<>> codes_;  // blocks → our code
  std::set<std::string, std::less<>> roles_, regions_;
};

}  // namespace steelyard
