// Places where a root is meant: entry points, initialisers of what outlives
// the call, default arguments, tasks of their own.

void Run(ctx::Context c = ctx::Background());
void Register(std::function<void()> callback);

ctx::Context process_context = ctx::Background();
static const ctx::Context kNamespaceStatic = ctx::TODO();
const auto kMakeRoot = [] { return ctx::Background(); };

CTX_ROOT void Serve(const ctx::Context& c) {
  Work(c);
  Work(ctx::Background());
}

CTX_ROOT void ServeLambdas(const ctx::Context& c) {
  auto tick = [&] { Work(ctx::Background()); };
  Work(c);
  tick();
}

// Annotated where it is declared, defined somewhere else.
CTX_ROOT void Supervise(const ctx::Context& c);
void Supervise(const ctx::Context& c) {
  Work(c);
  Work(ctx::TODO());
}

class Daemon {
 public:
  CTX_ROOT void Start(const ctx::Context& c);
};

void Daemon::Start(const ctx::Context& c) {
  Work(c);
  Work(ctx::Background());
}

void FunctionStatic(const ctx::Context& c) {
  static const ctx::Context root = ctx::Background();
  Work(c);
  Work(root);
}

void FunctionThreadLocal(const ctx::Context& c) {
  thread_local ctx::Context idle = ctx::Background();
  Work(c);
  Work(idle);
}

class Client {
 public:
  explicit Client(const ctx::Context& c)
      : parent_(c), background_(ctx::Background()) {
    Work(parent_);
  }

 private:
  ctx::Context parent_;
  ctx::Context background_;
  ctx::Context idle_ = ctx::TODO();
  static inline ctx::Context shared_ = ctx::Background();
};

struct CallOptions {
  ctx::Context context = ctx::Background();
  int retries = 3;
};

// The default initialiser is evaluated here but was written there.
int DefaultMember(const ctx::Context& c) {
  CallOptions options;
  CallOptions others{.retries = 1};
  options.context = c;
  others.context = c;
  return options.retries + others.retries;
}

// As is the default argument (ctx-not-propagated has an eye on it).
void DefaultArgument(const ctx::Context& c) {
  Work(c);
  Run();
}

void OwnDefault(const ctx::Context& c, ctx::Context other = ctx::Background()) {
  Work(c);
  Work(other);
}

void DefaultOfLambda(const ctx::Context& c) {
  auto run = [](int n, ctx::Context own = ctx::Background()) {
    if (n > 0) Work(own);
  };
  run(1, c);
}

void DefaultOfLocalDeclaration(const ctx::Context& c) {
  void Run2(ctx::Context context = ctx::TODO());
  Run2(c);
}

void NeverEvaluated(const ctx::Context& c) {
  if constexpr (false) {
    Work(ctx::Background());
  } else {
    Work(c);
  }
}

// Who runs it, and when, is unknown; it holds on to nothing of the caller's.
void Callback(const ctx::Context& c) {
  Register([] { Work(ctx::Background()); });
  Work(c);
}

void CallbackCapturesOthers(const ctx::Context& c, const std::string& key) {
  Register([key] { Fetch(ctx::Background(), key); });
  Work(c);
}

void AfterCancel(const ctx::Context& c) {
  ctx::AfterFunc(c, [] { Work(ctx::Background()); });
}

int main() {
  auto [c, cancel] = ctx::WithCancel(ctx::Background());
  ctx::CancelGuard guard(cancel);
  Work(c);
  Work(ctx::Background());
  [&] { Work(ctx::TODO()); }();
}
