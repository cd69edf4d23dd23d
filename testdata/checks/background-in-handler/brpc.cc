// In a handler, a controller for a further call is no fault: brpc has no way to
// make one from that of the request.

#include "brpc/controller.h"

class Proxy : public demo::Ping {
 public:
  void Send(google::protobuf::RpcController* base,
            const demo::PingRequest* request, demo::PingReply* reply,
            google::protobuf::Closure* done) override {
    brpc::ClosureGuard guard(done);
    auto* server = static_cast<brpc::Controller*>(base);
    if (server->IsCanceled()) return;
    brpc::Controller client;
    demo::Ping_Stub stub(channel_);
    stub.Send(&client, request, reply, nullptr);
    Work(ctx::Background());  // want "'Background' starts a new root although context 'server' is in scope"
  }

 private:
  google::protobuf::RpcChannel* channel_ = nullptr;
};
