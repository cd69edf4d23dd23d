// A root is evaluated where the caller's context is at hand.

struct Options {
  ctx::Context context;
  int retries = 0;
};
Reply Send(const Options& options);

void Argument(const ctx::Context& c) {
  Work(ctx::Background());  // want "'Background' starts a new root although context 'c' is in scope; the caller's cancellation and deadline are lost"
}

void Placeholder(const ctx::Context& request_context) {
  Work(ctx::TODO());  // want "'TODO' starts a new root although context 'request_context' is in scope; the caller's cancellation and deadline are lost"
}

void Local(ctx::Context c) {
  ctx::Context root = ctx::Background();  // want "'Background' starts a new root although context 'c' is in scope"
  Work(root);
}

// The second root hides behind the first: both are faults of their own.
void TwoOnOneLine(const ctx::Context& c) {
  Fetch(ctx::Background(), Fetch(ctx::TODO()).text);  // want "'Background' starts a new root although context 'c'" "'TODO' starts a new root although context 'c'"
}

void Derived(const ctx::Context& c) {
  auto [child, cancel] = ctx::WithTimeout(ctx::Background(), 2s);  // want "'Background' starts a new root although context 'c' is in scope"
  ctx::CancelGuard guard(cancel);
  Work(child);
}

ctx::Cancelable Returned(const ctx::Context& c, ctx::Duration timeout) {
  return ctx::WithTimeout(ctx::Background(), timeout);  // want "'Background' starts a new root although context 'c' is in scope"
}

void BracedInit(const ctx::Context& c) {
  ctx::Context root{ctx::TODO()};  // want "'TODO' starts a new root although context 'c' is in scope"
  Work(root);
}

void BoundToReference(const ctx::Context& c) {
  const ctx::Context& root = ctx::Background();  // want "'Background' starts a new root although context 'c' is in scope"
  Work(root);
}

void Aggregate(const ctx::Context& c) {
  Send(Options{.context = ctx::Background(), .retries = 3});  // want "'Background' starts a new root although context 'c' is in scope"
}

void ThroughCasts(const ctx::Context& c) {
  Work(static_cast<const ctx::Context&>((ctx::Background())));  // want "'Background' starts a new root although context 'c' is in scope"
}

// Mentioning the context elsewhere does not mend it.
void UsesBoth(const ctx::Context& c) {
  Work(c);
  Work(ctx::Background());  // want "'Background' starts a new root although context 'c' is in scope"
}

void OneBranch(const ctx::Context& c, int kind) {
  switch (kind) {
    case 0:
      Work(c);
      break;
    default:
      Work(ctx::TODO());  // want "'TODO' starts a new root although context 'c' is in scope"
  }
}

void InLoop(const ctx::Context& c, const std::vector<std::string>& keys) {
  for (const std::string& key : keys) {
    Fetch(ctx::Background(), key);  // want "'Background' starts a new root although context 'c' is in scope"
  }
}

bool InCondition(const ctx::Context& c) {
  if (Fetch(ctx::Background())) {  // want "'Background' starts a new root although context 'c' is in scope"
    return true;
  }
  return false;
}

// The caller has said what to observe, and is overruled.
void Overwritten(ctx::Context c) {
  c = ctx::Background();  // want "'Background' starts a new root although context 'c' is in scope"
  Work(c);
}
