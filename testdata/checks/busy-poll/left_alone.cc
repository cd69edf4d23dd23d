// Loops that do something between two questions, and waits.

#include <atomic>

bool Step();
void Poll(int* job);

void Works(const ctx::Context& c) {
  while (!c.IsDone()) Step();
  while (!c.IsDone()) {
    Step();
    std::this_thread::sleep_for(10ms);
  }
  while (!c.IsDone()) {
    if (Step()) break;
    std::this_thread::sleep_for(10ms);
  }
  while (!c.IsDone() && Step()) std::this_thread::yield();
  while (!c.IsDone()) {
    Log("still there");
    std::this_thread::sleep_for(10ms);
  }
}

// A heartbeat.
void Counts(std::stop_token st, int& beats) {
  while (!st.stop_requested()) {
    ++beats;
    std::this_thread::sleep_for(1s);
  }
}

void Waits(const ctx::Context& c) {
  while (!c.IsDone()) {
    if (ctx::SleepFor(c, 1s)) return;
  }
}

void WaitsForChange(std::stop_token st, std::condition_variable& changed,
                    std::unique_lock<std::mutex>& lock, bool& ready) {
  while (!st.stop_requested()) changed.wait_for(lock, 10ms);
  while (!st.stop_requested() && !ready) changed.wait(lock);
}

// A sleep in slices: it ends by itself.
void Slices(std::stop_token st) {
  for (int i = 0; i < 10; ++i) {
    if (st.stop_requested()) return;
    std::this_thread::sleep_for(100ms);
  }
  const auto end = ctx::Clock::now() + 1s;
  while (ctx::Clock::now() < end) {
    if (st.stop_requested()) return;
    std::this_thread::sleep_for(100ms);
  }
  while (!st.stop_requested() && ctx::Clock::now() < end) {
    std::this_thread::sleep_for(100ms);
  }
  auto left = 10;
  while (left > 0 && !st.stop_requested()) {
    std::this_thread::sleep_for(100ms);
    left -= 1;
  }
}

// Whoever owns that may have no way to tell us.
void PollsOthers(std::stop_token st, std::future<int>& reply) {
  while (!st.stop_requested() && !Ready()) std::this_thread::sleep_for(10ms);
  while (!st.stop_requested() && !reply.valid()) std::this_thread::yield();
}

void NoContext(std::atomic<bool>& ready) {
  while (!ready) std::this_thread::sleep_for(1ms);
}

void Once(std::stop_token st) {
  do {
    if (st.stop_requested()) return;
    std::this_thread::sleep_for(1ms);
  } while (false);
}

void Nested(std::stop_token st) {
  while (!st.stop_requested()) {
    for (int i = 0; i < 3; ++i) Step();
  }
}

// Something else ends them as well.
void AlsoFlag(std::stop_token st, std::atomic<bool>& ready) {
  while (!st.stop_requested() && !ready) std::this_thread::sleep_for(1ms);
  while (!st.stop_requested()) {
    if (ready.load()) break;
    std::this_thread::sleep_for(1ms);
  }
  while (!ready.load()) {
    if (st.stop_requested()) return;
    std::this_thread::yield();
  }
}

void AlsoResult(const ctx::Context& c) {
  while (Reply reply = Fetch(c)) {
    if (c.IsDone()) break;
  }
}
