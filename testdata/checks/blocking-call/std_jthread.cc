// Threads that are asked to stop, and those that ask them.

#include <atomic>

void Step();

void Sleeps() {
  std::jthread worker([](std::stop_token st) {
    while (!st.stop_requested()) {
      Step();
      std::this_thread::sleep_for(5s);  // want "'sleep_for' blocks without looking at context 'st'" note "use"
    }
  });
}

class Queue {
 public:
  void Run(std::stop_token st) {
    std::unique_lock lock(m_);
    while (!st.stop_requested()) {
      changed_.wait(lock, [this] { return !items_.empty(); });  // want "'wait' blocks without looking at context 'st'" note "use 'std::condition_variable_any'"
      items_.clear();
    }
  }

  void RunAny(const std::stop_token& st) {
    std::unique_lock lock(m_);
    any_.wait(lock, [this] { return !items_.empty(); });  // want "'wait' ignores context 'st' although an overload takes it"
    any_.wait(lock, st, [this] { return !items_.empty(); });
  }

  void RunAsking(std::stop_token st) {
    std::unique_lock lock(m_);
    changed_.wait(lock, [&] { return !items_.empty() || st.stop_requested(); });
  }

  // Whoever asks it to stop wakes it up.
  void RunWoken(std::stop_token st) {
    std::stop_callback wake(st, [this] { changed_.notify_all(); });
    std::unique_lock lock(m_);
    while (items_.empty() && !st.stop_requested()) changed_.wait(lock);
  }

 private:
  std::mutex m_;
  std::condition_variable changed_;
  std::condition_variable_any any_;
  std::vector<int> items_;
};

// The same for a socket that the callback closes.
void Receives(std::stop_token st, std::future<int>& answer,
              std::promise<int>& promise) {
  std::stop_callback cancel(st, [&] { promise.set_value(0); });
  answer.get();
}

// A polyfill of the overload.
template <class Condition, class Lock, class Predicate>
void CondvarWait(Condition& cv, Lock& lock, std::stop_token token,
                 Predicate&& predicate) {
  if (token.stop_requested()) return;
  std::stop_callback callback(token, [&] { cv.notify_all(); });
  cv.wait(lock, [&] { return predicate() || token.stop_requested(); });
}

void UsesPolyfill(std::stop_token st, std::mutex& m,
                  std::condition_variable& cv) {
  std::unique_lock lock(m);
  CondvarWait(cv, lock, st, Ready);
}

// The owner of a thread has its token, but is not the one who must obey it.
void Owner() {
  std::jthread worker([](std::stop_token st) {
    while (!st.stop_requested()) Step();
  });
  std::this_thread::sleep_for(1s);
  worker.request_stop();
}

void OwnerOfSource() {
  std::stop_source source;
  std::thread worker([st = source.get_token()] {
    while (!st.stop_requested()) Step();
  });
  std::this_thread::sleep_for(1s);
  source.request_stop();
  worker.join();
}

// Its own default says that the token is optional.
void Optional(std::stop_token st = {}) {
  std::this_thread::sleep_for(1s);  // want "'sleep_for' blocks without looking at context 'st'" note "use"
}

void BySource(std::stop_source& source) {
  std::this_thread::sleep_for(1s);  // want "'sleep_for' blocks without looking at context 'source.get_token\(\)'" note "use"
}

void Atomics(std::stop_token st, std::atomic<int>& state) {
  state.wait(0);  // want "'wait' blocks without looking at context 'st'" note "use"
}
