// A stream of events that ends when the client goes, even while there is none.
#include <ctx/context.h>
#include <ctx/posix.h>
#include <ctx/sync.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>

#include "expect.h"

std::error_code LastError(const ctx::Context& c) {
  if (errno == ECANCELED || errno == ETIMEDOUT) return ctx::CauseCode(c);
  return {errno, std::generic_category()};
}

std::error_code WriteAll(const ctx::Context& c, int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = ctx::Write(c, fd, text.data(), text.size());
    if (n < 0) return LastError(c);
    text.remove_prefix(static_cast<std::size_t>(n));
  }
  return {};
}

using Events = ctx::Channel<std::string>;

// Makes events as fast as they are taken.
std::error_code Produce(const ctx::Context& c, Events& events, int count) {
  for (int i = 0; i < count; ++i) {
    if (const auto error = events.Send(c, "event\n")) return error;
  }
  events.Close();
  return {};
}

// Sends the events to the client. {} if all were sent.
std::error_code Stream(const ctx::Context& parent, int client, Events& events) {
  ctx::Group group(parent);
  group.Go([&](const ctx::Context& c) -> std::error_code {
    std::error_code error;
    while (const auto event = events.Receive(c, error)) {
      error = WriteAll(c, client, *event);
      if (error) return error;
    }
    return error;  // kClosed at the end, which ends the watch below too.
  });
  group.Go([&](const ctx::Context& c) -> std::error_code {
    pollfd gone = {.fd = client, .events = POLLRDHUP, .revents = 0};
    if (ctx::Poll(c, &gone, 1, -1) < 0) return LastError(c);
    return std::make_error_code(std::errc::connection_reset);
  });
  const std::error_code error = group.Wait();
  if (error == ctx::Errc::kClosed) return {};
  return error;
}

// The handler: when either half ends, so does the other.
std::error_code Serve(const ctx::Context& request, int client, int count) {
  Events events(4);
  ctx::Group group(request);
  group.Go([&](const ctx::Context& c) { return Produce(c, events, count); });
  group.Go([&](const ctx::Context& c) { return Stream(c, client, events); });
  return group.Wait();
}

std::array<int, 2> Sockets() {
  std::array<int, 2> ends = {};
  EXPECT(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) == 0);
  return ends;
}

int main() {
  std::signal(SIGPIPE, SIG_IGN);  // Otherwise a write to nobody kills us.
  const ctx::Context root = ctx::Background();

  // A short stream is sent to its end.
  auto [server, client] = Sockets();
  EXPECT(!Serve(root, server, 3));
  std::array<char, 64> buffer = {};
  EXPECT(read(client, buffer.data(), buffer.size()) == 18);

  // An endless one ends when the client hangs up in the middle of it.
  std::thread reader([fd = client] {
    char byte = 0;
    for (int i = 0; i < 1000; ++i) EXPECT(read(fd, &byte, 1) == 1);
    close(fd);
  });
  const std::error_code error = Serve(root, server, 1'000'000'000);
  EXPECT(error == std::errc::connection_reset ||
         error == std::errc::broken_pipe);
  reader.join();
  close(server);

  // And so does one in which nothing happens.
  auto [quiet_server, quiet_client] = Sockets();
  Events silence(1);
  close(quiet_client);
  EXPECT(Stream(root, quiet_server, silence) == std::errc::connection_reset);
  close(quiet_server);
}
