// In a stackful coroutine of Boost.Asio, nothing may block the thread.
// Also with the installed headers.

#include <boost/asio.hpp>
#include <boost/asio/spawn.hpp>

namespace asio = boost::asio;
using asio::ip::tcp;

void Read(tcp::socket& socket, std::string& bytes, asio::yield_context yield) {
  asio::read(socket, asio::buffer(bytes));  // want "'read' blocks without looking at context 'yield'; cancellation has to wait for it" note "use the form that begins with 'async_'"
}

void ReadSome(tcp::socket& socket, std::string& bytes,
              asio::yield_context yield) {
  socket.read_some(asio::buffer(bytes));  // want "'read_some' blocks without looking at context 'yield'" note "use"
  socket.async_read_some(asio::buffer(bytes), yield);
}

void Write(tcp::socket& socket, std::string& bytes,
           asio::yield_context& yield) {
  asio::async_read(socket, asio::buffer(bytes), yield);
  asio::write(socket, asio::buffer(bytes));  // want "'write' blocks without looking at context 'yield'" note "use"
}

void Connect(asio::io_context& io, const tcp::endpoint& peer,
             asio::yield_context yield) {
  tcp::socket socket(io);
  socket.connect(peer);  // want "'connect' blocks without looking at context 'yield'" note "use"
}

void Resolve(asio::io_context& io, asio::yield_context yield) {
  tcp::resolver resolver(io);
  auto found = resolver.resolve("localhost", "http");  // want "'resolve' blocks without looking at context 'yield'" note "use 'async_resolve'"
  tcp::socket socket(io);
  asio::connect(socket, found);  // want "'connect' blocks without looking at context 'yield'" note "use"
}

void ResolveLater(asio::io_context& io, asio::yield_context yield) {
  tcp::resolver resolver(io);
  auto found = resolver.async_resolve("localhost", "http", yield);
  tcp::socket socket(io);
  asio::async_connect(socket, found, yield);
}

void Wait(asio::io_context& io, asio::yield_context yield) {
  asio::steady_timer timer(io, 1s);
  timer.wait();  // want "'wait' blocks without looking at context 'yield'" note "use 'async_wait'"
  timer.async_wait(yield);
}

void Sleep(asio::yield_context yield) {
  std::this_thread::sleep_for(10ms);  // want "'sleep_for' blocks without looking at context 'yield'" note "use 'async_wait' of a timer"
  std::this_thread::sleep_for(1ms);
}

void Future(std::future<int>& answer, asio::yield_context yield) {
  answer.get();  // want "'get' blocks without looking at context 'yield'" note "use"
}

void Condition(std::condition_variable& changed, std::mutex& m,
               asio::yield_context yield) {
  std::unique_lock lock(m);
  changed.wait_for(lock, 1s, Ready);  // want "'wait_for' blocks without looking at context 'yield'" note "use"
}

void Runs(asio::io_context& other, asio::yield_context yield) {
  other.run();  // want "'run' blocks without looking at context 'yield'" note "use"
  other.poll();
}

void Joins(asio::thread_pool& pool, asio::yield_context yield) {
  pool.join();  // want "'join' blocks without looking at context 'yield'" note "use"
}

void Spawn(asio::io_context& io) {
  asio::spawn(io, [&](asio::yield_context yield) {
    std::this_thread::sleep_for(1s);  // want "'sleep_for' blocks without looking at context 'yield'" note "use"
    asio::steady_timer(io, 1s).async_wait(yield);
  });
}

void Accepts(asio::io_context& io, const tcp::endpoint& address,
             asio::yield_context yield) {
  tcp::acceptor acceptor(io, address);
  for (;;) {
    tcp::socket socket(io);
    acceptor.async_accept(socket, yield);
    acceptor.accept(socket);  // want "'accept' blocks without looking at context 'yield'" note "use"
  }
}

// Does not wait.
void NonBlocking(tcp::socket& socket, std::string& bytes,
                 asio::yield_context yield) {
  socket.non_blocking(true);
  boost::system::error_code error;
  socket.read_some(asio::buffer(bytes), error);
  asio::async_write(socket, asio::buffer(bytes), yield);
}

void Polled(std::future<int>& answer, asio::yield_context yield) {
  if (answer.wait_for(0s) == std::future_status::ready) answer.get();
}

// No coroutine.
void Blocking(tcp::socket& socket, std::string& bytes) {
  asio::read(socket, asio::buffer(bytes));
  std::this_thread::sleep_for(1s);
}

// Another thread may block.
void Posts(asio::thread_pool& pool, asio::yield_context yield) {
  asio::post(pool, [] { std::this_thread::sleep_for(1s); });
  asio::post(pool.get_executor(), [] { std::this_thread::sleep_for(1s); });
}

void Thread(asio::io_context& io, asio::yield_context yield) {
  std::thread runner([&io] { io.run(); });
  runner.detach();
}

// For who has none: the usual pair of functions.
std::size_t Load(tcp::socket& socket, std::string& bytes) {
  return asio::read(socket, asio::buffer(bytes));
}
std::size_t Load(tcp::socket& socket, std::string& bytes,
                 asio::yield_context yield) {
  return asio::async_read(socket, asio::buffer(bytes), yield);
}
