// Whoever gets hold of the cancel function answers for it.

void Keep(const ctx::CancelFunc& cancel);
void KeepPointer(const ctx::CancelFunc* cancel);
void KeepErased(std::function<void()> cancel);
void KeepAny(const char* format, ...);

ctx::CancelFunc Returned(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  Work(c);
  return cancel;
}

std::pair<ctx::Context, ctx::CancelFunc> ReturnedInAPair(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  return std::make_pair(c, cancel);
}

ctx::Cancelable ReturnedInBraces(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  return {c, cancel};
}

std::function<void()> ReturnedInALambda(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  return [cancel] { cancel(); };
}

void Argument(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  Keep(cancel);
}

void ConvertedArgument(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  KeepErased(cancel);
}

void VariadicArgument(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  KeepAny("%p", &cancel);
}

void AddressTaken(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  KeepPointer(&cancel);
}

void AddressKept(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  const ctx::CancelFunc* pointer = std::addressof(cancel);
  Work(c);
  (*pointer)();
}

void ReferenceBound(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  const ctx::CancelFunc& alias = cancel;
  Work(c);
  alias();
}

void Copied(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  ctx::CancelFunc copy(cancel);
  Work(c);
  copy();
}

void Moved(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  std::vector<ctx::CancelFunc> cancels;
  cancels.push_back(std::move(cancel));
}

void Erased(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  std::function<void()> finish = cancel;
  finish();
}

void InAnArray(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  const ctx::CancelFunc cancels[] = {cancel};
  cancels[0]();
}

void InAMap(const ctx::Context& parent, std::map<int, ctx::CancelFunc>& cancels) {
  auto [c, cancel] = ctx::WithCancel(parent);
  cancels[0] = cancel;
}

void OnTheHeap(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  auto kept = std::make_shared<ctx::CancelFunc>(cancel);
  (*kept)();
}

void InAnOptional(const ctx::Context& parent) {
  std::optional<ctx::Cancelable> r;
  r = ctx::WithCancel(parent);
  Work(r->context);
}

void InAnOptionalAtOnce(const ctx::Context& parent) {
  std::optional<ctx::Cancelable> r = ctx::WithCancel(parent);
  Work(r->context);
}

void Void(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  Work(c);
  (void)cancel;
}

void StaticCastToVoid(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  Work(c);
  static_cast<void>(cancel);
}

void Guarded(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  ctx::CancelGuard guard(cancel);
  if (Fetch(c)) return;
}

void GuardedAtOnce(const ctx::Context& parent) {
  ctx::CancelGuard guard(ctx::WithCancel(parent).cancel);
  Work(parent);
}

void GuardedThroughAPointer(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  auto guard = std::make_unique<ctx::CancelGuard>(cancel);
  if (Fetch(c)) return;
}

void ScopedContext(const ctx::Context& parent) {
  ctx::ScopedContext scope = ctx::WithTimeout(parent, 1s);
  if (Fetch(scope.context())) return;
}

void ScopedAuto(const ctx::Context& parent) {
  auto scope = ctx::ScopedContext(ctx::WithTimeout(parent, 1s));
  if (Fetch(scope.context())) return;
}

void AfterFunc(const ctx::Context& parent, const ctx::Context& other) {
  auto [c, cancel] = ctx::WithCancel(parent);
  ctx::AfterFunc(other, cancel);
  Work(c);
}

void AtTheEndOfAThread(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  std::thread([c = c, cancel = cancel] {
    Work(c);
    cancel();
  }).detach();
}
