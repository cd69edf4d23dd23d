// What the library costs. The names are those of the benchmarks in go/, which
// do the same work per iteration.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "ctx/context.h"

namespace {

using namespace std::chrono_literals;

// Kept for one iteration or more, so that nothing is optimised away.
void Keep(const ctx::Context& c) { benchmark::DoNotOptimize(c.node()); }

void AtomicLoad(benchmark::State& state) {
  std::atomic<int> value{0};
  for (auto _ : state) {
    benchmark::DoNotOptimize(value.load(std::memory_order_acquire));
  }
}
BENCHMARK(AtomicLoad);

void StopSource(benchmark::State& state) {
  for (auto _ : state) {
    std::stop_source source;
    source.request_stop();
    benchmark::DoNotOptimize(source);
  }
}
BENCHMARK(StopSource);

// A cancel node under `range` values.
ctx::Context UnderValues(const ctx::Context& root, std::int64_t range) {
  static constexpr ctx::Key<int> kKey{"value"};
  ctx::Context c = root;
  for (std::int64_t i = 0; i < range; ++i) c = ctx::WithValue(c, kKey, 1);
  return c;
}

void IsDone(benchmark::State& state) {
  const ctx::ScopedContext root = ctx::WithCancel(ctx::Background());
  const ctx::Context c = UnderValues(root.context(), state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(c.IsDone());
}
BENCHMARK(IsDone)->Arg(0)->Arg(100);

void Err(benchmark::State& state) {
  const ctx::ScopedContext root = ctx::WithCancel(ctx::Background());
  const ctx::Context c = UnderValues(root.context(), state.range(0));
  for (auto _ : state) {
    std::error_code error = c.Err();
    benchmark::DoNotOptimize(error);
  }
}
BENCHMARK(Err)->Arg(0)->Arg(100);

void Deadline(benchmark::State& state) {
  const ctx::ScopedContext root = ctx::WithTimeout(ctx::Background(), 1h);
  const ctx::Context c = UnderValues(root.context(), state.range(0));
  for (auto _ : state) {
    auto deadline = c.Deadline();
    benchmark::DoNotOptimize(deadline);
  }
}
BENCHMARK(Deadline)->Arg(0)->Arg(100);

void WithCancelRoot(benchmark::State& state) {
  for (auto _ : state) {
    const auto [c, cancel] = ctx::WithCancel(ctx::Background());
    Keep(c);
    cancel();
  }
}
BENCHMARK(WithCancelRoot);

// Under one parent, which all threads share.
void WithCancelChild(benchmark::State& state) {
  static const ctx::Cancelable root = ctx::WithCancel(ctx::Background());
  for (auto _ : state) {
    const auto [c, cancel] = ctx::WithCancel(root.context);
    Keep(c);
    cancel();
  }
}
BENCHMARK(WithCancelChild);
BENCHMARK(WithCancelChild)->Threads(2)->UseRealTime();

void WithTimeoutRoot(benchmark::State& state) {
  for (auto _ : state) {
    const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 1h);
    Keep(c);
    cancel();
  }
}
BENCHMARK(WithTimeoutRoot);

void WithTimeoutChild(benchmark::State& state) {
  static const ctx::Cancelable root = ctx::WithCancel(ctx::Background());
  for (auto _ : state) {
    const auto [c, cancel] = ctx::WithTimeout(root.context, 1h);
    Keep(c);
    cancel();
  }
}
BENCHMARK(WithTimeoutChild);

// One timer more, and less, among `range` that live.
void LiveTimers(benchmark::State& state) {
  std::vector<ctx::ScopedContext> live;
  for (std::int64_t i = 0; i < state.range(0); ++i) {
    live.emplace_back(ctx::WithTimeout(ctx::Background(), 1h + i * 1ms));
  }
  std::int64_t i = 0;
  for (auto _ : state) {
    i = (i + 7919) % state.range(0);
    live[static_cast<std::size_t>(i)] =
        ctx::WithTimeout(ctx::Background(), 1h + i * 1ms);
  }
}
BENCHMARK(LiveTimers)->Arg(100'000);

// `range` timers made, and all canceled.
void ManyTimers(benchmark::State& state) {
  std::vector<ctx::Cancelable> timers;
  timers.reserve(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    timers.clear();
    for (std::int64_t i = 0; i < state.range(0); ++i) {
      timers.push_back(ctx::WithTimeout(ctx::Background(), 1h + i * 1ms));
    }
    for (const auto& timer : timers) timer.cancel();
  }
}
BENCHMARK(ManyTimers)->Arg(100'000);

constexpr ctx::Key<int> kKey{"key"};
constexpr ctx::Key<int> kAbsent{"absent"};

void WithValue(benchmark::State& state) {
  const ctx::Context root = ctx::Background();
  for (auto _ : state) Keep(ctx::WithValue(root, kKey, 1));
}
BENCHMARK(WithValue);

// A context with `range` values under different keys.
class Values {
 public:
  explicit Values(std::int64_t range) {
    for (std::int64_t i = 0; i < range; ++i) {
      names_.push_back(
          std::make_unique<std::string>("key" + std::to_string(i)));
      keys_.push_back(std::make_unique<ctx::Key<int>>(names_.back()->c_str()));
      context_ = ctx::WithValue(context_, *keys_.back(), 1);
    }
  }
  const ctx::Context& context() const { return context_; }
  const ctx::Key<int>& outermost() const { return *keys_.front(); }

 private:
  std::vector<std::unique_ptr<std::string>> names_;
  std::vector<std::unique_ptr<ctx::Key<int>>> keys_;
  ctx::Context context_ = ctx::Background();
};

void Lookup(benchmark::State& state) {
  const Values values(state.range(0));
  const ctx::Context& c = values.context();
  const ctx::Key<int>& key = values.outermost();
  for (auto _ : state) {
    const int* value = c.Value(key);
    benchmark::DoNotOptimize(value);
  }
}
BENCHMARK(Lookup)->Arg(10)->Arg(100);

void LookupMiss(benchmark::State& state) {
  const Values values(state.range(0));
  const ctx::Context& c = values.context();
  for (auto _ : state) {
    const int* value = c.Value(kAbsent);
    benchmark::DoNotOptimize(value);
  }
}
BENCHMARK(LookupMiss)->Arg(10)->Arg(100);

// The cancel alone.
void CancelChildren(benchmark::State& state) {
  std::vector<ctx::Cancelable> children;
  children.reserve(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    const auto [root, cancel] = ctx::WithCancel(ctx::Background());
    children.clear();
    for (std::int64_t i = 0; i < state.range(0); ++i) {
      children.push_back(ctx::WithCancel(root));
    }
    const auto before = std::chrono::steady_clock::now();
    cancel();
    const std::chrono::duration<double> took =
        std::chrono::steady_clock::now() - before;
    state.SetIterationTime(took.count());
  }
}
BENCHMARK(CancelChildren)->Arg(1'000)->Arg(100'000)->UseManualTime();

void FirstDone(benchmark::State& state) {
  for (auto _ : state) {
    const auto [c, cancel] = ctx::WithCancel(ctx::Background());
    benchmark::DoNotOptimize(c.Done());
    cancel();
  }
}
BENCHMARK(FirstDone);

void AfterFuncStop(benchmark::State& state) {
  const ctx::ScopedContext root = ctx::WithCancel(ctx::Background());
  for (auto _ : state) {
    benchmark::DoNotOptimize(ctx::AfterFunc(root.context(), [] {})());
  }
}
BENCHMARK(AfterFuncStop);

}  // namespace

BENCHMARK_MAIN();
