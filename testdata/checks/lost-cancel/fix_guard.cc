void NeverUsed(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 2s);  // want "'cancel' is not used on all paths"
  Work(c);
}  // want note "leaves the function without using 'cancel'"

// A call that is there already stays: the second one does nothing.
void ReturnsEarly(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 2s);  // want "'cancel' is not used on all paths"
  if (Fetch(c)) return;  // want note "leaves the function without using 'cancel'"
  cancel();
}

// The guard goes where the declaration is.
void InALoop(const ctx::Context& parent, const std::vector<std::string>& keys) {
  for (const std::string& key : keys) {
    auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
    if (!Fetch(c, key)) continue;  // want note "ends the scope of 'cancel' without using it"
    cancel();
  }
}

void OverTwoLines(const ctx::Context& parent) {
  auto [child, stop] =
      ctx::WithDeadline(parent, ctx::Clock::now() + 2s);  // want "'stop' is not used on all paths"
  Work(child);
}  // want note "leaves the function without using 'stop'"

void WithACause(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancelCause(parent);  // want "'cancel' is not used on all paths"
  Work(c);
}  // want note "leaves the function without using 'cancel'"

void ResultStruct(const ctx::Context& parent) {
  ctx::Cancelable r = ctx::WithTimeout(parent, 2s);  // want "'r.cancel' is not used on all paths"
  Work(r.context);
}  // want note "leaves the function without using 'r.cancel'"

void Discarded(const ctx::Context& parent) {
  auto c = ctx::WithTimeout(parent, 2s).context;  // want "cancel function returned by 'WithTimeout' is discarded"
  Work(c);
}

void DiscardedWithItsType(const ctx::Context& parent) {
  ctx::Context child = ctx::WithCancel(parent).context;  // want "cancel function returned by 'WithCancel' is discarded"
  Work(child);
}

void DiscardedConst(const ctx::Context& parent) {
  if (Ready()) {
    const auto c = ctx::WithTimeout(parent, 2s).context;  // want "cancel function returned by 'WithTimeout' is discarded"
    Work(c);
  }
}
