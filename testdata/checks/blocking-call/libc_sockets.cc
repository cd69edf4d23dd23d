// Sockets that do not block, or that are known to be ready.

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/time.h>

bool ConnectBlocking(const ctx::Context& c, const sockaddr& address) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  return connect(fd, &address, sizeof(address)) == 0;  // want "'connect' blocks without looking at context 'c'" note "use"
}

bool Connect(const ctx::Context& c, const sockaddr& address) {
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  Work(c);
  return connect(fd, &address, sizeof(address)) == 0;
}

bool ConnectWithFlags(const ctx::Context& c, const sockaddr& address) {
  int fd;
  fd = socket(AF_INET, SOCK_STREAM, 0);
  int flags = fcntl(fd, F_GETFL);
  fcntl(fd, F_SETFL, flags | O_NONBLOCK);
  Work(c);
  return connect(fd, &address, sizeof(address)) == 0;
}

void Ioctl(const ctx::Context& c, int fd, char* bytes) {
  int on = 1;
  ioctl(fd, FIONBIO, &on);
  recv(fd, bytes, 16, 0);
  Work(c);
}

void Polled(const ctx::Context& c, int fd, char* bytes) {
  pollfd waiting{fd, POLLIN, 0};
  if (poll(&waiting, 1, 100) == 1) recv(fd, bytes, 16, 0);
  Work(c);
}

void PolledFields(const ctx::Context& c, int listener) {
  pollfd waiting{};
  waiting.fd = listener;
  waiting.events = POLLIN;
  while (!c.IsDone()) {
    if (poll(&waiting, 1, 100) == 1) accept(listener, nullptr, nullptr);
  }
}

void Selected(const ctx::Context& c, int fd, char* bytes) {
  fd_set reads;
  FD_ZERO(&reads);
  FD_SET(fd, &reads);
  timeval timeout{0, 1000};
  if (select(fd + 1, &reads, nullptr, nullptr, &timeout) == 1) {
    recv(fd, bytes, 16, 0);
  }
  Work(c);
}

void Bounded(const ctx::Context& c, int fd, char* bytes, timeval timeout) {
  setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &timeout, sizeof(timeout));
  while (!c.IsDone()) recv(fd, bytes, 16, 0);
}

class Connection {
 public:
  void Open(const ctx::Context& c, const sockaddr& address) {
    fd_ = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    connect(fd_, &address, sizeof(address));
    Work(c);
  }

  void OpenBlocking(const ctx::Context& c, const sockaddr& address) {
    fd_ = socket(AF_INET, SOCK_STREAM, 0);
    connect(fd_, &address, sizeof(address));  // want "'connect' blocks without looking at context 'c'" note "use"
  }

 private:
  int fd_ = -1;
};

bool SetNonBlocking(int fd);
void Helper(const ctx::Context& c, int fd, const sockaddr& address) {
  SetNonBlocking(fd);
  connect(fd, &address, sizeof(address));
  Work(c);
}

// Another one does not block; this one does.
void Other(const ctx::Context& c, int fd, char* bytes) {
  int other = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
  recv(fd, bytes, 16, 0);  // want "'recv' blocks without looking at context 'c'" note "use"
  recv(other, bytes, 16, 0);
}

void TooLate(const ctx::Context& c, int fd, char* bytes) {
  recv(fd, bytes, 16, 0);  // want "'recv' blocks without looking at context 'c'" note "use"
  fcntl(fd, F_SETFL, O_NONBLOCK);
}
