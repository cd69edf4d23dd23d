// Trees that are deep, wide or full of timers. Nothing may recurse, so the
// deep ones are handled on a thread with a small stack.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <optional>
#include <random>
#include <vector>

#include "ctx/context.h"
#include "tests/scale_stack.h"
#include "tests/testing.h"

namespace ctx_test {
namespace {

constexpr int kDeep = CTX_SANITIZED ? 100'000 : 1'000'000;
constexpr int kWide = CTX_SANITIZED ? 100'000 : 1'000'000;
constexpr int kTimers = CTX_SANITIZED ? 20'000 : 100'000;

constexpr ctx::Key<int> kDepth{"depth"};
constexpr ctx::Key<int> kBottom{"bottom"};

using Step = std::function<ctx::Context(const ctx::Context&)>;

ctx::Context Chain(const ctx::Context& root, const Step& step) {
  ctx::Context c = root;
  for (int i = 0; i < kDeep; ++i) c = step(c);
  return c;
}

TEST(ScaleTest, DeepChainsOfEveryKindAreDestroyed) {
  OnSmallStack([] {
    const auto other = ctx::WithCancel(ctx::Background());
    for (const Step& step : std::vector<Step>{
             [](const auto& c) { return ctx::WithCancel(c).context; },
             [](const auto& c) { return ctx::WithTimeout(c, 1h).context; },
             [](const auto& c) { return ctx::WithoutCancel(c); },
             [](const auto& c) { return ctx::WithValue(c, kDepth, 1); },
             [&](const auto& c) {
               return ctx::WithCancelOn(c, other.context).context;
             }}) {
      Chain(ctx::Background(), step);
    }
  });
}

TEST(ScaleTest, ADeepChainIsCanceledFromTheTop) {
  OnSmallStack([] {
    const auto [root, cancel] = ctx::WithCancelCause(ctx::Background());
    const ctx::Context bottom =
        Chain(root, [](const auto& c) { return ctx::WithCancel(c).context; });
    const std::stop_token token = bottom.Done();
    cancel(Error("from the top"));
    EXPECT_TRUE(bottom.IsDone());
    EXPECT_TRUE(token.stop_requested());
    EXPECT_EQ(What(ctx::Cause(bottom)), "from the top");
  });
}

TEST(ScaleTest, AValueIsFoundUnderADeepChain) {
  OnSmallStack([] {
    const ctx::Context root = ctx::WithValue(ctx::Background(), kBottom, 7);
    const ctx::Context c =
        Chain(root, [](const auto& p) { return ctx::WithValue(p, kDepth, 1); });
    ASSERT_NE(c.Value(kBottom), nullptr);
    EXPECT_EQ(*c.Value(kBottom), 7);
    EXPECT_EQ(c.Value<int>(std::string("absent")), nullptr);
  });
}

TEST(ScaleTest, ValuesThatHoldContextsAreDestroyed) {
  static constexpr ctx::Key<ctx::Context> kHeld{"held"};
  OnSmallStack([] {
    ctx::Context c = ctx::Background();
    for (int i = 0; i < kDeep; ++i) {
      c = ctx::WithValue(ctx::Background(), kHeld, c);
    }
  });
}

TEST(ScaleTest, AMillionChildrenEndWithTheirParent) {
  const auto [root, cancel] = ctx::WithCancel(ctx::Background());
  std::vector<ctx::Cancelable> children;
  children.reserve(kWide);
  for (int i = 0; i < kWide; ++i) children.push_back(ctx::WithCancel(root));
  cancel();
  EXPECT_TRUE(std::ranges::all_of(
      children, [](const auto& child) { return child.context.IsDone(); }));
}

// Quadratic work would not come to an end here.
TEST(ScaleTest, ChildrenLeaveInAnyOrder) {
  const auto [root, cancel] = ctx::WithCancel(ctx::Background());
  std::vector<ctx::Cancelable> children;
  for (int i = 0; i < kWide; ++i) children.push_back(ctx::WithCancel(root));
  std::ranges::shuffle(children, std::mt19937(1));
  for (std::size_t i = 0; i < children.size() / 2; ++i) children[i].cancel();
  children.clear();
  EXPECT_FALSE(root.IsDone());
}

TEST(ScaleTest, ManyTimersFire) {
  std::vector<ctx::Cancelable> timers;
  std::mt19937 random(2);
  for (int i = 0; i < kTimers; ++i) {
    timers.push_back(ctx::WithTimeout(
        ctx::Background(), std::chrono::microseconds(random() % 200'000)));
  }
  const auto passed = [&](const auto& timer) {
    const bool done = timer.context.IsDone();
    return !done || ctx::Clock::now() >= *timer.context.Deadline();
  };
  EXPECT_TRUE(std::ranges::all_of(timers, passed)) << "one fired early";
  EXPECT_TRUE(Eventually([&] {
    return std::ranges::all_of(
        timers, [](const auto& timer) { return timer.context.IsDone(); });
  }));
  EXPECT_TRUE(std::ranges::all_of(timers, [](const auto& timer) {
    return timer.context.Err() == ctx::Errc::kDeadlineExceeded;
  }));
}

TEST(ScaleTest, ManyTimersAreCanceledInAnyOrder) {
  std::vector<ctx::Cancelable> timers;
  std::mt19937 random(3);
  for (int i = 0; i < kTimers; ++i) {
    // From an hour to years: every level of the wheel.
    const auto timeout = 1h * (std::uint64_t{1} << random() % 16);
    timers.push_back(ctx::WithTimeout(ctx::Background(), timeout));
  }
  std::ranges::shuffle(timers, random);
  for (const auto& timer : timers) timer.cancel();
  EXPECT_TRUE(std::ranges::all_of(timers, [](const auto& timer) {
    return timer.context.Err() == ctx::Errc::kCanceled;
  }));
}

TEST(ScaleTest, TimersFireAmongManyThatDoNot) {
  std::vector<ctx::Cancelable> late;
  for (int i = 0; i < kTimers; ++i) {
    late.push_back(ctx::WithTimeout(ctx::Background(), 1h + i * 1ms));
  }
  for (const auto timeout : {1us, 100us, 1000us, 5000us, 70'000us}) {
    const auto early = ctx::WithTimeout(ctx::Background(), timeout);
    EXPECT_TRUE(Eventually([&] { return early.context.IsDone(); }));
    EXPECT_GE(ctx::Clock::now(), *early.context.Deadline());
  }
}

TEST(ScaleTest, ManyAfterFuncsAreStoppedInAnyOrder) {
  const auto [root, cancel] = ctx::WithCancel(ctx::Background());
  const Witness witness = NewWitness();
  std::vector<ctx::StopFunc> stops;
  for (int i = 0; i < kTimers; ++i) {
    stops.push_back(ctx::AfterFunc(root, [witness] { ADD_FAILURE(); }));
  }
  std::ranges::shuffle(stops, std::mt19937(4));
  for (const auto& stop : stops) EXPECT_TRUE(stop());
  EXPECT_EQ(witness.use_count(), 1);
  cancel();
}

}  // namespace
}  // namespace ctx_test
