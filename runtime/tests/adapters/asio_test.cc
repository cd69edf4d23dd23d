// Built twice: for standalone Asio and for Boost.Asio.
#include "ctx/asio.h"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <cstddef>
#include <future>
#include <memory>
#include <optional>
#include <system_error>
#include <thread>
#include <utility>

#include "tests/adapters/asio_net.h"
#include "tests/testing.h"

namespace ctx_test {
namespace {

TEST(Asio, OperationErrorIsThatOfTheContextIfItEndedTheOperation) {
  const NetError aborted = net::error::operation_aborted;
  const NetError eof = net::error::eof;
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  EXPECT_EQ(ctx::OperationError(c, NetError()), std::error_code());
  // A socket that was closed, say.
  EXPECT_EQ(ctx::OperationError(c, aborted), std::error_code(aborted));
  cancel();
  EXPECT_EQ(ctx::OperationError(c, aborted), ctx::Errc::kCanceled);
  EXPECT_EQ(ctx::OperationError(c, NetError()), std::error_code());
  EXPECT_EQ(ctx::OperationError(c, eof), std::error_code(eof));
  const auto [late, cancel_late] = ctx::WithTimeout(ctx::Background(), 0s);
  EXPECT_EQ(ctx::OperationError(late, aborted), ctx::Errc::kDeadlineExceeded);
}

TEST(Asio, CancelOnDoneAbortsATimer) {
  net::io_context io;
  const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 20ms);
  net::steady_timer timer(io, 1h);
  const ctx::CancelOnDone guard(c, timer);
  std::error_code error;
  timer.async_wait(
      [&, &c = c](NetError e) { error = ctx::OperationError(c, e); });
  io.run();
  EXPECT_EQ(error, ctx::Errc::kDeadlineExceeded);
}

TEST(Asio, CancelOnDoneAbortsASocketRead) {
  net::io_context io;
  Stream here(io);
  Stream there(io);
  net::local::connect_pair(here, there);
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  const ctx::CancelOnDone guard(c, here);
  std::error_code error;
  std::array<char, 8> data;
  here.async_read_some(net::buffer(data), [&, &c = c](NetError e, std::size_t) {
    error = OperationError(c, e);
  });
  std::thread canceler(cancel);
  io.run();
  canceler.join();
  EXPECT_EQ(error, ctx::Errc::kCanceled);
}

TEST(Asio, CancelOnDoneDoesNotTouchAnObjectThatIsGone) {
  net::io_context io;
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  {
    Stream socket(io);
    const ctx::CancelOnDone guard(c, socket);
    cancel();  // Posts.
  }
  EXPECT_EQ(io.run(), 1u);
}

TEST(Asio, CancelOnDoneBearsAClosedSocket) {
  net::io_context io;
  Stream socket(io);
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  const ctx::CancelOnDone guard(c, socket);
  cancel();
  EXPECT_NO_THROW(io.run());
}

#if CTX_ASIO_HAS_SLOTS

TEST(AsioBind, CancelsATimer) {
  net::io_context io;
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  net::steady_timer timer(io, 1h);
  net::steady_timer other(timer.get_executor(), 30ms);
  std::error_code error;
  bool other_fired = false;
  timer.async_wait(ctx::Bind(
      c, [&, &c = c](NetError e) { error = ctx::OperationError(c, e); }));
  other.async_wait([&](NetError e) { other_fired = !e; });
  std::thread canceler(cancel);
  io.run();
  canceler.join();
  EXPECT_EQ(error, ctx::Errc::kCanceled);
  EXPECT_TRUE(other_fired);
}

TEST(AsioBind, CancelsOneOfTwoOperationsOnAnObject) {
  net::io_context io;
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  net::steady_timer timer(io, 1h);
  std::optional<NetError> bound;
  std::optional<NetError> free;
  timer.async_wait(ctx::Bind(c, [&](NetError e) { bound = e; }));
  timer.async_wait([&](NetError e) { free = e; });
  cancel();
  io.poll();
  EXPECT_EQ(bound, NetError(net::error::operation_aborted));
  EXPECT_EQ(free, std::nullopt);
}

TEST(AsioBind, CancelsASocketReadAtTheDeadline) {
  net::io_context io;
  Stream here(io);
  Stream there(io);
  net::local::connect_pair(here, there);
  const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 20ms);
  std::error_code error;
  std::array<char, 8> data;
  here.async_read_some(net::buffer(data),
                       ctx::Bind(c, [&, &c = c](NetError e, std::size_t) {
                         error = ctx::OperationError(c, e);
                       }));
  io.run();
  EXPECT_EQ(error, ctx::Errc::kDeadlineExceeded);
  // The socket is as good as before.
  net::write(there, net::buffer("abc", 3));
  EXPECT_EQ(here.read_some(net::buffer(data)), 3u);
}

