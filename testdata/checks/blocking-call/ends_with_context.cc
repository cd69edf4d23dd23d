// Waits that end with the context after all, though the call looks at none.

#include <semaphore>

#include "folly/folly.h"
#include "mongo/mongo.h"
#include "seastar/seastar.hh"

int Start(const ctx::Context& c, int id);
int Compute(int id);

// The task has the context.
int OfTask(const ctx::Context& c) {
  return std::async(std::launch::async, [&] { return Start(c, 1); }).get();
}

int OfKeptTask(const ctx::Context& c) {
  auto task = std::async(std::launch::async, [c] { return Start(c, 1); });
  Work(c);
  return task.get();
}

int OfLaterTask(const ctx::Context& c) {
  std::future<int> task;
  task = std::async(std::launch::async, Start, c, 1);
  return task.get();
}

int OfTasks(const ctx::Context& c) {
  std::vector<std::future<int>> tasks;
  for (int i = 0; i < 4; ++i) {
    tasks.push_back(std::async(std::launch::async, [&, i] {
      return Start(c, i);
    }));
  }
  int sum = 0;
  for (auto& task : tasks) sum += task.get();
  return sum;
}

int OfOtherTask(const ctx::Context& c) {
  auto task = std::async(std::launch::async, [] { return Compute(1); });
  Work(c);
  return task.get();  // want "'get' blocks without looking at context 'c'" note "use"
}

// Runs in line, when it is asked for.
int Deferred(const ctx::Context& c) {
  auto task = std::async(std::launch::deferred, [&] { return Start(c, 1); });
  return task.get();
}

int DeferredWithout(const ctx::Context& c) {
  auto task = std::async(std::launch::deferred, [] { return Compute(1); });
  Work(c);
  return task.get();
}

int DeferredBlocks(const ctx::Context& c) {
  auto task = std::async(std::launch::deferred, [&] {
    std::this_thread::sleep_for(1s);  // want "'sleep_for' blocks without looking at context 'c'" note "use"
    return Start(c, 1);
  });
  return task.get();
}

int EitherWay(const ctx::Context& c) {
  auto task = std::async(std::launch::async | std::launch::deferred,
                         [] { return Compute(1); });
  Work(c);
  return task.get();  // want "'get' blocks without looking at context 'c'" note "use"
}

// There by now.
int Kept(const ctx::Context& c, std::promise<int>& promise) {
  auto value = promise.get_future();
  promise.set_value(Start(c, 1));
  return value.get();
}

int Ran(const ctx::Context& c) {
  std::packaged_task<int()> task([] { return Compute(1); });
  auto value = task.get_future();
  task();
  Work(c);
  return value.get();
}

int OtherPromise(const ctx::Context& c, std::promise<int>& promise,
                 std::promise<int>& other) {
  auto value = promise.get_future();
  other.set_value(Start(c, 1));
  return value.get();  // want "'get' blocks without looking at context 'c'" note "use"
}

int RanElsewhere(const ctx::Context& c) {
  std::packaged_task<int()> task([] { return Compute(1); });
  auto value = task.get_future();
  std::thread(std::move(task)).detach();
  Work(c);
  return value.get();  // want "'get' blocks without looking at context 'c'" note "use"
}

// Folly, outside coroutines.
folly::SemiFuture<int> Begin(int id);
folly::SemiFuture<int> BeginTask(int id, folly::CancellationToken token);

int Plain(folly::CancellationToken token) {
  if (token.isCancellationRequested()) return 0;
  auto future = Begin(1);
  future.wait();  // want "'wait' blocks without looking at context 'token'" note "use a 'folly::CancellationCallback'"
  return std::move(future).get();
}

int PlainGet(const folly::CancellationToken& token, folly::Future<int> future) {
  return std::move(future).get();  // want "'get' blocks without looking at context 'token'" note "use a 'folly::CancellationCallback'"
}

int PlainWithLimit(folly::CancellationToken token) {
  if (token.isCancellationRequested()) return 0;
  return Begin(1).get(200ms);
}

int PlainWithToken(folly::CancellationToken token) {
  return BeginTask(1, token).get();
}

