#include <gtest/gtest.h>

#include <condition_variable>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "ctx/sync.h"
#include "ctx/testing.h"
#include "tests/testing.h"

namespace ctx_test {
namespace {

TEST(ManualClockTest, StandsStillUntilAdvanced) {
  const ctx::TimePoint start{1h};
  ctx::ManualClock clock(start);
  EXPECT_EQ(clock.Now(), start);
  clock.Advance(5s);
  clock.Advance(-1s);
  EXPECT_EQ(clock.Now(), start + 5s);
}

TEST(ManualClockTest, DeadlinesComeWhenAdvanced) {
  ctx::ManualClock clock;
  const auto [c, cancel] = ctx::WithTimeout(clock.Root(), 10s);
  EXPECT_EQ(c.Deadline(), clock.Now() + 10s);
  EXPECT_EQ(clock.PendingTimers(), 1u);
  clock.Advance(10s - 1ns);
  EXPECT_FALSE(c.IsDone());
  clock.Advance(1ns);
  EXPECT_EQ(c.Err(), ctx::Errc::kDeadlineExceeded);
  EXPECT_EQ(clock.PendingTimers(), 0u);
}

TEST(ManualClockTest, IsCarriedByTheTreeAlone) {
  ctx::ManualClock clock;
  const auto [mine, cancel_mine] = ctx::WithTimeout(
      ctx::WithoutCancel(ctx::WithCancel(clock.Root()).context), 1ms);
  const auto [real, cancel_real] = ctx::WithTimeout(ctx::Background(), 1ms);
  EXPECT_TRUE(Eventually([&, &real = real] { return real.IsDone(); }));
  EXPECT_FALSE(mine.IsDone());
  clock.Advance(1ms);
  EXPECT_TRUE(mine.IsDone());
}

TEST(ManualClockTest, FiresInTheOrderOfTheDeadlinesAtTheirTime) {
  ctx::ManualClock clock(ctx::TimePoint{0s});
  std::vector<std::chrono::seconds> seen;
  const auto at = [&](ctx::Duration d) {
    auto derived = ctx::WithTimeout(clock.Root(), d);
    ctx::AfterFunc(
        derived.context, [](const ctx::AfterTask& task) { task(); },
        [&] {
          seen.push_back(std::chrono::floor<std::chrono::seconds>(
              clock.Now().time_since_epoch()));
        });
    return derived;
  };
  const auto c = at(3s);
  const auto a = at(1s);
  const auto b = at(2s);
  clock.Advance(1h);
  EXPECT_EQ(seen, (std::vector{1s, 2s, 3s}));
}

TEST(ManualClockTest, ATimerSetByACallbackIsDueInItsTurn) {
  ctx::ManualClock clock;
  const auto [first, cancel] = ctx::WithTimeout(clock.Root(), 1s);
  std::optional<ctx::Cancelable> second;
  const std::stop_callback again(
      first.Done(), [&] { second = ctx::WithTimeout(clock.Root(), 1s); });
  clock.Advance(2s);
  ASSERT_TRUE(second.has_value());
  EXPECT_TRUE(second->context.IsDone());
}

TEST(ManualClockTest, CancelingAndDroppingTakeTimersBack) {
  ctx::ManualClock clock;
  const auto [c, cancel] = ctx::WithTimeout(clock.Root(), 1s);
  {
    const ctx::Context dropped = ctx::WithTimeout(clock.Root(), 1s).context;
    EXPECT_EQ(clock.PendingTimers(), 2u);
  }
  EXPECT_EQ(clock.PendingTimers(), 1u);
  cancel();
  EXPECT_EQ(clock.PendingTimers(), 0u);
}

TEST(ManualClockTest, SleepsObeyIt) {
  ctx::ManualClock clock;
  auto slept = std::async(std::launch::async,
                          [c = clock.Root()] { return ctx::SleepFor(c, 1h); });
  ASSERT_TRUE(clock.AwaitTimers(1));
  clock.Advance(1h - 1s);
  EXPECT_EQ(slept.wait_for(20ms), std::future_status::timeout);
  clock.Advance(1s);
  EXPECT_EQ(slept.get(), std::error_code());
}

TEST(ManualClockTest, ASleepEndsWithItsContext) {
  ctx::ManualClock clock;
  const auto [c, cancel] = ctx::WithTimeout(clock.Root(), 1min);
  auto slept =
      std::async(std::launch::async, [&c = c] { return ctx::SleepFor(c, 1h); });
  ASSERT_TRUE(clock.AwaitTimers(1));
  clock.Advance(1min);
  EXPECT_EQ(slept.get(), ctx::Errc::kDeadlineExceeded);
}

TEST(ManualClockTest, WaitsAndChannelsObeyIt) {
  ctx::ManualClock clock;
  const auto [c, cancel] = ctx::WithTimeout(clock.Root(), 1h);
  ctx::Channel<int> channel(1);
  auto received = std::async(std::launch::async, [&, &c = c] {
    std::error_code error;
    (void)channel.Receive(c, error);
    return error;
  });
  std::promise<int> never;
  auto waited = std::async(
      std::launch::async,
      [&c = c, future = never.get_future()] { return ctx::Wait(c, future); });
  std::this_thread::sleep_for(5ms);
  clock.Advance(1h);
  EXPECT_EQ(received.get(), ctx::Errc::kDeadlineExceeded);
  EXPECT_EQ(waited.get(), ctx::Errc::kDeadlineExceeded);
}

TEST(ManualClockTest, BudgetsAreCountedByIt) {
  ctx::ManualClock clock;
  const auto [request, cancel] = ctx::WithTimeout(clock.Root(), 10s);
  clock.Advance(4s);
  const auto [call, cancel_call] = ctx::WithBudget(request, 1min, 1s);
  EXPECT_EQ(call.Deadline(), clock.Now() + 5s);
}

TEST(ManualClockTest, AwaitTimersGivesUp) {
  ctx::ManualClock clock;
  EXPECT_FALSE(clock.AwaitTimers(1, 1ms));
}

TEST(ManualClockTest, MayGoBeforeItsContexts) {
  std::optional<ctx::ManualClock> clock(std::in_place);
  const auto [c, cancel] = ctx::WithTimeout(clock->Root(), 1s);
  clock.reset();
  const auto [child, cancel_child] = ctx::WithTimeout(c, 1ms);
  cancel();
  EXPECT_TRUE(child.IsDone());
}

TEST(ManualClockTest, AdvancesWhileContextsComeAndGo) {
  ctx::ManualClock clock;
  std::vector<std::thread> threads;
  for (int t = 0; t < 3; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 300; ++i) {
        const auto derived = ctx::WithTimeout(clock.Root(), 1ms * (i % 3));
        const std::stop_token token = derived.context.Done();
        if (i % 2 == 0) derived.cancel();
      }
    });
  }
  for (int i = 0; i < 300; ++i) clock.Advance(1ms);
  for (std::thread& thread : threads) thread.join();
  clock.Advance(1s);
  EXPECT_EQ(clock.PendingTimers(), 0u);
}

}  // namespace
}  // namespace ctx_test
