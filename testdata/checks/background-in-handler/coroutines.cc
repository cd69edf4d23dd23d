// Coroutines: the parameter lives in the frame and stays in scope.

struct Task {
  struct promise_type {
    Task get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    std::suspend_always yield_value(Reply reply);
    void return_void();
    void unhandled_exception();
  };
};

template <class T>
struct Async {
  struct promise_type {
    Async get_return_object();
    std::suspend_always initial_suspend() noexcept;
    std::suspend_always final_suspend() noexcept;
    void return_value(T value);
    void unhandled_exception();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<> handle);
  T await_resume();
};

Async<Reply> FetchAsync(ctx::Context c);

Task Await(ctx::Context c) {
  Reply reply = co_await FetchAsync(ctx::Background());  // want "'Background' starts a new root although context 'c' is in scope"
  (void)reply;
}

Async<Reply> Return(ctx::Context c) {
  co_return Fetch(ctx::TODO());  // want "'TODO' starts a new root although context 'c' is in scope"
}

Task Yield(ctx::Context c) {
  co_yield Fetch(ctx::Background());  // want "'Background' starts a new root although context 'c' is in scope"
}

Task AfterSuspension(ctx::Context c) {
  co_await FetchAsync(c);
  auto [child, cancel] = ctx::WithTimeout(ctx::Background(), 1s);  // want "'Background' starts a new root although context 'c' is in scope"
  ctx::CancelGuard guard(cancel);
  co_await FetchAsync(child);
}

Task UnnamedParameter(ctx::Context) {
  co_await FetchAsync(ctx::Background());
}

Task NoContext(std::string key) {
  Reply reply = co_await FetchAsync(ctx::Background());
  Log(reply.text + key);
}

Async<Reply> Fallback(std::optional<ctx::Context> maybe) {
  co_return co_await FetchAsync(maybe.value_or(ctx::Background()));
}

CTX_ROOT Task Root(ctx::Context c) {
  co_await FetchAsync(c);
  co_await FetchAsync(ctx::Background());
}

Task Propagates(ctx::Context c) {
  for (int i = 0; i < 3; ++i) co_await FetchAsync(c);
}
