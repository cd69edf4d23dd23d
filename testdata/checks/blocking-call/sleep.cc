// Sleeping with a context at hand.

constexpr std::chrono::seconds kPause{1};
constexpr auto kTick = 500us;

#define SLEEP(n) std::this_thread::sleep_for(std::chrono::seconds(n))

void Second(const ctx::Context& c) {
  std::this_thread::sleep_for(1s);  // want "'sleep_for' blocks without looking at context 'c'; cancellation has to wait for it" note "use"
}

void Advice(const ctx::Context& request_context) {
  std::this_thread::sleep_for(250ms);  // want "'sleep_for' blocks without looking at context 'request_context'" note "use 'ctx::SleepFor\(request_context, .*\)' instead"
}

void AdviceUntil(const ctx::Context& c, ctx::TimePoint time) {
  std::this_thread::sleep_until(time);  // want "'sleep_until' blocks without looking at context 'c'; cancellation has to wait for it" note "use 'ctx::SleepUntil\(c, .*\)' instead"
}

void Unknown(const ctx::Context& c, std::chrono::milliseconds pause) {
  std::this_thread::sleep_for(pause);  // want "'sleep_for' blocks without looking at context 'c'" note "use"
}

void Constant(const ctx::Context& c) {
  std::this_thread::sleep_for(kPause);  // want "'sleep_for' blocks without looking at context 'c'" note "use"
}

void AtTheThreshold(const ctx::Context& c) {
  std::this_thread::sleep_for(5ms);  // want "'sleep_for' blocks without looking at context 'c'" note "use"
}

void Computed(const ctx::Context& c) {
  std::this_thread::sleep_for(3 * 2ms);  // want "'sleep_for' blocks without looking at context 'c'" note "use"
}

void ByUsing(const ctx::Context& c) {
  using std::this_thread::sleep_for;
  sleep_for(2s);  // want "'sleep_for' blocks without looking at context 'c'" note "use"
}

void ByNamespace(const ctx::Context& c) {
  namespace this_thread = std::this_thread;
  this_thread::sleep_for(2s);  // want "'sleep_for' blocks without looking at context 'c'" note "use"
}

void Retry(const ctx::Context& c) {
  for (int attempt = 0; attempt < 3; ++attempt) {
    if (Fetch(c)) return;
    std::this_thread::sleep_for(attempt * 100ms);  // want "'sleep_for' blocks without looking at context 'c'" note "use"
  }
}

// The loop looks at something, but not at the context.
void PollsOther(const ctx::Context& c) {
  while (!Ready()) {
    std::this_thread::sleep_for(10ms);  // want "'sleep_for' blocks without looking at context 'c'" note "use"
  }
}

// It looks at the context, though seldom.
void LongSlices(const ctx::Context& c) {
  while (!c.IsDone()) {
    std::this_thread::sleep_for(5s);  // want "'sleep_for' blocks without looking at context 'c'" note "use"
  }
}

void Macro(const ctx::Context& c) {
  SLEEP(3);  // want "'sleep_for' blocks without looking at context 'c'" note "use"
}

void ShortSlices(const ctx::Context& c) {
  while (!c.IsDone()) std::this_thread::sleep_for(10ms);
}

void SlicesAtTheThreshold(const ctx::Context& c) {
  while (!c.Err()) {
    if (Ready()) return;
    std::this_thread::sleep_for(100ms);
  }
}

void SlicesInFor(const ctx::Context& c) {
  for (int i = 0; i < 100 && !c.IsDone(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
}

void SlicesInDo(const ctx::Context& c) {
  do {
    std::this_thread::sleep_for(20ms);
  } while (!Ready() && !c.Done().stop_requested());
}

void BelowTheThreshold(const ctx::Context& c) {
  std::this_thread::sleep_for(999us);
  std::this_thread::sleep_for(4ms);
  std::this_thread::sleep_for(std::chrono::nanoseconds(10));
  std::this_thread::sleep_for(2 * 400us);
  Work(c);
}

void Zero(const ctx::Context& c) {
  std::this_thread::sleep_for(0s);
  std::this_thread::sleep_for(std::chrono::milliseconds(0));
  std::this_thread::sleep_for(std::chrono::seconds::zero());
  Work(c);
}

void NamedTick(const ctx::Context& c) {
  std::this_thread::sleep_for(kTick);
  Work(c);
}

void FloatingPoint(const ctx::Context& c) {
  std::this_thread::sleep_for(std::chrono::duration<double>(0.0001));
  std::this_thread::sleep_for(std::chrono::duration<double, std::milli>(0.5));
  Work(c);
}

void Yields(const ctx::Context& c) {
  std::this_thread::yield();
  Work(c);
}

void Observes(const ctx::Context& c) {
  if (ctx::SleepFor(c, 1s)) return;
  ctx::SleepUntil(c, ctx::Clock::now() + 1s);
}

void NoContext() { std::this_thread::sleep_for(1s); }

void UnnamedContext(const ctx::Context&) { std::this_thread::sleep_for(1s); }

namespace fake {
void sleep_for(std::chrono::milliseconds d);
struct Clock {
  void sleep_until(ctx::TimePoint time);
  void sleep_for(std::chrono::milliseconds d);
};
}  // namespace fake

// A function of that name, but what it does is unknown.
void SameName(const ctx::Context& c, fake::Clock& clock) {
  fake::sleep_for(100ms);
  clock.sleep_for(100ms);
  clock.sleep_until(ctx::Clock::now());
  Work(c);
}

bool Unevaluated(const ctx::Context& c) {
  return c.IsDone() && noexcept(std::this_thread::sleep_for(1s));
}
