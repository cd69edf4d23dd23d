// Other libraries' contexts that travel as pointers.

#include "arrow/arrow.h"
#include "brpc/controller.h"
#include "echo.grpc.pb.h"
#include "mongo/mongo.h"
#include "seastar/seastar.hh"

void Flush(const std::stop_token* token, int id);
void Stop(seastar::abort_source* as);
void Call(brpc::Controller* controller);
void Find(mongo::OperationContext* operation);

void Tokens() {
  Flush(nullptr, 1);  // want "'Flush' is given a null pointer for a context"
  Call(nullptr);      // want "'Call' is given a null pointer for a context"
}

// The model says that there may be none.
void Nullable() {
  Find(nullptr);
  Stop(nullptr);
}

// Given as a reference or a value, there is none to leave out.
void Values(std::stop_token token, seastar::abort_source& as) {
  Flush(&token, 2);
  Stop(&as);
}
