// Other libraries: some have a wait, some have none.

#include "azure/core/context.hpp"
#include "echo.grpc.pb.h"

void KeepsCallOpen(grpc::ServerContext* context) {
  while (!context->IsCancelled()) std::this_thread::sleep_for(100ms);  // want "loop only asks context 'context' again and again" note "sleep_for"
}

void Throws(Azure::Core::Context const& context) {
  for (;;) {  // want "loop only asks context 'context'"
    context.ThrowIfCancelled();
    std::this_thread::sleep_for(100ms);  // want note "sleep_for"
  }
}

// Without a wait, that is the best there is.
void AlsoFlag(grpc::ServerContext* context, const bool& ready) {
  while (!context->IsCancelled() && !ready) {
    std::this_thread::sleep_for(100ms);
  }
}

void Works(grpc::ServerContext* context,
           grpc::ServerWriter<demo::EchoReply>* writer) {
  while (!context->IsCancelled()) {
    writer->Write(demo::EchoReply());
    std::this_thread::sleep_for(1s);
  }
}
