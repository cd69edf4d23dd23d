// The ways to hold a context, to cancel it, and to hand it on.

void Cleanup(const ctx::Context& c, const std::string& key);
void CleanupBy(const ctx::Context* c);
void CleanupLast(const std::string& key, ctx::Context c);

void Tie(const ctx::Context& parent) {
  ctx::Context c = parent;
  ctx::CancelFunc cancel;
  std::tie(c, cancel) = ctx::WithCancel(parent);
  cancel();  // want note "cancelled here"
  Cleanup(c, "key");  // want "context 'c' was cancelled before 'Cleanup' gets it"
}

void ByAddress(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  cancel();  // want note "cancelled here"
  CleanupBy(&c);  // want "context '&c' was cancelled before 'CleanupBy' gets it"
}

void Last(const ctx::Context& parent) {
  auto r = ctx::WithCancel(parent);
  r.cancel();  // want note "cancelled here"
  CleanupLast("key", r.context);  // want "context 'r.context' was cancelled before 'CleanupLast' gets it"
}

void Copied(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  ctx::Context copy = c;
  cancel();  // want note "cancelled here"
  Cleanup(copy, "key");  // want "context 'copy' was cancelled before 'Cleanup' gets it"
}

void Moved(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  cancel();  // want note "cancelled here"
  CleanupLast("key", std::move(c));  // want "context 'std::move\(c\)' was cancelled before 'CleanupLast' gets it"
}

void WithCause(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancelCause(parent);
  cancel(std::make_exception_ptr(std::runtime_error("disk full")));  // want note "cancelled here"
  Cleanup(c, "key");  // want "context 'c' was cancelled before 'Cleanup' gets it"
}

Reply InReturn(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  cancel();  // want note "cancelled here"
  return Fetch(c, "key");  // want "context 'c' was cancelled before 'Fetch' gets it"
}

void InCondition(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  cancel();  // want note "cancelled here"
  if (Fetch(c)) Log("never");  // want "context 'c' was cancelled before 'Fetch' gets it"
}

void InHandler(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  try {
    Work(c);
  } catch (const std::exception&) {
    cancel();  // want note "cancelled here"
    Cleanup(c, "key");  // want "context 'c' was cancelled before 'Cleanup' gets it"
    throw;
  }
  cancel();
}

void InCase(const ctx::Context& parent, int which) {
  auto [c, cancel] = ctx::WithCancel(parent);
  switch (which) {
    case 0: {
      cancel();  // want note "cancelled here"
      Cleanup(c, "key");  // want "context 'c' was cancelled before 'Cleanup' gets it"
      break;
    }
    default:
      Work(c);
      cancel();
  }
}

auto lambda = [](const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  cancel();  // want note "cancelled here"
  Work(c);  // want "context 'c' was cancelled before 'Work' gets it"
};

template <class Key>
void Template(const ctx::Context& parent, Key key) {
  auto [c, cancel] = ctx::WithCancel(parent);
  cancel();  // want note "cancelled here"
  Fetch(c, key);  // want "context 'c' was cancelled before 'Fetch' gets it"
}
void Instantiates(const ctx::Context& c) { Template(c, std::string("key")); }

// Made behind the cancellation, a lambda runs behind it, whenever that is.
void InLambda(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  cancel();  // want note "it is cancelled here"
  std::thread worker([c] {
    if (!c.IsDone()) Log("on");
    Work(c);  // want "context 'c' was cancelled before 'Work' gets it"
  });
  worker.join();
}

void InLambdaBefore(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  std::thread worker([c] { Work(c); });
  cancel();
  worker.join();
  std::thread asks([c] { Log(c.IsDone() ? "over" : "on"); });
  asks.join();
}

void InLambdaRenewed(const ctx::Context& parent) {
  auto derived = ctx::WithCancel(parent);
  ctx::Context c = derived.context;
  derived.cancel();
  auto work = [&c] { Work(c); };
  c = parent;
  work();
}

void InFirstCase(const ctx::Context& parent, int which) {
  auto [c, cancel] = ctx::WithCancel(parent);
  switch (which) {
    case 1:
      cancel();  // want note "it is cancelled here"
      Work(c);  // want "context 'c' was cancelled before 'Work' gets it"
      break;
    case 2:
      cancel();
      [[fallthrough]];
    case 3:
      Work(c);
      break;
    default:
      cancel();
  }
  Work(c);
}

// Kept in a member.
class Kept {
 public:
  void Stop() {
    derived_.cancel();  // want note "it is cancelled here"
    Work(derived_.context);  // want "context 'derived_.context' was cancelled before 'Work' gets it"
  }
  void Restart(const ctx::Context& parent) {
    derived_.cancel();
    derived_ = ctx::WithCancel(parent);
    Work(derived_.context);
  }
  void RestartByHelper(const ctx::Context& parent) {
    derived_.cancel();
    Renew(parent);
    Work(derived_.context);
  }
  void Other() {
    other_.cancel();
    Work(derived_.context);
  }

 private:
  void Renew(const ctx::Context& parent);
  ctx::Cancelable derived_, other_;
};
