// Helpers that make the context of a call themselves: what they are called for
// does not reach that call.

#include "echo.grpc.pb.h"
#include "mongo/mongo.h"
#include "trpc/trpc.h"

using EchoRequest = demo::EchoRequest;
using EchoReply = demo::EchoReply;

grpc::Status Ask(demo::Echo::Stub& stub, const EchoRequest& request, EchoReply* reply) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + 3s);
  return stub.Say(&context, request, reply);  // want note "'Say' gets a new root here"
}
grpc::Status AskOwned(demo::Echo::Stub& stub, EchoReply* reply) {
  auto context = std::make_unique<grpc::ClientContext>();
  context->set_deadline(std::chrono::system_clock::now() + 3s);
  return stub.Say(context.get(), EchoRequest(), reply);  // want note "'Say' gets a new root here"
}
grpc::Status AskTwice(demo::Echo::Stub& stub, EchoReply* reply) {
  for (int i = 0; i < 2; ++i) {
    if (grpc::Status status = AskOwned(stub, reply); status.ok()) return status;  // want note "calls 'AskOwned' here"
  }
  return AskOwned(stub, reply);
}

grpc::Status AskUntil(demo::Echo::Stub& stub, EchoReply* reply,
                      std::chrono::system_clock::time_point until) {
  grpc::ClientContext context;
  context.set_deadline(until);
  return stub.Say(&context, EchoRequest(), reply);
}
// Whatever is behind this may look after it.
void Prepare(grpc::ClientContext* context);
grpc::Status AskPrepared(demo::Echo::Stub& stub, EchoReply* reply) {
  grpc::ClientContext context;
  Prepare(&context);
  return stub.Say(&context, EchoRequest(), reply);
}
// Work of its own.
void AskLater(demo::Echo::Stub& stub) {
  std::thread([&stub] {
    grpc::ClientContext context;
    EchoReply reply;
    context.set_deadline(std::chrono::system_clock::now() + 3s);
    stub.Say(&context, EchoRequest(), &reply);
  }).detach();
}
// Nobody waits for the answer.
void Notify(demo::Echo::Stub& stub, const EchoRequest* request) {
  auto context = std::make_shared<grpc::ClientContext>();
  auto reply = std::make_shared<EchoReply>();
  context->set_deadline(std::chrono::system_clock::now() + 3s);
  stub.async()->Say(context.get(), request, reply.get(),
                    [context, reply](grpc::Status) {});
}
CTX_ROOT grpc::Status Restart(demo::Echo::Stub& stub, EchoReply* reply) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + 3s);
  return stub.Say(&context, EchoRequest(), reply);
}
// The context of a stream of its own.
void Watch(demo::Echo::Stub& stub, const EchoRequest& request) {
  grpc::ClientContext context;
  EchoReply reply;
  auto reader = stub.Watch(&context, request);
  while (reader->Read(&reply)) Log(reply.text());
}
struct Report {
  explicit Report(demo::Echo::Stub& stub) : stub(stub) {}
  ~Report() { Ask(stub, EchoRequest(), &reply); }
  demo::Echo::Stub& stub;
  EchoReply reply;
};

grpc::Status Handle(grpc::ServerContext* server, demo::Echo::Stub& stub,
                    const EchoRequest& request, EchoReply* reply) {
  server->AddTrailingMetadata("via", "me");
  AskTwice(stub, reply);  // want "'AskTwice' takes no context and starts from a new root; cancellation of 'server' does not reach it"
  AskUntil(stub, reply, server->deadline());
  AskPrepared(stub, reply);
  AskLater(stub);
  Notify(stub, &request);
  Restart(stub, reply);
  Watch(stub, request);
  Report report(stub);
  std::thread([&stub, reply] { Ask(stub, EchoRequest(), reply); }).detach();
  if (server->IsCancelled()) return Ask(stub, request, reply);
  return Ask(stub, request, reply);  // want "'Ask' takes no context and starts from a new root; cancellation of 'server' does not reach it"
}
grpc::Status Unused(grpc::ServerContext*, demo::Echo::Stub& stub, EchoReply* reply) {
  return Ask(stub, EchoRequest(), reply);
}
void Start(demo::Echo::Stub& stub, EchoReply* reply) {
  Ask(stub, EchoRequest(), reply);
}

// tRPC: a client context that is made of the proxy alone.
trpc::Status Fetch(const demo::GreeterServiceProxyPtr& proxy, demo::HelloReply* reply) {
  return proxy->SayHello(trpc::MakeClientContext(proxy), {}, reply);  // want note "'SayHello' gets a new root here"
}
trpc::Status FetchKept(const demo::GreeterServiceProxyPtr& proxy, demo::HelloReply* reply) {
  auto context = trpc::MakeClientContext(proxy);
  context->SetTimeout(100);
  return proxy->SayHello(context, {}, reply);  // want note "'SayHello' gets a new root here"
}
trpc::Status FetchFor(const trpc::ServerContextPtr& server,
                      const demo::GreeterServiceProxyPtr& proxy, demo::HelloReply* reply) {
  return proxy->SayHello(trpc::MakeClientContext(server, proxy), {}, reply);
}
trpc::Status Serve(const trpc::ServerContextPtr& server,
                   const demo::GreeterServiceProxyPtr& proxy, demo::HelloReply* reply) {
  server->SetResponse(false);
  Fetch(proxy, reply);      // want "'Fetch' takes no context and starts from a new root; cancellation of 'server' does not reach it"
  FetchKept(proxy, reply);  // want "'FetchKept' takes no context and starts from a new root"
  return FetchFor(server, proxy, reply);
}

// MongoDB: the client makes another operation.
void insertOne(mongo::OperationContext* opCtx);
void insertAnew() {
  auto own = mongo::cc().makeOperationContext();
  insertOne(own.get());  // want note "'insertOne' gets a new root here"
}
void insertAtOnce() {
  insertOne(mongo::cc().makeOperationContext().get());  // want note "'insertOne' gets a new root here"
}
void insertApart(mongo::ServiceContext* service) {
  mongo::ThreadClient client("apart", service);
  auto own = mongo::cc().makeOperationContext();
  insertOne(own.get());
}
void insertFor(mongo::OperationContext* opCtx, mongo::ServiceContext* service) {
  opCtx->checkForInterrupt();
  insertAnew();    // want "'insertAnew' takes no context and starts from a new root; cancellation of 'opCtx' does not reach it"
  insertAtOnce();  // want "'insertAtOnce' takes no context and starts from a new root"
  insertApart(service);
}
