#include "src/fork_gate.h"

#include <pthread.h>
#include <sched.h>

#include <mutex>

#include "src/timer.h"

namespace ctx::detail {

constinit thread_local ThreadSections thread_sections;
constinit std::atomic<bool> forking{false};

namespace {

using Mode = ThreadSections::Mode;

// Guards the list of threads. Held during fork(), and by every section of a
// thread that has taken itself off the list because it is about to exit.
constinit std::mutex gate;
constinit ThreadSections* threads = nullptr;

void Add(ThreadSections& mine) noexcept {
  mine.prev = nullptr;
  mine.next = threads;
  if (threads != nullptr) threads->prev = &mine;
  threads = &mine;
  mine.mode = Mode::kRegistered;
}

void Remove(ThreadSections& mine) noexcept {
  (mine.prev != nullptr ? mine.prev->next : threads) = mine.next;
  if (mine.next != nullptr) mine.next->prev = mine.prev;
  mine.mode = Mode::kExiting;
}

struct AtThreadExit {
  ~AtThreadExit() {
    const std::lock_guard lock(gate);
    Remove(thread_sections);
  }
};

void BeforeFork() {
  gate.lock();
  forking.store(true, std::memory_order_seq_cst);
  std::atomic_thread_fence(std::memory_order_seq_cst);
  for (ThreadSections* t = threads; t != nullptr; t = t->next) {
    while (t->depth.load(std::memory_order_acquire) != 0) sched_yield();
  }
}

void InParent() {
  forking.store(false, std::memory_order_release);
  gate.unlock();
}

// The other threads are not here. One that came too late to be waited for may
// just have taken its outermost lock, and has changed nothing yet.
void InChild() {
  ThreadSections& mine = thread_sections;
  for (ThreadSections* t = threads; t != nullptr; t = t->next) {
    if (t->depth.load(std::memory_order_relaxed) == 0) continue;
    t->outermost.load(std::memory_order_relaxed)
        ->fetch_and(~kLocked, std::memory_order_relaxed);
  }
  threads = nullptr;
  if (mine.mode == Mode::kRegistered) Add(mine);
  forking.store(false, std::memory_order_release);
  gate.unlock();
  ForgetTimerThread();
}

[[maybe_unused]] const int registered =
    pthread_atfork(BeforeFork, InParent, InChild);

}  // namespace

void EnterUnregistered() noexcept {
  ThreadSections& mine = thread_sections;
  if (mine.mode == Mode::kExiting) {
    gate.lock();
    return;
  }
  thread_local AtThreadExit at_exit;
  static_cast<void>(at_exit);
  const std::lock_guard lock(gate);
  Add(mine);
}

void LeaveExiting() noexcept { gate.unlock(); }

void WaitForFork() noexcept { const std::lock_guard lock(gate); }

}  // namespace ctx::detail
