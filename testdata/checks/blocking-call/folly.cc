// Folly: a coroutine must not hold up its executor.

#include "folly/folly.h"

using folly::CancellationToken;
using folly::coro::Task;

Task<int> Query(int id);
folly::SemiFuture<int> Begin(int id);

Task<int> BlockingWait() {
  co_return folly::coro::blockingWait(Query(1));  // want "'blockingWait' blocks without looking at context 'co_current_cancellation_token'; cancellation has to wait for it" note "use 'co_await' instead"
}

Task<void> Sleeps() {
  std::this_thread::sleep_for(1s);  // want "'sleep_for' blocks without looking at context 'co_current_cancellation_token'" note "use 'co_await folly::coro::sleep' instead"
  co_return;
}

Task<int> Gets(CancellationToken token) {
  co_return Begin(1).get();  // want "'get' blocks without looking at context 'token'" note "use 'co_await' instead"
}

Task<void> Waits() {
  auto future = Begin(1);
  future.wait();  // want "'wait' blocks" note "use 'co_await' instead"
  folly::Baton<> baton;
  baton.wait();  // want "'wait' blocks" note "use 'folly::coro::Baton' instead"
  co_return;
}

void Lambda() {
  auto task = []() -> Task<int> {
    co_return folly::coro::blockingWait(Query(1));  // want "'blockingWait' blocks" note "use"
  };
  folly::coro::blockingWait(task());
}

class Client {
 public:
  Task<int> Fetch() {
    std::unique_lock lock(mutex_);
    ready_.wait(lock, [this] { return open_; });  // want "'wait' blocks" note "use"
    co_return 1;
  }

 private:
  std::mutex mutex_;
  std::condition_variable ready_;
  bool open_ = false;
};

int Sleeps(const CancellationToken& token) {
  std::this_thread::sleep_for(1s);  // want "'sleep_for' blocks without looking at context 'token'" note "use"
  return 0;
}

// The traps.

Task<int> Fine() {
  co_await folly::coro::sleep(1000ms);
  folly::coro::Baton baton;
  co_await baton.wait();
  co_return co_await Query(1) + co_await Begin(2);
}

// Ready by now.
Task<int> ReadyByNow() {
  auto future = Begin(1);
  if (!future.isReady()) co_return 0;
  co_return std::move(future).get();
}

// No coroutine: this is what the function is for.
int Synchronous(int id) { return folly::coro::blockingWait(Query(id)); }

int SynchronousWith(int id, CancellationToken token) {
  return folly::coro::blockingWait(
      folly::coro::co_withCancellation(token, Query(id)));
}

// Returns a task, but is none.
Task<int> NotACoroutine(int id) {
  std::this_thread::sleep_for(1s);
  return Query(id);
}

Task<void> Elsewhere() {
  folly::getGlobalCPUExecutor()->add(
      [] { std::this_thread::sleep_for(1s); });
  co_return;
}

Task<void> Short() {
  std::this_thread::sleep_for(1ms);
  co_return;
}
