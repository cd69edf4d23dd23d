#include "ctx/grpc.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/create_channel_posix.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>
#include <grpcpp/server_posix.h>
#include <gtest/gtest.h>
#include <sys/socket.h>

#include <array>
#include <atomic>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <thread>
#include <utility>

#include "echo.grpc.pb.h"
#include "tests/adapters/grpc_service.h"
#include "tests/testing.h"

namespace ctx_test {
namespace {

// A server of the callback API, or a synchronous one.
class Calls : public ::testing::Test {
 protected:
  explicit Calls(bool callback)
      : service(callback ? static_cast<Behavior&>(callback_) : sync_),
        loopback(callback ? static_cast<grpc::Service*>(&callback_) : &sync_) {}

  grpc::Status Say(const ctx::Context& c, const char* text) {
    return Say(c, stub.get(), text);
  }
  static grpc::Status Say(const ctx::Context& c, Echo::Stub* to,
                          const char* text) {
    ctx::ScopedClientContext client(c);
    Text reply;
    return to->Say(&client, Request(text), &reply);
  }
  // Runs `end` when the handler is running.
  template <class End>
  std::thread UnderWay(int calls, End end) {
    return std::thread([this, calls, end] {
      EXPECT_TRUE(Eventually([&] { return service.calls == calls; }));
      end();
    });
  }
  // The error that a handler which waited saw in the end.
  std::error_code HandlerEnd() {
    const ctx::ScopedContext patience =
        ctx::WithTimeout(ctx::Background(), 10s);
    return service.ends.Receive(patience.context())
        .value_or(std::make_error_code(std::errc::no_message));
  }

 private:
  SyncService sync_;
  CallbackService callback_;

 protected:
  Behavior& service;
  Loopback loopback;
  std::unique_ptr<Echo::Stub> stub = loopback.NewStub();
};

class GrpcServer : public Calls, public ::testing::WithParamInterface<bool> {
 protected:
  GrpcServer() : Calls(GetParam()) {}
};
INSTANTIATE_TEST_SUITE_P(, GrpcServer, ::testing::Bool(),
                         [](const auto& param_info) {
                           return param_info.param ? "Callback" : "Sync";
                         });

class GrpcClient : public Calls {
 protected:
  GrpcClient() : Calls(false) {}
};

TEST_P(GrpcServer, Answers) {
  EXPECT_TRUE(Say(ctx::Background(), "hello").ok());
  EXPECT_EQ(service.deadline, std::nullopt);
  EXPECT_TRUE(Eventually([&] { return service.kept.IsDone(); }));
  EXPECT_EQ(service.kept.Err(), ctx::Errc::kCanceled);
}

TEST_P(GrpcServer, DeadlineTravels) {
  const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 1h);
  EXPECT_TRUE(Say(c, "hello").ok());
  ASSERT_TRUE(service.deadline.has_value());
  const auto error = *service.deadline - *c.Deadline();
  // gRPC rounds up what is left; of an hour, to a minute.
  EXPECT_GT(error, -2s);
  EXPECT_LT(error, 70s);
}

TEST_P(GrpcServer, ContextEndsWhenTheClientCancels) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  std::thread canceler = UnderWay(1, cancel);
  const grpc::Status status = Say(c, "wait");
  EXPECT_EQ(status.error_code(), grpc::StatusCode::CANCELLED);
  EXPECT_EQ(ctx::ToError(c, status), ctx::Errc::kCanceled);
  EXPECT_EQ(HandlerEnd(), ctx::Errc::kCanceled);
  canceler.join();
}

