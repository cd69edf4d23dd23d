[[noreturn]] void Die(const std::string& reason);

// Not annotated, but its body shows that it never comes back.
inline void Fail(const std::string& reason) {
  Log(reason);
  std::abort();
}

// This one may come back.
inline void FailUnlessReady() {
  if (!Ready()) std::abort();
}

struct Fatal {
  [[noreturn]] ~Fatal();
};

void Abort(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  if (!Fetch(c)) std::abort();
  cancel();
}

void AbortAtTheEnd(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  if (Fetch(c)) {
    cancel();
    return;
  }
  std::abort();
}

void Exit(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  Work(c);
  std::exit(0);
}

void Terminate(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  if (!Fetch(c)) std::terminate();
  cancel();
}

void Unreachable(const ctx::Context& parent, bool ok) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  Work(c);
  if (ok) {
    cancel();
    return;
  }
  __builtin_unreachable();
}

void Annotated(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  if (Fetch(c)) {
    cancel();
  } else {
    Die("no reply");
  }
}

void VisibleBody(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  if (Fetch(c)) {
    cancel();
  } else {
    Fail("no reply");
  }
}

void NoreturnDestructor(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  if (Fetch(c)) {
    cancel();
  } else {
    Fatal();
  }
}

void RethrownByTheLibrary(const ctx::Context& parent, std::exception_ptr error) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  Work(c);
  if (error) std::rethrow_exception(error);
  cancel();
}

void EndlessLoop(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  if (Ready()) {
    cancel();
    return;
  }
  while (true) {
    Work(c);
  }
}

void EmptyEndlessLoop(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  Work(c);
  for (;;) {
  }
}

void InALoop(const ctx::Context& parent) {
  while (Ready()) {
    auto [c, cancel] = ctx::WithTimeout(parent, 1s);
    if (!Fetch(c)) Die("no reply");
    cancel();
  }
}

void MayComeBack(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
  if (Fetch(c)) {
    cancel();
  } else {
    FailUnlessReady();
  }
}  // want note "this path leaves the function without using 'cancel'"

void ReturnsBeforeItDies(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
  if (Fetch(c)) return;  // want note "leaves the function without using 'cancel'"
  Die("no reply");
}

// The loop is left.
void BreaksOut(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
  for (;;) {
    Work(c);
    if (Ready()) return;  // want note "leaves the function without using 'cancel'"
  }
}

// The discard happens, whatever comes next.
void DiscardsAndDies(const ctx::Context& parent) {
  Work(ctx::WithTimeout(parent, 1s).context);  // want "cancel function returned by 'WithTimeout' is discarded"
  Die("done");
}
