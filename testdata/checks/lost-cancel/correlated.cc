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
