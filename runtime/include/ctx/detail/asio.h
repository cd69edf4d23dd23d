// Which Asio, and how an operation is bound to a context. Not part of the
// public interface.
#ifndef CTX_DETAIL_ASIO_H_
#define CTX_DETAIL_ASIO_H_

// Every header of an Asio includes its configuration.
#ifndef CTX_ASIO_BOOST
#if defined(ASIO_DETAIL_CONFIG_HPP)
#define CTX_ASIO_BOOST 0
#elif defined(BOOST_ASIO_DETAIL_CONFIG_HPP)
#define CTX_ASIO_BOOST 1
#elif __has_include(<asio/version.hpp>)
#define CTX_ASIO_BOOST 0
#elif __has_include(<boost/asio/version.hpp>)
#define CTX_ASIO_BOOST 1
#else
#error "<ctx/asio.h> needs Asio: neither <asio/...> nor <boost/asio/...> found"
#endif
#endif

#if CTX_ASIO_BOOST
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/system_executor.hpp>
#include <boost/system/error_code.hpp>
#if __has_include(<boost/asio/cancellation_signal.hpp>)
#include <boost/asio/associated_cancellation_slot.hpp>
#include <boost/asio/associator.hpp>
#include <boost/asio/cancellation_signal.hpp>
#define CTX_ASIO_HAS_SLOTS 1
#endif
#else
#include <asio/associated_executor.hpp>
#include <asio/async_result.hpp>
#include <asio/error.hpp>
#include <asio/post.hpp>
#include <asio/system_executor.hpp>
#if __has_include(<asio/cancellation_signal.hpp>)
#include <asio/associated_cancellation_slot.hpp>
#include <asio/associator.hpp>
#include <asio/cancellation_signal.hpp>
#define CTX_ASIO_HAS_SLOTS 1
#endif
#endif
#ifndef CTX_ASIO_HAS_SLOTS
#define CTX_ASIO_HAS_SLOTS 0
#endif

#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <type_traits>
#include <utility>

#include "ctx/context.h"

