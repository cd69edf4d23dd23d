// Asio: what a coroutine waits for ends by itself when it is cancelled.
// Also with the installed headers.

#define ASIO_HAS_CO_AWAIT 1
#define ASIO_HAS_STD_COROUTINE 1

#include <asio.hpp>
#include <asio/spawn.hpp>

using asio::ip::tcp;

bool Step();

asio::awaitable<void> Serve(tcp::socket& socket, std::string& bytes) {
  for (;;) {
    co_await socket.async_read_some(asio::buffer(bytes), asio::use_awaitable);
    Step();
  }
}

void Echo(tcp::socket& socket, std::string& bytes, asio::yield_context yield) {
  for (;;) {
    std::size_t size = socket.async_read_some(asio::buffer(bytes), yield);
    asio::async_write(socket, asio::buffer(bytes.data(), size), yield);
  }
}

void Accept(tcp::acceptor& acceptor, asio::io_context& io,
            asio::yield_context yield) {
  while (true) {
    tcp::socket socket(io);
    acceptor.async_accept(socket, yield);
  }
}
