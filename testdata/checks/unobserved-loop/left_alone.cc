// Loops that look, in whatever way, and loops that end soon.

#include <atomic>
#include <iostream>
#include <queue>

void Step();
bool Next(int* job);

void Asks(const ctx::Context& c) {
  while (!c.IsDone()) std::this_thread::sleep_for(10ms);
  for (;;) {
    if (c.Err()) break;
    std::this_thread::sleep_for(10ms);
  }
}

void AsksThroughToken(const ctx::Context& c) {
  while (!Ready()) {
    if (c.Done().stop_requested()) return;
    std::this_thread::sleep_for(10ms);
  }
}

void HandsOn(const ctx::Context& c) {
  while (!Ready()) {
    if (!Fetch(c)) return;
    std::this_thread::sleep_for(10ms);
  }
  for (;;) Work(c);
}

void SleepsUnderIt(const ctx::Context& c) {
  while (!Ready()) {
    if (ctx::SleepFor(c, 10ms)) return;
  }
}

void Captures(const ctx::Context& c) {
  while (!Ready()) {
    [&] { Work(c); }();
    std::this_thread::sleep_for(10ms);
  }
}

void Closure(const ctx::Context& c) {
  auto over = [&] { return c.IsDone(); };
  while (!over()) std::this_thread::sleep_for(10ms);
}

void HandsClosureOn(const ctx::Context& c,
                    void (*run)(const std::function<void()>&)) {
  std::function<void()> task = [&] { Work(c); };
  while (!Ready()) {
    run(task);
    std::this_thread::sleep_for(10ms);
  }
}

// Something that was given the context looks at it.
class Reader {
 public:
  explicit Reader(const ctx::Context& c);
  bool Read(int* value);
  bool Wait();
  void Attach(const ctx::Context& c);
};
std::unique_ptr<Reader> Open(const ctx::Context& c);
void Bind(Reader* reader, const ctx::Context& c);

void OfContext(const ctx::Context& c) {
  Reader reader(c);
  int value = 0;
  while (reader.Read(&value)) std::this_thread::sleep_for(10ms);
  std::unique_ptr<Reader> opened = Open(c);
  while (opened->Read(&value)) std::this_thread::sleep_for(10ms);
}

void Attached(const ctx::Context& c, Reader& mine, Reader& other) {
  mine.Attach(c);
  int value = 0;
  while (mine.Read(&value)) std::this_thread::sleep_for(10ms);
  Bind(&other, c);
  while (other.Read(&value)) std::this_thread::sleep_for(10ms);
}

// The tasks obey; who waits for them does not go on without them.
void WaitsForTasks(const ctx::Context& c) {
  std::vector<std::future<void>> tasks;
  for (int i = 0; i < 3; ++i) {
    tasks.push_back(std::async(std::launch::async, [&c] { Work(c); }));
  }
  for (std::future<void>& task : tasks) task.get();
  std::future<void> last = std::async([&c] { Work(c); });
  while (last.wait_for(1s) != std::future_status::ready) Log("still there");
}

void FlagOfCallback(const ctx::Context& c) {
  std::atomic<bool> over = false;
  std::stop_callback wake(c.Done(), [&] { over = true; });
  while (!over) std::this_thread::sleep_for(10ms);
}

void FlagOfAfterFunc(const ctx::Context& c) {
  bool over = false;
  auto stop = ctx::AfterFunc(c, [&over] { over = true; });
  while (!over) std::this_thread::sleep_for(10ms);
}

class Service {
 public:
  void Run(const ctx::Context& c) {
    while (running_) std::this_thread::sleep_for(10ms);
    while (!IsStopping()) std::this_thread::sleep_for(10ms);
    for (;;) {
      if (stop_.load()) break;
      std::this_thread::sleep_for(10ms);
    }
  }

  void Loop(const ctx::Context& c, std::condition_variable& changed,
            std::unique_lock<std::mutex>& lock) {
    for (;;) {
      changed.wait_for(lock, 1s, [&] { return !running_ || Ready(); });
      if (Ready()) return;
    }
  }

  void Deadline(const ctx::Context& c) {
    auto deadline = c.Deadline();
    while (deadline && ctx::Clock::now() < *deadline) {
      std::this_thread::sleep_for(10ms);
    }
  }

