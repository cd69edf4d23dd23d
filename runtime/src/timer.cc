#include "src/timer.h"

#include <condition_variable>
#include <mutex>
#include <new>
#include <system_error>
#include <utility>

#include "src/thread.h"
#include "src/time_source.h"
#include "src/timer_wheel.h"

namespace ctx::detail {

constinit std::atomic<bool> timers_running{false};
constinit std::atomic<bool> timers_stopped{false};
constinit const Key<std::shared_ptr<TimeSource>> kTimeSource{"ctx::TimeSource"};

namespace {

using Tick = TimerWheel::Tick;

// A tick is 2^16 ns: deadlines are met up to 66 us late, never early.
constexpr int kTickBits = 16;

Tick CeilToTick(TimePoint time) noexcept {
  const auto ns = static_cast<Tick>(
      std::chrono::nanoseconds(time.time_since_epoch()).count());
  return (ns + (Tick{1} << kTickBits) - 1) >> kTickBits;
}

Tick FloorToTick(TimePoint time) noexcept {
  return static_cast<Tick>(
             std::chrono::nanoseconds(time.time_since_epoch()).count()) >>
         kTickBits;
}

TimePoint ToTime(Tick tick) noexcept {
  return TimePoint(std::chrono::nanoseconds(tick << kTickBits));
}

Tick TickOf(const TimerNode* node) noexcept {
  return CeilToTick(node->deadline);
}

class Timers {
 public:
  // Never destroyed: the thread is not joined and may outlive static
  // destruction. Not on the heap, so that nothing counts as leaked.
  static Timers& Get() noexcept {
    alignas(Timers) static unsigned char storage[sizeof(Timers)];
    static Timers& timers = *::new (storage) Timers;
    return timers;
  }

  void Start() {
    const std::lock_guard lock(mutex_);
    if (timers_running.load(std::memory_order_relaxed)) return;
    const bool started = StartDetachedThread(
        [](void* timers) -> void* { static_cast<Timers*>(timers)->Run(); },
        this);
    if (!started) {
      throw std::system_error(
          std::make_error_code(std::errc::resource_unavailable_try_again),
          "ctx: cannot start the timer thread");
    }
    timers_running.store(true, std::memory_order_release);
    timers_stopped.store(false, std::memory_order_relaxed);
  }

  void Arm(TimerNode* node) noexcept {
    const Tick tick = TickOf(node);
    {
      NodeLock lock(&wheel_lock_);
      if (node->ended()) {
        node->slot.store(TimerNode::kDone, std::memory_order_relaxed);
        return;
      }
      const Tick wake = wheel_.Add(node, tick);
      if (wake >= wake_tick_) return;
      wake_tick_ = wake;
    }
    Wake();
  }

  void Disarm(TimerNode* node) noexcept {
    NodeLock lock(&wheel_lock_);
    const auto slot = node->slot.load(std::memory_order_relaxed);
    if (slot < TimerNode::kIdle) wheel_.Remove(node);
    node->slot.store(TimerNode::kDone, std::memory_order_relaxed);
  }

  // In the child of a fork(). The mutex may have been locked by a thread that
  // is not here; the wheel was not, since fork() waits for sections.
  void ForgetThread() noexcept {
    ::new (&mutex_) std::mutex;
    ::new (&changed_) std::condition_variable;
    if (!timers_running.exchange(false)) return;
    wake_tick_ = TimerWheel::kNever;
    timers_stopped.store(!wheel_.empty(), std::memory_order_relaxed);
  }

 private:
  void Wake() noexcept {
    const std::lock_guard lock(mutex_);
    woken_ = true;
    changed_.notify_one();
  }

  [[noreturn]] void Run() noexcept {
    while (true) {
      const Tick next = ExpireDue();
      std::unique_lock lock(mutex_);
      const auto woken = [this] { return woken_; };
      if (next == TimerWheel::kNever) {
        changed_.wait(lock, woken);
      } else {
        changed_.wait_until(lock, ToTime(next), woken);
      }
      woken_ = false;
    }
  }

  // Returns when to come back.
  Tick ExpireDue() noexcept {
    const Tick now = FloorToTick(Clock::now());
    while (true) {
      TimerNode* node;
      {
        NodeLock lock(&wheel_lock_);
        node = wheel_.TakeDue(now, TickOf);
        if (node == nullptr) return wake_tick_ = wheel_.Next();
        if (!TryAddRef(node)) {
          // It is about to be freed, or to hold itself: look again in a
          // millisecond. Not sooner: in the child of a fork() the thread that
          // was about to is not there.
          wheel_.Add(node, now + 16);
          continue;
        }
        node->slot.store(TimerNode::kDone, std::memory_order_relaxed);
      }
      Expire(node);
    }
  }

  // Guarded by wheel_lock_.
  CancelState wheel_lock_;
  TimerWheel wheel_;
  Tick wake_tick_ = TimerWheel::kNever;  // When the thread wakes at the latest.

  std::mutex mutex_;  // For sleeping, and for starting the thread.
  std::condition_variable changed_;
  bool woken_ = false;
};

}  // namespace

TimerNode::TimerNode(Node* node_parent, TimePoint when, TimeSource* clock,
                     std::exception_ptr expiry_cause) noexcept
    : CancelNode(node_parent, NodeKind::kTimer),
      source(clock),
      deadline_cause(std::move(expiry_cause)) {
  state.store(kHasDeadline, std::memory_order_relaxed);
  deadline = when;
}

void TimerNode::Detach() noexcept {
  CancelNode::Detach();
  if (slot.load(std::memory_order_relaxed) == kDone) return;
  if (source != nullptr) {
    source->Disarm(this);
  } else {
    Disarm(this);
  }
}

void StartTimerThread() { Timers::Get().Start(); }

void RestartTimers() noexcept {
  try {
    StartTimers();
  } catch (const std::system_error&) {
    // The next one who waits tries again.
  }
}

void ForgetTimerThread() noexcept { Timers::Get().ForgetThread(); }

void Arm(TimerNode* node) noexcept { Timers::Get().Arm(node); }
void Disarm(TimerNode* node) noexcept { Timers::Get().Disarm(node); }

void Expire(TimerNode* node) noexcept {
  Cancel(node, Errc::kDeadlineExceeded,
         {.exception = node->deadline_cause, .code = {}});
  Release(node);
}

}  // namespace ctx::detail
