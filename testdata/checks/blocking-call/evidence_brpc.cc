// Met in brpc's own code: the controller is that of the call that is waited for.

#include <unistd.h>

#include "brpc/controller.h"

// How a synchronous call is made of an asynchronous one.
void Call(brpc::Controller* cntl, demo::Ping_Stub& stub,
          const demo::PingRequest& request, demo::PingReply& reply) {
  const CallId id = cntl->call_id();
  stub.Send(cntl, &request, &reply, nullptr);
  brpc::Join(id);
  brpc::Join(cntl->call_id());
}

// Sends so many calls a second: no controller here is the caller's.
void Press(demo::Ping_Stub& stub, const demo::PingRequest& request,
           demo::PingReply& reply, unsigned pause) {
  while (true) {
    brpc::Controller* cntl = new brpc::Controller;
    stub.Send(cntl, &request, &reply, nullptr);
    usleep(pause);
    std::unique_ptr<brpc::Controller> owned(new brpc::Controller());
    stub.Send(owned.get(), &request, &reply, nullptr);
    usleep(pause);
  }
}

// This one is.
void Profile(brpc::Controller* cntl, int seconds) {
  bthread_usleep(seconds * 1000000L);  // want "'bthread_usleep' blocks without looking at context 'cntl'" note "use shorter steps"
}

// It deletes itself when it is done, and its controller is that of a call which
// is over.
struct Done : google::protobuf::Closure {
  void Run() override {
    std::unique_ptr<Done> guard(this);
    if (!cntl.Failed()) return;
    usleep(500000);
  }
  brpc::Controller cntl;
};
