#include <gtest/gtest.h>

#include <sstream>

#include "ctx/context.h"
#include "tests/testing.h"

namespace ctx_test {
namespace {

constexpr ctx::Key<int> kUser{"user"};

TEST(DebugStringTest, ShowsTheWayFromTheRoot) {
  EXPECT_EQ(ctx::DebugString(ctx::Background()), "Background");
  EXPECT_EQ(ctx::DebugString(ctx::TODO()), "TODO");
  const auto [a, cancel_a] = ctx::WithCancel(ctx::Background());
  const ctx::Context b = ctx::WithValue(a, kUser, 1);
  const ctx::Context c = ctx::WithoutCancel(ctx::WithValue(b, 3, 4));
  EXPECT_EQ(ctx::DebugString(c),
            "Background.WithCancel.WithValue(user).WithValue.WithoutCancel");
  const auto [d, cancel_d] = ctx::WithCancelOn(ctx::TODO(), a);
  EXPECT_EQ(ctx::DebugString(d), "TODO.WithCancelOn");
  std::ostringstream out;
  out << b;
  EXPECT_EQ(out.str(), ctx::DebugString(b));
}

TEST(DebugStringTest, ShowsTheTimeLeft) {
  const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 1h);
  const std::string text = ctx::DebugString(c);
  EXPECT_EQ(text.find("Background.WithDeadline(in 35"), 0u) << text;
  const auto [never, cancel_never] =
      ctx::WithTimeout(ctx::Background(), ctx::Duration::max());
  EXPECT_EQ(ctx::DebugString(never), "Background.WithDeadline(never)");
  const auto [past, cancel_past] =
      ctx::WithTimeout(ctx::Background(), ctx::Duration::min());
  EXPECT_EQ(ctx::DebugString(past), "Background.WithDeadline(passed)");
}

}  // namespace
}  // namespace ctx_test
