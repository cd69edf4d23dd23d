void JumpsOverTheCall(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  if (!Fetch(c)) goto done;
  cancel();
done:
  Log("done");
}  // want note "this path leaves the function without using 'cancel'"

int JumpsToAReturn(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  if (!Fetch(c)) goto failed;
  cancel();
  return 0;
failed:
  return 1;  // want note "leaves the function without using 'cancel'"
}

int JumpsOverAReturn(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  if (Ready()) goto work;
  return 1;  // want note "leaves the function without using 'cancel'"
work:
  Work(c);
  cancel();
  return 0;
}

int CleansUp(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  int result = 1;
  if (!Fetch(c)) goto cleanup;
  if (!Fetch(c, "second")) goto cleanup;
  result = 0;
cleanup:
  cancel();
  return result;
}

// The jump goes back, but not over the declaration.
void Retries(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
retry:
  if (!Fetch(c)) goto retry;
  cancel();
}

void CancelsBeforeItRetries(const ctx::Context& parent) {
retry:
  Log("trying");
  auto [c, cancel] = ctx::WithCancel(parent);
  const bool ok = static_cast<bool>(Fetch(c));
  cancel();
  if (!ok) goto retry;
}

// The jump is made before there is anything to cancel.
void JumpsBeforehand(const ctx::Context& parent) {
  if (!Ready()) goto done;
  {
    auto [c, cancel] = ctx::WithCancel(parent);
    Work(c);
    cancel();
  }
done:
  Log("done");
}

// A loop made of a jump never ends either.
void EndlessByGoto(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
again:
  Work(c);
  goto again;
}