TEST_P(GrpcServer, ContextEndsWhenTheClientDisconnects) {
  std::array<int, 2> ends;
  ASSERT_EQ(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends.data()),
            0);
  grpc::AddInsecureChannelFromFd(loopback.server(), ends[0]);
  const auto direct =
      Echo::NewStub(grpc::CreateInsecureChannelFromFd("peer", ends[1]));
  std::thread disconnecter = UnderWay(1, [&] { shutdown(ends[1], SHUT_RDWR); });
  const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 1h);
  EXPECT_EQ(
      ctx::ToError(c, Say(c, direct.get(), "wait")),
      std::error_code(grpc::StatusCode::UNAVAILABLE, ctx::GrpcCategory()));
  EXPECT_EQ(HandlerEnd(), ctx::Errc::kCanceled);
  disconnecter.join();
}

TEST_P(GrpcServer, ContextEndsAtTheDeadlineOfTheClient) {
  // If the request was long on its way, the client ends the call well before
  // the server's own deadline.
  const auto handler_end = [this] {
    const int before = service.calls;
    const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 200ms);
    const grpc::Status status = Say(c, "wait");
    EXPECT_EQ(status.error_code(), grpc::StatusCode::DEADLINE_EXCEEDED);
    EXPECT_EQ(ctx::ToError(c, status), ctx::Errc::kDeadlineExceeded);
    return service.calls > before ? HandlerEnd() : std::error_code();
  };
  std::error_code end;
  for (int i = 0; i < 20 && end != ctx::Errc::kDeadlineExceeded; ++i) {
    end = handler_end();
  }
  EXPECT_EQ(end, ctx::Errc::kDeadlineExceeded);
}

TEST_P(GrpcServer, ContextEndsWithTheContextOfTheServer) {
  const auto [stopping, stop] = ctx::WithCancel(ctx::Background());
  service.parent = stopping;
  std::thread stopper = UnderWay(1, stop);
  const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 1h);
  EXPECT_EQ(ctx::ToError(c, Say(c, "wait")), ctx::Errc::kCanceled);
  EXPECT_FALSE(c.IsDone());
  EXPECT_EQ(HandlerEnd(), ctx::Errc::kCanceled);
  stopper.join();
}

TEST_P(GrpcServer, CancellationTravelsThroughAServer) {
  service.backend = loopback.NewStub();
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  std::thread canceler = UnderWay(2, cancel);
  EXPECT_EQ(ctx::ToError(c, Say(c, "relay")), ctx::Errc::kCanceled);
  EXPECT_EQ(HandlerEnd(), ctx::Errc::kCanceled);
  canceler.join();
}

TEST_P(GrpcServer, StreamStopsWhenTheClientCancels) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  ctx::ScopedClientContext client(c);
  const auto reader = stub->Repeat(&client, Request("again"));
  Text text;
  for (int i = 0; i < 3; ++i) EXPECT_TRUE(reader->Read(&text));
  cancel();
  while (reader->Read(&text)) {
  }
  EXPECT_EQ(ctx::ToError(c, reader->Finish()), ctx::Errc::kCanceled);
  EXPECT_EQ(HandlerEnd(), ctx::Errc::kCanceled);
}

TEST_P(GrpcServer, CancelRacesWithTheAnswer) {
  for (int i = 0; i < 100; ++i) {
    const auto [c, cancel] = ctx::WithCancel(ctx::Background());
    std::thread canceler([cancel = cancel, i] {
      std::this_thread::sleep_for(std::chrono::microseconds(10 * i));
      cancel();
    });
    const std::error_code error = ctx::ToError(c, Say(c, "hello"));
    EXPECT_TRUE(!error || error == ctx::Errc::kCanceled) << error;
    canceler.join();
  }
}

// Holds a scope with a reactor that is gRPC's own.
class DefaultReactorService final : public Echo::CallbackService {
 public:
  ~DefaultReactorService() override {
    if (thread_.joinable()) thread_.join();
  }
  grpc::ServerUnaryReactor* Say(grpc::CallbackServerContext* server,
                                const Text*, Text*) override {
    grpc::ServerUnaryReactor* reactor = server->DefaultReactor();
    thread_ = std::thread([this, server, reactor] {
      {
        const auto scope = ctx::FromServerContext(server);
        waiting = true;
        end.set_value(AwaitEnd(scope.context()));
      }
      reactor->Finish(grpc::Status::CANCELLED);
    });
    return reactor;
  }

