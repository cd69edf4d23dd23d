#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <thread>
#include <vector>

#include "ctx/context.h"
#include "ctx/signal.h"
#include "ctx/sync.h"
#include "tests/testing.h"

namespace ctx_test {
namespace {

// The exit status of a child of fork() that runs `body`.
template <class Body>
int InChild(Body body) {
  const pid_t pid = fork();
  if (pid == 0) {
    alarm(20);
    _exit(body() ? 0 : 1);
  }
  int status = -1;
  waitpid(pid, &status, 0);
  return status;
}

TEST(ForkTest, DeriveAndCancelWorkInTheChild) {
  const auto [parent, cancel] = ctx::WithTimeout(ctx::Background(), 1h);
  // Other threads hold the global locks most of the time.
  std::atomic<bool> over = false;
  std::thread busy([&] {
    while (!over) {
      const auto [a, cancel_a] = ctx::WithTimeout(ctx::Background(), 1h);
      const auto [b, cancel_b] = ctx::WithTimeout(a, 1min);
      cancel_a();
    }
  });
  for (int i = 0; i < 20; ++i) {
    EXPECT_EQ(InChild([&, &parent = parent, &cancel = cancel] {
                const auto [c, cancel_c] = ctx::WithCancel(parent);
                cancel();
                return c.IsDone();
              }),
              0);
  }
  over = true;
  busy.join();
  EXPECT_FALSE(parent.IsDone());
}

// Whatever the other threads do to a tree at the moment of the fork, the child
// can go on with it.
TEST(ForkTest, ATreeInUseIsGoodInTheChild) {
  const auto [root, cancel] = ctx::WithCancel(ctx::Background());
  std::atomic<bool> over = false;
  std::vector<std::thread> busy;
  for (int i = 0; i < 2; ++i) {
    busy.emplace_back([&, &root = root] {
      std::vector<ctx::Cancelable> kept;
      while (!over) {
        const auto [a, cancel_a] = ctx::WithCancel(root);
        const auto [b, cancel_b] = ctx::WithTimeout(a, 1h);
        const auto [c, cancel_c] = ctx::WithCancelCause(b);
        if (kept.size() < 50) kept.push_back(ctx::WithTimeout(root, 1min));
        if (kept.size() == 50) kept.clear();
        cancel_a();
      }
    });
  }
  for (int i = 0; i < (CTX_SANITIZED ? 20 : 100); ++i) {
    EXPECT_EQ(InChild([&, &root = root, &cancel = cancel] {
                const auto [child, cancel_child] = ctx::WithCancel(root);
                const auto [late, cancel_late] = ctx::WithCancelCause(child);
                cancel_child();
                const bool alone = !root.IsDone() && late.IsDone();
                cancel();
                return alone && root.IsDone() &&
                       ctx::WithCancel(root).context.IsDone();
              }),
              0);
  }
  over = true;
  for (std::thread& thread : busy) thread.join();
  EXPECT_FALSE(root.IsDone());
}

TEST(ForkTest, AnInheritedDeadlineComesInTheChild) {
  if (CTX_UNDER_TSAN) GTEST_SKIP() << "no new threads after a fork there";
  const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 200ms);
  EXPECT_EQ(InChild([&, &c = c] {
              return ctx::SleepFor(c, 1h) == ctx::Errc::kDeadlineExceeded;
            }),
            0);
}

TEST(ForkTest, TimersWorkInTheChild) {
  if (CTX_UNDER_TSAN) GTEST_SKIP() << "no new threads after a fork there";
  const auto [parent, cancel] = ctx::WithTimeout(ctx::Background(), 1h);
  EXPECT_EQ(InChild([&, &parent = parent] {
              const auto [c, cancel_c] = ctx::WithTimeout(parent, 5ms);
              return Eventually([&, &c = c] { return c.IsDone(); });
            }),
            0);
}

TEST(ForkTest, SignalsInTheChildAreNotTheParents) {
  signal(SIGUSR1, SIG_IGN);
  const auto [c, cancel] = ctx::NotifyContext(ctx::Background(), {SIGUSR1});
  EXPECT_EQ(InChild([] { return raise(SIGUSR1) == 0; }), 0);
  std::this_thread::sleep_for(20ms);
  EXPECT_FALSE(c.IsDone());
  cancel();
  signal(SIGUSR1, SIG_DFL);
}

// A context that is destroyed after main(), with the timer thread running.
ctx::Cancelable& StaticContext() {
  struct Holder {
    ctx::Cancelable derived = ctx::WithTimeout(ctx::Background(), 1h);
    ~Holder() {
      const auto [c, cancel] = ctx::WithTimeout(derived.context, 1min);
      derived.cancel();
      if (!c.IsDone()) abort();
    }
  };
  static Holder holder;
  return holder.derived;
}

TEST(ExitTest, StaticDestructionIsSafe) {
  EXPECT_FALSE(StaticContext().context.IsDone());
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(
      {
        (void)StaticContext().context.Done();
        exit(0);
      },
      ::testing::ExitedWithCode(0), "");
}

}  // namespace
}  // namespace ctx_test
