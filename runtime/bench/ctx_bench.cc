// What ctx costs. `compare` runs this and go/, where the same benchmarks have
// the same names, parents, numbers of children and work per iteration.
#include <benchmark/benchmark.h>
#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <semaphore>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "ctx/context.h"

namespace {

using benchmark::DoNotOptimize;
using benchmark::State;
using namespace std::chrono_literals;

// Never canceled; the parent of most of what is derived here.
const ctx::Context& Shared() {
  static const ctx::Cancelable shared = ctx::WithCancel(ctx::Background());
  return shared.context;
}

constexpr ctx::Key<std::int64_t> kKey{"key"};

// The end of a chain of cancelable contexts, and what ends it.
ctx::Cancelable CancelChain(const ctx::Context& root, std::int64_t depth) {
  ctx::Cancelable chain = ctx::WithCancel(root);
  for (std::int64_t i = 1; i < depth; ++i) {
    chain.context = ctx::WithCancel(chain.context).context;
  }
  return chain;
}

// A cancelable context with `depth` values under it.
ctx::Cancelable ValuesUnderCancel(std::int64_t depth) {
  ctx::Cancelable chain = ctx::WithCancel(ctx::Background());
  for (std::int64_t i = 0; i < depth; ++i) {
    chain.context = ctx::WithValue(chain.context, kKey, i);
  }
  return chain;
}

void Depths(benchmark::internal::Benchmark* benchmark) {
  benchmark->ArgName("depth")->Arg(1)->Arg(10)->Arg(100);
}

// The measures that IsDone, WithCancel and AfterFunc are held against.

void AtomicLoad(State& state) {
  std::atomic<std::int32_t> value{0};
  DoNotOptimize(&value);
  for (auto _ : state) DoNotOptimize(value.load(std::memory_order_acquire));
}
BENCHMARK(AtomicLoad);

void StopSource(State& state) {
  for (auto _ : state) {
    std::stop_source source;
    source.request_stop();
    DoNotOptimize(source);
  }
}
BENCHMARK(StopSource);

void StopSourceCallback(State& state) {
  std::int64_t called = 0;
  for (auto _ : state) {
    std::stop_source source;
    const std::stop_callback callback(source.get_token(), [&] { ++called; });
    source.request_stop();
    DoNotOptimize(source);
  }
  DoNotOptimize(called);
}
BENCHMARK(StopSourceCallback);

// A callback that comes and goes while the source stays: see AfterFuncStop.
void StopCallback(State& state) {
  const std::stop_source source;
  const std::stop_token token = source.get_token();
  std::int64_t called = 0;
  for (auto _ : state) {
    const std::stop_callback callback(token, [&] { ++called; });
    DoNotOptimize(&callback);
  }
  DoNotOptimize(called);
}
BENCHMARK(StopCallback);

void IsDone(State& state) {
  const ctx::Cancelable chain = CancelChain(ctx::Background(), state.range(0));
  const ctx::Context& c = chain.context;
  for (auto _ : state) DoNotOptimize(c.IsDone());
  chain.cancel();
}
BENCHMARK(IsDone)->Apply(Depths);

void IsDoneThroughValues(State& state) {
  const ctx::Cancelable chain = ValuesUnderCancel(state.range(0));
  const ctx::Context& c = chain.context;
  for (auto _ : state) DoNotOptimize(c.IsDone());
  chain.cancel();
}
BENCHMARK(IsDoneThroughValues)->Apply(Depths);

void Err(State& state) {
  const ctx::Cancelable chain = CancelChain(ctx::Background(), state.range(0));
  const ctx::Context& c = chain.context;
  for (auto _ : state) DoNotOptimize(c.Err());
  chain.cancel();
}
BENCHMARK(Err)->Apply(Depths);

void ErrThroughValues(State& state) {
  const ctx::Cancelable chain = ValuesUnderCancel(state.range(0));
  const ctx::Context& c = chain.context;
  for (auto _ : state) DoNotOptimize(c.Err());
  chain.cancel();
}
BENCHMARK(ErrThroughValues)->Apply(Depths);

void Deadline(State& state) {
  const ctx::ScopedContext timer = ctx::WithTimeout(ctx::Background(), 1h);
  const ctx::Cancelable chain = CancelChain(timer.context(), state.range(0));
  for (auto _ : state) DoNotOptimize(chain.context.Deadline());
}
BENCHMARK(Deadline)->Apply(Depths);

// The second call and those after it.
void Done(State& state) {
  const ctx::ScopedContext scope = ctx::WithCancel(ctx::Background());
  const std::stop_token first = scope.context().Done();
  for (auto _ : state) {
    const std::stop_token token = scope.context().Done();
    DoNotOptimize(token);
  }
}
BENCHMARK(Done);

template <class Derive>
void DeriveAndCancel(State& state, Derive derive) {
  for (auto _ : state) {
    const ctx::Cancelable derived = derive();
    derived.cancel();
    DoNotOptimize(derived);
  }
}

void WithCancelRoot(State& state) {
  DeriveAndCancel(state, [] { return ctx::WithCancel(ctx::Background()); });
}
BENCHMARK(WithCancelRoot)->Name("WithCancel/root");

void WithCancelChild(State& state) {
  DeriveAndCancel(state, [] { return ctx::WithCancel(Shared()); });
}
BENCHMARK(WithCancelChild)->Name("WithCancel/child");
BENCHMARK(WithCancelChild)->Name("WithCancel/child")->Threads(2)->UseRealTime();

void WithTimeoutRoot(State& state) {
  DeriveAndCancel(state,
                  [] { return ctx::WithTimeout(ctx::Background(), 1h); });
}
BENCHMARK(WithTimeoutRoot)->Name("WithTimeout/root");

void WithTimeoutChild(State& state) {
  DeriveAndCancel(state, [] { return ctx::WithTimeout(Shared(), 1h); });
}
BENCHMARK(WithTimeoutChild)->Name("WithTimeout/child");
BENCHMARK(WithTimeoutChild)
    ->Name("WithTimeout/child")
    ->Threads(2)
    ->UseRealTime();

// The first Done() of a context, with the derivation and the cancel.
void WithCancelDone(State& state) {
  for (auto _ : state) {
    const ctx::Cancelable derived = ctx::WithCancel(Shared());
    const std::stop_token token = derived.context.Done();
    derived.cancel();
    DoNotOptimize(token);
  }
}
BENCHMARK(WithCancelDone);

void AfterFuncStop(State& state) {
  const ctx::ScopedContext parent = ctx::WithCancel(ctx::Background());
  std::atomic<std::int32_t> called{0};
  for (auto _ : state) {
    const ctx::StopFunc stop =
        ctx::AfterFunc(parent.context(), [&called] { ++called; });
    DoNotOptimize(stop());
  }
}
BENCHMARK(AfterFuncStop);

void WithValue(State& state) {
  std::int64_t i = 0;
  for (auto _ : state) {
    const ctx::Context c = ctx::WithValue(Shared(), kKey, i++);
    DoNotOptimize(c);
  }
}
BENCHMARK(WithValue);

// Distinct keys, whose names they own.
class Keys {
 public:
  Keys(const std::string& prefix, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i) {
      names_.push_back(prefix + std::to_string(i));
      keys_.emplace_back(names_.back().c_str());
    }
  }