  std::atomic<bool> waiting = false;
  std::promise<std::error_code> end;

 private:
  std::thread thread_;
};

TEST(GrpcCallbackServer, ScopeServesADefaultReactor) {
  DefaultReactorService service;
  const Loopback loopback(&service);
  const auto stub = loopback.NewStub();
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  std::thread canceler([&, cancel = cancel] {
    EXPECT_TRUE(Eventually([&] { return service.waiting.load(); }));
    cancel();
  });
  ctx::ScopedClientContext client(c);
  Text reply;
  EXPECT_EQ(ctx::ToError(c, stub->Say(&client, Request("x"), &reply)),
            ctx::Errc::kCanceled);
  EXPECT_EQ(service.end.get_future().get(), ctx::Errc::kCanceled);
  canceler.join();
}

TEST(GrpcAsyncServer, CancelsAtTheTagForTheEnd) {
  Echo::AsyncService service;
  int port = 0;
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(),
                           &port);
  builder.RegisterService(&service);
  const auto queue = builder.AddCompletionQueue();
  const auto server = builder.BuildAndStart();
  const auto stub = Echo::NewStub(grpc::CreateChannel(
      "127.0.0.1:" + std::to_string(port), grpc::InsecureChannelCredentials()));

  grpc::ServerContext call;
  Text request;
  grpc::ServerAsyncResponseWriter<Text> writer(&call);
  int begun = 0;
  int ended = 0;
  call.AsyncNotifyWhenDone(&ended);
  service.RequestSay(&call, &request, &writer, queue.get(), queue.get(),
                     &begun);

  const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 1h);
  std::thread caller([&, &c = c] {
    ctx::ScopedClientContext client(c);
    Text reply;
    EXPECT_EQ(ctx::ToError(c, stub->Say(&client, Request("x"), &reply)),
              ctx::Errc::kCanceled);
  });
  void* tag = nullptr;
  bool ok = false;
  ASSERT_TRUE(queue->Next(&tag, &ok));
  ASSERT_EQ(tag, &begun);
  const auto [handler, cancel_handler] =
      ctx::WithServerDeadline(ctx::Background(), &call);
  EXPECT_TRUE(handler.Deadline().has_value());
  cancel();
  ASSERT_TRUE(queue->Next(&tag, &ok));
  ASSERT_EQ(tag, &ended);
  cancel_handler();
  caller.join();
  server->Shutdown();
  queue->Shutdown();
  while (queue->Next(&tag, &ok)) {
  }
}

TEST_F(GrpcClient, FailsAtOnceInADoneContext) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  cancel();
  EXPECT_EQ(ctx::ToError(c, Say(c, "wait")), ctx::Errc::kCanceled);
  for (const ctx::Duration timeout : {ctx::Duration(0s), ctx::Duration(-1h)}) {
    const auto [late, cancel_late] =
        ctx::WithTimeout(ctx::Background(), timeout);
    const grpc::Status status = Say(late, "wait");
    EXPECT_EQ(status.error_code(), grpc::StatusCode::DEADLINE_EXCEEDED);
    EXPECT_EQ(ctx::ToError(late, status), ctx::Errc::kDeadlineExceeded);
  }
}

TEST_F(GrpcClient, KeepsAnEarlierDeadlineOfItsOwn) {
  const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 1h);
  const auto soon = std::chrono::system_clock::now() + 1min;
  {
    grpc::ClientContext client;
    client.set_deadline(soon);
    const ctx::ClientScope scope(c, &client);
    EXPECT_LE(client.deadline(), soon);
  }
  {
    grpc::ClientContext client;
    client.set_deadline(soon + 24h);
    const ctx::ClientScope scope(c, &client);
    EXPECT_LT(client.deadline(), soon + 2h);
  }
  const auto never = std::chrono::system_clock::time_point::max();
  const auto [late, cancel_late] =
      ctx::WithTimeout(ctx::Background(), ctx::Duration::max());
  const ctx::ScopedClientContext client(late);
  EXPECT_EQ(client.deadline(), never);
}

