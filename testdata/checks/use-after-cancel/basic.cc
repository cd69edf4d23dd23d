// A context goes on after this function has cancelled it.

void Cleanup(const ctx::Context& c, const std::string& key);
void Drop(ctx::Context c);
bool Failed(const Reply& reply);

void Bindings(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  Work(c);
  cancel();  // want note "it is cancelled here; what is to be done all the same needs a context of its own, with a time limit"
  Cleanup(c, "key");  // want "context 'c' was cancelled before 'Cleanup' gets it; 'Cleanup' gives up with its work undone"
}

void WholeResult(const ctx::Context& parent) {
  ctx::Cancelable r = ctx::WithTimeout(parent, 5s);
  Work(r.context);
  r.cancel();  // want note "cancelled here"
  Drop(r.context);  // want "context 'r.context' was cancelled before 'Drop' gets it"
}

void InBranch(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 5s);
  if (Failed(Fetch(c))) {
    cancel();  // want note "cancelled here"
    Cleanup(c, "key");  // want "context 'c' was cancelled before 'Cleanup' gets it"
    return;
  }
  cancel();
}

void BranchAfter(const ctx::Context& parent, bool cleanup) {
  auto [c, cancel] = ctx::WithTimeout(parent, 5s);
  Work(c);
  cancel();  // want note "cancelled here"
  if (cleanup) {
    Cleanup(c, "key");  // want "context 'c' was cancelled before 'Cleanup' gets it"
  }
}

void InLoop(const ctx::Context& parent, const std::vector<std::string>& keys) {
  for (const std::string& key : keys) {
    auto [c, cancel] = ctx::WithTimeout(parent, 1s);
    Fetch(c, key);
    cancel();  // want note "cancelled here"
    Cleanup(c, key);  // want "context 'c' was cancelled before 'Cleanup' gets it"
  }
}

void LoopAfter(const ctx::Context& parent,
               const std::vector<std::string>& keys) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  Work(c);
  cancel();  // want note "cancelled here"
  for (const std::string& key : keys) {
    Cleanup(c, key);  // want "context 'c' was cancelled before 'Cleanup' gets it"
  }
}

void Block(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  {
    Work(c);
    cancel();  // want note "cancelled here"
  }
  Cleanup(c, "key");  // want "context 'c' was cancelled before 'Cleanup' gets it"
}

void Guard(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  {
    ctx::CancelGuard guard(cancel);
    Work(c);
  }  // want note "cancelled here"
  Cleanup(c, "key");  // want "context 'c' was cancelled before 'Cleanup' gets it"
}

// A child is cancelled with its parent.
void Child(const ctx::Context& parent, const ctx::Key<int>& key) {
  auto [c, cancel] = ctx::WithCancel(parent);
  ctx::Context child = ctx::WithValue(c, key, 1);
  cancel();  // want note "cancelled here" note "cancelled here"
  Cleanup(child, "key");  // want "context 'child' was cancelled before 'Cleanup' gets it"
  Cleanup(ctx::WithValue(c, key, 2), "key");  // want "context 'ctx::WithValue\(c, key, 2\)' was cancelled before 'Cleanup' gets it"
}

void Derives(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  cancel();  // want note "cancelled here"
  auto [late, cancel_late] = ctx::WithTimeout(c, 5s);  // want "context 'c' was cancelled before 'WithTimeout' gets it"
  Cleanup(late, "key");
  cancel_late();
}

void CastToVoid(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  (void)cancel();  // want note "cancelled here"
  Work(c);  // want "context 'c' was cancelled before 'Work' gets it"
}

struct Service {
  void Flush(const ctx::Context& c);
  void operator()(const ctx::Context& c);
};
void Members(const ctx::Context& parent, Service& service) {
  auto [c, cancel] = ctx::WithCancel(parent);
  cancel();  // want note "cancelled here" note "cancelled here"
  service.Flush(c);  // want "context 'c' was cancelled before 'Flush' gets it"
  service(c);  // want "context 'c' was cancelled before 'operator\(\)' gets it"
}
