// What Go 1.21's tests say of AfterFunc, said of ctx.
#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <thread>
#include <vector>

#include "ctx/context.h"
#include "ctx/testing.h"
#include "tests/testing.h"

namespace ctx_test {
namespace {

// Runs the task at once, on the thread that cancels.
constexpr auto kInline = [](const ctx::AfterTask& task) { task(); };

TEST(GoAfterFuncTest, IsCalledAfterCancel) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  std::atomic<int> runs = 0;
  const auto stop = ctx::AfterFunc(c, [&] { ++runs; });
  EXPECT_EQ(runs, 0);
  cancel();
  EXPECT_TRUE(Eventually([&] { return runs == 1; }));
  EXPECT_FALSE(stop());
}

TEST(GoAfterFuncTest, IsCalledAfterTimeout) {
  const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 5ms);
  std::atomic<bool> ran = false;
  ctx::AfterFunc(c, [&, &c = c] {
    EXPECT_EQ(c.Err(), ctx::Errc::kDeadlineExceeded);
    ran = true;
  });
  EXPECT_TRUE(Eventually([&] { return ran.load(); }));
}

TEST(GoAfterFuncTest, IsCalledAtOnceOfAnEndedContext) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  cancel();
  std::atomic<bool> ran = false;
  const auto stop = ctx::AfterFunc(c, [&] { ran = true; });
  EXPECT_FALSE(stop());
  EXPECT_TRUE(Eventually([&] { return ran.load(); }));
}

TEST(GoAfterFuncTest, IsNotCalledAfterStop) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  const auto stop = ctx::AfterFunc(c, kInline, [] { ADD_FAILURE(); });
  EXPECT_TRUE(stop());
  cancel();
  EXPECT_FALSE(stop());
}

TEST(GoAfterFuncTest, StopSaysYesOnce) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  const auto stop = ctx::AfterFunc(c, [] { ADD_FAILURE(); });
  EXPECT_TRUE(stop());
  EXPECT_FALSE(stop());
}

// Neither registering nor canceling waits for the callback.
TEST(GoAfterFuncTest, IsCalledAsynchronously) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  std::atomic<bool> go = false;
  std::atomic<int> over = 0;
  const auto wait = [&] {
    EXPECT_TRUE(Eventually([&] { return go.load(); }));
    ++over;
  };
  ctx::AfterFunc(c, wait);
  cancel();
  ctx::AfterFunc(c, wait);
  EXPECT_EQ(over, 0);
  go = true;
  EXPECT_TRUE(Eventually([&] { return over == 2; }));
}

TEST(GoAfterFuncTest, OneThatBlocksDoesNotHoldUpTheOthers) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  std::atomic<int> arrived = 0;
  std::atomic<int> over = 0;
  for (int i = 0; i < 3; ++i) {
    ctx::AfterFunc(c, [&] {
      ++arrived;
      EXPECT_TRUE(Eventually([&] { return arrived == 3; }));
      ++over;
    });
  }
  cancel();
  EXPECT_TRUE(Eventually([&] { return over == 3; }));
}

TEST(GoAfterFuncTest, StopWithinItSaysNo) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  ctx::StopFunc stop;
  bool ran = false;
  stop = ctx::AfterFunc(c, kInline, [&] {
    EXPECT_FALSE(stop());
    ran = true;
  });
  cancel();
  EXPECT_TRUE(ran);
}

TEST(GoAfterFuncTest, OneMayStopAnother) {
  const auto [root, cancel] = ctx::WithCancel(ctx::Background());
  // On different nodes, since none is first among those of one.
  const auto [child, cancel_child] = ctx::WithCancel(root);
  std::vector<ctx::StopFunc> stops(2);
  int runs = 0;
  int stopped = 0;
  stops[0] = ctx::AfterFunc(root, kInline, [&] {
    ++runs;
    stopped += stops[1]();
  });
  stops[1] = ctx::AfterFunc(child, kInline, [&] {
    ++runs;
    stopped += stops[0]();
  });
  cancel();
  EXPECT_EQ(runs + stopped, 2);
  EXPECT_GE(runs, 1);
}

