// What keeps a reference, however it is made.

#include <functional>

#include "azure/core/context.hpp"

using Job = std::function<void()>;

std::optional<Job> InOptional(ctx::Context c) {
  return Job([&c] { Work(c); });  // want "'c' is captured by reference" note "the lambda is returned here"
}
std::pair<int, Job> InPair(ctx::Context c) {
  return {1, [&c] { Work(c); }};  // want "'c' is captured by reference" note "the lambda is returned here"
}
std::shared_ptr<Job> Shared(ctx::Context c) {
  return std::make_shared<Job>([&] { Work(c); });  // want "'c' is captured by reference" note "the lambda is returned here"
}
std::vector<Job> Many(ctx::Context c) {
  return {[&c] { Work(c); }};  // want "'c' is captured by reference" note "the lambda is returned here"
}
Job Mixed(ctx::Context c, int id) {
  return [=, &c] { Fetch(c, std::to_string(id)); };  // want "'c' is captured by reference" note "the lambda is returned here"
}
Job Spaced(ctx::Context c) {
  return [& c] { Work(c); };  // want "'c' is captured by reference" note "the lambda is returned here"
}
// By value it would not compile.
Job Assigned(ctx::Context c) {
  return [&c] { c = ctx::WithoutCancel(c); };  // want "'c' is captured by reference" note "the lambda is returned here"
}
Job Branches(ctx::Context c, bool now) {
  if (now) {
    return [&c] { Work(c); };  // want "'c' is captured by reference" note "the lambda is returned here"
  }
  return nullptr;
}
auto Generic(ctx::Context c) {
  return [&c](auto key) mutable { Fetch(c, key); };  // want "'c' is captured by reference" note "the lambda is returned here"
}
Job Derived(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  ctx::CancelGuard guard(cancel);
  ctx::Context child = ctx::WithoutCancel(c);
  return [&child] { Work(child); };  // want "'child' is captured by reference" note "the lambda is returned here"
}
Job Moves(ctx::Context c) {
  auto job = [&c] { Work(c); };  // want "'c' is captured by reference"
  return std::move(job);  // want note "the lambda is returned here"
}
Job Renamed(ctx::Context c) {
  return [&own = c] { Work(own); };  // want "is captured by reference" note "the lambda is returned here"
}

template <class T>
Job Template(ctx::Context c, T value) {
  return [&c, value] { Fetch(c, std::to_string(value)); };  // want "'c' is captured by reference" note "the lambda is returned here"
}
template Job Template(ctx::Context, int);

// Kept in a static when the first call is made.
void Once(ctx::Context c) {
  static Job job = [&c] { Work(c); };  // want "'c' is captured by reference" note "the lambda is kept here"
  job();
}

// In what the caller keeps.
void Fill(std::vector<Job>& jobs, ctx::Context c) {
  jobs.push_back([&c] { Work(c); });  // want "'c' is captured by reference" note "the lambda is kept here"
}
void Out(Job* job, ctx::Context c) {
  *job = [&c] { Work(c); };  // want "'c' is captured by reference" note "the lambda is kept here"
}

namespace {
std::map<int, Job> g_jobs;
}
void InMap(ctx::Context c, int id) {
  g_jobs[id] = [&c] { Work(c); };  // want "'c' is captured by reference" note "the lambda is kept here"
}
void Emplaced(ctx::Context c, int id) {
  g_jobs.emplace(id, [&c] { Work(c); });  // want "'c' is captured by reference" note "the lambda is kept here"
}

class Server {
 public:
  explicit Server(ctx::Context c)
      : first_([&c] { Work(c); }) {  // want "'c' is captured by reference" note "the lambda is kept here"
    second_ = [&c] { Work(c); };  // want "'c' is captured by reference" note "the lambda is kept here"
  }
  void Start(ctx::Context c) {
    worker_ = std::jthread([&c] { Work(c); });  // want "'c' is captured by reference" note "the lambda is kept here"
  }
  void Nested(ctx::Context c) {
    state_.job = [&] { Work(c); };  // want "'c' is captured by reference" note "the lambda is kept here"
  }

 private:
  struct State {
    Job job;
  };
  Job first_, second_;
  State state_;
  std::jthread worker_;
};

// Other libraries' tokens.
void Tokens(std::stop_token token, Azure::Core::Context context) {
  std::thread([&token] { token.stop_requested(); }).detach();  // want "'token' is captured by reference" note "the lambda goes on"
  std::thread work([&context] { context.ThrowIfCancelled(); });  // want "'context' is captured by reference"
  work.detach();  // want note "the lambda goes on"
}

void AfterNamed(ctx::Context c) {
  auto log = [&c] { Log(c.Err().message()); };  // want "'c' is captured by reference"
  ctx::AfterFunc(c, log);  // want note "the lambda goes on"
}

// Named by a structured binding.
std::function<void()> Binding(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  return [&c, cancel] {  // want "'c' is captured by reference" note "the lambda is returned here"
    Work(c);
    cancel();
  };
}

// Of somebody else's result.
std::function<void()> BindingOf(ctx::Cancelable& derived) {
  auto& [c, cancel] = derived;
  return [&c] { Work(c); };
}

// The future's task may not have run yet.
std::future<void> Task(const ctx::Context& c) {
  return std::async(std::launch::async, [&c] { Work(c); });  // want "'c' is captured by reference" note "the lambda is returned here"
}
std::future<void> OwnTask(const ctx::Context& c) {
  return std::async(std::launch::async, [c] { Work(c); });
}

struct Timer {
  std::function<void()> on_tick;
};
class Ticking {
 public:
  void Start(ctx::Context c) {
    timer_->on_tick = [&] { Work(c); };  // want "'c' is captured by reference" note "the lambda is kept here"
  }
  void Once(ctx::Context c) {
    auto timer = std::make_unique<Timer>();
    timer->on_tick = [&] { Work(c); };
    timer->on_tick();
  }

 private:
  std::unique_ptr<Timer> timer_;
};

std::vector<std::function<void()>> Collected(const ctx::Context& c) {
  std::vector<std::function<void()>> jobs;
  jobs.push_back([&c] { Work(c); });  // want "'c' is captured by reference"
  jobs.push_back([c] { Work(c); });
  return jobs;  // want note "the lambda is returned here"
}

void CollectedHere(const ctx::Context& c) {
  std::vector<std::function<void()>> jobs;
  jobs.push_back([&c] { Work(c); });
  for (const auto& job : jobs) job();
}
