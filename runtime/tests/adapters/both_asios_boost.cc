// Included first, Boost's is the one that <ctx/asio.h> takes.
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "ctx/asio.h"
#include "tests/adapters/both_asios.h"

#if !CTX_ASIO_BOOST
#error "not the Asio that was included"
#endif

namespace ctx_test {

std::error_code WaitWithBoost(const ctx::Context& c) {
  boost::asio::io_context io;
  boost::asio::steady_timer timer(io, std::chrono::hours(1));
  const ctx::CancelOnDone guard(c, timer);
  std::error_code error;
  timer.async_wait([&](const boost::system::error_code& e) {
    error = ctx::OperationError(c, e);
  });
  io.run();
  return error;
}

}  // namespace ctx_test
