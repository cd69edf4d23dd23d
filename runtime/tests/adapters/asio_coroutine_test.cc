// Built twice: for standalone Asio and for Boost.Asio.
#include <gtest/gtest.h>

#include <exception>
#include <system_error>
#include <thread>

#include "ctx/asio.h"
#include "tests/adapters/asio_net.h"
#include "tests/testing.h"

namespace ctx_test {
namespace {

#if CTX_ASIO_HAS_SLOTS && \
    (defined(ASIO_HAS_CO_AWAIT) || defined(BOOST_ASIO_HAS_CO_AWAIT))

TEST(AsioCoroutine, OneOperationIsCanceled) {
  net::io_context io;
  const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 10ms);
  std::error_code error;
  bool went_on = false;
  net::co_spawn(
      io,
      [&, &c = c]() -> net::awaitable<void> {
        net::steady_timer timer(io, 1h);
        try {
          co_await timer.async_wait(ctx::Bind(c, net::use_awaitable));
        } catch (const NetSystemError& e) {
          error = ctx::OperationError(c, e.code());
        }
        timer.expires_after(0s);
        co_await timer.async_wait(net::use_awaitable);
        went_on = true;
      },
      net::detached);
  io.run();
  EXPECT_EQ(error, ctx::Errc::kDeadlineExceeded);
  EXPECT_TRUE(went_on);
}

TEST(AsioCoroutine, EndsAsAWhole) {
  net::io_context io;
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  bool aborted = false;
  bool inner = false;
  net::co_spawn(
      io,
      [&]() -> net::awaitable<void> {
        net::steady_timer timer(io, 0s);
        co_await timer.async_wait(net::use_awaitable);
        inner = true;
        timer.expires_after(1h);
        co_await timer.async_wait(net::use_awaitable);
      },
      ctx::Bind(c, [&](const std::exception_ptr& exception) {
        try {
          std::rethrow_exception(exception);
        } catch (const NetSystemError& e) {
          aborted = e.code() == net::error::operation_aborted;
        }
      }));
  while (!inner) io.run_one();
  std::thread canceler(cancel);
  io.run();
  canceler.join();
  EXPECT_TRUE(aborted);
}

TEST(AsioCoroutine, MayBeDetached) {
  net::io_context io;
  const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 10ms);
  const Witness witness = NewWitness();
  net::co_spawn(
      io,
      [&io, witness]() -> net::awaitable<void> {
        net::steady_timer timer(io, 1h);
        try {
          co_await timer.async_wait(net::use_awaitable);
        } catch (const NetSystemError&) {
        }
      },
      ctx::Bind(c, net::detached));
  EXPECT_EQ(witness.use_count(), 2);
  io.run();
  EXPECT_EQ(witness.use_count(), 1);
}

TEST(AsioCoroutine, KeepsItsOwnCancellationBesideTheContext) {
  net::io_context io;
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  net::cancellation_signal signal;
  bool ended = false;
  net::co_spawn(
      io,
      [&, &c = c]() -> net::awaitable<void> {
        net::steady_timer timer(io, 1h);
        co_await timer.async_wait(ctx::Bind(c, net::use_awaitable));
      },
      net::bind_cancellation_slot(signal.slot(),
                                  [&](const std::exception_ptr& exception) {
                                    ended = exception != nullptr;
                                  }));
  io.poll();
  net::post(io, [&] { signal.emit(net::cancellation_type::terminal); });
  io.run();
  EXPECT_TRUE(ended);
  EXPECT_FALSE(c.IsDone());
}

#endif

}  // namespace
}  // namespace ctx_test
