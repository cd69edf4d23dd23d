// Contexts that go through other functions: seen as far as this unit goes.
// Also with the installed headers.

#include "echo.grpc.pb.h"
#include "grpcpp/generic/generic_stub.h"

using EchoRequest = demo::EchoRequest;
using EchoReply = demo::EchoReply;

// What is not to be seen may set a deadline.
void Prepare(grpc::ClientContext* context);
void PrepareByReference(grpc::ClientContext& context);
std::unique_ptr<grpc::ClientContext> MakeElsewhere();
void Look(const grpc::ClientContext& context);

void Unseen(demo::Echo::Stub& stub, const EchoRequest& request, EchoReply& reply) {
  grpc::ClientContext a;
  Prepare(&a);
  stub.Say(&a, request, &reply);
  grpc::ClientContext b;
  PrepareByReference(b);
  stub.Say(&b, request, &reply);
  auto c = MakeElsewhere();
  stub.Say(c.get(), request, &reply);
  grpc::ClientContext d;  // want note "'d' is made here"
  Look(d);
  stub.Say(&d, request, &reply);  // want "'Say' is called with 'd'"
}

// From the caller, so nobody knows.
grpc::Status Given(demo::Echo::Stub& stub, grpc::ClientContext* context,
                   const EchoRequest& request, EchoReply& reply) {
  return stub.Say(context, request, &reply);  // want note "'context' is handed on here"
}

// But here it is known.
void Gives(demo::Echo::Stub& stub, const EchoRequest& request, EchoReply& reply) {
  grpc::ClientContext context;  // want note "'context' is made here"
  Given(stub, &context, request, reply);  // want "'Given' is called with 'context', which has no deadline"
}

void GivesWithDeadline(demo::Echo::Stub& stub, const EchoRequest& request,
                       EchoReply& reply) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + 1s);
  Given(stub, &context, request, reply);
}

// Helpers that are seen.
void SetDeadline(grpc::ClientContext& context, std::chrono::seconds timeout) {
  context.set_deadline(std::chrono::system_clock::now() + timeout);
}
void SetDeadlineThrough(grpc::ClientContext* context) {
  SetDeadline(*context, 1s);
}
void SetUser(grpc::ClientContext* context, const std::string& user) {
  context->AddMetadata("user", user);
}
void SetMaybe(grpc::ClientContext* context, int timeout) {
  if (timeout > 0) {
    context->set_deadline(std::chrono::system_clock::now() +
                          std::chrono::seconds(timeout));
  }
}

void Seen(demo::Echo::Stub& stub, const EchoRequest& request, EchoReply& reply) {
  grpc::ClientContext a;
  SetDeadline(a, 1s);
  stub.Say(&a, request, &reply);
  grpc::ClientContext b;
  SetDeadlineThrough(&b);
  stub.Say(&b, request, &reply);
  grpc::ClientContext c;  // want note "'c' is made here"
  SetUser(&c, "me");
  stub.Say(&c, request, &reply);  // want "'Say' is called with 'c'"
  grpc::ClientContext d;
  SetMaybe(&d, 0);
  stub.Say(&d, request, &reply);
}

// Factories.
std::unique_ptr<grpc::ClientContext> Make() {
  auto context = std::make_unique<grpc::ClientContext>();
  context->AddMetadata("user", "me");
  return context;
}
std::unique_ptr<grpc::ClientContext> MakeLimited() {
  auto context = std::make_unique<grpc::ClientContext>();
  context->set_deadline(std::chrono::system_clock::now() + 1s);
  return context;
}
std::shared_ptr<grpc::ClientContext> MakeMaybe(bool limited) {
  if (limited) return MakeLimited();
  return std::make_shared<grpc::ClientContext>();
}
std::unique_ptr<grpc::ClientContext> MakeAtOnce() {
  return std::make_unique<grpc::ClientContext>();
}

void Factories(demo::Echo::Stub& stub, const EchoRequest& request, EchoReply& reply) {
  auto a = Make();  // want note "'Make' makes 'a' without a deadline"
  stub.Say(a.get(), request, &reply);  // want "'Say' is called with 'a', which has no deadline"
  auto b = MakeLimited();
  stub.Say(b.get(), request, &reply);
  auto c = MakeMaybe(true);
  stub.Say(c.get(), request, &reply);
  auto d = MakeAtOnce();  // want note "'MakeAtOnce' makes 'd' without a deadline"
  stub.Say(d.get(), request, &reply);  // want "'Say' is called with 'd'"
  auto e = Make();
  e->set_deadline(std::chrono::system_clock::now() + 1s);
  stub.Say(e.get(), request, &reply);
}

// A helper that makes its own is judged by itself.
grpc::Status Ask(demo::Echo::Stub& stub, const EchoRequest& request, EchoReply& reply) {
  grpc::ClientContext context;  // want note "made here"
  return stub.Say(&context, request, &reply);  // want "'Say' is called with 'context'"
}
void Asks(demo::Echo::Stub& stub, const EchoRequest& request, EchoReply& reply) {
  Ask(stub, request, reply);
}

// Generic callers: the call goes through a pointer.
template <class Rpc>
grpc::Status CallAny(demo::Echo::Stub& stub, Rpc rpc, const EchoRequest& request,
                     EchoReply* reply) {
  grpc::ClientContext context;  // want note "made here"
  return (stub.*rpc)(&context, request, reply);  // want "the call is made with 'context', which has no deadline; if no answer comes, it never ends"
}
void Generic(demo::Echo::Stub& stub, const EchoRequest& request, EchoReply& reply) {
  CallAny(stub, &demo::Echo::Stub::Say, request, &reply);
}

using Rpc = std::function<grpc::Status(grpc::ClientContext*, const EchoRequest&,
                                       EchoReply*)>;
grpc::Status CallFunction(const Rpc& rpc, const EchoRequest& request,
                          EchoReply* reply) {
  grpc::ClientContext context;  // want note "made here"
  return rpc(&context, request, reply);  // want "the call is made with 'context'"
}

template <class... Args>
grpc::Status Forwarded(demo::Echo::Stub& stub, Args&&... args) {
  return stub.Say(std::forward<Args>(args)...);  // want note "'context' is handed on here"
}
void Forwards(demo::Echo::Stub& stub, const EchoRequest& request, EchoReply& reply) {
  grpc::ClientContext context;  // want note "made here"
  Forwarded(stub, &context, request, &reply);  // want "'Forwarded' is called with 'context'"
}

// Without generated code.
void ByName(grpc::GenericStub& stub, const grpc::ByteBuffer& request,
            grpc::CompletionQueue& queue) {
  grpc::ClientContext context;  // want note "made here"
  auto reader = stub.PrepareUnaryCall(&context, "/demo.Echo/Say", request, &queue);  // want "'PrepareUnaryCall' is called with 'context'"
}
