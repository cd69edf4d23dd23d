#ifndef ACME_REQUEST_H_
#define ACME_REQUEST_H_

#include <atomic>
#include <chrono>
#include <stdexcept>

namespace acme {

using Clock = std::chrono::steady_clock;

class RequestCancelled : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// What is known of the request that is being served.
class Request {
 public:
  Request() = default;
  Request(const Request& other)
      : deadline_(other.deadline_), cancelled_(other.IsCancelled()) {}

  bool IsCancelled() const { return cancelled_ || Clock::now() >= deadline_; }
  void ThrowIfCancelled() const {
    if (IsCancelled()) throw RequestCancelled("the client has gone");
  }
  Clock::time_point Deadline() const { return deadline_; }

  void Cancel() { cancelled_ = true; }
  void SetDeadline(Clock::time_point deadline) { deadline_ = deadline; }

 private:
  Clock::time_point deadline_ = Clock::time_point::max();
  std::atomic<bool> cancelled_ = false;
};

// One that nobody cancels.
Request DetachedRequest();
// A part of the request with a deadline of its own.
Request WithTimeout(const Request& parent, Clock::duration timeout);

}  // namespace acme

#endif  // ACME_REQUEST_H_