TEST(AsioBind, CancelsAComposedReadInTheMiddle) {
  net::io_context io;
  Stream here(io);
  Stream there(io);
  net::local::connect_pair(here, there);
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  std::array<char, 8> data;
  std::size_t count = 0;
  std::error_code error;
  net::async_read(here, net::buffer(data),
                  ctx::Bind(c, [&, &c = c](NetError e, std::size_t n) {
                    error = ctx::OperationError(c, e);
                    count = n;
                  }));
  net::write(there, net::buffer("abc", 3));
  while (here.available() != 0) io.run_one();
  cancel();
  io.run();
  EXPECT_EQ(error, ctx::Errc::kCanceled);
  EXPECT_EQ(count, 3u);
}

TEST(AsioBind, CancelsAnOperationOfADoneContext) {
  net::io_context io;
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  cancel();
  net::steady_timer timer(io, 1h);
  std::error_code error;
  timer.async_wait(ctx::Bind(
      c, [&, &c = c](NetError e) { error = ctx::OperationError(c, e); }));
  EXPECT_EQ(error, std::error_code());  // Not before run().
  io.run();
  EXPECT_EQ(error, ctx::Errc::kCanceled);
}

TEST(AsioBind, LeavesAnOperationAloneThatIsComplete) {
  net::io_context io;
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  const Witness witness = NewWitness();
  std::optional<NetError> error;
  {
    net::steady_timer timer(io, 0s);
    // A callback that can only be moved.
    auto only = std::make_unique<int>(1);
    timer.async_wait(ctx::Bind(c, [&error, witness, kept = std::move(only)](
                                      NetError e) { error = e; }));
    io.run();
  }
  EXPECT_EQ(error, NetError());
  EXPECT_EQ(witness.use_count(), 1);
  cancel();  // Posts nothing.
  io.restart();
  EXPECT_EQ(io.run(), 0u);
}

TEST(AsioBind, TakesAContextThatNeverEnds) {
  net::io_context io;
  net::steady_timer timer(io, 0s);
  std::optional<NetError> error;
  timer.async_wait(
      ctx::Bind(ctx::Background(), [&](NetError e) { error = e; }));
  io.run();
  EXPECT_EQ(error, NetError());
}

TEST(AsioBind, LetsGoOfTheContextWithAnAbandonedOperation) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  const Witness witness = NewWitness();
  {
    net::io_context io;
    net::steady_timer timer(io, 1h);
    timer.async_wait(ctx::Bind(c, [witness](NetError) {}));
    EXPECT_EQ(witness.use_count(), 2);
  }
  EXPECT_EQ(witness.use_count(), 1);
  cancel();  // Must not post to the execution context that is gone.
}

TEST(AsioBind, EmitsOnTheExecutorOfTheHandler) {
  net::io_context io;        // The timer's.
  net::io_context handlers;  // Runs in this thread, and only when told to.
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  net::steady_timer timer(io, 1h);
  std::optional<NetError> error;
  timer.async_wait(
      ctx::Bind(c, net::bind_executor(handlers.get_executor(),
                                      [&](NetError e) { error = e; })));
  cancel();
  io.poll();
  EXPECT_EQ(handlers.poll(), 1u);  // The emission.
  EXPECT_EQ(error, std::nullopt);
  io.run();
  handlers.restart();
  handlers.run();
  EXPECT_EQ(error, NetError(net::error::operation_aborted));
}

