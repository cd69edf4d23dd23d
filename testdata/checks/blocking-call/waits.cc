// Waiting for other threads with a context at hand.

#include <barrier>
#include <latch>
#include <semaphore>

Reply Get(const ctx::Context& c, std::future<Reply>& future) {
  return future.get();  // want "'get' blocks without looking at context 'c'; cancellation has to wait for it" note "use"
}

void Wait(const ctx::Context& c, std::future<void>& future) {
  future.wait();  // want "'wait' blocks without looking at context 'c'; cancellation has to wait for it" note "use"
}

Reply GetShared(const ctx::Context& c, std::shared_future<Reply> future) {
  return future.get();  // want "'get' blocks without looking at context 'c'" note "use"
}

void WaitShared(const ctx::Context& c, const std::shared_future<void>& future) {
  future.wait();  // want "'wait' blocks without looking at context 'c'" note "use"
}

void OfTemporary(const ctx::Context& c) {
  std::async(std::launch::async, [] { Log("later"); }).get();  // want "'get' blocks without looking at context 'c'" note "use"
  Work(c);
}

void All(const ctx::Context& c, std::vector<std::future<int>>& futures) {
  for (std::future<int>& future : futures) {
    future.get();  // want "'get' blocks without looking at context 'c'" note "use"
  }
}

// One finding: after the wait the other one does not block.
Reply WaitThenGet(const ctx::Context& c, std::future<Reply>& future) {
  future.wait();  // want "'wait' blocks without looking at context 'c'" note "use"
  return future.get();
}

// It was another future that was waited for.
int WaitForOther(const ctx::Context& c, std::future<int>& a,
                 std::future<int>& b) {
  if (ctx::Wait(c, a)) return 0;
  return b.get();  // want "'get' blocks without looking at context 'c'" note "use"
}

void Condition(const ctx::Context& c, std::mutex& m,
               std::condition_variable& changed) {
  std::unique_lock lock(m);
  changed.wait(lock);  // want "'wait' blocks without looking at context 'c'" note "use"
}

void ConditionPredicate(const ctx::Context& c, std::mutex& m,
                        std::condition_variable& changed) {
  std::unique_lock lock(m);
  changed.wait(lock, [] { return Ready(); });  // want "'wait' blocks without looking at context 'c'" note "use"
}

void ConditionAny(const ctx::Context& c, std::mutex& m,
                  std::condition_variable_any& changed) {
  std::unique_lock lock(m);
  changed.wait(lock, Ready);  // want "'wait' blocks without looking at context 'c'" note "use"
}

void Latch(const ctx::Context& c, std::latch& latch) {
  latch.wait();  // want "'wait' blocks without looking at context 'c'" note "use"
}

void Barrier(const ctx::Context& c, std::barrier<>& barrier) {
  barrier.arrive_and_wait();  // want "'arrive_and_wait' blocks without looking at context 'c'" note "use"
}

void Semaphore(const ctx::Context& c, std::counting_semaphore<8>& semaphore) {
  semaphore.acquire();  // want "'acquire' blocks without looking at context 'c'" note "use"
}

void BinarySemaphore(const ctx::Context& c, std::binary_semaphore& semaphore) {
  semaphore.acquire();  // want "'acquire' blocks without looking at context 'c'" note "use"
}

Reply WaitedByContext(const ctx::Context& c, std::future<Reply>& future) {
  if (ctx::Wait(c, future)) return {};
  return future.get();
}

Reply WaitedFor(const ctx::Context& c, std::future<Reply>& future) {
  if (future.wait_for(1s) != std::future_status::ready) return Fetch(c);
  return future.get();
}

Reply WaitedInSlices(const ctx::Context& c, std::future<Reply> future) {
  while (future.wait_for(10ms) != std::future_status::ready) {
    if (c.IsDone()) return {};
  }
  return future.get();
}

int WaitedShared(const ctx::Context& c, const std::shared_future<int>& future) {
  const ctx::TimePoint deadline = ctx::Clock::now() + 2s;
  if (future.wait_until(deadline) == std::future_status::timeout) {
    Work(c);
    return 0;
  }
  return future.get();
}

void WithDeadline(const ctx::Context& c, std::mutex& m,
                  std::condition_variable& changed) {
  std::unique_lock lock(m);
  changed.wait_for(lock, 1s);
  changed.wait_for(lock, 1s, Ready);
  changed.wait_until(lock, ctx::Clock::now() + 1s, Ready);
  Work(c);
}

void WithToken(const ctx::Context& c, std::mutex& m,
               std::condition_variable_any& changed) {
  std::unique_lock lock(m);
  changed.wait(lock, c.Done(), Ready);
  changed.wait_for(lock, c.Done(), 1s, Ready);
}

void ByContext(const ctx::Context& c, std::mutex& m,
               std::condition_variable_any& changed) {
  std::unique_lock lock(m);
  if (ctx::Wait(c, changed, lock, Ready)) return;
  Work(c);
}

void DoesNotWait(const ctx::Context& c, std::latch& latch,
                 std::barrier<>& barrier, std::binary_semaphore& semaphore,
                 std::future<int>& future) {
  if (latch.try_wait()) latch.count_down();
  (void)barrier.arrive();
  if (semaphore.try_acquire() || semaphore.try_acquire_for(10ms)) {
    semaphore.release();
  }
  if (future.valid()) Work(c);
}

// Whoever waits for a thread or a lock waits for code, not for the world.
void Join(const ctx::Context& c) {
  std::thread task([c] { Work(c); });
  std::jthread other([c] { Work(c); });
  task.join();
  other.join();
}

void Lock(const ctx::Context& c, std::mutex& m, std::recursive_mutex& r) {
  std::lock_guard guard(m);
  std::unique_lock lock(r, std::defer_lock);
  lock.lock();
  std::mutex own;
  own.lock();
  Work(c);
  own.unlock();
}

// Other things have such members too.
struct Gate {
  void wait();
  int get();
  void acquire();
};

int SameName(const ctx::Context& c, Gate& gate, std::unique_ptr<Gate> owner,
             std::reference_wrapper<Gate> reference) {
  gate.wait();
  gate.acquire();
  Work(c);
  owner.get()->wait();
  return reference.get().get();
}

Reply NoContext(std::future<Reply>& future) { return future.get(); }

void UnnamedContext(const ctx::Context&, std::latch& latch) { latch.wait(); }
