// A stand-in for Seastar's headers: the names and shapes that the checks and
// their tests look at, and nothing that runs.
#ifndef CTXTIDY_TESTDATA_MOCKS_SEASTAR_SEASTAR_HH_
#define CTXTIDY_TESTDATA_MOCKS_SEASTAR_SEASTAR_HH_

#include <chrono>
#include <coroutine>
#include <cstddef>
#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace seastar {

using sstring = std::string;

struct lowres_clock {
  using rep = long;
  using period = std::milli;
  using duration = std::chrono::duration<rep, period>;
  using time_point = std::chrono::time_point<lowres_clock, duration>;
  static constexpr bool is_steady = true;
  static time_point now();
};

template <class T = void>
class future;

namespace internal {

// Any value: nothing here runs.
template <class T>
T any();

template <class T>
struct promise_base {
  std::suspend_never initial_suspend() noexcept;
  std::suspend_never final_suspend() noexcept;
  void unhandled_exception();
  void return_value(T value);
};

template <>
struct promise_base<void> {
  std::suspend_never initial_suspend() noexcept;
  std::suspend_never final_suspend() noexcept;
  void unhandled_exception();
  void return_void();
};

}  // namespace internal

template <class T>
class [[nodiscard]] future {
 public:
  struct promise_type : internal::promise_base<T> {
    future get_return_object();
  };

  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<> handle);
  T await_resume();

  template <class F>
  future<> then(F&& continuation) {
    return internal::any<future<>>();
  }
  template <class F>
  future<T> handle_exception(F&& handler) {
    return internal::any<future<T>>();
  }
  template <class F>
  future<T> finally(F&& cleanup) {
    return internal::any<future<T>>();
  }
  void ignore_ready_future() noexcept;
  bool failed() const noexcept;
};

template <class T = void>
future<T> make_ready_future();

// What ends work early. Not to be copied: everybody refers to the owner's.
class abort_source {
 public:
  class [[nodiscard]] subscription {
   public:
    subscription();
    subscription(subscription&&) noexcept;
    ~subscription();
    explicit operator bool() const noexcept;
  };

  abort_source();
  virtual ~abort_source();
  abort_source(abort_source&&) = default;
  abort_source& operator=(abort_source&&) = default;

  template <class F>
  std::optional<subscription> subscribe(F&& callback) {
    return internal::any<std::optional<subscription>>();
  }
  void request_abort();
  void request_abort_ex(std::exception_ptr reason);
  bool abort_requested() const noexcept;
  void check() const;
};

// Aborts at a point in time.
template <class Clock = lowres_clock>
class abort_on_expiry {
 public:
  explicit abort_on_expiry(typename Clock::time_point expiry);
  seastar::abort_source& abort_source() noexcept;
};

struct abort_requested_exception : std::exception {};
struct sleep_aborted : abort_requested_exception {};
struct gate_closed_exception : std::exception {};
struct broken_semaphore : std::exception {};
struct semaphore_aborted : abort_requested_exception {};
struct semaphore_timed_out : std::exception {};

template <class Clock = std::chrono::steady_clock, class Rep, class Period>
future<> sleep(std::chrono::duration<Rep, Period> duration);
template <class Clock = lowres_clock>
future<> sleep_abortable(typename Clock::duration duration);
template <class Clock = lowres_clock>
future<> sleep_abortable(typename Clock::duration duration, abort_source& as);
future<> yield() noexcept;

namespace coroutine {
class maybe_yield {
 public:
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<> handle);
  void await_resume() noexcept;
};
}  // namespace coroutine

struct semaphore_default_exception_factory {};

template <class ExceptionFactory, class Clock = lowres_clock>
class basic_semaphore {
 public:
  using duration = typename Clock::duration;
  using time_point = typename Clock::time_point;
  explicit basic_semaphore(std::size_t count);
  future<> wait(std::size_t units = 1) noexcept;
  future<> wait(time_point timeout, std::size_t units = 1) noexcept;
  future<> wait(duration timeout, std::size_t units = 1) noexcept;
  future<> wait(abort_source& as, std::size_t units = 1) noexcept;
  void signal(std::size_t units = 1) noexcept;
  void broken() noexcept;
};
using semaphore = basic_semaphore<semaphore_default_exception_factory>;

template <class T, class F>
future<> do_with(T&& value, F&& func) {
  return func(value);
}

