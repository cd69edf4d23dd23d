// Cancellation, deadlines and request-scoped values, carried down a call tree.
// This is Go's package context, said in C++.
//
//   void Handle(const ctx::Context& parent) {
//     ctx::ScopedContext scope = ctx::WithTimeout(parent, 2s);
//     Fetch(scope.context());
//   }  // canceled here at the latest
//
// Take a context as the first parameter, `const ctx::Context&`. Everything in
// this header may be called from any thread at any time unless it says
// otherwise. Durations and deadlines are of the steady clock.
//
// A cancellation has two phases. First the error and the cause are set on the
// whole subtree; no user code runs meanwhile. Then, with no lock held, the stop
// tokens are signaled and the AfterFuncs are started. So a callback may cancel,
// derive, register, drop the last handle and wait for threads that use the
// tree.
#ifndef CTX_CONTEXT_H_
#define CTX_CONTEXT_H_

#include <chrono>
#include <concepts>
#include <cstdint>
#include <exception>
#include <iosfwd>
#include <optional>
#include <source_location>
#include <stop_token>
#include <string>
#include <system_error>
#include <tuple>
#include <type_traits>
#include <utility>

#include "ctx/detail/hook.h"
#include "ctx/detail/node.h"
#include "ctx/detail/tied.h"
#include "ctx/detail/value_node.h"
#include "ctx/error.h"
#include "ctx/key.h"

namespace ctx {

using Clock = std::chrono::steady_clock;
using TimePoint = Clock::time_point;
using Duration = Clock::duration;

// A handle to a node of the tree: as wide as a pointer, cheap to copy,
// immutable, never null; after a move it is Background().
class Context {
 public:
  Context(const Context&) noexcept = default;
  Context(Context&& other) noexcept
      : node_(std::exchange(other.node_, Root())) {}
  Context& operator=(const Context&) noexcept = default;
  Context& operator=(Context&& other) noexcept {
    if (this != &other) node_ = std::exchange(other.node_, Root());
    return *this;
  }
  ~Context() = default;

  // When the context ends at the latest; nullopt if no ancestor has a deadline.
  std::optional<TimePoint> Deadline() const noexcept;

  // A token that is signaled when the context ends; stop_possible() is false if
  // that can never happen. The first call on a node allocates. Stop callbacks
  // run on the canceling thread, or on the timer's, and must not block.
  std::stop_token Done() const;

  // Err() != {}, but cheaper.
  bool IsDone() const noexcept {
    const detail::CancelState* state = node_->cancel;
    return state != nullptr && (state->state.load(std::memory_order_acquire) &
                                detail::CancelState::kErr) != 0;
  }

  // {} while active, then Errc::kCanceled or Errc::kDeadlineExceeded for ever.
  // Once it is not {}, a Done() asked for afterwards is already signaled.
  std::error_code Err() const noexcept {
    const detail::CancelState* state = node_->cancel;
    if (state == nullptr) return detail::kNoError;
    const std::uint32_t err = state->state.load(std::memory_order_acquire) &
                              detail::CancelState::kErr;
    if (err == 0) return detail::kNoError;
    return static_cast<Errc>(err);
  }

  // The value that the nearest ancestor has for the key, or nullptr. It lives
  // as long as any context derived from that ancestor.
  template <class V>
  const V* Value(const Key<V>& key) const noexcept {
    return detail::FindValue<V>(node_.get(), &key);
  }

  // The same for a generic key, which is matched by its type and operator==. A
  // C string is matched as a std::string. nullptr too if the value is of
  // another type than V, as with Go's `v, ok := c.Value(key).(V)`.
  template <class V, class K>
    requires detail::GenericKey<K>
  const V* Value(const K& key) const {
    const detail::StoredKey<K>& stored = key;
    return detail::FindGenericValue<V, detail::StoredKey<K>>(node_.get(),
                                                             stored);
  }

  // Whether both are handles to the same node.
  bool operator==(const Context& other) const noexcept {
    return node_.get() == other.node_.get();
  }

  explicit Context(detail::NodeRef node) noexcept : node_(std::move(node)) {}
  detail::Node* node() const noexcept { return node_.get(); }

 private:
  static detail::NodeRef Root() noexcept {
    return detail::NodeRef::Share(detail::BackgroundNode());
  }

  detail::NodeRef node_;
};

// The root of a tree: never canceled, no deadline, no values. For main(), tests
// and the top of a request. Go: context.Background.
Context Background() noexcept;

// The same, where it is not clear yet which context to use. Go: context.TODO.
Context TODO() noexcept;

// Ends a context with Errc::kCanceled. Copyable; calls after the first one do
// nothing. Dropping it does not cancel. A default-constructed one does nothing.
// It returns when the error is set on the whole subtree and, if it was the
// first, when the stop callbacks have run. It never allocates and never throws.
class CancelFunc {
 public:
  CancelFunc() noexcept = default;
  explicit CancelFunc(detail::NodeRef node) noexcept : node_(std::move(node)) {}

