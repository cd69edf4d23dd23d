// The plain form: a context on the stack, handed to a generated stub.
// Also with the installed headers.

#include "echo.grpc.pb.h"
#include "grpcpp/grpcpp.h"

grpc::Status Plain(demo::Echo::Stub& stub, const demo::EchoRequest& request) {
  grpc::ClientContext context;  // want note "'context' is made here; give it a deadline with 'set_deadline'"
  demo::EchoReply reply;
  return stub.Say(&context, request, &reply);  // want "'Say' is called with 'context', which has no deadline; if no answer comes, it never ends"
}

// Everything but a deadline.
grpc::Status Prepared(demo::Echo::StubInterface* stub,
                      const demo::EchoRequest& request) {
  grpc::ClientContext context{};  // want note "'context' is made here"
  demo::EchoReply reply;
  context.AddMetadata("user", "me");
  context.set_wait_for_ready(true);
  const auto deadline = context.deadline();
  (void)deadline;
  return stub->Say(&context, request, &reply);  // want "'Say' is called with 'context', which has no deadline"
}

grpc::Status Owned(demo::Echo::Stub& stub, const demo::EchoRequest& request) {
  auto context = std::make_unique<grpc::ClientContext>();  // want note "'context' is made here"
  demo::EchoReply reply;
  if (!context) return grpc::Status::CANCELLED;
  context->AddMetadata("user", "me");
  return stub.Say(context.get(), request, &reply);  // want "'Say' is called with 'context'"
}

grpc::Status Shared(demo::Echo::Stub& stub, const demo::EchoRequest& request) {
  std::shared_ptr<grpc::ClientContext> context(new grpc::ClientContext());  // want note "'context' is made here"
  demo::EchoReply reply;
  return stub.Say(&*context, request, &reply);  // want "'Say' is called with 'context'"
}

void Naked(demo::Echo::Stub& stub, const demo::EchoRequest& request) {
  auto* context = new grpc::ClientContext;  // want note "'context' is made here"
  demo::EchoReply reply;
  stub.Say(context, request, &reply);  // want "'Say' is called with 'context'"
  delete context;
}

// Too late to have an effect.
grpc::Status Late(demo::Echo::Stub& stub, const demo::EchoRequest& request) {
  grpc::ClientContext context;  // want note "'context' is made here"
  demo::EchoReply reply;
  grpc::Status status = stub.Say(&context, request, &reply);  // want "'Say' is called with 'context'"
  context.set_deadline(std::chrono::system_clock::now() + 1s);
  return status;
}

// The wrong one has it.
grpc::Status Mixed(demo::Echo::Stub& stub, const demo::EchoRequest& request) {
  grpc::ClientContext first;
  grpc::ClientContext second;  // want note "'second' is made here"
  demo::EchoReply reply;
  first.set_deadline(std::chrono::system_clock::now() + 1s);
  if (!stub.Say(&first, request, &reply).ok()) return grpc::Status::CANCELLED;
  return stub.Say(&second, request, &reply);  // want "'Say' is called with 'second'"
}

// One fault, however many rounds there are, and a call of each context.
bool Retry(demo::Echo::Stub& stub, const demo::EchoRequest& request) {
  for (int attempt = 0; attempt < 3; ++attempt) {
    grpc::ClientContext context;  // want note "'context' is made here"
    demo::EchoReply reply;
    if (stub.Say(&context, request, &reply).ok()) return true;  // want "'Say' is called with 'context'"
  }
  return false;
}

bool RetryWithPointer(demo::Echo::Stub& stub,
                      const demo::EchoRequest& request) {
  std::unique_ptr<grpc::ClientContext> context;
  demo::EchoReply reply;
  do {
    context = std::make_unique<grpc::ClientContext>();  // want note "'context' is made here"
  } while (!stub.Say(context.get(), request, &reply).ok());  // want "'Say' is called with 'context'"
  context.reset(new grpc::ClientContext);
  return stub.Say(context.get(), request, &reply).ok();
}

// What is said of a function holds of a lambda in it.
void InLambda(demo::Echo::Stub& stub, const demo::EchoRequest& request) {
  auto ask = [&] {
    grpc::ClientContext context;  // want note "'context' is made here"
    demo::EchoReply reply;
    return stub.Say(&context, request, &reply);  // want "'Say' is called with 'context'"
  };
  ask();
  grpc::ClientContext outer;  // want note "'outer' is made here"
  auto again = [&] {
    demo::EchoReply reply;
    return stub.Say(&outer, request, &reply);  // want "'Say' is called with 'outer'"
  };
  again();
}

// ctx-not-propagated says that it should be made from the server's context, and
// what that is good for.
class Proxy : public demo::Echo::Service {
 public:
  grpc::Status Say(grpc::ServerContext* server,
                   const demo::EchoRequest* request,
                   demo::EchoReply* reply) override {
    if (server->IsCancelled()) return grpc::Status::CANCELLED;
    grpc::ClientContext context;
    return stub_->Say(&context, *request, reply);
  }
  // Without a name the server's is out of reach, on purpose.
  grpc::Status Upload(grpc::ServerContext*, grpc::ServerReader<demo::EchoRequest>*,
                      demo::EchoReply* reply) override {
    grpc::ClientContext context;  // want note "'context' is made here"
    return stub_->Say(&context, {}, reply);  // want "'Say' is called with 'context'"
  }

 private:
  std::unique_ptr<demo::Echo::Stub> stub_;
};

int main() {
  auto stub = demo::Echo::NewStub(
      grpc::CreateChannel("there", grpc::InsecureChannelCredentials()));
  grpc::ClientContext context;  // want note "'context' is made here"
  demo::EchoRequest request;
  demo::EchoReply reply;
  return stub->Say(&context, request, &reply).ok() ? 0 : 1;  // want "'Say' is called with 'context'"
}
