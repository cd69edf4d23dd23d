// Chains of every kind, a million deep, on a thread with next to no stack.
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <memory>
#include <ostream>
#include <random>
#include <utility>
#include <vector>

#include "ctx/context.h"
#include "ctx/stop_token.h"
#include "tests/scale_stack.h"
#include "tests/testing.h"

namespace ctx_test {
namespace {

constexpr int kDeep = CTX_SANITIZED ? 50'000 : 1'000'000;
constexpr int kWide = CTX_SANITIZED ? 20'000 : 100'000;
constexpr auto kInline = [](const ctx::AfterTask& task) { task(); };

constexpr ctx::Key<int> kTop{"top"};
constexpr ctx::Key<int> kFiller{"filler"};
constexpr ctx::Key<int> kAbsent{"absent"};
constexpr ctx::Key<Witness> kWitness{"witness"};

struct Link {
  const char* name;
  ctx::Context (*derive)(const ctx::Context& parent);
  bool ends = true;  // With its parent.
};
std::ostream& operator<<(std::ostream& out, const Link& link) {
  return out << link.name;
}

// Another context that a chain of merges watches; it is never canceled.
const ctx::Context& Other() {
  static const ctx::Cancelable other = ctx::WithCancel(ctx::Background());
  return other.context;
}

const std::vector<Link>& Links() {
  static const std::vector<Link> links = {
      {"WithCancel", [](const auto& c) { return ctx::WithCancel(c).context; }},
      {"WithCancelCause",
       [](const auto& c) { return ctx::WithCancelCause(c).context; }},
      {"WithTimeout",
       [](const auto& c) { return ctx::WithTimeout(c, 24h).context; }},
      {"WithTimeoutCause",
       [](const auto& c) {
         return ctx::WithTimeoutCause(c, 24h, Error("slow")).context;
       }},
      {"WithCancelOn",
       [](const auto& c) { return ctx::WithCancelOn(c, Other()).context; }},
      {"WithCancelOnTheChain",
       [](const auto& c) {
         return ctx::WithCancelOn(ctx::WithValue(ctx::Background(), kTop, 7), c)
             .context;
       }},
      {"WithCancelOnItself",
       [](const auto& c) { return ctx::WithCancelOn(c, c).context; }},
      {"WithValue",
       [](const auto& c) { return ctx::WithValue(c, kFiller, 1); }},
      {"WithGenericValue",
       [](const auto& c) { return ctx::WithValue(c, 1, 1); }},
      {"WithValueAndCancel",
       [](const auto& c) {
         return ctx::WithCancel(ctx::WithValue(c, kFiller, 1)).context;
       }},
      {"WithoutCancel", [](const auto& c) { return ctx::WithoutCancel(c); },
       false},
      {"FromStopToken", [](const auto& c) {
         return ctx::FromStopToken(c, std::stop_token()).context;
       }}};
  return links;
}

ctx::Context Chain(const ctx::Context& root, const Link& link,
                   int length = kDeep) {
  ctx::Context c = root;
  for (int i = 0; i < length; ++i) c = link.derive(c);
  return c;
}

class ScaleChainTest : public ::testing::TestWithParam<Link> {};

TEST_P(ScaleChainTest, IsDestroyedWithTheRoot) {
  OnSmallStack([] {
    const Witness witness = NewWitness();
    {
      const ctx::Context bottom = Chain(
          ctx::WithValue(ctx::Background(), kWitness, witness), GetParam());
    }
    EXPECT_EQ(witness.use_count(), 1);
  });
}

TEST_P(ScaleChainTest, IsDestroyedWhenCanceledAndObserved) {
  OnSmallStack([] {
    const Witness witness = NewWitness();
    int runs = 0;
    {
      auto [root, cancel] = ctx::WithCancelCause(
          ctx::WithValue(ctx::Background(), kWitness, witness));
      ctx::Context bottom = Chain(root, GetParam());
      const std::stop_token token = bottom.Done();
      const auto stop = ctx::AfterFunc(bottom, kInline, [&] { ++runs; });
      cancel(Error("from the top"));
      EXPECT_EQ(bottom.IsDone(), GetParam().ends);
      EXPECT_EQ(token.stop_requested(), GetParam().ends);
      EXPECT_EQ(runs, GetParam().ends ? 1 : 0);
      EXPECT_EQ(What(ctx::Cause(bottom)),
                GetParam().ends ? "from the top" : "");
    }
    EXPECT_EQ(witness.use_count(), 1);
  });
}

TEST_P(ScaleChainTest, IsLookedThrough) {
  OnSmallStack([] {
    const ctx::Context bottom =
        Chain(ctx::WithValue(ctx::Background(), kTop, 7), GetParam());
    ASSERT_NE(bottom.Value(kTop), nullptr);
    EXPECT_EQ(*bottom.Value(kTop), 7);
    EXPECT_EQ(bottom.Value(kAbsent), nullptr);
    EXPECT_EQ(bottom.Value<int>(2), nullptr);
  });
}

// Every link is observed, so every one is in the list of what keeps it.
TEST_P(ScaleChainTest, ObservedEverywhereIsCanceled) {
  OnSmallStack([] {
    const Witness witness = NewWitness();
    constexpr int kLinks = kDeep / 10;
    {
      auto [root, cancel] = ctx::WithCancel(ctx::Background());
      ctx::Context c = ctx::WithValue(root, kWitness, witness);
      int signals = 0;
      int runs = 0;
      const auto count = [&] { ++signals; };
      std::vector<std::unique_ptr<std::stop_callback<decltype(count)>>> kept;
      for (int i = 0; i < kLinks; ++i) {
        c = GetParam().derive(c);
        kept.push_back(std::make_unique<std::stop_callback<decltype(count)>>(
            c.Done(), count));
        ctx::AfterFunc(c, kInline, [&] { ++runs; });
      }
      c = ctx::Background();  // Only the observers keep them now.
      cancel();
      EXPECT_EQ(signals, GetParam().ends ? kLinks : 0);
      EXPECT_EQ(runs, GetParam().ends ? kLinks : 0);
    }
    EXPECT_EQ(witness.use_count(), 1);
  });
}

INSTANTIATE_TEST_SUITE_P(Kinds, ScaleChainTest, ::testing::ValuesIn(Links()));

TEST(ScaleDropTest, ACallbackMayDropALongChain) {
  OnSmallStack([] {
    for (const Link& link : Links()) {
      const auto [root, cancel] = ctx::WithCancel(ctx::Background());
      auto bottom =
          std::make_unique<ctx::Context>(Chain(root, link, kDeep / 10));
      const std::stop_callback drop(root.Done(), [&] { bottom.reset(); });
      cancel();
      EXPECT_EQ(bottom, nullptr);
    }
  });
}

// How the handles of many children of one parent go away.
struct Order {
  const char* name;
  void (*put)(std::vector<ctx::Cancelable>& children);
};
std::ostream& operator<<(std::ostream& out, const Order& order) {
  return out << order.name;
}

void Keep(std::vector<ctx::Cancelable>&) {}
void Reverse(std::vector<ctx::Cancelable>& children) {
  std::ranges::reverse(children);
}
void Shuffle(std::vector<ctx::Cancelable>& children) {
  std::ranges::shuffle(children, std::mt19937(1));
}
// From both ends towards the middle.
void Interleave(std::vector<ctx::Cancelable>& children) {
  for (std::size_t i = 0; i < children.size(); i += 2) {
    std::swap(children[i], children[children.size() - 1 - i / 2]);
  }
}

// With a list that is searched, 1e5 children would take 1e10 steps and run into
// the time limit of the test.
class ScaleOrderTest : public ::testing::TestWithParam<Order> {};

TEST_P(ScaleOrderTest, ChildrenAreDropped) {
  const auto [root, cancel] = ctx::WithCancel(ctx::Background());
  std::vector<ctx::Cancelable> children;
  for (int i = 0; i < kWide; ++i) children.push_back(ctx::WithCancel(root));
  GetParam().put(children);
  for (auto& child : children) {
    child = {ctx::Background(), ctx::CancelFunc()};
  }
  EXPECT_FALSE(root.IsDone());
}

TEST_P(ScaleOrderTest, ChildrenAreCanceled) {
  const auto [root, cancel] = ctx::WithCancel(ctx::Background());
  std::vector<ctx::Cancelable> children;
  for (int i = 0; i < kWide; ++i) {
    children.push_back(ctx::WithTimeout(root, 1h + i * 1ms));
    (void)children.back().context.Done();
  }
  GetParam().put(children);
  for (const auto& child : children) child.cancel();
  EXPECT_FALSE(root.IsDone());
}

TEST_P(ScaleOrderTest, MergesAreDropped) {
  const auto [root, cancel] = ctx::WithCancel(ctx::Background());
  const auto [other, cancel_other] = ctx::WithCancel(ctx::Background());
  std::vector<ctx::Cancelable> children;
  for (int i = 0; i < kWide; ++i) {
    children.push_back(ctx::WithCancelOn(root, other));
  }
  GetParam().put(children);
  for (auto& child : children) {
    child = {ctx::Background(), ctx::CancelFunc()};
  }
  EXPECT_FALSE(root.IsDone());
}

INSTANTIATE_TEST_SUITE_P(Orders, ScaleOrderTest,
                         ::testing::Values(Order{"Forwards", Keep},
                                           Order{"Backwards", Reverse},
                                           Order{"Shuffled", Shuffle},
                                           Order{"Interleaved", Interleave}));

// Some fire while the others are taken back.
TEST(ScaleTimersTest, FiringAndCancelingMix) {
  std::vector<ctx::Cancelable> timers;
  std::mt19937 random(5);
  std::atomic<int> ends = 0;
  for (int i = 0; i < kWide; ++i) {
    timers.push_back(ctx::WithTimeout(
        ctx::Background(), std::chrono::microseconds(random() % 300'000)));
    ctx::AfterFunc(timers.back().context, kInline, [&] { ++ends; });
  }
  std::ranges::shuffle(timers, random);
  for (std::size_t i = 0; i < timers.size(); i += 2) timers[i].cancel();
  EXPECT_TRUE(Eventually([&] { return ends == kWide; }));
  for (std::size_t i = 0; i < timers.size(); ++i) {
    const std::error_code err = timers[i].context.Err();
    const bool late = err == ctx::Errc::kDeadlineExceeded;
    EXPECT_TRUE(late || (i % 2 == 0 && err == ctx::Errc::kCanceled));
  }
}

}  // namespace
}  // namespace ctx_test
