// Whoever says that a context is not to be used is not told of it again.

void Cast(const ctx::Context& c) {
  (void)c;
  Work(ctx::Background());
}

void Ignored(const ctx::Context& c) {
  std::ignore = c;
  Work(ctx::Background());
}

void Marked([[maybe_unused]] const ctx::Context& c) {
  Work(ctx::Background());
}

struct Request {
  const ctx::Context& context() const;
};

void OfARequest(const Request& request) {
  (void)request;
  Work(ctx::Background());
}

void Kept(const ctx::Context& c) {
  Work(ctx::Background());  // want "'Background' starts a new root although context 'c' is in scope"
}
