// Two tests of the same unmodified condition take the same way.

std::pair<ctx::Context, ctx::CancelFunc> Limited(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  return {c, cancel};
}

void SameFlag(const ctx::Context& parent, bool limited) {
  ctx::Context c = parent;
  ctx::CancelFunc cancel;
  if (limited) std::tie(c, cancel) = Limited(parent);
  Work(c);
  if (limited) cancel();
}

void SameConstant(const ctx::Context& parent) {
  const bool limited = Ready();
  ctx::Context c = parent;
  ctx::CancelFunc cancel;
  if (limited) {
    std::tie(c, cancel) = Limited(parent);
  }
  Work(c);
  if (limited) {
    cancel();
  }
}

void NegatedEarlyReturn(const ctx::Context& parent, bool limited) {
  ctx::Context c = parent;
  ctx::CancelFunc cancel;
  if (limited) std::tie(c, cancel) = Limited(parent);
  Work(c);
  if (!limited) return;
  cancel();
}

void ElseOfTheNegation(const ctx::Context& parent, bool limited) {
  ctx::Context c = parent;
  ctx::CancelFunc cancel;
  if (!limited) {
    Log("no limit");
  } else {
    std::tie(c, cancel) = Limited(parent);
  }
  Work(c);
  if (!limited) {
    Log("done");
  } else {
    cancel();
  }
}

// Here the second test can come out differently.
void ModifiedInBetween(const ctx::Context& parent, bool limited) {
  ctx::Context c = parent;
  ctx::CancelFunc cancel;
  if (limited) std::tie(c, cancel) = Limited(parent);  // want "'cancel' is not used on all paths"
  Work(c);
  limited = Ready();
  if (limited) cancel();
}  // want note "leaves the function without using 'cancel'"

void TwoFlags(const ctx::Context& parent, bool limited, bool done) {
  ctx::Context c = parent;
  ctx::CancelFunc cancel;
  if (limited) std::tie(c, cancel) = Limited(parent);  // want "'cancel' is not used on all paths"
  Work(c);
  if (done) cancel();
}  // want note "leaves the function without using 'cancel'"

// Canceled exactly when there is nothing to cancel.
void OppositeFlag(const ctx::Context& parent, bool limited) {
  ctx::Context c = parent;
  ctx::CancelFunc cancel;
  if (limited) std::tie(c, cancel) = Limited(parent);  // want "'cancel' is not used on all paths"
  Work(c);
  if (!limited) cancel();
}  // want note "leaves the function without using 'cancel'"

// Each call may answer differently.
void SameCallTwice(const ctx::Context& parent) {
  ctx::Context c = parent;
  ctx::CancelFunc cancel;
  if (Ready()) std::tie(c, cancel) = Limited(parent);  // want "'cancel' is not used on all paths"
  Work(c);
  if (Ready()) cancel();
}  // want note "leaves the function without using 'cancel'"

// Asked the other way round, and flags that follow what was done.
void TheOtherWayRound(const ctx::Context& parent, const bool slow) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  Work(c);
  if (slow) cancel();
  if (!slow) cancel();
}

void ComparedTheOtherWayRound(const ctx::Context& parent, const int n) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  Work(c);
  if (n == 1) cancel();
  if (n != 1) cancel();
}

void LoopFlag(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  bool done = false;
  while (!done) {
    if (Fetch(c)) {
      cancel();
      done = true;
    }
  }
}

void DoneFlag(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  bool canceled = false;
  for (int i = 0; i < 3; ++i) {
    if (!Fetch(c)) continue;
    cancel();
    canceled = true;
    break;
  }
  if (!canceled) cancel();
}

void FlagSetTooEarly(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
  bool done = true;
  while (!done) {
    if (Fetch(c)) cancel();
  }
}  // want note "leaves the function"

// Each turn has a value of its own.
void FlagOfATurn(const ctx::Context& parent) {
  for (int i = 0; i < 3; ++i) {
    const bool slow = Ready();
    auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
    Work(c);
    if (slow) cancel();
  }  // want note "ends the scope"
}

// One fault, told once: a guard mends both.
void OneOfTwo(const ctx::Context& parent, bool slow) {
  auto r = slow ? ctx::WithTimeout(parent, 9s) : ctx::WithCancel(parent);  // want "'r.cancel' is not used on all paths"
  Work(r.context);
}  // want note "leaves the function"

// A context asked twice may have ended in between.
void AsksTheContextTwice(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
  if (parent.IsDone()) {
    cancel();
    return;
  }
  while (!parent.IsDone()) Work(c);
}  // want note "leaves the function"

void SwitchesAskSomethingElse(const ctx::Context& parent, const int mode) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
  Work(c);
  switch (mode) {
    case 1:
      break;
    default:
      cancel();
  }
  switch (mode) {
    case 2:
      cancel();
      break;
    default:
      break;
  }
}  // want note "leaves the function"
