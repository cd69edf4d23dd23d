// What is in scope: a named context that can be used at that very point.

inline constexpr ctx::Key<int> kAttempt{"attempt"};

ctx::Context Current();
ctx::Context global_context = ctx::Background();

void UnnamedParameter(const ctx::Context&) { Work(ctx::Background()); }

void UnnamedPointer(const ctx::Context* /*unused on purpose*/) {
  Work(ctx::Background());
}

void NoContext(const std::string& key) { Fetch(ctx::Background(), key); }

void GlobalOnly() { Work(ctx::Background()); }

class Owner {
 public:
  void MemberOnly() { Work(ctx::Background()); }

 private:
  ctx::Context context_ = ctx::Background();
};

void DeclaredLater() {
  Work(ctx::Background());
  ctx::Context c = Current();
  Work(c);
}

void OwnInitialiser() {
  ctx::Context c = ctx::WithValue(ctx::Background(), kAttempt, 1);
  Work(c);
}

void OwnStructuredBinding() {
  auto [c, cancel] = ctx::WithCancel(ctx::Background());
  ctx::CancelGuard guard(cancel);
  Work(c);
}

void EndedBlock() {
  {
    ctx::Context c = Current();
    Work(c);
  }
  Work(ctx::Background());
}

void OtherBranch(bool fresh) {
  if (!fresh) {
    ctx::Context c = Current();
    Work(c);
  } else {
    Work(ctx::Background());
  }
}

void EndedLoop(const std::vector<ctx::Context>& contexts) {
  for (const ctx::Context& c : contexts) Work(c);
  Work(ctx::Background());
}

// Two roots side by side: neither is a caller's context.
void PlainRoots() {
  ctx::Context a = ctx::Background();
  const ctx::Context& b = ctx::TODO();
  auto c = ctx::Background();
  Work(a);
  Work(b);
  Work(c);
  Work(ctx::Background());
}

// A member function of a local class cannot reach the locals around it.
void LocalClass(const ctx::Context& c) {
  struct Cleaner {
    void Run() { Work(ctx::Background()); }
  };
  Work(c);
  Cleaner().Run();
}

// What cancels a context is no context.
void CancelFuncOnly(ctx::CancelFunc cancel) {
  Work(ctx::Background());
  cancel();
}

void LocalBefore() {
  ctx::Context c = Current();
  Work(ctx::Background());  // want "'Background' starts a new root although context 'c' is in scope"
}

void LocalInEnclosingBlock() {
  const ctx::Context c = Current();
  for (int i = 0; i < 3; ++i) {
    if (Ready()) {
      Work(ctx::Background());  // want "'Background' starts a new root although context 'c' is in scope"
    }
  }
}

void LoopVariable(const std::vector<ctx::Context>& contexts) {
  for (const ctx::Context& each : contexts) {
    Work(ctx::Background());  // want "'Background' starts a new root although context 'each' is in scope"
  }
}

void InitStatement() {
  if (ctx::Context c = Current(); Ready()) {
    Work(ctx::TODO());  // want "'TODO' starts a new root although context 'c' is in scope"
  }
}

// A root of one's own, but by now it has a value to lose.
void DerivedFromRoot() {
  ctx::Context child = ctx::WithValue(ctx::Background(), kAttempt, 1);
  Work(ctx::Background());  // want "'Background' starts a new root although context 'child' is in scope"
}

void DerivedBinding() {
  auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 2s);
  ctx::CancelGuard guard(cancel);
  Work(ctx::Background());  // want "'Background' starts a new root although context 'c' is in scope"
}

// One of the two is as good as the other; the finding is one.
void TwoInScope(const ctx::Context& c, const ctx::Context& parent) {
  Work(ctx::Background());  // want "'Background' starts a new root although context '(c|parent)' is in scope"
}

class Worker {
 public:
  explicit Worker(const ctx::Context& c) {
    Work(ctx::Background());  // want "'Background' starts a new root although context 'c' is in scope"
  }

  void Run(const ctx::Context& c) const;
  static void RunAll(const ctx::Context& c) {
    Work(ctx::Background());  // want "'Background' starts a new root although context 'c' is in scope"
  }
  void operator()(const ctx::Context& c) {
    Work(ctx::Background());  // want "'Background' starts a new root although context 'c' is in scope"
  }
};

void Worker::Run(const ctx::Context& context) const {
  Work(ctx::Background());  // want "'Background' starts a new root although context 'context' is in scope"
}

// What the docs lead with: a scope, or a result kept whole.
void LocalScope(std::string key) {
  ctx::ScopedContext scope = ctx::WithTimeout(ctx::Background(), 1s);
  Fetch(ctx::Background(), key);  // want "'Background' starts a new root although context 'scope.context\(\)' is in scope"
}

void LocalResult(std::string key) {
  ctx::Cancelable r = ctx::WithTimeout(ctx::Background(), 1s);
  Fetch(ctx::Background(), key);  // want "'Background' starts a new root although context 'r.context' is in scope"
  r.cancel();
}
