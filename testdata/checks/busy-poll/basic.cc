// Loops that do nothing but ask.

#include <atomic>

void Sleeps(const ctx::Context& c) {
  while (!c.IsDone()) {  // want "loop only asks context 'c' again and again; it wakes up for nothing, and late for the end" note "use 'ctx::SleepFor', or 'ctx::Wait'"
    std::this_thread::sleep_for(10ms);  // want note "between two questions it is in 'sleep_for' here"
  }
}

void Spins(const ctx::Context& c) {
  while (!c.IsDone()) {  // want "loop only asks context 'c' again and again; it keeps a processor busy until the answer changes" note "use"
  }
  while (!c.IsDone());  // want "loop only asks context 'c'" note "use"
}

void Yields(const ctx::Context& c) {
  for (;;) {  // want "loop only asks context 'c'" note "use"
    if (c.Err()) return;
    std::this_thread::yield();  // want note "in 'yield' here"
  }
}

void KeepsTheAnswer(const ctx::Context& c) {
  while (true) {  // want "loop only asks context 'c'" note "use"
    auto error = c.Err();
    if (error) break;
    std::this_thread::sleep_for(1s);  // want note "sleep_for"
  }
}

void Declares(const ctx::Context& c) {
  for (;;) {  // want "loop only asks context 'c'" note "use"
    if (auto error = c.Err()) {
      Log("over");
      return;
    }
    std::this_thread::sleep_for(1s);  // want note "sleep_for"
  }
}

void Do(const ctx::Context& c) {
  do {  // want "loop only asks context 'c'" note "use"
    std::this_thread::sleep_for(1s);  // want note "sleep_for"
  } while (!c.Err());
}

void Continues(const ctx::Context& c) {
  for (; !c.IsDone(); std::this_thread::sleep_for(1s)) continue;  // want "loop only asks context 'c'" note "sleep_for" note "use"
}

void Token(std::stop_token st) {
  while (!st.stop_requested()) std::this_thread::sleep_for(100ms);  // want "loop only asks context 'st'" note "sleep_for" note "use 'std::condition_variable_any::wait' or 'wait_for' with the stop_token"
}

void TokenOfContext(const ctx::Context& c) {
  while (!c.Done().stop_requested()) std::this_thread::yield();  // want "loop only asks context 'c.Done\(\)'" note "yield" note "use"
}

class Worker {
 public:
  void Wait() {
    while (!Stopped()) Nap();  // want "loop only asks context 'stop_'" note "in 'Nap' here" note "use"
  }

 private:
  bool Stopped() const { return stop_.stop_requested(); }
  void Nap() const { std::this_thread::sleep_for(1ms); }
  std::stop_token stop_;
};

void InThread() {
  std::jthread thread([](std::stop_token st) {
    while (!st.stop_requested()) std::this_thread::yield();  // want "loop only asks context 'st'" note "yield" note "use"
  });
}

template <class Token>
void Generic(Token token) {
  while (!token.stop_requested()) std::this_thread::yield();  // want "loop only asks context 'token'" note "yield" note "use"
}
template void Generic(std::stop_token);

#define NAP() std::this_thread::sleep_for(1ms)

void Macro(std::stop_token st) {
  while (!st.stop_requested()) NAP();  // want "loop only asks context 'st'" note "sleep_for" note "use"
}
