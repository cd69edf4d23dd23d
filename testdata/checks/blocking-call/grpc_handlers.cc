// A completion queue is there to be waited for, but not by a handler.
// Also with the installed headers.

#include "echo.grpc.pb.h"

class Proxy : public demo::Echo::Service {
 public:
  grpc::Status Say(grpc::ServerContext* server,
                   const demo::EchoRequest* request,
                   demo::EchoReply* reply) override {
    grpc::CompletionQueue queue;
    auto context = grpc::ClientContext::FromServerContext(*server);
    auto reader = stub_->AsyncSay(context.get(), *request, &queue);
    grpc::Status status;
    reader->Finish(reply, &status, this);
    void* tag = nullptr;
    bool ok = false;
    queue.Next(&tag, &ok);  // want "'Next' blocks without looking at context 'server'" note "use 'AsyncNext' with a deadline, and look at 'IsCancelled' in between"
    queue.AsyncNext(&tag, &ok, server->deadline());
    std::this_thread::sleep_for(1s);  // want "'sleep_for' blocks without looking at context 'server'" note "ServerContext::IsCancelled"
    return status;
  }

 private:
  std::unique_ptr<demo::Echo::Stub> stub_;
};

class Reacting : public demo::Echo::CallbackService {
 public:
  grpc::ServerUnaryReactor* Say(grpc::CallbackServerContext* server,
                                const demo::EchoRequest*,
                                demo::EchoReply*) override {
    void* tag = nullptr;
    bool ok = false;
    queue_.Next(&tag, &ok);  // want "'Next' blocks without looking at context 'server'" note "use 'AsyncNext'"
    return server->DefaultReactor();
  }

 private:
  grpc::CompletionQueue queue_;
};

// The thread of a server's queue: it has nothing else to do.
void Serve(grpc::ServerContext* context, grpc::ServerCompletionQueue& queue) {
  void* tag = nullptr;
  bool ok = false;
  while (queue.Next(&tag, &ok)) Log(context->peer());
}

// A stub in a handler blocks until its own context ends it.
class Forwarding : public demo::Echo::Service {
 public:
  grpc::Status Say(grpc::ServerContext* server,
                   const demo::EchoRequest* request,
                   demo::EchoReply* reply) override {
    auto context = grpc::ClientContext::FromServerContext(*server);
    return stub_->Say(context.get(), *request, reply);
  }

 private:
  std::unique_ptr<demo::Echo::Stub> stub_;
};
