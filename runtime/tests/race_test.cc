// Threads that do everything to the same trees at once; the sanitizers judge.
#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <stop_token>
#include <thread>
#include <vector>

#include "ctx/context.h"
#include "ctx/stop_token.h"
#include "tests/testing.h"

namespace ctx_test {
namespace {

constexpr int kRounds = CTX_UNDER_TSAN ? 200 : 500;

void RunInParallel(std::vector<std::function<void()>> bodies) {
  std::atomic<int> waiting = static_cast<int>(bodies.size());
  std::vector<std::thread> threads;
  for (const auto& body : bodies) {
    threads.emplace_back([&waiting, body] {
      --waiting;
      while (waiting > 0) std::this_thread::yield();
      body();
    });
  }
  for (auto& t : threads) t.join();
}

TEST(RaceTest, OneCauseWins) {
  for (int i = 0; i < kRounds; ++i) {
    const auto [root, cancel] = ctx::WithCancelCause(ctx::Background());
    const auto [child, cancel_child] = ctx::WithCancel(root);
    std::string seen[2];
    const auto cancel_and_look = [&, &root = root, &cancel = cancel,
                                  &child = child](int who) {
      cancel(Error(who == 0 ? "zero" : "one"));
      EXPECT_TRUE(child.IsDone());  // The loser waits for the marking.
      seen[who] = What(ctx::Cause(root));
      EXPECT_EQ(What(ctx::Cause(child)), seen[who]);
    };
    RunInParallel({[&] { cancel_and_look(0); }, [&] { cancel_and_look(1); }});
    EXPECT_EQ(seen[0], seen[1]);
  }
}

TEST(RaceTest, DeriveDropAndCancel) {
  for (int i = 0; i < kRounds; ++i) {
    auto [root, cancel] = ctx::WithCancel(ctx::Background());
    const auto derive = [root = root] {
      for (int j = 0; j < 10; ++j) {
        auto [a, cancel_a] = ctx::WithCancel(root);
        auto [b, cancel_b] = ctx::WithTimeout(a, 1h);
        (void)ctx::WithCancel(b);
        if (j % 2 == 0) cancel_a();
        if (j % 3 == 0) (void)b.Done();
      }
    };
    RunInParallel({derive, derive, [&cancel = cancel] { cancel(); }});
  }
}

TEST(RaceTest, AChildNeverOutlivesItsParent) {
  for (int i = 0; i < kRounds; ++i) {
    const auto [root, cancel] = ctx::WithCancel(ctx::Background());
    RunInParallel(
        {[&cancel = cancel] { cancel(); },
         [&, &root = root] {
           const auto [child, cancel_child] = ctx::WithCancel(root);
           const bool parent_done = root.IsDone();
           const std::stop_token token = child.Done();
           if (parent_done) {
             EXPECT_TRUE(
                 Eventually([&, &child = child] { return child.IsDone(); }));
           }
           EXPECT_TRUE(Eventually([&] { return token.stop_requested(); }));
         }});
  }
}

TEST(RaceTest, DoneAfterErrIsSignaled) {
  for (int i = 0; i < kRounds; ++i) {
    const auto [root, cancel] = ctx::WithCancel(ctx::Background());
    const auto [child, cancel_child] = ctx::WithCancel(root);
    const std::stop_token early = child.Done();
    RunInParallel({[&cancel = cancel] { cancel(); },
                   [&child = child] {
                     while (!child.Err()) std::this_thread::yield();
                     EXPECT_TRUE(child.Done().stop_requested());
                   }});
    EXPECT_TRUE(early.stop_requested());
  }
}

TEST(RaceTest, StopOrRunButNotBoth) {
  int stopped = 0;
  std::atomic<int> ran = 0;
  for (int i = 0; i < kRounds; ++i) {
    const auto [c, cancel] = ctx::WithCancel(ctx::Background());
    const auto stop = ctx::AfterFunc(c, [&] { ++ran; });
    std::atomic<int> won = 0;
    const auto try_stop = [&] { won += stop(); };
    RunInParallel({[&cancel = cancel] { cancel(); }, try_stop, try_stop});
    EXPECT_LE(won, 1);
    stopped += won;
  }
  EXPECT_TRUE(Eventually([&] { return ran + stopped == kRounds; }));
}

TEST(RaceTest, TimersAgainstCancels) {
  for (int i = 0; i < kRounds; ++i) {
    auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 50us);
    std::atomic<int> runs = 0;
    ctx::AfterFunc(c, [](const auto& task) { task(); }, [&] { ++runs; });
    RunInParallel({[&cancel = cancel] { cancel(); },
                   [c = c] { (void)ctx::WithTimeout(c, 40us); }});
    EXPECT_TRUE(Eventually([&] { return runs == 1; }));
  }
}

TEST(RaceTest, MergesAcrossTrees) {
  for (int i = 0; i < kRounds; ++i) {
    const auto [a, cancel_a] = ctx::WithCancelCause(ctx::Background());
    const auto [b, cancel_b] = ctx::WithCancelCause(ctx::Background());
    const auto [ab, cancel_ab] = ctx::WithCancelOn(a, b);
    const auto [ba, cancel_ba] = ctx::WithCancelOn(b, a);
    const auto [deep, cancel_deep] = ctx::WithCancelOn(ab, ba);
    RunInParallel({[&, &c = cancel_a] { c(Error("a")); },
                   [&, &c = cancel_b] { c(Error("b")); },
                   [&, &a = a, &b = b] {
                     (void)ctx::WithCancelOn(a, b);
                     (void)ctx::WithCancelOn(b, a).context.Done();
                   }});
    EXPECT_TRUE(deep.IsDone());
    EXPECT_NE(What(ctx::Cause(deep)), "");
  }
}

TEST(RaceTest, StopTokensAgainstCancelsAndDrops) {
  for (int i = 0; i < kRounds; ++i) {
    std::stop_source source;
    auto derived = std::make_unique<ctx::Cancelable>(
        ctx::FromStopToken(ctx::Background(), source.get_token()));
    auto dropped = std::make_unique<ctx::Cancelable>(
        ctx::FromStopToken(ctx::Background(), source.get_token()));
    RunInParallel({[&] { source.request_stop(); },
                   [&] {
                     derived->cancel();
                     derived.reset();
                   },
                   [&] { dropped.reset(); }});
  }
}

}  // namespace
}  // namespace ctx_test