TEST(AsioBind, KeepsTheSlotThatTheTokenHad) {
  net::io_context io;
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  for (const bool by_slot : {true, false}) {
    net::cancellation_signal signal;
    net::steady_timer timer(io, 1h);
    std::optional<NetError> error;
    timer.async_wait(
        ctx::Bind(c, net::bind_cancellation_slot(
                         signal.slot(), [&](NetError e) { error = e; })));
    if (by_slot) {
      signal.emit(net::cancellation_type::terminal);
    } else {
      cancel();
    }
    io.restart();
    io.run();
    EXPECT_EQ(error, NetError(net::error::operation_aborted));
    EXPECT_FALSE(signal.slot().has_handler());
  }
}

TEST(AsioBind, EndsWithTheFirstOfTwoContexts) {
  net::io_context io;
  const auto [first, cancel_first] = ctx::WithCancel(ctx::Background());
  const auto [second, cancel_second] = ctx::WithCancel(ctx::Background());
  for (const auto* cancel : {&cancel_second, &cancel_first}) {
    net::steady_timer timer(io, 1h);
    std::optional<NetError> error;
    timer.async_wait(
        ctx::Bind(first, ctx::Bind(second, [&](NetError e) { error = e; })));
    (*cancel)();
    io.restart();
    io.run();
    EXPECT_EQ(error, NetError(net::error::operation_aborted));
  }
}

TEST(AsioBind, WorksWithFutures) {
  net::thread_pool pool(1);
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  net::steady_timer timer(pool, 1h);
  std::future<void> future = timer.async_wait(
      ctx::Bind(c, net::bind_executor(pool.get_executor(), net::use_future)));
  cancel();
  EXPECT_THROW(future.get(), NetSystemError);
  pool.join();
}

// An operation of the user's own, whose initiation has no executor.
template <class Token>
auto WaitLong(net::steady_timer& timer, Token&& token) {
  return net::async_initiate<Token, void(NetError)>(
      [&timer](auto handler) { timer.async_wait(std::move(handler)); }, token);
}

TEST(AsioBind, TakesAnExecutor) {
  net::io_context io;
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  net::steady_timer timer(io, 1h);
  std::optional<NetError> error;
  WaitLong(timer,
           ctx::Bind(c, io.get_executor(), [&](NetError e) { error = e; }));
  cancel();
  io.run();
  EXPECT_EQ(error, NetError(net::error::operation_aborted));
}

TEST(AsioBind, RacesWithCompletionOnAPool) {
  net::thread_pool pool(2);
  std::atomic<int> calls = 0;
  constexpr int kRounds = 300;
  for (int i = 0; i < kRounds; ++i) {
    const auto [c, cancel] = ctx::WithCancel(ctx::Background());
    auto strand = net::make_strand(pool.get_executor());
    auto timer = std::make_shared<net::steady_timer>(
        strand, std::chrono::microseconds(i % 60));
    net::post(strand, [&calls, timer, c = c] {
      timer->async_wait(ctx::Bind(c, [&calls, timer](NetError) { ++calls; }));
    });
    std::this_thread::sleep_for(std::chrono::microseconds(i % 40));
    cancel();
  }
  pool.join();
  EXPECT_EQ(calls, kRounds);
}

TEST(AsioSlot, EndsAContext) {
  net::cancellation_signal signal;
  const auto [c, cancel] =
      ctx::FromCancellationSlot(ctx::Background(), signal.slot());
  EXPECT_FALSE(c.IsDone());
  signal.emit(net::cancellation_type::terminal);
  EXPECT_EQ(c.Err(), ctx::Errc::kCanceled);
}

TEST(AsioSlot, MayBeUnconnectedOrOutliveTheContext) {
  const auto [c, cancel] =
      ctx::FromCancellationSlot(ctx::Background(), net::cancellation_slot());
  EXPECT_FALSE(c.IsDone());
  net::cancellation_signal signal;
  {
    const ctx::ScopedContext scope =
        ctx::FromCancellationSlot(ctx::Background(), signal.slot());
  }
  signal.emit(net::cancellation_type::terminal);
}

#endif  // CTX_ASIO_HAS_SLOTS

}  // namespace
}  // namespace ctx_test
