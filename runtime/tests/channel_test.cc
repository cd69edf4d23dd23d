#include <gtest/gtest.h>

#include <memory>
#include <thread>
#include <vector>

#include "ctx/sync.h"
#include "tests/testing.h"

namespace ctx_test {
namespace {

TEST(ChannelTest, IsFirstInFirstOut) {
  ctx::Channel<std::unique_ptr<int>> channel(2);
  const ctx::Context c = ctx::Background();
  EXPECT_FALSE(channel.Send(c, std::make_unique<int>(1)));
  EXPECT_FALSE(channel.Send(c, std::make_unique<int>(2)));
  EXPECT_EQ(**channel.Receive(c), 1);
  EXPECT_EQ(**channel.Receive(c), 2);
}

TEST(ChannelTest, WaitsEndWithTheContext) {
  ctx::Channel<int> channel(1);
  const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 10ms);
  std::error_code error;
  EXPECT_FALSE(channel.Receive(c, error));
  EXPECT_EQ(error, ctx::Errc::kDeadlineExceeded);
  // Room and items win over a done context.
  EXPECT_FALSE(channel.Send(c, 1));
  EXPECT_EQ(channel.Send(c, 2), ctx::Errc::kDeadlineExceeded);
  EXPECT_EQ(channel.Receive(c, error), 1);
  EXPECT_FALSE(error);
}

TEST(ChannelTest, CloseDrains) {
  ctx::Channel<int> channel(2);
  const ctx::Context c = ctx::Background();
  EXPECT_FALSE(channel.Send(c, 1));
  channel.Close();
  channel.Close();
  EXPECT_EQ(channel.Send(c, 2), ctx::Errc::kClosed);
  std::error_code error;
  EXPECT_EQ(channel.Receive(c, error), 1);
  EXPECT_FALSE(channel.Receive(c, error));
  EXPECT_EQ(error, ctx::Errc::kClosed);
}

TEST(ChannelTest, CloseWakes) {
  ctx::Channel<int> channel(1);
  std::thread receiver([&] {
    std::error_code error;
    EXPECT_FALSE(channel.Receive(ctx::Background(), error));
    EXPECT_EQ(error, ctx::Errc::kClosed);
  });
  std::this_thread::sleep_for(5ms);
  channel.Close();
  receiver.join();
}

TEST(ChannelTest, LosesNothingBetweenThreads) {
  constexpr int kEach = 2000;
  ctx::Channel<int> channel(3);
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  std::atomic<long> sum = 0;
  std::vector<std::thread> senders;
  std::vector<std::thread> receivers;
  for (int t = 0; t < 3; ++t) {
    senders.emplace_back([&, &c = c] {
      for (int i = 1; i <= kEach; ++i) EXPECT_FALSE(channel.Send(c, i));
    });
    receivers.emplace_back([&, &c = c] {
      while (const auto item = channel.Receive(c)) sum += *item;
    });
  }
  for (auto& t : senders) t.join();
  channel.Close();
  for (auto& t : receivers) t.join();
  EXPECT_EQ(sum, 3L * kEach * (kEach + 1) / 2);
}

}  // namespace
}  // namespace ctx_test