  void operator()() const noexcept;

 private:
  detail::NodeRef node_;
};

// The same with a cause, for Cause(). A null cause or a zero code counts as
// none.
class CancelCauseFunc {
 public:
  CancelCauseFunc() noexcept = default;
  explicit CancelCauseFunc(detail::NodeRef node) noexcept
      : node_(std::move(node)) {}

  void operator()(std::exception_ptr cause = nullptr) const noexcept;
  void operator()(std::error_code cause) const noexcept;

 private:
  detail::NodeRef node_;
};

// auto [c, cancel] = ctx::WithTimeout(parent, 2s);
// std::tie(c, cancel) = ctx::WithTimeout(parent, 2s);
struct Cancelable {
  Context context;
  CancelFunc cancel;

  template <class C, class F>
  operator std::tuple<C&, F&>() noexcept {
    return {detail::Tied<C>(context), detail::Tied<F>(cancel)};
  }
};
struct CancelableCause {
  Context context;
  CancelCauseFunc cancel;

  template <class C, class F>
  operator std::tuple<C&, F&>() noexcept {
    return {detail::Tied<C>(context), detail::Tied<F>(cancel)};
  }
};

// Each of these derives a context that ends when its parent does (with the
// parent's error and cause), or earlier. They throw std::bad_alloc, and those
// with a deadline std::system_error if the timer's thread cannot be started.
//
// Call `cancel` as soon as the work is over. Without that call, a context that
// somebody observes (a kept stop_token, an AfterFunc) is remembered until its
// parent ends or its deadline comes, even after the last handle is gone. One
// that nobody holds or observes is freed at once. `where` is for LeakCheck, see
// <ctx/testing.h>.

// Ends when canceled. Go: WithCancel, WithCancelCause.
[[nodiscard]] Cancelable WithCancel(
    const Context& parent,
    std::source_location where = std::source_location::current());
[[nodiscard]] CancelableCause WithCancelCause(
    const Context& parent,
    std::source_location where = std::source_location::current());

// Ends with Errc::kDeadlineExceeded at `deadline` too, at once if that has
// passed. Go: WithDeadline, WithDeadlineCause. A deadline of the system clock
// is converted once, so later steps of that clock do not move it.
[[nodiscard]] Cancelable WithDeadline(
    const Context& parent, TimePoint deadline,
    std::source_location where = std::source_location::current());
[[nodiscard]] Cancelable WithDeadline(
    const Context& parent, std::chrono::system_clock::time_point deadline,
    std::source_location where = std::source_location::current());
[[nodiscard]] Cancelable WithDeadlineCause(
    const Context& parent, TimePoint deadline, std::exception_ptr cause,
    std::source_location where = std::source_location::current());

// WithDeadline(parent, Clock::now() + timeout). A sum that is too large becomes
// TimePoint::max(), which never comes. Go: WithTimeout, WithTimeoutCause.
[[nodiscard]] Cancelable WithTimeout(
    const Context& parent, Duration timeout,
    std::source_location where = std::source_location::current());
[[nodiscard]] Cancelable WithTimeoutCause(
    const Context& parent, Duration timeout, std::exception_ptr cause,
    std::source_location where = std::source_location::current());

// For a call that may take `max`, but must leave `headroom` of the parent's
// deadline to the caller: the timeout is min(max, remaining - headroom). If
// nothing is left, the context is born expired. Go: no counterpart.
[[nodiscard]] Cancelable WithBudget(
    const Context& parent, Duration max, Duration headroom,
    std::source_location where = std::source_location::current());

// Ends when `other` does too, with the error and cause of `other`. The deadline
// is the earlier one; values come from `parent`. Go: a WithCancelCause and an
// AfterFunc.
[[nodiscard]] Cancelable WithCancelOn(
    const Context& parent, const Context& other,
    std::source_location where = std::source_location::current());

// Carries the values of `parent`, but neither its end nor its deadline. Go:
// WithoutCancel.
[[nodiscard]] Context WithoutCancel(const Context& parent);

// Carries a value. Go: WithValue. The value must be safe to read from many
// threads; it is destroyed with the last context that can reach it.
template <class V>
[[nodiscard]] Context WithValue(const Context& parent, const Key<V>& key,
                                std::type_identity_t<V> value) {
  return Context(detail::MakeNode<detail::KeyedValue<V>>(parent.node(), &key,
                                                         std::move(value)));
}

// The same under a generic key: use a type of your own, so that keys of
// different libraries never meet.
template <class K, class V>
  requires detail::GenericKey<K>
[[nodiscard]] Context WithValue(const Context& parent, K key, V value) {
  using Stored = detail::StoredKey<K>;
  return Context(detail::MakeNode<detail::GenericValue<Stored, V>>(
      parent.node(), Stored(std::move(key)), std::move(value)));
}

// Why the context ended: null while active. Without an explicit cause it holds
// std::system_error(c.Err()). May allocate. Go: Cause.
std::exception_ptr Cause(const Context& c);

// The same as a code: that of the std::system_error or the code given as cause,
// otherwise c.Err().
std::error_code CauseCode(const Context& c) noexcept;

// Takes back an AfterFunc. True only for the call that prevented the callback;
// false if that was started or stopped before. Never blocks: a callback that
// was started may still be running. Dropping it does not stop the callback.
class StopFunc {
 public:
  StopFunc() noexcept = default;
  StopFunc(detail::NodeRef node, detail::HookRef hook) noexcept
      : node_(std::move(node)), hook_(std::move(hook)) {}

