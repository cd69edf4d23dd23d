void NeverUsed(const ctx::Context& parent) {
  ctx::Cancelable r = ctx::WithTimeout(parent, 1s);  // want "'r.cancel' is not used on all paths; the context may leak"
  Work(r.context);
}  // want note "this path leaves the function without using 'r.cancel'"

void ReturnsEarly(const ctx::Context& parent) {
  auto r = ctx::WithTimeout(parent, 1s);  // want "'r.cancel' is not used on all paths"
  if (Fetch(r.context)) return;  // want note "leaves the function without using 'r.cancel'"
  r.cancel();
}

void Const(const ctx::Context& parent) {
  const ctx::Cancelable r = ctx::WithTimeout(parent, 1s);  // want "'r.cancel' is not used on all paths"
  Work(r.context);
}  // want note "leaves the function without using 'r.cancel'"

void Braced(const ctx::Context& parent) {
  ctx::Cancelable r{ctx::WithTimeout(parent, 1s)};  // want "'r.cancel' is not used on all paths"
  Work(r.context);
}  // want note "leaves the function without using 'r.cancel'"

void ByReference(const ctx::Context& parent) {
  const ctx::Cancelable& r = ctx::WithTimeout(parent, 1s);  // want "'r.cancel' is not used on all paths"
  Work(r.context);
}  // want note "leaves the function without using 'r.cancel'"

void WithACause(const ctx::Context& parent) {
  ctx::CancelableCause r = ctx::WithCancelCause(parent);  // want "'r.cancel' is not used on all paths"
  Work(r.context);
}  // want note "leaves the function without using 'r.cancel'"

// Only half of it is handed on.
ctx::Context ReturnsTheContext(const ctx::Context& parent) {
  ctx::Cancelable r = ctx::WithTimeout(parent, 1s);  // want "'r.cancel' is not used on all paths"
  return r.context;  // want note "leaves the function without using 'r.cancel'"
}

void CopiesTheContext(const ctx::Context& parent) {
  ctx::Cancelable r = ctx::WithTimeout(parent, 1s);  // want "'r.cancel' is not used on all paths"
  ctx::Context c = r.context;
  Work(c);
}  // want note "leaves the function without using 'r.cancel'"

void DropsItInALoop(const ctx::Context& parent) {
  while (Ready()) {
    ctx::Cancelable r = ctx::WithTimeout(parent, 1s);  // want "'r.cancel' is not used on all paths"
    if (!Fetch(r.context)) break;  // want note "ends the scope of 'r.cancel' without using it"
    r.cancel();
  }
}

void AsksTheContext(const ctx::Context& parent) {
  ctx::Cancelable r = ctx::WithTimeout(parent, 1s);  // want "'r.cancel' is not used on all paths"
  if (r.context.IsDone()) throw std::runtime_error("too late");  // want note "leaves the function without using 'r.cancel'"
  r.cancel();
}

void Called(const ctx::Context& parent) {
  ctx::Cancelable r = ctx::WithTimeout(parent, 1s);
  Work(r.context);
  r.cancel();
}

void Guarded(const ctx::Context& parent) {
  ctx::Cancelable r = ctx::WithTimeout(parent, 1s);
  ctx::CancelGuard guard(r.cancel);
  if (Fetch(r.context)) return;
}

ctx::Cancelable Returned(const ctx::Context& parent) {
  ctx::Cancelable r = ctx::WithTimeout(parent, 1s);
  Work(r.context);
  return r;
}

ctx::CancelFunc ReturnsTheCancelFunction(const ctx::Context& parent) {
  ctx::Cancelable r = ctx::WithTimeout(parent, 1s);
  return r.cancel;
}

ctx::Cancelable ReturnedAtOnce(const ctx::Context& parent) {
  return ctx::WithTimeout(parent, 1s);
}

void Copied(const ctx::Context& parent) {
  ctx::Cancelable r = ctx::WithTimeout(parent, 1s);
  ctx::Cancelable copy = r;
  copy.cancel();
}

void Unpacked(const ctx::Context& parent) {
  ctx::Cancelable r = ctx::WithTimeout(parent, 1s);
  auto& [c, cancel] = r;
  Work(c);
  cancel();
}

void Keep(const ctx::Cancelable& r);
void Take(ctx::Cancelable* r);
void TakeCancel(const ctx::CancelFunc* cancel);

void PassedOn(const ctx::Context& parent) {
  ctx::Cancelable r = ctx::WithTimeout(parent, 1s);
  Keep(r);
}

void Moved(const ctx::Context& parent) {
  ctx::Cancelable r = ctx::WithTimeout(parent, 1s);
  Keep(std::move(r));
}

void AddressTaken(const ctx::Context& parent) {
  ctx::Cancelable r = ctx::WithTimeout(parent, 1s);
  Take(&r);
}

void AddressOfTheMemberTaken(const ctx::Context& parent) {
  ctx::Cancelable r = ctx::WithTimeout(parent, 1s);
  TakeCancel(&r.cancel);
}

void ReferenceTaken(const ctx::Context& parent) {
  ctx::Cancelable r = ctx::WithTimeout(parent, 1s);
  const ctx::CancelFunc& cancel = r.cancel;
  cancel();
}

void Captured(const ctx::Context& parent) {
  ctx::Cancelable r = ctx::WithTimeout(parent, 1s);
  std::thread([r] { r.cancel(); }).detach();
}

void Voided(const ctx::Context& parent) {
  ctx::Cancelable r = ctx::WithTimeout(parent, 1s);
  (void)r.cancel;
}

void Scoped(const ctx::Context& parent) {
  ctx::ScopedContext scope(ctx::WithTimeout(parent, 1s));
  Work(scope.context());
}

void ScopedLater(const ctx::Context& parent) {
  ctx::Cancelable r = ctx::WithTimeout(parent, 1s);
  ctx::ScopedContext scope(std::move(r));
  Work(scope.context());
}
