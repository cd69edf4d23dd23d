// A reference or a pointer to what is gone by then.

#include "grpcpp/grpcpp.h"

void Reference(const ctx::Context& c) {
  std::thread([&c] { Work(c); }).detach();  // want "a detached task refers to context 'c', which is gone once the request is over; using it then is undefined"
}

void ReferenceToAll(const ctx::Context& c) {
  std::thread([&] { Work(c); }).detach();  // want "a detached task refers to context 'c'"
}

void Wrapped(const ctx::Context& c) {
  std::thread(Work, std::cref(c)).detach();  // want "a detached task refers to context 'c'"
}

void Pointer(const ctx::Context* c) {
  std::thread([c] { Work(*c); }).detach();  // want "a detached task refers to context 'c'"
}

void Address(ctx::Context c) {
  std::thread([](const ctx::Context* p) { Work(*p); }, &c).detach();  // want "a detached task refers to context 'c'"
}

// Its own, but in a variable of the function.
void OwnLocal(const ctx::Context& c) {
  ctx::Context own = ctx::WithoutCancel(c);
  std::thread([&own] { Work(own); }).detach();  // want "a detached task refers to context 'own'"
}

void StopToken(std::stop_token stop) {
  std::thread([&stop] {  // want "a detached task refers to context 'stop'"
    while (!stop.stop_requested()) Log("on");
  }).detach();
}

void Grpc(grpc::ServerContext* context) {
  std::thread([context] {  // want "a detached task refers to context 'context'"
    if (!context->IsCancelled()) Log("late");
  }).detach();
}

void GrpcToAll(grpc::CallbackServerContext* context) {
  std::thread([=] { context->IsCancelled(); }).detach();  // want "a detached task refers to context 'context'"
}

void Late(grpc::ServerContext* context);
void GrpcArgument(grpc::ServerContext* context) {
  std::thread(Late, context).detach();  // want "a detached task refers to context 'context'"
}
