// Contexts that are over because somebody ended them.
#include <glog/logging.h>
#include "echo.grpc.pb.h"

void Stopped(std::stop_token token) {
  if (token.stop_requested()) LOG(ERROR) << "stopped";  // want "treats a cancellation as an error"
  if (!token.stop_requested()) LOG(ERROR) << "failed";
}

void Loop(std::stop_token token) {
  while (!token.stop_requested()) {  // want note "it is known to be a cancellation here"
    LOG(ERROR) << "failed";
  }
  LOG(ERROR) << "stopped";  // want "treats a cancellation as an error"
}

void LoopWithOtherEnds(std::stop_token token) {
  while (!token.stop_requested()) {
    if (!Ready()) break;
  }
  LOG(ERROR) << "stopped, or not ready";
}

void Wait(std::stop_token token, std::condition_variable_any& changed, std::unique_lock<std::mutex>& lock) {
  if (changed.wait(lock, token, [] { return Ready(); })) return;
  LOG(ERROR) << "stopped";
}

class EchoService : public demo::Echo::Service {
  grpc::Status Say(grpc::ServerContext* context, const demo::EchoRequest* request, demo::EchoReply* reply) override {
    if (context->IsCancelled()) {  // want note "it is known to be a cancellation here"
      LOG(ERROR) << "the client has gone";  // want "treats a cancellation as an error"
      return grpc::Status::CANCELLED;
    }
    return grpc::Status::OK;
  }
};

grpc::ServerUnaryReactor* Callback(grpc::CallbackServerContext* context) {
  if (context->IsCancelled()) LOG(ERROR) << "the client has gone";  // want "treats a cancellation as an error"
  return context->DefaultReactor();
}