TEST_F(GrpcClient, AttachesToAContextMadeFromTheServersCall) {
  // As a handler does with grpc::ClientContext::FromServerContext.
  grpc::ClientContext client;
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  const ctx::ClientScope scope(c, &client);
  std::thread canceler = UnderWay(1, cancel);
  Text reply;
  EXPECT_EQ(ctx::ToError(c, stub->Say(&client, Request("wait"), &reply)),
            ctx::Errc::kCanceled);
  canceler.join();
}

TEST_F(GrpcClient, WorksWithTheCallbackApi) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  ctx::ScopedClientContext client(c);
  const Text request = Request("wait");
  Text reply;
  std::promise<grpc::Status> done;
  stub->async()->Say(&client, &request, &reply,
                     [&](grpc::Status s) { done.set_value(std::move(s)); });
  std::thread canceler = UnderWay(1, cancel);
  EXPECT_EQ(ctx::ToError(c, done.get_future().get()), ctx::Errc::kCanceled);
  canceler.join();
}

TEST_F(GrpcClient, IsNotTouchedAfterTheScope) {
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  EXPECT_TRUE(Say(c, "hello").ok());
  cancel();
}

TEST(GrpcStatus, MapsErrorsToStatuses) {
  EXPECT_TRUE(ctx::ToStatus(std::error_code()).ok());
  EXPECT_EQ(ctx::ToStatus(ctx::Errc::kCanceled).error_code(),
            grpc::StatusCode::CANCELLED);
  EXPECT_EQ(ctx::ToStatus(ctx::Errc::kDeadlineExceeded).error_code(),
            grpc::StatusCode::DEADLINE_EXCEEDED);
  EXPECT_EQ(
      ctx::ToStatus(std::make_error_code(std::errc::timed_out)).error_code(),
      grpc::StatusCode::DEADLINE_EXCEEDED);
  EXPECT_EQ(
      ctx::ToStatus(std::make_error_code(std::errc::io_error)).error_code(),
      grpc::StatusCode::UNKNOWN);
  EXPECT_EQ(ctx::ToStatus(ctx::Errc::kCanceled).error_message(),
            make_error_code(ctx::Errc::kCanceled).message());
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  EXPECT_TRUE(ctx::ToStatus(c).ok());
  cancel();
  EXPECT_EQ(ctx::ToStatus(c).error_code(), grpc::StatusCode::CANCELLED);
}

TEST(GrpcStatus, MapsStatusesToErrors) {
  EXPECT_EQ(ctx::ToError(grpc::Status::OK), std::error_code());
  EXPECT_EQ(ctx::ToError(grpc::Status::CANCELLED), ctx::Errc::kCanceled);
  const grpc::Status missing(grpc::StatusCode::NOT_FOUND, "no such thing");
  const std::error_code error = ctx::ToError(missing);
  EXPECT_STREQ(error.category().name(), "grpc");
  EXPECT_EQ(error.message(), "NOT_FOUND");
  EXPECT_EQ(ctx::ToStatus(error).error_code(), grpc::StatusCode::NOT_FOUND);
  // A context that ended does not hide what the server said.
  const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 0s);
  EXPECT_EQ(ctx::ToError(c, missing), error);
  EXPECT_EQ(ctx::ToError(c, grpc::Status::OK), std::error_code());
  EXPECT_EQ(ctx::ToError(c, grpc::Status::CANCELLED),
            ctx::Errc::kDeadlineExceeded);
}

}  // namespace
}  // namespace ctx_test