template <class ExceptionFactory, class Clock = lowres_clock>
class semaphore_units {
 public:
  void return_all() noexcept;
};

template <class ExceptionFactory, class Clock>
future<semaphore_units<ExceptionFactory, Clock>> get_units(
    basic_semaphore<ExceptionFactory, Clock>& sem, std::size_t units) noexcept;
template <class ExceptionFactory, class Clock>
future<semaphore_units<ExceptionFactory, Clock>> get_units(
    basic_semaphore<ExceptionFactory, Clock>& sem, std::size_t units,
    typename Clock::time_point timeout) noexcept;
template <class ExceptionFactory, class Clock>
future<semaphore_units<ExceptionFactory, Clock>> get_units(
    basic_semaphore<ExceptionFactory, Clock>& sem, std::size_t units,
    abort_source& as) noexcept;

template <class Clock = lowres_clock>
class basic_rwlock {
 public:
  struct holder {};
  future<> read_lock(
      typename Clock::time_point timeout = Clock::time_point::max());
  future<> read_lock(abort_source& as);
  future<holder> hold_write_lock(
      typename Clock::time_point timeout = Clock::time_point::max());
  future<holder> hold_write_lock(abort_source& as);
  void read_unlock();
};
using rwlock = basic_rwlock<>;

template <class T = void>
class shared_future {
 public:
  using time_point = lowres_clock::time_point;
  future<T> get_future(time_point timeout = time_point::max()) const noexcept;
  future<T> get_future(abort_source& as) const noexcept;
};

template <class T>
class shared_promise {
 public:
  using time_point = lowres_clock::time_point;
  future<T> get_shared_future(time_point timeout = time_point::max()) const;
  future<T> get_shared_future(abort_source& as) const;
  void set_value(T value);
};

// One of a service on every shard.
template <class Service>
class sharded {
 public:
  Service& local() noexcept;
  const Service& local() const noexcept;
};

class condition_variable {
 public:
  future<> wait() noexcept;
  template <class Predicate>
  future<> wait(Predicate&& predicate) noexcept {
    return internal::any<future<>>();
  }
  future<> when() noexcept;
  void signal() noexcept;
  void broken() noexcept;
};

class gate {
 public:
  void check();
  bool is_closed() const noexcept;
  future<> close() noexcept;
};

template <class F>
future<> with_gate(gate& g, F&& func) {
  return internal::any<future<>>();
}
template <class F>
future<> with_semaphore(semaphore& sem, std::size_t units, F&& func) {
  return internal::any<future<>>();
}
template <class Action>
future<> repeat(Action&& action) {
  return internal::any<future<>>();
}
template <class Stop, class Action>
future<> do_until(Stop&& stop, Action&& action) {
  return internal::any<future<>>();
}
template <class Range, class F>
future<> parallel_for_each(Range&& range, F&& func) {
  return internal::any<future<>>();
}

struct smp {
  template <class F>
  static future<> submit_to(unsigned shard, F&& func) {
    return internal::any<future<>>();
  }
};

class logger {
 public:
  explicit logger(sstring name);
  template <class... Args>
  void error(const char* format, Args&&... args) noexcept;
  template <class... Args>
  void warn(const char* format, Args&&... args) noexcept;
  template <class... Args>
  void debug(const char* format, Args&&... args) noexcept;
};

namespace http {

struct request {
  static request make(const char* method, sstring host, sstring path);
};

namespace experimental {

class client {
 public:
  using reply_handler = std::function<future<>(int status)>;
  future<> make_request(request req, reply_handler handle,
                        std::optional<int> expected = std::nullopt,
                        abort_source* as = nullptr);
  future<> close();
};

}  // namespace experimental
}  // namespace http
}  // namespace seastar

// Scylla's error injection.
namespace utils {

class error_injection {
 public:
  bool enter(const std::string& name);
  bool is_enabled(const std::string& name) const;
  seastar::future<> inject(const std::string& name,
                           std::chrono::milliseconds duration);
  template <class F>
  seastar::future<> inject(const std::string& name, F&& func) {
    return seastar::internal::any<seastar::future<>>();
  }
};

error_injection& get_local_injector();

}  // namespace utils

#endif  // CTXTIDY_TESTDATA_MOCKS_SEASTAR_SEASTAR_HH_
