// What may be done with a cancelled context, and what is none for certain.

void Cleanup(const ctx::Context& c, const std::string& key);
void LogState(const ctx::Context& c);
bool IsFinished(const ctx::Context& c);
void WaitForWorkers(const ctx::Context& c);
void PrintTo(const std::string& where, const ctx::Context& c);
void Compare(const std::error_code& error);

void Before(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  Work(c);
  Cleanup(c, "key");
  cancel();
}

void Asks(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  cancel();
  if (c.Err()) Log("cancelled");
  Compare(c.Err());
  Log(ctx::DebugString(c));
  if (ctx::Cause(c)) Log("cause");
  LogState(c);
  if (IsFinished(c)) return;
  WaitForWorkers(c);
  PrintTo("stdout", c);
  if (c == parent) Log("same");
}

void WithoutCancel(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  cancel();
  Cleanup(ctx::WithoutCancel(c), "key");
  ctx::Context own = ctx::WithoutCancel(c);
  Cleanup(own, "key");
  auto [late, cancel_late] = ctx::WithTimeout(own, 1s);
  Cleanup(late, "key");
  cancel_late();
}

void OtherContext(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  cancel();
  Cleanup(parent, "key");
}

void BranchLeaves(const ctx::Context& parent, bool failed) {
  auto [c, cancel] = ctx::WithCancel(parent);
  if (failed) {
    cancel();
    return;
  }
  Work(c);
  cancel();
}

void MaybeCancelled(const ctx::Context& parent, bool stop) {
  auto [c, cancel] = ctx::WithCancel(parent);
  if (stop) cancel();
  Work(c);
  cancel();
}

void Switch(const ctx::Context& parent, int which) {
  auto [c, cancel] = ctx::WithCancel(parent);
  switch (which) {
    case 0:
      cancel();
      break;
    case 1:
      Work(c);
      break;
  }
}

void ShortCircuit(const ctx::Context& parent, bool stop) {
  auto [c, cancel] = ctx::WithCancel(parent);
  stop ? cancel() : Log("on");
  Work(c);
}

void Goto(const ctx::Context& parent, bool again) {
  auto [c, cancel] = ctx::WithCancel(parent);
  if (again) goto work;
  cancel();
work:
  Work(c);
}

void NextTurn(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  while (Ready()) {
    Work(c);
    cancel();
  }
}

void Reassigned(const ctx::Context& parent) {
  ctx::Context c = parent;
  ctx::CancelFunc cancel;
  std::tie(c, cancel) = ctx::WithCancel(parent);
  cancel();
  c = parent;
  Work(c);
}

void OtherCancel(const ctx::Context& parent) {
  auto [a, cancel_a] = ctx::WithCancel(parent);
  auto [b, cancel_b] = ctx::WithCancel(parent);
  cancel_a();
  Work(b);
  cancel_b();
}

void Deferred(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  auto stop = [cancel = cancel] { cancel(); };
  Work(c);
  stop();
}

void LambdaLater(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  auto work = [c = c] { Work(c); };
  work();
  cancel();
}

void GuardAround(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  ctx::CancelGuard guard(cancel);
  {
    Log("inner");
  }
  Work(c);
}

// A handler does not know how far the block got.
void Catches(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  try {
    Work(c);
    cancel();
  } catch (const std::exception&) {
    Cleanup(c, "key");
    cancel();
  }
}

void Runs(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  cancel();
  ctx::AfterFunc(c, [] { Log("at once"); });
}

namespace testing {
struct Test {
  virtual ~Test() = default;
  virtual void TestBody() = 0;
};
}  // namespace testing
struct CancelTest : testing::Test {
  void TestBody() override {
    auto [c, cancel] = ctx::WithCancel(ctx::Background());
    cancel();
    Work(c);
  }
};

#define TEST_CASE(name) static void name()
TEST_CASE(Cancelled) {
  auto [c, cancel] = ctx::WithCancel(ctx::Background());
  cancel();
  Work(c);
}
