// Whoever says that a context is not to be used is not told of it again.

Reply Load(int id, const ctx::Context& c = ctx::Background());
Reply Reload(int id) { return Load(id); }

void Cast(const ctx::Context& c) {
  (void)c;
  Load(1);
  Reload(2);
}

void StaticCast(const ctx::Context& c) {
  static_cast<void>(c);
  Load(1);
}

void Ignored(const ctx::Context& c) {
  std::ignore = c;
  Load(1);
}

void Marked([[maybe_unused]] const ctx::Context& c) { Load(1); }

void Unnamed(const ctx::Context&) { Load(1); }

// One of two.
void Other(const ctx::Context& c, const ctx::Context& other) {
  (void)c;
  Load(1);  // want "'Load' is called without context 'other', which is in scope"
}

// What happens to a call's answer says nothing of its context.
void Answer(const ctx::Context& c) {
  (void)Load(0, c);
  std::ignore = Load(1);  // want "'Load' is called without context 'c', which is in scope"
}

void InLambda(const ctx::Context& c) {
  auto load = [&c] {
    (void)c;
    return Load(1);
  };
  load();
  Load(2);  // want "'Load' is called without context 'c', which is in scope"
}
