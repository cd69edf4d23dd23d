// Wherever an expression may stand, a placeholder may.

struct Server {
  Server() : c_(ctx::TODO()) {}  // want "'TODO' stands for a context that is yet to be handed down"
  explicit Server(int) : Server(ctx::TODO()) {}  // want "'TODO' stands for a context"
  explicit Server(ctx::Context c) : c_(std::move(c)) {}
  void Serve(int port, const ctx::Context& c = ctx::TODO());  // want "'TODO' stands for a context"
  ctx::Context c_;
  static inline ctx::Context shared = ctx::TODO();  // want "'TODO' stands for a context"
};

struct Derived : Server {
  Derived() : Server(ctx::TODO()) {}  // want "'TODO' stands for a context"
};

ctx::Context Returned() {
  return ctx::TODO();  // want "'TODO' stands for a context"
}

ctx::Context Chosen(const ctx::Context* c) {
  return c ? *c : ctx::TODO();  // want "'TODO' stands for a context"
}

void Captured() {
  auto later = [c = ctx::TODO()] { Work(c); };  // want "'TODO' stands for a context"
  later();
}

void Kept(ctx::Context& out) {
  static const ctx::Context once = ctx::TODO();  // want "'TODO' stands for a context"
  std::vector<ctx::Context> many{once, ctx::TODO()};  // want "'TODO' stands for a context"
  out = ctx::TODO();  // want "'TODO' stands for a context"
  auto shared = std::make_shared<ctx::Context>(ctx::TODO());  // want "'TODO' stands for a context"
  std::optional<ctx::Context> maybe = ctx::TODO();  // want "'TODO' stands for a context"
  const auto& bound = ctx::TODO();  // want "'TODO' stands for a context"
  Work(bound);
}

void Branches(int kind) {
  switch (kind) {
    case 1:
      Work(ctx::TODO());  // want "'TODO' stands for a context"
      break;
    default:
      try {
        if (ctx::TODO().IsDone()) return;  // want "'TODO' stands for a context"
      } catch (const std::exception&) {
        Work(ctx::TODO());  // want "'TODO' stands for a context"
      }
  }
}

#define NO_CONTEXT ctx::TODO()
void Macro() {
  Work(NO_CONTEXT);  // want "'TODO' stands for a context"
}

namespace alias = ctx;
void Names() {
  using ctx::TODO;
  Work(TODO());       // want "'TODO' stands for a context"
  Work(alias::TODO());  // want "'TODO' stands for a context"
  Work((::ctx::TODO)());  // want "'TODO' stands for a context"
}

template <class T>
class Store {
 public:
  Store() : c_(ctx::TODO()) {}  // want "'TODO' stands for a context"
  void Put(T value) {
    if constexpr (std::is_integral_v<T>) {
      Work(ctx::TODO());  // want "'TODO' stands for a context"
    } else {
      Fetch(ctx::TODO(), value);
    }
  }

 private:
  ctx::Context c_;
};
void UsesStore() { Store<int>().Put(1); }

void Task() {
  std::thread worker([] { Work(ctx::TODO()); });  // want "'TODO' stands for a context"
  std::thread other(&Work, ctx::TODO());  // want "'TODO' stands for a context"
  worker.join();
  other.join();
}
