// A handler's thread is one of few, whatever kind of thread it is.

#include <unistd.h>

#include "brpc/controller.h"

class Slow : public demo::Ping {
 public:
  void Send(google::protobuf::RpcController* base, const demo::PingRequest*,
            demo::PingReply*, google::protobuf::Closure* done) override {
    brpc::ClosureGuard guard(done);
    auto* server = static_cast<brpc::Controller*>(base);
    bthread_usleep(200000);  // want "'bthread_usleep' blocks without looking at context 'server'; cancellation has to wait for it" note "use shorter steps with 'Controller::IsCanceled' between them"
    usleep(200000);  // want "'usleep' blocks without looking at context 'server'" note "use 'bthread_usleep' in short steps"
    while (!server->IsCanceled()) bthread_usleep(20000);
  }
};

// Its own calls, then the answer.
void Fan(brpc::Controller* server, demo::Ping_Stub& stub,
         const demo::PingRequest& request, demo::PingReply& reply) {
  if (server->IsCanceled()) return;
  brpc::Controller client;
  stub.Send(&client, &request, &reply, nullptr);
  brpc::Join(client.call_id());  // want "'Join' blocks without looking at context 'server'" note "use 'NotifyOnCancel' to end that call"
}

// Only a call to be made: no request waits for this.
void Client(demo::Ping_Stub& stub, const demo::PingRequest& request,
            demo::PingReply& reply) {
  brpc::Controller controller;
  stub.Send(&controller, &request, &reply, nullptr);
  bthread_usleep(200000);
  brpc::Join(controller.call_id());
}
