// References that end before the context does.

#include "echo.grpc.pb.h"

using Job = std::function<void()>;
struct User {
  int id;
};
inline constexpr ctx::Key<User> kUser{"user"};

template <class F>
Reply Retry(int times, F f) {
  return f();
}
template <class F>
auto Timed(const ctx::Context& c, F f) {
  return f(c);
}
void Run(const Job& job);

// What is returned is what the lambda returns.
Reply Returned(ctx::Context c) {
  return Retry(3, [&] { return Fetch(c); });
}
Reply CalledOnTheSpot(ctx::Context c) {
  return [&] { return Fetch(c); }();
}
auto Invoked(ctx::Context c) {
  return std::invoke([&c] { return Fetch(c); });
}
auto Deduced(ctx::Context c) {
  return Timed(c, [&](const ctx::Context& inner) { return Fetch(inner); });
}
std::string Chosen(ctx::Context c) {
  auto load = [&c](int id) { return Fetch(c, std::to_string(id)).text; };
  return load(1) + load(2);
}
std::optional<Reply> Wrapped(ctx::Context c) {
  auto load = [&c] { return Fetch(c); };
  return std::optional<Reply>(load());
}

// The caller's own context, which it captured itself.
Job Inner(ctx::Context c) {
  return [c] {
    auto twice = [&] { Work(c); };
    twice();
  };
}

// Copies, whatever they are called.
Job Copies(ctx::Context c) {
  ctx::Context& same = c;
  if (Ready()) return [same] { Work(same); };
  if (Ready()) return [own = c] { Work(own); };
  if (Ready()) return std::bind(&Work, c);
  return [=] { Work(c); };
}

// Globals and statics stay.
ctx::Context g_root = ctx::Background();
Job OfGlobal() {
  static ctx::Context own = ctx::Background();
  return [&] {
    Work(g_root);
    Work(own);
  };
}

// Local objects keep it no longer than this.
struct State {
  Job job;
  std::vector<Job> jobs;
};
void Locals(ctx::Context c, int count) {
  State state;
  state.job = [&c] { Work(c); };
  State* pointer = &state;
  pointer->job = [&c] { Work(c); };
  std::vector<Job> jobs;
  for (int i = 0; i < count; ++i) jobs.push_back([&c] { Work(c); });
  std::map<int, Job> table{{1, [&c] { Work(c); }}};
  for (const Job& job : jobs) job();
  std::vector<std::jthread> threads;
  threads.emplace_back([&c] { Work(c); });
  std::jthread own([&] { Work(c); });
  auto handle = std::async(std::launch::async, [&c] { Work(c); });
  handle.get();
  Run([&] { Work(c); });
}

// The caller's context, in what the caller gave: who lives longer?
void Handed(const ctx::Context& c, std::vector<Job>& jobs) {
  jobs.push_back([&c] { Work(c); });
}
void RunsThem(ctx::Context c, std::vector<Job>& jobs) {
  jobs.push_back([&c] { Work(c); });
  for (const Job& job : jobs) job();
  jobs.clear();
}

// An object of the scope.
class Scope {
 public:
  explicit Scope(const ctx::Context& c) : run_([&c] { Work(c); }) {
    again_ = [&c] { Work(c); };
  }

 private:
  Job run_, again_;
};

class Server {
 public:
  // Runs and drops it.
  void Serve(ctx::Context c) {
    job_ = [&c] { Work(c); };
    RunAndReset();
  }
  void Start(ctx::Context c) {
    worker_ = std::thread([&c] { Work(c); });
    worker_.join();
  }
  void Own() {
    job_ = [this] { Work(c_); };
    pointer_ = &c_;
  }
  void Swap(ctx::Context c) {
    Job old = std::exchange(job_, [&c] { Work(c); });
    RunAndReset();
    job_ = old;
  }
  void RunAndReset();
  void Pointed(const ctx::Context* c, const ctx::Context& other) {
    pointer_ = c;
    const ctx::Context* local = &other;
    Work(*local);
  }

 private:
  Job job_;
  std::thread worker_;
  const ctx::Context* pointer_ = nullptr;
  ctx::Context c_ = ctx::Background();
};

// A detached task that the function waits for.
void Waits(ctx::Context c) {
  std::promise<void> done;
  std::thread([&] {
    Work(c);
    done.set_value();
  }).detach();
  done.get_future().wait();
}

// A request's own object is its owner's.
Job OfRequest(grpc::ServerContext* context) {
  return [context] { context->IsCancelled(); };
}

// Values that somebody further up owns, or that are copied.
int CopiedValue(const ctx::Context& parent) {
  auto c = ctx::WithValue(parent, kUser, User{1});
  return c.Value(kUser)->id;
}
const User* Parents(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  ctx::CancelGuard guard(cancel);
  return c.Value(kUser);
}
ctx::Context Handed(const ctx::Context& parent, const User** user) {
  ctx::Context c = ctx::WithValue(parent, kUser, User{1});
  *user = c.Value(kUser);
  return c;
}
std::pair<ctx::Context, const User*> Both(const ctx::Context& parent) {
  auto c = ctx::WithValue(parent, kUser, User{1});
  return {c, c.Value(kUser)};
}
