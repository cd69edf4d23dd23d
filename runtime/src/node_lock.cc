#include "src/node_lock.h"

#include <sched.h>

#include <algorithm>
#include <chrono>
#include <thread>

namespace ctx::detail {

std::uint32_t NodeLock::AcquireContended(CancelState* node) noexcept {
  for (Backoff backoff;; backoff.Wait()) {
    std::uint32_t seen = node->state.load(std::memory_order_relaxed);
    if ((seen & kLocked) == 0 &&
        node->state.compare_exchange_weak(seen, seen | kLocked,
                                          std::memory_order_acq_rel,
                                          std::memory_order_relaxed)) {
      return seen;
    }
  }
}

void Backoff::Wait() noexcept {
  constexpr int kSpins = 100;
  constexpr int kYields = 10;
  ++count_;
  if (count_ < kSpins) {
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#endif
  } else if (count_ < kSpins + kYields) {
    sched_yield();
  } else {
    const int doublings = std::min(count_ - kSpins - kYields, 6);
    std::this_thread::sleep_for(std::chrono::microseconds(10 << doublings));
  }
}

}  // namespace ctx::detail
