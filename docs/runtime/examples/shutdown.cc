// A server that stops in good order: it takes no new requests, lets those that
// run finish for a while, and cuts off the rest.
#include <ctx/context.h>
#include <ctx/posix.h>
#include <ctx/signal.h>
#include <ctx/sync.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <string>
#include <system_error>
#include <thread>

#include "expect.h"

using namespace std::chrono_literals;

// Sends back the first byte that it gets; "503" if it is cut off before.
void Serve(const ctx::Context& c, int fd) {
  char byte = 0;
  if (ctx::Read(c, fd, &byte, 1) == 1) {
    ctx::Write(c, fd, &byte, 1);
  } else if (errno == ECANCELED) {
    ctx::Write(c, fd, "503", 3);  // There is room, and room wins.
  }
  close(fd);
}

class Server {
 public:
  explicit Server(const ctx::Context& root)
      : base_(ctx::WithCancelCause(root)), requests_(base_.context) {
    sockaddr_in any = {};
    any.sin_family = AF_INET;
    any.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT(bind(listener_, reinterpret_cast<sockaddr*>(&any), sizeof any) == 0);
    EXPECT(listen(listener_, 16) == 0);
  }
  ~Server() { close(listener_); }

  bool Run(const ctx::Context& stop, ctx::Duration grace);

  // For the test below.
  int accepted() const { return accepted_; }
  int Dial(const ctx::Context& c) const {
    sockaddr_in address = {};
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    EXPECT(getsockname(listener_, generic, &size) == 0);
    const int fd = socket(AF_INET, SOCK_STREAM, 0);
    EXPECT(ctx::Connect(c, fd, generic, size) == 0);
    return fd;
  }

 private:
  void Accept(const ctx::Context& stop);
  bool Drain(ctx::Duration grace);

  const int listener_ = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  std::atomic<int> accepted_ = 0;
  const ctx::CancelableCause base_;  // Ends when the server says so.
  ctx::Group requests_;              // Destroyed first: it waits for them.
};

void Server::Accept(const ctx::Context& stop) {
  while (true) {
    const int fd = ctx::Accept(stop, listener_, nullptr, nullptr);
    if (fd < 0) return;  // The signal, or a listener that is broken.
    requests_.Go([fd](const ctx::Context& c) { Serve(c, fd); });
    ++accepted_;
  }
}

// True if all requests finished by themselves.
bool Server::Drain(ctx::Duration grace) {
  const ctx::ScopedContext drain = ctx::WithTimeout(base_.context, grace);
  const ctx::StopFunc in_time =
      ctx::AfterFunc(drain.context(), [cut_off = base_.cancel] {
        cut_off(std::make_error_code(std::errc::connection_aborted));
      });
  requests_.Wait();
  return in_time();
}

bool Server::Run(const ctx::Context& stop, ctx::Duration grace) {
  Accept(stop);
  shutdown(listener_, SHUT_RDWR);  // New clients are refused, not left waiting.
  return Drain(grace);
}

// What the client reads until the server hangs up.
std::string ReadAll(int fd) {
  std::string text;
  char byte = 0;
  while (read(fd, &byte, 1) == 1) text += byte;
  close(fd);
  return text;
}

void LetsRequestsFinish(const ctx::Context& root) {
  const ctx::ScopedContext stop = ctx::NotifyContext(root, {SIGINT, SIGTERM});
  Server server(root);
  bool in_time = false;
  std::thread running([&] { in_time = server.Run(stop.context(), 10min); });
  const int client = server.Dial(root);
  Await([&] { return server.accepted() == 1; });

  std::raise(SIGTERM);
  Await([&] { return stop.context().IsDone(); });
  EXPECT(write(client, "x", 1) == 1);  // The request goes on all the same.
  EXPECT(ReadAll(client) == "x");
  running.join();
  EXPECT(in_time);
}

void CutsOffTheRest(const ctx::Context& root) {
  const ctx::ScopedContext stop = ctx::NotifyContext(root, {SIGINT, SIGTERM});
  Server server(root);
  bool in_time = true;
  std::thread running([&] { in_time = server.Run(stop.context(), 20ms); });
  const int client = server.Dial(root);
  Await([&] { return server.accepted() == 1; });

  std::raise(SIGTERM);
  EXPECT(ReadAll(client) == "503");
  running.join();
  EXPECT(!in_time);
}

int main() {
  LetsRequestsFinish(ctx::Background());
  CutsOffTheRest(ctx::Background());
}
