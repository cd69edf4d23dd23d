// The callback interface.
// Also with the installed headers.

#include "echo.grpc.pb.h"

void Callback(demo::Echo::Stub* stub, const demo::EchoRequest& request) {
  auto context = std::make_shared<grpc::ClientContext>();  // want note "'context' is made here"
  auto reply = std::make_shared<demo::EchoReply>();
  stub->async()->Say(context.get(), &request, reply.get(),  // want "'Say' is called with 'context', which has no deadline"
                     [context, reply](grpc::Status status) {
                       if (status.ok()) Log(reply->text());
                     });
}

void Interface(demo::Echo::StubInterface& stub,
               const demo::EchoRequest& request, demo::EchoReply& reply) {
  std::mutex mutex;
  std::condition_variable done;
  bool ready = false;
  grpc::ClientContext context;  // want note "'context' is made here"
  stub.async()->Say(&context, &request, &reply, [&](const grpc::Status&) {  // want "'Say' is called with 'context'"
    std::lock_guard lock(mutex);
    ready = true;
    done.notify_one();
  });
  std::unique_lock lock(mutex);
  done.wait(lock, [&] { return ready; });
}

void WithDeadline(demo::Echo::Stub* stub, const demo::EchoRequest& request) {
  auto context = std::make_shared<grpc::ClientContext>();
  auto reply = std::make_shared<demo::EchoReply>();
  context->set_deadline(std::chrono::system_clock::now() + 1s);
  stub->async()->Say(context.get(), &request, reply.get(),
                     [context, reply](grpc::Status) {});
}

class Reactor : public grpc::ClientUnaryReactor {
 public:
  Reactor(demo::Echo::Stub* stub, const demo::EchoRequest& request) {
    stub->async()->Say(&context_, &request, &reply_, this);  // want "'Say' is called with 'context_'"
    StartCall();
  }

 private:
  grpc::ClientContext context_;  // want note "'context_' is made here"
  demo::EchoReply reply_;
};

class Limited : public grpc::ClientUnaryReactor {
 public:
  Limited(demo::Echo::Stub* stub, const demo::EchoRequest& request) {
    context_.set_deadline(std::chrono::system_clock::now() + 1s);
    stub->async()->Say(&context_, &request, &reply_, this);
    StartCall();
  }

 private:
  grpc::ClientContext context_;
  demo::EchoReply reply_;
};

// The timer's callback ends the call.
void Watched(demo::Echo::Stub* stub, const demo::EchoRequest& request,
             demo::EchoReply& reply, std::stop_token token) {
  grpc::ClientContext context;
  std::stop_callback stopped(token, [&] { context.TryCancel(); });
  stub->Say(&context, request, &reply);
}
