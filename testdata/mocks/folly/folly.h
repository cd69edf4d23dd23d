// A stand-in for Folly's headers: the names and shapes that the checks and
// their tests look at, and nothing that runs.
#ifndef CTXTIDY_TESTDATA_MOCKS_FOLLY_FOLLY_H_
#define CTXTIDY_TESTDATA_MOCKS_FOLLY_FOLLY_H_

#include <chrono>
#include <coroutine>
#include <exception>
#include <functional>
#include <iostream>
#include <memory>
#include <string>
#include <utility>

namespace folly {

struct Unit {};

class CancellationSource;

class CancellationToken {
 public:
  CancellationToken() noexcept;
  bool isCancellationRequested() const noexcept;
  bool canBeCancelled() const noexcept;
};

class CancellationSource {
 public:
  CancellationSource();
  bool requestCancellation() const noexcept;
  bool isCancellationRequested() const noexcept;
  CancellationToken getToken() const noexcept;
};

class CancellationCallback {
 public:
  template <class Callable>
  CancellationCallback(CancellationToken&& token, Callable&& callable) {}
  template <class Callable>
  CancellationCallback(const CancellationToken& token, Callable&& callable) {}
  ~CancellationCallback();
};

template <class... Tokens>
CancellationToken cancellation_token_merge(Tokens&&... tokens);

struct OperationCancelled : std::exception {};
struct FutureCancellation : std::exception {};

class Executor {
 public:
  virtual ~Executor() = default;
  virtual void add(std::function<void()> func) = 0;
};
Executor* getGlobalCPUExecutor();

template <class T>
class SemiFuture {
 public:
  T get() &&;
  T get(std::chrono::milliseconds timeout) &&;
  SemiFuture& wait() &;
  bool isReady() const;
  void cancel();
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<> handle);
  T await_resume();
};

template <class T>
class Future : public SemiFuture<T> {
 public:
  T get() &&;
};

template <bool MayBlock = true>
class Baton {
 public:
  void post() noexcept;
  void wait() noexcept;
};

namespace coro {

struct co_current_cancellation_token_t {
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<> handle) const;
  CancellationToken await_resume() const noexcept;
};
inline constexpr co_current_cancellation_token_t
    co_current_cancellation_token{};

struct co_safe_point_t {
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<> handle) const;
  void await_resume() const;
};
inline constexpr co_safe_point_t co_safe_point{};

template <class T>
class TaskWithExecutor {
 public:
  SemiFuture<T> start() &&;
};

namespace detail {
template <class T>
struct TaskPromise {
  std::suspend_always initial_suspend() noexcept;
  std::suspend_always final_suspend() noexcept;
  void unhandled_exception();
  void return_value(T value);
};
template <>
struct TaskPromise<void> {
  std::suspend_always initial_suspend() noexcept;
  std::suspend_always final_suspend() noexcept;
  void unhandled_exception();
  void return_void();
};
}  // namespace detail

template <class T = void>
class [[nodiscard]] Task {
 public:
  struct promise_type : detail::TaskPromise<T> {
    Task get_return_object();
  };
  bool await_ready() const noexcept;
  void await_suspend(std::coroutine_handle<> handle);
  T await_resume();
  TaskWithExecutor<T> scheduleOn(Executor* executor) &&;
};

class Baton {
 public:
  void post() noexcept;
  Task<void> wait();
};

template <class T>
T blockingWait(Task<T> task);
Task<void> sleep(std::chrono::milliseconds duration);
template <class T>
Task<T> co_withCancellation(CancellationToken token, Task<T> task);
template <class F>
auto co_invoke(F&& func) -> decltype(func()) {
  return func();
}

class AsyncScope {
 public:
  template <class T>
  void add(TaskWithExecutor<T> task);
  Task<void> joinAsync();
};

}  // namespace coro
}  // namespace folly

#define XLOG(LEVEL) std::cerr << #LEVEL

#endif  // CTXTIDY_TESTDATA_MOCKS_FOLLY_FOLLY_H_
