// Contexts of all kinds of places.

#include <atomic>

struct Request {
  ctx::Context context() const;
};

void OfRequest(const Request& request) {
  while (!request.context().IsDone()) std::this_thread::yield();  // want "loop only asks context 'request.context\(\)'" note "yield" note "use"
}

void Pointer(const ctx::Context* c) {
  while (!c->IsDone()) std::this_thread::yield();  // want "loop only asks context 'c'" note "yield" note "use"
}

void Shared(const std::shared_ptr<ctx::Context>& c) {
  while (!(*c).IsDone()) std::this_thread::yield();  // want "loop only asks context" note "yield" note "use"
}

void Local(const Request& request) {
  const ctx::Context c = request.context();
  while (!c.IsDone()) std::this_thread::yield();  // want "loop only asks context 'c'" note "yield" note "use"
}

class Member {
 public:
  void Hold() {
    while (!context_.Err()) usleep_(10);  // want "loop only asks context 'context_'" note "in 'usleep_' here" note "use"
  }
  void Flag() {
    while (!context_.IsDone() && !ready_.load()) std::this_thread::yield();
  }

 private:
  static void usleep_(int n) {
    std::this_thread::sleep_for(std::chrono::microseconds(n));
  }
  ctx::Context context_;
  std::atomic<bool> ready_;
};

void Captured(std::stop_token st) {
  std::thread worker([st] {
    do {  // want "loop only asks context 'st'" note "use"
      std::this_thread::sleep_for(1ms);  // want note "sleep_for"
    } while (!st.stop_requested());
  });
  worker.join();
}

void Compared(const ctx::Context& c) {
  while (c.Err() == std::error_code()) {  // want "loop only asks context 'c'" note "use"
    std::this_thread::sleep_for(1ms);  // want note "sleep_for"
  }
}

void GivesReasons(const ctx::Context& c) {
  while (true) {  // want "loop only asks context 'c'" note "use"
    if (c.Err()) throw std::runtime_error("cancelled");
    std::this_thread::sleep_for(1ms);  // want note "sleep_for"
  }
}
