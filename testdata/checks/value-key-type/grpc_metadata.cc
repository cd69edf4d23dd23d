// Metadata goes over the wire, and there its keys are strings.
// Also with the installed headers.

#include "echo.grpc.pb.h"

void Metadata(grpc::ServerContext* server, grpc::ClientContext& client) {
  client.AddMetadata("authorization", "me");
  server->AddInitialMetadata("version", "1");
  server->AddTrailingMetadata("cost", "2");
}
