// What Go's own tests say of its context, said of ctx.
#include <gtest/gtest.h>

#include <functional>
#include <latch>
#include <optional>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "ctx/context.h"
#include "ctx/testing.h"
#include "tests/testing.h"

namespace ctx_test {
namespace {

void ExpectNeverEnds(const ctx::Context& c) {
  EXPECT_FALSE(c.Done().stop_possible());
  EXPECT_FALSE(c.IsDone());
  EXPECT_EQ(c.Err(), std::error_code());
  EXPECT_EQ(c.Deadline(), std::nullopt);
}

void ExpectActive(const ctx::Context& c) {
  EXPECT_TRUE(c.Done().stop_possible());
  EXPECT_FALSE(c.Done().stop_requested());
  EXPECT_FALSE(c.IsDone());
  EXPECT_EQ(c.Err(), std::error_code());
  EXPECT_EQ(ctx::Cause(c), nullptr);
}

void ExpectEnded(const ctx::Context& c, ctx::Errc err) {
  EXPECT_TRUE(c.IsDone());
  EXPECT_EQ(c.Err(), err);
  EXPECT_TRUE(c.Done().stop_requested());
  EXPECT_NE(ctx::Cause(c), nullptr);
}

TEST(GoContextTest, BackgroundNeverEnds) {
  ExpectNeverEnds(ctx::Background());
  EXPECT_EQ(ctx::DebugString(ctx::Background()), "Background");
}

TEST(GoContextTest, TodoNeverEndsAndIsNotBackground) {
  ExpectNeverEnds(ctx::TODO());
  EXPECT_EQ(ctx::DebugString(ctx::TODO()), "TODO");
  EXPECT_NE(ctx::TODO(), ctx::Background());
  EXPECT_EQ(ctx::TODO(), ctx::TODO());
}

TEST(GoContextTest, ValuesAndWithoutCancelOfARootNeverEnd) {
  ExpectNeverEnds(ctx::WithValue(ctx::Background(), 1, 1));
  ExpectNeverEnds(ctx::WithoutCancel(ctx::TODO()));
}

TEST(GoContextTest, CancelEndsIt) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  ExpectActive(c);
  cancel();
  ExpectEnded(c, ctx::Errc::kCanceled);
}

// Through contexts that cannot be canceled themselves, too.
TEST(GoContextTest, AParentEndsItsChildren) {
  const auto [parent, cancel] = ctx::WithCancel(ctx::Background());
  const auto [child, cancel_child] = ctx::WithCancel(parent);
  const ctx::Context value = ctx::WithValue(parent, 1, 1);
  const auto [below_value, cancel_below] = ctx::WithCancel(value);
  const auto [timed, cancel_timed] = ctx::WithTimeout(value, 1h);
  for (const auto& c : {parent, child, value, below_value, timed}) {
    ExpectActive(c);
  }
  cancel();
  for (const auto& c : {parent, child, value, below_value, timed}) {
    ExpectEnded(c, ctx::Errc::kCanceled);
  }
  ExpectEnded(ctx::WithCancel(ctx::WithValue(parent, 2, 2)).context,
              ctx::Errc::kCanceled);
}

TEST(GoContextTest, AChildMayEndFirst) {
  for (const bool of_a_root : {true, false}) {
    const auto [parent, cancel] =
        ctx::WithCancel(of_a_root ? ctx::Background()
                                  : ctx::WithCancel(ctx::Background()).context);
    const auto [child, cancel_child] = ctx::WithCancel(parent);
    cancel_child();
    ExpectEnded(child, ctx::Errc::kCanceled);
    ExpectActive(parent);
    cancel();
    ExpectEnded(parent, ctx::Errc::kCanceled);
  }
}

TEST(GoContextTest, ADeadlineComes) {
  const auto [c, cancel] =
      ctx::WithDeadline(ctx::Background(), ctx::Clock::now() + 5ms);
  EXPECT_TRUE(Eventually([&, &c = c] { return c.IsDone(); }));
  EXPECT_GE(ctx::Clock::now(), *c.Deadline());
  EXPECT_EQ(c.Err(), ctx::Errc::kDeadlineExceeded);
}

TEST(GoContextTest, ADeadlineReachesThroughValuesAndLaterDeadlines) {
  ctx::ManualClock clock;
  const auto [c, cancel] = ctx::WithTimeout(clock.Root(), 50ms);
  const auto [below, cancel_below] =
      ctx::WithTimeout(ctx::WithValue(c, 1, 1), 4h);
  EXPECT_EQ(below.Deadline(), c.Deadline());
  clock.Advance(50ms);
  ExpectEnded(below, ctx::Errc::kDeadlineExceeded);
}

TEST(GoContextTest, APastOrPresentDeadlineHasCome) {
  for (const auto timeout : {0s, -1s}) {
    const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), timeout);
    ExpectEnded(c, ctx::Errc::kDeadlineExceeded);
    ASSERT_TRUE(c.Deadline());
    cancel();
    EXPECT_EQ(c.Err(), ctx::Errc::kDeadlineExceeded);
  }
}

