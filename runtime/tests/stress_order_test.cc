// What another thread may see of a cancellation, and in which order.
#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <latch>
#include <thread>
#include <vector>

#include "ctx/context.h"
#include "tests/testing.h"

namespace ctx_test {
namespace {

constexpr int kRounds = CTX_SANITIZED ? 100 : 600;
constexpr auto kInline = [](const ctx::AfterTask& task) { task(); };
const std::error_code kWhy = std::make_error_code(std::errc::io_error);

void Together(const std::vector<std::function<void()>>& bodies) {
  std::latch start(static_cast<std::ptrdiff_t>(bodies.size()));
  std::vector<std::thread> threads;
  for (const auto& body : bodies) {
    threads.emplace_back([&start, &body] {
      start.arrive_and_wait();
      body();
    });
  }
  for (auto& thread : threads) thread.join();
}

template <class Pred>
void SpinUntil(Pred pred) {
  while (!pred()) std::this_thread::yield();
}

// Ways to end a context with the cause kWhy, and the context that ends.
struct Tree {
  ctx::CancelableCause root = ctx::WithCancelCause(ctx::Background());
  ctx::Cancelable middle = ctx::WithCancel(root.context);
  ctx::Cancelable merged = ctx::WithCancelOn(ctx::Background(), middle.context);
  ctx::Context leaf = ctx::WithTimeout(merged.context, 1h).context;
  std::stop_token token = leaf.Done();
};

TEST(StressOrderTest, TheCauseIsThereBeforeErr) {
  for (int i = 0; i < kRounds; ++i) {
    const Tree tree;
    const auto look = [](const ctx::Context& c) {
      SpinUntil([&] { return c.IsDone(); });
      EXPECT_EQ(c.Err(), ctx::Errc::kCanceled);
      EXPECT_EQ(ctx::CauseCode(c), kWhy);
    };
    Together({[&] { tree.root.cancel(kWhy); }, [&] { look(tree.leaf); },
              [&] { look(tree.root.context); }});
  }
}

TEST(StressOrderTest, ErrIsThereBeforeDone) {
  for (int i = 0; i < kRounds; ++i) {
    const Tree tree;
    Together({[&] { tree.root.cancel(kWhy); },
              [&] {
                SpinUntil([&] { return tree.token.stop_requested(); });
                EXPECT_TRUE(tree.leaf.IsDone());
                EXPECT_TRUE(tree.root.context.IsDone());
                EXPECT_EQ(ctx::CauseCode(tree.leaf), kWhy);
              }});
  }
}

TEST(StressOrderTest, OnceErrIsSeenANewDoneIsSignaled) {
  for (int i = 0; i < kRounds; ++i) {
    const Tree tree;
    const auto look = [](const ctx::Context& c) {
      SpinUntil([&] { return c.IsDone(); });
      EXPECT_TRUE(c.Done().stop_requested());
      bool called = false;
      const std::stop_callback callback(c.Done(), [&] { called = true; });
      EXPECT_TRUE(called);
    };
    Together({[&] { tree.root.cancel(kWhy); }, [&] { look(tree.leaf); },
              [&] { look(tree.middle.context); }});
  }
}

TEST(StressOrderTest, DoneIsThereBeforeAfterFunc) {
  for (int i = 0; i < kRounds; ++i) {
    const Tree tree;
    std::atomic<int> runs = 0;
    const auto look = [&](const ctx::Context& c) {
      EXPECT_TRUE(tree.token.stop_requested() || c != tree.leaf);
      EXPECT_TRUE(c.Done().stop_requested());
      EXPECT_EQ(ctx::CauseCode(c), kWhy);
      ++runs;
    };
    ctx::AfterFunc(tree.leaf, kInline, [&] { look(tree.leaf); });
    Together({[&] { tree.root.cancel(kWhy); },
              [&] {
                ctx::AfterFunc(tree.leaf, kInline,
                               [&] { look(tree.middle.context); });
              }});
    EXPECT_EQ(runs, 2);
  }
}

// Whoever calls cancel finds the whole subtree ended afterwards, also if
// another thread was first, higher up or lower down.
TEST(StressOrderTest, ALoserReturnsWithItsSubtreeMarked) {
  for (int i = 0; i < kRounds / 10; ++i) {
    const auto [root, cancel_root] = ctx::WithCancelCause(ctx::Background());
    const auto [middle, cancel_middle] = ctx::WithCancel(root);
    const auto [merged, cancel_merged] = ctx::WithCancelOn(middle, root);
    std::vector<ctx::Context> leaves;
    for (int j = 0; j < 500; ++j) {
      leaves.push_back(ctx::WithCancel(j % 2 == 0 ? middle : merged).context);
    }
    const auto ended = [&] {
      std::size_t count = 0;
      for (const auto& leaf : leaves) count += leaf.IsDone();
      return count;
    };
    const auto all_ended = [&] { EXPECT_EQ(ended(), leaves.size()); };
    Together({[&, &cancel = cancel_root] {
                cancel(kWhy);
                all_ended();
              },
              [&, &cancel = cancel_root] {
                cancel(nullptr);
                all_ended();
              },
              [&, &cancel = cancel_middle] {
                cancel();
                all_ended();
              },
              [&, &cancel = cancel_merged] {
                cancel();
                for (std::size_t j = 1; j < leaves.size(); j += 2) {
                  EXPECT_TRUE(leaves[j].IsDone());
                }
              }});
  }
}

// The callback of the winner waits for the losers, which would never return if
// they waited for more than the marks.
TEST(StressOrderTest, ALoserDoesNotWaitForCallbacks) {
  for (int i = 0; i < kRounds / 10; ++i) {
    const Tree tree;
    std::atomic<int> returned = 0;
    const std::stop_callback callback(tree.root.context.Done(), [&] {
      EXPECT_TRUE(Eventually([&] { return returned == 2; }));
    });
    Together({[&] { tree.root.cancel(kWhy); },
              [&] {
                SpinUntil([&] { return tree.root.context.IsDone(); });
                tree.root.cancel(nullptr);
                EXPECT_TRUE(tree.leaf.IsDone());
                ++returned;
              },
              [&] {
                SpinUntil([&] { return tree.leaf.IsDone(); });
                tree.merged.cancel();
                ++returned;
              }});
    EXPECT_EQ(ctx::CauseCode(tree.leaf), kWhy);
  }
}

// All who ask, whenever they ask, are told the same.
TEST(StressOrderTest, TheFirstCauseIsTheOnlyOne) {
  for (int i = 0; i < kRounds; ++i) {
    const Tree tree;
    std::vector<int> seen(3);
    std::vector<std::function<void()>> bodies;
    for (std::size_t who = 0; who < seen.size(); ++who) {
      bodies.emplace_back([&, who] {
        const std::error_code mine(static_cast<int>(who) + 1,
                                   std::generic_category());
        tree.root.cancel(mine);
        seen[who] = ctx::CauseCode(tree.root.context).value();
        EXPECT_EQ(ctx::CauseCode(tree.leaf).value(), seen[who]);
      });
    }
    Together(bodies);
    EXPECT_EQ(seen[0], seen[1]);
    EXPECT_EQ(seen[1], seen[2]);
  }
}

// Deriving races with the end: a child that came too late has ended as well.
TEST(StressOrderTest, NoChildIsLost) {
  for (int i = 0; i < kRounds; ++i) {
    const Tree tree;
    std::vector<ctx::Context> late;
    Together(
        {[&] { tree.root.cancel(kWhy); },
         [&] {
           for (int j = 0; j < 20; ++j) {
             late.push_back(ctx::WithCancel(tree.leaf).context);
             late.push_back(
                 ctx::WithCancelOn(late.back(), tree.root.context).context);
             late.push_back(ctx::WithTimeout(late.back(), 1min).context);
           }
         }});
    for (const auto& c : late) {
      EXPECT_TRUE(c.IsDone());
      EXPECT_EQ(ctx::CauseCode(c), kWhy);
    }
  }
}

}  // namespace
}  // namespace ctx_test
