// A request's own object: a handler called without one crashes when it looks.

#include <gtest/gtest.h>

#include "echo.grpc.pb.h"

grpc::Status Handle(grpc::ServerContext* context, int id);

grpc::Status Calls() {
  return Handle(nullptr, 1);  // want "'Handle' is given a null pointer for a context"
}

// Tests call handlers without the request around them.
TEST(Handler, Works) { Handle(nullptr, 1); }
