#include <gtest/gtest.h>

#include <thread>

#include "ctx/sync.h"
#include "tests/testing.h"

namespace ctx_test {
namespace {

TEST(SleepTest, SleepsToTheEnd) {
  const auto before = ctx::Clock::now();
  EXPECT_FALSE(ctx::SleepFor(ctx::Background(), 10ms));
  const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 1h);
  EXPECT_FALSE(ctx::SleepFor(c, 10ms));
  EXPECT_GE(ctx::Clock::now() - before, 20ms);
}

TEST(SleepTest, TheEndOfTheContextWakes) {
  const auto [late, cancel_late] = ctx::WithTimeout(ctx::Background(), 10ms);
  EXPECT_EQ(ctx::SleepFor(late, 1h), ctx::Errc::kDeadlineExceeded);
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  std::thread canceler([&cancel = cancel] {
    std::this_thread::sleep_for(10ms);
    cancel();
  });
  EXPECT_EQ(ctx::SleepFor(c, ctx::Duration::max()), ctx::Errc::kCanceled);
  canceler.join();
}

TEST(SleepTest, APassedTimeWinsOverADoneContext) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  cancel();
  EXPECT_FALSE(ctx::SleepFor(c, 0s));
  EXPECT_FALSE(ctx::SleepFor(c, -1s));
  EXPECT_FALSE(ctx::SleepUntil(c, ctx::Clock::now()));
  EXPECT_EQ(ctx::SleepFor(c, 1h), ctx::Errc::kCanceled);
}

}  // namespace
}  // namespace ctx_test
