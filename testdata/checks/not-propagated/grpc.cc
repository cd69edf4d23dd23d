// The context of a call to be made begins from nothing in a handler.
// Also with the installed headers.

#include "echo.grpc.pb.h"

using EchoRequest = demo::EchoRequest;
using EchoReply = demo::EchoReply;

std::chrono::system_clock::time_point In(std::chrono::seconds time) {
  return std::chrono::system_clock::now() + time;
}

class Front : public demo::Echo::Service {
 public:
  grpc::Status Say(grpc::ServerContext* server, const EchoRequest* request,
                   EchoReply* reply) override {
    if (server->IsCancelled()) return grpc::Status::CANCELLED;
    grpc::ClientContext a;  // want "'a' starts without the cancellation and deadline of 'server'; make it with 'grpc::ClientContext::FromServerContext'"
    stub_->Say(&a, *request, reply);  // want note "'a' has no deadline here; if no answer comes, the call never ends"
    grpc::ClientContext b;  // want "'b' starts without the cancellation and deadline of 'server'"
    b.set_deadline(In(1s));
    stub_->Say(&b, *request, reply);
    auto c = std::make_unique<grpc::ClientContext>();  // want "'c' starts without the cancellation and deadline of 'server'"
    c->set_deadline(In(1s));
    stub_->Say(c.get(), *request, reply);
    auto d = std::make_shared<grpc::ClientContext>();  // want "'d' starts without the cancellation and deadline of 'server'"
    d->set_deadline(In(1s));
    stub_->Say(d.get(), *request, reply);
    auto* e = new grpc::ClientContext();  // want "'e' starts without the cancellation and deadline of 'server'"
    e->set_deadline(In(1s));
    stub_->Say(e, *request, reply);
    std::optional<grpc::ClientContext> f;
    f.emplace();  // want "'f' starts without the cancellation and deadline of 'server'"
    f->set_deadline(In(1s));
    stub_->Say(&*f, *request, reply);
    grpc::ClientContext g;  // want "'g' starts without the cancellation and deadline of 'server'"
    g.set_deadline(In(1s));
    grpc::ClientContext* name = &g;
    stub_->Say(name, *request, reply);
    std::vector<std::unique_ptr<grpc::ClientContext>> all;
    all.push_back(std::make_unique<grpc::ClientContext>());
    auto& h = *all.back();  // want "'h' starts without the cancellation and deadline of 'server'"
    h.set_deadline(In(1s));
    stub_->Say(&h, *request, reply);
    return stub_->Say(Make().get(), *request, reply);
  }

  grpc::Status Watch(grpc::ServerContext* server, const EchoRequest* request,
                     grpc::ServerWriter<EchoReply>* writer) override {
    if (server->IsCancelled()) return grpc::Status::CANCELLED;
    grpc::ClientContext context;  // want "'context' starts without the cancellation and deadline of 'server'"
    auto reader = stub_->Watch(&context, *request);
    EchoReply reply;
    while (reader->Read(&reply) && writer->Write(reply)) {
    }
    return reader->Finish();
  }

  // A helper that returns one.
  grpc::Status Factory(grpc::ServerContext& server, const EchoRequest& request,
                       EchoReply* reply) {
    if (server.IsCancelled()) return grpc::Status::CANCELLED;
    auto made = Make();  // want "'made' starts without the cancellation and deadline of 'server'" note "'Make' makes 'made' from nothing"
    return stub_->Say(made.get(), request, reply);  // want note "'made' has no deadline here"
  }

  // Lambdas that run on the spot.
  grpc::Status Lambdas(grpc::ServerContext* server, const EchoRequest& request,
                       EchoReply* reply) {
    if (server->IsCancelled()) return grpc::Status::CANCELLED;
    auto once = [&] {
      grpc::ClientContext a;  // want "'a' starts without the cancellation and deadline of 'server'"
      a.set_deadline(In(1s));
      return stub_->Say(&a, request, reply);
    };
    if (grpc::Status status = once(); !status.ok()) return status;
    return Retry([&] {
      grpc::ClientContext b;  // want "'b' starts without the cancellation and deadline of 'server'"
      b.set_deadline(In(1s));
      return stub_->Say(&b, request, reply);
    });
  }

