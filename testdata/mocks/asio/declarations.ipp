// What Asio and Boost.Asio have in common: each includes this in its own
// namespace. The names and shapes that the checks and their tests look at, and
// nothing that runs. No guard: it is included twice.

namespace error {
enum basic_errors { eof = 2, operation_aborted = 125 };
bool operator==(const error_code& code, basic_errors error);
}  // namespace error

template <class T>
class awaitable;
struct use_awaitable_t {};
constexpr use_awaitable_t use_awaitable;

struct mutable_buffer {
  mutable_buffer(void* bytes, std::size_t size);
};
struct const_buffer {
  const_buffer(const void* bytes, std::size_t size);
};
mutable_buffer buffer(std::string& bytes);
mutable_buffer buffer(void* bytes, std::size_t size);

template <class Handler>
class basic_yield_context {
 public:
  basic_yield_context operator[](error_code& error) const;
};
struct any_io_executor {};
using yield_context = basic_yield_context<any_io_executor>;

class io_context {
 public:
  std::size_t run();
  std::size_t run_one();
  std::size_t poll();
  void stop();
  any_io_executor get_executor() noexcept;
};

class thread_pool {
 public:
  explicit thread_pool(std::size_t threads);
  void join();
  any_io_executor get_executor() noexcept;
};

template <class Clock>
class basic_waitable_timer {
 public:
  template <class Context>
  basic_waitable_timer(Context& context, typename Clock::duration expiry);
  void wait();
  std::size_t cancel();
  template <class Token>
  void async_wait(Token&& token) {}
};
using steady_timer = basic_waitable_timer<std::chrono::steady_clock>;

namespace ip {

template <class Protocol>
class basic_endpoint {};

template <class Protocol>
class basic_resolver_results {};

template <class Protocol>
class basic_resolver {
 public:
  using results_type = basic_resolver_results<Protocol>;
  explicit basic_resolver(io_context& io);
  results_type resolve(const std::string& host, const std::string& service);
  template <class Token>
  results_type async_resolve(const std::string& host,
                             const std::string& service, Token&& token);
};

}  // namespace ip

template <class Protocol>
class basic_socket {
 public:
  void connect(const ip::basic_endpoint<Protocol>& peer);
  void connect(const ip::basic_endpoint<Protocol>& peer, error_code& error);
  void non_blocking(bool mode);
  std::size_t available() const;
  void close();
};

template <class Protocol>
class basic_stream_socket : public basic_socket<Protocol> {
 public:
  explicit basic_stream_socket(io_context& io);
  template <class Buffers>
  std::size_t read_some(const Buffers& buffers);
  template <class Buffers>
  std::size_t read_some(const Buffers& buffers, error_code& error);
  template <class Buffers>
  std::size_t write_some(const Buffers& buffers);
  template <class Buffers, class Token>
  std::size_t async_read_some(const Buffers& buffers, Token&& token);
  template <class Buffers>
  awaitable<std::size_t> async_read_some(const Buffers& buffers,
                                         const use_awaitable_t&);
};

template <class Protocol>
class basic_socket_acceptor {
 public:
  basic_socket_acceptor(io_context& io,
                        const ip::basic_endpoint<Protocol>& address);
  template <class Socket>
  void accept(Socket& peer);
  template <class Socket, class Token>
  void async_accept(Socket& peer, Token&& token);
};

namespace ip {
class tcp {
 public:
  using endpoint = basic_endpoint<tcp>;
  using resolver = basic_resolver<tcp>;
  using socket = basic_stream_socket<tcp>;
  using acceptor = basic_socket_acceptor<tcp>;
};
}  // namespace ip

template <class Stream, class Buffers>
std::size_t read(Stream& stream, const Buffers& buffers);
template <class Stream, class Buffers>
std::size_t read(Stream& stream, const Buffers& buffers, error_code& error);
template <class Stream, class Buffers>
std::size_t write(Stream& stream, const Buffers& buffers);
template <class Stream, class Buffers, class Token>
std::size_t async_read(Stream& stream, const Buffers& buffers, Token&& token);
template <class Stream, class Buffers, class Token>
std::size_t async_write(Stream& stream, const Buffers& buffers, Token&& token);
template <class Socket, class Results>
void connect(Socket& socket, const Results& results);
template <class Socket, class Results, class Token>
void async_connect(Socket& socket, const Results& results, Token&& token);

template <class Executor, class Function>
void post(const Executor& executor, Function&& function) {}
template <class Function>
void spawn(io_context& io, Function&& function) {}
struct detached_t {};
constexpr detached_t detached;

template <class T>
class awaitable {
 public:
  struct promise_type {
    awaitable get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    void return_void();
    void unhandled_exception();
    template <class U>
    U await_transform(U awaited);
  };
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<>);
  T await_resume();
};
template <class Context, class T, class Token>
void co_spawn(Context& context, awaitable<T> task, Token token);
