// A context that is a data member, however it is held.

struct Value {
  ctx::Context c;  // want "member 'c' keeps a context beyond the call that it was made for; hand it to each function that needs it"
};

class Others {
  const ctx::Context& reference_;              // want "member 'reference_' keeps a context"
  const ctx::Context* pointer_;                // want "member 'pointer_' keeps a context"
  std::shared_ptr<ctx::Context> shared_;       // want "member 'shared_' keeps a context"
  std::optional<ctx::Context> maybe_;          // want "member 'maybe_' keeps a context"
  std::vector<ctx::Context> many_;             // want "member 'many_' keeps a context"
  std::map<int, ctx::Context> by_id_;          // want "member 'by_id_' keeps a context"
  std::pair<int, ctx::Context> pair_;          // want "member 'pair_' keeps a context"
  std::tuple<int, ctx::Context> tuple_;        // want "member 'tuple_' keeps a context"
  ctx::Context array_[3];                      // want "member 'array_' keeps a context"
  std::vector<std::unique_ptr<ctx::Context>> nested_;  // want "member 'nested_' keeps a context"

 public:
  Others();
};

using Alias = ctx::Context;
struct Aliased {
  const Alias c;  // want "member 'c' keeps a context"
};

template <class T>
struct Holder {
  T held;                 // want "member 'held' keeps a context"
  ctx::Context own;       // want "member 'own' keeps a context"
};
Holder<ctx::Context> g_holder{ctx::Background(), ctx::Background()};
Holder<int> g_numbers{1, ctx::Background()};

struct Nested {
  struct Inner {
    ctx::Context c;  // want "member 'c' keeps a context"
  };
};

// Functions that take one.
struct Functions {
  std::function<void(const ctx::Context&)> callback;
  void (*pointer)(const ctx::Context&);
  void (Nested::*member)(const ctx::Context&);
};

// Cancel functions, results of derivations, and what is not the object's own.
struct Cancels {
  ctx::CancelFunc cancel;
  ctx::Cancelable both;
  static ctx::Context shared;
};

// A request's own object hands its context out.
class Request {
 public:
  const ctx::Context& context() const { return context_; }

 private:
  ctx::Context context_;
};

// What coroutines are made of.
struct Awaiter {
  bool await_ready();
  void await_suspend(std::coroutine_handle<>);
  void await_resume();
  ctx::Context c;
};
struct Task {
  struct promise_type {
    Task get_return_object();
    std::suspend_never initial_suspend();
    std::suspend_never final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
    ctx::Context c;
  };
};

// Made and gone within one call.
void Local(const ctx::Context& c) {
  struct Visitor {
    const ctx::Context& c;
  };
  Visitor visitor{c};
  Work(visitor.c);
  auto closure = [c] { Work(c); };
  closure();
}
