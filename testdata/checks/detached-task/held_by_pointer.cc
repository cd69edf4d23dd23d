// A thread that a pointer holds.

void ByUnique(const ctx::Context& c) {
  auto task = std::make_unique<std::thread>([c] { Work(c); });  // want "context 'c' goes to a detached task, which outlives the call"
  task->detach();  // want note "the task is detached here"
}

void ByShared(const ctx::Context& c) {
  auto task = std::make_shared<std::thread>([&] { Work(c); });  // want "a detached task refers to context 'c'"
  (*task).detach();  // want note "the task is detached here"
}

void ByNew(const ctx::Context& c) {
  auto* task = new std::thread([c] { Work(c); });  // want "context 'c' goes to a detached task"
  task->detach();  // want note "the task is detached here"
  delete task;
}

void Joined(const ctx::Context& c) {
  auto task = std::make_unique<std::thread>([c] { Work(c); });
  task->join();
}

void GivenAway(const ctx::Context& c,
               std::vector<std::unique_ptr<std::thread>>& tasks) {
  auto task = std::make_unique<std::thread>([c] { Work(c); });
  tasks.push_back(std::move(task));
}

void WithoutContext(const ctx::Context& c) {
  auto task = std::make_unique<std::thread>([] { Log("later"); });
  task->detach();
  Work(c);
}