TEST(GoAfterFuncTest, EachRegistrationCounts) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  int runs = 0;
  const auto count = [&] { ++runs; };
  const auto first = ctx::AfterFunc(c, kInline, count);
  ctx::AfterFunc(c, kInline, count);
  EXPECT_TRUE(first());
  cancel();
  EXPECT_EQ(runs, 1);
}

TEST(GoAfterFuncTest, SeesTheCause) {
  const auto [c, cancel] = ctx::WithCancelCause(ctx::Background());
  std::string seen;
  ctx::AfterFunc(c, kInline, [&, &c = c] { seen = What(ctx::Cause(c)); });
  cancel(Error("why"));
  EXPECT_EQ(seen, "why");
}

TEST(GoAfterFuncTest, AMergedContextCallsIt) {
  for (const bool by_other : {false, true}) {
    const auto [parent, cancel_parent] = ctx::WithCancel(ctx::Background());
    const auto [other, cancel_other] = ctx::WithCancelCause(ctx::Background());
    const auto [c, cancel] = ctx::WithCancelOn(parent, other);
    int runs = 0;
    ctx::AfterFunc(c, kInline, [&] { ++runs; });
    by_other ? cancel_other(Error("other")) : cancel_parent();
    EXPECT_EQ(runs, 1);
    cancel_other();
    cancel_parent();
    EXPECT_EQ(runs, 1);
  }
}

// Go's documentation builds the merge this way.
TEST(GoAfterFuncTest, CanBuildAMerge) {
  const auto [other, cancel_other] = ctx::WithCancelCause(ctx::Background());
  const auto [c, cancel] = ctx::WithCancelCause(ctx::Background());
  const auto stop = ctx::AfterFunc(
      other, kInline,
      [&, &other = other, &cancel = cancel] { cancel(ctx::Cause(other)); });
  cancel_other(Error("other"));
  EXPECT_EQ(What(ctx::Cause(c)), "other");
}

TEST(GoAfterFuncTest, OnAValueItIsThatOfTheContextAbove) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  int runs = 0;
  const ctx::Context value = ctx::WithValue(c, 1, 1);
  ctx::AfterFunc(value, kInline, [&] { ++runs; });
  const auto stop =
      ctx::AfterFunc(value, kInline, [] { ADD_FAILURE() << "stopped"; });
  EXPECT_TRUE(stop());
  cancel();
  EXPECT_EQ(runs, 1);
}

TEST(GoAfterFuncTest, OnWithoutCancelItNeverRuns) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  const auto stop =
      ctx::AfterFunc(ctx::WithoutCancel(c), kInline, [] { ADD_FAILURE(); });
  cancel();
  EXPECT_TRUE(stop());
}

TEST(GoAfterFuncTest, AChildsEndDoesNotCallThoseOfItsParent) {
  const auto [parent, cancel_parent] = ctx::WithCancel(ctx::Background());
  const auto [child, cancel_child] = ctx::WithCancel(parent);
  int runs = 0;
  ctx::AfterFunc(parent, kInline, [&] { runs += 1; });
  ctx::AfterFunc(child, kInline, [&] { runs += 10; });
  cancel_child();
  EXPECT_EQ(runs, 10);
  cancel_parent();
  EXPECT_EQ(runs, 11);
}

TEST(GoAfterFuncTest, StopDoesNotCancel) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  const auto stop = ctx::AfterFunc(c, [] {});
  EXPECT_TRUE(stop());
  EXPECT_FALSE(c.IsDone());
}

TEST(GoAfterFuncTest, MayRegisterAnother) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  std::string order;
  ctx::AfterFunc(c, kInline, [&, &c = c] {
    order += "a";
    ctx::AfterFunc(c, kInline, [&] { order += "b"; });
    order += "c";
  });
  cancel();
  EXPECT_EQ(order, "abc");
}

TEST(GoAfterFuncTest, ByADeadlineOfAManualClock) {
  ctx::ManualClock clock;
  const auto [c, cancel] = ctx::WithTimeout(clock.Root(), 10s);
  int runs = 0;
  ctx::AfterFunc(c, kInline, [&] { ++runs; });
  clock.Advance(9s);
  EXPECT_EQ(runs, 0);
  clock.Advance(1s);
  EXPECT_EQ(runs, 1);
}

}  // namespace
}  // namespace ctx_test
