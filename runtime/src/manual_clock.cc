#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>
#include <utility>

#include "ctx/testing.h"
#include "src/time_source.h"

namespace ctx {
namespace detail {

class ManualTimeSource final : public TimeSource {
 public:
  explicit ManualTimeSource(TimePoint start) noexcept : now_(start) {}

  TimePoint Now() const noexcept override {
    const std::lock_guard lock(mutex_);
    return now_;
  }

  void Arm(TimerNode* node) override {
    const std::lock_guard lock(mutex_);
    if (node->ended()) return node->NeverArm();
    timers_.insert({node->deadline, node});
    changed_.notify_all();
  }

  void Disarm(TimerNode* node) noexcept override {
    const std::lock_guard lock(mutex_);
    timers_.erase({node->deadline, node});
    node->slot.store(TimerNode::kDone, std::memory_order_relaxed);
  }

  void Advance(Duration duration) {
    std::unique_lock lock(mutex_);
    const TimePoint target =
        SaturatingAdd(now_, std::max(duration, Duration::zero()));
    while (!timers_.empty() && timers_.begin()->first <= target) {
      const auto [deadline, node] = *timers_.begin();
      now_ = std::max(now_, deadline);
      if (!TryAddRef(node)) {
        // Its thread is about to disarm it, or to let it hold itself.
        lock.unlock();
        std::this_thread::yield();
        lock.lock();
        continue;
      }
      timers_.erase(timers_.begin());
      node->slot.store(TimerNode::kDone, std::memory_order_relaxed);
      lock.unlock();
      Expire(node);
      lock.lock();
    }
    now_ = std::max(now_, target);
  }

  std::size_t Pending() const {
    const std::lock_guard lock(mutex_);
    return timers_.size();
  }

  bool Await(std::size_t count, Duration patience) const {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, patience,
                             [&] { return timers_.size() >= count; });
  }

 private:
  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  TimePoint now_;
  std::set<std::pair<TimePoint, TimerNode*>> timers_;
};

}  // namespace detail

ManualClock::ManualClock(TimePoint start)
    : source_(std::make_shared<detail::ManualTimeSource>(start)),
      root_(WithValue(Background(), detail::kTimeSource, source_)) {}

ManualClock::~ManualClock() = default;

Context ManualClock::Root() const { return root_; }

TimePoint ManualClock::Now() const noexcept { return source_->Now(); }

void ManualClock::Advance(Duration duration) { source_->Advance(duration); }

std::size_t ManualClock::PendingTimers() const { return source_->Pending(); }

bool ManualClock::AwaitTimers(std::size_t count, Duration patience) const {
  return source_->Await(count, patience);
}

}  // namespace ctx
