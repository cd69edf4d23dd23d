// A task that outlives the call starts its own root.

void Thread(const ctx::Context& c) {
  std::thread([] { Work(ctx::Background()); }).detach();
  Work(c);
}

void ThreadCapturesAll(const ctx::Context& c, const std::string& key) {
  std::thread task([=] { Fetch(ctx::Background(), key); });
  Work(c);
  task.detach();
}

void ThreadHasContextToo(const ctx::Context& c) {
  std::thread task([c] {
    Work(c);
    Work(ctx::Background());
  });
  task.join();
}

void ThreadBraced(const ctx::Context& c) {
  std::thread task{[] {
    auto [own, cancel] = ctx::WithTimeout(ctx::Background(), 5s);
    ctx::CancelGuard guard(cancel);
    Work(own);
  }};
  Work(c);
  task.detach();
}

void JThread(const ctx::Context& c) {
  std::jthread task([] { Work(ctx::Background()); });
  Work(c);
}

void Async(const ctx::Context& c) {
  std::future<void> done = std::async([] { Work(ctx::Background()); });
  Work(c);
  ctx::Wait(c, done);
}

void AsyncWithPolicy(const ctx::Context& c) {
  std::future<Reply> reply = std::async(
      std::launch::async, [&] { return Fetch(ctx::Background(), "key"); });
  ctx::Wait(c, reply);
}

void NamedTask(const ctx::Context& c) {
  auto task = [] { Work(ctx::Background()); };
  std::thread(task).detach();
  Work(c);
}

// Synchronous, but inside of the task.
void NestedInTask(const ctx::Context& c, std::vector<std::string> keys) {
  std::thread([keys = std::move(keys)] {
    std::for_each(keys.begin(), keys.end(), [](const std::string& key) {
      Fetch(ctx::Background(), key);
    });
  }).detach();
  Work(c);
}

// The task is inside of something synchronous.
void TaskInNested(const ctx::Context& c, const std::vector<int>& ports) {
  std::for_each(ports.begin(), ports.end(), [&](int) {
    std::thread([] { Work(ctx::Background()); }).detach();
  });
  Work(c);
}

// Made outside of the task, but for nothing else.
void RootMadeOutside(const ctx::Context& c) {
  ctx::Context root = ctx::Background();
  std::thread([root] { Work(root); }).detach();
  Work(c);
}

void RootMadeOutsideAndUsed(const ctx::Context& c) {
  ctx::Context root = ctx::Background();  // want "'Background' starts a new root although context 'c' is in scope"
  std::thread([root] { Work(root); }).detach();
  Work(root);
}

void RootInTheCapture(const ctx::Context& c) {
  std::thread([root = ctx::Background()] { Work(root); }).detach();
  Work(c);
}

void RootAsArgument(const ctx::Context& c, std::vector<std::thread>& threads) {
  std::thread(Work, ctx::Background()).detach();
  threads.emplace_back(Work, ctx::Background());
  threads.emplace_back([] { Work(ctx::Background()); });
  Work(c);
}

// A thread elsewhere in the function excuses nothing.
void BesideThread(const ctx::Context& c) {
  std::thread task([c] { Work(c); });
  Work(ctx::Background());  // want "'Background' starts a new root although context 'c' is in scope"
  task.join();
}
