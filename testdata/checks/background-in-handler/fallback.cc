// A root may stand in for a context that is not there.

ctx::Context* Find();

void ValueOr(std::optional<ctx::Context> maybe) {
  Work(maybe.value_or(ctx::Background()));
}

void ValueOrBesideAnother(const ctx::Context& c,
                          const std::optional<ctx::Context>& other) {
  Work(c);
  Work(other.value_or(ctx::Background()));
}

void Conditional(const ctx::Context* p) {
  Work(p ? *p : ctx::Background());
}

void ConditionalNegated(const ctx::Context* p) {
  Work(!p ? ctx::Background() : *p);
}

void ConditionalCompared(const ctx::Context* p) {
  const ctx::Context base = p == nullptr ? ctx::Background() : *p;
  Work(base);
}

void ConditionalOptional(const std::optional<ctx::Context>& maybe) {
  Work(maybe.has_value() ? *maybe : ctx::Background());
}

void ConditionalShared(const std::shared_ptr<const ctx::Context>& shared) {
  Work(shared != nullptr ? *shared : ctx::TODO());
}

void Else(const ctx::Context* p) {
  if (p != nullptr) {
    Work(*p);
  } else {
    Work(ctx::Background());
  }
}

void IfNull(const ctx::Context* p) {
  if (!p) {
    Work(ctx::Background());
    return;
  }
  Work(*p);
}

void AfterReturn(const ctx::Context* p) {
  if (p) {
    Work(*p);
    return;
  }
  Work(ctx::Background());
}

void ElseOfDeclaration() {
  if (const ctx::Context* found = Find()) {
    Work(*found);
  } else {
    Work(ctx::Background());
  }
}

void DefaultThenOverwrite(const ctx::Context* p) {
  ctx::Context base = ctx::Background();
  if (p != nullptr) base = *p;
  Work(base);
}

void DefaultThenOverwriteOptional(const std::optional<ctx::Context>& maybe) {
  ctx::Context base = ctx::Background();
  if (maybe) base = *maybe;
  Work(base);
}

void ElseOptional(const std::optional<ctx::Context>& maybe) {
  if (maybe) {
    Work(*maybe);
  } else {
    Work(ctx::TODO());
  }
}

// No fallback: the root is taken whether the pointer is null or not.
void AfterTheTest(const ctx::Context* p) {
  if (p != nullptr) Log("has a context");
  Work(ctx::Background());  // want "'Background' starts a new root although context '.?p' is in scope"
}

// Nor here: what is tested has nothing to do with the context.
void UnrelatedTest(const ctx::Context& c, const std::string* key) {
  if (key == nullptr) {
    Work(ctx::Background());  // want "'Background' starts a new root although context 'c' is in scope"
    return;
  }
  Fetch(c, *key);
}

void DefaultNeverOverwritten(const ctx::Context* p, bool verbose) {
  ctx::Context base = ctx::Background();  // want "'Background' starts a new root although context '.?p' is in scope"
  if (verbose) Log("no context");
  Work(base);
}

// The condition has nothing to do with a context that might be absent.
void EitherByFlag(const ctx::Context& c) {
  Work(Ready() ? c : ctx::Background());  // want "'Background' starts a new root although context 'c' is in scope"
}

void EitherByLookup(const ctx::Context& c,
                    const std::map<int, ctx::Context>& contexts) {
  auto found = contexts.find(1);
  Work(found != contexts.end() ? found->second : ctx::Background());
  Work(c);
}
