// One line on standard error that is drawn again and again; nothing at all when standard error is no
// terminal.
#include <chrono>
#include <cstdio>

#include <unistd.h>

#include "steelyard/base.h"

namespace steelyard {
namespace {

std::int64_t now_ms() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

constexpr std::size_t kBarWidth = 30;
constexpr std::int64_t kRedrawMs = 100;

}  // namespace

Progress::Progress(std::string label, std::size_t total, bool enabled)
    : label_(std::move(label)), total_(total), enabled_(enabled && ::isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (enabled_ && done_ > 0) std::fputs("\r\033[K", stderr);
}

void Progress::advance(std::size_t count) {
  std::lock_guard lock(mutex_);
  done_ += count;
  if (!enabled_ || now_ms() - drawn_ms_ < kRedrawMs) return;
  drawn_ms_ = now_ms();
  draw();
}

void Progress::draw() {
  if (total_ == 0) {
    std::fprintf(stderr, "\r\033[K%s %zu", label_.c_str(), done_);
    return;
  }
  const std::size_t filled = kBarWidth * std::min(done_, total_) / total_;
  std::string bar;
  for (std::size_t i = 0; i < kBarWidth; ++i) bar += i < filled ? "█" : "░";
  std::fprintf(stderr, "\r\033[K%s %s %zu of %zu", label_.c_str(), bar.c_str(), done_, total_);
}

}  // namespace steelyard
