// A lambda that runs inside of the call is part of it; one that captured a
// context has one.

void Register(std::function<void()> callback);

std::vector<std::function<void()>> queue;

template <class F>
void Post(F&& task) {
  queue.emplace_back(std::forward<F>(task));
}

void Immediately(const ctx::Context& c) {
  [&] { Work(ctx::Background()); }();  // want "'Background' starts a new root although context 'c' is in scope"
}

Reply ImmediatelyForValue(const ctx::Context& c, bool fast) {
  const Reply reply = [&]() -> Reply {
    if (fast) return Fetch(c);
    return Fetch(ctx::TODO());  // want "'TODO' starts a new root although context 'c' is in scope"
  }();
  return reply;
}

void ForEach(const ctx::Context& c, const std::vector<std::string>& keys) {
  std::for_each(keys.begin(), keys.end(), [&](const std::string& key) {
    Fetch(ctx::Background(), key);  // want "'Background' starts a new root although context 'c' is in scope"
  });
}

bool AnyOf(const ctx::Context& c, const std::vector<std::string>& keys) {
  return std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
    return bool(Fetch(ctx::Background(), key));  // want "'Background' starts a new root although context 'c' is in scope"
  });
}

void RangesForEach(const ctx::Context& c, const std::vector<int>& items) {
  std::ranges::for_each(items, [&](int) {
    Work(ctx::Background());  // want "'Background' starts a new root although context 'c' is in scope"
  });
}

void Nested(const ctx::Context& c, const std::vector<int>& items) {
  std::for_each(items.begin(), items.end(), [&](int) {
    [&] {
      Work(ctx::Background());  // want "'Background' starts a new root although context 'c' is in scope"
    }();
  });
}

// A function in this unit that does nothing with it but call it.
template <class F>
Reply Retry(int times, const F& attempt) {
  while (--times > 0) {
    if (Reply reply = attempt()) return reply;
  }
  return attempt();
}
template <class F>
void Later(const F& task) {
  task();
  Post(task);
}
void CallOrKeep(const std::function<void()>& task, bool now) {
  if (now) return task();
  std::function<void()> kept = task;
  Register(kept);
}
template <class F>
void Wrapped(const F& task) {
  Register([task] { task(); });
}
void Retried(const ctx::Context& c) {
  Retry(3, [&] {
    return Fetch(ctx::Background());  // want "'Background' starts a new root although context 'c' is in scope"
  });
  Later([] { Work(ctx::Background()); });
  CallOrKeep([] { Work(ctx::Background()); }, true);
  Wrapped([] { Work(ctx::Background()); });
  Work(c);
}

// Only ever called, and at once.
void NamedAndCalled(const ctx::Context& c) {
  auto step = [&] {
    Work(ctx::Background());  // want "'Background' starts a new root although context 'c' is in scope"
  };
  step();
  Work(c);
  step();
}

void Captured(const ctx::Context& c) {
  Register([c] {
    Work(c);
    Work(ctx::Background());  // want "'Background' starts a new root although context 'c' is in scope"
  });
}

void CapturedByReference(const ctx::Context& c) {
  Post([&c] {
    Work(ctx::Background());  // want "'Background' starts a new root although context 'c' is in scope"
  });
}

void CapturedImplicitly(const ctx::Context& c) {
  Post([=] {
    Work(c);
    Work(ctx::TODO());  // want "'TODO' starts a new root although context 'c' is in scope"
  });
}

void CapturedUnderAnotherName(const ctx::Context& parent) {
  Register([own = parent] {
    Work(ctx::Background());  // want "'Background' starts a new root although context 'own' is in scope"
  });
}

void OwnParameter() {
  auto handle = [](const ctx::Context& c) {
    Work(ctx::Background());  // want "'Background' starts a new root although context 'c' is in scope"
  };
  handle(ctx::Background());
}

auto namespace_scope_handler = [](const ctx::Context& c) {
  Work(ctx::Background());  // want "'Background' starts a new root although context 'c' is in scope"
};

void OwnLocal(const std::function<ctx::Context()>& current) {
  auto handle = [&] {
    ctx::Context c = current();
    Work(ctx::Background());  // want "'Background' starts a new root although context 'c' is in scope"
  };
  handle();
}

void UnnamedOwnParameter() {
  auto handle = [](const ctx::Context&) { Work(ctx::Background()); };
  handle(ctx::Background());
}

// Handed to nobody knows whom, and it took no context along.
void Posted(const ctx::Context& c) {
  Post([] { Work(ctx::Background()); });
  Work(c);
}

std::function<void()> ReturnedTask(const ctx::Context& c) {
  Work(c);
  return [] { Work(ctx::Background()); };
}

void StoredTask(const ctx::Context& c,
                std::vector<std::function<void()>>& out) {
  out.push_back([] { Work(ctx::TODO()); });
  Work(c);
}
