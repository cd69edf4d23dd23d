#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <stdexcept>

#include "ctx/sync.h"
#include "tests/testing.h"

namespace ctx_test {
namespace {

const std::error_code kIo = std::make_error_code(std::errc::io_error);

TEST(GroupTest, WaitsForAll) {
  ctx::Group group(ctx::Background());
  std::atomic<int> ran = 0;
  for (int i = 0; i < 10; ++i) {
    group.Go([&, one = std::make_unique<int>(1)] { ran += *one; });
  }
  group.Go([&](const ctx::Context& c) {
    EXPECT_EQ(c, group.context());
    group.Go([&] { ++ran; });  // A task may start another one.
    return std::error_code();
  });
  EXPECT_FALSE(group.Wait());
  EXPECT_EQ(ran, 11);
  EXPECT_TRUE(group.context().IsDone());
}

TEST(GroupTest, TheFirstErrorCancelsTheRest) {
  ctx::Group group(ctx::Background());
  group.Go([](const ctx::Context& c) { return ctx::SleepFor(c, 1h); });
  group.Go([] { return kIo; });
  EXPECT_EQ(group.Wait(), kIo);
  EXPECT_EQ(group.context().Err(), ctx::Errc::kCanceled);
  EXPECT_EQ(ctx::CauseCode(group.context()), kIo);
}

TEST(GroupTest, AnExceptionIsAnError) {
  ctx::Group group(ctx::Background());
  group.Go([] { throw std::runtime_error("broken"); });
  EXPECT_EQ(group.Wait(), ctx::Errc::kCanceled);
  EXPECT_EQ(What(ctx::Cause(group.context())), "broken");

  ctx::Group with_code(ctx::Background());
  with_code.Go([] { throw std::system_error(kIo); });
  EXPECT_EQ(with_code.Wait(), kIo);
}

TEST(GroupTest, TheParentEndsIt) {
  const auto [parent, cancel] = ctx::WithCancel(ctx::Background());
  ctx::Group group(parent);
  group.Go([](const ctx::Context& c) { return ctx::SleepFor(c, 1h); });
  cancel();
  EXPECT_EQ(group.Wait(), ctx::Errc::kCanceled);
}

TEST(GroupTest, TheDestructorCancelsAndWaits) {
  std::atomic<bool> ended = false;
  {
    ctx::Group group(ctx::Background());
    group.Go([&](const ctx::Context& c) {
      (void)ctx::SleepFor(c, 1h);
      ended = true;
    });
  }
  EXPECT_TRUE(ended);
}

TEST(GroupTest, FreesTheCapturesOfEndedTasks) {
  ctx::Group group(ctx::Background());
  const Witness witness = NewWitness();
  group.Go([witness] {});
  EXPECT_TRUE(Eventually([&] { return witness.use_count() == 1; }));
}

}  // namespace
}  // namespace ctx_test
