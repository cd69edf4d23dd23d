#include "ctx/posix.h"

#include <fcntl.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdint>
#include <system_error>
#include <vector>

#include "src/timer.h"

namespace ctx {
namespace {

int FailWithErr(const Context& c) noexcept {
  errno = c.Err() == Errc::kDeadlineExceeded ? ETIMEDOUT : ECANCELED;
  return -1;
}

// poll(2) with a deadline, and without EINTR.
int PollUntil(pollfd* fds, nfds_t count, TimePoint deadline) noexcept {
  while (true) {
    int timeout_ms = -1;
    if (deadline != TimePoint::max()) {
      const auto left =
          std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
      timeout_ms = static_cast<int>(
          std::clamp<std::chrono::milliseconds::rep>(left.count(), 0, INT_MAX));
    }
    const int ready = poll(fds, count, timeout_ms);
    if (ready >= 0 || errno != EINTR) return ready;
  }
}

// 0 if the descriptor is ready for `events`, or in error; otherwise -1.
int WaitFor(const Context& c, int fd, short events) {
  pollfd one = {.fd = fd, .events = events, .revents = 0};
  return Poll(c, &one, 1, -1) < 0 ? -1 : 0;
}

bool WouldBlock() noexcept { return errno == EAGAIN || errno == EWOULDBLOCK; }

// Calls `attempt` when the descriptor is ready, until it neither would block
// nor was interrupted.
template <class Attempt>
auto Retry(const Context& c, int fd, short events, Attempt attempt)
    -> decltype(attempt()) {
  while (true) {
    if (WaitFor(c, fd, events) < 0) return -1;
    const auto result = attempt();
    if (result >= 0 || (!WouldBlock() && errno != EINTR)) return result;
  }
}

ssize_t ReadNow(int fd, void* buffer, std::size_t size) noexcept {
  const ssize_t n = recv(fd, buffer, size, MSG_DONTWAIT);
  if (n >= 0 || errno != ENOTSOCK) return n;
  return read(fd, buffer, size);
}

ssize_t WriteNow(int fd, const void* buffer, std::size_t size) noexcept {
  const ssize_t n = send(fd, buffer, size, MSG_DONTWAIT);
  if (n >= 0 || errno != ENOTSOCK) return n;
  // A pipe that is ready takes PIPE_BUF bytes, but would block on more.
  struct stat status;
  if (fstat(fd, &status) == 0 && !S_ISREG(status.st_mode)) {
    size = std::min<std::size_t>(size, PIPE_BUF);
  }
  return write(fd, buffer, size);
}

}  // namespace

DoneFd::DoneFd(const Context& c) : fd_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (fd_ < 0) {
    throw std::system_error(errno, std::generic_category(), "eventfd");
  }
  try {
    callback_.emplace(c.Done(), Signal{fd_});
  } catch (...) {
    close(fd_);
    throw;
  }
}

DoneFd::~DoneFd() {
  callback_.reset();  // Waits for a callback that is running.
  close(fd_);
}

void DoneFd::Signal::operator()() const noexcept {
  const int saved = errno;
  const std::uint64_t one = 1;
  [[maybe_unused]] const ssize_t n = write(fd, &one, sizeof one);
  errno = saved;
}

int Poll(const Context& c, pollfd* fds, nfds_t count, int timeout_ms) {
  const TimePoint deadline =
      timeout_ms < 0 ? TimePoint::max()
                     : Clock::now() + std::chrono::milliseconds(timeout_ms);
  const int ready = PollUntil(fds, count, TimePoint());
  if (ready != 0 || timeout_ms == 0) return ready;
  if (c.IsDone()) return FailWithErr(c);
  if (!c.Done().stop_possible()) return PollUntil(fds, count, deadline);

  std::optional<DoneFd> done;
  try {
    done.emplace(c);
  } catch (const std::system_error& error) {
    errno = error.code().value();
    return -1;
  }
  std::vector<pollfd> all(fds, fds + count);
  all.push_back({.fd = done->fd(), .events = POLLIN, .revents = 0});
  const int found = PollUntil(all.data(), all.size(), deadline);
  if (found <= 0) return found;
  std::copy(all.begin(), all.end() - 1, fds);
  const int among_fds = found - (all.back().revents != 0 ? 1 : 0);
  return among_fds > 0 ? among_fds : FailWithErr(c);
}

ssize_t Read(const Context& c, int fd, void* buffer, std::size_t size) {
  return Retry(c, fd, POLLIN, [&] { return ReadNow(fd, buffer, size); });
}

ssize_t Write(const Context& c, int fd, const void* buffer, std::size_t size) {
  return Retry(c, fd, POLLOUT, [&] { return WriteNow(fd, buffer, size); });
}

int Accept(const Context& c, int fd, sockaddr* address, socklen_t* length) {
  return Retry(c, fd, POLLIN, [&] { return accept(fd, address, length); });
}

int Connect(const Context& c, int fd, const sockaddr* address,
            socklen_t length) {
  const int flags = fcntl(fd, F_GETFL);
  if (flags < 0) return -1;
  const bool blocking = (flags & O_NONBLOCK) == 0;
  if (blocking) fcntl(fd, F_SETFL, flags | O_NONBLOCK);
  int result = connect(fd, address, length);
  if (result < 0 && (errno == EINPROGRESS || errno == EINTR)) {
    result = WaitFor(c, fd, POLLOUT);
    if (result == 0) {
      int error = 0;
      socklen_t size = sizeof error;
      result = getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size);
      if (result == 0 && error != 0) {
        errno = error;
        result = -1;
      }
    }
  }
  if (blocking) {
    const int saved = errno;
    fcntl(fd, F_SETFL, flags);
    errno = saved;
  }
  return result;
}

}  // namespace ctx
