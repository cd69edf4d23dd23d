// Putting things back must not fail because the context is over.

void Undo(const ctx::Context& c);

void AfterAFailure(const ctx::Context& c) {
  try {
    Work(c);
  } catch (...) {
    Undo(ctx::Background());
    throw;
  }
}

void AfterTheEnd(const ctx::Context& c) {
  Work(c);
  if (c.IsDone()) {
    ctx::ScopedContext scope = ctx::WithTimeout(ctx::Background(), 1s);
    Undo(scope.context());
  }
  Undo(ctx::Background());  // want "'Background' starts a new root although context 'c' is in scope"
}

void FunctionTryBlock(const ctx::Context& c) try {
  Work(c);
} catch (...) {
  Undo(ctx::Background());
}

// It has ended its own: what is left to do needs another one.
void AfterItsOwnEnd(const ctx::Context& parent) {
  {
    auto [c, cancel] = ctx::WithCancel(parent);
    Work(c);
    cancel();
  }
  Undo(ctx::Background());  // want "'Background' starts a new root although context 'parent' is in scope"
}

void AfterAStop() {
  std::stop_source source;
  const std::stop_token token = source.get_token();
  auto wait = [](std::stop_token) {};
  wait(token);
  source.request_stop();
  wait(std::stop_token{});
}
