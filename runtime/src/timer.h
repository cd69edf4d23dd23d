// Ends contexts when their deadline comes.
#ifndef CTX_SRC_TIMER_H_
#define CTX_SRC_TIMER_H_

#include <chrono>

#include "ctx/context.h"
#include "src/cancel_node.h"

namespace ctx::detail {

// Puts a node, whose `timed` and `deadline` are set, among the timers, unless
// it has ended. Throws std::bad_alloc, or std::system_error if the timer thread
// cannot be started.
void Arm(CancelNode* node);
// Takes it out if it is there.
void Disarm(CancelNode* node) noexcept;

// Around fork().
void LockTimers() noexcept;
void UnlockTimersInParent() noexcept;
void UnlockTimersInChild() noexcept;

inline TimePoint SaturatingAdd(TimePoint time, Duration duration) noexcept {
  if (duration > Duration::zero() && time > TimePoint::max() - duration) {
    return TimePoint::max();
  }
  if (duration < Duration::zero() && time < TimePoint::min() - duration) {
    return TimePoint::min();
  }
  return time + duration;
}

}  // namespace ctx::detail

#endif  // CTX_SRC_TIMER_H_
