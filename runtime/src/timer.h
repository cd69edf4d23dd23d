// Ends contexts when their deadline comes.
#ifndef CTX_SRC_TIMER_H_
#define CTX_SRC_TIMER_H_

#include <atomic>
#include <chrono>
#include <cstdint>
#include <exception>

#include "ctx/context.h"
#include "src/cancel_node.h"

namespace ctx::detail {

class TimeSource;

// A node with a deadline of its own.
struct TimerNode final : CancelNode {
  // Where it is among the timers of the real clock; kDone is final.
  static constexpr std::uint16_t kIdle = 0xfffe;
  static constexpr std::uint16_t kDone = 0xffff;

  // `clock` is null for the real one.
  TimerNode(Node* node_parent, TimePoint when, TimeSource* clock,
            std::exception_ptr expiry_cause) noexcept;

  void Detach() noexcept override;
  bool external() const noexcept override {
    return armable() || CancelNode::external();
  }
  // False if it was born expired, or its deadline never comes.
  bool armable() const noexcept { return armable_; }
  void NeverArm() noexcept {
    armable_ = false;
    slot.store(kDone, std::memory_order_relaxed);
  }

  TimeSource* const source;
  const std::exception_ptr deadline_cause;
  // Guarded by the lock of the timers; see TimerWheel.
  TimerNode** wheel_self = nullptr;
  TimerNode* wheel_next = nullptr;
  std::atomic<std::uint16_t> slot{kIdle};

 private:
  bool armable_ = true;
};
static_assert(sizeof(TimerNode) <= 144);

extern constinit std::atomic<bool> timers_running;
void StartTimerThread();
// Makes sure that the timer thread runs. Throws std::system_error if it cannot
// be started.
inline void StartTimers() {
  if (!timers_running.load(std::memory_order_acquire)) StartTimerThread();
}
// In the child of a fork(), which has no timer thread: starts one if timers
// were inherited. To be called by whoever begins to wait for a context.
extern constinit std::atomic<bool> timers_stopped;
void RestartTimers() noexcept;
inline void ReviveTimers() noexcept {
  if (timers_stopped.load(std::memory_order_relaxed)) RestartTimers();
}
void ForgetTimerThread() noexcept;  // In the child of a fork().

// Puts a node among the timers, unless it has ended.
void Arm(TimerNode* node) noexcept;
void Disarm(TimerNode* node) noexcept;

// Ends a node whose deadline has come.
// The caller has a reference, which this takes.
void Expire(TimerNode* node) noexcept;

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
