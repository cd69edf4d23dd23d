#include <gtest/gtest.h>

#include <optional>
#include <vector>

#include "ctx/context.h"
#include "ctx/stop_token.h"
#include "tests/testing.h"

namespace ctx_test {
namespace {

constexpr int kMany = CTX_UNDER_TSAN ? 100'000 : 1'000'000;
constexpr ctx::Key<Witness> kWitness{"witness"};
constexpr ctx::Key<int> kInt{"int"};
constexpr ctx::Key<int> kMissing{"missing"};

TEST(DepthTest, ALongChainIsCanceledWalkedAndDestroyed) {
  const auto [root, cancel] = ctx::WithCancel(ctx::Background());
  ctx::Context c = ctx::WithValue(root, kInt, -1);
  for (int i = 0; i < kMany / 2; ++i) {
    c = ctx::WithCancel(c).context;
    c = ctx::WithValue(c, i, i);
  }
  EXPECT_EQ(*c.Value(kInt), -1);
  EXPECT_EQ(c.Value(kMissing), nullptr);
  cancel();
  EXPECT_TRUE(c.IsDone());
}

TEST(DepthTest, AnUncanceledChainIsDestroyed) {
  ctx::Context c = ctx::Background();
  for (int i = 0; i < kMany; ++i) c = ctx::WithCancel(c).context;
  EXPECT_FALSE(c.IsDone());
}

TEST(DepthTest, ContextsWithinValuesAreDestroyed) {
  static constexpr ctx::Key<ctx::Context> kInner{"inner"};
  ctx::Context c = ctx::TODO();
  for (int i = 0; i < kMany; ++i) {
    c = ctx::WithValue(ctx::Background(), kInner, std::move(c));
  }
  EXPECT_NE(c.Value(kInner), nullptr);
}

TEST(DepthTest, AChainOfMergesIsCanceledAndDestroyed) {
  const auto [first, cancel] = ctx::WithCancel(ctx::Background());
  ctx::Context c = first;
  for (int i = 0; i < kMany / 10; ++i) {
    c = ctx::WithCancelOn(ctx::Background(), c).context;
  }
  cancel();
  EXPECT_TRUE(c.IsDone());
}

TEST(WidthTest, ManyChildrenComeAndGo) {
  const auto [root, cancel] = ctx::WithCancel(ctx::Background());
  std::vector<ctx::Cancelable> children;
  children.reserve(static_cast<size_t>(kMany));
  for (int i = 0; i < kMany; ++i) children.push_back(ctx::WithCancel(root));
  // Not in the order of the list: each of them must be O(1).
  for (size_t i = 0; i < children.size(); i += 2) {
    children[i * 7919 % children.size()].cancel();
  }
  cancel();
  for (const auto& child : children) ASSERT_TRUE(child.context.IsDone());
}

TEST(LifetimeTest, AnUnobservedNodeDiesAtOnce) {
  const auto [root, cancel] = ctx::WithCancel(ctx::Background());
  const Witness witness = NewWitness();
  {
    const ctx::Context held = ctx::WithValue(root, kWitness, witness);
    (void)ctx::WithTimeout(held, 1h);
    EXPECT_EQ(witness.use_count(), 2);
  }
  EXPECT_EQ(witness.use_count(), 1);
}

TEST(LifetimeTest, AKeptTokenKeepsTheNode) {
  const auto [root, cancel] = ctx::WithCancel(ctx::Background());
  const std::stop_token token = ctx::WithCancel(root).context.Done();
  EXPECT_TRUE(token.stop_possible());
  cancel();
  EXPECT_TRUE(token.stop_requested());
}

TEST(LifetimeTest, AKeptTokenOfATimerIsSignaled) {
  const std::stop_token token =
      ctx::WithTimeout(ctx::Background(), 5ms).context.Done();
  EXPECT_TRUE(Eventually([&] { return token.stop_requested(); }));
}

TEST(LifetimeTest, AnAfterFuncKeepsTheNode) {
  const auto [root, cancel] = ctx::WithCancel(ctx::Background());
  const Witness witness = NewWitness();
  std::atomic<bool> ran = false;
  {
    const ctx::Context held = ctx::WithValue(root, kWitness, witness);
    ctx::AfterFunc(ctx::WithCancel(held).context, [&] { ran = true; });
  }
  EXPECT_EQ(witness.use_count(), 2);
  cancel();
  EXPECT_TRUE(Eventually([&] { return ran.load(); }));
  EXPECT_EQ(witness.use_count(), 1);
}

TEST(LifetimeTest, AStoppedAfterFuncDoesNot) {
  const auto [root, cancel] = ctx::WithCancel(ctx::Background());
  const Witness witness = NewWitness();
  {
    const ctx::Context held = ctx::WithValue(root, kWitness, witness);
    const auto stop = ctx::AfterFunc(ctx::WithCancel(held).context, [] {});
    EXPECT_TRUE(stop());
  }
  EXPECT_EQ(witness.use_count(), 1);
}

// Nothing can end it once the handles are gone, so nothing is kept.
TEST(LifetimeTest, ARootWithoutHandlesDiesThoughObserved) {
  const Witness witness = NewWitness();
  std::stop_token token;
  {
    auto [c, cancel] = ctx::WithCancel(ctx::Background());
    token = c.Done();
    ctx::AfterFunc(c, [witness] {});
    EXPECT_EQ(witness.use_count(), 2);
  }
  EXPECT_EQ(witness.use_count(), 1);
  EXPECT_FALSE(token.stop_possible());
}

TEST(LifetimeTest, ACanceledNodeLetsGoOfEverything) {
  const auto [root, cancel_root] = ctx::WithCancel(ctx::Background());
  const Witness witness = NewWitness();
  {
    const ctx::Context held = ctx::WithValue(root, kWitness, witness);
    const auto [c, cancel] = ctx::WithTimeout(held, 1h);
    (void)c.Done();
    cancel();
  }
  EXPECT_EQ(witness.use_count(), 1);
}

TEST(LifetimeTest, ACanceledChildIsFreedBeforeItsParent) {
  static constexpr ctx::Key<Witness> kOther{"other"};
  const Witness witness = NewWitness();
  auto [root, cancel] =
      ctx::WithCancel(ctx::WithValue(ctx::Background(), kOther, witness));
  std::optional<ctx::Cancelable> child = ctx::WithCancel(root);
  root = ctx::Background();
  cancel = ctx::CancelFunc();
  EXPECT_EQ(witness.use_count(), 2);  // The child keeps what is above it.
  child.reset();
  EXPECT_EQ(witness.use_count(), 1);
}

TEST(FromStopTokenTest, FollowsTheToken) {
  std::stop_source source;
  const auto [c, cancel] =
      ctx::FromStopToken(ctx::Background(), source.get_token());
  EXPECT_FALSE(c.IsDone());
  source.request_stop();
  EXPECT_EQ(c.Err(), ctx::Errc::kCanceled);
  const auto [d, cancel_d] =
      ctx::FromStopToken(ctx::Background(), source.get_token());
  EXPECT_TRUE(d.IsDone());
}

TEST(FromStopTokenTest, EndsByItselfAndWithItsParent) {
  std::stop_source source;
  const auto [root, cancel_root] = ctx::WithCancel(ctx::Background());
  const auto [a, cancel_a] = ctx::FromStopToken(root, source.get_token());
  const auto [b, cancel_b] = ctx::FromStopToken(root, source.get_token());
  const auto [never, cancel_never] = ctx::FromStopToken(root, {});
  cancel_a();
  EXPECT_TRUE(a.IsDone());
  EXPECT_FALSE(b.IsDone());
  cancel_root();
  EXPECT_TRUE(b.IsDone());
  EXPECT_TRUE(never.IsDone());
  source.request_stop();
}

TEST(FromStopTokenTest, AKeptTokenKeepsTheNode) {
  std::stop_source source;
  const std::stop_token kept =
      ctx::FromStopToken(ctx::Background(), source.get_token()).context.Done();
  (void)ctx::FromStopToken(ctx::Background(), source.get_token());
  source.request_stop();
  EXPECT_TRUE(kept.stop_requested());
}

}  // namespace
}  // namespace ctx_test
