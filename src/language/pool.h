// Objects made one after the other and given up all at once: the states of a search. Addresses stay.
#pragma once

#include <memory>
#include <vector>

namespace steelyard::language {

template <class T>
class Pool {
 public:
  T* make(const T& value) {
    if (used_ == blocks_.size() * kBlock) blocks_.push_back(std::make_unique<T[]>(kBlock));
    T* made = &blocks_[used_ / kBlock][used_ % kBlock];
    ++used_;
    *made = value;
    return made;
  }
  // Keeps the memory of ordinary sentences, not that of giants.
  void clear() {
    used_ = 0;
    if (blocks_.size() > kBlocksKept) blocks_.resize(kBlocksKept);
  }

 private:
  static constexpr std::size_t kBlock = 1024, kBlocksKept = 16;
  std::vector<std::unique_ptr<T[]>> blocks_;
  std::size_t used_ = 0;
};

}  // namespace steelyard::language
