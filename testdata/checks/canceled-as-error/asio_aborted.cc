// Asio tells a handler that its operation was cancelled.
// Also with the installed headers.

#include <syslog.h>

#include <asio.hpp>

void OnTimer(const asio::error_code& error) {
  if (error == asio::error::operation_aborted) {  // want note "it is known to be a cancellation here"
    syslog(LOG_ERR, "timer: %s", error.message().c_str());  // want "'syslog.*' treats a cancellation as an error"
  }
}

void OnRead(asio::steady_timer& timer) {
  timer.async_wait([](const asio::error_code& error) {
    if (error == asio::error::operation_aborted) return;
    if (error) syslog(LOG_ERR, "timer failed");
  });
}

void OnEither(const asio::error_code& error) {
  if (error && error != asio::error::operation_aborted) {
    syslog(LOG_ERR, "read failed");
  }
}

void OnAny(const asio::error_code& error) {
  if (error) syslog(LOG_ERR, "read failed");
}