namespace ctx {

// An inline namespace of its own for each Asio: files that use the one and
// files that use the other can be linked together.
#if CTX_ASIO_BOOST
inline namespace with_boost_asio {
namespace asio_detail {
namespace net = ::boost::asio;
using ErrorCode = ::boost::system::error_code;
}  // namespace asio_detail
#else
inline namespace with_asio {
namespace asio_detail {
namespace net = ::asio;
using ErrorCode = ::asio::error_code;
}  // namespace asio_detail
#endif

#if CTX_ASIO_HAS_SLOTS
namespace asio_detail {

// What Bind() passes to the operation.
template <class Token, class Executor>
struct BoundToken {
  Context context;
  Executor executor;
  net::cancellation_type type;
  Token token;
};
struct NoExecutor {};

// An operation under way. Its handler owns it and calls Finish() before it is
// called or destroyed.
template <class Executor>
class Operation : public std::enable_shared_from_this<Operation<Executor>> {
 public:
  Operation(const Executor& executor, net::cancellation_type type)
      : executor_(executor), type_(type) {}

  net::cancellation_slot slot() noexcept { return signal_.slot(); }

  // Only after the initiation, which may connect the slot at any point of it.
  void Arm(std::stop_token token) {
    const std::lock_guard lock(mutex_);
    if (!finished_) on_done_.emplace(std::move(token), Post{this});
  }

  void Emit(net::cancellation_type_t type) {
    const std::lock_guard lock(mutex_);
    if (!finished_) signal_.emit(type);
  }

  // No emission afterwards, and none under way on another thread: what the slot
  // leads to may be gone then. Waits for a post that is being made, so that the
  // execution context may go too.
  void Finish() {
    {
      const std::lock_guard lock(mutex_);
      if (std::exchange(finished_, true)) return;
    }
    on_done_.reset();
  }

 private:
  struct Post {
    Operation* op;
    void operator()() const {
      net::post(op->executor_,
                [self = op->shared_from_this()] { self->Emit(self->type_); });
    }
  };

  const Executor executor_;
  const net::cancellation_type type_;
  std::recursive_mutex mutex_;  // An emission may run the handler in place.
  bool finished_ = false;
  net::cancellation_signal signal_;
  std::optional<std::stop_callback<Post>> on_done_;
};

template <class Handler, class Op>
class BoundHandler {
 public:
  using cancellation_slot_type = net::cancellation_slot;

  BoundHandler(std::shared_ptr<Op> op, Handler&& handler)
      : op_(std::move(op)), handler_(std::move(handler)) {
    // A slot that the handler had keeps its effect.
    auto outer = net::get_associated_cancellation_slot(handler_);
    if (!outer.is_connected()) return;
    outer.assign([weak = op_->weak_from_this()](net::cancellation_type_t type) {
      if (const auto self = weak.lock()) self->Emit(type);
    });
  }
  BoundHandler(BoundHandler&&) = default;
  ~BoundHandler() {
    if (op_ != nullptr) op_->Finish();
  }

  template <class... Args>
  void operator()(Args&&... args) {
    op_->Finish();
    op_.reset();
    auto outer = net::get_associated_cancellation_slot(handler_);
    if (outer.is_connected()) outer.clear();
    std::move(handler_)(std::forward<Args>(args)...);
  }

  cancellation_slot_type get_cancellation_slot() const noexcept {
    return op_->slot();
  }
  const Handler& handler() const noexcept { return handler_; }

 private:
  std::shared_ptr<Op> op_;
  Handler handler_;
};

// The I/O object's executor, which the handler has by default.
template <class Initiation>
struct InitiationExecutor {};
template <class Initiation>
  requires requires { typename Initiation::executor_type; }
struct InitiationExecutor<Initiation> {
  using executor_type = typename Initiation::executor_type;
};

template <class Initiation, class Executor>
struct BoundInitiation : InitiationExecutor<Initiation> {
  static constexpr bool kHasExecutor =
      requires { typename Initiation::executor_type; };

  BoundInitiation(const Context& c, const Executor& bound_executor,
                  net::cancellation_type bound_type, Initiation&& initiate)
      : context(c),
        executor(bound_executor),
        type(bound_type),
        initiation(std::move(initiate)) {}
  BoundInitiation(const Context& c, const Executor& bound_executor,
                  net::cancellation_type bound_type, const Initiation& initiate)
      : context(c),
        executor(bound_executor),
        type(bound_type),
        initiation(initiate) {}

  auto get_executor() const noexcept
    requires kHasExecutor
  {
    return initiation.get_executor();
  }

  template <class Handler, class... Args>
  void operator()(Handler&& handler, Args&&... args) && {
    Start(std::move(initiation), std::forward<Handler>(handler),
          std::forward<Args>(args)...);
  }
  template <class Handler, class... Args>
  void operator()(Handler&& handler, Args&&... args) const& {
    Start(initiation, std::forward<Handler>(handler),
          std::forward<Args>(args)...);
  }

  // Where the cancellation is emitted.
  template <class Handler>
  auto EmitOn(const Handler& handler) const {
    if constexpr (!std::is_same_v<Executor, NoExecutor>) {
      return executor;
    } else if constexpr (kHasExecutor) {
      return net::get_associated_executor(handler, initiation.get_executor());
    } else {
      using Found = net::associated_executor_t<Handler>;
      static_assert(!std::is_same_v<Found, net::system_executor>,
                    "neither the handler nor the operation has an executor: "
                    "say which one with ctx::Bind(c, executor, token)");
      return net::get_associated_executor(handler);
    }
  }

  template <class I, class Handler, class... Args>
  void Start(I&& initiate, Handler&& handler, Args&&... args) const {
    // `*this` may be gone when `initiate` returns.
    using Op = Operation<decltype(EmitOn(handler))>;
    std::stop_token token = context.Done();
    const auto op = std::make_shared<Op>(EmitOn(handler), type);
    std::forward<I>(initiate)(
        BoundHandler<std::decay_t<Handler>, Op>(
            op, std::decay_t<Handler>(std::forward<Handler>(handler))),
        std::forward<Args>(args)...);
    op->Arm(std::move(token));
  }

  Context context;
  [[no_unique_address]] Executor executor;
  net::cancellation_type type;
  Initiation initiation;
};

}  // namespace asio_detail
#endif  // CTX_ASIO_HAS_SLOTS

}  // inline namespace
}  // namespace ctx

#if CTX_ASIO_HAS_SLOTS
// What makes a BoundToken a completion token, and hands on what is associated
// with a handler.
template <class Token, class Executor, class... Signatures>
class ctx::asio_detail::net::async_result<
    ctx::asio_detail::BoundToken<Token, Executor>, Signatures...> {
  template <class Initiation>
  using Bound =
      ctx::asio_detail::BoundInitiation<std::decay_t<Initiation>, Executor>;

 public:
  template <class Initiation, class RawToken, class... Args>
  static auto initiate(Initiation&& initiation, RawToken&& bound,
                       Args&&... args)
      -> decltype(ctx::asio_detail::net::async_initiate<Token, Signatures...>(
          std::declval<Bound<Initiation>>(), bound.token,
          std::declval<Args>()...)) {
    return ctx::asio_detail::net::async_initiate<Token, Signatures...>(
        Bound<Initiation>(bound.context, bound.executor, bound.type,
                          std::forward<Initiation>(initiation)),
        bound.token, std::forward<Args>(args)...);
  }
};

template <template <class, class> class Associator, class Handler, class Op,
          class Default>
struct ctx::asio_detail::net::associator<
    Associator, ctx::asio_detail::BoundHandler<Handler, Op>, Default>
    : Associator<Handler, Default> {
  using Bound = ctx::asio_detail::BoundHandler<Handler, Op>;

  static auto get(const Bound& bound) noexcept {
    return Associator<Handler, Default>::get(bound.handler());
  }
  static auto get(const Bound& bound, const Default& fallback) noexcept {
    return Associator<Handler, Default>::get(bound.handler(), fallback);
  }
};
#endif  // CTX_ASIO_HAS_SLOTS

#endif  // CTX_DETAIL_ASIO_H_
