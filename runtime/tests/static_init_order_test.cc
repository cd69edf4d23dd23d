// Contexts made before any other static object and destroyed after them all.
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <optional>

#include "ctx/context.h"
#include "ctx/sync.h"
#include "tests/testing.h"

namespace ctx_test {
namespace {

constexpr auto kInline = [](const ctx::AfterTask& task) { task(); };
constexpr ctx::Key<int> kFirst{"first"};

// Every kind of operation; aborts if one does not work.
void UseEverything(const ctx::Context& parent) {
  const auto [c, cancel] =
      ctx::WithCancelCause(ctx::WithValue(parent, kFirst, 1));
  const auto [merged, cancel_merged] = ctx::WithCancelOn(c, ctx::TODO());
  std::atomic<int> runs = 0;
  ctx::AfterFunc(merged, kInline, [&] { ++runs; });
  ctx::AfterFunc(merged, [&] { ++runs; });
  const std::stop_token token = ctx::WithTimeout(c, 1h).context.Done();
  const auto [timed, cancel_timed] = ctx::WithTimeout(parent, 1ms);
  if (!Eventually([&, &timed = timed] { return timed.IsDone(); })) abort();
  cancel(ctx::make_error_code(ctx::Errc::kClosed));
  if (!token.stop_requested() || *merged.Value(kFirst) != 1) abort();
  if (ctx::CauseCode(merged) != ctx::Errc::kClosed) abort();
  if (ctx::Cause(merged) == nullptr) abort();
  if (!Eventually([&] { return runs == 2; })) abort();
}

struct Everything {
  ctx::Cancelable root;
  ctx::Cancelable timed;
  std::stop_token token;

  Everything()
      : root(ctx::WithCancel(ctx::Background())),
        timed(ctx::WithTimeout(root.context, std::chrono::hours(1))),
        token(ctx::WithTimeout(root.context, std::chrono::hours(2))
                  .context.Done()) {
    UseEverything(root.context);
  }
  ~Everything() {
    UseEverything(ctx::Background());
    UseEverything(timed.context);
    root.cancel();
    if (!token.stop_requested() || !timed.context.IsDone()) abort();
  }
};

// 101 is the first that a program may take.
[[gnu::init_priority(101)]] Everything before_all;
[[gnu::init_priority(65535)]] Everything after_most;
ctx::Context unordered = ctx::WithCancel(ctx::TODO()).context;

Everything& InFunction() {
  static Everything everything;
  return everything;
}

// Destroyed after its parent, which has canceled it by then.
struct Orphan {
  std::optional<ctx::Context> child;
  ~Orphan() {
    if (!child) return;
    if (!child->IsDone()) abort();
    UseEverything(ctx::WithoutCancel(*child));
  }
};
[[gnu::init_priority(102)]] Orphan orphan;

TEST(StaticInitOrderTest, ContextsOfBeforeWorkInMain) {
  UseEverything(before_all.root.context);
  UseEverything(after_most.timed.context);
  EXPECT_FALSE(unordered.IsDone());
}

TEST(StaticInitOrderTest, AndInStaticDestructors) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(
      {
        alarm(30);
        orphan.child = ctx::WithTimeout(InFunction().root.context, 1h).context;
        exit(7);
      },
      ::testing::ExitedWithCode(7), "");
}

}  // namespace
}  // namespace ctx_test
