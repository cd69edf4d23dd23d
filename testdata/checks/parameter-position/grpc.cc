// A server context leads, as in generated code; for a client's there is no
// rule.

#include "echo.grpc.pb.h"

grpc::Status Say(const demo::EchoRequest& request, grpc::ServerContext* context);  // want "context parameter 'context' is not the first parameter; callers and wrappers look for it there"

bool Authorise(const std::string& user, const grpc::ServerContext& server);  // want "context parameter 'server' is not the first parameter"

class Gateway {
 public:
  grpc::Status Forward(const demo::EchoRequest* request,
                       demo::EchoReply* response,
                       grpc::ServerContext* context);  // want "context parameter 'context' is not the first parameter"
  grpc::ServerUnaryReactor* Start(const demo::EchoRequest* request,
                                  grpc::CallbackServerContext* context);  // want "context parameter 'context' is not the first parameter"
};

class EchoService : public demo::Echo::Service {
 public:
  grpc::Status Say(grpc::ServerContext* context,
                   const demo::EchoRequest* request,
                   demo::EchoReply* response) override;
};

class LateService {
 public:
  virtual ~LateService() = default;
  virtual grpc::Status Say(int id, grpc::ServerContext* context);  // want "context parameter 'context' is not the first parameter"
};

class LaterService : public LateService {
 public:
  grpc::Status Say(int id, grpc::ServerContext* context) override;
};

grpc::Status Handle(grpc::ServerContext* context, int id);

// The options of a call to be made stand where they like.
void Client(demo::Echo::Stub& stub, grpc::ClientContext* client);

void ClientMiddle(int id, grpc::ClientContext& client, const std::string& text);

// What one file keeps to itself is nobody's interface.
static bool Known(const std::string& user, const grpc::ServerContext& server) {
  return !server.IsCancelled();
}
bool CallsKnown(const grpc::ServerContext& server) {
  return Known("me", server);
}

void ClientOwned(int id, std::unique_ptr<grpc::ClientContext> client);

void ServerAndClient(grpc::ServerContext* server, int id,
                     grpc::ClientContext* client);

// Behind a context, if of another kind.
void ServerAndContext(grpc::ServerContext* server, const ctx::Context& c);

void Lambdas(grpc::ServerContext* server) {
  auto handle = [](int id, grpc::ServerContext* context) {
    return context->IsCancelled();
  };
  handle(1, server);
}
