#include <gtest/gtest.h>
#include <signal.h>

#include <atomic>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <thread>
#include <vector>

#include "ctx/context.h"
#include "tests/testing.h"

namespace ctx_test {
namespace {

TEST(AfterFuncTest, RunsOnceOnItsOwnThread) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  const auto self = std::this_thread::get_id();
  std::atomic<int> runs = 0;
  const auto stop = ctx::AfterFunc(c, [&, &c = c] {
    EXPECT_NE(std::this_thread::get_id(), self);
    EXPECT_TRUE(c.Done().stop_requested());
    ++runs;
  });
  EXPECT_EQ(runs, 0);
  cancel();
  EXPECT_TRUE(Eventually([&] { return runs == 1; }));
  cancel();
  EXPECT_FALSE(stop());
  EXPECT_EQ(runs, 1);
}

TEST(AfterFuncTest, RunsAtOnceIfDone) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  cancel();
  std::atomic<bool> ran = false;
  const auto stop = ctx::AfterFunc(c, [&] { ran = true; });
  EXPECT_TRUE(Eventually([&] { return ran.load(); }));
  EXPECT_FALSE(stop());
}

TEST(AfterFuncTest, StopPreventsItOnce) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  const Witness witness = NewWitness();
  const auto stop = ctx::AfterFunc(c, [witness] { ADD_FAILURE(); });
  const ctx::StopFunc copy = stop;
  EXPECT_EQ(witness.use_count(), 2);
  EXPECT_TRUE(stop());
  EXPECT_EQ(witness.use_count(), 1);  // Though the StopFuncs are kept.
  EXPECT_FALSE(copy());
  cancel();
  EXPECT_FALSE(ctx::StopFunc()());
}

TEST(AfterFuncTest, FreesTheCapturesAfterTheRun) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  const Witness witness = NewWitness();
  const auto stop = ctx::AfterFunc(c, [witness] {});
  cancel();
  EXPECT_TRUE(Eventually([&] { return witness.use_count() == 1; }));
}

TEST(AfterFuncTest, NeverRunsOnARoot) {
  const Witness witness = NewWitness();
  const auto stop =
      ctx::AfterFunc(ctx::Background(), [witness] { ADD_FAILURE(); });
  EXPECT_TRUE(stop());
  EXPECT_FALSE(stop());
  ctx::AfterFunc(ctx::Background(), [witness] { ADD_FAILURE(); });
  EXPECT_EQ(witness.use_count(), 1);
}

TEST(AfterFuncTest, StopsInAnyOrder) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  std::atomic<int> runs = 0;
  std::vector<ctx::StopFunc> stops;
  for (int i = 0; i < 9; ++i) {
    stops.push_back(ctx::AfterFunc(c, [&] { ++runs; }));
  }
  for (const size_t i : {4u, 0u, 8u, 5u}) EXPECT_TRUE(stops[i]());
  cancel();
  EXPECT_TRUE(Eventually([&] { return runs == 5; }));
}

TEST(AfterFuncTest, StopDoesNotWaitForARunningCallback) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  std::atomic<bool> running = false;
  std::atomic<bool> release = false;
  std::atomic<bool> over = false;
  const auto stop = ctx::AfterFunc(c, [&] {
    running = true;
    while (!release) std::this_thread::yield();
    over = true;
  });
  cancel();
  ASSERT_TRUE(Eventually([&] { return running.load(); }));
  EXPECT_FALSE(stop());
  EXPECT_FALSE(over);
  release = true;
  EXPECT_TRUE(Eventually([&] { return over.load(); }));
}

TEST(AfterFuncTest, BlocksSignals) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  std::atomic<int> blocked = -1;
  ctx::AfterFunc(c, [&] {
    sigset_t mask;
    pthread_sigmask(SIG_SETMASK, nullptr, &mask);
    blocked = sigismember(&mask, SIGTERM);
  });
  cancel();
  EXPECT_TRUE(Eventually([&] { return blocked == 1; }));
}

TEST(AfterFuncTest, MayUseTheTreeAndStopItself) {
  const auto [root, cancel] = ctx::WithCancel(ctx::Background());
  std::atomic<bool> ran = false;
  std::mutex mutex;
  std::optional<ctx::StopFunc> stop;
  {
    const std::lock_guard lock(mutex);
    stop = ctx::AfterFunc(root, [&, &root = root, &cancel = cancel] {
      cancel();
      const auto [child, cancel_child] = ctx::WithCancel(root);
      EXPECT_TRUE(child.IsDone());
      const std::lock_guard inner(mutex);
      EXPECT_FALSE((*stop)());
      stop.reset();
      ran = true;
    });
  }
  cancel();
  EXPECT_TRUE(Eventually([&] { return ran.load(); }));
}

TEST(AfterFuncTest, TheDestructorOfACaptureMayUseTheTree) {
  const auto [root, cancel] = ctx::WithCancel(ctx::Background());
  const auto stop = ctx::AfterFunc(
      root, [guard = std::make_shared<ctx::CancelGuard>(cancel)] {});
  EXPECT_TRUE(stop());  // Frees the guard, which cancels, without a lock.
  EXPECT_TRUE(root.IsDone());
}

TEST(ExecutorTest, GetsTheTask) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  std::vector<ctx::AfterTask> queue;
  const auto executor = [&](ctx::AfterTask task) {
    queue.push_back(std::move(task));
  };
  int runs = 0;
  const auto stop = ctx::AfterFunc(c, executor, [&] { ++runs; });
  cancel();
  ASSERT_EQ(queue.size(), 1u);
  EXPECT_EQ(runs, 0);
  EXPECT_FALSE(stop());  // It was handed over.
  const ctx::AfterTask copy = queue.front();
  queue.front()();
  copy();
  EXPECT_EQ(runs, 1);
}

TEST(ExecutorTest, MayDropTheTask) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  const Witness witness = NewWitness();
  ctx::AfterFunc(c, [](const ctx::AfterTask&) {}, [witness] { ADD_FAILURE(); });
  cancel();
  EXPECT_EQ(witness.use_count(), 1);
}

TEST(ExecutorTest, SeesDoneBeforeTheCallback) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  std::string order;
  const std::stop_callback done(c.Done(), [&] { order += "done "; });
  ctx::AfterFunc(
      c, [](const ctx::AfterTask& task) { task(); }, [&] { order += "after"; });
  cancel();
  EXPECT_EQ(order, "done after");
}

TEST(AfterFuncDeathTest, AnEscapingExceptionTerminates) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  const auto let_escape = [] {
    ctx::Cancelable derived = ctx::WithCancel(ctx::Background());
    ctx::AfterFunc(derived.context,
                   [] { throw std::runtime_error("escaped"); });
    derived.cancel();
    std::this_thread::sleep_for(10s);
  };
  EXPECT_DEATH(let_escape(), "");
}

}  // namespace
}  // namespace ctx_test
