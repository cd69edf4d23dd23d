// In a C++20 coroutine of Asio, the current one has no name.
// Also with the installed headers.

#define ASIO_HAS_CO_AWAIT 1
#define ASIO_HAS_STD_COROUTINE 1

#include <asio.hpp>

using asio::awaitable;
using asio::ip::tcp;

awaitable<void> Sleep(asio::io_context& io) {
  std::this_thread::sleep_for(1s);  // want "'sleep_for' blocks" note "use 'async_wait' of a timer"
  asio::steady_timer timer(io, 1s);
  timer.wait();  // want "'wait' blocks" note "use 'async_wait'"
  co_return;
}

awaitable<void> Echo(tcp::socket& socket, std::string& bytes) {
  asio::read(socket, asio::buffer(bytes));  // want "'read' blocks" note "use the form that begins with 'async_'"
  co_return;
}

awaitable<void> Answers(std::future<int> answer) {
  answer.get();  // want "'get' blocks" note "use"
  co_return;
}

awaitable<void> Short() {
  std::this_thread::sleep_for(1ms);
  co_return;
}

// No coroutine itself.
void Starts(asio::io_context& io) {
  std::this_thread::sleep_for(1s);
  asio::co_spawn(io, Short(), asio::detached);
}

awaitable<void> PassesOn() {
  std::this_thread::sleep_for(1s);
  return Short();
}
