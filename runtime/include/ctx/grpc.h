// Between contexts and the calls of gRPC, in both directions:
//
//   grpc::Status Get(grpc::ServerContext* server, const Request* request,
//                    Reply* reply) override {
//     const auto scope = ctx::FromServerContext(server);
//     const ctx::Context& c = scope.context();  // Ends with the call.
//     ...
//     ctx::ScopedClientContext client(c);       // Its call ends with `c`.
//     return backend_->Look(&client, query, &answer);
//   }
//
// The library ctx does not need gRPC; whoever includes this header links with
// it. Deadlines are those of the real clock.
#ifndef CTX_GRPC_H_
#define CTX_GRPC_H_

#include <grpcpp/client_context.h>
#include <grpcpp/server_context.h>
#include <grpcpp/support/status.h>

#include <chrono>
#include <optional>
#include <source_location>
#include <stop_token>
#include <string>
#include <system_error>
#include <utility>

#include "ctx/context.h"
#include "ctx/detail/grpc.h"

namespace ctx {

// The category, "grpc", of codes of the type grpc::StatusCode.
inline const std::error_category& GrpcCategory() noexcept {
  static const detail::GrpcErrorCategory category;
  return category;
}

// What a handler returns for an error, e.g. for c.Err(): CANCELLED for
// Errc::kCanceled and what equals it, DEADLINE_EXCEEDED for
// Errc::kDeadlineExceeded likewise, the status itself for a code in
// GrpcCategory(), OK for {}, otherwise UNKNOWN; with the code's message.
inline grpc::Status ToStatus(const std::error_code& error) {
  if (!error) return grpc::Status::OK;
  grpc::StatusCode code = grpc::StatusCode::UNKNOWN;
  if (error.category() == GrpcCategory()) {
    code = static_cast<grpc::StatusCode>(error.value());
  } else if (error == std::errc::operation_canceled) {
    code = grpc::StatusCode::CANCELLED;
  } else if (error == std::errc::timed_out) {
    code = grpc::StatusCode::DEADLINE_EXCEEDED;
  }
  return grpc::Status(code, error.message());
}

// ToStatus(c.Err()): OK while the context is active. Go:
// status.FromContextError.
inline grpc::Status ToStatus(const Context& c) { return ToStatus(c.Err()); }

// The result of a call as an error: {} for OK, Errc::kCanceled for CANCELLED,
// Errc::kDeadlineExceeded for DEADLINE_EXCEEDED, otherwise the status's code in
// GrpcCategory(). Its message is lost.
inline std::error_code ToError(const grpc::Status& status) {
  switch (status.error_code()) {
    case grpc::StatusCode::OK:
      return {};
    case grpc::StatusCode::CANCELLED:
      return Errc::kCanceled;
    case grpc::StatusCode::DEADLINE_EXCEEDED:
      return Errc::kDeadlineExceeded;
    default:
      return {static_cast<int>(status.error_code()), GrpcCategory()};
  }
}

// The same for a call that observed `c`: if the call was ended by the context,
// this is c.Err(), whichever of gRPC's timer and the context's came first.
inline std::error_code ToError(const Context& c, const grpc::Status& status) {
  const std::error_code error = ToError(status);
  const bool ended =
      error == Errc::kCanceled || error == Errc::kDeadlineExceeded;
  return ended && c.IsDone() ? c.Err() : error;
}

// Derives a context with the deadline of a server call, and nothing else of it.
// This is for servers with a completion queue, where gRPC tells the end of a
// call with the tag of AsyncNotifyWhenDone: call `cancel` when that comes,
// which it does for every call that was begun. For other servers there are
// FromServerContext and WithServerContext. Does not keep `server`.
[[nodiscard]] inline Cancelable WithServerDeadline(
    const Context& parent, const grpc::ServerContextBase* server,
    std::source_location where = std::source_location::current()) {
  const std::chrono::system_clock::time_point deadline = server->deadline();
  if (deadline == std::chrono::system_clock::time_point::max()) {
    return WithCancel(parent, where);
  }
  return WithDeadline(parent, deadline, where);
}

// The context of a handler, see FromServerContext(). Neither copyable nor
// movable.
class [[nodiscard]] ServerScope {
 public:
  ServerScope(const Context& parent, const grpc::ServerContextBase* server,
              std::source_location where = std::source_location::current())
      : derived_(WithServerDeadline(parent, server, where)),
        watch_(detail::GrpcWatcher::Get().Add(server, derived_)) {}
  ServerScope(const ServerScope&) = delete;
  ServerScope& operator=(const ServerScope&) = delete;
  // Cancels. `server` is not touched afterwards.
  ~ServerScope() {
    detail::GrpcWatcher::Get().Remove(watch_);
    derived_.cancel();
  }

  const Context& context() const& noexcept { return derived_.context; }
  // It would be canceled at the end of the expression.
  const Context& context() && = delete;

