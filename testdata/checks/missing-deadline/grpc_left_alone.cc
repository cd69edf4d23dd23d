// Nothing here is certain to have no deadline, or it is right without one.
// Also with the installed headers.

#include "echo.grpc.pb.h"

using EchoRequest = demo::EchoRequest;
using EchoReply = demo::EchoReply;

void Set(demo::Echo::Stub& stub, const EchoRequest& request, EchoReply& reply) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + 5s);
  stub.Say(&context, request, &reply);
}

// Whoever wants none says so with 0.
void SetIfWanted(demo::Echo::Stub& stub, const EchoRequest& request, EchoReply& reply,
                 int timeout) {
  grpc::ClientContext context;
  if (timeout > 0) {
    context.set_deadline(std::chrono::system_clock::now() +
                         std::chrono::seconds(timeout));
  }
  stub.Say(&context, request, &reply);
}

grpc::Status SetInOneBranch(demo::Echo::Stub& stub, const EchoRequest& request,
                            EchoReply& reply, bool limited) {
  grpc::ClientContext context;
  if (limited) {
    context.set_deadline(std::chrono::system_clock::now() + 1s);
    return stub.Say(&context, request, &reply);
  }
  return stub.Say(&context, request, &reply);
}

// Made from a server's context, or handed in.
class Proxy : public demo::Echo::Service {
 public:
  grpc::Status Say(grpc::ServerContext* server, const EchoRequest* request,
                   EchoReply* reply) override {
    auto context = grpc::ClientContext::FromServerContext(*server);
    return stub_->Say(context.get(), *request, reply);
  }

 private:
  std::unique_ptr<demo::Echo::Stub> stub_;
};

void Given(demo::Echo::Stub& stub, grpc::ClientContext& context,
           const EchoRequest& request, EchoReply& reply) {
  stub.Say(&context, request, &reply);
}

void Member(demo::Echo::Stub& stub, const EchoRequest& request, EchoReply& reply) {
  static grpc::ClientContext forever;
  stub.Say(&forever, request, &reply);
}

// Under another name it may be given one.
void Aliased(demo::Echo::Stub& stub, const EchoRequest& request, EchoReply& reply) {
  grpc::ClientContext context;
  grpc::ClientContext& same = context;
  same.set_deadline(std::chrono::system_clock::now() + 1s);
  stub.Say(&context, request, &reply);
  grpc::ClientContext other;
  grpc::ClientContext* pointer = &other;
  pointer->set_deadline(std::chrono::system_clock::now() + 1s);
  stub.Say(&other, request, &reply);
}

void Configured(demo::Echo::Stub& stub, const EchoRequest& request, EchoReply& reply,
                const std::function<void(grpc::ClientContext*)>& configure) {
  grpc::ClientContext context;
  configure(&context);
  stub.Say(&context, request, &reply);
}

void InLambdas(demo::Echo::Stub& stub, const EchoRequest& request, EchoReply& reply) {
  grpc::ClientContext context;
  auto limit = [&] {
    context.set_deadline(std::chrono::system_clock::now() + 1s);
  };
  limit();
  stub.Say(&context, request, &reply);
  grpc::ClientContext other;
  other.set_deadline(std::chrono::system_clock::now() + 1s);
  auto ask = [&] { return stub.Say(&other, request, &reply); };
  ask();
}

// Its constructor sets one.
class LimitedContext : public grpc::ClientContext {
 public:
  LimitedContext() { set_deadline(std::chrono::system_clock::now() + 1s); }
};
void Derived(demo::Echo::Stub& stub, const EchoRequest& request, EchoReply& reply) {
  LimitedContext context;
  stub.Say(&context, request, &reply);
}

struct Rpc {
  explicit Rpc(std::chrono::seconds timeout) {
    if (timeout > 0s) {
      context.set_deadline(std::chrono::system_clock::now() + timeout);
    }
  }
  grpc::ClientContext context;
};
void InClass(demo::Echo::Stub& stub, const EchoRequest& request, EchoReply& reply) {
  Rpc rpc(3s);
  stub.Say(&rpc.context, request, &reply);
}

// Not a call: it asks for nothing.
bool Authorise(grpc::ClientContext* context, const std::string& user);
void NoCall() {
  grpc::ClientContext context;
  Authorise(&context, "me");
}

// Streams go on for as long as somebody wants them to.
void Streams(demo::Echo::Stub& stub, const EchoRequest& request, EchoReply& reply) {
  grpc::ClientContext watch;
  auto reader = stub.Watch(&watch, request);
  while (reader->Read(&reply)) Log(reply.text());
  grpc::ClientContext upload;
  auto writer = stub.Upload(&upload, &reply);
  writer->WritesDone();
  grpc::ClientContext chat;
  auto both = stub.Chat(&chat);
  both->WritesDone();
}

class Watcher : public grpc::ClientReadReactor<EchoReply> {
 public:
  Watcher(demo::Echo::Stub* stub, const EchoRequest& request) {
    stub->async()->Watch(&context_, &request, this);
    StartCall();
  }

 private:
  grpc::ClientContext context_;
};

// A test fails if nothing comes back, and its server is its own. The shape is
// that of GoogleTest's TEST macro.
namespace testing {
class Test {
 public:
  virtual ~Test() = default;

 private:
  virtual void TestBody() = 0;
};
}  // namespace testing

class EchoTest_Says : public testing::Test {
  void TestBody() override {
    auto stub = demo::Echo::NewStub(nullptr);
    grpc::ClientContext context;
    EchoRequest request;
    EchoReply reply;
    if (!stub->Say(&context, request, &reply).ok()) std::abort();
  }
};

// Wrappers of a library's own, whose bodies are elsewhere.
grpc::Status CallWithTimeout(demo::Echo::Stub& stub,
                             grpc::ClientContext* context,
                             const EchoRequest& request, EchoReply* reply);
void Wrapped(demo::Echo::Stub& stub, const EchoRequest& request, EchoReply& reply) {
  grpc::ClientContext context;
  CallWithTimeout(stub, &context, request, &reply);
}

// A jump back, and a second round.
void Jumps(demo::Echo::Stub& stub, const EchoRequest& request, EchoReply& reply) {
  grpc::ClientContext context;
again:
  if (stub.Say(&context, request, &reply).ok()) return;
  context.set_deadline(std::chrono::system_clock::now() + 1s);
  goto again;
}

void SecondRound(demo::Echo::Stub& stub, const EchoRequest& request, EchoReply& reply) {
  grpc::ClientContext context;
  for (int i = 0; i < 2; ++i) {
    if (i > 0) stub.Say(&context, request, &reply);
    context.set_deadline(std::chrono::system_clock::now() + 1s);
  }
}

void Unevaluated(demo::Echo::Stub& stub, const EchoRequest& request, EchoReply& reply) {
  grpc::ClientContext context;
  using Result = decltype(stub.Say(&context, request, &reply));
  Log(sizeof(Result) > 0 ? "" : "none");
}
