// The lock of a cancel node, in its state word. Who finds it taken spins for a
// moment, then yields, then sleeps and looks again: sections are short, and so
// the owner unlocks with a plain store, where waking sleepers would take
// another atomic read-modify-write each time.
#ifndef CTX_SRC_NODE_LOCK_H_
#define CTX_SRC_NODE_LOCK_H_

#include <atomic>
#include <cstdint>

#include "ctx/detail/node.h"
#include "src/fork_gate.h"

namespace ctx::detail {

// The bits of a cancel node's state besides kErr and kLocked. They change under
// the lock only, or in one step from a state that is not locked.

// Once ended: the whole subtree has its kErr.
inline constexpr std::uint32_t kMarked = 1 << 3;
// Once ended: whoever did it does the second phase too, and has a reference.
inline constexpr std::uint32_t kClaimed = 1 << 4;
inline constexpr std::uint32_t kHasEntries = 1 << 5;  // The list is not empty.
inline constexpr std::uint32_t kHasStop = 1 << 6;     // Done() was asked for.
inline constexpr std::uint32_t kPinned = 1 << 7;      // It holds itself.
inline constexpr std::uint32_t kHasDeadline = 1 << 8;
inline constexpr std::uint32_t kCodeCause = 1 << 9;  // The cause is a code.
inline constexpr std::uint32_t kWatched = 1 << 10;   // By a LeakCheck.

// How long to wait before looking again: longer each time, up to 0.64 ms.
class Backoff {
 public:
  void Wait() noexcept;

 private:
  int count_ = 0;
};

class NodeLock {
 public:
  explicit NodeLock(CancelState* node) noexcept : node_(node) {
    while (true) {
      EnterSection(node->state);
      bits_ = node->state.load(std::memory_order_relaxed) & ~kLocked;
      if (!node->state.compare_exchange_strong(bits_, bits_ | kLocked,
                                               std::memory_order_acq_rel,
                                               std::memory_order_relaxed)) {
        bits_ = AcquireContended(node);
      }
      if (!ForkIsNear()) return;
      Unlock();
      WaitForFork();
    }
  }
  NodeLock(const NodeLock&) = delete;
  NodeLock& operator=(const NodeLock&) = delete;
  ~NodeLock() { Unlock(); }

  // The state, without kLocked; it becomes visible at unlock.
  std::uint32_t bits() const noexcept { return bits_; }
  bool ended() const noexcept { return (bits_ & CancelState::kErr) != 0; }
  void Set(std::uint32_t bits) noexcept { bits_ |= bits; }
  void Clear(std::uint32_t bits) noexcept { bits_ &= ~bits; }

 private:
  // Of a node that another thread has locked just now.
  static std::uint32_t AcquireContended(CancelState* node) noexcept;

  void Unlock() noexcept {
    node_->state.store(bits_, std::memory_order_release);
    LeaveSection();
  }

  CancelState* const node_;
  std::uint32_t bits_ = 0;
};

}  // namespace ctx::detail

#endif  // CTX_SRC_NODE_LOCK_H_
