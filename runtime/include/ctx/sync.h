// Waits that observe a context. They return {} if what was waited for happened,
// otherwise c.Err(). What was waited for wins: it is looked at first and last,
// so a wait for something that is already there succeeds in a context that is
// done.
#ifndef CTX_SYNC_H_
#define CTX_SYNC_H_

#include <algorithm>
#include <chrono>
#include <concepts>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <future>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <system_error>
#include <thread>
#include <type_traits>
#include <utility>

#include "ctx/context.h"

namespace ctx {

// Sleeps unless the context ends first. Go: a select on time.After and
// c.Done().
std::error_code SleepFor(const Context& c, Duration duration);
std::error_code SleepUntil(const Context& c, TimePoint time);

// Waits until `pred()` holds. `lock` is held when pred is called and on return.
// The condition variable must be notified as usual when what pred reads
// changes; the end of the context wakes the wait by itself.
template <class Lock, class Pred>
  requires std::predicate<Pred&>
std::error_code Wait(const Context& c, std::condition_variable_any& changed,
                     Lock& lock, Pred pred) {
  if (pred()) return {};
  if (changed.wait(lock, c.Done(), std::ref(pred))) return {};
  return c.Err();
}

namespace detail {
template <class Future>
std::error_code WaitForFuture(const Context& c, const Future& future) {
  if (!future.valid()) return std::make_error_code(std::future_errc::no_state);
  constexpr Duration kLongest = std::chrono::milliseconds(10);
  Duration step = std::chrono::microseconds(100);
  while (true) {
    const std::future_status status = future.wait_for(step);
    if (status == std::future_status::ready) return {};
    if (status == std::future_status::deferred) {
      future.wait();
      return {};
    }
    if (c.IsDone()) {
      if (future.wait_for(Duration::zero()) == std::future_status::ready) {
        return {};
      }
      return c.Err();
    }
    step = std::min(2 * step, kLongest);
  }
}
}  // namespace detail

// Waits until the future is ready. A future can wake only one kind of waiter,
// so this blocks in steps of 0.1 to 10 ms: the result is seen at once, the end
// of the context at most 10 ms late. A deferred future runs here, to its end. A
// future without a state is the error std::future_errc::no_state.
template <class T>
std::error_code Wait(const Context& c, const std::future<T>& future) {
  return detail::WaitForFuture(c, future);
}
template <class T>
std::error_code Wait(const Context& c, const std::shared_future<T>& future) {
  return detail::WaitForFuture(c, future);
}

// A bounded queue between threads. Go: a buffered channel. First in, first out.
// Any number of senders and receivers; nobody may use it while it is destroyed.
template <class T>
class Channel {
 public:
  // Holds up to `capacity` items; 0 counts as 1.
  explicit Channel(std::size_t capacity)
      : capacity_(std::max<std::size_t>(capacity, 1)) {}
  Channel(const Channel&) = delete;
  Channel& operator=(const Channel&) = delete;

  // Waits for room. Errc::kClosed if the channel is closed, before or
  // meanwhile.
  std::error_code Send(const Context& c, T item) {
    std::unique_lock lock(mutex_);
    const std::error_code error = Wait(c, not_full_, lock, [this] {
      return closed_ || items_.size() < capacity_;
    });
    if (error) return error;
    if (closed_) return Errc::kClosed;
    items_.push_back(std::move(item));
    not_empty_.notify_one();
    return {};
  }

  // Waits for an item; `error` is {} if there is one. What was sent before
  // Close() is still received; then Errc::kClosed.
  std::optional<T> Receive(const Context& c, std::error_code& error) {
    std::unique_lock lock(mutex_);
    error = Wait(c, not_empty_, lock,
                 [this] { return closed_ || !items_.empty(); });
    if (error) return std::nullopt;
    if (items_.empty()) {
      error = Errc::kClosed;
      return std::nullopt;
    }
    std::optional<T> item(std::move(items_.front()));
    items_.pop_front();
    not_full_.notify_one();
    return item;
  }
  std::optional<T> Receive(const Context& c) {
    std::error_code ignored;
    return Receive(c, ignored);
  }

  // No more items are taken, and waits end. Calls after the first do nothing.
  void Close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    not_full_.notify_all();
    not_empty_.notify_all();
  }

 private:
  const std::size_t capacity_;
  std::mutex mutex_;
  std::condition_variable_any not_empty_;
  std::condition_variable_any not_full_;
  std::deque<T> items_;
  bool closed_ = false;
};

// Tasks that succeed or fail together. Go: golang.org/x/sync/errgroup. The
// first task that fails cancels context(), and its error becomes the cause.
class Group {
 public:
  explicit Group(const Context& parent);
  Group(const Group&) = delete;
  Group& operator=(const Group&) = delete;
  ~Group();  // Cancels and waits.

  // What the tasks should observe. Done at the first failure and after Wait().
  const Context& context() const noexcept { return derived_.context; }

  // Runs `f(context())` or `f()` on a thread of its own. It fails if it returns
  // an std::error_code that is not {} or throws. A task may call Go. Throws
  // std::system_error if no thread can be started; then `f` does not run.
  template <class F>
  void Go(F f) {
    StartTask(std::make_unique<TaskOf<F>>(std::move(f)));
  }

  // Waits for all tasks and returns the first failure, as CauseCode() would
  // give it for a task that threw. No task may call it.
  std::error_code Wait();

 private:
  class Task {
   public:
    virtual ~Task() = default;
    virtual std::error_code Call(const Context& c) = 0;
    virtual void Free() noexcept = 0;  // Frees the captures.
    std::thread thread;
  };
  template <class F>
  class TaskOf final : public Task {
   public:
    explicit TaskOf(F&& f) : f_(std::move(f)) {}
    std::error_code Call(const Context& c) override {
      if constexpr (std::is_invocable_v<F&, const Context&>) {
        return Code([&] { return (*f_)(c); });
      } else {
        return Code(*f_);
      }
    }
    void Free() noexcept override { f_.reset(); }

   private:
    template <class G>
    static std::error_code Code(G&& g) {
      if constexpr (std::is_void_v<std::invoke_result_t<G&>>) {
        g();
        return {};
      } else {
        return g();
      }
    }

    std::optional<F> f_;
  };
  using Tasks = std::list<std::unique_ptr<Task>>;

  void StartTask(std::unique_ptr<Task> task);
  void RunTask(Tasks::iterator position) noexcept;
  void Fail(std::error_code error, std::exception_ptr exception) noexcept;

  CancelableCause derived_;
  std::mutex mutex_;
  std::condition_variable idle_;
  Tasks running_;
  Tasks finished_;  // Their threads are about to end and can be joined.
  bool failed_ = false;
  std::error_code error_;
};

}  // namespace ctx

#endif  // CTX_SYNC_H_
