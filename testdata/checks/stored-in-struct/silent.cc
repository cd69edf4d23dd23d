// Classes that look as if they kept a context.

#include <gtest/gtest.h>

#include <variant>

struct Signatures {
  std::function<ctx::Context()> make;
  std::function<ctx::Context(ctx::Context)> middleware;
  std::vector<std::function<void(const ctx::Context&)>> handlers;
  std::map<std::string, void (*)(ctx::Context)> table;
  ctx::Context (*factory)();
  ctx::Context Worker();
  static ctx::Context shared;
  static thread_local const ctx::Context* current;
  using Type = ctx::Context;
};

struct Ends {
  ctx::CancelFunc cancel;
  ctx::CancelCauseFunc cause;
  ctx::Cancelable both;
  std::vector<ctx::Cancelable> many;
  ctx::StopFunc stop;
  ctx::Group* group;
  std::stop_token token;
  std::stop_source source;
  ctx::Key<int> key;
};

// A closure, written by hand.
struct Visitor {
  const ctx::Context& c;
  void operator()(int) const { Work(c); }
  void operator()(const std::string& key) const { Fetch(c, key); }
};
void Visit(const ctx::Context& c, std::variant<int, std::string>& value) {
  std::visit(Visitor{c}, value);
}

// What tests share.
class HandlerTest : public ::testing::Test {
 protected:
  ctx::Context c_ = ctx::Background();
};

// A request's own object, with an accessor of another name and type.
class Call {
 public:
  ctx::Context context() const { return c_; }

 private:
  ctx::Context c_;
};
class Session {
 public:
  const ctx::Context* GetContext() const { return &c_; }

 private:
  ctx::Context c_;
};

// Somebody else's context.
namespace audio {
struct Context {};
struct Mixer {
  Context c;
};
}  // namespace audio

void Inside(const ctx::Context& c) {
  struct {
    const ctx::Context& c;
  } unnamed{c};
  struct Later {
    ctx::Context c;
    void Run() { Work(c); }
  } later{c};
  Work(unnamed.c);
  later.Run();
}

// A coroutine's frame is no class of anybody's.
struct Task {
  struct promise_type {
    explicit promise_type(const ctx::Context& c) : c(c) {}
    Task get_return_object();
    std::suspend_never initial_suspend();
    std::suspend_never final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
    ctx::Context c;
  };
};
Task Run(ctx::Context c) {
  Work(c);
  co_return;
}

// Awaiters inherit what they are.
struct AwaiterBase {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
};
struct SleepAwaiter : AwaiterBase {
  ctx::Context c;
};

// The library's own.
namespace ctx::testing {
struct Recorder {
  Context root;
};
}  // namespace ctx::testing
