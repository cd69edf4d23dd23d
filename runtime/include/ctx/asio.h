// From a context to the asynchronous operations of Asio, and back. Works with
// standalone Asio and with Boost.Asio; the library ctx needs neither.
//
//   asio::awaitable<void> Echo(ctx::Context c, tcp::socket socket) {
//     auto [read, cancel] = ctx::WithTimeout(c, 5s);  // One read, at most 5 s.
//     const ctx::CancelGuard guard(cancel);
//     std::array<char, 512> data;
//     auto n = co_await socket.async_read_some(
//         asio::buffer(data), ctx::Bind(read, asio::use_awaitable));
//     ...
//   }
//   asio::co_spawn(io, Echo(c, std::move(socket)),
//                  ctx::Bind(c, asio::detached));  // The coroutine as a whole.
//
// Which Asio: -DCTX_ASIO_BOOST=1 says Boost.Asio, =0 the standalone one.
// Without that macro it is the one that was included before this header, and if
// none or both were, the standalone one if the compiler finds it. Both may be
// used in one program, each in its own files.
//
// Bind and FromCancellationSlot need cancellation slots, that is Asio 1.19 or
// Boost 1.77; CTX_ASIO_HAS_SLOTS says whether they are there. CancelOnDone
// works with older ones too.
#ifndef CTX_ASIO_H_
#define CTX_ASIO_H_

#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <system_error>
#include <type_traits>
#include <utility>

#include "ctx/context.h"
#include "ctx/detail/asio.h"

namespace ctx {
#if CTX_ASIO_BOOST
inline namespace with_boost_asio {
#else
inline namespace with_asio {
#endif

// The error of an operation that observed `c`: {} if it succeeded, c.Err() if
// it was aborted and the context has ended, otherwise `error` itself. An
// operation that was aborted by other means (its socket was closed) keeps its
// error.
inline std::error_code OperationError(const Context& c,
                                      const asio_detail::ErrorCode& error) {
  if (!error) return {};
  if (error == asio_detail::net::error::operation_aborted && c.IsDone()) {
    return c.Err();
  }
  return error;
}

// While it lives, the end of the context calls `object.cancel()`, on the
// executor of the object: a timer, socket, acceptor, resolver, signal_set or
// anything else with cancel() and get_executor(). That aborts what is under way
// on the object then; what is started later is not aborted, so look at c.Err()
// before. If the context has ended already, cancel() is called soon.
//
// Destroy it before the object and, as any use of the object, not at the same
// time as other uses. Afterwards the object is not touched. Not copyable.
template <class Object>
class [[nodiscard]] CancelOnDone {
 public:
  CancelOnDone(const Context& c, Object& object)
      : target_(std::make_shared<Target>(object)) {
    on_done_.emplace(c.Done(), Post{target_.get()});
  }
  CancelOnDone(const CancelOnDone&) = delete;
  CancelOnDone& operator=(const CancelOnDone&) = delete;
  ~CancelOnDone() {
    on_done_.reset();  // Waits for a post that is being made.
    target_->Forget();
  }

 private:
  class Target : public std::enable_shared_from_this<Target> {
   public:
    explicit Target(Object& object)
        : object_(&object), executor_(object.get_executor()) {}

    void PostCancel() {
      asio_detail::net::post(
          executor_, [self = this->shared_from_this()] { self->Cancel(); });
    }
    void Forget() {
      const std::lock_guard lock(mutex_);
      object_ = nullptr;
    }

   private:
    void Cancel() {
      const std::lock_guard lock(mutex_);
      if (object_ == nullptr) return;
      // cancel() throws if the socket has been closed meanwhile.
      [[maybe_unused]] asio_detail::ErrorCode ignored;
      if constexpr (requires { object_->cancel(ignored); }) {
        object_->cancel(ignored);
      } else {
        object_->cancel();
      }
    }

    std::recursive_mutex mutex_;  // cancel() may destroy the CancelOnDone.
    Object* object_;
    const std::decay_t<decltype(std::declval<Object&>().get_executor())>
        executor_;
  };
  struct Post {
    Target* target;
    void operator()() const { target->PostCancel(); }
  };

  std::shared_ptr<Target> target_;
  std::optional<std::stop_callback<Post>> on_done_;
};

#if CTX_ASIO_HAS_SLOTS
// A completion token like `token` (a callback, use_awaitable, use_future,
// deferred, ...) whose operation is canceled when the context ends; it then
// completes with operation_aborted, see OperationError(). An operation that is
// complete by then succeeds. With a context that has ended the operation is
// started and canceled at once. A cancellation slot that the token has already,
// and that of a coroutine, keep their effect. Go: context.AfterFunc with
// SetDeadline, by hand.
//
// Slots are not thread-safe, so the cancellation is posted to the executor of
// the handler (the I/O object's, if it has none of its own). Any thread may end
// the context; the executor must be one that runs one handler at a time: a
// strand, or an io_context that one thread runs. With use_future, which runs
// handlers anywhere, say bind_executor(strand, use_future). The I/O object must
// be there until the handler is called, and the execution context as long as
// contexts end.
//
// An operation that says nothing of its executor (it was initiated by a plain
// lambda) needs the overload that takes one. If memory for the post is lacking
// when the context ends, the process is terminated.
//
// `type` is what the operation is told; all that can be canceled obey
// `terminal`.
template <class Token>
[[nodiscard]] auto Bind(const Context& c, Token&& token,
                        asio_detail::net::cancellation_type type =
                            asio_detail::net::cancellation_type::terminal) {
  return asio_detail::BoundToken<std::decay_t<Token>, asio_detail::NoExecutor>{
      c, {}, type, std::forward<Token>(token)};
}
template <class Executor, class Token>
  requires(
      !std::is_same_v<std::decay_t<Token>, asio_detail::net::cancellation_type>)
[[nodiscard]] auto Bind(const Context& c, const Executor& executor,
                        Token&& token,
                        asio_detail::net::cancellation_type type =
                            asio_detail::net::cancellation_type::terminal) {
  return asio_detail::BoundToken<std::decay_t<Token>, Executor>{
      c, executor, type, std::forward<Token>(token)};
}

// Derives a context that also ends, with Errc::kCanceled, when the slot's
// signal is emitted. A slot has one handler: do not give this one to an
// operation as well. The handler stays in the slot, and keeps the context in
// memory, until it is replaced or cleared or the signal goes. As with any use
// of a slot, not at the same time as an emission. No-op for a slot that is not
// connected.
[[nodiscard]] inline Cancelable FromCancellationSlot(
    const Context& parent, asio_detail::net::cancellation_slot slot) {
  Cancelable derived = WithCancel(parent);
  if (slot.is_connected()) {
    slot.assign([cancel = derived.cancel](
                    asio_detail::net::cancellation_type_t) { cancel(); });
  }
  return derived;
}
#endif  // CTX_ASIO_HAS_SLOTS

}  // inline namespace
}  // namespace ctx

#endif  // CTX_ASIO_H_
