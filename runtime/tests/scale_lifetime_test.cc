// What keeps a node alive, and when captures, values and timers go away.
#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <memory>
#include <ostream>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

#include "ctx/context.h"
#include "ctx/testing.h"
#include "tests/testing.h"

namespace ctx_test {
namespace {

constexpr ctx::Key<Witness> kWitness{"witness"};
constexpr auto kInline = [](const ctx::AfterTask& task) { task(); };

// A parent with a value that lives as long as any node below.
struct Watched {
  explicit Watched(const ctx::Context& above = ctx::Background())
      : root(ctx::WithCancel(above)) {}
  ctx::Context parent() const {
    return ctx::WithValue(root.context, kWitness, witness);
  }
  bool gone() const { return witness.use_count() == 1; }

  ctx::Cancelable root;
  Witness witness = NewWitness();
};

struct Kind {
  const char* name;
  std::function<ctx::Cancelable(const ctx::Context&)> derive;
};
std::ostream& operator<<(std::ostream& out, const Kind& kind) {
  return out << kind.name;
}

// The kinds of node that can be canceled.
const std::vector<Kind>& Kinds() {
  static const ctx::Cancelable other = ctx::WithCancel(ctx::Background());
  static const std::vector<Kind> kinds = {
      {"Cancel", [](const auto& c) { return ctx::WithCancel(c); }},
      {"Timeout", [](const auto& c) { return ctx::WithTimeout(c, 1h); }},
      {"Expired", [](const auto& c) { return ctx::WithTimeout(c, -1s); }},
      {"Budget", [](const auto& c) { return ctx::WithBudget(c, 1h, 1min); }},
      {"Merge",
       [](const auto& c) { return ctx::WithCancelOn(c, other.context); }},
      {"MergeAcross",
       [](const auto& c) { return ctx::WithCancelOn(other.context, c); }}};
  return kinds;
}

class ScaleLifetimeTest : public ::testing::TestWithParam<Kind> {};
INSTANTIATE_TEST_SUITE_P(Kinds, ScaleLifetimeTest,
                         ::testing::ValuesIn(Kinds()));

TEST_P(ScaleLifetimeTest, UnobservedItDiesWithItsHandles) {
  const Watched watched;
  (void)GetParam().derive(watched.parent());
  EXPECT_TRUE(watched.gone());
}

TEST_P(ScaleLifetimeTest, TheCancelFuncKeepsIt) {
  const Watched watched;
  {
    const ctx::CancelFunc cancel = GetParam().derive(watched.parent()).cancel;
    cancel();
  }
  EXPECT_TRUE(watched.gone());
}

TEST_P(ScaleLifetimeTest, AskedForATokenAndDroppedItDies) {
  const Watched watched;
  {
    const ctx::Cancelable c = GetParam().derive(watched.parent());
    (void)c.context.Done();
  }
  EXPECT_TRUE(watched.gone());
}

TEST_P(ScaleLifetimeTest, WithATokenDroppedEarlierItDies) {
  const Watched watched;
  {
    const ctx::Cancelable c = GetParam().derive(watched.parent());
    {
      const std::stop_token token = c.context.Done();
      const std::stop_callback callback(token, [] {});
    }
  }
  EXPECT_TRUE(watched.gone());
}

TEST_P(ScaleLifetimeTest, AKeptTokenHearsOfTheEnd) {
  const Watched watched;
  const std::stop_token token =
      GetParam().derive(watched.parent()).context.Done();
  watched.root.cancel();
  EXPECT_TRUE(token.stop_requested());
  EXPECT_TRUE(watched.gone()) << "kept after the end";
}

TEST_P(ScaleLifetimeTest, AKeptStopCallbackHearsOfTheEnd) {
  const Watched watched;
  int calls = 0;
  const std::stop_callback callback(
      GetParam().derive(watched.parent()).context.Done(), [&] { ++calls; });
  watched.root.cancel();
  EXPECT_EQ(calls, 1);
}

TEST_P(ScaleLifetimeTest, AnAfterFuncHearsOfTheEnd) {
  const Watched watched;
  int calls = 0;
  ctx::AfterFunc(GetParam().derive(watched.parent()).context, kInline,
                 [&] { ++calls; });
  watched.root.cancel();
  EXPECT_EQ(calls, 1);
  EXPECT_TRUE(watched.gone());
}

TEST_P(ScaleLifetimeTest, AStoppedAfterFuncLetsGo) {
  const Watched watched;
  const Witness capture = NewWitness();
  ctx::StopFunc stop = ctx::AfterFunc(
      GetParam().derive(watched.parent()).context, kInline, [capture] {});
  stop();
  EXPECT_EQ(capture.use_count(), 1) << "though the StopFunc is kept";
  stop = ctx::StopFunc();
  EXPECT_TRUE(watched.gone());
}

TEST_P(ScaleLifetimeTest, CapturesAreFreedAfterTheRun) {
  const Watched watched;
  const Witness capture = NewWitness();
  const ctx::Cancelable c = GetParam().derive(watched.parent());
  const ctx::StopFunc stop = ctx::AfterFunc(c.context, kInline, [capture] {});
  c.cancel();
  EXPECT_EQ(capture.use_count(), 1) << "though the StopFunc is kept";
}

TEST_P(ScaleLifetimeTest, EndedItIsFreedWithTheHandlesThoughTheTokenIsKept) {
  const Watched watched;
  std::stop_token token;
  {
    const ctx::Cancelable c = GetParam().derive(watched.parent());
    token = c.context.Done();
    c.cancel();
  }
  EXPECT_TRUE(watched.gone());
  EXPECT_TRUE(token.stop_requested());
}

TEST_P(ScaleLifetimeTest, ACallbackMayDropTheLastHandle) {
  const Watched watched;
  auto c =
      std::make_unique<ctx::Cancelable>(GetParam().derive(watched.parent()));
  const std::stop_callback callback(watched.root.context.Done(),
                                    [&] { c.reset(); });
  watched.root.cancel();
  EXPECT_TRUE(watched.gone());
}

TEST_P(ScaleLifetimeTest, ACallbackMayDropTheHandleOfTheNodeThatCallsIt) {
  const Watched watched;
  auto c =
      std::make_unique<ctx::Cancelable>(GetParam().derive(watched.parent()));
  bool ran = false;
  ctx::AfterFunc(c->context, kInline, [&] { ran = true; });
  const std::stop_callback callback(c->context.Done(), [&] { c.reset(); });
  watched.root.cancel();
  EXPECT_EQ(c, nullptr);
  EXPECT_TRUE(ran);
  EXPECT_TRUE(watched.gone());
}

// Two locks or one held, this would block.
TEST_P(ScaleLifetimeTest, ACallbackMayJoinThreadsThatUseTheTree) {
  const Watched watched;
  const ctx::Cancelable c = GetParam().derive(watched.parent());
  int joined = 0;
  const auto use_tree = [&] {
    std::thread([&] {
      const ctx::Cancelable child = ctx::WithTimeout(c.context, 1h);
      EXPECT_TRUE(child.context.IsDone());
      EXPECT_TRUE(child.context.Done().stop_requested());
      const auto stop = ctx::AfterFunc(c.context, kInline, [] {});
      EXPECT_FALSE(stop());
      watched.root.cancel();
      c.cancel();
      EXPECT_NE(ctx::Cause(c.context), nullptr);
    }).join();
    ++joined;
  };
  const std::stop_callback callback(c.context.Done(), use_tree);
  ctx::AfterFunc(c.context, kInline, use_tree);
  c.cancel();
  EXPECT_EQ(joined, 2);
}

// A capture whose destructor uses the tree.
struct UsesTree {
  explicit UsesTree(ctx::Cancelable on, int* times)
      : c(std::move(on)), destroyed(times) {}
  UsesTree(UsesTree&& other) noexcept
      : c(other.c), destroyed(std::exchange(other.destroyed, nullptr)) {}
  ~UsesTree() {
    if (destroyed == nullptr) return;
    ++*destroyed;
    const ctx::Cancelable child = ctx::WithCancel(c.context);
    c.cancel();
    EXPECT_TRUE(child.context.IsDone());
    std::thread([&] { (void)ctx::WithTimeout(c.context, 1h); }).join();
  }
  void operator()() const {}

