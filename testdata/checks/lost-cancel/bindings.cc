void ByReference(const ctx::Context& parent) {
  auto&& [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  Work(c);
}  // want note "leaves the function without using 'cancel'"

void ByConstReference(const ctx::Context& parent) {
  const auto& [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  Work(c);
}  // want note "leaves the function without using 'cancel'"

void Const(const ctx::Context& parent) {
  const auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  Work(c);
}  // want note "leaves the function without using 'cancel'"

void Braced(const ctx::Context& parent) {
  auto [c, cancel]{ctx::WithCancel(parent)};  // want "'cancel' is not used on all paths"
  Work(c);
}  // want note "leaves the function without using 'cancel'"

void Parenthesized(const ctx::Context& parent) {
  auto [c, cancel](ctx::WithCancel(parent));  // want "'cancel' is not used on all paths"
  Work(c);
}  // want note "leaves the function without using 'cancel'"

void AnyName(const ctx::Context& parent) {
  auto [child, stop] = ctx::WithBudget(parent, 1s, 10ms);  // want "'stop' is not used on all paths"
  Work(child);
}  // want note "leaves the function without using 'stop'"

void WithACause(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancelCause(parent);  // want "'cancel' is not used on all paths"
  if (!Fetch(c)) return;  // want note "leaves the function without using 'cancel'"
  cancel();
}

void MergedContexts(const ctx::Context& parent, const ctx::Context& other) {
  auto [c, cancel] = ctx::WithCancelOn(parent, other);  // want "'cancel' is not used on all paths"
  Work(c);
}  // want note "leaves the function without using 'cancel'"

// Only the cancel function is kept.
void CancelMember(const ctx::Context& parent) {
  auto cancel = ctx::WithCancel(parent).cancel;  // want "'cancel' is not used on all paths"
  Work(parent);
}  // want note "leaves the function without using 'cancel'"

void TypedCancelMember(const ctx::Context& parent) {
  const ctx::CancelFunc cancel = ctx::WithCancel(parent).cancel;  // want "'cancel' is not used on all paths"
  if (Ready()) return;  // want note "leaves the function without using 'cancel'"
  cancel();
}

// Naming it in an unevaluated operand does nothing.
void Unevaluated(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  using Cancel = decltype(cancel);
  static_assert(sizeof(cancel) == sizeof(Cancel));
  static_assert(noexcept(cancel()));
  static_assert(requires { cancel(); });
  Work(c);
}  // want note "leaves the function without using 'cancel'"

// This marks the context as unused, not the cancel function.
void VoidOfTheContext(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  (void)c;
}  // want note "leaves the function without using 'cancel'"

void Called(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  Work(c);
  cancel();
}

void CalledByReference(const ctx::Context& parent) {
  const auto& [c, cancel] = ctx::WithCancel(parent);
  Work(c);
  cancel();
}

void CalledInParentheses(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  Work(c);
  ((cancel))();
}

void CalledByOperatorName(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  Work(c);
  cancel.operator()();
}

void CalledThroughInvoke(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  Work(c);
  std::invoke(cancel);
}

void CalledAsConst(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  Work(c);
  std::as_const(cancel)();
}

void CalledWithACause(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancelCause(parent);
  if (!Fetch(c)) {
    cancel(std::make_exception_ptr(std::runtime_error("no reply")));
    return;
  }
  cancel(std::make_error_code(std::errc::timed_out));
}

void CancelMemberCalled(const ctx::Context& parent) {
  auto cancel = ctx::WithCancel(parent).cancel;
  cancel();
}

// A static outlives the call; whoever comes next can cancel.
void Static(const ctx::Context& parent) {
  static auto [c, cancel] = ctx::WithCancel(ctx::Background());
  if (c.IsDone()) Work(parent);
}

void ThreadLocal(const ctx::Context& parent) {
  thread_local ctx::CancelFunc cancel = ctx::WithCancel(parent).cancel;
  Work(parent);
}
