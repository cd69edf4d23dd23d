std::pair<ctx::Context, ctx::CancelFunc> Pair(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  return {c, cancel};
}

std::tuple<ctx::Context, ctx::CancelFunc> Tuple(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  return {c, cancel};
}

void Ignored(const ctx::Context& parent) {
  ctx::Context c = parent;
  std::tie(c, std::ignore) = Pair(parent);  // want "the cancel function returned by 'Pair' is discarded"
  Work(c);
}

void IgnoredOfATuple(const ctx::Context& parent) {
  ctx::Context c = parent;
  std::tie(c, std::ignore) = Tuple(parent);  // want "the cancel function returned by 'Tuple' is discarded"
  Work(c);
}

void ReturnsEarly(const ctx::Context& parent) {
  ctx::Context c = parent;
  ctx::CancelFunc cancel;
  std::tie(c, cancel) = Pair(parent);  // want "'cancel' is not used on all paths"
  if (Fetch(c)) return;  // want note "this path leaves the function without using 'cancel'"
  cancel();
}

void ReturnsEarlyFromATuple(const ctx::Context& parent) {
  ctx::Context c = parent;
  ctx::CancelFunc cancel;
  std::tie(c, cancel) = Tuple(parent);  // want "'cancel' is not used on all paths"
  if (Fetch(c)) return;  // want note "leaves the function without using 'cancel'"
  cancel();
}

void NeverUsed(const ctx::Context& parent) {
  ctx::Context c = parent;
  ctx::CancelFunc cancel;
  std::tie(c, cancel) = Pair(parent);  // want "'cancel' is not used on all paths"
  Work(c);
}  // want note "leaves the function without using 'cancel'"

void ContextIgnored(const ctx::Context& parent) {
  ctx::CancelFunc cancel;
  std::tie(std::ignore, cancel) = Pair(parent);  // want "'cancel' is not used on all paths"
  if (Ready()) return;  // want note "leaves the function without using 'cancel'"
  cancel();
}

// The cancel function belongs to the block, the context does not.
void CancelOfAnInnerBlock(const ctx::Context& parent) {
  ctx::Context c = parent;
  {
    ctx::CancelFunc cancel;
    std::tie(c, cancel) = Pair(parent);  // want "'cancel' is not used on all paths"
  }  // want note "this path ends the scope of 'cancel' without using it"
  Work(c);
}

// Declared outside of the block, it is still in reach after it.
void AssignedInAnInnerBlock(const ctx::Context& parent) {
  ctx::Context c = parent;
  ctx::CancelFunc cancel;
  {
    std::tie(c, cancel) = Pair(parent);
    Work(c);
  }
  cancel();
}

void Canceled(const ctx::Context& parent) {
  ctx::Context c = parent;
  ctx::CancelFunc cancel;
  std::tie(c, cancel) = Pair(parent);
  Work(c);
  cancel();
}

void Guarded(const ctx::Context& parent) {
  ctx::Context c = parent;
  ctx::CancelFunc cancel;
  std::tie(c, cancel) = Tuple(parent);
  ctx::CancelGuard guard(cancel);
  if (Fetch(c)) return;
}

void CanceledBeforeTheNext(const ctx::Context& parent) {
  ctx::Context c = parent;
  ctx::CancelFunc cancel;
  std::tie(c, cancel) = Pair(parent);
  cancel();
  std::tie(c, cancel) = Tuple(parent);
  cancel();
}

// What is reached through a reference or a member has another owner.
void IntoAParameter(const ctx::Context& parent, ctx::Context& c,
                    ctx::CancelFunc& cancel) {
  std::tie(c, cancel) = Pair(parent);
}

void ThroughAPointer(const ctx::Context& parent, ctx::CancelFunc* cancel) {
  ctx::Context c = parent;
  std::tie(c, *cancel) = Pair(parent);
  Work(c);
}

class Session {
 public:
  void Start(const ctx::Context& parent) {
    std::tie(context_, cancel_) = Pair(parent);
  }

 private:
  ctx::Context context_ = ctx::Background();
  ctx::CancelFunc cancel_;
};

// The library's own results can be tied as they are.
void OwnResult(const ctx::Context& parent) {
  ctx::Context c = parent;
  ctx::CancelFunc cancel;
  std::tie(c, cancel) = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
  if (Fetch(c)) return;  // want note "this path leaves the function without using 'cancel'"
  cancel();
}

void OwnResultIgnored(const ctx::Context& parent) {
  ctx::Context c = parent;
  std::tie(c, std::ignore) = ctx::WithCancel(parent);  // want "the cancel function returned by 'WithCancel' is discarded"
  Work(c);
}

void OwnResultWithCause(const ctx::Context& parent) {
  ctx::Context c = parent;
  ctx::CancelCauseFunc cancel;
  std::tie(c, cancel) = ctx::WithCancelCause(parent);
  Work(c);
  cancel(std::make_error_code(std::errc::timed_out));
}

void OwnResultCancelled(const ctx::Context& parent) {
  ctx::Context c = parent;
  ctx::CancelFunc cancel;
  std::tie(c, cancel) = ctx::WithCancel(parent);
  ctx::CancelGuard guard(cancel);
  Work(c);
}
