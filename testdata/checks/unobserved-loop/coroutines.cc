// Coroutines.

struct Task {
  struct promise_type {
    Task get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    std::suspend_always yield_value(int value);
    void return_void();
    void unhandled_exception();
  };
};

struct Step {
  bool await_ready();
  void await_suspend(std::coroutine_handle<> handle);
  bool await_resume();
};
Step Next();
Step Next(ctx::Context c);

Task Endless(ctx::Context c) {
  for (;;) co_await Next();  // want "endless loop never looks at context 'c'" note "ask"
}

Task Sleeps(ctx::Context c) {
  while (co_await Next()) std::this_thread::sleep_for(1ms);  // want "loop never looks at context 'c'" note "pauses" note "ask"
}

Task HandsOn(ctx::Context c) {
  for (;;) co_await Next(c);
}

// Whoever asks for the next value decides whether there is one.
Task Generates(ctx::Context c) {
  for (int i = 0;; ++i) co_yield i;
}

Task Left(ctx::Context c) {
  while (true) {
    if (co_await Next()) co_return;
  }
}
