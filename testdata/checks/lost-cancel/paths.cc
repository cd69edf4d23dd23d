// A guard is C++'s `defer cancel()`: every path is covered.
void Guarded(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 2s);
  ctx::CancelGuard guard(cancel);
  if (Fetch(c)) return;
}

void ReturnsEarly(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 2s);  // want "'cancel' is not used on all paths; the context may leak"
  if (Fetch(c)) return;  // want note "this path leaves the function without using 'cancel'"
  cancel();
}

void NeverUsed(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 2s);  // want "'cancel' is not used on all paths"
  Work(c);
}  // want note "leaves the function without using 'cancel'"

Reply NeverUsedButReturns(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 2s);  // want "'cancel' is not used on all paths"
  return Fetch(c);  // want note "leaves the function without using 'cancel'"
}

// Whoever receives the context cannot end it.
ctx::Context ReturnsTheContextOnly(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  return c;  // want note "leaves the function without using 'cancel'"
}

void OnlyOnSuccess(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  if (Fetch(c)) cancel();
}  // want note "leaves the function without using 'cancel'"

bool OneArmForgets(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  if (Ready()) {
    cancel();
    return true;
  } else {
    Work(c);
    return false;  // want note "leaves the function without using 'cancel'"
  }
}

bool BothArmsCancel(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  if (Ready()) {
    cancel();
    return true;
  }
  Work(c);
  cancel();
  return false;
}

void InTheThirdOfThree(const ctx::Context& parent, int n) {
  auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  if (n == 0) {
    cancel();
  } else if (n == 1) {
    cancel();
    Work(c);
  } else {
    Work(c);
    return;  // want note "leaves the function without using 'cancel'"
  }
}

void ShortCircuit(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  Fetch(c) && (cancel(), true);
}  // want note "leaves the function without using 'cancel'"

void InOneArmOfAConditional(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  Ready() ? cancel() : Work(c);
}  // want note "leaves the function without using 'cancel'"

void InBothArmsOfAConditional(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  Fetch(c) ? cancel() : (Log("failed"), cancel());
}

// The statement returns on both paths; one of them cancels in time.
int InsideTheReturnedExpression(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  return Fetch(c) ? (cancel(), 1) : 0;  // want note "leaves the function without using 'cancel'"
}

int WholeReturnedExpression(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  Work(c);
  return cancel(), 1;
}

// The condition is evaluated on every path.
void InTheCondition(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  if ((cancel(), Ready())) return;
  Work(parent);
}

void AfterTheReturn(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  Work(c);
  return;  // want note "leaves the function without using 'cancel'"
  cancel();
}

void GuardComesTooLate(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  if (!Ready()) return;  // want note "leaves the function without using 'cancel'"
  ctx::CancelGuard guard(cancel);
  Work(c);
}

void GuardOnOnePathOnly(const ctx::Context& parent) {
  std::optional<ctx::CancelGuard> guard;
  auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  if (Ready()) guard.emplace(cancel);
  Work(c);
}  // want note "leaves the function without using 'cancel'"

// The early return comes before there is anything to cancel.
void ReturnsBeforehand(const ctx::Context& parent) {
  if (!Ready()) return;
  auto [c, cancel] = ctx::WithCancel(parent);
  Work(c);
  cancel();
}

struct Worker {
  explicit Worker(const ctx::Context& parent) {
    auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
    Work(c);
  }  // want note "leaves the function without using 'cancel'"

  ~Worker() {
    auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 1s);  // want "'cancel' is not used on all paths"
    Work(c);
  }  // want note "leaves the function without using 'cancel'"

  bool operator()(const ctx::Context& parent) const {
    auto [c, cancel] = ctx::WithCancel(parent);
    Reply reply = Fetch(c);
    cancel();
    return static_cast<bool>(reply);
  }

  bool operator!() const;
};

bool Worker::operator!() const {
  auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 1s);  // want "'cancel' is not used on all paths"
  return !Fetch(c);  // want note "leaves the function without using 'cancel'"
}
