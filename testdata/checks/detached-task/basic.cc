// Work that goes on without the request has its context.

struct Request {
  const ctx::Context& context() const;
  std::string key;
};

void Temporary(const ctx::Context& c) {
  std::thread([c] { Work(c); }).detach();  // want "context 'c' goes to a detached task, which outlives the call; the end of the request cuts the task short"
}

void Braces(ctx::Context c) {
  std::thread{[c] { Work(c); }}.detach();  // want "context 'c' goes to a detached task"
}

void CapturesAll(const ctx::Context& c) {
  std::thread([=] { Work(c); }).detach();  // want "context 'c' goes to a detached task"
}

void InitCapture(const ctx::Context& c) {
  std::thread([own = c] { Work(own); }).detach();  // want "context 'own' goes to a detached task"
}

void Variable(const ctx::Context& c) {
  std::thread task([c] { Work(c); });  // want "context 'c' goes to a detached task"
  Log("started");
  task.detach();  // want note "the task is detached here"
}

void Assigned(const ctx::Context& c) {
  std::thread task;
  task = std::thread([c] { Work(c); });  // want "context 'c' goes to a detached task"
  task.detach();  // want note "the task is detached here"
}

void JThread(const ctx::Context& c) {
  std::jthread task([c] { Work(c); });  // want "context 'c' goes to a detached task"
  task.detach();  // want note "detached here"
}

void Argument(const ctx::Context& c) {
  std::thread(Work, c).detach();  // want "context 'c' goes to a detached task"
}

void Bound(const ctx::Context& c) {
  std::thread(std::bind(Work, c)).detach();  // want "context 'c' goes to a detached task"
}

void NamedTask(const ctx::Context& c) {
  auto task = [c] { Work(c); };  // want "context 'c' goes to a detached task"
  std::thread(task).detach();
}

void KeptInFunction(const ctx::Context& c) {
  std::function<void()> task = [c] { Work(c); };  // want "context 'c' goes to a detached task"
  std::thread(std::move(task)).detach();
}

// A child ends with its parent.
void Derived(const ctx::Context& c) {
  auto [own, cancel] = ctx::WithTimeout(c, 5s);
  std::thread([own, cancel] {  // want "context 'own' goes to a detached task"
    Work(own);
    cancel();
  }).detach();
}

void WithResult(const ctx::Context& c, const ctx::Key<int>& key) {
  ctx::Context child = ctx::WithValue(c, key, 1);
  std::thread([child] { Work(child); }).detach();  // want "context 'child' goes to a detached task"
}

void OfRequest(const Request& request) {
  std::thread(Work, request.context()).detach();  // want "context 'request.context\(\)' goes to a detached task"
}

void OfRequestKept(const Request& request) {
  ctx::Context c = request.context();
  std::thread([c] { Work(c); }).detach();  // want "context 'c' goes to a detached task"
}

void Nested(const ctx::Context& c, const std::vector<std::string>& keys) {
  std::for_each(keys.begin(), keys.end(), [&](const std::string& key) {
    std::thread([c, key] { Fetch(c, key); }).detach();  // want "context 'c' goes to a detached task"
  });
}

void Handler() {
  auto handle = [](const ctx::Context& c) {
    std::thread([c] { Work(c); }).detach();  // want "context 'c' goes to a detached task"
  };
}

class Worker {
 public:
  void Start(const ctx::Context& c) {
    thread_ = std::thread([c] { Work(c); });  // want "context 'c' goes to a detached task"
    thread_.detach();  // want note "detached here"
  }

 private:
  std::thread thread_;
};

// Asked once, before the work: it is cut short all the same.
void AskedOnce(const ctx::Context& c) {
  std::thread([c] {  // want "context 'c' goes to a detached task"
    if (c.IsDone()) return;
    Work(c);
  }).detach();
}
