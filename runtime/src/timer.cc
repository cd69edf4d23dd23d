#include "src/timer.h"

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <new>
#include <system_error>
#include <utility>
#include <vector>

#include "src/thread.h"

namespace ctx::detail {
namespace {

// A binary heap by deadline; the nodes know their index, so that taking one out
// needs no search.
class Heap {
 public:
  bool empty() const noexcept { return nodes_.empty(); }
  CancelNode* front() const noexcept { return nodes_.front(); }

  void Push(CancelNode* node) {
    nodes_.push_back(node);
    SiftUp(nodes_.size() - 1);
  }

  void Remove(CancelNode* node) noexcept {
    const std::size_t hole = node->heap_index;
    CancelNode* last = nodes_.back();
    nodes_.pop_back();
    node->heap_index = kNotArmed;
    if (last == node) return;
    nodes_[hole] = last;
    SiftDown(SiftUp(hole));
  }

 private:
  std::size_t SiftUp(std::size_t i) noexcept {
    CancelNode* node = nodes_[i];
    while (i > 0) {
      const std::size_t parent = (i - 1) / 2;
      if (nodes_[parent]->deadline <= node->deadline) break;
      Place(nodes_[parent], i);
      i = parent;
    }
    Place(node, i);
    return i;
  }

  void SiftDown(std::size_t i) noexcept {
    CancelNode* node = nodes_[i];
    while (true) {
      std::size_t child = 2 * i + 1;
      if (child >= nodes_.size()) break;
      if (child + 1 < nodes_.size() &&
          nodes_[child + 1]->deadline < nodes_[child]->deadline) {
        ++child;
      }
      if (node->deadline <= nodes_[child]->deadline) break;
      Place(nodes_[child], i);
      i = child;
    }
    Place(node, i);
  }

  void Place(CancelNode* node, std::size_t i) noexcept {
    nodes_[i] = node;
    node->heap_index = i;
  }

  std::vector<CancelNode*> nodes_;
};

class Timers {
 public:
  // Leaked: the thread is never joined and may outlive static destruction.
  static Timers& Get() {
    static Timers& timers = *new Timers;
    return timers;
  }

  void Arm(CancelNode* node) {
    bool earliest;
    {
      const std::lock_guard lock(mutex_);
      if (node->ended()) return;
      if (!running_) {
        StartThread();
        running_ = true;
      }
      heap_.Push(node);
      earliest = heap_.front() == node;
    }
    if (earliest) changed_.notify_one();
  }

  void Disarm(CancelNode* node) noexcept {
    const std::lock_guard lock(mutex_);
    if (node->heap_index != kNotArmed) heap_.Remove(node);
  }

  std::mutex& mutex() noexcept { return mutex_; }

  // The child of a fork() has no timer thread until a timer is armed there.
  void ResetInChild() noexcept {
    running_ = false;
    // What it knew about waiters is about a thread that is not here.
    ::new (&changed_) std::condition_variable;
  }

 private:
  void StartThread() {
    const bool started = StartDetachedThread(
        [](void* timers) -> void* { static_cast<Timers*>(timers)->Run(); },
        this);
    if (!started) {
      throw std::system_error(
          std::make_error_code(std::errc::resource_unavailable_try_again),
          "ctx: cannot start the timer thread");
    }
  }

  [[noreturn]] void Run() noexcept {
    std::unique_lock lock(mutex_);
    while (true) {
      if (heap_.empty()) {
        changed_.wait(lock);
        continue;
      }
      CancelNode* node = heap_.front();
      const TimePoint deadline = node->deadline;  // It may go while we wait.
      if (Clock::now() < deadline) {
        changed_.wait_until(lock, deadline);
        continue;
      }
      heap_.Remove(node);
      if (!TryAddRef(node)) continue;  // About to be destroyed.
      lock.unlock();
      detail::Cancel(node, Errc::kDeadlineExceeded,
                     {.exception = node->deadline_cause, .code = {}});
      Release(node);
      lock.lock();
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  Heap heap_;
  bool running_ = false;
};

}  // namespace

void Arm(CancelNode* node) { Timers::Get().Arm(node); }
void Disarm(CancelNode* node) noexcept { Timers::Get().Disarm(node); }

void LockTimers() noexcept { Timers::Get().mutex().lock(); }
void UnlockTimersInParent() noexcept { Timers::Get().mutex().unlock(); }
void UnlockTimersInChild() noexcept {
  Timers::Get().ResetInChild();
  Timers::Get().mutex().unlock();
}

}  // namespace ctx::detail
