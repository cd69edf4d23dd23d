// The end of the process, with timers and callbacks under way.
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

#include "ctx/context.h"
#include "ctx/sync.h"
#include "tests/testing.h"

namespace ctx_test {
namespace {

constexpr auto kInline = [](const ctx::AfterTask& task) { task(); };

// What is going on in the process when it ends. Leaked on purpose: threads use
// it to the very end.
struct Traffic {
  ctx::Cancelable root = ctx::WithCancel(ctx::Background());
  std::vector<ctx::Cancelable> timers;
  std::atomic<int> running{0};
  std::atomic<int> fired{0};
};

Traffic* StartTraffic() {
  alarm(30);
  static Traffic* const traffic = new Traffic;
  for (int i = 0; i < 300; ++i) {  // They fire before, during and after exit.
    traffic->timers.push_back(
        ctx::WithTimeout(traffic->root.context, i * 100us));
    ctx::AfterFunc(traffic->timers.back().context, kInline,
                   [] { ++traffic->fired; });
  }
  const auto [now, cancel] = ctx::WithCancel(traffic->root.context);
  for (int i = 0; i < 3; ++i) {
    ctx::AfterFunc(now, [] {
      ++traffic->running;
      while (true) {
        const auto [c, cancel_c] = ctx::WithTimeout(traffic->root.context, 1ms);
        const auto [d, cancel_d] = ctx::WithCancelOn(c, traffic->root.context);
        const auto stop = ctx::AfterFunc(d, kInline, [] {});
        (void)d.Done();
        (void)ctx::SleepFor(d, 10us);
        cancel_c();
      }
    });
  }
  cancel();
  while (traffic->running < 3 || traffic->fired < 20) std::this_thread::yield();
  return traffic;
}

class ExitDeathTest : public ::testing::Test {
 protected:
  void SetUp() override { GTEST_FLAG_SET(death_test_style, "threadsafe"); }
};

TEST_F(ExitDeathTest, ExitWithTimersAndAfterFuncsUnderWay) {
  const auto end = [] {
    StartTraffic();
    exit(7);
  };
  EXPECT_EXIT(end(), ::testing::ExitedWithCode(7), "");
}

TEST_F(ExitDeathTest, QuickExitWithTimersAndAfterFuncsUnderWay) {
  const auto end = [] {
    StartTraffic();
    at_quick_exit([] {
      const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 1ms);
      if (ctx::SleepFor(c, 1h) != ctx::Errc::kDeadlineExceeded) abort();
    });
    quick_exit(7);
  };
  EXPECT_EXIT(end(), ::testing::ExitedWithCode(7), "");
}

// A handler of atexit() and a static destructor may still use everything.
TEST_F(ExitDeathTest, HandlersOfExitUseTimersAndAfterFuncs) {
  const auto end = [] {
    StartTraffic();
    atexit([] {
      const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 1ms);
      std::atomic<bool> ran = false;
      ctx::AfterFunc(c, [&] { ran = true; });
      if (!Eventually([&] { return ran.load(); })) abort();
      if (c.Err() != ctx::Errc::kDeadlineExceeded) abort();
    });
    exit(7);
  };
  EXPECT_EXIT(end(), ::testing::ExitedWithCode(7), "");
}

TEST_F(ExitDeathTest, ExitWithinAStopCallback) {
  const auto end = [] {
    const Traffic* traffic = StartTraffic();
    const auto [c, cancel] = ctx::WithCancel(traffic->root.context);
    const std::stop_callback callback(c.Done(), [] { exit(7); });
    cancel();
  };
  EXPECT_EXIT(end(), ::testing::ExitedWithCode(7), "");
}

TEST_F(ExitDeathTest, ExitWithinAnAfterFunc) {
  const auto end = [] {
    const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 1ms);
    alarm(30);
    ctx::AfterFunc(c, [] { exit(7); });
    while (true) std::this_thread::sleep_for(1s);
  };
  EXPECT_EXIT(end(), ::testing::ExitedWithCode(7), "");
}

ctx::Cancelable& ThreadLocal() {
  thread_local ctx::Cancelable derived =
      ctx::WithTimeout(ctx::Background(), 1h);
  return derived;
}

// They are destroyed when the thread has left everything else behind.
TEST_F(ExitDeathTest, ThreadLocalContexts) {
  const auto end = [] {
    alarm(30);
    std::thread([] {
      (void)ThreadLocal().context.Done();
      ctx::AfterFunc(ThreadLocal().context, [] {});
    }).join();
    (void)ThreadLocal().context.Done();
    exit(7);
  };
  EXPECT_EXIT(end(), ::testing::ExitedWithCode(7), "");
}

// An unhandled signal reaches a thread of the program, not one of ctx: those
// have all of them blocked.
TEST_F(ExitDeathTest, TheTimerThreadTakesNoSignals) {
  const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 1ms);
  std::atomic<int> blocked = 0;
  const std::stop_callback callback(c.Done(), [&] {
    sigset_t mask;
    pthread_sigmask(SIG_SETMASK, nullptr, &mask);
    for (const int signal : {SIGINT, SIGTERM, SIGUSR1, SIGALRM, SIGCHLD}) {
      blocked += sigismember(&mask, signal);
    }
  });
  EXPECT_TRUE(Eventually([&] { return blocked == 5; }));
}

}  // namespace
}  // namespace ctx_test