 private:
  bool IsStopping() const;
  bool running_ = true;
  std::atomic<bool> stop_ = false;
};

bool interrupted();
void CheckForInterrupts();

void OtherWays(const ctx::Context& c) {
  while (!interrupted()) std::this_thread::sleep_for(10ms);
  while (!Ready()) {
    CheckForInterrupts();
    std::this_thread::sleep_for(10ms);
  }
}

void Bounded(const ctx::Context& c, const std::vector<int>& jobs) {
  for (int job : jobs) Log(std::to_string(job));
  for (int i = 0; i < 1000; ++i) Step();
  for (int i = 0; i < 3; ++i) std::this_thread::sleep_for(1ms);
  for (int job : jobs) {
    Log(std::to_string(job));
    std::this_thread::yield();
  }
}

void BoundedInObserving(const ctx::Context& c) {
  while (!c.IsDone()) {
    for (int i = 0; i < 3; ++i) std::this_thread::sleep_for(10ms);
  }
}

int Computes(const ctx::Context& c, std::queue<int>& queue) {
  int sum = 0;
  while (!queue.empty()) {
    sum += queue.front();
    queue.pop();
  }
  for (;;) {
    if (--sum < 0) break;
    Step();
  }
  std::string line;
  while (std::getline(std::cin, line)) Log(line);
  while (true) {
    if (sum++ > 100) return sum;
  }
}

void Once(const ctx::Context& c) {
  do {
    std::this_thread::sleep_for(1s);
  } while (0);
  while (true) {
    std::this_thread::sleep_for(1s);
    break;
  }
}

// Not in each round.
void OnTheWayOut(const ctx::Context& c, std::future<int>& reply) {
  int job = 0;
  while (Next(&job)) {
    if (job == 0) {
      reply.get();
      return;
    }
    if (job == 1) {
      std::this_thread::sleep_for(1s);
      break;
    }
    if (job == 2) throw std::runtime_error(std::to_string(reply.get()));
  }
}

// A wait with its condition: the wait alone is at fault, and reported as such.
void SoleWait(const ctx::Context& c, std::condition_variable& changed,
              std::unique_lock<std::mutex>& lock, bool& ready) {
  while (!ready) changed.wait(lock);
  while (!ready) {
    changed.wait(lock);
  }
}

void SpinLock(const ctx::Context& c, std::atomic<bool>& taken,
              std::atomic_flag& flag, std::mutex& mutex) {
  bool expected = false;
  while (!taken.compare_exchange_weak(expected, true)) {
    std::this_thread::yield();
  }
  while (flag.test_and_set()) std::this_thread::yield();
  while (!mutex.try_lock()) std::this_thread::yield();
}

void AfterTheEnd(const ctx::Context& c) {
  if (c.IsDone()) {
    while (!Ready()) std::this_thread::sleep_for(10ms);
  }
}

// What is left is done in any case.
void Drains(const ctx::Context& c, std::queue<std::future<int>>& queue) {
  while (!c.IsDone()) {
    queue.front().wait_for(1s);
    queue.pop();
  }
  while (!queue.empty()) {
    Log(std::to_string(queue.front().get()));
    queue.pop();
  }
}

void Unnamed(const ctx::Context&) {
  while (!Ready()) std::this_thread::sleep_for(10ms);
}

void Dropped(const ctx::Context& c) {
  (void)c;
  while (!Ready()) std::this_thread::sleep_for(10ms);
}

void NoContext() {
  for (;;) std::this_thread::sleep_for(10ms);
}

// A root of its own connects it to nobody.
void OwnRoot() {
  ctx::Context c = ctx::Background();
  while (!Ready()) std::this_thread::sleep_for(10ms);
}

CTX_ROOT void Root(const ctx::Context& c) {
  for (;;) Step();
}

class Guard {
 public:
  ~Guard() {
    ctx::Context c = context();
    while (!Ready()) std::this_thread::sleep_for(10ms);
  }
  ctx::Context context() const;
};

int main() {
  auto [c, cancel] = ctx::WithCancel(ctx::Background());
  while (!Ready()) std::this_thread::sleep_for(10ms);
  cancel();
}
