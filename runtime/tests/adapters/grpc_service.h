// Services whose handlers wait for the end of their contexts.
#ifndef CTX_TESTS_ADAPTERS_GRPC_SERVICE_H_
#define CTX_TESTS_ADAPTERS_GRPC_SERVICE_H_

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <thread>

#include "ctx/grpc.h"
#include "ctx/sync.h"
#include "echo.grpc.pb.h"
#include "tests/testing.h"

namespace ctx_test {

// Waits for the end of the context, and tells the error.
inline std::error_code AwaitEnd(const ctx::Context& c) {
  return SleepFor(c, 30s);
}

// What the handlers of both services have in common: Say("wait") waits until
// its context ends, Say("relay") asks `backend` to wait.
struct Behavior {
  std::error_code Say(const ctx::Context& c, const std::string& text) {
    deadline = c.Deadline();
    kept = c;
    ++calls;
    if (text == "wait") return AwaitEnd(c);
    if (text == "relay") {
      ctx::ScopedClientContext client(c);
      Text wait;
      wait.set_text("wait");
      Text reply;
      return ctx::ToError(c, backend->Say(&client, wait, &reply));
    }
    return {};
  }
  void Ended(std::error_code error) { ends.Send(ctx::Background(), error); }

  ctx::Context parent = ctx::Background();
  std::unique_ptr<Echo::Stub> backend;
  std::atomic<int> calls = 0;
  // What the last handler saw; to be read when it has returned.
  std::optional<ctx::TimePoint> deadline;
  ctx::Context kept = ctx::Background();
  ctx::Channel<std::error_code> ends{16};  // Of the calls that wait.
};

class SyncService final : public Echo::Service, public Behavior {
 public:
  grpc::Status Say(grpc::ServerContext* server, const Text* request,
                   Text* reply) override {
    const auto scope = ctx::FromServerContext(parent, server);
    const std::error_code error =
        Behavior::Say(scope.context(), request->text());
    reply->set_text(request->text());
    if (request->text() == "wait") Ended(error);
    return ctx::ToStatus(error);
  }

  grpc::Status Repeat(grpc::ServerContext* server, const Text* request,
                      grpc::ServerWriter<Text>* writer) override {
    const auto scope = ctx::FromServerContext(server);
    while (!scope.context().IsDone()) {
      writer->Write(*request);
      (void)SleepFor(scope.context(), 1ms);
    }
    Ended(scope.context().Err());
    return ctx::ToStatus(scope.context());
  }
};

// A reactor whose context runs on a thread of its own.
class Sayer final : public ctx::WithServerContext<grpc::ServerUnaryReactor> {
 public:
  Sayer(Behavior* behavior, grpc::CallbackServerContext* server,
        const Text* request, Text* reply)
      : WithServerContext(behavior->parent, server),
        thread_([this, behavior, request, reply] {
          const std::error_code error =
              behavior->Say(context(), request->text());
          reply->set_text(request->text());
          if (request->text() == "wait") behavior->Ended(error);
          Finish(ctx::ToStatus(error));
        }) {}
  void OnDone() override {
    thread_.join();
    delete this;
  }

 private:
  std::thread thread_;
};

class Repeater final
    : public ctx::WithServerContext<grpc::ServerWriteReactor<Text>> {
 public:
  Repeater(Behavior* behavior, grpc::CallbackServerContext* server,
           const Text* request)
      : WithServerContext(server), behavior_(behavior), request_(*request) {
    StartWrite(&request_);
  }
  void OnWriteDone(bool ok) override {
    if (ok && !context().IsDone()) {
      StartWrite(&request_);
      return;
    }
    // A write may fail before gRPC tells the end.
    AfterFunc(context(), [this] { Finish(ctx::ToStatus(context())); });
  }
  void OnDone() override {
    behavior_->Ended(context().Err());
    delete this;
  }

 private:
  Behavior* const behavior_;
  const Text request_;
};

class CallbackService final : public Echo::CallbackService, public Behavior {
 public:
  grpc::ServerUnaryReactor* Say(grpc::CallbackServerContext* server,
                                const Text* request, Text* reply) override {
    return new Sayer(this, server, request, reply);
  }
  grpc::ServerWriteReactor<Text>* Repeat(grpc::CallbackServerContext* server,
                                         const Text* request) override {
    return new Repeater(this, server, request);
  }
};

// A server on a free port, and a channel to it.
class Loopback {
 public:
  explicit Loopback(grpc::Service* service) {
    int port = 0;
    grpc::ServerBuilder builder;
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(),
                             &port);
    builder.RegisterService(service);
    server_ = builder.BuildAndStart();
    channel_ = grpc::CreateChannel("127.0.0.1:" + std::to_string(port),
                                   grpc::InsecureChannelCredentials());
  }
  ~Loopback() { server_->Shutdown(std::chrono::system_clock::now()); }

  grpc::Server* server() const { return server_.get(); }
  std::unique_ptr<Echo::Stub> NewStub() const {
    return Echo::NewStub(channel_);
  }

 private:
  std::unique_ptr<grpc::Server> server_;
  std::shared_ptr<grpc::Channel> channel_;
};

inline Text Request(const char* text) {
  Text request;
  request.set_text(text);
  return request;
}

}  // namespace ctx_test

#endif  // CTX_TESTS_ADAPTERS_GRPC_SERVICE_H_
