void LostInside(const ctx::Context& parent) {
  auto run = [&parent] {
    auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
    Work(c);
  };  // want note "this path leaves the function without using 'cancel'"
  run();
}

// The lambda's return does not leave the outer function, but the lambda.
void ReturnInside(const ctx::Context& parent) {
  std::thread worker([parent] {
    auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
    if (Fetch(c)) return;  // want note "leaves the function without using 'cancel'"
    cancel();
  });
  worker.join();
}

void DiscardInside(const ctx::Context& parent) {
  auto fetch = [&] { return Fetch(ctx::WithTimeout(parent, 1s).context); };  // want "cancel function returned by 'WithTimeout' is discarded"
  fetch();
}

void InAnInitCapture(const ctx::Context& parent) {
  auto run = [c = ctx::WithTimeout(parent, 1s).context] { Work(c); };  // want "cancel function returned by 'WithTimeout' is discarded"
  run();
}

// A default capture takes only what the body names.
void CopyDefaultWithoutIt(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  auto run = [=] { Work(c); };
  run();
}  // want note "leaves the function without using 'cancel'"

void ReferenceDefaultWithoutIt(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  auto run = [&] { Work(c); };
  run();
}  // want note "leaves the function without using 'cancel'"

void CapturedTooLate(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  if (!Ready()) return;  // want note "leaves the function without using 'cancel'"
  auto finish = [&] { cancel(); };
  Work(c);
  finish();
}

// The lambda's own parameter has the same name.
void ParameterOfTheSameName(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  auto run = [&](const ctx::CancelFunc& cancel) {
    Work(c);
    cancel();
  };
  run(ctx::CancelFunc());
}  // want note "leaves the function without using 'cancel'"

void InAMemberOfALocalClass(const ctx::Context& parent) {
  struct Job {
    void Run(const ctx::Context& p) {
      auto [c, cancel] = ctx::WithCancel(p);  // want "'cancel' is not used on all paths"
      Work(c);
    }  // want note "leaves the function without using 'cancel'"
  };
  Job().Run(parent);
}

void InAnInnerLambda(const ctx::Context& parent) {
  auto outer = [&] {
    auto inner = [&] {
      auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
      if (Fetch(c)) return true;  // want note "leaves the function without using 'cancel'"
      cancel();
      return false;
    };
    return inner();
  };
  outer();
}

void CapturedByCopy(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  auto finish = [cancel] { cancel(); };
  Work(c);
  finish();
}

void CapturedByReference(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  auto finish = [&cancel] { cancel(); };
  Work(c);
  finish();
}

// Whether the lambda is ever called is not checked.
void CapturedByDefault(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  auto finish = [&] { cancel(); };
  Work(c);
}

void CapturedByCopyDefault(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  std::thread([=] {
    Work(c);
    cancel();
  }).detach();
}

void CapturedByInitializer(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  auto finish = [stop = std::move(cancel)] { stop(); };
  Work(c);
  finish();
}

void CapturedByAGenericLambda(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  auto finish = [&](auto&& message) {
    Log(message);
    cancel();
  };
  Work(c);
  finish("done");
}

void CapturedTwiceOver(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  auto outer = [&] {
    auto inner = [&] { cancel(); };
    inner();
  };
  Work(c);
  outer();
}

// The lambda's exits are not the function's.
void LambdaReturns(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  auto step = [&](int n) {
    if (n == 0) return;
    Work(c);
  };
  step(1);
  cancel();
}

void CanceledInside(const ctx::Context& parent) {
  auto run = [&parent] {
    auto [c, cancel] = ctx::WithTimeout(parent, 1s);
    Work(c);
    cancel();
  };
  run();
}

void InvokedAtOnce(const ctx::Context& parent) {
  const bool ok = [&] {
    auto [c, cancel] = ctx::WithTimeout(parent, 1s);
    ctx::CancelGuard guard(cancel);
    return static_cast<bool>(Fetch(c));
  }();
  if (ok) Log("done");
}

void ReturnedFromALambda(const ctx::Context& parent) {
  auto derive = [&] { return ctx::WithTimeout(parent, 1s); };
  auto [c, cancel] = derive();
  Work(c);
  cancel();
}
