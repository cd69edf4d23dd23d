#include "ctx/posix.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <string>
#include <thread>
#include <vector>

#include "tests/testing.h"

namespace ctx_test {
namespace {

class Pair {
 public:
  explicit Pair(bool sockets) {
    const int result = sockets
                           ? socketpair(AF_UNIX, SOCK_STREAM, 0, ends_.data())
                           : pipe(ends_.data());
    EXPECT_EQ(result, 0);
  }
  ~Pair() {
    for (int end : ends_) close(end);
  }
  int reader() const { return ends_[0]; }
  int writer() const { return ends_[1]; }

 private:
  std::array<int, 2> ends_;
};

class PosixTest : public ::testing::TestWithParam<bool> {
 protected:
  Pair pair{GetParam()};
  char buffer[16] = {};
};

INSTANTIATE_TEST_SUITE_P(, PosixTest, ::testing::Bool(),
                         [](const auto& param_info) {
                           return param_info.param ? "Sockets" : "Pipe";
                         });

TEST_P(PosixTest, ReadsWhatIsWritten) {
  const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 1h);
  std::thread writer([&, &c = c] {
    std::this_thread::sleep_for(5ms);
    EXPECT_EQ(ctx::Write(c, pair.writer(), "hello", 5), 5);
  });
  EXPECT_EQ(ctx::Read(c, pair.reader(), buffer, sizeof buffer), 5);
  EXPECT_EQ(std::string(buffer), "hello");
  writer.join();
}

TEST_P(PosixTest, ReadEndsWithTheContext) {
  const auto [late, cancel_late] = ctx::WithTimeout(ctx::Background(), 10ms);
  EXPECT_EQ(ctx::Read(late, pair.reader(), buffer, sizeof buffer), -1);
  EXPECT_EQ(errno, ETIMEDOUT);
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  cancel();
  EXPECT_EQ(ctx::Read(c, pair.reader(), buffer, sizeof buffer), -1);
  EXPECT_EQ(errno, ECANCELED);
}

TEST_P(PosixTest, WhatIsThereWinsOverADoneContext) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  cancel();
  EXPECT_EQ(ctx::Write(c, pair.writer(), "x", 1), 1);
  EXPECT_EQ(ctx::Read(c, pair.reader(), buffer, sizeof buffer), 1);
}

TEST_P(PosixTest, WriteEndsWithTheContext) {
  const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 20ms);
  const std::vector<char> data(1 << 20);
  ssize_t n = 0;
  while ((n = ctx::Write(c, pair.writer(), data.data(), data.size())) > 0) {
  }
  EXPECT_EQ(n, -1);
  EXPECT_EQ(errno, ETIMEDOUT);
}

TEST(PollTest, KeepsItsOwnTimeoutAndResults) {
  Pair pair(false);
  const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 1h);
  pollfd fds[2] = {{.fd = pair.reader(), .events = POLLIN, .revents = 0},
                   {.fd = pair.writer(), .events = 0, .revents = 0}};
  EXPECT_EQ(ctx::Poll(c, fds, 2, 0), 0);
  EXPECT_EQ(ctx::Poll(c, fds, 2, 5), 0);
  EXPECT_EQ(ctx::Poll(ctx::Background(), fds, 2, 5), 0);
  std::thread writer([&] {
    std::this_thread::sleep_for(5ms);
    EXPECT_EQ(write(pair.writer(), "x", 1), 1);
  });
  EXPECT_EQ(ctx::Poll(c, fds, 2, -1), 1);
  EXPECT_EQ(fds[0].revents, POLLIN);
  writer.join();
}

TEST(DoneFdTest, BecomesReadable) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  const ctx::DoneFd done(c);
  pollfd one = {.fd = done.fd(), .events = POLLIN, .revents = 0};
  EXPECT_EQ(poll(&one, 1, 0), 0);
  cancel();
  EXPECT_EQ(poll(&one, 1, 0), 1);
  const ctx::DoneFd born_done(c);
  one.fd = born_done.fd();
  EXPECT_EQ(poll(&one, 1, 0), 1);
}

TEST(ConnectTest, AcceptsAConnection) {
  const int server = socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  socklen_t length = sizeof address;
  ASSERT_EQ(bind(server, generic, length), 0);
  ASSERT_EQ(getsockname(server, generic, &length), 0);
  ASSERT_EQ(listen(server, 1), 0);

  const auto [late, cancel_late] = ctx::WithTimeout(ctx::Background(), 5ms);
  EXPECT_EQ(ctx::Accept(late, server, nullptr, nullptr), -1);
  EXPECT_EQ(errno, ETIMEDOUT);

  const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 1h);
  const int client = socket(AF_INET, SOCK_STREAM, 0);
  EXPECT_EQ(ctx::Connect(c, client, generic, length), 0);
  EXPECT_EQ(fcntl(client, F_GETFL) & O_NONBLOCK, 0);
  const int accepted = ctx::Accept(c, server, nullptr, nullptr);
  EXPECT_GE(accepted, 0);
  close(accepted);
  close(client);
  close(server);

  const int refused = socket(AF_INET, SOCK_STREAM, 0);
  EXPECT_EQ(ctx::Connect(c, refused, generic, length), -1);
  EXPECT_EQ(errno, ECONNREFUSED);
  close(refused);
}

}  // namespace
}  // namespace ctx_test