  std::size_t size() const { return keys_.size(); }
  const ctx::Key<std::int64_t>& operator[](std::size_t i) const {
    return keys_[i];
  }

 private:
  std::deque<std::string> names_;
  std::deque<ctx::Key<std::int64_t>> keys_;
};

// A value for each of the keys; that of the first one is the outermost.
ctx::Context ValueChain(const Keys& keys) {
  ctx::Context c = Shared();
  for (std::size_t i = 0; i < keys.size(); ++i) {
    c = ctx::WithValue(c, keys[i], static_cast<std::int64_t>(i));
  }
  return c;
}

void Value(State& state) {
  const Keys keys("key", state.range(0));
  const ctx::Context c = ValueChain(keys);
  const ctx::Key<std::int64_t>* const wanted = &keys[0];
  for (auto _ : state) DoNotOptimize(*c.Value(*wanted));
}
BENCHMARK(Value)->Apply(Depths);

// Looks for 16 absent keys in turn, since luck decides for one of them how many
// nodes a filter passes over.
void ValueMiss(State& state) {
  const Keys keys("key", state.range(0));
  const Keys absent("absent", 16);
  const ctx::Context c = ValueChain(keys);
  std::vector<const ctx::Key<std::int64_t>*> wanted;
  for (std::size_t i = 0; i < 16; ++i) wanted.push_back(&absent[i]);
  std::size_t i = 0;
  for (auto _ : state) DoNotOptimize(c.Value(*wanted[i++ % 16]));
}
BENCHMARK(ValueMiss)->Apply(Depths);

