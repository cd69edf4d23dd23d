// A server context is a caller, whatever kind of context the work wants.

#include "echo.grpc.pb.h"

class EchoService : public demo::Echo::Service {
 public:
  grpc::Status Say(grpc::ServerContext* context,
                   const demo::EchoRequest* request,
                   demo::EchoReply* response) override {
    response->set_text(Fetch(ctx::Background(), request->text()).text);  // want "'Background' starts a new root although context 'context' is in scope; the caller's cancellation and deadline are lost"
    return grpc::Status::OK;
  }

  grpc::Status Watch(grpc::ServerContext*, const demo::EchoRequest*,
                     grpc::ServerWriter<demo::EchoReply>*) override {
    Work(ctx::Background());
    return grpc::Status::OK;
  }
};

grpc::Status Free(grpc::ServerContext* server) {
  auto [c, cancel] = ctx::WithTimeout(ctx::TODO(), 1s);  // want "'TODO' starts a new root although context 'server' is in scope"
  ctx::CancelGuard guard(cancel);
  Work(c);
  return grpc::Status::OK;
}

void InLambda(grpc::ServerContext* server,
              const std::vector<std::string>& keys) {
  std::for_each(keys.begin(), keys.end(), [&](const std::string& key) {
    Fetch(ctx::Background(), key);  // want "'Background' starts a new root although context 'server' is in scope"
  });
}

// Derived from the server's: nothing is lost.
grpc::Status Propagates(grpc::ServerContext* server, demo::Echo::Stub& stub) {
  demo::EchoRequest request;
  demo::EchoReply reply;
  auto client = grpc::ClientContext::FromServerContext(*server);
  return stub.Say(client.get(), request, &reply);
}

// A fresh client context is a fault, but not this one.
grpc::Status Fresh(grpc::ServerContext* server, demo::Echo::Stub& stub) {
  demo::EchoRequest request;
  demo::EchoReply reply;
  grpc::ClientContext client;
  if (server->IsCancelled()) return grpc::Status::CANCELLED;
  return stub.Say(&client, request, &reply);
}

void Background(grpc::ServerContext* server) {
  std::thread([] { Work(ctx::Background()); }).detach();
  if (server->IsCancelled()) Log("cancelled");
}
