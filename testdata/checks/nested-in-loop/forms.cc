// The ways in which a loop, a variable and a derivation come together.

inline constexpr ctx::Key<int> kKey{"key"};
struct Request {
  ctx::Context c = ctx::Background();
  Request* next;
};
ctx::Context g_context = ctx::Background();

void Moved(ctx::Context c) {
  for (int i = 0; i < 3; ++i) {  // want note "derive from a context"
    auto [child, cancel] = ctx::WithTimeout(c, 1s);  // want "each round derives 'c'"
    c = std::move(child);
    ctx::CancelGuard guard(cancel);
    Work(c);
  }
}

void MovedIn(ctx::Context c) {
  while (Ready()) {  // want note "derive from a context"
    c = ctx::WithValue(std::move(c), kKey, 1);  // want "each round derives 'c'"
  }
}

// The whole result is kept, and derived from again.
void WholeResult(const ctx::Context& parent) {
  ctx::Cancelable child = ctx::WithCancel(parent);
  while (Ready()) {  // want note "derive from a context"
    child = ctx::WithTimeout(child.context, 1s);  // want "each round derives 'context'"
    Work(child.context);
    child.cancel();
  }
}

void Global() {
  while (Ready()) {  // want note "derive from a context"
    g_context = ctx::WithValue(g_context, kKey, 1);  // want "each round derives 'g_context'"
  }
}

void Static() {
  static ctx::Context c = ctx::Background();
  do {  // want note "derive from a context"
    c = ctx::WithValue(c, kKey, 1);  // want "each round derives 'c'"
  } while (Ready());
}

void OfAParameter(Request& request) {
  while (Ready()) {  // want note "derive from a context"
    request.c = ctx::WithValue(request.c, kKey, 1);  // want "each round derives 'c'"
  }
}

class Worker {
 public:
  void Run() {
    for (;;) {  // want note "derive from a context"
      if (!Ready()) continue;
      this->c_ = ctx::WithValue(this->c_, kKey, 1);  // want "each round derives 'c_'"
      Work(c_);
    }
  }
  void RunPointer() {
    while (Ready()) {  // want note "derive from a context"
      *pointer_ = ctx::WithValue(*pointer_, kKey, 1);  // want "each round derives 'pointer_'"
    }
  }

 private:
  ctx::Context c_ = ctx::Background();
  std::unique_ptr<ctx::Context> pointer_;
};

void Chosen(ctx::Context c) {
  while (Ready()) {  // want note "derive from a context"
    c = Ready() ? ctx::WithValue(c, kKey, 1) : c;  // want "each round derives 'c'"
    Work(c);
  }
}

void InSwitchAndTry(ctx::Context c, int kind) {
  while (Ready()) {  // want note "derive from a context" note "derive from a context"
    switch (kind) {
      case 1:
        c = ctx::WithValue(c, kKey, 1);  // want "each round derives 'c'"
        break;
      default:
        try {
          c = ctx::WithValue(c, kKey, 2);  // want "each round derives 'c'"
          Work(c);
        } catch (const std::exception&) {
          continue;
        }
    }
  }
}

void InLambda(const ctx::Context& parent) {
  auto run = [c = parent]() mutable {
    while (Ready()) {  // want note "derive from a context"
      c = ctx::WithValue(c, kKey, 1);  // want "each round derives 'c'"
    }
  };
  run();
}

template <class T>
void Template(ctx::Context c, T value) {
  while (Ready()) {  // want note "derive from a context"
    c = ctx::WithValue(c, kKey, value);  // want "each round derives 'c'"
    Work(c);
  }
}
template void Template(ctx::Context, int);
template void Template(ctx::Context, char);

void InTheHead(const ctx::Context& parent) {
  for (ctx::Context c = parent; Ready(); c = ctx::WithValue(c, kKey, 1)) {  // want "each round derives 'c'" note "derive from a context"
    Work(c);
  }
}

// The element is another one in each round, the context is not.
void OverElements(ctx::Context c, std::vector<Request>& requests) {
  for (Request& request : requests) {  // want note "derive from a context"
    c = ctx::WithValue(c, kKey, 1);  // want "each round derives 'c'"
    request.c = c;
  }
}

void Optional(std::optional<ctx::Context> c) {
  while (Ready()) {  // want note "derive from a context"
    c = ctx::WithValue(*c, kKey, 1);  // want "each round derives 'c'"
  }
}

#define NEXT(c) c = ctx::WithValue(c, kKey, 1)
void Macro(ctx::Context c) {
  while (Ready()) {  // want note "derive from a context"
    NEXT(c);  // want "each round derives 'c'"
  }
}
