#include "ctx/context.h"

#include <gtest/gtest.h>

#include <set>
#include <type_traits>
#include <utility>

#include "tests/testing.h"

namespace ctx_test {

bool UseWithoutRtti(const ctx::Context& parent);

namespace {

TEST(ContextTest, IsOnePointerWide) {
  EXPECT_EQ(sizeof(ctx::Context), sizeof(void*));
  EXPECT_TRUE(std::is_nothrow_copy_constructible_v<ctx::Context>);
  EXPECT_TRUE(std::is_nothrow_move_constructible_v<ctx::Context>);
}

TEST(ContextTest, RootsNeverEnd) {
  for (const ctx::Context& c : {ctx::Background(), ctx::TODO()}) {
    EXPECT_FALSE(c.IsDone());
    EXPECT_FALSE(c.Err());
    EXPECT_FALSE(c.Deadline());
    EXPECT_FALSE(c.Done().stop_possible());
    EXPECT_EQ(ctx::Cause(c), nullptr);
    EXPECT_FALSE(ctx::CauseCode(c));
  }
  EXPECT_EQ(ctx::Background(), ctx::Background());
  EXPECT_FALSE(ctx::Background() == ctx::TODO());
}

TEST(ContextTest, MovedFromIsBackground) {
  auto [c, cancel] = ctx::WithCancel(ctx::TODO());
  ctx::Context moved = std::move(c);
  EXPECT_EQ(c, ctx::Background());  // NOLINT(bugprone-use-after-move)
  c = std::move(moved);
  EXPECT_EQ(moved, ctx::Background());  // NOLINT(bugprone-use-after-move)
  ctx::Context& same = c;
  c = std::move(same);
  EXPECT_FALSE(c == ctx::Background());
  cancel();
  EXPECT_TRUE(c.IsDone());
}

TEST(ContextTest, CopiesAreTheSameContext) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  const ctx::Context copy = c;
  EXPECT_EQ(copy, c);
  cancel();
  EXPECT_TRUE(copy.IsDone());
}

TEST(ErrorTest, CodesEqualTheStandardConditions) {
  const std::error_code canceled = ctx::Errc::kCanceled;
  const std::error_code late = ctx::Errc::kDeadlineExceeded;
  const std::error_code closed = ctx::Errc::kClosed;
  EXPECT_EQ(canceled, std::errc::operation_canceled);
  EXPECT_EQ(late, std::errc::timed_out);
  EXPECT_NE(canceled, std::errc::timed_out);
  EXPECT_STREQ(canceled.category().name(), "ctx");
  const std::set<std::string> messages = {canceled.message(), late.message(),
                                          closed.message()};
  EXPECT_EQ(messages.size(), 3u);
}

TEST(ScopedContextTest, CancelsAtTheEndOfTheScope) {
  ctx::Context seen = ctx::Background();
  {
    ctx::ScopedContext scope = ctx::WithTimeout(ctx::Background(), 1h);
    seen = scope.context();
    EXPECT_FALSE(seen.IsDone());
  }
  EXPECT_EQ(seen.Err(), ctx::Errc::kCanceled);
}

TEST(ScopedContextTest, MovesTheDuty) {
  ctx::Context first = ctx::Background();
  ctx::Context second = ctx::Background();
  {
    ctx::ScopedContext a = ctx::WithCancel(ctx::Background());
    first = a.context();
    {
      ctx::ScopedContext b = std::move(a);
      EXPECT_EQ(b.context(), first);
      ctx::ScopedContext c = ctx::WithCancel(ctx::Background());
      second = c.context();
      b = std::move(c);
      EXPECT_TRUE(first.IsDone());
      EXPECT_FALSE(second.IsDone());
      b.Cancel();
      EXPECT_TRUE(second.IsDone());
    }
  }
}

TEST(CancelGuardTest, CancelsAtTheEndOfTheScope) {
  const auto [a, cancel_a] = ctx::WithCancel(ctx::Background());
  const auto [b, cancel_b] = ctx::WithCancelCause(ctx::Background());
  {
    const ctx::CancelGuard guard_a(cancel_a);
    const ctx::CancelGuard guard_b(cancel_b);
    EXPECT_FALSE(a.IsDone());
  }
  EXPECT_TRUE(a.IsDone());
  EXPECT_TRUE(b.IsDone());
}

TEST(NoRttiTest, Works) { EXPECT_TRUE(UseWithoutRtti(ctx::Background())); }

}  // namespace
}  // namespace ctx_test
