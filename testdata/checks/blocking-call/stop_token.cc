// With a stop token at hand, the standard library's own overloads take it.

#include <latch>
#include <semaphore>

void WaitAny(std::stop_token st, std::mutex& m,
             std::condition_variable_any& changed) {
  std::unique_lock lock(m);
  changed.wait(lock, Ready);  // want "'wait' ignores context 'st' although an overload takes it; the call outlives cancellation"
}

void WaitAnyLambda(const std::stop_token& token, std::mutex& m,
                   std::condition_variable_any& changed) {
  std::unique_lock lock(m);
  changed.wait(lock, [] { return Ready(); });  // want "'wait' ignores context 'token' although an overload takes it"
}

void WaitFor(std::stop_token st, std::mutex& m,
             std::condition_variable_any& changed) {
  std::unique_lock lock(m);
  changed.wait_for(lock, 10s, Ready);  // want "'wait_for' ignores context 'st' although an overload takes it"
}

void WaitUntil(std::stop_token st, std::mutex& m,
               std::condition_variable_any& changed) {
  std::unique_lock lock(m);
  changed.wait_until(lock, ctx::Clock::now() + 10s, Ready);  // want "'wait_until' ignores context 'st' although an overload takes it"
}

void InThread(std::mutex& m, std::condition_variable_any& changed) {
  std::jthread worker([&](std::stop_token st) {
    std::unique_lock lock(m);
    changed.wait(lock, Ready);  // want "'wait' ignores context 'st' although an overload takes it"
  });
}

// Without a predicate no overload takes a token.
void NoPredicate(std::stop_token st, std::mutex& m,
                 std::condition_variable_any& changed) {
  std::unique_lock lock(m);
  changed.wait(lock);  // want "'wait' blocks without looking at context 'st'; cancellation has to wait for it" note "use"
}

void PlainCondition(std::stop_token st, std::mutex& m,
                    std::condition_variable& changed) {
  std::unique_lock lock(m);
  changed.wait(lock, Ready);  // want "'wait' blocks without looking at context 'st'; cancellation has to wait for it" note "use"
}

void Sleep(std::stop_token st) {
  std::this_thread::sleep_for(1s);  // want "'sleep_for' blocks without looking at context 'st'" note "use"
}

void SleepAtTheThreshold(std::stop_token st) {
  std::this_thread::sleep_for(50ms);  // want "'sleep_for' blocks without looking at context 'st'" note "use"
}

void Future(std::stop_token st, std::future<int>& future) {
  future.get();  // want "'get' blocks without looking at context 'st'" note "use"
}

void Semaphore(std::stop_token st, std::binary_semaphore& semaphore) {
  semaphore.acquire();  // want "'acquire' blocks without looking at context 'st'" note "use"
}

void Drain(int queue);
void Drain(int queue, std::stop_token st);

void OwnOverload(std::stop_token st) {
  Drain(1);  // want "'Drain' ignores context 'st' although an overload takes it"
}

void TokenGiven(std::stop_token st, std::mutex& m,
                std::condition_variable_any& changed) {
  std::unique_lock lock(m);
  changed.wait(lock, st, Ready);
  changed.wait_for(lock, st, 10s, Ready);
  Drain(1, st);
}

void DeadlineWithoutPredicate(std::stop_token st, std::mutex& m,
                              std::condition_variable_any& changed) {
  std::unique_lock lock(m);
  changed.wait_for(lock, 10ms);
  if (st.stop_requested()) return;
  changed.wait_until(lock, ctx::Clock::now() + 10ms);
}

void PlainConditionWithDeadline(std::stop_token st, std::mutex& m,
                                std::condition_variable& changed) {
  std::unique_lock lock(m);
  while (!st.stop_requested()) changed.wait_for(lock, 10ms, Ready);
}

void ShortSleep(std::stop_token st) {
  std::this_thread::sleep_for(49ms);
  if (st.stop_requested()) return;
  std::this_thread::sleep_for(1ms);
}

void Slices(std::stop_token st) {
  while (!st.stop_requested()) std::this_thread::sleep_for(100ms);
}

void UnnamedToken(std::stop_token) { std::this_thread::sleep_for(1s); }

void NoToken(std::mutex& m, std::condition_variable_any& changed) {
  std::unique_lock lock(m);
  changed.wait(lock, Ready);
}