// From an hour to two, in no order.
ctx::Duration TimeoutOf(std::int64_t i) {
  return 1h + i * 7919 % 3'600'000 * 1ms;
}

void DeriveTimers(std::vector<ctx::Cancelable>& timers, std::int64_t count) {
  for (std::int64_t i = 0; i < count; ++i) {
    timers.push_back(ctx::WithTimeout(ctx::Background(), TimeoutOf(i)));
  }
}

void WithTimeoutAmongLive(State& state) {
  std::vector<ctx::Cancelable> live;
  DeriveTimers(live, state.range(0));
  DeriveAndCancel(state, [] { return ctx::WithTimeout(Shared(), 1h); });
  for (const ctx::Cancelable& timer : live) timer.cancel();
}
BENCHMARK(WithTimeoutAmongLive)->ArgName("timers")->Arg(100'000);

// All are alive at once, then each is canceled.
void LiveTimers(State& state) {
  std::vector<ctx::Cancelable> live;
  live.reserve(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    DeriveTimers(live, state.range(0));
    for (const ctx::Cancelable& timer : live) timer.cancel();
    live.clear();
  }
}
BENCHMARK(LiveTimers)->ArgName("timers")->Arg(100'000);

void DeriveChildren(std::vector<ctx::Cancelable>& children,
                    const ctx::Context& parent, std::int64_t count) {
  for (std::int64_t i = 0; i < count; ++i) {
    children.push_back(ctx::WithCancel(parent));
  }
}

// Only the cancel of the parent counts. The median passes over the iterations
// that other programs interrupted.
void CancelChildren(State& state) {
  std::vector<double> spent;
  spent.reserve(static_cast<std::size_t>(state.max_iterations));
  std::vector<ctx::Cancelable> children;
  children.reserve(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    const ctx::Cancelable parent = ctx::WithCancel(ctx::Background());
    DeriveChildren(children, parent.context, state.range(0));
    const auto begin = std::chrono::steady_clock::now();
    parent.cancel();
    const auto end = std::chrono::steady_clock::now();
    spent.push_back(std::chrono::duration<double>(end - begin).count());
    state.SetIterationTime(spent.back());
    children.clear();
  }
  std::ranges::sort(spent);
  state.counters["median_ns"] = spent[spent.size() / 2] * 1e9;
}
// The number of iterations is given since most of the time does not count.
BENCHMARK(CancelChildren)
    ->ArgName("children")
    ->Arg(1'000)
    ->Iterations(200)
    ->UseManualTime();
BENCHMARK(CancelChildren)
    ->ArgName("children")
    ->Arg(100'000)
    ->Iterations(5)
    ->UseManualTime();

void DeriveCancelDrop(State& state) {
  std::vector<ctx::Cancelable> children;
  children.reserve(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    const ctx::Cancelable parent = ctx::WithCancel(ctx::Background());
    DeriveChildren(children, parent.context, state.range(0));
    parent.cancel();
    children.clear();
  }
}
BENCHMARK(DeriveCancelDrop)->ArgName("children")->Arg(1'000)->Arg(100'000);

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;

#if defined(__GLIBC__)
  // Keep what is freed, as Go does. Otherwise it depends on the benchmarks that
  // ran before whether 100k nodes go back to the system in each iteration, and
  // half of the time is for page faults.
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
#endif
  // The standard libraries may leave out atomics while there is one thread, and
  // the first timer starts another. So that no figure depends on the order,
  // there are two from the beginning.
  std::binary_semaphore finished{0};
  const std::jthread idle([&finished] { finished.acquire(); });
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
  finished.release();
}
