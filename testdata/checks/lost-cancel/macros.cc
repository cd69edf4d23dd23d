#define RETURN_IF(condition) \
  if (condition) return

#define CHECK_OR_ABORT(condition) \
  do {                            \
    if (!(condition)) {           \
      Log(#condition);            \
      std::abort();               \
    }                             \
  } while (false)

#define DERIVE(context, cancel, parent) \
  auto [context, cancel] = ctx::WithTimeout(parent, 1s)

#define ONE_SECOND std::chrono::seconds(1)

#define CONCAT_(a, b) a##b
#define CONCAT(a, b) CONCAT_(a, b)
#define DEFER(f) ctx::CancelGuard CONCAT(deferred_, __LINE__)(f)

#define CHILD_OF(parent) ctx::WithCancel(parent).context

#define RUN(statement) \
  do {                 \
    statement;         \
  } while (false)

// The macro hides a return.
void HiddenReturn(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
  RETURN_IF(!Fetch(c));  // want note "this path leaves the function without using 'cancel'"
  cancel();
}

void MacroAsArgument(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, ONE_SECOND);  // want "'cancel' is not used on all paths"
  Work(c);
}  // want note "leaves the function without using 'cancel'"

void HiddenDerivation(const ctx::Context& parent) {
  DERIVE(c, cancel, parent);  // want "'cancel' is not used on all paths"
  Work(c);
}  // want note "leaves the function without using 'cancel'"

void HiddenDiscard(const ctx::Context& parent) {
  Work(CHILD_OF(parent));  // want "cancel function returned by 'WithCancel' is discarded"
}

void DiscardInAnArgument(const ctx::Context& parent) {
  RUN(Work(ctx::WithCancel(parent).context));  // want "cancel function returned by 'WithCancel' is discarded"
}

void ReturnBeforehand(const ctx::Context& parent) {
  RETURN_IF(!Ready());
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  Work(c);
  cancel();
}

void HiddenGuard(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  DEFER(cancel);
  RETURN_IF(!Fetch(c));
}

// The check does not come back.
void HiddenAbort(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  CHECK_OR_ABORT(Fetch(c));
  cancel();
}

void DerivedByAMacro(const ctx::Context& parent) {
  DERIVE(c, cancel, parent);
  Work(c);
  cancel();
}

void CalledInAnArgument(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  Work(c);
  RUN(cancel());
}
