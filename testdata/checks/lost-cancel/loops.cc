void EveryIteration(const ctx::Context& parent, int n) {
  for (int i = 0; i < n; ++i) {
    auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
    Work(c);
  }  // want note "this path ends the scope of 'cancel' without using it"
}

void Continue(const ctx::Context& parent, const std::vector<std::string>& keys) {
  for (const std::string& key : keys) {
    auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
    if (!Fetch(c, key)) continue;  // want note "ends the scope of 'cancel' without using it"
    cancel();
  }
}

void Break(const ctx::Context& parent, const std::vector<std::string>& keys) {
  for (const std::string& key : keys) {
    auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
    if (!Fetch(c, key)) break;  // want note "ends the scope of 'cancel' without using it"
    cancel();
  }
  Log("done");
}

Reply ReturnFromALoop(const ctx::Context& parent) {
  while (Ready()) {
    auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
    if (Reply reply = Fetch(c)) {
      return reply;  // want note "leaves the function without using 'cancel'"
    }
    cancel();
  }
  return {};
}

// The function never ends, but each turn drops a cancel function.
void Endless(const ctx::Context& parent) {
  for (;;) {
    auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
    Work(c);
  }  // want note "ends the scope of 'cancel' without using it"
}

void EndlessWithContinue(const ctx::Context& parent) {
  while (true) {
    auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
    if (!Fetch(c)) continue;  // want note "ends the scope of 'cancel' without using it"
    cancel();
  }
}

void DoWhile(const ctx::Context& parent) {
  do {
    auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
    Work(c);
  } while (Ready());  // want note "ends the scope of 'cancel' without using it"
}

void DoWhileFalse(const ctx::Context& parent) {
  do {
    auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
    if (!Fetch(c)) break;  // want note "ends the scope of 'cancel' without using it"
    cancel();
  } while (false);
}

// A loop that may run zero times cancels nothing then.
void CanceledInALaterLoop(const ctx::Context& parent, int n) {
  auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  Work(c);
  for (int i = 0; i < n; ++i) cancel();
}  // want note "leaves the function without using 'cancel'"

void ReturnFromAnInnerLoop(const ctx::Context& parent, int n) {
  auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  for (int i = 0; i < n; ++i) {
    if (Fetch(c)) return;  // want note "leaves the function without using 'cancel'"
  }
  cancel();
}

void ContinueOfTheOuterLoop(const ctx::Context& parent, int n) {
  for (int i = 0; i < n; ++i) {
    auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
    for (int j = 0; j < i; ++j) {
      if (Ready()) break;
      Work(c);
    }
    if (c.IsDone()) continue;  // want note "ends the scope of 'cancel' without using it"
    cancel();
  }
}

void CanceledInEveryIteration(const ctx::Context& parent, int n) {
  for (int i = 0; i < n; ++i) {
    auto [c, cancel] = ctx::WithTimeout(parent, 1s);
    Work(c);
    cancel();
  }
}

void GuardedInEveryIteration(const ctx::Context& parent,
                             const std::vector<std::string>& keys) {
  for (const std::string& key : keys) {
    auto [c, cancel] = ctx::WithTimeout(parent, 1s);
    ctx::CancelGuard guard(cancel);
    if (!Fetch(c, key)) continue;
    if (Ready()) break;
  }
}

void CanceledBeforeContinue(const ctx::Context& parent) {
  while (Ready()) {
    auto [c, cancel] = ctx::WithTimeout(parent, 1s);
    if (!Fetch(c)) {
      cancel();
      continue;
    }
    cancel();
  }
}

// Neither statement leaves the scope of the cancel function.
void InnerContinueAndBreak(const ctx::Context& parent, int n) {
  auto [c, cancel] = ctx::WithCancel(parent);
  for (int i = 0; i < n; ++i) {
    if (i == 3) continue;
    if (!Fetch(c)) break;
  }
  cancel();
}

void SwitchInALoop(const ctx::Context& parent, int n) {
  for (int i = 0; i < n; ++i) {
    auto [c, cancel] = ctx::WithCancel(parent);
    switch (i) {
      case 0:
        Work(c);
        break;
      default:
        break;
    }
    cancel();
  }
}

// The loop never ends, so neither does the need for the context.
void EndlessUser(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  for (;;) Work(c);
}

void EndlessUserWithContinue(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  while (true) {
    if (!Ready()) continue;
    Work(c);
  }
}

void LeavesAnEndlessLoop(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  while (true) {
    if (!Fetch(c)) break;
  }
}  // want note "leaves the function without using 'cancel'"

// A do loop's body runs at least once.
void CanceledInADoLoop(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  Work(c);
  do {
    cancel();
  } while (Ready());
}

void InTheLoopHeader(const ctx::Context& parent) {
  for (auto [c, cancel] = ctx::WithCancel(parent);;) {
    Work(c);
    cancel();
    break;
  }
}

// The condition runs before the loop is left.
void CanceledInTheCondition(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  while (cancel(), Ready()) Work(parent);
}

void Collected(const ctx::Context& parent, int n) {
  std::vector<ctx::CancelFunc> cancels;
  for (int i = 0; i < n; ++i) {
    auto [c, cancel] = ctx::WithCancel(parent);
    Work(c);
    cancels.push_back(cancel);
  }
  for (const ctx::CancelFunc& cancel : cancels) cancel();
}