  ctx::Cancelable c;
  int* destroyed;
};

TEST_P(ScaleLifetimeTest, CapturesAreFreedOutsideLocks) {
  for (const bool by_stop : {true, false}) {
    const Watched watched;
    int destroyed = 0;
    const ctx::Cancelable c = GetParam().derive(watched.parent());
    const auto stop =
        ctx::AfterFunc(c.context, kInline, UsesTree(c, &destroyed));
    by_stop ? (void)stop() : c.cancel();
    EXPECT_EQ(destroyed, 1);
    EXPECT_TRUE(c.context.IsDone());
  }
}

TEST_P(ScaleLifetimeTest, ValuesAreFreedOutsideLocks) {
  static constexpr ctx::Key<std::shared_ptr<UsesTree>> kUser{"user"};
  const Watched watched;
  int destroyed = 0;
  {
    const ctx::Cancelable c = GetParam().derive(watched.parent());
    (void)ctx::WithCancel(
        ctx::WithValue(watched.root.context, kUser,
                       std::make_shared<UsesTree>(c, &destroyed)));
    EXPECT_TRUE(c.context.IsDone());
  }
  EXPECT_EQ(destroyed, 1);
  EXPECT_TRUE(watched.gone());
}

// An observer of what nobody can end any more waits in vain: nothing is kept.
TEST(ScaleOrphanTest, DISABLED_UnderAParentWithoutHandlesItDies) {
  const Witness witness = NewWitness();
  {
    const ctx::Context parent = ctx::WithCancel(ctx::Background()).context;
    ctx::AfterFunc(ctx::WithCancel(parent).context, kInline, [witness] {});
  }
  EXPECT_EQ(witness.use_count(), 1);
}

// Moved-from objects are good for everything.
TEST_P(ScaleLifetimeTest, MovedFromIsBackground) {
  const Watched watched;
  ctx::Cancelable from = GetParam().derive(watched.parent());
  const ctx::Cancelable to = std::move(from);
  EXPECT_EQ(from.context, ctx::Background());
  EXPECT_NE(to.context, ctx::Background());
  from.cancel();
  EXPECT_FALSE(from.context.Done().stop_possible());
  EXPECT_FALSE(ctx::WithCancel(from.context).context.IsDone());
  from = to;
  EXPECT_EQ(from.context, to.context);
}

TEST(ScaleMovedFromTest, SelfMoveKeepsIt) {
  ctx::Context c = ctx::WithCancel(ctx::Background()).context;
  const ctx::Context copy = c;
  ctx::Context& same = c;
  c = std::move(same);
  EXPECT_EQ(c, copy);
}

TEST(ScaleMovedFromTest, TheFunctionsDoNothing) {
  const auto [c, cancel_cause] = ctx::WithCancelCause(ctx::Background());
  ctx::CancelCauseFunc from = cancel_cause;
  const ctx::CancelCauseFunc to = std::move(from);
  from(Error("moved from"));
  EXPECT_FALSE(c.IsDone());
  ctx::StopFunc stop = ctx::AfterFunc(c, [] {});
  const ctx::StopFunc moved = std::move(stop);
  EXPECT_FALSE(stop());
  EXPECT_TRUE(moved());
}

// A timer is disarmed at once, not at its time.
TEST(ScaleTimerLifetimeTest, ADropDisarms) {
  const ctx::ManualClock clock;
  (void)ctx::WithTimeout(clock.Root(), 1h);
  EXPECT_EQ(clock.PendingTimers(), 0u);
  {
    const auto [c, cancel] = ctx::WithTimeout(clock.Root(), 1h);
    (void)c.Done();
    EXPECT_EQ(clock.PendingTimers(), 1u);
  }
  EXPECT_EQ(clock.PendingTimers(), 0u) << "though a token was asked for";
  {
    const auto [c, cancel] = ctx::WithTimeout(clock.Root(), 1h);
    const auto stop = ctx::AfterFunc(c, [] {});
    EXPECT_TRUE(stop());
  }
  EXPECT_EQ(clock.PendingTimers(), 0u) << "though there was an AfterFunc";
}

TEST(ScaleTimerLifetimeTest, TheEndOfAParentDisarms) {
  const ctx::ManualClock clock;
  const auto [parent, cancel] = ctx::WithCancel(clock.Root());
  const ctx::Cancelable held = ctx::WithTimeout(parent, 1h);
  const std::stop_token token = ctx::WithTimeout(parent, 2h).context.Done();
  EXPECT_EQ(clock.PendingTimers(), 2u);
  cancel();
  EXPECT_EQ(clock.PendingTimers(), 0u);
}

TEST(ScaleOrphanTest, DISABLED_WithoutItsClockItDies) {
  const Witness witness = NewWitness();
  {
    const ctx::ManualClock clock;
    ctx::AfterFunc(ctx::WithTimeout(clock.Root(), 1h).context, kInline,
                   [witness] {});
  }
  EXPECT_EQ(witness.use_count(), 1);
}

TEST(ScaleTimerLifetimeTest, AnObserverKeepsItArmed) {
  ctx::ManualClock clock;
  const std::stop_token token =
      ctx::WithTimeout(clock.Root(), 1h).context.Done();
  int calls = 0;
  ctx::AfterFunc(ctx::WithTimeout(clock.Root(), 2h).context, kInline,
                 [&] { ++calls; });
  EXPECT_EQ(clock.PendingTimers(), 2u);
  clock.Advance(2h);
  EXPECT_TRUE(token.stop_requested());
  EXPECT_EQ(calls, 1);
}

TEST(ScaleTimerLifetimeTest, AFiredOneIsFreedWithItsObserver) {
  ctx::ManualClock clock;
  const Watched watched(clock.Root());
  std::stop_token token = ctx::WithTimeout(watched.parent(), 1s).context.Done();
  EXPECT_FALSE(watched.gone());
  clock.Advance(1s);
  EXPECT_TRUE(token.stop_requested());
  EXPECT_TRUE(watched.gone());
}

}  // namespace
}  // namespace ctx_test
