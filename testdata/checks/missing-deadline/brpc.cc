// A controller without a timeout of its own has the channel's.

#include "brpc/controller.h"

void Send(google::protobuf::RpcChannel* channel,
          const demo::PingRequest& request, demo::PingReply& reply) {
  demo::Ping_Stub stub(channel);
  brpc::Controller controller;
  stub.Send(&controller, &request, &reply, nullptr);
  if (controller.Failed()) Log(controller.ErrorText());
}
