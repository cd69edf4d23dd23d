// fork() at the worst of moments: the child goes on with what it inherited.
#include <gtest/gtest.h>
#include <pthread.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

#include "ctx/context.h"
#include "ctx/sync.h"
#include "tests/testing.h"

namespace ctx_test {
namespace {

constexpr int kForks = CTX_SANITIZED ? 15 : 60;
constexpr auto kInline = [](const ctx::AfterTask& task) { task(); };
constexpr ctx::Key<int> kInt{"int"};

// Never returns. A hang is a death by SIGALRM, whatever was blocked.
template <class Body>
[[noreturn]] void RunChild(Body body) {
  sigset_t alarms;
  sigemptyset(&alarms);
  sigaddset(&alarms, SIGALRM);
  pthread_sigmask(SIG_UNBLOCK, &alarms, nullptr);
  alarm(20);
  _exit(body() ? 0 : 1);
}

int StatusOf(pid_t pid) {
  int status = -1;
  EXPECT_EQ(waitpid(pid, &status, 0), pid);
  return status;
}

template <class Body>
int InChild(Body body) {
  const pid_t pid = fork();
  if (pid == 0) RunChild(body);
  return StatusOf(pid);
}

// Whether everything works below `parent`, which is active. ThreadSanitizer
// does not let a child of fork() start threads, and so not wait for anything.
bool Works(const ctx::Context& parent) {
  const auto [c, cancel] = ctx::WithCancelCause(parent);
  const ctx::Context value = ctx::WithValue(c, kInt, 7);
  const auto [merged, cancel_merged] =
      ctx::WithCancelOn(ctx::Background(), value);
  if (CTX_UNDER_TSAN) {
    cancel(Error("why"));
    return What(ctx::Cause(merged)) == "why";
  }
  const std::stop_token token = merged.Done();
  int runs = 0;
  ctx::AfterFunc(merged, kInline, [&] { ++runs; });
  const auto stop = ctx::AfterFunc(c, kInline, [&] { runs += 10; });
  if (c.IsDone() || !stop() || *value.Value(kInt) != 7) return false;
  cancel(Error("why"));
  if (!token.stop_requested() || runs != 1) return false;
  if (What(ctx::Cause(merged)) != "why") return false;
  const auto [timed, cancel_timed] = ctx::WithTimeout(parent, 2ms);
  std::atomic<bool> ran = false;
  ctx::AfterFunc(timed, [&] { ran = true; });
  return ctx::SleepFor(timed, 1h) == ctx::Errc::kDeadlineExceeded &&
         Eventually([&] { return ran.load(); });
}

class Hammer {
 public:
  Hammer(int threads, std::function<void()> work) {
    for (int i = 0; i < threads; ++i) {
      threads_.emplace_back([this, work] {
        while (!over_) work();
      });
    }
  }
  ~Hammer() {
    over_ = true;
    for (auto& thread : threads_) thread.join();
  }

