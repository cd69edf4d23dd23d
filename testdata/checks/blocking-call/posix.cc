// System calls that block, and the arguments with which they do not.

#include <netdb.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

constexpr int kForever = -1;
constexpr int kFlags = MSG_PEEK | MSG_DONTWAIT;

void Poll(const ctx::Context& c, pollfd* fds) {
  poll(fds, 1, -1);  // want "'poll' blocks without looking at context 'c'; cancellation has to wait for it" note "use"
}

void PollForever(const ctx::Context& c, pollfd* fds) {
  ::poll(fds, 1, kForever);  // want "'poll' blocks without looking at context 'c'" note "use"
}

void EpollWait(const ctx::Context& c, int epoll, epoll_event* events) {
  epoll_wait(epoll, events, 8, -1);  // want "'epoll_wait' blocks without looking at context 'c'" note "use"
}

void Select(const ctx::Context& c, fd_set* reads) {
  select(8, reads, nullptr, nullptr, nullptr);  // want "'select' blocks without looking at context 'c'" note "use"
}

void SelectNull(const ctx::Context& c, fd_set* reads) {
  select(8, reads, NULL, NULL, NULL);  // want "'select' blocks without looking at context 'c'" note "use"
}

int Accept(const ctx::Context& c, int listener) {
  return accept(listener, nullptr, nullptr);  // want "'accept' blocks without looking at context 'c'" note "use"
}

int Accept4(const ctx::Context& c, int listener) {
  return accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);  // want "'accept4' blocks without looking at context 'c'" note "use"
}

bool Connect(const ctx::Context& c, int fd, const sockaddr& address) {
  return connect(fd, &address, sizeof(address)) == 0;  // want "'connect' blocks without looking at context 'c'" note "use"
}

void Receive(const ctx::Context& c, int fd, char* bytes) {
  recv(fd, bytes, 16, 0);  // want "'recv' blocks without looking at context 'c'" note "use"
}

void ReceivePeek(const ctx::Context& c, int fd, char* bytes) {
  while (recv(fd, bytes, 16, MSG_PEEK) > 0) Work(c);  // want "'recv' blocks without looking at context 'c'" note "use"
}

void ReceiveFrom(const ctx::Context& c, int fd, char* bytes) {
  recvfrom(fd, bytes, 16, 0, nullptr, nullptr);  // want "'recvfrom' blocks without looking at context 'c'" note "use"
}

void ReceiveMessage(const ctx::Context& c, int fd, msghdr* message) {
  recvmsg(fd, message, 0);  // want "'recvmsg' blocks without looking at context 'c'" note "use"
}

void Resolve(const ctx::Context& c, addrinfo** found) {
  getaddrinfo("localhost", "http", nullptr, found);  // want "'getaddrinfo' blocks without looking at context 'c'" note "use"
}

void Sleep(const ctx::Context& c) {
  sleep(1);  // want "'sleep' blocks without looking at context 'c'" note "use"
}

void Usleep(const ctx::Context& c) {
  usleep(50000);  // want "'usleep' blocks without looking at context 'c'" note "use"
}

void Nanosleep(const ctx::Context& c, const timespec& pause) {
  nanosleep(&pause, nullptr);  // want "'nanosleep' blocks without looking at context 'c'" note "use"
}

void Child(const ctx::Context& c, pid_t pid, int* status) {
  waitpid(pid, status, 0);  // want "'waitpid' blocks without looking at context 'c'" note "use"
}

void Shell(const ctx::Context& c) {
  system("make");  // want "'system' blocks without looking at context 'c'" note "use"
}

void StdShell(const ctx::Context& c) {
  if (std::system("true") == 0) Work(c);  // want "'system' blocks without looking at context 'c'" note "use"
}

void PollOnce(const ctx::Context& c, pollfd* fds) {
  poll(fds, 1, 0);
  poll(fds, 1, 100);
  Work(c);
}

// Perhaps it waits for ever, perhaps not.
void PollUnknown(const ctx::Context& c, pollfd* fds, int timeout) {
  poll(fds, 1, timeout);
  Work(c);
}

void EpollOnce(const ctx::Context& c, int epoll, epoll_event* events) {
  epoll_wait(epoll, events, 8, 0);
  epoll_wait(epoll, events, 8, 50);
  Work(c);
}

void SelectWithTimeout(const ctx::Context& c, fd_set* reads) {
  timeval timeout{0, 1000};
  select(8, reads, nullptr, nullptr, &timeout);
  Work(c);
}

void DoNotWait(const ctx::Context& c, int fd, char* bytes, msghdr* message) {
  recv(fd, bytes, 16, MSG_DONTWAIT);
  recv(fd, bytes, 16, MSG_PEEK | MSG_DONTWAIT);
  recvfrom(fd, bytes, 16, MSG_DONTWAIT, nullptr, nullptr);
  recvmsg(fd, message, MSG_DONTWAIT);
  Work(c);
}

void DoNotWaitNamed(const ctx::Context& c, int fd, char* bytes) {
  recv(fd, bytes, 16, kFlags);
  Work(c);
}

void ChildNoHang(const ctx::Context& c, pid_t pid, int* status) {
  waitpid(pid, status, WNOHANG);
  waitpid(pid, status, WNOHANG | WUNTRACED);
  Work(c);
}

void ShortSleeps(const ctx::Context& c) {
  sleep(0);
  usleep(0);
  usleep(100);
  Work(c);
}

void Slices(const ctx::Context& c) {
  while (!c.IsDone()) usleep(10000);
}

namespace net {
int connect(int fd, const sockaddr* address, socklen_t size);
int poll(pollfd* fds, nfds_t count, int timeout);
unsigned sleep(unsigned seconds);

struct Socket {
  int accept(int, sockaddr*, socklen_t*);
  ssize_t recv(int fd, void* bytes, std::size_t size, int flags);
  int system(const char* command);
};

// The names belong to everybody.
void SameName(const ctx::Context& c, Socket& socket, pollfd* fds, char* bytes) {
  connect(1, nullptr, 0);
  net::poll(fds, 1, -1);
  sleep(1);
  socket.accept(1, nullptr, nullptr);
  socket.recv(1, bytes, 16, 0);
  socket.system("make");
  Work(c);
}
}  // namespace net

void NoContext(int fd, char* bytes) { recv(fd, bytes, 16, 0); }

void Mentioned(const ctx::Context& c) {
  auto* connect_function = &connect;
  static_assert(sizeof(accept(1, nullptr, nullptr)) == sizeof(int));
  (void)connect_function;
  Work(c);
}

void InThread(const ctx::Context& c, int listener) {
  std::thread([listener] { accept(listener, nullptr, nullptr); }).detach();
  Work(c);
}
