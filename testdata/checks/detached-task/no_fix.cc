// What cannot simply be replaced.

#include "grpcpp/grpcpp.h"

void Pointer(const ctx::Context* c) {
  std::thread([c] { Work(*c); }).detach();  // want "a detached task refers to context 'c'"
}

void OwnLimit(const ctx::Context& c) {
  auto [own, cancel] = ctx::WithTimeout(c, 5s);
  std::thread([own, cancel] { Work(own); }).detach();  // want "context 'own' goes to a detached task"
}

void Grpc(grpc::ServerContext* context) {
  std::thread([context] { context->IsCancelled(); }).detach();  // want "a detached task refers to context 'context'"
}