 private:
  std::atomic<bool> over_{false};
  std::vector<std::thread> threads_;
};

// No std::stop_callback here: in the child they would lie on stacks of threads
// that are no more.
TEST(ExitForkTest, WhileOthersHammerTheSameParent) {
  const auto [parent, cancel] = ctx::WithTimeout(ctx::Background(), 1h);
  const Hammer hammer(3, [&, &parent = parent] {
    const auto [a, cancel_a] = ctx::WithTimeout(parent, 1min);
    const auto [b, cancel_b] = ctx::WithCancelOn(parent, a);
    const std::stop_token token = ctx::WithCancel(b).context.Done();
    ctx::AfterFunc(a, kInline, [] {});
    const auto stop = CTX_UNDER_TSAN ? ctx::AfterFunc(parent, kInline, [] {})
                                     : ctx::AfterFunc(parent, [] {});
    const auto [soon, cancel_soon] = ctx::WithTimeout(parent, 50us);
    (void)soon.Done();
    cancel_a();
    stop();
  });
  for (int i = 0; i < kForks; ++i) {
    EXPECT_EQ(InChild([&, &parent = parent, &cancel = cancel] {
                if (!Works(parent)) return false;
                cancel();
                const auto late = ctx::WithTimeout(parent, 1h);
                return parent.IsDone() && late.context.IsDone();
              }),
              0);
    if (HasFailure()) return;
  }
  EXPECT_FALSE(parent.IsDone());
}

// A canceler that lost waits for the one that won, which may not be there any
// more in the child; so no cancel may be half done there.
TEST(ExitForkTest, WhileOthersCancelWideTrees) {
  struct Tree {
    ctx::Cancelable root = ctx::WithCancel(ctx::Background());
    std::vector<ctx::Cancelable> children;
  };
  std::vector<Tree> trees(CTX_SANITIZED ? 100 : 400);
  for (Tree& tree : trees) {
    for (int i = 0; i < 300; ++i) {
      tree.children.push_back(ctx::WithCancel(tree.root.context));
    }
  }
  std::atomic<std::size_t> next = 0;
  const Hammer hammer(2, [&] {
    const std::size_t at = next++;
    if (at >= trees.size()) return std::this_thread::yield();
    trees[at].root.cancel();
  });
  for (int i = 0; i < kForks / 3; ++i) {
    const std::size_t begin = next;
    EXPECT_EQ(InChild([&] {
                const std::size_t from = begin < 5 ? 0 : begin - 5;
                for (std::size_t t = from; t < trees.size(); ++t) {
                  trees[t].root.cancel();
                  for (const auto& child : trees[t].children) {
                    if (!child.context.IsDone()) return false;
                  }
                }
                return true;
              }),
              0);
  }
}

TEST(ExitForkTest, TheChildMayForkToo) {
  const auto [parent, cancel] = ctx::WithTimeout(ctx::Background(), 1h);
  const Hammer hammer(2, [&, &parent = parent] {
    (void)ctx::WithTimeout(parent, 1min).context.Done();
  });
  EXPECT_EQ(InChild([&, &parent = parent] {
              return Works(parent) &&
                     InChild([&] { return Works(parent); }) == 0;
            }),
            0);
}

TEST(ExitForkTest, WithinAStopCallback) {
  const auto [root, cancel] = ctx::WithCancel(ctx::Background());
  const auto [child, cancel_child] = ctx::WithCancel(root);
  int status = -1;
  const auto fork_and_use = [&, &root = root, &cancel = cancel,
                             &child = child] {
    status = InChild([&] {
      cancel();
      return child.IsDone() && ctx::WithCancel(root).context.IsDone() &&
             Works(ctx::Background());
    });
  };
  const std::stop_callback callback(root.Done(), fork_and_use);
  cancel();
  EXPECT_EQ(status, 0);
}

// The child then consists of what was the timer thread.
TEST(ExitForkTest, OnTheTimerThread) {
  const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 1ms);
  const auto [later, cancel_later] = ctx::WithTimeout(ctx::Background(), 50ms);
  std::atomic<pid_t> pid = 0;
  const auto fork_and_use = [&, &later = later] {
    const pid_t forked = fork();
    if (forked == 0) {
      RunChild([&] {
        if (CTX_UNDER_TSAN) return true;
        return Works(ctx::Background()) &&
               ctx::SleepFor(later, 1h) == ctx::Errc::kDeadlineExceeded;
      });
    }
    pid = forked;
  };
  const std::stop_callback callback(c.Done(), fork_and_use);
  ASSERT_TRUE(Eventually([&] { return pid != 0; }));
  EXPECT_EQ(StatusOf(pid), 0);
}

TEST(ExitForkTest, WithinAnAfterFunc) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  std::atomic<int> status = -1;
  ctx::AfterFunc(
      c, [&] { status = InChild([] { return Works(ctx::Background()); }); });
  cancel();
  EXPECT_TRUE(Eventually([&] { return status != -1; }));
  EXPECT_EQ(status, 0);
}

// The parent is not touched by what the child does, and the other way round.
TEST(ExitForkTest, TheTreesAreTwo) {
  const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 1h);
  const std::stop_token token = c.Done();
  EXPECT_EQ(InChild([&, &c = c, &cancel = cancel] {
              cancel();
              return c.IsDone() && token.stop_requested();
            }),
            0);
  EXPECT_FALSE(c.IsDone());
  EXPECT_FALSE(token.stop_requested());
  EXPECT_TRUE(Works(c));
}

// Timers that were armed keep their order and their times in the child.
TEST(ExitForkTest, InheritedTimersFireInOrder) {
  if (CTX_UNDER_TSAN) GTEST_SKIP() << "no new threads after a fork there";
  std::vector<ctx::Cancelable> timers;
  for (int i = 0; i < 100; ++i) {
    timers.push_back(
        ctx::WithTimeout(ctx::Background(), 100ms + 100us * (i * 37 % 100)));
  }
  EXPECT_EQ(InChild([&] {
              for (const auto& timer : timers) {
                (void)ctx::SleepFor(timer.context, 1h);
                if (ctx::Clock::now() < timer.context.Deadline()) return false;
                if (timer.context.Err() != ctx::Errc::kDeadlineExceeded) {
                  return false;
                }
              }
              return true;
            }),
            0);
}

}  // namespace
}  // namespace ctx_test