int PlainWithCallback(folly::CancellationToken token,
                      folly::Future<int> future) {
  folly::CancellationCallback stop(token, [&] { future.cancel(); });
  return std::move(future).get();
}

int NoToken(folly::Future<int> future) { return std::move(future).get(); }

// MongoDB: a notification that was waited for.
int Notified(mongo::OperationContext* opCtx,
             mongo::Notification<int>& arrived) {
  while (!arrived.waitFor(opCtx, mongo::Milliseconds(500))) {
    opCtx->checkForInterrupt();
  }
  return arrived.get();
}

int OtherNotified(mongo::OperationContext* opCtx,
                  mongo::Notification<int>& arrived,
                  mongo::Notification<int>& other) {
  if (!arrived.waitFor(opCtx, mongo::Milliseconds(500))) return 0;
  return other.get();  // want "'get' ignores context 'opCtx' although an overload takes it"
}

// Behind a loop that goes on until the context is over.
bool Handle(int fd, std::stop_token stop);

void Behind(std::stop_token stop, int fd) {
  while (!stop.stop_requested()) Handle(fd, stop);
  std::this_thread::sleep_for(1s);
}

void BehindFor(const ctx::Context& c) {
  for (int i = 0; !c.IsDone(); ++i) {
    if (i % 2 == 0) continue;
    Work(c);
  }
  {
    std::this_thread::sleep_for(1s);
  }
}

void BehindDo(const ctx::Context& c) {
  do {
    Work(c);
  } while (!c.Err());
  std::this_thread::sleep_for(1s);
}

void BehindBreak(std::stop_token stop, int fd) {
  while (!stop.stop_requested()) {
    if (!Handle(fd, stop)) break;
  }
  std::this_thread::sleep_for(1s);  // want "'sleep_for' blocks without looking at context 'stop'" note "use"
}

void BehindInnerBreak(std::stop_token stop, int fd) {
  while (!stop.stop_requested()) {
    for (int i = 0; i < 3; ++i) {
      if (!Handle(fd + i, stop)) break;
    }
  }
  std::this_thread::sleep_for(1s);
}

void BehindOtherReason(std::stop_token stop, int fd) {
  while (!Ready() && !stop.stop_requested()) Handle(fd, stop);
  std::this_thread::sleep_for(1s);  // want "'sleep_for' blocks without looking at context 'stop'" note "use"
}

void Within(std::stop_token stop, int fd) {
  while (!stop.stop_requested()) {
    Handle(fd, stop);
    std::this_thread::sleep_for(1s);  // want "'sleep_for' blocks without looking at context 'stop'" note "use"
  }
}

// Something wakes the wait up.
struct Socket {
  CTX_BLOCKING int Read();
  void Shutdown();
};

void Wakes(const ctx::Context& c, std::counting_semaphore<8>& slots) {
  auto stop = ctx::AfterFunc(c, [&] { slots.release(); });
  slots.acquire();
  stop();
}

void WakesNobody(const ctx::Context& c, std::counting_semaphore<8>& slots) {
  auto stop = ctx::AfterFunc(c, [] { Log("over"); });
  slots.acquire();  // want "'acquire' blocks without looking at context 'c'" note "use"
  stop();
}

int WakesMarked(const ctx::Context& c, Socket& socket) {
  auto stop = ctx::AfterFunc(c, [&] { socket.Shutdown(); });
  return socket.Read();
}

int WakesOther(const ctx::Context& c, Socket& socket, Socket& other) {
  auto stop = ctx::AfterFunc(c, [&] { other.Shutdown(); });
  return socket.Read();  // want "'Read' blocks and takes no context"
}

int WakesByToken(std::stop_token token, Socket& socket) {
  std::stop_callback stop(token, [&] { socket.Shutdown(); });
  return socket.Read();
}

seastar::future<> Broken(seastar::abort_source& as) {
  seastar::semaphore slots(0);
  auto stop = as.subscribe([&]() noexcept { slots.broken(); });
  co_await slots.wait();
}

seastar::future<> NotBroken(seastar::abort_source& as,
                            seastar::semaphore& slots) {
  auto stop = as.subscribe([]() noexcept { Log("over"); });
  co_await slots.wait();  // want "'wait' ignores context 'as' although an overload takes it"
}