TEST(GoContextTest, ACanceledTimeoutIsCanceled) {
  ctx::ManualClock clock;
  const auto [c, cancel] = ctx::WithTimeout(clock.Root(), 1s);
  const auto [below, cancel_below] = ctx::WithTimeout(c, 2s);
  cancel();
  clock.Advance(5s);
  ExpectEnded(c, ctx::Errc::kCanceled);
  ExpectEnded(below, ctx::Errc::kCanceled);
}

// Go: errors.Is(err, os.ErrDeadlineExceeded) and net.Error.Timeout().
TEST(GoContextTest, TheErrorsAreThoseOfTheStandard) {
  EXPECT_EQ(ctx::make_error_code(ctx::Errc::kDeadlineExceeded),
            std::errc::timed_out);
  EXPECT_EQ(ctx::make_error_code(ctx::Errc::kCanceled),
            std::errc::operation_canceled);
  EXPECT_NE(ctx::make_error_code(ctx::Errc::kCanceled), std::errc::timed_out);
}

TEST(GoContextTest, ADeadlineMovesForwardOnly) {
  const ctx::TimePoint now = ctx::Clock::now();
  const auto [hour, cancel_hour] =
      ctx::WithDeadline(ctx::Background(), now + 1h);
  const auto [later, cancel_later] = ctx::WithDeadline(hour, now + 2h);
  const auto [sooner, cancel_sooner] = ctx::WithDeadline(later, now + 1min);
  EXPECT_EQ(hour.Deadline(), now + 1h);
  EXPECT_EQ(later.Deadline(), now + 1h);
  EXPECT_EQ(sooner.Deadline(), now + 1min);
  EXPECT_EQ(ctx::WithoutCancel(sooner).Deadline(), std::nullopt);
}

struct KeyA {
  bool operator==(const KeyA&) const = default;
};
struct KeyB {
  int n;
  bool operator==(const KeyB&) const = default;
};

TEST(GoContextTest, ValuesAreFoundByTypeAndEquality) {
  const ctx::Context c1 = ctx::WithValue(ctx::Background(), KeyA(), 1);
  const ctx::Context c2 = ctx::WithValue(c1, KeyB{1}, 2);
  const ctx::Context c3 = ctx::WithValue(c2, KeyB{2}, 3);
  EXPECT_EQ(*c3.Value<int>(KeyA()), 1);
  EXPECT_EQ(*c3.Value<int>(KeyB{1}), 2);
  EXPECT_EQ(*c3.Value<int>(KeyB{2}), 3);
  EXPECT_EQ(c2.Value<int>(KeyB{2}), nullptr);
  EXPECT_EQ(c3.Value<int>(KeyB{3}), nullptr);
  EXPECT_EQ(c3.Value<int>(1), nullptr);
}

TEST(GoContextTest, TheNearestValueHidesThoseAbove) {
  const ctx::Context c1 = ctx::WithValue(ctx::Background(), KeyB{1}, 1);
  const ctx::Context c2 = ctx::WithValue(ctx::WithCancel(c1).context, KeyB{1},
                                         std::string("other"));
  EXPECT_EQ(*c2.Value<std::string>(KeyB{1}), "other");
  EXPECT_EQ(c2.Value<int>(KeyB{1}), nullptr);
  EXPECT_EQ(*c1.Value<int>(KeyB{1}), 1);
}

TEST(GoContextTest, WithoutCancelKeepsTheValues) {
  const auto [c, cancel] =
      ctx::WithCancel(ctx::WithValue(ctx::Background(), KeyA(), 1));
  const ctx::Context free = ctx::WithoutCancel(c);
  cancel();
  EXPECT_EQ(*free.Value<int>(KeyA()), 1);
  ExpectNeverEnds(free);
}

TEST(GoContextTest, AChildOfAnEndedParentEndsWithItsCause) {
  const auto [parent, cancel] = ctx::WithCancelCause(ctx::Background());
  cancel(Error("because"));
  for (const auto& c :
       {ctx::WithCancel(parent).context, ctx::WithCancelCause(parent).context,
        ctx::WithTimeout(parent, -1s).context,
        ctx::WithTimeoutCause(parent, 1h, Error("no")).context,
        ctx::WithBudget(parent, 1h, 1s).context,
        ctx::WithCancelOn(parent, ctx::Background()).context,
        ctx::WithCancelOn(ctx::Background(), parent).context}) {
    SCOPED_TRACE(c);
    ExpectEnded(c, ctx::Errc::kCanceled);
    EXPECT_EQ(What(ctx::Cause(c)), "because");
  }
}

