// Calls that reach no blocking call, or of which nobody can tell.

CTX_BLOCKING std::string ReadAll(int fd);

void NoBody();
void CallsNoBody() { NoBody(); }

// Whoever breaks the chain on purpose says so with an unnamed context.
void OnPurpose(const ctx::Context&) { std::this_thread::sleep_for(1s); }

CTX_ROOT void Root() { std::this_thread::sleep_for(1s); }

void CallsRoot() { Root(); }

void InThread() {
  std::thread([] { std::this_thread::sleep_for(1s); }).detach();
}

void Pause() { std::this_thread::sleep_for(1s); }

void StartsPause() {
  std::thread pause(Pause);
  pause.join();
}

void Locks(std::mutex& m) {
  std::lock_guard guard(m);
  Log("locked");
}

void Blinks() { std::this_thread::sleep_for(100us); }

int WaitsFirst(std::future<int>& future) {
  if (future.wait_for(1s) != std::future_status::ready) return 0;
  return future.get();
}

std::size_t OnlySizeof() {
  using Text = decltype(ReadAll(0));
  return noexcept(std::this_thread::sleep_for(1s)) + sizeof(Text);
}

void OwnContext() {
  auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 1s);
  ctx::CancelGuard guard(cancel);
  ctx::SleepFor(c, 2s);
}

template <bool kWait>
void Step() {
  if constexpr (kWait) {
    std::this_thread::sleep_for(1s);
  } else {
    Log("step");
  }
}

void Recursive(int n) {
  if (n > 0) Recursive(n - 1);
}

void CallsAll(const ctx::Context& c, std::mutex& m, std::future<int>& future) {
  CallsNoBody();
  OnPurpose(c);
  Root();
  CallsRoot();
  InThread();
  StartsPause();
  Locks(m);
  Blinks();
  WaitsFirst(future);
  OnlySizeof();
  OwnContext();
  Step<false>();
  Recursive(3);
}

// Which function is called is known only at run time.
class Backend {
 public:
  virtual ~Backend() = default;
  virtual void Load() = 0;
};

class SlowBackend : public Backend {
 public:
  void Load() override { std::this_thread::sleep_for(1s); }
};

void Dispatch(Backend& backend) { backend.Load(); }

void Virtual(const ctx::Context& c, Backend& backend) {
  backend.Load();
  Dispatch(backend);
  Work(c);
}

void CallsPointer(void (*f)()) { f(); }

void Pointer(const ctx::Context& c) {
  CallsPointer(&Pause);
  std::function<void()> later = Pause;
  Work(c);
}

// A task of its own; what it does there delays nobody here.
void Detached(const ctx::Context& c) {
  std::thread([] { Pause(); }).detach();
  std::jthread task(Pause);
  Work(c);
}

void Unevaluated(const ctx::Context& c) {
  static_assert(!noexcept(Pause()));
  static_assert(requires { Pause(); });
  Work(c);
}

void NoContext() { Pause(); }

void UnnamedContext(const ctx::Context&) { Pause(); }

CTX_ROOT void Serve() { Pause(); }
