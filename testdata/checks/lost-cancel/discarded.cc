// The cancel function never gets a name: nobody can ever call it.

void ContextOnly(const ctx::Context& parent) {
  auto c = ctx::WithTimeout(parent, 2s).context;  // want "the cancel function returned by 'WithTimeout' is discarded; the context lives until its parent ends"
  Work(c);
}

void AsAnArgument(const ctx::Context& parent) {
  Work(ctx::WithCancel(parent).context);  // want "cancel function returned by 'WithCancel' is discarded"
}

// The expression starts on its own line, and so does the diagnostic.
void OverTwoLines(const ctx::Context& parent) {
  const ctx::Context c =
      ctx::WithDeadline(parent, ctx::Clock::now() + 2s).context;  // want "cancel function returned by 'WithDeadline' is discarded"
  Work(c);
}

ctx::Context Returned(const ctx::Context& parent) {
  return ctx::WithTimeout(parent, 1s).context;  // want "cancel function returned by 'WithTimeout' is discarded"
}

// The lifetime of the whole result is extended, its name is not.
void BoundToReference(const ctx::Context& parent) {
  const ctx::Context& c = ctx::WithCancel(parent).context;  // want "cancel function returned by 'WithCancel' is discarded"
  Work(c);
}

void Assigned(const ctx::Context& parent) {
  ctx::Context c = parent;
  c = ctx::WithTimeout(parent, 1s).context;  // want "cancel function returned by 'WithTimeout' is discarded"
  Work(c);
}

void InOneArmOfAConditional(const ctx::Context& parent, bool limited) {
  ctx::Context c = limited ? ctx::WithTimeout(parent, 1s).context : parent;  // want "cancel function returned by 'WithTimeout' is discarded"
  Work(c);
}

void NotEvenTheContext(const ctx::Context& parent) {
  ctx::WithCancel(parent);  // want "cancel function returned by 'WithCancel' is discarded"
}

void WithACause(const ctx::Context& parent) {
  auto c = ctx::WithCancelCause(parent).context;  // want "cancel function returned by 'WithCancelCause' is discarded"
  Work(c);
}

void DeadlineWithACause(const ctx::Context& parent) {
  auto c = ctx::WithDeadlineCause(parent, ctx::Clock::now() + 1s, nullptr).context;  // want "cancel function returned by 'WithDeadlineCause' is discarded"
  Work(c);
}

void TimeoutWithACause(const ctx::Context& parent) {
  auto c = ctx::WithTimeoutCause(parent, 1s, nullptr).context;  // want "cancel function returned by 'WithTimeoutCause' is discarded"
  Work(c);
}

void WithABudget(const ctx::Context& parent) {
  auto c = ctx::WithBudget(parent, 1s, 10ms).context;  // want "cancel function returned by 'WithBudget' is discarded"
  Work(c);
}

void Nested(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(ctx::WithCancel(parent).context, 1s);  // want "cancel function returned by 'WithCancel' is discarded"
  Work(c);
  cancel();
}

void Parenthesized(const ctx::Context& parent) {
  auto c = (ctx::WithCancel(parent)).context;  // want "cancel function returned by 'WithCancel' is discarded"
  Work(c);
}

void FromUsingDeclaration(const ctx::Context& parent) {
  using ctx::WithTimeout;
  auto c = WithTimeout(parent, 2s).context;  // want "cancel function returned by 'WithTimeout' is discarded"
  Work(c);
}

// Found by argument-dependent lookup.
void Unqualified(const ctx::Context& parent) {
  auto c = WithCancel(parent).context;  // want "cancel function returned by 'WithCancel' is discarded"
  Work(c);
}

class Session {
 public:
  explicit Session(const ctx::Context& parent)
      : context_(ctx::WithCancel(parent).context) {}  // want "cancel function returned by 'WithCancel' is discarded"

 private:
  ctx::Context context_;
};

// Unevaluated operands create nothing.
void Unevaluated(const ctx::Context& parent) {
  using Derived = decltype(ctx::WithCancel(parent).context);
  static_assert(sizeof(ctx::WithTimeout(parent, 1s).context) == sizeof(Derived));
  static_assert(!noexcept(ctx::WithCancel(parent).context) ||
                noexcept(ctx::WithCancel(parent)));
  static_assert(requires { ctx::WithCancel(parent).context; });
}

// These return no cancel function.
void NothingToDiscard(const ctx::Context& parent) {
  Work(ctx::WithoutCancel(parent));
  auto c = ctx::WithoutCancel(parent);
  Work(c);
}

// Canceled on the spot.
void CalledAtOnce(const ctx::Context& parent) {
  ctx::WithCancel(parent).cancel();
}

// The name alone makes no derivation: this one returns a bare context.
namespace other {
struct Wrapped {
  ctx::Context context;
};
Wrapped WithTimeout(const ctx::Context& parent, int seconds);

void SameName(const ctx::Context& parent) {
  auto c = WithTimeout(parent, 2).context;
  Work(c);
}
}  // namespace other
