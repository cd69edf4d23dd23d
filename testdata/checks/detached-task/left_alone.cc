// Tasks that may have the context.

#include "grpcpp/grpcpp.h"

struct Request {
  const ctx::Context& context() const;
};

// Somebody waits for them.
void Joined(const ctx::Context& c) {
  std::thread task([&c] { Work(c); });
  task.join();
}
void JThread(const ctx::Context& c) {
  std::jthread task([&c] { Work(c); });
}
void Maybe(const ctx::Context& c, bool wait) {
  std::thread task([c] { Work(c); });
  if (wait) {
    task.join();
  } else {
    task.detach();
  }
}
void AsyncDiscarded(const ctx::Context& c) {
  std::async([&c] { Work(c); });
}
void HandedOn(const ctx::Context& c, std::vector<std::thread>& threads) {
  threads.emplace_back([c] { Work(c); });
  std::thread task([c] { Work(c); });
  threads.push_back(std::move(task));
}
void Latch(const ctx::Context& c) {
  std::promise<void> promise;
  std::future<void> done = promise.get_future();
  std::thread([&c, promise = std::move(promise)]() mutable {
    Work(c);
    promise.set_value();
  }).detach();
  done.wait();
}
void Condition(const ctx::Context& c, std::condition_variable& changed,
               std::mutex& mutex, bool& done) {
  std::thread([&] {
    Work(c);
    done = true;
    changed.notify_all();
  }).detach();
  std::unique_lock lock(mutex);
  changed.wait_for(lock, 5s, [&] { return done; });
}

// An executor of whose tasks nobody knows.
void Submit(std::function<void()> task);
void Unknown(const ctx::Context& c) {
  Submit([c] { Work(c); });
}

// A context that does not end with the request.
void WithoutCancel(const ctx::Context& c) {
  std::thread([c = ctx::WithoutCancel(c)] { Work(c); }).detach();
}
void WithoutCancelBefore(const ctx::Context& c) {
  ctx::Context own = ctx::WithoutCancel(c);
  std::thread([own] { Work(own); }).detach();
}
void WithLimit(const ctx::Context& c) {
  auto [own, cancel] = ctx::WithTimeout(ctx::WithoutCancel(c), 5s);
  std::thread([own, cancel] {
    Work(own);
    cancel();
  }).detach();
}
void OwnRoot(const ctx::Context& c) {
  Work(c);
  ctx::Context own = ctx::Background();
  std::thread([own] { Work(own); }).detach();
  std::thread(Work, ctx::Background()).detach();
  std::thread(Work, ctx::WithoutCancel(c)).detach();
}

// Who made it is not known.
ctx::Context MakeContext();
const ctx::Context& ServerContext();
void FromCall() {
  ctx::Context c = MakeContext();
  std::thread([c] { Work(c); }).detach();
  const ctx::Context& server = ServerContext();
  std::thread([&server] { Work(server); }).detach();
}
void MaybeOwn(ctx::Context c, bool detach) {
  if (detach) c = ctx::WithoutCancel(c);
  std::thread([c] { Work(c); }).detach();
}

// The context is there to end the task.
void Poller(const ctx::Context& c) {
  std::thread([c] {
    while (!c.IsDone()) {
      Fetch(c);
      ctx::SleepFor(c, 1s);
    }
  }).detach();
}
void Serve(ctx::Context c) {
  for (;;) {
    if (c.Err()) return;
    Fetch(c);
  }
}
void StartServe(const ctx::Context& c) { std::thread(Serve, c).detach(); }
void Watcher(const ctx::Context& c) {
  std::thread([c] {
    if (c.IsDone()) Log("done");
  }).detach();
}

// A thread's token is no request's.
void StopToken(std::stop_token stop) {
  std::thread([stop] { Log(stop.stop_requested() ? "a" : "b"); }).detach();
}

CTX_ROOT void Root(const ctx::Context& c) {
  std::thread([c] { Work(c); }).detach();
}

class Server {
 public:
  explicit Server(const ctx::Context& c) {
    std::thread([c] { Work(c); }).detach();
  }
};

// What is taken from it is no context.
void Peer(grpc::ServerContext* context) {
  std::thread([cancelled = context->IsCancelled()] {
    Log(cancelled ? "a" : "b");
  }).detach();
}

int main() {
  ctx::Context c = ctx::Background();
  std::thread([&c] { Work(c); }).detach();
}
