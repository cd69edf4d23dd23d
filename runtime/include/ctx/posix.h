// POSIX calls that observe a context: the context first, then the arguments of
// the call. They return what the call returns, or -1 with errno ECANCELED or
// ETIMEDOUT if the context ended first. They retry after EINTR. Data that is
// there is taken even if the context is done. Linux only.
//
// They wait with poll(2). With a blocking descriptor that other threads read
// too, the call after the wait may find nothing and block: use O_NONBLOCK then
// (for sockets, Read and Write never block so).
#ifndef CTX_POSIX_H_
#define CTX_POSIX_H_

#include <poll.h>
#include <sys/socket.h>
#include <sys/types.h>

#include <cstddef>
#include <optional>
#include <stop_token>

#include "ctx/context.h"

namespace ctx {

ssize_t Read(const Context& c, int fd, void* buffer, std::size_t size);

// May write less than asked for, like write(2) on a non-blocking descriptor.
ssize_t Write(const Context& c, int fd, const void* buffer, std::size_t size);

int Accept(const Context& c, int fd, sockaddr* address, socklen_t* length);

// After -1 the socket can only be closed: the attempt goes on in the system.
int Connect(const Context& c, int fd, const sockaddr* address,
            socklen_t length);

// `timeout_ms` as for poll(2): negative means none.
int Poll(const Context& c, pollfd* fds, nfds_t count, int timeout_ms);

// A descriptor that becomes readable when the context ends, for poll and epoll.
// Do not read from it. Neither copyable nor movable; must not be destroyed by a
// stop callback of its context.
class DoneFd {
 public:
  // Throws std::system_error if the system has no descriptor to give.
  explicit DoneFd(const Context& c);
  DoneFd(const DoneFd&) = delete;
  DoneFd& operator=(const DoneFd&) = delete;
  ~DoneFd();

  int fd() const noexcept { return fd_; }

 private:
  struct Signal {
    int fd;
    void operator()() const noexcept;
  };

  const int fd_;
  std::optional<std::stop_callback<Signal>> callback_;
};

}  // namespace ctx

#endif  // CTX_POSIX_H_
