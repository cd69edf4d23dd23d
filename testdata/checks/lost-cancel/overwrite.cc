std::pair<ctx::Context, ctx::CancelFunc> Limited(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  return {c, cancel};
}

ctx::CancelFunc Chain(ctx::CancelFunc first, ctx::CancelFunc second);

void ByASecondDerivation(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  Work(c);
  cancel = ctx::WithCancel(c).cancel;  // want note "this path overwrites 'cancel' without using it"
  cancel();
}

void ByAParameter(const ctx::Context& parent, const ctx::CancelFunc& other) {
  auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  Work(c);
  cancel = other;  // want note "overwrites 'cancel' without using it"
  cancel();
}

void ByAnEmptyOne(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  Work(c);
  cancel = ctx::CancelFunc();  // want note "overwrites 'cancel' without using it"
  cancel();
}

void OnOnePath(const ctx::Context& parent, const ctx::CancelFunc& other) {
  auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  Work(c);
  if (Ready()) {
    cancel = other;  // want note "overwrites 'cancel' without using it"
  }
  cancel();
}

void ByTie(const ctx::Context& parent) {
  ctx::Context c = parent;
  ctx::CancelFunc cancel;
  std::tie(c, cancel) = Limited(parent);  // want "'cancel' is not used on all paths"
  Work(c);
  std::tie(c, cancel) = Limited(parent);  // want note "overwrites 'cancel' without using it"
  cancel();
}

// The second turn of the loop drops what the first one derived.
void InALoop(const ctx::Context& parent, int n) {
  ctx::CancelFunc cancel;
  for (int i = 0; i < n; ++i) {
    cancel = ctx::WithCancel(parent).cancel;  // want "'cancel' is not used on all paths" note "overwrites 'cancel' without using it"
  }
  cancel();
}

void WholeStruct(const ctx::Context& parent) {
  ctx::Cancelable r = ctx::WithCancel(parent);  // want "'r.cancel' is not used on all paths"
  Work(r.context);
  r = ctx::WithTimeout(parent, 1s);  // want note "overwrites 'r.cancel' without using it"
  r.cancel();
}

// Reading the context out of it does not use the cancel function.
void WholeStructByItsChild(const ctx::Context& parent) {
  ctx::Cancelable r = ctx::WithCancel(parent);  // want "'r.cancel' is not used on all paths"
  r = ctx::WithTimeout(r.context, 1s);  // want note "overwrites 'r.cancel' without using it"
  r.cancel();
}

void MemberOfTheStruct(const ctx::Context& parent, const ctx::CancelFunc& other) {
  ctx::Cancelable r = ctx::WithCancel(parent);  // want "'r.cancel' is not used on all paths"
  Work(r.context);
  r.cancel = other;  // want note "overwrites 'r.cancel' without using it"
  r.cancel();
}

// An assignment is no use of what it assigns to.
void SecondOneIsLost(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  Work(c);
  cancel();
  cancel = ctx::WithCancel(parent).cancel;  // want "'cancel' is not used on all paths"
}  // want note "leaves the function without using 'cancel'"

void AfterTheCall(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  Work(c);
  cancel();
  cancel = ctx::WithCancel(parent).cancel;
  cancel();
}

void AfterACopy(const ctx::Context& parent, const ctx::CancelFunc& other) {
  auto [c, cancel] = ctx::WithCancel(parent);
  ctx::CancelFunc kept = cancel;
  Work(c);
  cancel = other;
  kept();
  cancel();
}

// The right-hand side comes first.
void UsedByTheNewValue(const ctx::Context& parent, const ctx::CancelFunc& other) {
  auto [c, cancel] = ctx::WithCancel(parent);
  Work(c);
  cancel = Chain(cancel, other);
  cancel();
}

void Exchanged(const ctx::Context& parent, const ctx::CancelFunc& other) {
  auto [c, cancel] = ctx::WithCancel(parent);
  Work(c);
  std::exchange(cancel, other)();
  cancel();
}

void Swapped(const ctx::Context& parent, ctx::CancelFunc& other) {
  auto [c, cancel] = ctx::WithCancel(parent);
  Work(c);
  std::swap(cancel, other);
}

// Each turn cancels what it derived before it derives again.
void CanceledBeforeTheNextTurn(const ctx::Context& parent, int n) {
  ctx::CancelFunc cancel;
  for (int i = 0; i < n; ++i) {
    cancel = ctx::WithCancel(parent).cancel;
    cancel();
  }
}

void ReadBeforeReplacingTheStruct(const ctx::Context& parent) {
  ctx::Cancelable r = ctx::WithCancel(parent);
  Work(r.context);
  r.cancel();
  r = ctx::WithTimeout(parent, 1s);
  Work(r.context);
  r.cancel();
}

// Only the context is replaced.
void ContextReplaced(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  c = parent;
  Work(c);
  cancel();
}

void ContextMemberReplaced(const ctx::Context& parent) {
  ctx::Cancelable r = ctx::WithCancel(parent);
  r.context = parent;
  Work(r.context);
  r.cancel();
}
