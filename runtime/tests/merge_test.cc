#include <gtest/gtest.h>

#include "ctx/context.h"
#include "tests/testing.h"

namespace ctx_test {
namespace {

TEST(MergeTest, EndsWithEither) {
  for (const bool by_other : {false, true}) {
    const auto [parent, cancel_parent] =
        ctx::WithCancelCause(ctx::Background());
    const auto [other, cancel_other] = ctx::WithCancelCause(ctx::TODO());
    const auto [c, cancel] = ctx::WithCancelOn(parent, other);
    const auto [below, cancel_below] = ctx::WithCancel(c);
    (by_other ? cancel_other : cancel_parent)(Error("first"));
    EXPECT_EQ(What(ctx::Cause(below)), "first");
    (by_other ? cancel_parent : cancel_other)(Error("second"));
    EXPECT_EQ(What(ctx::Cause(c)), "first");
  }
}

TEST(MergeTest, ItsOwnEndTouchesNeither) {
  const auto [parent, cancel_parent] = ctx::WithCancel(ctx::Background());
  const auto [other, cancel_other] = ctx::WithCancel(ctx::Background());
  const auto [c, cancel] = ctx::WithCancelOn(parent, other);
  cancel();
  EXPECT_TRUE(c.IsDone());
  EXPECT_FALSE(parent.IsDone());
  EXPECT_FALSE(other.IsDone());
}

TEST(MergeTest, IsBornDoneIfEitherIs) {
  const auto [done, cancel_done] = ctx::WithCancelCause(ctx::Background());
  const auto [live, cancel_live] = ctx::WithCancel(ctx::Background());
  cancel_done(Error("why"));
  const auto [a, cancel_a] = ctx::WithCancelOn(done, live);
  const auto [b, cancel_b] = ctx::WithCancelOn(live, done);
  EXPECT_EQ(What(ctx::Cause(a)), "why");
  EXPECT_EQ(What(ctx::Cause(b)), "why");
}

TEST(MergeTest, TakesOverATimeout) {
  const auto [other, cancel_other] = ctx::WithTimeout(ctx::Background(), 5ms);
  const auto [c, cancel] = ctx::WithCancelOn(ctx::Background(), other);
  EXPECT_EQ(c.Deadline(), other.Deadline());
  ASSERT_TRUE(Eventually([&, &c = c] { return c.IsDone(); }));
  EXPECT_EQ(c.Err(), ctx::Errc::kDeadlineExceeded);
}

TEST(MergeTest, MayMeetItsOwnAncestor) {
  const auto [root, cancel_root] = ctx::WithCancel(ctx::Background());
  const auto [child, cancel_child] = ctx::WithCancel(root);
  const auto [same, cancel_same] = ctx::WithCancelOn(root, root);
  const auto [up, cancel_up] = ctx::WithCancelOn(child, root);
  const auto [down, cancel_down] = ctx::WithCancelOn(root, child);
  const auto [never, cancel_never] = ctx::WithCancelOn(root, ctx::Background());
  cancel_child();
  EXPECT_TRUE(up.IsDone());
  EXPECT_TRUE(down.IsDone());
  EXPECT_FALSE(same.IsDone());
  cancel_root();
  EXPECT_TRUE(same.IsDone());
  EXPECT_TRUE(never.IsDone());
}

TEST(MergeTest, KeepsTheValuesOfItsParentOnly) {
  static constexpr ctx::Key<int> kA{"a"};
  static constexpr ctx::Key<int> kB{"b"};
  const auto [c, cancel] = ctx::WithCancelOn(
      ctx::WithValue(ctx::Background(), kA, 1),
      ctx::WithCancel(ctx::WithValue(ctx::Background(), kB, 2)).context);
  EXPECT_NE(c.Value(kA), nullptr);
  EXPECT_EQ(c.Value(kB), nullptr);
}

}  // namespace
}  // namespace ctx_test
