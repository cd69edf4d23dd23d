#include <gtest/gtest.h>
#include <signal.h>

#include <atomic>
#include <chrono>
#include <stop_token>
#include <vector>

#include "ctx/context.h"
#include "tests/testing.h"

namespace ctx_test {
namespace {

using ctx::Clock;
using ctx::TimePoint;

TEST(DeadlineTest, EndsInTime) {
  const auto before = Clock::now();
  const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 20ms);
  const std::stop_token token = c.Done();
  EXPECT_FALSE(c.Err());
  ASSERT_TRUE(Eventually([&, &c = c] { return c.IsDone(); }));
  EXPECT_GE(Clock::now() - before, 20ms);
  EXPECT_EQ(c.Err(), ctx::Errc::kDeadlineExceeded);
  EXPECT_EQ(ctx::CauseCode(c), ctx::Errc::kDeadlineExceeded);
  EXPECT_TRUE(Eventually([&] { return token.stop_requested(); }));
}

TEST(DeadlineTest, TheTimerThreadBlocksSignals) {
  const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 5ms);
  std::atomic<int> blocked = -1;
  const std::stop_callback callback(c.Done(), [&] {
    sigset_t mask;
    pthread_sigmask(SIG_SETMASK, nullptr, &mask);
    blocked = sigismember(&mask, SIGTERM);
  });
  EXPECT_TRUE(Eventually([&] { return blocked == 1; }));
}

TEST(DeadlineTest, CarriesItsCause) {
  const auto [c, cancel] =
      ctx::WithTimeoutCause(ctx::Background(), 5ms, Error("slow"));
  ASSERT_TRUE(Eventually([&, &c = c] { return c.IsDone(); }));
  EXPECT_EQ(What(ctx::Cause(c)), "slow");
  const auto [d, cancel_d] =
      ctx::WithTimeoutCause(ctx::Background(), 1h, Error("slow"));
  cancel_d();
  EXPECT_EQ(ctx::CauseCode(d), ctx::Errc::kCanceled);
}

TEST(DeadlineTest, TheEarlierOneHolds) {
  const TimePoint early = Clock::now() + 1h;
  const auto [parent, cancel] = ctx::WithDeadline(ctx::Background(), early);
  const auto [later, cancel_later] = ctx::WithDeadline(parent, early + 1h);
  const auto [earlier, cancel_earlier] =
      ctx::WithDeadline(parent, early - 1min);
  const auto [plain, cancel_plain] = ctx::WithCancel(parent);
  EXPECT_EQ(parent.Deadline(), early);
  EXPECT_EQ(later.Deadline(), early);
  EXPECT_EQ(earlier.Deadline(), early - 1min);
  EXPECT_EQ(plain.Deadline(), early);
}

TEST(DeadlineTest, InThePastIsBornExpired) {
  const auto [c, cancel] =
      ctx::WithDeadlineCause(ctx::Background(), Clock::now(), Error("past"));
  EXPECT_EQ(c.Err(), ctx::Errc::kDeadlineExceeded);
  EXPECT_EQ(What(ctx::Cause(c)), "past");
  const auto [d, cancel_d] = ctx::WithTimeout(ctx::Background(), -5s);
  EXPECT_EQ(d.Err(), ctx::Errc::kDeadlineExceeded);
  const auto [e, cancel_e] =
      ctx::WithTimeout(ctx::Background(), ctx::Duration::min());
  EXPECT_EQ(e.Err(), ctx::Errc::kDeadlineExceeded);
}

TEST(DeadlineTest, TheLongestTimeoutSaturates) {
  const auto [c, cancel] =
      ctx::WithTimeout(ctx::Background(), ctx::Duration::max());
  EXPECT_EQ(c.Deadline(), TimePoint::max());
  EXPECT_FALSE(c.IsDone());
}

TEST(DeadlineTest, TakesTheSystemClock) {
  using std::chrono::system_clock;
  const auto [c, cancel] =
      ctx::WithDeadline(ctx::Background(), system_clock::now() + 1h);
  ASSERT_TRUE(c.Deadline());
  const auto left = *c.Deadline() - Clock::now();
  EXPECT_GT(left, 59min);
  EXPECT_LE(left, 1h);
  const auto [past, cancel_past] =
      ctx::WithDeadline(ctx::Background(), system_clock::now() - 1h);
  EXPECT_EQ(past.Err(), ctx::Errc::kDeadlineExceeded);
  const auto [first, cancel_first] =
      ctx::WithDeadline(ctx::Background(), system_clock::time_point::min());
  EXPECT_EQ(first.Err(), ctx::Errc::kDeadlineExceeded);
  const auto [last, cancel_last] =
      ctx::WithDeadline(ctx::Background(), system_clock::time_point::max());
  EXPECT_FALSE(last.IsDone());
}

TEST(BudgetTest, LeavesTheHeadroom) {
  const TimePoint deadline = Clock::now() + 1h;
  const auto [parent, cancel] = ctx::WithDeadline(ctx::Background(), deadline);
  const auto [tight, cancel_tight] = ctx::WithBudget(parent, 2h, 10min);
  EXPECT_EQ(tight.Deadline(), deadline - 10min);
  const auto [roomy, cancel_roomy] = ctx::WithBudget(parent, 1min, 10min);
  EXPECT_LE(*roomy.Deadline(), Clock::now() + 1min);
  const auto [none, cancel_none] = ctx::WithBudget(parent, 1h, 2h);
  EXPECT_EQ(none.Err(), ctx::Errc::kDeadlineExceeded);
  const auto [free, cancel_free] = ctx::WithBudget(ctx::Background(), 1h, 2h);
  EXPECT_FALSE(free.IsDone());
}

TEST(DeadlineTest, ManyTimersFireInOrder) {
  constexpr int kCount = 200;
  std::vector<ctx::Cancelable> all;
  const TimePoint start = Clock::now() + 20ms;
  for (int i = 0; i < kCount; ++i) {
    const int place = i * 77 % kCount;  // Not in the order of time.
    all.push_back(ctx::WithDeadline(ctx::Background(), start + place * 100us));
  }
  for (int i = 0; i < kCount; i += 3) all[static_cast<size_t>(i)].cancel();
  ASSERT_TRUE(Eventually([&] {
    for (const auto& one : all) {
      if (!one.context.IsDone()) return false;
    }
    return true;
  }));
  for (int i = 0; i < kCount; ++i) {
    const auto& c = all[static_cast<size_t>(i)].context;
    EXPECT_EQ(c.Err(),
              i % 3 == 0 ? ctx::Errc::kCanceled : ctx::Errc::kDeadlineExceeded);
  }
}

TEST(DeadlineTest, AHundredThousandTimersAreOrdinary) {
  std::vector<ctx::Cancelable> all;
  for (int i = 0; i < 100'000; ++i) {
    all.push_back(ctx::WithTimeout(ctx::Background(), 1h + i % 997 * 1s));
  }
  // A new earliest one wakes the timer thread.
  const auto [soon, cancel] = ctx::WithTimeout(ctx::Background(), 1ms);
  EXPECT_TRUE(Eventually([&, &soon = soon] { return soon.IsDone(); }));
  for (const auto& one : all) one.cancel();
}

}  // namespace
}  // namespace ctx_test