  // An object that has the context, and waits.
  grpc::Status Object(grpc::ServerContext* server, const EchoRequest& request) {
    if (server->IsCancelled()) return grpc::Status::CANCELLED;
    Call call;  // want "'call.context' starts without the cancellation and deadline of 'server'"
    call.context.set_deadline(In(1s));
    return stub_->Say(&call.context, request, &call.reply);
  }

 private:
  struct Call {
    grpc::ClientContext context;
    EchoReply reply;
  };
  static std::unique_ptr<grpc::ClientContext> Make() {
    return std::make_unique<grpc::ClientContext>();
  }
  template <class F>
  static grpc::Status Retry(F f) {
    grpc::Status status = f();
    return status.ok() ? status : f();
  }
  std::unique_ptr<demo::Echo::Stub> stub_;
};

// The callback's answer is the request's.
class CallbackFront : public demo::Echo::CallbackService {
 public:
  grpc::ServerUnaryReactor* Say(grpc::CallbackServerContext* server,
                                const EchoRequest* request,
                                EchoReply* reply) override {
    auto* reactor = server->DefaultReactor();
    auto* call = new grpc::ClientContext;  // want "'call' starts without the cancellation and deadline of 'server'"
    call->set_deadline(In(1s));
    stub_->async()->Say(call, request, reply, [reactor, call](grpc::Status status) {
      delete call;
      reactor->Finish(status);
    });
    return reactor;
  }

 private:
  std::unique_ptr<demo::Echo::Stub> stub_;
};

struct AsyncCall {
  explicit AsyncCall(grpc::ServerContext* server);
  AsyncCall();
  grpc::ClientContext context;
  EchoReply reply;
};
void Prepare(grpc::ClientContext* client, grpc::ServerContext* server);

// Related, or right without.
class Fine : public demo::Echo::Service {
 public:
  grpc::Status Say(grpc::ServerContext* server, const EchoRequest* request,
                   EchoReply* reply) override {
    auto a = grpc::ClientContext::FromServerContext(*server);
    stub_->Say(a.get(), *request, reply);
    grpc::ClientContext b;
    b.set_deadline(server->deadline());
    stub_->Say(&b, *request, reply);
    auto c = std::make_unique<grpc::ClientContext>();
    const auto until = server->deadline() - 10ms;
    c->set_deadline(std::min(until, In(1s)));
    stub_->Say(c.get(), *request, reply);
    auto* d = new grpc::ClientContext;
    Prepare(d, server);
    stub_->Say(d, *request, reply);
    grpc::ServerContext& same = *server;
    grpc::ClientContext e;
    e.set_deadline(same.deadline());
    stub_->Say(&e, *request, reply);
    AsyncCall call(server);
    stub_->Say(&call.context, *request, reply);
    return grpc::Status::OK;
  }

  // The client has gone, or the work has failed.
  grpc::Status Undo(grpc::ServerContext* server, const EchoRequest& request,
                    EchoReply* reply) {
    if (server->IsCancelled()) {
      auto context = std::make_unique<grpc::ClientContext>();
      context->set_deadline(In(1s));
      return stub_->Say(context.get(), request, reply);
    }
    try {
      Log(request.text());
    } catch (...) {
      grpc::ClientContext context;
      context.set_deadline(In(1s));
      stub_->Say(&context, request, reply);
      throw;
    }
    return grpc::Status::OK;
  }

  // Nobody waits for the answer, so it is no part of the request.
  grpc::Status Notify(grpc::ServerContext* server, const EchoRequest& request) {
    if (server->IsCancelled()) return grpc::Status::CANCELLED;
    auto context = std::make_shared<grpc::ClientContext>();
    auto reply = std::make_shared<EchoReply>();
    context->set_deadline(In(1s));
    stub_->async()->Say(context.get(), &request, reply.get(),
                        [context, reply](grpc::Status) {});
    std::thread([this, request] {
      grpc::ClientContext own;
      EchoReply reply;
      own.set_deadline(In(1s));
      stub_->Say(&own, request, &reply);
    }).detach();
    return grpc::Status::OK;
  }

 private:
  std::unique_ptr<demo::Echo::Stub> stub_;
};

// There is no request here.
grpc::Status Probe(demo::Echo::Stub& stub, EchoReply* reply) {
  auto context = std::make_unique<grpc::ClientContext>();
  context->set_deadline(In(1s));
  return stub.Say(context.get(), EchoRequest(), reply);
}
