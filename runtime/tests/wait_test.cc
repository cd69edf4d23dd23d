#include <gtest/gtest.h>

#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>

#include "ctx/sync.h"
#include "tests/testing.h"

namespace ctx_test {
namespace {

TEST(WaitTest, EndsWhenThePredicateHolds) {
  const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 1h);
  std::mutex mutex;
  std::condition_variable_any changed;
  bool ready = false;
  std::thread setter([&] {
    const std::lock_guard lock(mutex);
    ready = true;
    changed.notify_all();
  });
  std::unique_lock lock(mutex);
  EXPECT_FALSE(ctx::Wait(c, changed, lock, [&] { return ready; }));
  EXPECT_TRUE(lock.owns_lock());
  setter.join();
}

TEST(WaitTest, TheEndOfTheContextWakes) {
  const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 10ms);
  std::mutex mutex;
  std::condition_variable_any changed;
  std::unique_lock lock(mutex);
  EXPECT_EQ(ctx::Wait(c, changed, lock, [] { return false; }),
            ctx::Errc::kDeadlineExceeded);
  EXPECT_TRUE(lock.owns_lock());
}

TEST(WaitTest, ThePredicateWinsOverADoneContext) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  cancel();
  std::mutex mutex;
  std::condition_variable_any changed;
  std::unique_lock lock(mutex);
  EXPECT_FALSE(ctx::Wait(c, changed, lock, [] { return true; }));
  EXPECT_EQ(ctx::Wait(c, changed, lock, [] { return false; }),
            ctx::Errc::kCanceled);
}

TEST(WaitTest, Futures) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  std::promise<int> promise;
  const std::shared_future<int> future = promise.get_future().share();
  std::thread setter([&] {
    std::this_thread::sleep_for(5ms);
    promise.set_value(1);
  });
  EXPECT_FALSE(ctx::Wait(c, future));
  setter.join();

  std::promise<void> never;
  const std::future<void> waiting = never.get_future();
  const auto [late, cancel_late] = ctx::WithTimeout(c, 10ms);
  EXPECT_EQ(ctx::Wait(late, waiting), ctx::Errc::kDeadlineExceeded);

  cancel();
  EXPECT_FALSE(ctx::Wait(c, future));  // What is ready wins.
  EXPECT_EQ(ctx::Wait(c, waiting), ctx::Errc::kCanceled);
  EXPECT_EQ(ctx::Wait(c, std::future<int>()), std::future_errc::no_state);
  std::future<int> lazy = std::async(std::launch::deferred, [] { return 2; });
  EXPECT_FALSE(ctx::Wait(c, lazy));
  EXPECT_EQ(lazy.get(), 2);
}

}  // namespace
}  // namespace ctx_test