 private:
  const Cancelable derived_;
  const detail::GrpcWatcher::Watch watch_;
};

// The context of a server call, for the time of the scope: it has the call's
// deadline, and is canceled when the client cancels or disconnects, and at the
// end of the scope. `parent` is the server's own context, if it has one that
// ends when the server is to stop; it also gives the values.
//
// Hold it in the handler: the call is asked about until the scope ends, which
// must be before gRPC's object goes, that is when the handler returns or, with
// the callback API, when Finish() is called. Contexts made from it may live on;
// they have ended.
//
// The synchronous API has nothing that tells when a client goes, so a thread
// that all calls share asks for each of them, every 10 ms (less often if there
// are so many calls that this would take more than a twentieth of a core). Stop
// callbacks run on that thread. With the callback API this works as well, for
// DefaultReactor() above all, but WithServerContext needs no asking. It must
// not be used with completion queues; see WithServerDeadline.
//
// Throws std::system_error if the thread cannot be started. Go: the context
// that a handler gets.
[[nodiscard]] inline ServerScope FromServerContext(
    const Context& parent, const grpc::ServerContextBase* server,
    std::source_location where = std::source_location::current()) {
  return ServerScope(parent, server, where);
}
[[nodiscard]] inline ServerScope FromServerContext(
    const grpc::ServerContextBase* server,
    std::source_location where = std::source_location::current()) {
  return ServerScope(Background(), server, where);
}

// A base for reactors of the callback API which has the context of the call:
//
//   class Reader final
//       : public ctx::WithServerContext<grpc::ServerReadReactor<Chunk>> {
//    public:
//     explicit Reader(grpc::CallbackServerContext* server)
//         : WithServerContext(server) {}
//     void OnDone() override { delete this; }
//     ...
//   };
//
// The context has the call's deadline and is canceled when gRPC says that the
// client is gone (OnCancel), and at the latest when the reactor is destroyed. A
// reactor that overrides OnCancel must call this one. gRPC still waits for
// Finish(), for which ToStatus(context()) is at hand. An AfterFunc that uses
// the reactor must have run or been stopped before that is destroyed.
template <class Reactor>
class WithServerContext : public Reactor {
 public:
  explicit WithServerContext(
      const grpc::CallbackServerContext* server,
      std::source_location where = std::source_location::current())
      : WithServerContext(Background(), server, where) {}
  WithServerContext(
      const Context& parent, const grpc::CallbackServerContext* server,
      std::source_location where = std::source_location::current())
      : derived_(WithServerDeadline(parent, server, where)),
        slack_(detail::DeadlineSlack(derived_.context)) {}
  ~WithServerContext() override { derived_.cancel(); }

  const Context& context() const noexcept { return derived_.context; }

  // Runs the stop callbacks, on a thread of gRPC's.
  void OnCancel() override {
    if (!detail::DeadlineIsNear(derived_.context, slack_)) derived_.cancel();
  }

 private:
  const Cancelable derived_;
  const Duration slack_;
};

// While it lives, the call made with `client` observes the context: it is
// canceled when the context ends, and has the context's deadline unless it had
// an earlier one. If the context has ended already, the call fails at once (the
// server may still see it begin). ToError(c, status) tells how it went.
//
//   grpc::ClientContext client;
//   const ctx::ClientScope scope(c, &client);
//   const grpc::Status status = stub->Get(&client, request, &reply);
//
// Make it before the call is started, for that is when gRPC reads the deadline,
// and destroy it after the end of the call but before `client` (declared after
// it, that is so by itself); then the context may end at any time and on any
// thread. The end of the scope waits for a TryCancel under way. Neither
// copyable nor movable. Go: the ctx argument of a stub.
class [[nodiscard]] ClientScope {
 public:
  ClientScope(const Context& c, grpc::ClientContext* client)
      : on_done_(c.Done(), Cancel{c, SetDeadline(c, client)}) {}
  ClientScope(const ClientScope&) = delete;
  ClientScope& operator=(const ClientScope&) = delete;

 private:
  struct Cancel {
    Context context;
    grpc::ClientContext* client;
    void operator()() const noexcept {
      // gRPC is about to end the call by itself, with the better status.
      if (context.Err() == Errc::kDeadlineExceeded &&
          detail::DeadlineIsNear(context, detail::kMinSlack)) {
        return;
      }
      client->TryCancel();
    }
  };

  static grpc::ClientContext* SetDeadline(const Context& c,
                                          grpc::ClientContext* client) {
    if (const std::optional<TimePoint> deadline = c.Deadline()) {
      const auto at = detail::ToSystemClock(*deadline);
      if (at < client->deadline()) client->set_deadline(at);
    }
    return client;
  }

  const std::stop_callback<Cancel> on_done_;
};

// A grpc::ClientContext whose call observes a context, as with ClientScope. Use
// it like any other, for one call, and destroy it after the end of the call.
class ScopedClientContext : public grpc::ClientContext {
 public:
  explicit ScopedClientContext(const Context& c) : scope_(c, this) {}

 private:
  const ClientScope scope_;
};

}  // namespace ctx

#endif  // CTX_GRPC_H_
