#ifndef ORDERS_RETRY_H_
#define ORDERS_RETRY_H_

#include <ctx/context.h>

#include <chrono>
#include <system_error>
#include <thread>

namespace orders {

// Does another attempt have a chance?
inline bool IsTransient(std::error_code error) {
  return error == std::errc::resource_unavailable_try_again ||
         error == std::errc::connection_reset;
}

// Calls `attempt(c)` until it succeeds, fails for good, or has failed
// `attempts` times. The pauses in between double.
template <class F>
std::error_code Retry(const ctx::Context& c, int attempts, F attempt) {
  std::chrono::milliseconds pause(1);
  std::error_code error;
  for (int i = 0; i < attempts; ++i) {
    error = attempt(c);
    if (!IsTransient(error)) return error;
    std::this_thread::sleep_for(pause);
    pause *= 2;
  }
  return error;
}

}  // namespace orders

#endif  // ORDERS_RETRY_H_
