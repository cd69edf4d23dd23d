// Other libraries keep theirs in members by design: only who asks is told.

#include "azure/core/context.hpp"
#include "echo.grpc.pb.h"
#include "seastar/seastar.hh"

struct Service {
  seastar::abort_source as;
  std::stop_token token;
  Azure::Core::Context context;
  grpc::ServerContext* server = nullptr;
};