TEST(GoContextTest, ManyMayCancelAtOnce) {
  constexpr int kContexts = CTX_SANITIZED ? 20 : 100;
  const auto [root, cancel_root] = ctx::WithCancel(ctx::Background());
  std::vector<ctx::Cancelable> chain = {ctx::WithCancel(root)};
  for (int i = 1; i < kContexts; ++i) {
    chain.push_back(ctx::WithCancel(chain.back().context));
  }
  std::latch start(kContexts);
  std::vector<std::thread> threads;
  for (const auto& link : chain) {
    threads.emplace_back([&] {
      start.arrive_and_wait();
      link.cancel();
      EXPECT_TRUE(link.context.IsDone());
    });
  }
  for (auto& thread : threads) thread.join();
  for (const auto& link : chain)
    ExpectEnded(link.context, ctx::Errc::kCanceled);
  ExpectActive(root);
}

// A child that is canceled by the callback of its parent, and the other way
// round, while a third thread cancels too.
TEST(GoContextTest, InterlockedCancelsDoNotBlock) {
  const auto [parent, cancel_parent] = ctx::WithCancel(ctx::Background());
  const auto [child, cancel_child] = ctx::WithCancel(parent);
  const std::stop_callback down(parent.Done(), cancel_child);
  const std::stop_callback up(child.Done(), cancel_parent);
  std::thread third(cancel_child);
  cancel_parent();
  third.join();
  ExpectEnded(parent, ctx::Errc::kCanceled);
  ExpectEnded(child, ctx::Errc::kCanceled);
}

// Chains of every kind of layer: values are found, and the whole chain ends
// by the one event that comes.
void TestLayers(unsigned seed, bool by_deadline) {
  SCOPED_TRACE(::testing::Message() << "seed " << seed);
  std::mt19937 random(seed);
  ctx::ManualClock clock;
  const int layers = 1 + static_cast<int>(random() % 60);
  ctx::Context c = clock.Root();
  std::vector<ctx::CancelFunc> cancels;
  std::vector<ctx::Context> all;
  std::vector<int> values;
  bool has_deadline = false;
  for (int i = 0; i < layers; ++i) {
    if (random() % 3 == 0) {
      c = ctx::WithValue(c, KeyB{i}, i);
      values.push_back(i);
      continue;
    }
    const bool timed = random() % 2 == 0;
    has_deadline |= timed;
    const auto derived = timed ? ctx::WithTimeout(c, 1s * (1 + random() % 100))
                               : ctx::WithCancel(c);
    c = derived.context;
    cancels.push_back(derived.cancel);
    all.push_back(c);
  }
  for (const int i : values) EXPECT_EQ(*c.Value<int>(KeyB{i}), i);
  EXPECT_EQ(c.Value<int>(KeyB{-1}), nullptr);
  EXPECT_EQ(c.Deadline().has_value(), has_deadline);
  for (const auto& one : all) EXPECT_FALSE(one.IsDone());
  if (by_deadline) {
    if (!has_deadline) return;
    clock.Advance(*c.Deadline() - clock.Now());
    EXPECT_EQ(c.Err(), ctx::Errc::kDeadlineExceeded);
  } else if (!cancels.empty()) {
    const std::size_t at = random() % cancels.size();
    cancels[at]();
    for (std::size_t i = 0; i < all.size(); ++i) {
      EXPECT_EQ(all[i].IsDone(), i >= at);
    }
    EXPECT_EQ(c.Err(), ctx::Errc::kCanceled);
  }
}

TEST(GoContextTest, LayersEndByCancel) {
  for (unsigned seed = 0; seed < 200; ++seed) TestLayers(seed, false);
}

TEST(GoContextTest, LayersEndByDeadline) {
  for (unsigned seed = 0; seed < 200; ++seed) TestLayers(seed, true);
}

// Go looks into the parent's map; here the timers can be counted.
TEST(GoContextTest, CancelTakesTheTimerBack) {
  const ctx::ManualClock clock;
  const auto [c, cancel] = ctx::WithTimeout(clock.Root(), 1h);
  const auto [below, cancel_below] = ctx::WithTimeout(c, 1min);
  EXPECT_EQ(clock.PendingTimers(), 2u);
  cancel_below();
  EXPECT_EQ(clock.PendingTimers(), 1u);
  cancel();
  EXPECT_EQ(clock.PendingTimers(), 0u);
}

// Go saves the timer; so do we.
TEST(GoContextTest, AnEarlierParentNeedsNoSecondTimer) {
  const ctx::ManualClock clock;
  const auto [c, cancel] = ctx::WithTimeout(clock.Root(), 1min);
  const auto [below, cancel_below] = ctx::WithTimeout(c, 1h);
  EXPECT_EQ(clock.PendingTimers(), 1u);
}

TEST(GoContextTest, ItsTextTellsItsWay) {
  const ctx::Context c = ctx::WithCancel(ctx::Background()).context;
  EXPECT_EQ(ctx::DebugString(c), "Background.WithCancel");
}

}  // namespace
}  // namespace ctx_test
