// A std::stop_callback is registered for as long as it lives.

void Wake();

void Temporary(std::stop_token st) {
  std::stop_callback(st, [] { Wake(); });  // want "this 'stop_callback' has no name; it is undone at once"
  Work(ctx::Background());
}

void TemporaryBraces(std::stop_token st) {
  std::stop_callback{st, [] { Wake(); }};  // want "this 'stop_callback' has no name"
  Work(ctx::Background());
}

void TemporaryFunction(std::stop_token st) {
  std::stop_callback<void (*)()>(st, Wake);  // want "this 'stop_callback' has no name"
}

void Named(std::stop_token st) {
  std::stop_callback on_stop(st, [] { Wake(); });
  Work(ctx::Background());
}

struct Waiter {
  explicit Waiter(std::stop_token st) : on_stop_(st, Wake) {}
  std::stop_callback<void (*)()> on_stop_;
};

void Later(std::stop_token st) {
  std::optional<std::stop_callback<void (*)()>> on_stop;
  on_stop.emplace(st, Wake);
  auto owned = std::make_unique<std::stop_callback<void (*)()>>(st, Wake);
  Work(ctx::Background());
}

// A source is not lost when nobody asks it to stop: its owner may have no
// reason to.
std::stop_token Source() {
  std::stop_source source;
  return source.get_token();
}

// A jthread stops and joins by itself.
void Thread() {
  std::jthread worker([](std::stop_token st) {
    while (!st.stop_requested()) Wake();
  });
}
