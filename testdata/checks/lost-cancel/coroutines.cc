struct Task {
  struct promise_type {
    Task get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<> waiting);
  void await_resume();
};

struct Answer {
  struct promise_type {
    Answer get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    std::suspend_always yield_value(int value);
    void return_value(int value);
    void unhandled_exception();
  };
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<> waiting);
  int await_resume();
};

Task Send(ctx::Context c);
Answer Ask(ctx::Context c);
Task Keep(ctx::CancelFunc cancel);

Task ReturnsEarly(ctx::Context parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
  if (Fetch(c)) co_return;  // want note "this path leaves the function without using 'cancel'"
  co_await Send(c);
  cancel();
}

Answer ReturnsAValue(ctx::Context parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
  co_return co_await Ask(c);  // want note "leaves the function without using 'cancel'"
}

Task RunsOffTheEnd(ctx::Context parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
  co_await Send(c);
}  // want note "leaves the function without using 'cancel'"

Task Discards(ctx::Context parent) {
  co_await Send(ctx::WithTimeout(parent, 1s).context);  // want "cancel function returned by 'WithTimeout' is discarded"
}

Task Throws(ctx::Context parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
  co_await Send(c);
  if (!Ready()) throw std::runtime_error("not ready");  // want note "leaves the function without using 'cancel'"
  cancel();
}

Task InALoop(ctx::Context parent, int n) {
  for (int i = 0; i < n; ++i) {
    auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
    if (co_await Ask(c) == 0) continue;  // want note "ends the scope of 'cancel' without using it"
    cancel();
  }
}

Answer EndlessStream(ctx::Context parent) {
  while (true) {
    auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
    co_yield co_await Ask(c);
  }  // want note "ends the scope of 'cancel' without using it"
}

void CoroutineLambda(const ctx::Context& parent) {
  auto run = [](ctx::Context p) -> Task {
    auto [c, cancel] = ctx::WithTimeout(p, 1s);  // want "'cancel' is not used on all paths"
    co_await Send(c);
    co_return;  // want note "leaves the function without using 'cancel'"
  };
  run(parent);
}

Task Cancels(ctx::Context parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  co_await Send(c);
  cancel();
}

Answer CancelsAndReturns(ctx::Context parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  const int answer = co_await Ask(c);
  cancel();
  co_return answer;
}

// A suspension is no exit: the guard lives in the coroutine's frame.
Answer Guarded(ctx::Context parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  ctx::CancelGuard guard(cancel);
  if (!Ready()) co_return 0;
  co_yield 1;
  co_return co_await Ask(c);
}

Task HandedOn(ctx::Context parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  co_await Send(c);
  co_await Keep(cancel);
}

Answer EndlessUser(ctx::Context parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  while (true) co_yield co_await Ask(c);
}

Task CanceledInEveryIteration(ctx::Context parent) {
  while (Ready()) {
    auto [c, cancel] = ctx::WithTimeout(parent, 1s);
    co_await Send(c);
    cancel();
  }
}

Task HandlerCancels(ctx::Context parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  try {
    co_await Send(c);
  } catch (...) {
    cancel();
    throw;
  }
  cancel();
}
