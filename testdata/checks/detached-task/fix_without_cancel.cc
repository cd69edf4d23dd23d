// The fix gives the task a context that does not end with the request.

void Copy(const ctx::Context& c) {
  std::thread([c] { Work(c); }).detach();  // want "context 'c' goes to a detached task"
}

void AmongOthers(const ctx::Context& c, const std::string& key, int n) {
  std::thread([key, c, n] { Fetch(c, key + std::to_string(n)); }).detach();  // want "context 'c' goes to a detached task"
}

void Reference(const ctx::Context& c) {
  std::thread([&c] { Work(c); }).detach();  // want "a detached task refers to context 'c'"
}

void All(const ctx::Context& c, const std::string& key) {
  std::thread([=] { Fetch(c, key); }).detach();  // want "context 'c' goes to a detached task"
}

void Argument(const ctx::Context& c) {
  std::thread(Work, c).detach();  // want "context 'c' goes to a detached task"
}
