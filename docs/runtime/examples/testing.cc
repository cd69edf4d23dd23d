// Tests of code that waits: they take no time, and find what is not canceled.
#include <ctx/context.h>
#include <ctx/sync.h>
#include <ctx/testing.h>
#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <future>
#include <system_error>

using namespace std::chrono_literals;

namespace {

// Tries again after 1, 2, 4, … minutes, as long as the context lasts.
std::error_code Retry(const ctx::Context& c,
                      const std::function<bool(const ctx::Context&)>& attempt) {
  for (ctx::Duration pause = 1min;; pause *= 2) {
    const ctx::ScopedContext once = ctx::WithTimeout(c, 10s);
    if (attempt(once.context())) return {};
    if (const std::error_code error = ctx::SleepFor(c, pause)) return error;
  }
}

TEST(RetryTest, GivesUpAtTheDeadline) {
  ctx::ManualClock clock;
  const ctx::ScopedContext scope = ctx::WithTimeout(clock.Root(), 10min);
  int attempts = 0;
  auto result = std::async(std::launch::async, [&] {
    return Retry(scope.context(), [&](const ctx::Context&) {
      ++attempts;
      return false;
    });
  });

  // The deadline of the scope, that of the attempt, and the pause.
  for (const auto pause : {1min, 2min, 4min}) {
    ASSERT_TRUE(clock.AwaitTimers(3));
    clock.Advance(pause);
  }
  // The next pause would be longer than what is left, so it sets no timer.
  ASSERT_TRUE(clock.AwaitTimers(2));
  clock.Advance(3min);

  EXPECT_EQ(result.get(), ctx::Errc::kDeadlineExceeded);
  EXPECT_EQ(attempts, 4);
}

TEST(RetryTest, CancelsEachAttempt) {
  const ctx::LeakCheck leaks;
  const auto attempt = [](const ctx::Context& c) { return !c.IsDone(); };
  EXPECT_EQ(Retry(ctx::Background(), attempt), std::error_code());
}

}  // namespace
