// std::stop_token, in threads above all.

#include <queue>

class Job {
 public:
  void Run();
};
Job Take();

void Work(std::stop_token st) {
  while (true) {  // want "endless loop never looks at context 'st'; no cancellation ends it" note "ask 'stop_requested' in each round, or hand 'st' on to what is called"
    Take().Run();
  }
}

void Reference(const std::stop_token& token) {
  while (!Ready()) std::this_thread::sleep_for(10ms);  // want "loop never looks at context 'token'" note "pauses" note "ask"
}

void InThread() {
  std::jthread worker([](std::stop_token st) {
    while (true) {  // want "endless loop never looks at context 'st'" note "ask"
      Take().Run();
    }
  });
  std::jthread good([](std::stop_token st) {
    while (!st.stop_requested()) Take().Run();
  });
}

class Pool {
 public:
  void Start() {
    thread_ = std::jthread([this](std::stop_token st) { Run(st); });
    other_ = std::jthread([this](std::stop_token stop) {
      for (;;) {  // want "endless loop never looks at context 'stop'" note "ask"
        std::unique_lock lock(mutex_);
        changed_.wait(lock);  // want note "each round blocks in 'wait' here"
        if (!queue_.empty()) queue_.front().Run();
      }
    });
  }

 private:
  void Run(std::stop_token st) {
    for (;;) {
      std::unique_lock lock(mutex_);
      if (!any_.wait(lock, st, [&] { return !queue_.empty(); })) return;
      queue_.front().Run();
    }
  }

  std::mutex mutex_;
  std::condition_variable changed_;
  std::condition_variable_any any_;
  std::queue<Job> queue_;
  std::jthread thread_;
  std::jthread other_;
};

void Captured(std::stop_token st) {
  std::thread worker([st] {
    while (!Ready()) std::this_thread::sleep_for(10ms);  // want "loop never looks at context 'st'" note "pauses" note "ask"
  });
  std::thread good([st] {
    while (!st.stop_requested()) std::this_thread::sleep_for(10ms);
  });
  std::thread none([] {
    for (;;) Take().Run();
  });
  worker.join();
  good.join();
  none.join();
}

void Possible(std::stop_token st) {
  while (!Ready() && st.stop_possible()) std::this_thread::yield();
}

// The source is there to end others; who waits for them has asked them to.
void Ends(std::stop_source& source, std::stop_token own) {
  source.request_stop();
  std::stop_callback wake(own, [] {});
}

template <class Queue>
void Consume(Queue& queue, std::stop_token st) {
  while (true) {  // want "endless loop never looks at context 'st'" note "ask"
    queue.front();
  }
}
template void Consume(std::queue<int>&, std::stop_token);
template void Consume(std::queue<Job>&, std::stop_token);

template <bool kAsk>
void Choose(std::stop_token st) {
  for (;;) {  // want "endless loop never looks at context 'st'" note "ask"
    if constexpr (kAsk) {
      if (st.stop_requested()) return;
    }
    Take().Run();
  }
}
template void Choose<false>(std::stop_token);

template <class Token>
void AnyToken(Token token) {
  while (!Ready()) std::this_thread::sleep_for(10ms);  // want "loop never looks at context 'token'" note "pauses" note "ask"
}
template void AnyToken(std::stop_token);
template void AnyToken(int);

#define FOR_EVER for (;;)
#define SLEEP(n) std::this_thread::sleep_for(n)
#define RETRY(expr) \
  do {              \
  } while (!(expr))

void Macros(std::stop_token st) {
  FOR_EVER {  // want "endless loop never looks at context 'st'" note "ask"
    Take().Run();
  }
}

void PauseInMacro(std::stop_token st) {
  while (!Ready()) SLEEP(10ms);  // want "loop never looks at context 'st'" note "pauses" note "ask"
  RETRY(Ready());
}