  bool operator()() const;

 private:
  detail::NodeRef node_;
  detail::HookRef hook_;
};

// Runs `f` once on a thread of its own when the context ends, at once if it
// has. An exception that escapes from `f` calls std::terminate. The thread has
// all signals blocked; if the system has no thread to give, `f` runs on the
// thread that canceled. The captures are freed after the run or the stop. Go:
// AfterFunc.
template <class F>
  requires std::invocable<F&>
StopFunc AfterFunc(const Context& c, F f) {
  auto hook = detail::HookRef::Adopt(new detail::ThreadHook<F>(std::move(f)));
  detail::Register(c.node(), hook.get());
  return StopFunc(detail::NodeRef::Share(c.node()), std::move(hook));
}

// What an executor is given: copyable, and runs the callback on the first call.
class AfterTask {
 public:
  explicit AfterTask(detail::HookRef hook) noexcept : hook_(std::move(hook)) {}

  void operator()() const noexcept {
    if (hook_->ClaimRun()) hook_->Run();
  }

 private:
  detail::HookRef hook_;
};

namespace detail {
template <class E, class F>
class ExecutorHook final : public ThreadHook<F> {
 public:
  ExecutorHook(E&& executor, F&& f)
      : ThreadHook<F>(std::move(f)), executor_(std::move(executor)) {}
  void Start() noexcept override { executor_(AfterTask(HookRef::Share(this))); }

 private:
  E executor_;
};
}  // namespace detail

// The same, but hands the task to `executor`, which is called as
// `executor(AfterTask)` on the thread that cancels and must not block or throw.
template <class E, class F>
  requires std::invocable<E&, AfterTask> && std::invocable<F&>
StopFunc AfterFunc(const Context& c, E executor, F f) {
  auto hook = detail::HookRef::Adopt(
      new detail::ExecutorHook<E, F>(std::move(executor), std::move(f)));
  detail::Register(c.node(), hook.get());
  return StopFunc(detail::NodeRef::Share(c.node()), std::move(hook));
}

// Calls a cancel function at the end of the scope: Go's `defer cancel()`.
class [[nodiscard]] CancelGuard {
 public:
  explicit CancelGuard(CancelFunc cancel) noexcept
      : cancel_(std::move(cancel)) {}
  explicit CancelGuard(CancelCauseFunc cancel) noexcept
      : cancel_cause_(std::move(cancel)) {}
  CancelGuard(const CancelGuard&) = delete;
  CancelGuard& operator=(const CancelGuard&) = delete;
  ~CancelGuard() {
    cancel_();
    cancel_cause_();
  }

 private:
  CancelFunc cancel_;
  CancelCauseFunc cancel_cause_;
};

// A derived context that is canceled at the end of the scope. Move-only; not
// safe to move or destroy while another thread uses this very object (the
// contexts copied from it are).
class [[nodiscard]] ScopedContext {
 public:
  // Implicit: `ctx::ScopedContext scope = ctx::WithTimeout(parent, 2s);`
  ScopedContext(Cancelable derived) noexcept
      : context_(std::move(derived.context)),
        cancel_(std::move(derived.cancel)) {}
  ScopedContext(ScopedContext&&) noexcept = default;
  ScopedContext& operator=(ScopedContext&& other) noexcept {
    if (this != &other) {
      cancel_();
      context_ = std::move(other.context_);
      cancel_ = std::move(other.cancel_);
    }
    return *this;
  }
  ~ScopedContext() { cancel_(); }

  const Context& context() const& noexcept { return context_; }
  // It would be canceled at the end of the expression.
  const Context& context() && = delete;

  // Ends the context before the end of the scope.
  void Cancel() const noexcept { cancel_(); }

 private:
  Context context_;
  CancelFunc cancel_;
};

// The way from the root, for logs: "Background.WithCancel.WithValue(user)".
// Shows no values.
std::string DebugString(const Context& c);
std::ostream& operator<<(std::ostream& out, const Context& c);

}  // namespace ctx

#endif  // CTX_CONTEXT_H_
