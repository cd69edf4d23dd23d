#include "src/node_lock.h"

#include "src/fork_gate.h"

namespace ctx::detail {
namespace {

constexpr int kSpins = 100;

inline void Pause() noexcept {
#if defined(__x86_64__) || defined(__i386__)
  __builtin_ia32_pause();
#endif
}

// Takes the lock of a node that another thread has locked just now.
std::uint32_t AcquireContended(CancelState* node) noexcept {
  int spins = 0;
  while (true) {
    std::uint32_t seen = node->state.load(std::memory_order_relaxed);
    if ((seen & kLocked) == 0) {
      // kWaiters stays: some may still sleep.
      if (node->state.compare_exchange_weak(seen, seen | kLocked,
                                            std::memory_order_acquire,
                                            std::memory_order_relaxed)) {
        return seen & ~kWaiters;
      }
    } else if (++spins < kSpins) {
      Pause();
    } else {
      WaitWhile(node, seen);
    }
  }
}

void Unlock(CancelState* node, std::uint32_t bits) noexcept {
  const auto old = node->state.exchange(bits, std::memory_order_release);
  // The node may be gone by now; its address is all that is needed.
  if ((old & kWaiters) != 0) node->state.notify_all();
}

}  // namespace

std::uint32_t NodeLock::Acquire(CancelState* node) noexcept {
  while (true) {
    EnterSection();
    std::uint32_t bits =
        node->state.load(std::memory_order_relaxed) & ~(kLocked | kWaiters);
    if (!node->state.compare_exchange_strong(bits, bits | kLocked,
                                             std::memory_order_acquire,
                                             std::memory_order_relaxed)) {
      bits = AcquireContended(node);
    }
    if (!ForkIsNear()) return bits;
    Unlock(node, bits);
    LeaveSection();
    WaitForFork();
  }
}

NodeLock::~NodeLock() {
  Unlock(node_, bits_);
  LeaveSection();
}

void WaitWhile(CancelState* node, std::uint32_t seen) noexcept {
  if ((seen & kWaiters) == 0) {
    if (!node->state.compare_exchange_strong(seen, seen | kWaiters,
                                             std::memory_order_relaxed)) {
      return;
    }
    seen |= kWaiters;
  }
  node->state.wait(seen, std::memory_order_relaxed);
}

}  // namespace ctx::detail
