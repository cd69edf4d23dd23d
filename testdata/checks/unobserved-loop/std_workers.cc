// Threads that have a token and do not look at it.

#include <atomic>

bool Step();

void Worker() {
  std::jthread worker([](std::stop_token st) {
    for (;;) {  // want "endless loop never looks at context 'st'; no cancellation ends it" note "ask 'stop_requested'"
      Step();
      std::this_thread::sleep_for(1s);  // want note "each round pauses in 'sleep_for' here"
    }
  });
}

void Obeys(std::stop_token st) {
  while (!st.stop_requested()) {
    Step();
    std::this_thread::sleep_for(1s);
  }
}

void Waits(std::stop_token st, std::mutex& m, std::condition_variable_any& cv) {
  std::unique_lock lock(m);
  while (cv.wait(lock, st, Ready)) Step();
}

// The callback ends it.
void Flagged(std::stop_token st) {
  std::atomic<bool> stop = false;
  std::stop_callback on_stop(st, [&] { stop = true; });
  while (!stop) std::this_thread::sleep_for(1s);
}

// The owner of a thread.
void Owner() {
  std::jthread worker([](std::stop_token st) {
    while (!st.stop_requested()) Step();
  });
  for (;;) {
    Step();
    std::this_thread::sleep_for(1s);
  }
}
