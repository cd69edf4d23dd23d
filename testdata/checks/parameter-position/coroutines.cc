// Coroutines are functions like others.

struct Task {
  struct promise_type {
    Task get_return_object();
    std::suspend_never initial_suspend() noexcept;
    std::suspend_never final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
  };
  bool await_ready();
  void await_suspend(std::coroutine_handle<> handle);
  void await_resume();
};

Task Serve(int port, ctx::Context c) {  // want "context parameter 'c' is not the first parameter"
  if (port > 0) Work(c);
  co_return;
}

template <class T>
Task Store(T value, ctx::Context c) {  // want "context parameter 'c' is not the first parameter"
  Work(c);
  co_return;
}

class Connection {
 public:
  Task Send(std::string text, ctx::Context c) {  // want "context parameter 'c' is not the first parameter"
    co_await Flush(c, text.size());
  }

 private:
  Task Flush(ctx::Context c, std::size_t size) {
    Work(c);
    co_return;
  }
};

Task Accept(ctx::Context c, int port) {
  auto handle = [](int fd, ctx::Context own) -> Task {
    Work(own);
    co_return;
  };
  co_await handle(port, c);
  co_await Serve(port, c);
  co_await Store(1, c);
  co_await Store(std::string("two"), c);
}
