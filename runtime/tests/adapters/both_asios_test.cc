#include "tests/adapters/both_asios.h"

#include <gtest/gtest.h>

#include <asio/io_context.hpp>
#include <asio/steady_timer.hpp>

#include "ctx/asio.h"
#include "tests/testing.h"

#if CTX_ASIO_BOOST
#error "not the Asio that was included"
#endif

namespace ctx_test {
namespace {

std::error_code WaitWithAsio(const ctx::Context& c) {
  asio::io_context io;
  asio::steady_timer timer(io, std::chrono::hours(1));
  const ctx::CancelOnDone guard(c, timer);
  std::error_code error;
  timer.async_wait(
      [&](const asio::error_code& e) { error = ctx::OperationError(c, e); });
  io.run();
  return error;
}

TEST(BothAsios, ServeOneContext) {
  const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 10ms);
  EXPECT_EQ(WaitWithAsio(c), ctx::Errc::kDeadlineExceeded);
  EXPECT_EQ(WaitWithBoost(c), ctx::Errc::kDeadlineExceeded);
}

}  // namespace
}  // namespace ctx_test
