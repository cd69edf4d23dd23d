// Random operations on shared trees by several threads, with everything that
// the outcome must have in common checked at the end.
#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <stop_token>
#include <thread>
#include <vector>

#include "ctx/context.h"
#include "ctx/stop_token.h"
#include "tests/testing.h"

namespace ctx_test {
namespace {

constexpr int kThreads = 4;
constexpr int kRounds = CTX_SANITIZED ? 20 : 60;
constexpr int kSteps = 150;

// A registered callback: it runs, or its stop function says that it will not.
struct Callback {
  std::atomic<int> runs{0};
  std::atomic<int> stops{0};
};

struct Shared {
  std::mutex mutex;
  std::vector<ctx::Cancelable> nodes;
  std::vector<std::pair<ctx::StopFunc, std::shared_ptr<Callback>>> callbacks;
  std::vector<std::pair<ctx::Context, std::stop_token>> tokens;
  std::vector<std::stop_source> sources;

  ctx::Cancelable Pick(std::mt19937& random) {
    const std::lock_guard lock(mutex);
    return nodes[random() % nodes.size()];
  }
  void Keep(ctx::Cancelable node) {
    const std::lock_guard lock(mutex);
    if (nodes.size() < 64) {
      nodes.push_back(std::move(node));
    } else {
      nodes[1 + nodes.size() / 2].context = node.context;
      std::swap(nodes[1 + nodes.size() / 2], node);
    }
  }
};

void Step(Shared& shared, std::mt19937& random) {
  const ctx::Cancelable node = shared.Pick(random);
  switch (random() % 12) {
    case 0:
      return shared.Keep(ctx::WithCancel(node.context));
    case 1:
      return shared.Keep(ctx::WithTimeout(
          node.context, std::chrono::microseconds(random() % 3000)));
    case 2:
      return shared.Keep(
          ctx::WithCancelOn(node.context, shared.Pick(random).context));
    case 3: {
      std::stop_source source;
      shared.Keep(ctx::FromStopToken(node.context, source.get_token()));
      if (random() % 2 == 0) source.request_stop();
      return;
    }
    case 4:
      if (random() % 4 == 0) node.cancel();
      return;
    case 5: {
      auto callback = std::make_shared<Callback>();
      // In place and on a thread of its own.
      ctx::StopFunc stop =
          random() % 8 == 0
              ? ctx::AfterFunc(node.context, [callback] { ++callback->runs; })
              : ctx::AfterFunc(
                    node.context, [](const ctx::AfterTask& task) { task(); },
                    [callback] { ++callback->runs; });
      const std::lock_guard lock(shared.mutex);
      shared.callbacks.emplace_back(std::move(stop), std::move(callback));
      return;
    }
    case 6: {
      std::pair<ctx::StopFunc, std::shared_ptr<Callback>> picked;
      {
        const std::lock_guard lock(shared.mutex);
        if (shared.callbacks.empty()) return;
        picked = shared.callbacks[random() % shared.callbacks.size()];
      }
      if (picked.first()) ++picked.second->stops;
      return;
    }
    case 7: {
      std::stop_token token = node.context.Done();
      if (node.context.IsDone()) {
        EXPECT_TRUE(node.context.Done().stop_requested());
      }
      const std::lock_guard lock(shared.mutex);
      shared.tokens.emplace_back(node.context, std::move(token));
      return;
    }
    case 8: {  // A node that nobody but its token holds.
      const std::stop_token token =
          ctx::WithCancel(node.context).context.Done();
      const std::stop_callback callback(token, [] {});
      return;
    }
    case 9: {
      // One derived before may be ended a moment after its parent is.
      const bool ended = node.context.IsDone();
      const ctx::Context child = ctx::WithCancel(node.context).context;
      if (ended) {
        EXPECT_TRUE(child.IsDone());
      }
      return;
    }
    case 10: {
      const std::stop_callback derives(node.context.Done(), [c = node.context] {
        EXPECT_TRUE(ctx::WithTimeout(c, 1h).context.IsDone());
      });
      return;
    }
    default: {
      if (!node.context.IsDone()) return;
      EXPECT_NE(ctx::Cause(node.context), nullptr);
      node.cancel();
      return;
    }
  }
}

void Storm(unsigned seed) {
  Shared shared;
  shared.nodes.push_back(ctx::WithCancel(ctx::Background()));
  const ctx::Cancelable root = shared.nodes[0];
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t) {
    threads.emplace_back([&, t] {
      std::mt19937 random(seed * kThreads + static_cast<unsigned>(t));
      for (int i = 0; i < kSteps; ++i) Step(shared, random);
    });
  }
  for (auto& thread : threads) thread.join();
  root.cancel();
  for (const auto& node : shared.nodes) EXPECT_TRUE(node.context.IsDone());
  for (const auto& [context, token] : shared.tokens) {
    EXPECT_TRUE(context.IsDone());
    EXPECT_TRUE(Eventually([&] { return token.stop_requested(); }));
  }
  for (const auto& [stop, callback] : shared.callbacks) {
    EXPECT_FALSE(stop());
    EXPECT_TRUE(Eventually([&] {
      return callback->runs + callback->stops == 1;
    })) << callback->runs
        << " runs, " << callback->stops << " stops";
  }
}

TEST(StormTest, EveryNodeEndsAndEveryCallbackRunsOnce) {
  for (int round = 0; round < kRounds; ++round) {
    SCOPED_TRACE(round);
    Storm(static_cast<unsigned>(round));
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace ctx_test
