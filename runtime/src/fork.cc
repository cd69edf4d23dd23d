// fork() copies the locks as they are. The two global ones are held across it,
// so they are good in the child, which can derive and cancel. The lock of a
// node that another thread holds in that moment stays locked in the child: a
// tree that is in use by several threads should not be used in the child of a
// fork().
#include <pthread.h>

#include <mutex>

#include "src/cancel_node.h"
#include "src/timer.h"

namespace ctx::detail {
namespace {

constinit std::mutex mark_mutex;

void BeforeFork() {
  mark_mutex.lock();
  LockTimers();
}

void InParent() {
  UnlockTimersInParent();
  mark_mutex.unlock();
}

void InChild() {
  UnlockTimersInChild();
  mark_mutex.unlock();
}

[[maybe_unused]] const int registered =
    pthread_atfork(BeforeFork, InParent, InChild);

}  // namespace

std::mutex& MarkMutex() noexcept { return mark_mutex; }

}  // namespace ctx::detail
