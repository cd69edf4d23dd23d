// Whoever makes the waits that observe a context has to call those that do not.

#include <poll.h>
#include <sys/socket.h>

namespace ctx {
int Connect(const Context& c, int fd, const sockaddr* address,
            socklen_t length) {
  int result = connect(fd, address, length);
  Work(c);
  return result;
}
}  // namespace ctx

namespace other {
int Connect(const ctx::Context& c, int fd, const sockaddr* address,
            socklen_t length) {
  int result = connect(fd, address, length);  // want "'connect' blocks" note "use"
  Work(c);
  return result;
}

// What a lambda does is told where it is written.
template <class Attempt>
int Retry(const ctx::Context& c, Attempt attempt) {
  Work(c);
  return attempt();
}

int Accept(const ctx::Context& c, int fd) {
  return Retry(c, [fd] { return accept(fd, nullptr, nullptr); });
}
}  // namespace other
