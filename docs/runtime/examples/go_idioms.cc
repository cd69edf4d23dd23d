// Idioms of Go, said in C++.
#include <ctx/context.h>
#include <ctx/signal.h>
#include <ctx/sync.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <exception>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>

#include "expect.h"

using namespace std::chrono_literals;

std::error_code Call(const ctx::Context& c) { return ctx::SleepFor(c, 10min); }

std::error_code DeferCancel(const ctx::Context& parent) {
  const ctx::ScopedContext scope = ctx::WithTimeout(parent, 20ms);
  return Call(scope.context());
}

std::error_code DeferCancelOfAPair(const ctx::Context& parent) {
  const auto [c, cancel] = ctx::WithTimeout(parent, 20ms);
  const ctx::CancelGuard guard(cancel);
  return Call(c);
}

std::error_code Select(const ctx::Context& c, ctx::Channel<int>& numbers,
                       int& sum) {
  std::error_code error;
  while (const auto number = numbers.Receive(c, error)) sum += *number;
  return error == ctx::Errc::kClosed ? std::error_code() : error;
}

std::error_code SelectWithDefault(const ctx::Context& c, int& steps) {
  for (; steps < 1000; ++steps) {
    if (c.IsDone()) return c.Err();
  }
  return {};
}

// time.AfterFunc: the timer's callback, unless it is stopped in time.
struct Timer {
  ctx::Cancelable alarm;
  ctx::StopFunc stop;
};

template <class F>
Timer After(const ctx::Context& parent, ctx::Duration wait, F f) {
  ctx::Cancelable alarm = ctx::WithTimeout(parent, wait);
  const ctx::Context& c = alarm.context;
  ctx::StopFunc stop = ctx::AfterFunc(c, [c, f = std::move(f)]() mutable {
    if (c.Err() == ctx::Errc::kDeadlineExceeded) f();
  });
  return {std::move(alarm), std::move(stop)};
}

// A key is an object. Two with the same name are two keys.
inline constexpr ctx::Key<std::string> kUser{"user"};
inline constexpr ctx::Key<std::string> kOtherUser{"user"};

// Or a value of your own type, as in Go.
enum class Setting { kRegion, kTenant };

void Values(const ctx::Context& root) {
  const ctx::Context c = ctx::WithValue(root, kUser, "ann");
  EXPECT(*c.Value(kUser) == "ann");
  EXPECT(c.Value(kOtherUser) == nullptr);

  const ctx::Context d = ctx::WithValue(c, Setting::kRegion, 7);
  EXPECT(*d.Value<int>(Setting::kRegion) == 7);
  EXPECT(d.Value<int>(Setting::kTenant) == nullptr);
  EXPECT(d.Value<std::string>(Setting::kRegion) == nullptr);
}

void Errors(const ctx::Context& root) {
  const auto [c, cancel] = ctx::WithCancelCause(root);
  cancel(std::make_exception_ptr(std::out_of_range("page 9")));
  EXPECT(c.Err() == ctx::Errc::kCanceled);
  EXPECT(c.Err() == std::errc::operation_canceled);
  try {
    std::rethrow_exception(ctx::Cause(c));
  } catch (const std::out_of_range& error) {
    EXPECT(std::string(error.what()) == "page 9");
  }
}

// No deadline is later than any. As optionals, it would compare as earlier.
bool EndsSooner(const ctx::Context& a, const ctx::Context& b) {
  return a.Deadline().value_or(ctx::TimePoint::max()) <
         b.Deadline().value_or(ctx::TimePoint::max());
}

void Handles(const ctx::Context& root) {
  ctx::Context kept = root;
  {
    // NOLINTNEXTLINE(ctx-lost-cancel): to show what happens.
    const auto [c, cancel] = ctx::WithCancel(root);
    kept = c;
  }  // Dropping `cancel` does not cancel.
  EXPECT(!kept.IsDone());

  const ctx::Context taken = std::move(kept);
  EXPECT(kept == ctx::Background());  // A moved-from context is one, too.
  // NOLINTNEXTLINE(ctx-todo): nothing works under it here.
  EXPECT(ctx::TODO() != ctx::Background());
  EXPECT(taken != root);
}

void Signals(const ctx::Context& root) {
  const ctx::ScopedContext scope = ctx::NotifyContext(root, {SIGUSR1});
  std::raise(SIGUSR1);
  EXPECT(ctx::SleepFor(scope.context(), 10min) == ctx::Errc::kCanceled);
}

void Timers(const ctx::Context& root) {
  std::atomic<bool> rang = false;
  const Timer soon = After(root, 10ms, [&] { rang = true; });
  Await([&] { return rang.load(); });
  EXPECT(!soon.stop());

  const Timer late = After(root, 10min, [] { std::terminate(); });
  EXPECT(late.stop());
  late.alarm.cancel();
}

int main() {
  const ctx::Context root = ctx::Background();
  EXPECT(DeferCancel(root) == ctx::Errc::kDeadlineExceeded);
  EXPECT(DeferCancelOfAPair(root) == ctx::Errc::kDeadlineExceeded);

  ctx::Channel<int> numbers(2);
  EXPECT(!numbers.Send(root, 3));
  EXPECT(!numbers.Send(root, 4));
  const ctx::ScopedContext brief = ctx::WithTimeout(root, 10ms);
  int sum = 0;
  EXPECT(Select(brief.context(), numbers, sum) == ctx::Errc::kDeadlineExceeded);
  EXPECT(sum == 7);
  EXPECT(EndsSooner(brief.context(), root));
  EXPECT(!EndsSooner(root, brief.context()));
  int steps = 0;
  EXPECT(SelectWithDefault(brief.context(), steps) ==
         ctx::Errc::kDeadlineExceeded);
  EXPECT(steps == 0);

  Values(root);
  Errors(root);
  Handles(root);
  Signals(root);
  Timers(root);
}
