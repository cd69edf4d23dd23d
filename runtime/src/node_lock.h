// The lock of a cancel node, in its state word: it spins for a moment, then
// sleeps.
#ifndef CTX_SRC_NODE_LOCK_H_
#define CTX_SRC_NODE_LOCK_H_

#include <atomic>
#include <cstdint>

#include "ctx/detail/node.h"

namespace ctx::detail {

// The bits of a cancel node's state besides kErr. All but kWaiters change under
// the lock only, or in one step from a state that is not locked.
inline constexpr std::uint32_t kLocked = 1 << 2;
inline constexpr std::uint32_t kWaiters = 1 << 3;
// Once ended: the whole subtree has its kErr.
inline constexpr std::uint32_t kMarked = 1 << 4;
// Once ended: whoever did it does the second phase too, and has a reference.
inline constexpr std::uint32_t kClaimed = 1 << 5;
inline constexpr std::uint32_t kHasEntries = 1 << 6;  // The list is not empty.
inline constexpr std::uint32_t kHasStop = 1 << 7;     // Done() was asked for.
inline constexpr std::uint32_t kPinned = 1 << 8;      // It holds itself.
inline constexpr std::uint32_t kHasDeadline = 1 << 9;
inline constexpr std::uint32_t kCodeCause = 1 << 10;  // The cause is a code.
inline constexpr std::uint32_t kWatched = 1 << 11;    // By a LeakCheck.

class NodeLock {
 public:
  explicit NodeLock(CancelState* node) noexcept
      : node_(node), bits_(Acquire(node)) {}
  NodeLock(const NodeLock&) = delete;
  NodeLock& operator=(const NodeLock&) = delete;
  ~NodeLock();

  // The state, without kLocked and kWaiters; it becomes visible at unlock.
  std::uint32_t bits() const noexcept { return bits_; }
  bool ended() const noexcept { return (bits_ & CancelState::kErr) != 0; }
  void Set(std::uint32_t bits) noexcept { bits_ |= bits; }
  void Clear(std::uint32_t bits) noexcept { bits_ &= ~bits; }

 private:
  static std::uint32_t Acquire(CancelState* node) noexcept;

  CancelState* const node_;
  std::uint32_t bits_;
};

// Sleeps until the state is no longer `seen`, or a little less.
void WaitWhile(CancelState* node, std::uint32_t seen) noexcept;

}  // namespace ctx::detail

#endif  // CTX_SRC_NODE_LOCK_H_
