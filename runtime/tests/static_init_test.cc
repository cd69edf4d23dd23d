// Contexts that are made before main() and used after it.
#include <gtest/gtest.h>

#include <cstdlib>

#include "ctx/context.h"
#include "ctx/sync.h"
#include "tests/testing.h"

namespace ctx_test {
namespace {

constexpr ctx::Key<int> kEarly{"early"};

struct Early {
  ctx::Cancelable derived = ctx::WithTimeout(
      ctx::WithValue(ctx::Background(), kEarly, 42), std::chrono::hours(1));
  std::error_code err = derived.context.Err();
  std::error_code slept = ctx::SleepFor(
      ctx::WithTimeout(derived.context, std::chrono::milliseconds(1)).context,
      std::chrono::hours(1));
  std::stop_token token = derived.context.Done();
  bool called = false;
  ctx::StopFunc stop = ctx::AfterFunc(
      derived.context, [](const ctx::AfterTask& task) { task(); },
      [this] { called = true; });

  ~Early() {
    const auto [child, cancel] = ctx::WithTimeout(derived.context, 1min);
    derived.cancel();
    if (!called || !child.IsDone() || !token.stop_requested()) std::abort();
  }
};
Early early;

TEST(StaticInitTest, ContextsMadeBeforeMainWork) {
  EXPECT_EQ(early.err, std::error_code());
  EXPECT_EQ(early.slept, ctx::Errc::kDeadlineExceeded);
  ASSERT_NE(early.derived.context.Value(kEarly), nullptr);
  EXPECT_EQ(*early.derived.context.Value(kEarly), 42);
}

// The destructor above aborts if one of them does not.
TEST(StaticInitTest, AndAfterIt) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  EXPECT_EXIT(exit(0), ::testing::ExitedWithCode(0), "");
}

}  // namespace
}  // namespace ctx_test
