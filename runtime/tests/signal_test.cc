#include "ctx/signal.h"

#include <gtest/gtest.h>
#include <signal.h>

#include <atomic>

#include "tests/testing.h"

namespace ctx_test {
namespace {

std::atomic<int> former_calls = 0;

class SignalTest : public ::testing::Test {
 protected:
  void SetUp() override {
    former_calls = 0;
    signal(SIGUSR1, [](int) { ++former_calls; });
  }
  void TearDown() override { signal(SIGUSR1, SIG_DFL); }
};

TEST_F(SignalTest, EndsTheContext) {
  const auto [c, cancel] =
      ctx::NotifyContext(ctx::Background(), {SIGUSR1, SIGUSR2});
  EXPECT_FALSE(c.IsDone());
  raise(SIGUSR1);
  ASSERT_TRUE(Eventually([&, &c = c] { return c.IsDone(); }));
  EXPECT_EQ(c.Err(), ctx::Errc::kCanceled);
  EXPECT_EQ(ctx::CauseCode(c), ctx::Errc::kCanceled);
  EXPECT_NE(What(ctx::Cause(c)).find("signal 10"), std::string::npos);
  EXPECT_EQ(former_calls, 0);
  // Then the former effect is back.
  EXPECT_TRUE(Eventually([] {
    raise(SIGUSR1);
    return former_calls > 0;
  }));
}

TEST_F(SignalTest, CancelGivesTheSignalBack) {
  const auto [a, cancel_a] = ctx::NotifyContext(ctx::Background(), {SIGUSR1});
  const auto [b, cancel_b] = ctx::NotifyContext(ctx::Background(), {SIGUSR1});
  cancel_a();
  raise(SIGUSR1);
  EXPECT_EQ(former_calls, 0);  // The second one still has it.
  ASSERT_TRUE(Eventually([&, &b = b] { return b.IsDone(); }));
  const auto [c, cancel_c] = ctx::NotifyContext(ctx::Background(), {SIGUSR1});
  cancel_c();
  EXPECT_TRUE(Eventually([] {
    raise(SIGUSR1);
    return former_calls > 0;
  }));
}

TEST_F(SignalTest, EndsWithItsParent) {
  const auto [parent, cancel_parent] = ctx::WithCancel(ctx::Background());
  const auto [c, cancel] = ctx::NotifyContext(parent, {SIGUSR1});
  cancel_parent();
  EXPECT_TRUE(c.IsDone());
  raise(SIGUSR1);
  EXPECT_EQ(former_calls, 1);
}

TEST_F(SignalTest, RefusesWhatCannotBeCaught) {
  EXPECT_THROW((void)ctx::NotifyContext(ctx::Background(), {SIGUSR1, SIGKILL}),
               std::system_error);
  EXPECT_THROW((void)ctx::NotifyContext(ctx::Background(), {-1}),
               std::system_error);
  raise(SIGUSR1);
  EXPECT_EQ(former_calls, 1);
}

}  // namespace
}  // namespace ctx_test
